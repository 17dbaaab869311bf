"""The lines of documents as learning sees them: by a hash of what they say, numbers aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from transforms.boilerplate.layout import story_page
from transforms.page import Page, holds_lines, page_of
from transforms.profiles.outlet import outlet_of
from transforms.profiles.pattern import pattern
from transforms.reading.shapes import Shape, shapes

# One row per line of a document that stands where its story does; ``line`` is the hash of the line's pattern, ``place`` its number among those lines.
SIGHTINGS = pa.schema(
    [
        pa.field("outlet", pa.string(), nullable=False),
        pa.field("known_by", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("place", pa.int32(), nullable=False),
        pa.field("line", pa.int64(), nullable=False),
        pa.field("size", pa.int32(), nullable=False),
        pa.field("prose", pa.bool_(), nullable=False),
    ]
)
# Of a longer document the first and the last lines are looked at, half of them each; one of more lines or characters than that, not at all.
MOST_LINES = 1_000
LONGEST_DOCUMENT_LINES, LONGEST_DOCUMENT = 200_000, 4 << 20


def hashed(said: str) -> int:
    """64 bits of BLAKE2b (RFC 7693) over a pattern, as a signed number."""
    return int.from_bytes(blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def sightings(documents: pa.RecordBatch) -> pa.RecordBatch:
    """The lines of documents in schemas.DOCUMENTS' schema, as SIGHTINGS. Pure: the same rows whatever the batch."""
    rows = [row for document in documents.to_pylist() for row in _of_document(document)]
    return pa.RecordBatch.from_pylist(rows, schema=SIGHTINGS)


def sighted(page: Page) -> list[Shape]:
    """The lines of a page that learning looks at: those of its story as far as markup tells it, but for pieces of wrapped paragraphs."""
    lines = [shape for shape in page.once(story_page).once(shapes) if not shape.wrapped]
    return lines if len(lines) <= MOST_LINES else lines[: MOST_LINES // 2] + lines[-MOST_LINES // 2 :]


def _of_document(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    text = document["text"]
    if len(text) > LONGEST_DOCUMENT or holds_lines(text, LONGEST_DOCUMENT_LINES):
        return
    page = page_of(document)
    outlet = outlet_of(page, document["uri"], document["member"])
    own = {"outlet": outlet.name, "known_by": outlet.known_by.value, "document_id": document["document_id"]}
    for place, shape in enumerate(sighted(page)):
        yield own | {"place": place, "line": hashed(pattern(shape.text)), "size": len(shape.text), "prose": shape.prose}
