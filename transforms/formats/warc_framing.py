"""Records of a web archive (ISO 28500: WARC 1.0 and 1.1) told apart, and found again behind what is damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.vocabulary import Reason
from transforms.formats.http_response import MOST_HEAD_BYTES, end_of_head, fields_of
from transforms.formats.warc_members import Stretches
from transforms.records import Fault

MARK = b"WARC/"
END = b"\r\n\r\n"
# What may stand behind a block: the end of the record, or the next one if the end was left out.
BEHIND = re.compile(rb"\r?\n\r?\n|\s*+(?:WARC/[01]\.\d|\Z)")
BEHIND_BYTES = 32
# Where a record may begin behind damage: the version at the beginning of a line, and a field of WARC's below it.
NEXT = re.compile(rb"\n(WARC/[01]\.\d{1,2}\r?\n(?i:WARC-|Content-))")
NEXT_BYTES = 32
BLANK = re.compile(rb"\s*+")
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Framed:
    """A record: its header's fields by their names in lower case, the byte of the file where it begins, and its block in ``data``."""

    fields: Mapping[str, str]
    place: int
    data: bytes
    start: int
    end: int

    @property
    def block(self) -> bytes:
        return self.data[self.start : self.end]


class Framing:
    """The records of ``stretches`` in order, and a Fault (number None) for each that is damaged or longer than ``most_bytes``.

    A record whose length does not lead to the end of a record is damaged, since the length lies or bytes are
    missing: the search for the next one begins behind its header. ``declared`` counts the beginnings of records
    that were seen, and the places between records where something else stands.
    """

    def __init__(self, stretches: Stretches, most_bytes: int) -> None:
        self.declared = 0
        self._stretches, self._most_bytes = stretches, most_bytes
        self._data, self._at = b"", 0
        # Where the data begin, counted over all plain bytes.
        self._base = 0

    def __iter__(self) -> Iterator[Framed | Fault]:
        while self._stretches.begin():
            while self._skip_blank():
                self.declared += 1
                yield self._record()
            if self._stretches.damage:
                self.declared += 1
                yield self._stretches.damage

    @property
    def _place(self) -> int:
        return self._stretches.place_of(self._base + self._at)

    def _has(self, size: int) -> bool:
        """Whether so many bytes follow in the stretch: they are held then, and nothing that was read."""
        left = len(self._data) - self._at
        if left >= size:
            return True
        parts = [self._data[self._at :]] if left else []
        # As much again as is held, so that bytes which stay are not copied too often.
        wanted = max(size, 2 * left)
        self._base += self._at
        while left < wanted and (more := self._stretches.more()):
            parts.append(more)
            left += len(more)
        self._data, self._at = b"".join(parts), 0
        return left >= size

    def _skip_blank(self) -> bool:
        """Go to what follows white space; False at the end of the stretch."""
        if self._data.startswith(MARK, self._at):
            return True
        while self._has(1):
            self._at = BLANK.match(self._data, self._at).end()  # type: ignore[union-attr]  # it matches everywhere
            if self._at < len(self._data):
                return True
        return False

    def _record(self) -> Framed | Fault:
        place = self._place
        self._has(len(MARK))
        if not self._data.startswith(MARK, self._at):
            return self._lost(place, "begins with something else", 0)
        size = self._header_size()
        if size is None:
            return self._lost(place, "has a header without an end", len(MARK), Reason.TRUNCATED)
        fields = fields_of(self._data[self._at : self._at + size], "utf-8")
        length = fields.get("content-length", "")
        if not (length.isascii() and length.isdecimal() and len(length) <= MOST_DIGITS):
            return self._lost(place, "does not say how long it is", size)
        end = size + int(length)
        if int(length) > self._most_bytes:
            return self._too_large(place, size, end)
        if not self._has(end):
            return self._lost(place, f"promises {length} bytes and breaks off", size, Reason.TRUNCATED)
        if not self._ends(end):
            return self._lost(place, f"promises {length} bytes and does not end there", size)
        framed = Framed(fields, place, self._data, self._at + size, self._at + end)
        self._at += end
        if self._data.startswith(END, self._at):
            self._at += len(END)
        return framed

    def _header_size(self) -> int | None:
        """The bytes of a header, with the line that ends it; None if nothing ends it."""
        while True:
            end = end_of_head(self._data, self._at)
            if end is not None:
                return end - self._at
            left = len(self._data) - self._at
            if left >= MOST_HEAD_BYTES or not self._has(left + 1):
                return None

    def _ends(self, size: int) -> bool:
        """Whether a record may be so many bytes long, judged by what follows."""
        self._has(size + len(END))
        if self._data.startswith(END, self._at + size):
            return True
        self._has(size + BEHIND_BYTES)
        return BEHIND.match(self._data, self._at + size) is not None

    def _too_large(self, place: int, header_size: int, size: int) -> Fault:
        """Pass over a record without holding it; another that begins inside shows that its length lies."""
        what = f"promises {size - header_size} bytes"
        end = self._base + self._at + size
        if self._find_next(header_size, size):
            return Fault(
                None, Reason.BROKEN_RECORD, f"the record at byte {place} {what} and another begins inside, at byte {self._place}: have it made anew"
            )
        if self._base + self._at < end:
            return self._lost(place, f"{what} and breaks off", 0, Reason.TRUNCATED)
        if not self._ends(0):
            return self._lost(place, f"{what} and does not end there", 0)
        detail = f"the record at byte {place} has {size - header_size} bytes: raise max_record_bytes to have it"
        return Fault(None, Reason.TOO_LARGE, detail)

    def _lost(self, place: int, what: str, behind: int, at_end: Reason = Reason.BROKEN_RECORD) -> Fault:
        """The fault of a record that cannot be had, after the next was looked for ``behind`` so many bytes of it.

        ``at_end`` is the reason if the file ends in it; a damaged member of gzip gives its own.
        """
        if self._find_next(behind):
            return Fault(None, Reason.BROKEN_RECORD, f"the record at byte {place} {what}: what stands before byte {self._place} was passed over")
        damage, self._stretches.damage = self._stretches.damage, None
        if damage:
            return Fault(None, damage.reason, f"the record at byte {place} {what}: {damage.detail}")
        return Fault(None, at_end, f"the record at byte {place} {what}, and nothing sound follows: get the whole file again")

    def _find_next(self, behind: int, size: int | None = None) -> bool:
        """Go to where the next record may begin, ``behind`` so many bytes; or ``size`` bytes on, or to the end, if there is none."""
        skipped = max(0, behind - 1)
        self._at += skipped
        end = None if size is None else self._base + self._at - skipped + size
        while True:
            stop = len(self._data) if end is None else min(len(self._data), end - self._base)
            found = NEXT.search(self._data, self._at, stop)
            if found:
                self._at = found.start(1)
                return True
            self._at = max(self._at, stop - NEXT_BYTES)
            if end is not None and end - self._base <= len(self._data):
                self._at = end - self._base
                return False
            if not self._has(len(self._data) - self._at + 1):
                self._at = len(self._data)
                return False
