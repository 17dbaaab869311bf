"""The head of the page: headline, deck, bylines and date lines, found once for cutting and for metadata."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.vocabulary import Kind
from transforms.boilerplate.lines import visible
from transforms.formats.hints import BODY_ONLY
from transforms.page import Page
from transforms.reading.bylines import Byline
from transforms.reading.date_lines import DateLine
from transforms.reading.datelines import read_dateline, read_place
from transforms.reading.headlines import (
    USUAL_WORDS,
    choose_headline,
    could_be_headline,
    ends_in_running_time,
    is_page_title,
    is_row,
    opens_list,
    runs_on,
    without_outlet,
)
from transforms.reading.names import organisation, person
from transforms.reading.roles import Role, Roles, read_roles
from transforms.reading.shapes import Shape, fold, shapes
from transforms.reading.wrapping import LIST_ITEM

LONGEST_DECK = 300
# So many lines between headline and story are left over from the page; more are a table or a list, and the story.
_MOST_LEFT_OVER = 3
# In a transcript, who speaks stands before a colon.
_LONGEST_SPEAKER = 30
# A shorter line may be the first subhead.
_LEAST_LEFT_OVER_WORDS = 5
_LONGEST_LABEL_WORDS = 8
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ABOUT_AUTHOR = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\. )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3} (?:is|are) ")


@dataclass
class Head:
    """The parts of the head, each line in one of them. ``start`` is the number of the story's first line."""

    title: str | None = None
    outlet: str | None = None
    titles: list[Shape] = field(default_factory=list)
    decks: list[Shape] = field(default_factory=list)
    bylines: list[tuple[Shape, Byline]] = field(default_factory=list)
    dates: list[DateLine] = field(default_factory=list)
    labels: list[Shape] = field(default_factory=list)
    credits: list[Shape] = field(default_factory=list)
    bios: list[Shape] = field(default_factory=list)
    left_over: list[Shape] = field(default_factory=list)
    start: int = 0


def read_head(page: Page) -> Head:
    """The head of the page. Call through page.once. There is none where the container keeps it apart."""
    return Head() if page.hints.get(BODY_ONLY) == "true" else _Reader(page).read()


