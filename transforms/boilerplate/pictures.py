"""Pictures and videos: captions, credits and labels known by where they stand, and lines that a page prints twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from schemas.vocabulary import Kind
from transforms.boilerplate.credits import gives_day
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.model import read_page
from transforms.page import Page, Span
from transforms.reading.agencies import NAMES as AGENCIES
from transforms.reading.datelines import read_dateline, read_place
from transforms.reading.head import read_head
from transforms.reading.headlines import ends_in_running_time
from transforms.reading.names import person
from transforms.reading.shapes import Shape, shapes

_LONG = 40
_DATED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b")
# Of the lines after the head so many are looked at, and so many of these that no rule knows may stand before the dateline.
_NEAR, _LINES_BEFORE_DATELINE = 12, 4
_WIRE = re.compile(r"\([A-Z][\w ]{1,20}\) ?[-–—] ?[A-Z]")
_LONGEST_CAPTION = 60
_LONGEST_DATED = 100
_SHOWS = frozenset(
    ("gallery", "photo gallery", "photo galleries", "slideshow", "related video", "recommended video", "now playing", "watch now", "related gallery")
)
_CAPTION_NEIGHBOURS = (Kind.CAPTION, Kind.CREDIT)


def picture_source(page: Page) -> Iterator[Span]:
    """Lines between head and story that only name an organisation or a photographer."""
    return (shape.line.span for shape in page.once(read_head).credits)


def caption_before_dateline(page: Page) -> Iterator[Span]:
    """Lines beside a picture's credit between the head and the story's dateline."""
    marked, start = page.once(furnished), page.once(read_head).start
    lines = [shape for shape in page.once(shapes)[start : start + _NEAR] if shape.number not in marked][:_LINES_BEFORE_DATELINE]
    opening = next(
        (number for number, shape in enumerate(lines) if read_dateline(shape.text) or read_place(shape.text) or _WIRE.match(shape.text)), 0
    )
    for shape in lines[:opening]:
        beside = [mark.kind for step in (-1, 1) if (mark := marked.get(shape.number + step))]
        if shape.words <= _LONGEST_CAPTION and (gives_day(shape.folded) or not set(beside).isdisjoint(_CAPTION_NEIGHBOURS)):
            yield shape.line.span


def caption_over_name(page: Page) -> Iterator[Span]:
    """Lines that give a full date, as captions do and stories seldom do, over the photographer's name alone: more than one, or one outside the story."""
    marked, start = page.once(furnished), page.once(read_head).start
    pairs = [pair for pair in itertools.pairwise(page.once(shapes)) if _dated_over_name(*pair) and pair[0].number not in marked]
    for shape, following in pairs:
        if len(pairs) > 1 or shape.number <= start or shape.number - 1 in marked:
            yield shape.line.span
            yield following.line.span


def repeated_caption(page: Page) -> Iterator[Span]:
    """Lines printed before the story and again elsewhere, or beside a credit: captions of the same picture."""
    for places in _repeats(page).values():
        if any(_beside_picture(page, shape.number) for shape in places) or places[0].number < page.once(read_head).start:
            yield from (shape.line.span for shape in places)


def repeated_line(page: Page) -> Iterator[Span]:
    """Later copies of a long line that the page prints more than once; a statement may be quoted twice."""
    for places in _repeats(page).values():
        yield from (shape.line.span for shape in places[1:] if shape.text[0] not in '"“„«' or len(places) > 2)


def caption_beside_credit(page: Page) -> Iterator[Span]:
    """A line directly before a credit line, before the story or between slides, that is no part of the story."""
    lines, marked, start = page.once(shapes), page.once(furnished), page.once(read_head).start
    for shape, following in itertools.pairwise(lines):
        mark = marked.get(following.number)
        if mark and mark.rule == "credit_line" and shape.number not in marked and shape.words <= 60:
            before = marked.get(shape.number - 1)
            if shape.number < start or (before and before.kind in (*_CAPTION_NEIGHBOURS, Kind.NAV) and _DATED.search(shape.text)):
                yield shape.line.span


def caption_after_credit(page: Page) -> Iterator[Span]:
    """A line between a credit and the story that is no sentence."""
    marked, start = page.once(furnished), page.once(read_head).start
    for shape in page.once(shapes)[:start]:
        mark = marked.get(shape.number - 1)
        if mark and mark.rule == "credit_line" and shape.number not in marked and 3 <= shape.words <= 40 and not shape.sentence:
            yield shape.line.span


def title_under_label(page: Page) -> Iterator[Span]:
    """What a gallery or video is called, under the word for it."""
    marked = page.once(furnished)
    for before, shape in itertools.pairwise(page.once(shapes)):
        named = before.folded.rstrip(": ") in _SHOWS and before.number in marked
        if named and shape.number not in marked and 3 <= shape.words <= 16 and not shape.sentence and not read_place(shape.text):
            yield shape.line.span


def video_label(page: Page) -> Iterator[Span]:
    """Titles of videos above the story, told by their running time."""
    for shape in page.once(shapes)[: page.once(read_head).start]:
        if shape.words >= 4 and ends_in_running_time(shape.text):
            yield shape.line.span


def photographer(page: Page) -> Iterator[Span]:
    """A person's name alone on a line under a caption."""
    marked = page.once(furnished)
    captions = {shape.number for places in _repeats(page).values() for shape in places} | {
        number for number, mark in marked.items() if mark.kind == Kind.CAPTION and mark.rule != "caption_with_credit"
    }
    for shape in page.once(shapes):
        if shape.words <= 4 and shape.number - 1 in captions and (person(shape.text) or shape.folded in AGENCIES):
            yield shape.line.span


def _dated_over_name(shape: Shape, following: Shape) -> bool:
    if following.words > 4 or following.sentence or shape.words > _LONGEST_DATED or not gives_day(shape.folded):
        return False
    return person(following.text) is not None or following.folded in AGENCIES


def _repeats(page: Page) -> dict[str, list[Shape]]:
    return page.once(_repeated)


def _repeated(page: Page) -> dict[str, list[Shape]]:
    places: dict[str, list[Shape]] = {}
    reading = page.once(read_page)
    for shape in page.once(shapes):
        if len(shape.text) >= _LONG and shape.words >= 6 and not (reading and reading.kept(shape.number)):
            places.setdefault(shape.text, []).append(shape)
    return {text: shapes_ for text, shapes_ in places.items() if len(shapes_) > 1}


def _beside_picture(page: Page, number: int) -> bool:
    marked = page.once(furnished)
    return any((mark := marked.get(number + step)) is not None and (mark.kind in _CAPTION_NEIGHBOURS or mark.rule == "button") for step in (-1, 1))
