"""A text in segments: nothing is lost, and what the segments become is the body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabulary import Kind
from transforms.edits import Edit, apply
from transforms.segments import Segment, segments


def edit(start: int, end: int, replacement: str = "") -> Edit:
    return Edit(start, end, replacement, Kind.OTHER, "rule")


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit], list[int]]:
    text = draw(st.text(max_size=30))
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [edit(start, end, draw(st.text(max_size=2))) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    return text, edits, draw(st.lists(st.integers(-2, len(text) + 2), max_size=6))


@given(edited())
def test_segments_make_the_text_again_and_what_they_become_makes_the_body(given_: tuple[str, list[Edit], list[int]]) -> None:
    text, edits, places = given_
    found = list(segments(text, edits, places))
    assert "".join(segment.text for segment in found) == text
    assert "".join(segment.becomes for segment in found) == apply(edits, text)
    assert all(text.startswith(segment.text, segment.start) for segment in found)


@given(edited())
def test_a_segment_begins_at_every_place_within_the_text(given_: tuple[str, list[Edit], list[int]]) -> None:
    text, edits, places = given_
    assert {place for place in places if 0 <= place < len(text)} <= {segment.start for segment in segments(text, edits, places)}


def test_an_edit_in_two_segments_is_replaced_once() -> None:
    change = edit(1, 5, "x")
    assert list(segments("abcdef", [change], [3])) == [
        Segment(0, "a", "a"),
        Segment(1, "bc", "", change),
        Segment(3, "de", "x", change),
        Segment(5, "f", "f"),
    ]


def test_an_edit_that_only_puts_something_in_is_a_segment_without_text() -> None:
    change = edit(1, 1, "\n\n")
    assert list(segments("ab", [change])) == [Segment(0, "a", "a"), Segment(1, "", "\n\n", change), Segment(1, "b", "b")]


@pytest.mark.parametrize("edits", [[edit(0, 2), edit(1, 3)], [edit(0, 4)], [edit(2, 1)]])
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another"):
        list(segments("abc", edits))