class _Reader:
    """Reads the head of one page. Down to the ``anchor``, its last date line or byline, every line belongs to the head."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.head = Head()
        self.top: Roles = read_roles(page)
        self.inside: list[Shape] = []
        self.text = self._text()
        self.anchor = self._anchor()

    def read(self) -> Head:
        head, lines = self.head, self.top.lines
        prose = (shape.number for shape in lines[self.anchor + 1 :] if self.top.of(shape.number) is Role.PROSE)
        head.start = min(next(prose, len(lines)), self.text)
        self._read_titles()
        first = min((shape.number for shape in head.titles), default=-1)
        self._read_decks(first)
        self._read_names()
        self._read_rest(first)
        head.dates = [line for number, line in self.top.dates.items() if number < head.start]
        return head

    def _anchor(self) -> int:
        """The last date line or byline before the story, or -1: one line of prose may stand between it and the headline."""
        anchor, headline, prose = -1, None, 0
        for shape in self.top.lines[: self.text]:
            role = self.top.of(shape.number)
            if role is Role.PROSE and self._inside(shape.number):
                self.inside.append(shape)
                continue
            prose += role is Role.PROSE
            if prose > 1 or (role is Role.PROSE and (headline is None or anchor > headline)):
                break
            if headline is None and could_be_headline(shape, role):
                headline = shape.number
            if role in (Role.DATE, Role.BYLINE):
                anchor = shape.number
        return anchor

    def _inside(self, number: int) -> bool:
        """Whether a line of prose stands between a headline and the date or byline: a deck, or who the author is."""
        top, shape = self.top, self.top.lines[number]
        before = next((line for line in reversed(top.lines[:number]) if top.of(line.number) is not Role.NOISE), None)
        following = top.of(top.after_noise(number))
        if before is None or len(shape.text) > LONGEST_DECK or read_dateline(shape.text):
            return False
        if top.of(before.number) is Role.BYLINE:
            return following is Role.DATE and _ABOUT_AUTHOR.match(shape.text) is not None
        usual = before.words >= USUAL_WORDS and could_be_headline(before, top.of(before.number))
        return usual and following in (Role.DATE, Role.BYLINE)

    def _read_titles(self) -> None:
        """The headline, and every line of the page that prints it again."""
        head, top = self.head, self.top
        fit = [shape for shape in top.lines[: head.start] if could_be_headline(shape, top.of(shape.number)) and not self._is_place(shape)]
        above = [shape for shape in fit if shape.number <= self.anchor]
        below = [shape for shape in fit if shape.number > self.anchor]
        least = USUAL_WORDS if self.anchor >= 0 else 1
        modelled = top.reading.headline if top.reading else None
        chosen = (
            top.lines[modelled]
            if modelled is not None
            else self._over_deck(above) or choose_headline(self.page, top, above) or choose_headline(self.page, top, below, least)
        )
        if chosen is None:
            return
        head.title, head.outlet = without_outlet(_with_visible_text(chosen), top.lines)
        title = fold(head.title)
        for shape in self.page.once(shapes):
            same = shape is chosen or shape.folded == title or is_page_title(shape.folded, title)
            if shape.folded and same and top.of(shape.number) is not Role.PROSE:
                head.titles.append(shape)

    def _over_deck(self, above: Sequence[Shape]) -> Shape | None:
        """The headline directly over a deck of prose, unless the container names another."""
        if self.page.hints.get("title"):
            return None
        decks = {shape.number for shape in self.inside}
        return next((shape for shape in above if self.top.after_noise(shape.number) in decks), None)

    def _text(self) -> int:
        """Where the first text stands that no headline follows: a row of results, a label of a list, a piece of a paragraph."""
        for shape, following in itertools.pairwise(self.page.once(shapes)[: len(self.top.lines) + 1]):
            text_follows = self.top.of(following.number) not in (Role.DATE, Role.BYLINE)
            if self.top.of(shape.number) is Role.SHORT and (opens_list(shape) or (text_follows and runs_on(shape, following, self.page))):
                return shape.number
        return len(self.top.lines)

    def _is_place(self, shape: Shape) -> bool:
        """Whether a line is a dateline that stands alone above the story, rather than a headline in capitals."""
        place = read_place(shape.text) if self.top.of(shape.number + 1) is Role.PROSE else None
        return place is not None and (shape.words <= 2 or place.end < len(shape.text) or "," in shape.text)

    def _read_decks(self, first: int) -> None:
        """The line that sums up the story: under the headline, or a sentence just before a dateline."""
        head, top = self.head, self.top
        if first < 0:
            return
        titles = {shape.number for shape in head.titles}
        under = (shape for shape in top.lines[first + 1 : head.start] if shape.number not in titles)
        nearest = {shape.number: max(title for title in titles if title < shape.number) for shape in top.lines[first + 1 : head.start]}
        head.decks = [shape for shape in under if self._sums_up(shape, nearest[shape.number])][:1]
        known = {name.split()[-1] for number, byline in top.bylines.items() if number < head.start for name in byline.authors}
        head.bios = [shape for shape in self.inside if shape not in head.decks and not known.isdisjoint(_WORD.findall(shape.text)[:5])]
        if head.decks or self.anchor < 0 or head.start + 1 >= len(top.lines):
            return
        sentence, following = top.lines[head.start], top.after_noise(head.start)
        if following == len(top.lines) or len(sentence.text) > LONGEST_DECK or read_dateline(sentence.text):
            return
        dateline = read_dateline(top.lines[following].text) if top.of(following) is Role.PROSE else None
        if dateline and top.lines[following].text[dateline.end] != ":":
            head.decks = [sentence]
            head.start = following

    def _sums_up(self, shape: Shape, first: int) -> bool:
        role = self.top.of(shape.number)
        if role not in (Role.SHORT, Role.PROSE) or shape.words < 4 or len(shape.text) > LONGEST_DECK or read_place(shape.text):
            return False
        if shape.number < self.anchor:
            near = shape.number == first + 1 or (shape.words >= 5 and shape.number <= first + 3)
            return near and not read_dateline(shape.text)
        if shape.sentence and self.anchor < first:
            return False
        directly_under = shape.number == self.top.after_noise(max(first, self.anchor))
        before_story = self.top.after_noise(shape.number) == self.head.start
        beside = (self.top.marked.get(shape.number + step) for step in (-1, 1))
        of_picture = organisation(shape.text) or ends_in_running_time(shape.text) or any(mark.kind == Kind.CREDIT for mark in beside if mark)
        whole = not shape.text.endswith(":") and not self._carried_on(shape)
        return role is Role.SHORT and directly_under and before_story and not of_picture and whole

    def _carried_on(self, shape: Shape) -> bool:
        """Whether the line below, in lower case, carries on what the line says."""
        below = self.page.once(shapes)[shape.number + 1 : shape.number + 2]
        return bool(below) and below[0].line.gap == 0 and below[0].text[:1].islower() and not shape.sentence

    def _read_names(self) -> None:
        """Bylines; and names alone, which are bylines only in their places."""
        head, top = self.head, self.top
        titles = {shape.number for shape in head.titles}
        for number, byline in top.bylines.items():
            shape = top.lines[number]
            if number >= head.start or number in titles:
                continue
            if top.of(number) is Role.BYLINE or (not head.bylines and self._name_in_place(shape, titles)):
                head.bylines.append((shape, byline))
            elif ("|" in shape.text or head.bylines) and (organisation(shape.text) or "/" in shape.text or person(shape.text)):
                head.credits.append(shape)
            elif titles and (number < min(titles) or not byline.authors):
                head.labels.append(shape)

    def _name_in_place(self, shape: Shape, titles: set[int]) -> bool:
        """Whether a name stands beside a date line, under the headline or deck, or at the very top of the page."""
        number, top = shape.number, self.top
        before = top.marked.get(number - 1)
        if before and before.kind == Kind.CAPTION:
            return False
        under = number - 1 in titles or number - 1 in {deck.number for deck in self.head.decks}
        alone = shape.words <= 3 and all(top.of(other) is Role.NOISE for other in range(number)) and top.of(number + 1) is Role.PROSE
        return under or number == 0 or alone or Role.DATE in (top.of(number - 1), top.of(number + 1))

    def _read_rest(self, first: int) -> None:
        """Short lines that are left: sections and the like, or the source of a picture."""
        known = {shape.number for shape in (*self.head.titles, *self.head.decks)}
        rest = [shape for shape in self.top.lines[: self.head.start] if shape.number not in known and self.top.of(shape.number) is Role.SHORT]
        for shape in rest:
            if self._is_label(shape, first):
                self.head.labels.append(shape)
            elif self._is_picture_source(shape, first):
                self.head.credits.append(shape)
            elif self._is_left_over(shape, first):
                self.head.left_over.append(shape)
        if len(self.head.left_over) > _MOST_LEFT_OVER:
            self.head.left_over = []

    def _is_left_over(self, shape: Shape, first: int) -> bool:
        """Whether a short line between headline and story would be the headline if there were no other."""
        below = shape.number > first >= 0 and self.head.start < len(self.page.lines) and shape.words >= _LEAST_LEFT_OVER_WORDS
        if not below or self.page.lines[shape.number + 1].text[0].islower() or shape.text[0].islower():
            return False
        if ":" in shape.text[:_LONGEST_SPEAKER] or shape.text.endswith("?"):
            return False
        return could_be_headline(shape, Role.SHORT) and not read_place(shape.text) and not LIST_ITEM.match(shape.text) and not is_row(shape.text)

    def _is_label(self, shape: Shape, first: int) -> bool:
        """Whether a short line stands before the headline, or is shut in between other lines of the head."""
        if shape.words <= _LONGEST_LABEL_WORDS and shape.number < max(first, self.anchor):
            return True
        beside = {self.top.of(shape.number - 1), self.top.of(shape.number + 1)}
        return first >= 0 and shape.words <= 3 and not shape.text[0].isdigit() and beside <= {None, Role.NOISE, Role.DATE, Role.BYLINE, Role.NAME}

    def _is_picture_source(self, shape: Shape, first: int) -> bool:
        """Whether capitalised words between the head and the story name an organisation."""
        capitalised = all(word[0].isupper() for word in _WORD.findall(shape.text) if len(word) > 3)
        return shape.number > max(self.anchor, first) >= 0 and 2 <= shape.words <= 6 and capitalised and organisation(shape.text)


def _with_visible_text(shape: Shape) -> Shape:
    return Shape(shape.line, shape.number, visible(shape.text)[0], shape.folded, shape.words, shape.sentence, shape.wrapped)
