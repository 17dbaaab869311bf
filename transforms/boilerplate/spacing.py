"""What a cut inside a line leaves behind: brackets with nothing in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.vocabulary import Kind
from transforms.page import Mark, Page

_PAIRS = {"(": ")", "[": "]"}


def emptied_brackets(page: Page, settled: Sequence[Mark]) -> Iterator[Mark]:
    """Brackets around what the settled marks cut, with nothing else in them."""
    text = page.text
    for start, end in _stretches(text, settled):
        opening, closing = _left(text, start), _right(text, end)
        if opening >= 0 and closing < len(text) and _PAIRS.get(text[opening]) == text[closing]:
            yield Mark(opening, start, Kind.REPAIR, "emptied_brackets", 0.9)
            yield Mark(end, closing + 1, Kind.REPAIR, "emptied_brackets", 0.9)


def _stretches(text: str, settled: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches that are cut, with those that only a space divides taken together."""
    start = end = -1
    for mark in settled:
        if mark.replacement:
            continue
        if end >= 0 and mark.start - end <= 1 and not text[end : mark.start].strip(" "):
            end = mark.end
            continue
        if start >= 0:
            yield start, end
        start, end = mark.start, mark.end
    if start >= 0:
        yield start, end


def _left(text: str, place: int) -> int:
    """The last character before a place that is no space."""
    return place - 1 - (place > 0 and text[place - 1] == " ")


def _right(text: str, place: int) -> int:
    """The first character from a place on that is no space."""
    return place + (place < len(text) and text[place] == " ")
