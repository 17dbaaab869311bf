"""A text cut into the stretches that its edits leave, take or replace: what whoever shows the edits goes through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.edits import Edit


@dataclass(frozen=True, slots=True)
class Segment:
    """``text`` stands at ``start`` of the document and becomes ``becomes`` in the body.

    ``edit`` is what changes it, None where nothing does. An edit in several segments puts its replacement in the last one's place.
    """

    start: int
    text: str
    becomes: str
    edit: Edit | None = None


def segments(text: str, edits: Iterable[Edit], places: Iterable[int] = ()) -> Iterator[Segment]:
    """The whole text in order, divided where an edit begins or ends and at the places, which are offsets.

    The segments' texts make the text again, and what they become makes ``apply(edits, text)``. An edit that only
    puts something in is a segment without text. Raises ValueError if edits overlap or reach beyond the text.
    """
    bounds = sorted(set(places))
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit} overlaps another that ends at {position}, or leaves the text of {len(text)} characters")
        for start, end in _divided(position, edit.start, bounds):
            yield Segment(start, text[start:end], text[start:end])
        for start, end in _divided(edit.start, edit.end, bounds) or [(edit.start, edit.end)]:
            yield Segment(start, text[start:end], edit.replacement if end == edit.end else "", edit)
        position = edit.end
    for start, end in _divided(position, len(text), bounds):
        yield Segment(start, text[start:end], text[start:end])


def _divided(start: int, end: int, bounds: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches between the bounds that lie within start and end; none if there is nothing between them."""
    if start == end:
        return []
    inner = bounds[bisect_right(bounds, start) : bisect_left(bounds, end)]
    return list(zip([start, *inner], [*inner, end], strict=True))
