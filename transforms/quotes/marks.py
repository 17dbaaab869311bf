"""Quotation marks: which open, which close, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# Apostrophes within words are passed over; marks of other sorts are not, since blanks beside them get lost.
_MARK = re.compile('["“”„‟«»「」『』‘’‚‹›\'`](?:(?<!\\w.)|(?!\\w)|(?<=["“”„‟«»「」『』‚]))')
# Two apostrophes, two single marks or two grave accents are how plain text, archives and TeX print a double mark.
_DOUBLED = {"‘‘": "“", "’’": "”", "``": "“", "''": '"'}

_CLOSERS = {
    '"': '"”“',
    "“": '”"“',
    "„": '“”‟"„',
    "‟": "”",
    "”": '”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_SINGLES = frozenset("‘’‚'‹›")
# Marks that always open but where they close a German quotation, and those that may do either.
_OPENING = frozenset("“„‟‘‚「『")
_EITHER = frozenset("\"'«»‹›")
_GUILLEMETS = frozenset("«»‹›")
_FRENCH = frozenset("«»")
_BEFORE_OPENING = frozenset("([{<—–-/:;…,.=|*>¿¡“”\"'‘’„«»‹›‚")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…*<|“”\"'’»«›‹")
_TWICE = frozenset("'‘’`")
_STOPS = ".,;:!?)"
_STRONG = frozenset(".,!?;:…—–")
# Nobody quotes a quotation of a quotation of a quotation.
_DEEPEST = 4
# Words that begin with an apostrophe for letters left out.
_ELIDED = re.compile(r"\d|(?:em|til|tis|twas|cause|bout|round|n)\b")


class Quotation(NamedTuple):
    """What stands between two quotation marks: characters ``start`` to ``end``, the marks left out.

    ``before`` and ``after`` bound it with its marks. ``depth`` counts the quotations around it; ``closed`` is False where the paragraph
    ends without the closing mark.
    """

    start: int
    end: int
    before: int
    after: int
    single: bool
    closed: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Open:
    """A quotation that waits for its closing mark; ``crowded`` if another was closed in it."""

    before: int
    start: int
    mark: str
    crowded: bool = False


class _Seen(NamedTuple):
    """A mark in its place, and what its neighbours make of it. ``strong``: a stop or comma stands before it."""

    start: int
    end: int
    mark: str
    opens: bool
    closes: bool
    strong: bool


@dataclass(slots=True)
class _Reader:
    """Reads the marks of one paragraph after another, the last of which ended at ``last``. A quotation that a paragraph leaves open goes on if the next reopens it."""

    text: str
    found: list[Quotation] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    last: int = 0

    def paragraph(self, end: int, marks: list[_Seen]) -> None:
        """Read the marks of the paragraph that ends at ``end``."""
        reopened = bool(self.stack) and self._reopens(marks)
        if self.stack and not reopened:
            self.flush()
        ahead: list[bool] = []
        for number, seen in enumerate(marks[reopened:], start=reopened):
            if self.stack:
                ahead = ahead or _closing_ahead(marks)
                opener = self._opener(seen, ahead[number], end)
                if opener is not None:
                    self._close(opener, seen)
                    continue
            if len(self.stack) < _DEEPEST and _may_open(seen, bool(self.stack), self.text):
                self.stack.append(_Open(seen.start, seen.end, seen.mark))
        self._leave(end)

    def _reopens(self, marks: list[_Seen]) -> bool:
        """Whether the next paragraph begins with a mark that goes on with the open quotation."""
        first = marks[0] if marks else None
        if first is None or {first.mark, self.stack[0].mark} not in ({first.mark}, _FRENCH) or (first.closes and not first.opens):
            return False
        return not self.text[self.last : first.start].strip()

    def flush(self) -> None:
        """Give up waiting: what is open ends with the paragraph that left it open."""
        for left in self.stack:
            self._add(left, self.last, self.last, closed=False)
        self.stack = []

    def _leave(self, end: int) -> None:
        """At a paragraph's end, only a quotation on its own may go on."""
        self.last = end
        kept = [waiting for waiting in self.stack if (waiting.mark not in _SINGLES or waiting.mark == "‘") and not waiting.crowded]
        self.stack = kept[:1]

    def _opener(self, seen: _Seen, strong_ahead: bool, end: int) -> int | None:
        """The open quotation that the mark closes."""
        if seen.mark in _SINGLES and strong_ahead and not seen.strong and self.text[seen.start - 1] in "sSxz":
            return None
        at_end = seen.end == end and not seen.opens
        for place in range(len(self.stack) - 1, -1, -1):
            mark = self.stack[place].mark
            if seen.mark in _CLOSERS[mark] and _may_close(seen, mark, at_end) and self.stack[place].start <= seen.start:
                return place
        return None

    def _close(self, place: int, seen: _Seen) -> None:
        closed = self.stack[place]
        del self.stack[place:]
        self._add(closed, seen.start, seen.end)
        if self.stack and self.stack[0].mark == closed.mark:
            self.stack[0].crowded = True

    def _add(self, opened: _Open, end: int, after: int, closed: bool = True) -> None:
        start = opened.start
        inner = self.text[start:end]
        end -= len(inner) - len(inner.rstrip())
        start += len(inner) - len(inner.lstrip())
        if start < end:
            self.found.append(Quotation(start, end, opened.before, after, opened.mark in _SINGLES, closed))


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text whose paragraphs are its lines, in order, those within others after them.

    Curly and straight marks, double and single, guillemets in both directions, German and Swedish pairs, corner brackets. A quotation that
    several paragraphs go on with, each opened anew, is one; one that nothing closes ends with its paragraph.
    """
    reader = _Reader(text)
    end, marks = -1, list[_Seen]()
    for seen in _marks(text):
        if seen.start >= end:
            reader.paragraph(end, marks)
            end = text.find("\n", seen.end)
            end = len(text) if end < 0 else end
            marks = []
        marks.append(seen)
    reader.paragraph(end, marks)
    reader.flush()
    return _nested(reader.found)


def _marks(text: str) -> Iterator[_Seen]:
    skipped = 0
    for match in _MARK.finditer(text):
        start = match.start()
        if start < skipped:
            continue
        mark = text[start]
        end = start + 1
        if mark in _TWICE and text[start : start + 2] in _DOUBLED:
            mark = _DOUBLED[mark * 2]
            end = skipped = start + 2
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        blank_before, blank_after = before.isspace(), after.isspace()
        opens = not blank_after and (blank_before or before in _BEFORE_OPENING) and (after not in _STOPS or text[end : end + 2] == "..")
        closes = not blank_before and (blank_after or after in _AFTER_CLOSING)
        yield _Seen(start, end, mark, opens, closes, before in _STRONG)


def _closing_ahead(marks: list[_Seen]) -> list[bool]:
    """For each mark, whether a single mark after a stop closes later on, with no single mark opening in between."""
    ahead: list[bool] = []
    coming = False
    for seen in reversed(marks):
        ahead.append(coming)
        if seen.mark in _SINGLES:
            coming = (coming or seen.strong) if seen.closes else False
    return ahead[::-1]


def _may_close(seen: _Seen, opener: str, at_end: bool) -> bool:
    if seen.mark in _SINGLES and seen.mark not in _GUILLEMETS:
        return seen.closes
    if opener == seen.mark or seen.mark == "“":
        return opener == "„" or seen.closes or at_end or (not seen.opens and seen.mark != "“")
    return seen.mark != '"' or seen.closes or not seen.opens


def _may_open(seen: _Seen, within: bool, text: str) -> bool:
    if seen.mark in _SINGLES:
        return seen.opens and seen.mark != "’" and not _ELIDED.match(text, seen.end)
    if seen.mark in _GUILLEMETS:
        return seen.opens or not seen.closes
    if seen.mark in _OPENING:
        return seen.opens or not seen.closes
    return seen.mark in '"”' and seen.opens and (seen.mark == '"' or (not within and not seen.closes))


def _nested(found: list[Quotation]) -> list[Quotation]:
    """The quotations in order, each with the number of those around it."""
    around: list[Quotation] = []
    placed: list[Quotation] = []
    for one in sorted(found, key=lambda one: (one.before, -one.after)):
        while around and around[-1].after <= one.before:
            around.pop()
        if around:
            one = Quotation(one.start, one.end, one.before, one.after, one.single, one.closed, len(around))
        around.append(one)
        placed.append(one)
    return placed
