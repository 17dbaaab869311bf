from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabulary import Kind
from transforms.edits import Edit, Origins, apply


def edit(start: int, end: int, replacement: str) -> Edit:
    return Edit(start, end, replacement, Kind.OTHER, "test")


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(min_size=1, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return text, [edit(start, end, draw(st.text(max_size=3))) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


def test_what_was_kept_stands_where_it_stood() -> None:
    assert Origins([edit(0, 4, ""), edit(7, 8, "--")]).span(0, 3) == (4, 7)


def test_a_stretch_across_a_cut_takes_the_cut_along() -> None:
    assert Origins([edit(3, 6, "")]).span(1, 5) == (1, 8)


def test_a_stretch_that_ends_within_a_replacement_takes_all_that_was_replaced() -> None:
    assert Origins([edit(2, 5, "abcd")]).span(3, 4) == (2, 5)


@given(edited(), st.data())
def test_the_edits_within_the_stretch_make_what_it_became(made: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = made
    body = apply(edits, text)
    if not body:
        return
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    first, last = Origins(edits).span(start, end)
    assert 0 <= first <= last <= len(text)
    inner = [edit(one.start - first, one.end - first, one.replacement) for one in edits if first <= one.start and one.end <= last]
    assert body[start:end] in apply(inner, text[first:last])
