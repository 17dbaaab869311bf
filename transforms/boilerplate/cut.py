"""The one place that cuts: marks and joins become edits, and edits make the body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from operator import attrgetter, itemgetter
from typing import NamedTuple

from schemas.vocabulary import Kind
from transforms.edits import Edit
from transforms.page import Line, Mark, Page, strip
from transforms.values import value

PARAGRAPH = "\n\n"
LAYOUT = "layout"
RUN_LENGTH = 512

_start, _end = attrgetter("start"), attrgetter("end")


@value
class Join:
    """Line ``line`` carries on the sentence of the kept line before it; ``glue`` stands between them."""

    line: int
    rule: str
    glue: str = " "
    score: float = 1.0


class _Piece(NamedTuple):
    """A stretch of one line that stays, as it is or with a replacement."""

    start: int
    end: int
    line: int
    mark: Mark | None = None


class _Divider(NamedTuple):
    """What stands between two pieces in the body, and why."""

    text: str
    kind: Kind
    rule: str
    score: float = 1.0


_NOTHING, _BLANK, _PARAGRAPH = (_Divider(text, Kind.SPACE, LAYOUT) for text in ("", " ", PARAGRAPH))


def cut(page: Page, marks: Iterable[Mark], joins: Collection[Join] = ()) -> list[Edit]:
    """The edits that take the marks out of the page and lay out what stays as paragraphs.

    Where marks overlap, the first given wins and the others lose the overlap. What stays of each
    line is a paragraph; paragraphs are divided by one blank line, joined lines by the join's glue.
    The edits are sorted and do not overlap. Raises ValueError if a mark leaves the text, or one with
    a replacement leaves its line.
    """
    settled = settle(marks, len(page.text))
    for mark in settled:
        if mark.replacement and len(page.text[mark.start : mark.end].splitlines()) > 1:
            raise ValueError(f"{mark} replaces more than a part of one line")
    glued = {join.line: join for join in joins}
    pieces = list(_pieces(page, settled))
    shown = {piece.start for piece in pieces if piece.mark}
    gaps = _Gaps(page.text, [mark for mark in settled if mark.start not in shown])
    edits: list[Edit] = []
    before: _Piece | None = None
    for piece in pieces:
        edits += gaps.until(piece.start, _divider(page.text, before, piece, glued))
        gaps.position = piece.end
        if piece.mark:
            edits.append(_edit(piece.mark, piece.mark.replacement))
        before = piece
    return edits + gaps.until(len(page.text), _NOTHING)


def settle(marks: Iterable[Mark], size: int) -> list[Mark]:
    """Marks by offset, none overlapping: an earlier given mark keeps what a later one also wants."""
    placed: list[tuple[int, int, Mark]] = []
    for mark in marks:
        if not 0 <= mark.start <= mark.end <= size:
            raise ValueError(f"{mark} leaves the text of {size} characters")
        if mark.start < mark.end:
            placed.append((mark.start, len(placed), mark))
    settled: list[Mark] = []
    for touching in _overlapping(sorted(placed)):
        settled += [touching[0][2]] if len(touching) == 1 else _contested(touching)
    return settled


def _overlapping(placed: Iterable[tuple[int, int, Mark]]) -> Iterator[list[tuple[int, int, Mark]]]:
    """Marks in order of their starts, those together that hang together by their overlaps."""
    touching: list[tuple[int, int, Mark]] = []
    end = 0
    for one in placed:
        if touching and one[0] >= end:
            yield touching
            touching = []
        touching.append(one)
        end = max(end, one[2].end)
    if touching:
        yield touching


def _contested(touching: list[tuple[int, int, Mark]]) -> Iterable[Mark]:
    """What is left of marks that overlap, by offset."""
    marks = [mark for _, _, mark in sorted(touching, key=itemgetter(1))]
    if marks[0].start == touching[0][0] and marks[0].end >= max(map(_end, marks)):
        return [marks[0]]
    settled = _Settled()
    for mark in marks:
        for part in settled.free(mark):
            settled.insert(part)
    return chain.from_iterable(settled.runs)


def kept_lines(page: Page, settled: list[Mark]) -> Iterator[Line]:
    """The lines of which anything stays once the settled marks are cut."""
    index = 0
    for line in page.lines:
        while index < len(settled) and settled[index].end <= line.start:
            index += 1
        if index == len(settled) or settled[index].start >= line.end or any(_pieces_left(page, line, settled, index)):
            yield line


class _Settled:
    """Marks in order that do not overlap, in runs that stay short: a million marks are not moved to insert one."""

    def __init__(self) -> None:
        self.runs: list[list[Mark]] = [[]]
        self.starts = [0]

    def insert(self, mark: Mark) -> None:
        place = bisect_right(self.starts, mark.start) - 1
        run = self.runs[place]
        if not run or run[-1].start < mark.start:
            run.append(mark)
        else:
            run.insert(bisect_left(run, mark.start, key=_start), mark)
        if len(run) > 2 * RUN_LENGTH:
            self.runs[place : place + 1] = run[:RUN_LENGTH], run[RUN_LENGTH:]
            self.starts.insert(place + 1, run[RUN_LENGTH].start)

    def free(self, mark: Mark) -> Sequence[Mark]:
        """The parts of a mark that no settled mark holds; a replacement is kept whole or not at all."""
        last = self.runs[-1]
        if mark.start < mark.end and (not last or last[-1].end <= mark.start):
            return (mark,)
        parts: list[Mark] = []
        position = mark.start
        for other in self._from(mark.start):
            if other.start >= mark.end:
                break
            if mark.replacement:
                return ()
            if position < other.start:
                parts.append(_part(mark, position, other.start))
            position = other.end
        if position < mark.end:
            parts.append(_part(mark, position, mark.end) if position > mark.start else mark)
        return parts

    def _from(self, offset: int) -> Iterator[Mark]:
        """The marks that end after an offset."""
        place = bisect_right(self.starts, offset) - 1
        run = self.runs[place]
        yield from islice(run, bisect_right(run, offset, key=_end), None)
        for later in islice(self.runs, place + 1, None):
            yield from later


def _pieces(page: Page, settled: list[Mark]) -> Iterator[_Piece]:
    """What stays, in order: stretches between cuts without white space around them, and replacements."""
    index = 0
    for line in page.lines:
        while index < len(settled) and settled[index].end <= line.start:
            index += 1
        if index == len(settled) or settled[index].start >= line.end:
            yield _Piece(line.start, line.end, line.number)
        else:
            yield from _pieces_left(page, line, settled, index)


def _pieces_left(page: Page, line: Line, settled: list[Mark], index: int) -> Sequence[_Piece]:
    """What stays of a line into which the mark of that index reaches."""
    mark = settled[index]
    if mark.start <= line.start and line.end <= mark.end and not mark.replacement:
        return ()
    return _without_blanks_at_its_ends(list(_pieces_of_line(page, line, settled, index)))


def _pieces_of_line(page: Page, line: Line, settled: list[Mark], index: int) -> Iterator[_Piece]:
    position = line.start
    for place in range(index, len(settled)):
        mark = settled[place]
        if mark.start >= line.end:
            break
        yield from _piece(page, position, mark.start, line)
        if mark.replacement and line.start <= mark.start:
            yield _Piece(mark.start, mark.end, line.number, mark)
        position = max(position, mark.end)
    yield from _piece(page, position, line.end, line)


def _without_blanks_at_its_ends(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces of a line but for the blanks that replacements would begin or end it with."""
    shown = [number for number, piece in enumerate(pieces) if piece.mark is None or not piece.mark.replacement.isspace()]
    pieces = pieces[shown[0] : shown[-1] + 1] if shown else []
    if pieces and (mark := pieces[0].mark):
        pieces[0] = pieces[0]._replace(mark=_part(mark, mark.start, mark.end, mark.replacement.lstrip()))
    if pieces and (mark := pieces[-1].mark):
        pieces[-1] = pieces[-1]._replace(mark=_part(mark, mark.start, mark.end, mark.replacement.rstrip()))
    return pieces


