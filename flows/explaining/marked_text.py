"""The text of a document as HTML: what stays, what goes and what comes, so that one page shows it before, after and in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flows.explaining.elements import Html, element, joined
from flows.explaining.known import Known
from schemas.vocabulary import Kind
from transforms.edits import Edit
from transforms.segments import Segment, segments

JOINED = "⤶ "


def marked_text(known: Known, places: Collection[int]) -> Html:
    """The text with each change as <del> and <ins> and its name as <small>; ``#at-N`` stands at each of the places.

    Without <ins> and <small> it reads as it arrived, without <del> and <small> as the body. The Nth edit is ``#change-N``.
    """
    return joined(*_pieces(known, set(places)))


def _pieces(known: Known, places: set[int]) -> Iterator[Html]:
    tags = known.tags
    numbers = {id(edit): number for number, edit in enumerate(known.edits)}
    for segment in segments(known.text, known.edits, {*places, *tags}):
        if segment.text and segment.start in tags:
            tag, within = tags[segment.start]
            yield element("span", class_="line", data_tag=tag, title=f"{tag} in {within}" if within else tag)
        shown = _changed(segment, segment.edit, numbers) if segment.edit else joined(segment.text)
        if segment.text and segment.start in places:
            places.remove(segment.start)
            shown = element("span", shown, id=f"at-{segment.start}")
        yield shown
    yield from (element("span", id=f"at-{place}") for place in sorted(places))


def _changed(segment: Segment, edit: Edit, numbers: dict[int, int]) -> Html:
    """A segment that an edit takes or replaces. Blanks are not struck through: that they change is the layout's business."""
    name = f"{edit.kind.value}: {edit.rule}"
    colour = f"k-{edit.kind.value}"
    said = {"title": f"{name}, sure {edit.score:.2f}"}
    number = {"id": f"change-{numbers[id(edit)]}"} if segment.start == edit.start else {}
    if edit.kind in (Kind.SPACE, Kind.JOIN):
        sign = element("small", f"{JOINED}{name}", class_=colour, **said, **number) if edit.kind is Kind.JOIN and number else joined()
        return joined(sign, _part("del", segment.text, class_="blank"), _part("ins", segment.becomes, class_="blank"))
    old = _part("del", segment.text, class_=colour, **said, **number)
    new = _part("ins", segment.becomes, class_=colour, **said, **({} if old else number))
    return joined(old, new, element("small", name, class_=colour) if segment.start + len(segment.text) == edit.end else joined())


def _part(name: str, text: str, **attributes: str) -> Html:
    return element(name, text, **attributes) if text else joined()
