"""A text file: one record, or several articles with lines between them that divide them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from schemas.vocabulary import Sign
from transforms.decode import Decoded, decode
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing, stem
from transforms.formats.clippings import divided, divider, equal_to, matching
from transforms.formats.lines import open_source, read_up_to
from transforms.records import Declared, Fault, Outcome, Record


def read_whole(stream: BinaryIO, parsing: Parsing, head: bytes = b"") -> Decoded | Fault:
    """The text of a file, of which ``head`` was read already; or the fault of all of it: EMPTY, TOO_LARGE or UNDECODABLE."""
    data = head + read_up_to(stream, parsing.max_record_bytes + 1 - len(head))
    if len(data) > parsing.max_record_bytes:
        return parsing.too_large
    decoded = decode(data)
    if isinstance(decoded, Decoded) and not decoded.text.strip():
        return NOTHING
    return decoded


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault; or a record for each article of a clipping file, named with its number.

    Articles are divided by lines that the settings' ``separator`` matches, else by a line that leaves no doubt.
    """
    if parsing.separator is not None:
        yield from divided(open_source(stream), stem(name), parsing.max_record_bytes, matching(parsing.separator))
        return
    head = read_up_to(stream, HEAD_BYTES)
    rule = divider(head)
    if rule is not None:
        again = cast(BinaryIO, _Again(head, stream))
        yield from divided(open_source(again), stem(name), parsing.max_record_bytes, equal_to(rule))
        return
    whole = read_whole(stream, parsing, head)
    yield whole if isinstance(whole, Fault) else Record(0, stem(name), whole.text, whole.encoding)
    yield Declared(1)


class _Again:
    """A stream of which something was read already, from its beginning."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def read(self, size_bytes: int) -> bytes:
        return self._head.read(size_bytes) or self._stream.read(size_bytes)


TEXT = Format("text", lambda head, name: Sign.DEFAULT, parse)
