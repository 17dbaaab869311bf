"""Quotes as rows of their table: places in the body become places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from transforms.edits import Edit, Origins
from transforms.quotes.attribution import Place
from transforms.quotes.find import Quote
from transforms.quotes.variants import fingerprint


def quote_rows(body: str, quotes: Sequence[Quote], edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """A row of schemas.QUOTES for each quote, but for what all rows of a document share; of quotes from the same place in the text the first."""
    if not quotes:
        return []
    origins = Origins(edits)
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for quote in quotes:
        row = _row(body, quote, origins)
        rows.setdefault((row["start"], row["end"]), row)
    return [row for (start, end), row in rows.items() if start < end]


def _row(body: str, quote: Quote, origins: Origins) -> dict[str, Any]:
    start, end = origins.span(quote.start, quote.end)
    own = fingerprint(body[quote.start : quote.end])
    return {
        "start": start,
        "end": end,
        "quote": body[quote.start : quote.end],
        "kind": quote.kind.value,
        "direct": quote.direct,
        "speaker_name": quote.speaker_name,
        "confidence": quote.confidence,
        "words": own.words,
        "wording": own.wording,
        "sketch": own.sketch if quote.direct else own.sketch[:0],
        **_named("speaker", body, quote.speaker, origins),
        **_named("cue", body, quote.cue, origins),
    }


def _named(what: str, body: str, place: Place | None, origins: Origins) -> dict[str, Any]:
    start, end = origins.span(*place) if place else (None, None)
    return {what: body[slice(*place)] if place else None, f"{what}_start": start, f"{what}_end": end}