def _piece(page: Page, start: int, end: int, line: Line) -> Iterator[_Piece]:
    start, end = strip(page.text, start, end)
    if start < end:
        yield _Piece(start, end, line.number)


def _part(mark: Mark, start: int, end: int, replacement: str = "") -> Mark:
    return Mark(start, end, mark.kind, mark.rule, mark.score, replacement)


def _divider(text: str, before: _Piece | None, piece: _Piece, glued: dict[int, Join]) -> _Divider:
    """What stands between two pieces in the body: nothing before the first."""
    if before is None:
        return _NOTHING
    if before.line == piece.line:
        spaced = any(character.isspace() for character in text[before.end : piece.start]) and not _closes(text, piece)
        return _BLANK if spaced else _NOTHING
    join = glued.get(piece.line)
    return _Divider(join.glue, Kind.JOIN, join.rule, join.score) if join else _PARAGRAPH


def _closes(text: str, piece: _Piece) -> bool:
    """Whether a piece begins with a sign that no language puts a space before: a comma, stop or closing bracket."""
    begins = piece.mark.replacement[:2] if piece.mark else text[piece.start : piece.start + 2]
    return begins[:1] in (",", ".", ";", ")") and not begins[1:].isalnum() and begins != ".."


def _edit(mark: Mark, replacement: str = "") -> Edit:
    return Edit(mark.start, mark.end, replacement, mark.kind, mark.rule, mark.score)


class _Gaps:
    """Walks through what does not stay: cut marks, and the white space around them."""

    def __init__(self, text: str, cuts: list[Mark]) -> None:
        self.text, self.cuts, self.next, self.position = text, cuts, 0, 0

    def until(self, end: int, divider: _Divider) -> list[Edit]:
        """The edits from the current position to ``end``: every cut, and the divider in one of the blanks."""
        if self.next == len(self.cuts) or self.cuts[self.next].end > end:
            return self._filled(self.position, end, divider)
        blanks: list[tuple[int, int]] = []
        start, first = self.position, self.next
        while self.next < len(self.cuts) and self.cuts[self.next].end <= end:
            mark = self.cuts[self.next]
            blanks.append((start, mark.start))
            start = mark.end
            self.next += 1
        blanks.append((start, end))
        carrier = None if divider is _NOTHING else self._carrier(blanks, divider.text)
        edits: list[Edit] = []
        for blank, mark in zip_longest(blanks, self.cuts[first : self.next]):
            edits += self._filled(blank[0], blank[1], divider if blank == carrier else _NOTHING)
            if mark:
                edits.append(_edit(mark))
        return edits

    def _filled(self, start: int, end: int, divider: _Divider) -> list[Edit]:
        """The edit that puts the divider into a blank; none if it stands there."""
        if self.text[start:end] == divider.text:
            return []
        return [Edit(start, end, divider.text, divider.kind, divider.rule, divider.score)]

    def _carrier(self, blanks: list[tuple[int, int]], divider: str) -> tuple[int, int]:
        """The blank that takes the divider: one that is it already, else the first that is not empty."""
        same = (blank for blank in blanks if self.text[slice(*blank)] == divider)
        filled = (blank for blank in blanks if blank[0] < blank[1])
        return next(same, None) or next(filled, None) or blanks[0]
