"""Lines of delimited text cut into rows: a break in one row costs that row and no other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from schemas.vocabulary import Reason
from transforms.formats.lines import Lines, Overlong

if TYPE_CHECKING:
    from _csv import Reader

# How often a file may be read again, on the whole.
REPLAYS = 4
PIECE_LINES = 256


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that begins in line ``line``, counted from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Break:
    """Lines ``line`` to ``last`` that could not be cut into a row."""

    line: int
    last: int
    reason: Reason
    why: str


class Rows:
    """The rows and breaks of a delimited file; ``cut`` counts both. Rows with nothing in any cell are none.

    Cells are decoded with ``codec``, an encoding that ASCII is part of; bytes that it does not know stand as
    lone surrogates (PEP 383), and ``escaped`` tells that there were some. After a break the cutting goes on
    in the line after the one that the row began in. Where quotes are left open again and again, the lines in
    between are given up with the row, so that time stays linear.
    """

    def __init__(self, lines: Lines, codec: str, delimiter: str) -> None:
        self.cut = 0
        self.escaped = False
        self._limit = lines.limit
        self._end = lines.end.decode("ascii")
        self._pieces = self._decoded(lines, codec)
        self._delimiter = delimiter
        # The csv module draws lines by itself: these are the last it was given, from _start on for its present row.
        self._held: list[str] = []
        self._held_characters = 0
        self._start = 0
        self._line = 1
        self._spare = 0
        self._overlong: Overlong | None = None
        self._too_large = self._spent = False

    def __iter__(self) -> Iterator[Row | Break]:
        # One limit holds for the whole process, so it is only ever raised; memory is bounded in _given.
        csv.field_size_limit(max(csv.field_size_limit(), 2 * self._limit))
        reader = self._reader()
        while (found := self._next(reader)) is not None:
            if isinstance(found, Break) or any(map(str.strip, found.cells)):
                self.cut += 1
                yield found
            if self._spent:
                reader = self._reader()

    def _reader(self) -> Reader:
        self._too_large = self._spent = False
        return csv.reader(chain.from_iterable(self._given()), delimiter=self._delimiter, strict=True)

    def _given(self) -> Iterator[list[str]]:
        """Lines for one reader, until the file ends, a line was not kept, or a row grows too large."""
        yield self._held[self._start :]
        while self._overlong is None:
            self._let_go()
            self._too_large = self._held_characters > self._limit
            piece = None if self._too_large else next(self._pieces, None)
            if piece is None:
                break
            if isinstance(piece, Overlong):
                self._overlong = piece
            else:
                self._held += piece
                self._held_characters += sum(map(len, piece))
                yield piece
        self._spent = True

    def _let_go(self) -> None:
        self._held_characters -= sum(map(len, self._held[: self._start]))
        del self._held[: self._start]
        self._start = 0

    def _next(self, reader: Reader) -> Row | Break | None:
        """The next row or break; None at the end of the file."""
        line, before = self._line, reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as error:
            return self._break(reader.line_num - before, str(error))
        if cells is not None:
            self._pass(reader.line_num - before)
            return Row(line, cells) if sum(map(len, cells)) <= self._limit else self._oversize(line)
        if self._overlong is None:
            return None
        self._overlong = None
        self._line += 1
        return self._oversize(line)

    def _break(self, taken: int, why: str) -> Break:
        line = self._line
        between = self._held[self._start + 1 : self._start + taken]
        cost = sum(map(len, between)) + len(self._held) - self._start
        again = bool(between) and cost <= self._spare
        if again:
            self._spare -= cost
            self._spent = True
        self._pass(1 if again else taken)
        return self._oversize(line) if self._too_large else Break(line, self._line - 1, Reason.BROKEN_RECORD, f"{why}: see to its quotes")

    def _oversize(self, line: int) -> Break:
        why = f"it has more than {self._limit} characters, or a quote is left open: raise max_record_bytes or mend it"
        return Break(line, self._line - 1, Reason.TOO_LARGE, why)

    def _pass(self, lines: int) -> None:
        self._start += lines
        self._line += lines

    def _decoded(self, lines: Lines, codec: str) -> Iterator[list[str] | Overlong]:
        """The file's lines as text, in pieces small enough to hold; lines that were not kept stand alone."""
        for block in lines:
            if isinstance(block, Overlong):
                yield block
                continue
            texts = self._texts(block.lines, codec)
            self._spare += REPLAYS * sum(map(len, texts))
            yield from (texts[start : start + PIECE_LINES] for start in range(0, len(texts), PIECE_LINES))

    def _texts(self, lines: list[bytes], codec: str) -> list[str]:
        try:
            return [line.decode(codec) + self._end for line in lines]
        except UnicodeError:
            self.escaped = True
            return [line.decode(codec, "surrogateescape") + self._end for line in lines]
