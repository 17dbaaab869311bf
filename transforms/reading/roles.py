"""What each line at the top of a page seems to be, before the head is made out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from schemas.vocabulary import Kind
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.markup import front_matter
from transforms.boilerplate.model import Reading, read_page
from transforms.page import Mark, Page
from transforms.reading.bylines import Byline, read_byline
from transforms.reading.date_lines import LONGEST as LONGEST_DATE_LINE
from transforms.reading.date_lines import DateLine, read_date_line
from transforms.reading.shapes import Shape, shapes

# A head is looked for in this many lines, and in this many long ones of prose.
REACH = 48
PROSE_REACH = 4
# On a whole page the head begins so many lines above the headline, or the story.
ABOVE_HEADLINE = 5

# A headline may be a question of so many words.
_LONGEST_QUESTION = 20
_ASKING = re.compile(r"[^\"'“”‘.!?][^\"“”.!?]{8,160}[!?]")

# A line marked by these rules may still be a byline: "By A. Name, Reuters" ends as a credit does.
_PERHAPS_BYLINES = ("contributors", "caption_with_credit", "credit_line")


class Role(Enum):
    """What a line at the top of a page seems to be. NAME is a person's name without "By"."""

    NOISE = auto()
    DATE = auto()
    BYLINE = auto()
    NAME = auto()
    PROSE = auto()
    SHORT = auto()


@dataclass(frozen=True, slots=True)
class Roles:
    """The lines at the top of a page, the role of each by its number, and what was read in them."""

    lines: tuple[Shape, ...]
    marked: dict[int, Mark]
    reading: Reading | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    bylines: dict[int, Byline] = field(default_factory=dict)
    dates: dict[int, DateLine] = field(default_factory=dict)

    def of(self, number: int) -> Role | None:
        return self.roles.get(number)

    def after_noise(self, number: int) -> int:
        """The next line that is no furniture, or the number of lines."""
        return next((shape.number for shape in self.lines[number + 1 :] if self.roles[shape.number] is not Role.NOISE), len(self.lines))


def read_roles(page: Page) -> Roles:
    """The roles of the lines at the top of the page."""
    found = Roles(_top(page), page.once(furnished), page.once(read_page))
    front = next((span.end for span in front_matter(page)), 0)
    update = False
    first = _first(page)
    for shape in found.lines:
        found.roles[shape.number] = Role.NOISE if shape.line.start < front or shape.number < first else _role(shape, found, update)
        date_line = found.dates.get(shape.number)
        update = date_line is not None and date_line.announces_update
    _ask(found)
    return found


def _ask(found: Roles) -> None:
    """A question or an exclamation over the date or byline is a headline rather than prose, as are page titles that end in it."""
    asking: list[Shape] = []
    for shape in found.lines:
        if found.of(shape.number) is not Role.PROSE:
            continue
        if not _ASKING.fullmatch(shape.text) or shape.words > _LONGEST_QUESTION:
            return
        asking.append(shape)
        if _over_names(found, shape.number):
            for same in asking:
                if same.folded.endswith(shape.folded):
                    found.roles[same.number] = Role.SHORT


def _over_names(found: Roles, number: int) -> bool:
    """Whether a date or byline follows, or one line and then a byline."""
    following = found.after_noise(number)
    if found.of(following) in (Role.PROSE, Role.SHORT):
        return found.of(found.after_noise(following)) is Role.BYLINE
    return found.of(following) in (Role.DATE, Role.BYLINE)


def _role(shape: Shape, found: Roles, update: bool) -> Role:
    mark = found.marked.get(shape.number)
    date_line = None if mark and mark.kind == Kind.OTHER else read_date_line(shape, update)
    if date_line and (date_line.stamps or not mark):
        found.dates[shape.number] = date_line
        return Role.DATE
    byline = read_byline(shape) if not mark or mark.rule in _PERHAPS_BYLINES else None
    if byline and (not mark or (byline.opened and byline.authors)):
        found.bylines[shape.number] = byline
        return Role.BYLINE if byline.opened or byline.agency else Role.NAME
    if mark or (found.reading and shape.number < found.reading.start and shape.prose and not found.reading.kept(shape.number)):
        return Role.NOISE
    return Role.PROSE if shape.prose else Role.SHORT


def _first(page: Page) -> int:
    """Where the head of a whole page begins, far below its menus: a little above the headline, or the story. 0 for other pages."""
    reading = page.once(read_page)
    return max(0, (reading.start if reading.headline is None else reading.headline) - ABOVE_HEADLINE) if reading else 0


def _top(page: Page) -> tuple[Shape, ...]:
    prose = 0
    reading, marked = page.once(read_page), page.once(furnished)
    top = page.once(shapes)[: reading.start + PROSE_REACH if reading else REACH]
    for number, shape in enumerate(top):
        if reading and number < reading.start:
            continue
        prose += number not in marked and shape.prose and shape.words >= 12 and len(shape.text) > LONGEST_DATE_LINE
        if prose == PROSE_REACH:
            return top[: number + 1]
    return top
