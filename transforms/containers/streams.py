"""Streams over streams: metered, and read a little before they are read."""

from __future__ import annotations

import hashlib
import io
import sys
from typing import BinaryIO, cast

from schemas.vocabulary import Reason
from transforms.containers.base import Broken
from transforms.containers.drawn import Drawn
from transforms.formats.base import HEAD_BYTES
from transforms.formats.lines import read_up_to
from transforms.limits import Limits

BUFFER_BYTES = 1 << 18


class Budget:
    """What may still come out of one input file of ``size_bytes``."""

    def __init__(self, limits: Limits, size_bytes: int) -> None:
        self.limits = limits
        self.members = self.unpacked_bytes = 0
        self._size_bytes = max(size_bytes, 1)

    def spend(self, unpacked_bytes: int) -> None:
        """Count bytes that came out. Raises Broken when they are too many."""
        self.unpacked_bytes += unpacked_bytes
        limits = self.limits
        if self.unpacked_bytes > limits.unpacked_bytes:
            raise _beyond(f"more than {limits.unpacked_bytes} bytes come out of it", "unpacked_bytes")
        if self.unpacked_bytes > limits.ratio_from_bytes and self.unpacked_bytes > limits.ratio * self._size_bytes:
            raise _beyond(f"more than {limits.ratio} times its size comes out of it, as of a zip bomb", "ratio")

    def check(self) -> None:
        """Raise Broken if too much came out already."""
        self.spend(0)

    def enter(self, depth: int) -> None:
        """Count a layer that is opened at a depth. Raises Broken when it is too deep."""
        if depth > self.limits.depth:
            raise _beyond(f"archives and compressions lie more than {self.limits.depth} deep in each other", "depth")

    def add_member(self) -> None:
        """Count a member. Raises Broken when they are too many."""
        self.members += 1
        if self.members > self.limits.members:
            raise _beyond(f"it holds more than {self.limits.members} members", "members")


class Metered(Drawn):
    """A stream whose every byte is counted and spent from a budget; ``summed``: with a checksum."""

    def __init__(self, stream: BinaryIO, budget: Budget, summed: bool = False) -> None:
        self._stream, self._budget = stream, budget
        self._digest = hashlib.sha256() if summed else None
        self.size_bytes = 0

    @property
    def sha256(self) -> str | None:
        """SHA-256 of what was read so far, hexadecimal; None if it is not summed."""
        return self._digest.hexdigest() if self._digest else None

    def draw(self, most_bytes: int) -> bytes:
        data = self._stream.read(most_bytes)
        self.size_bytes += len(data)
        if self._digest:
            self._digest.update(data)
        self._budget.spend(len(data))
        return data


class Steady(Drawn):
    """A stream that gives as much as it is asked for, and all that came before a break: Broken is raised when nothing is left.

    io.BufferedReader would lose what it holds when a break comes.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held, self._at = b"", 0
        self._broken: Broken | None = None

    def draw(self, most_bytes: int) -> bytes:
        return self.read(most_bytes)

    def read(self, size: int = -1, /) -> bytes:
        wanted = size if size >= 0 else sys.maxsize
        parts: list[bytes] = []
        while wanted and (self._at < len(self._held) or self._fill(bool(parts))):
            part = self._held[self._at : self._at + wanted]
            self._at += len(part)
            wanted -= len(part)
            parts.append(part)
        return b"".join(parts)

    def peek(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end; they stay to be read."""
        data = self.read(size)
        self._held, self._at = data + self._held[self._at :], 0
        return data

    def _fill(self, begun: bool) -> bool:
        if not self._broken:
            self._held, self._at = b"", 0
            try:
                self._held = self._stream.read(BUFFER_BYTES)
            except Broken as broken:
                self._broken = broken
        if self._broken and not begun:
            raise self._broken
        return self._at < len(self._held)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first HEAD_BYTES of a stream, and a stream that begins with them still."""
    if stream.seekable():
        head = read_up_to(stream, HEAD_BYTES)
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    steady = stream if isinstance(stream, Steady) else Steady(stream)
    return steady.peek(HEAD_BYTES), cast(BinaryIO, steady)


def buffered(stream: Metered) -> BinaryIO:
    """A stream that reads in large steps."""
    return cast(BinaryIO, Steady(cast(BinaryIO, stream)))


def _beyond(what: str, limit: str) -> Broken:
    return Broken(Reason.BEYOND_LIMIT, f"{what}; if it is to be trusted, raise the limit with --set {limit}=NUMBER")
