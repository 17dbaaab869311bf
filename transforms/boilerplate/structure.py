"""The rules that know a line by its place: in the head, at the tail, beside other furniture, or said before."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from transforms.reading.names import person
from transforms.reading.shapes import Shape, shapes
from transforms.reading.trailer import read_trailer
from transforms.reading.words import words

# A tail is looked for in this many lines at the end.
TAIL = 12
_DIVIDER = re.compile(r"[-_=*~—–•.· ]{1,80}")
_MAIL = re.compile(r"\w@\w[\w-]*\.\w")
_TEASER = re.compile(r"[\"“‘']?[^\W\d_](?:[^@./]|\.(?=\S))+")
_REPORTED = re.compile(rf"\b(?:said|told|says|{either('speech')})\b")
_LONGEST_BIO = 500
_PARTS = words("""
comments source sources sponsors categories topics newsletters newsletter credits deals poll polls join follow image images connect editors audio podcast podcasts updates
discuss transcript slideshow embed download reply summary love temperature text classifieds obituaries opinion events calendar about careers photos videos galleries weather
traffic sports news business politics entertainment lifestyle health technology world nation local national international state crime education
""") | {"release date", "supported by", "search results", "most recent", "contact us", "about us"}
_LONGEST_LABEL = 5
# More times than this are no players but the hours of a live blog's entries.
_MOST_PLAYERS = 2
_PLAYING_TIME = re.compile(r"\d{1,2}:[0-5]\d(?: ?/ ?\d{1,2}:[0-5]\d)?")
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}"
_INTRODUCED = re.compile(
    rf"\(?(?P<name>{_NAME})(?:, [^.]{{3,160}},| and {_NAME})? (?:is|are|(?P<does>edits|covers|teaches|co-hosts|blogs|writes (?:about|for|a|the))) "
)
_WORK = re.compile(
    r"\b(?:professors?|authors?|co-authors?|directors?|presidents?|fellows?|founders?|co-founders?|members?|hosts?|editors?|columnists?|contributors?|historians?|playwright|attorneys?"
    r"|lawyers?|consultants?|strategists?|journalists?|reporters?|writers?|correspondents?|analysts?|scholars?|economists?|lecturers?|producers?|publishers?|commentators?|podcasts?|novelists?)\b",
    re.I,
)
_REPORTED_FROM = re.compile(
    r"\(?[A-Z][\w.'’-]+(?:(?:,| and|,? in)? [A-Z][\w.'’-]*){0,8} (?:reported|contributed|wrote)(?: this (?:story|report|article))? from [A-Z][\w.'’ ,-]{2,50}(?:; [^\"“]{3,90})?\)?"
)


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


def source_trailer(page: Page) -> Iterator[Span]:
    """The address under the story, with its label."""
    return (line.span for line in page.once(read_trailer).lines)


def closing_date(page: Page) -> Iterator[Span]:
    """Date lines under the story."""
    for shape in page.once(_tail):
        if shape.words <= 14 and not shape.sentence and any(character.isdigit() for character in shape.text) and read_date_line(shape):
            yield shape.line.span


def contact_line(page: Page) -> Iterator[Span]:
    """Lines with an e-mail address under the story that are no sentence."""
    return (
        shape.line.span for shape in page.once(_tail) if "@" in shape.text and shape.words <= 12 and not shape.sentence and _MAIL.search(shape.text)
    )


def author_bio(page: Page) -> Iterator[Span]:
    """Who the author is and how to reach them, under the byline or the story."""
    head = page.once(read_head)
    known = {name.lower() for _, byline in head.bylines for name in byline.authors}
    yield from (shape.line.span for shape in head.bios)
    tail = page.once(_tail)
    last = next((shape.number for shape in reversed(tail) if not (_introduces(shape, page) or BIO.fullmatch(shape.folded))), 0)
    for shape in tail:
        folded = shape.folded
        if not folded or len(folded) > 600 or shape.text[0] in '"“„«':
            continue
        about_author = any(folded.lstrip("(").startswith(name) for name in known)
        named = person(" ".join(shape.text.strip("(").split()[:2])) is not None
        reporter = named or not folded[0].isalpha() or " is " not in folded
        known_form = (reporter and BIO.fullmatch(folded)) or (named and BIO_OF_PERSON.fullmatch(folded))
        if (about_author and _not_reported(folded)) or known_form or shape.number > last:
            yield shape.line.span


def sign_off(page: Page) -> Iterator[Span]:
    """Who wrote the story or reported from where, under it."""
    tail = page.once(_tail)
    for shape in tail:
        name = shape.text.lstrip("-–— ").rstrip(". ")
        named = name.lower() in AGENCIES or (person(name) is not None and name.split()[-1] not in page.text[: shape.line.start])
        signed = shape is tail[-1] and shape.text[0] in "-–—" and shape.words <= 5 and named
        if signed or (shape.words <= 16 and _REPORTED_FROM.fullmatch(shape.text)):
            yield shape.line.span


def dated_teaser(page: Page) -> Iterator[Span]:
    """Headlines of other stories within this one, each with its own date line under it."""
    lines, start = page.once(shapes), page.once(read_head).start
    for shape, following in zip(lines[start:], lines[start + 1 :], strict=False):
        teases = (
            4 <= shape.words <= 20 and not shape.text[0].islower() and not shape.sentence and len(shape.text) <= 120 and _TEASER.fullmatch(shape.text)
        )
        if teases and len(following.text) <= 40 and stamps(following.text) and read_date_line(following) and not stamps(shape.text):
            yield shape.line.span
            yield following.line.span


def label_beside_furniture(page: Page) -> Iterator[Span]:
    """A word that names a part of the page, where it stands beside furniture or at an end: elsewhere it may head a passage."""
    lines, marked = page.once(shapes), page.once(furnished)
    times = {shape.number for shape in lines if shape.words <= 2 and _PLAYING_TIME.fullmatch(shape.folded)}
    playing = times if len(times) <= _MOST_PLAYERS else set()
    for shape in lines:
        part = shape.words <= 2 and (shape.folded.rstrip(": ") in _PARTS or shape.number in playing)
        if part and shape.number not in marked:
            at_end = shape.number in (0, len(lines) - 1)
            if at_end or shape.number - 1 in marked or shape.number + 1 in marked:
                yield shape.line.span


def dangling_label(page: Page) -> Iterator[Span]:
    """A few words with a colon at the very end: what they announced is not there."""
    last = page.once(_tail)[-1:]
    return (shape.line.span for shape in last if shape.text.endswith(":") and shape.words <= _LONGEST_LABEL)


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


def _introduces(shape: Shape, page: Page) -> bool:
    """Whether a line says what somebody does of whom the story has not spoken: its author."""
    name = _INTRODUCED.match(shape.text)
    if (
        name is None
        or len(shape.text) > _LONGEST_BIO
        or not _not_reported(shape.folded)
        or not (_WORK.search(shape.text, name.end("name")) or name["does"])
    ):
        return False
    before = page.text[: shape.line.start]
    return person(name["name"]) is not None and (name["name"] not in before or f"By {name['name']}" in before)


def _not_reported(folded: str) -> bool:
    return _REPORTED.search(folded) is None
