"""A read-only view of a document's text: its lines with their offsets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from schemas.vocabulary import Kind
from transforms.layout import Layout
from transforms.values import value

T = TypeVar("T")

# Characters that print nothing but that str.strip leaves standing: controls, marks of width and direction, byte order marks.
INVISIBLE = "".join(
    chr(code)
    for first, last in ((0, 8), (0x0E, 0x1B), (0x7F, 0x7F), (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF))
    for code in range(first, last + 1)
)
_BLANK = INVISIBLE + "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_BLANKS = frozenset(_BLANK)
# Lines that are not empty, ended where str.splitlines ends them. Nearly every text has but one of the signs for it, and is read faster.
_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_WRITTEN = re.compile(r"[^\n]+")
_WRITTEN_OTHERWISE = re.compile(f"[^\n{_ENDS}]+")


@value
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the document's text."""

    start: int
    end: int


@value
class Mark:
    """A span that a rule wants changed: cut if ``replacement`` is empty. ``score`` runs from 0 to 1."""

    start: int
    end: int
    kind: Kind
    rule: str
    score: float = 1.0
    replacement: str = ""


@value
class Line:
    """A line that prints something: ``text`` is text[start:end], without white space around it.

    ``number`` counts the lines that print something from 0; ``gap`` is the number of blank lines before it.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@value
class Recurring:
    """A line that recurs in other articles of the outlet: its kind, how sure that is (0 to 1), and whether it stands above their prose."""

    kind: Kind
    score: float
    above: bool


class Page:
    """A document as rules and extractors see it.

    ``hints`` is what the container said of it; ``layout`` what its markup said of its lines, None for flat text;
    ``template`` the lines that are known to recur in its outlet, by their patterns.
    """

    def __init__(
        self, text: str, hints: Mapping[str, str] | None = None, layout: Layout | None = None, template: Mapping[str, Recurring] | None = None
    ) -> None:
        self.text = text
        self.hints: Mapping[str, str] = hints or {}
        self.template: Mapping[str, Recurring] = template or {}
        self.lines: tuple[Line, ...] = _lines(text)
        if layout is not None and len(layout.tags) != len(self.lines):
            raise ValueError(f"the layout tells of {len(layout.tags)} lines, the text has {len(self.lines)}")
        self.layout = layout
        self._found: dict[Callable[[Page], Any], Any] = {}

    def only(self, numbers: Sequence[int]) -> Page:
        """The page with these of its lines alone, in ascending order and numbered anew; offsets and text stay as they are."""
        part = object.__new__(Page)
        part.text, part.hints, part.template, part._found = self.text, self.hints, self.template, {}
        chosen = (self.lines[number] for number in numbers)
        part.lines = tuple(Line(place, line.start, line.end, line.text, line.gap) for place, line in enumerate(chosen))
        part.layout = self.layout.only(numbers) if self.layout else None
        return part

    def once(self, find: Callable[[Page], T]) -> T:
        """What ``find`` makes of this page, worked out on the first call only."""
        try:
            found: T = self._found[find]
        except KeyError:
            found = self._found[find] = find(self)
        return found


def page_of(document: Mapping[str, Any], template: Mapping[str, Recurring] | None = None) -> Page:
    """The page of a row in schemas.DOCUMENTS' schema."""
    return Page(document["text"], dict(document["hints"]), Layout.from_row(document["layout"]), template)


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of text[start:end] without white space and invisible characters at either end."""
    if start < end and (text[start] in _BLANKS or text[end - 1] in _BLANKS):
        stretch = text[start:end].rstrip(_BLANK)
        end = start + len(stretch)
        start = end - len(stretch.lstrip(_BLANK))
    return start, end


def holds_lines(text: str, count: int) -> bool:
    """Whether the text has more than ``count`` lines that are not empty; it is read no further than that."""
    return len(text) > count and next(itertools.islice(_written(text), count, None), None) is not None


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    before = 0
    for written in _written(text):
        opening, closing = written.span()
        start, end = strip(text, opening, closing)
        if start < end:
            gap = 0 if opening == before + 1 and lines else len(text[before:opening].splitlines()) - bool(lines)
            lines.append(Line(len(lines), start, end, text[start:end], gap))
            before = closing
    return tuple(lines)


def _written(text: str) -> Iterator[re.Match[str]]:
    return (_WRITTEN_OTHERWISE if any(end in text for end in _ENDS) else _WRITTEN).finditer(text)
