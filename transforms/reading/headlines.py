"""Which of the lines at the top of a page is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.page import Page
from transforms.reading.roles import Role, Roles
from transforms.reading.shapes import Shape, fold, shapes

LONGEST = 200
# A headline of this many words is preferred to shorter lines, which may name a section.
USUAL_WORDS = 4

_RUNNING_TIME = re.compile(r"[^\W\d_] \(?[0-5]\d:[0-5]\d\)?$")
# A headline may hold a stop; a longer line that does is cut out of running text.
_TWO_SENTENCES = 90
_STOP = re.compile(r"[^\W\d_]{3}\. [^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DIVIDER = re.compile(r"[|>»›]")
_SUFFIX = re.compile(r" ?[|:–—-] ?.{2,40}|,? (?:the )?(?:associated press|reuters|afp)[ |]*")
_TRAIL = re.compile(r"home(?: [\w&]+){1,3} |[\w &]{2,30} ?[|»>] ?")
# Rows of results and labels of other lists, which open many a story without a headline.
_ROW = re.compile(
    r"(?:shr|net|revs?|sales|avg|oper|qtr|qtr?ly|\d+ mths|year)\b(?: .*)? vs\.? .*|(?:qtr|year|half|\d+ mths) (?:ends?|ended|to) .*|.*\d (?:\w+ )?vs \d.*"
    r"|(?:story highlights|key points|at a glance)\b.*",
    re.I,
)
_MARKS = "#* "
_QUOTES = '"“”'
_FIGURE = re.compile(r"[-+$€£(]?\d[\d,.:/%-]*\)?")


def could_be_headline(shape: Shape, role: Role | None) -> bool:
    """Whether a line reads like a headline: no sentence with a stop, no list of sections, no label."""
    text = shape.text
    if role not in (Role.SHORT, Role.NAME) or len(text) > LONGEST or not _WORD.search(text) or ends_in_running_time(text):
        return False
    if text.endswith((":", ",", ";")) or text.count(": ") >= 3 or (text.endswith(".") and not text.endswith(("U.S.", "U.K.", "..."))):
        return False
    if text[0] in _QUOTES and text[-1] in _QUOTES:
        return False
    if len(text) > _TWO_SENTENCES and _STOP.search(text):
        return False
    return not (_DIVIDER.search(text) and all(len(part.split()) <= 3 for part in _DIVIDER.split(text)))


def opens_list(shape: Shape) -> bool:
    """Whether a line is a row of results or the label of a list: no headline follows it."""
    return _ROW.match(shape.text) is not None


def runs_on(shape: Shape, following: Shape, page: Page) -> bool:
    """Whether a line is a piece of a paragraph that the next line carries on: in lower case, or not indented where paragraphs are."""
    if following.line.gap or shape.text.endswith(":"):
        return False
    lower, indented = following.text[0].islower(), page.once(_indented)
    if 0 < len(indented) < 0.75 * len(page.lines):
        return following.number not in indented and (lower or not shape.sentence)
    return lower and not shape.sentence and page.once(_hard_wrapped)


def _indented(page: Page) -> frozenset[int]:
    """The numbers of the lines that are indented."""
    return frozenset(
        line.number for line in page.lines if line.start >= 2 and page.text[line.start - 1] in " \t" and page.text[line.start - 2] in " \t"
    )


def _hard_wrapped(page: Page) -> bool:
    """Whether many lines of the page begin in the middle of a sentence."""
    return sum(line.text[0].islower() for line in page.lines) >= 0.25 * len(page.lines)


def ends_in_running_time(text: str) -> bool:
    """Whether a line ends as titles of videos do, in minutes and seconds."""
    return ":" in text[-4:] and _RUNNING_TIME.search(text) is not None


def choose_headline(page: Page, top: Roles, candidates: Sequence[Shape], least: int = 2) -> Shape | None:
    """The headline among lines that could be one, of at least ``least`` words.

    If the container gave a title, the line that prints it; else a line that the page repeats, else the
    first of usual length, else the last shorter one.
    """
    if hint := fold(page.hints.get("title") or ""):
        return next((shape for shape in candidates if _same_story(shape.folded, hint)), None)
    texts = [shape.folded for shape in page.once(shapes)]
    plain = [shape for shape in candidates if top.of(shape.number) is Role.SHORT and not _extends_another(shape, candidates)]
    repeated = (shape for shape in candidates if shape.words >= USUAL_WORDS and texts.count(shape.folded) > 1)
    usual = (shape for shape in plain if shape.words >= max(USUAL_WORDS, least) or (least < USUAL_WORDS and _terse(shape.text.split())))
    shorter = (shape for shape in reversed(plain) if shape.words >= max(3, least) or (shape.number == 0 and _leads(shape, top, least)))
    return next(repeated, None) or next(usual, None) or next(shorter, None)


def without_outlet(chosen: Shape, lines: Sequence[Shape]) -> tuple[str, str | None]:
    """The headline without the outlet's name that page titles add, and that name."""
    title, bar, outlet = chosen.text.strip(_MARKS).rpartition(" | ")
    if bar and 1 <= len(outlet.split()) <= 5 and len(title.split()) >= 3:
        return title, outlet
    for other in lines:
        if len(other.text) > len(chosen.text) and other.text.startswith(chosen.text) and is_page_title(other.folded, chosen.folded):
            return chosen.text.strip(_MARKS), other.text[len(chosen.text) :].strip(" |-–—:")
    return chosen.text.strip(_MARKS), None


def is_page_title(folded: str, title: str) -> bool:
    """Whether a line is the title followed by an outlet's name, or a trail of sections that ends in the title."""
    if len(title) < 15 or len(folded) > len(title) + 60:
        return False
    if folded.startswith(title):
        return _SUFFIX.fullmatch(folded, len(title)) is not None
    return folded.endswith(title) and _TRAIL.fullmatch(folded, 0, len(folded) - len(title)) is not None


def is_row(text: str) -> bool:
    """Whether a line is a row of figures: two at least, and a third of its words."""
    words = text.split()
    return 3 * (figures := sum(_FIGURE.fullmatch(word) is not None for word in words)) >= len(words) and figures >= 2


def _terse(words: list[str]) -> bool:
    """Whether three words are a headline rather than a section: not all of them capitalised."""
    return len(words) == 3 and any(word[0].islower() for word in words[1:])


def _leads(shape: Shape, top: Roles, least: int) -> bool:
    """Whether a very short first line heads the story at once or, if more words are asked for, has a head under it."""
    return shape.words >= least and (least > 1 or top.of(shape.number + 1) is Role.PROSE)


def _extends_another(shape: Shape, candidates: Sequence[Shape]) -> bool:
    return any(is_page_title(shape.folded, other.folded) for other in candidates if other is not shape)


def _same_story(line: str, hint: str) -> bool:
    """Whether a line prints the headline that the container gave, perhaps cut or extended."""
    if line == hint or (len(line) > 15 and (line in hint or hint in line)):
        return True
    ours, theirs = set(_WORD.findall(line)), set(_WORD.findall(hint))
    return len(ours & theirs) >= 0.7 * max(len(ours), len(theirs), 3)
