"""A stream cut into stretches of lines, one a record, where lines of a certain kind stand between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from schemas.vocabulary import Reason
from transforms.decode import Decoded, decode
from transforms.formats.lines import Block, Lines, Overlong, Source
from transforms.records import Fault

# How many faults of a file tell of records that it declares and that are not there, each of one of them.
MOST_MISSING = 1000


class Piece(NamedTuple):
    """A stretch of a file: ``opening`` is the line that begins it, ``closing`` the one that begins the next, without their ends.

    Both are empty at the ends of the file. ``data`` are the lines in between, without the last end; None if they were longer
    than a record may be and were not kept. ``line`` numbers the first of all these lines, from 1.
    """

    line: int
    opening: bytes
    data: bytes | None
    closing: bytes
    size_bytes: int

    @property
    def printing(self) -> bool:
        """Whether anything but white space stands between the opening and the closing line."""
        return self.data is None or not (self.data == b"" or self.data.isspace())

    def too_large(self, number: int) -> Fault:
        """The fault of a piece that was not kept."""
        return Fault(number, Reason.TOO_LARGE, f"line {self.line}: it has {self.size_bytes} bytes; raise max_record_bytes to have it")


# The places of those among some consecutive lines of a file that begin a piece each; it is asked for all lines in turn.
Finder = Callable[[list[bytes]], list[int]]


def where(begins: Callable[[bytes], bool]) -> Finder:
    """Finds the lines that begin a piece by what stands in them; empty lines do not."""
    return lambda lines: [place for place, line in enumerate(lines) if line and begins(line)]


def pieces(lines: Lines, find: Finder) -> Iterator[Piece]:
    """The pieces of a file. The first is what stands before any line that begins one, and is there even if that is nothing."""
    held = _Held(lines)
    for block in lines:
        if isinstance(block, Overlong):
            held.pass_over(block.size_bytes)
            continue
        start = 0
        for place in find(block.lines):
            held.take(block.lines[start:place])
            yield held.cut(block.lines[place])
            start = place + 1
        held.take(block.lines[start:])
    yield held.cut(b"")


class _Held:
    """The piece that is being read."""

    def __init__(self, lines: Lines) -> None:
        self.end, self.limit = lines.end, lines.limit
        self.opening, self.line, self.number = b"", 1, 0
        self.parts: list[bytes] = []
        self.size = 0

    def take(self, lines: list[bytes]) -> None:
        """Hold more lines, unless there are too many now."""
        self.number += len(lines)
        if lines:
            self._add(self.end.join(lines))

    def pass_over(self, size_bytes: int) -> None:
        """Count a line that is too long to be held."""
        self.number += 1
        self.size += size_bytes
        self.parts.clear()

    def cut(self, closing: bytes) -> Piece:
        """The piece, which ``closing`` ends; that line begins the next."""
        data = self.end.join(self.parts) if self.size <= self.limit else None
        piece = Piece(self.line, self.opening, data, closing, self.size)
        self.number += 1
        self.opening, self.line, self.size = closing, self.number, 0
        self.parts.clear()
        return piece

    def _add(self, data: bytes) -> None:
        self.size += len(data) + (len(self.end) if self.parts else 0)
        if self.size <= self.limit:
            self.parts.append(data)
        else:
            self.parts.clear()


def each(block: Block | Overlong) -> Iterator[bytes | Overlong]:
    """The lines of a block one by one, or the one line that was not kept."""
    if isinstance(block, Overlong):
        yield block
    else:
        yield from block.lines


def line_end(head: bytes) -> bytes:
    """The byte that ends the lines of a file: a carriage return alone in files of old Macs."""
    return b"\r" if b"\r" in head and b"\n" not in head else b"\n"


class Decoder:
    """Decodes the pieces of one file: UTF-8 first, then what the head of the file is in, then whatever it takes.

    Bytes that are ``ignored`` mislead detection: control characters of wires.
    """

    def __init__(self, source: Source, ignored: bytes = b"") -> None:
        self._name = source.encoding
        self._transcoded = source.transcoded
        self._ignored = ignored
        whole = source.head[: source.head.rfind(b"\n") + 1] or source.head
        found = None if whole.isascii() else self._detect(whole)
        self._usual = found.encoding if isinstance(found, Decoded) and not found.encoding.startswith("utf") else None

    def decode(self, data: bytes) -> Decoded | Fault:
        """The text of a piece, and the encoding that it was in when it came."""
        if self._transcoded:
            return Decoded(data.decode("utf-8", "replace"), self._name)
        for codec, name in (("utf-8", self._name), (self._usual, self._usual)):
            if codec and name:
                try:
                    return Decoded(data.decode(codec), name)
                except UnicodeError:
                    pass
        return self._detect(data)

    def _detect(self, data: bytes) -> Decoded | Fault:
        found = decode(data.translate(None, self._ignored))
        if isinstance(found, Fault) or not self._ignored:
            return found
        try:
            return Decoded(data.decode(found.encoding), found.encoding)
        except (LookupError, UnicodeError):
            return decode(data)


def placed(fault: Fault, number: int | None, line: int) -> Fault:
    """A fault with its record's number and the line that the record begins on."""
    return replace(fault, number=number, detail=f"line {line}: {fault.detail}")


def missing(number: int, gap: range, declared: int, most: int) -> Iterator[Fault]:
    """Faults numbered from ``number`` on, of the documents in a gap of those declared: one each, and the last of ``most`` for all that are left."""
    remedy = "have it exported again, or look for another part of the export"
    for place, document in enumerate(gap[:most]):
        others = f"s {document} to {gap[-1]} of {declared} are" if place == most - 1 and document != gap[-1] else f" {document} of {declared} is"
        yield Fault(number + place, Reason.MISSING_RECORD, f"document{others} declared and not in the file: {remedy}")
