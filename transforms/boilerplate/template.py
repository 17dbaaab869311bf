"""Lines that the outlet's profile holds: they recur in other articles of the same outlet."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.page import Mark, Page, Recurring
from transforms.profiles.pattern import pattern
from transforms.reading.shapes import Shape, shapes

# A line of so few words above the story may be its headline or byline: "Letters to the editor", "By our correspondent".
_NAMES = 7


def outlet_template(page: Page) -> Iterator[Mark]:
    """Lines that recur within the outlet, unless they may be part of the head."""
    for shape, known in page.once(_recurring):
        if not _of_head(shape, known):
            yield Mark(shape.line.start, shape.line.end, known.kind, "outlet_template", known.score)


def outlet_masthead(page: Page) -> Iterator[Mark]:
    """Short lines above the story that recur within the outlet, if no part of the head claims them."""
    for shape, known in page.once(_recurring):
        if _of_head(shape, known):
            yield Mark(shape.line.start, shape.line.end, known.kind, "outlet_masthead", known.score)


def _of_head(shape: Shape, known: Recurring) -> bool:
    return known.above and shape.words < _NAMES


def _recurring(page: Page) -> tuple[tuple[Shape, Recurring], ...]:
    """The lines of the page that the profile knows; none are pieces of wrapped paragraphs."""
    if not page.template:
        return ()
    lines = ((shape, page.template.get(pattern(shape.text))) for shape in page.once(shapes) if not shape.wrapped)
    return tuple((shape, known) for shape, known in lines if known)
