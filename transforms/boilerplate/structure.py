"""The rules that know a line by its place: in the head, at the tail, beside other furniture, or said before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from schemas.vocabulary import Kind
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.languages import either
from transforms.boilerplate.model import read_page
from transforms.boilerplate.notices import BIO, BIO_OF_PERSON
from transforms.formats.hints import BODY_ONLY
from transforms.page import Page, Span
from transforms.reading.agencies import NAMES as AGENCIES
from transforms.reading.date_lines import read_date_line
from transforms.reading.dates import stamps
from transforms.reading.head import read_head
from transforms.reading.headlines import ends_in_running_time
from transforms.reading.names import person
from transforms.reading.shapes import Shape, shapes
from transforms.reading.trailer import read_trailer

# A tail is looked for in this many lines at the end.
TAIL = 12
_LONG = 40
_DIVIDER = re.compile(r"[-_=*~—–•.· ]{1,80}")
_DATED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b")
_MAIL = re.compile(r"\w@\w[\w-]*\.\w")
_TEASER = re.compile(r"[\"“‘']?[^\W\d_](?:[^@./]|\.(?=\S))+")
_REPORTED = re.compile(rf"\b(?:said|told|says|{either('speech')})\b")
_CAPTION_NEIGHBOURS = (Kind.CAPTION, Kind.CREDIT)


def headline(page: Page) -> Iterator[Span]:
    """The headline, each time it is printed."""
    return (shape.line.span for shape in page.once(read_head).titles)


def deck(page: Page) -> Iterator[Span]:
    """The line under the headline that sums up the story."""
    return (shape.line.span for shape in page.once(read_head).decks)


def byline(page: Page) -> Iterator[Span]:
    """Lines that name who wrote the story."""
    return (shape.line.span for shape, _ in page.once(read_head).bylines)


def date_line(page: Page) -> Iterator[Span]:
    """Lines in the head that tell when the story was published or updated."""
    return (line.shape.line.span for line in page.once(read_head).dates)


def section_label(page: Page) -> Iterator[Span]:
    """Short lines in the head that are part of the page and not of the story."""
    return (shape.line.span for shape in page.once(read_head).labels)


def picture_source(page: Page) -> Iterator[Span]:
    """Lines between head and story that only name an organisation or a photographer."""
    return (shape.line.span for shape in page.once(read_head).credits)


def source_trailer(page: Page) -> Iterator[Span]:
    """The address under the story, with its label."""
    return (line.span for line in page.once(read_trailer).lines)


def closing_date(page: Page) -> Iterator[Span]:
    """Date lines under the story."""
    for shape in page.once(_tail):
        if shape.words <= 14 and any(character.isdigit() for character in shape.text) and read_date_line(shape):
            yield shape.line.span


def contact_line(page: Page) -> Iterator[Span]:
    """Lines with an e-mail address under the story that are no sentence."""
    return (
        shape.line.span for shape in page.once(_tail) if "@" in shape.text and shape.words <= 12 and not shape.sentence and _MAIL.search(shape.text)
    )


def author_bio(page: Page) -> Iterator[Span]:
    """Who the author is and how to reach them, under the story."""
    known = {name.lower() for _, byline in page.once(read_head).bylines for name in byline.authors}
    for shape in page.once(_tail):
        folded = shape.folded
        if not folded or len(folded) > 600 or shape.text[0] in '"“„«':
            continue
        about_author = any(folded.lstrip("(").startswith(name) for name in known)
        named = person(" ".join(shape.text.strip("(").split()[:2])) is not None
        reporter = named or not folded[0].isalpha() or " is " not in folded
        if (about_author and _not_reported(folded)) or (reporter and BIO.fullmatch(folded)) or (named and BIO_OF_PERSON.fullmatch(folded)):
            yield shape.line.span


def repeated_caption(page: Page) -> Iterator[Span]:
    """Lines printed before the story and again elsewhere, or beside a credit: captions of the same picture."""
    for places in _repeats(page).values():
        if any(_beside_picture(page, shape.number) for shape in places) or places[0].number < page.once(read_head).start:
            yield from (shape.line.span for shape in places)


def repeated_line(page: Page) -> Iterator[Span]:
    """Later copies of a long line that the page prints more than once."""
    for places in _repeats(page).values():
        yield from (shape.line.span for shape in places[1:])


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
        if mark and mark.rule == "credit_line" and shape.number not in marked and 3 <= shape.words <= 40:
            yield shape.line.span


def video_label(page: Page) -> Iterator[Span]:
    """Titles of videos above the story, told by their running time."""
    for shape in page.once(shapes)[: page.once(read_head).start]:
        if shape.words >= 4 and ends_in_running_time(shape.text):
            yield shape.line.span


def dated_teaser(page: Page) -> Iterator[Span]:
    """Headlines of other stories within this one, each with its own date line under it."""
    lines, start = page.once(shapes), page.once(read_head).start
    for shape, following in zip(lines[start:], lines[start + 1 :], strict=False):
        teases = 4 <= shape.words <= 20 and not shape.sentence and len(shape.text) <= 120 and _TEASER.fullmatch(shape.text)
        if teases and len(following.text) <= 40 and stamps(following.text) and read_date_line(following) and not stamps(shape.text):
            yield shape.line.span
            yield following.line.span


def photographer(page: Page) -> Iterator[Span]:
    """A person's name alone on a line under a caption."""
    marked = page.once(furnished)
    captions = {shape.number for places in _repeats(page).values() for shape in places} | {
        number for number, mark in marked.items() if mark.kind == Kind.CAPTION
    }
    for shape in page.once(shapes):
        if shape.words <= 4 and shape.number - 1 in captions and (person(shape.text) or shape.folded in AGENCIES):
            yield shape.line.span


def trailing_divider(page: Page) -> Iterator[Span]:
    """Dividers with nothing of the story after them."""
    lines, marked = page.once(shapes), page.once(furnished)
    for shape in reversed(lines):
        if _DIVIDER.fullmatch(shape.text):
            yield shape.line.span
        elif shape.number not in marked:
            return


def _tail(page: Page) -> list[Shape]:
    """The last lines of the page, or of a whole page's story, that are no furniture: at most four, none above the story.

    None where the container keeps apart what would stand there.
    """
    if page.hints.get(BODY_ONLY) == "true":
        return []
    marked, reading = page.once(furnished), page.once(read_page)
    lines = [shape for shape in page.once(shapes) if reading is None or reading.kept(shape.number)]
    trailer = {line.number for line in page.once(read_trailer).lines}
    tail = [
        shape for shape in lines[-3 * TAIL :] if shape.number not in marked and shape.number not in trailer and not _DIVIDER.fullmatch(shape.text)
    ]
    start = page.once(read_head).start
    return [shape for shape in tail[-4:] if shape.number > start]


def _not_reported(folded: str) -> bool:
    return _REPORTED.search(folded) is None


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
