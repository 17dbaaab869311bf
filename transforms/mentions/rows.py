"""Mentions as rows of their table: places in the body become places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from transforms.edits import Edit, Origins
from transforms.mentions.find import Mention


def mention_rows(body: str, mentions: Sequence[Mention], edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """A row of schemas.MENTIONS for each mention, but for what all rows of a document share; of mentions from the same place in the text the first."""
    if not mentions:
        return []
    origins = Origins(edits)
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for mention in mentions:
        span = origins.span(mention.start, mention.end)
        if span[0] < span[1]:
            rows.setdefault(span, _row(body, mention, span))
    return list(rows.values())


def _row(body: str, mention: Mention, span: tuple[int, int]) -> dict[str, Any]:
    place = mention.place
    return {
        "start": span[0],
        "end": span[1],
        "kind": mention.kind.value,
        "text": body[mention.start : mention.end],
        "name": mention.name,
        "geonames_id": place.id if place else None,
        "country": place.country if place else None,
        "extractor": mention.extractor,
        "confidence": mention.confidence,
    }
