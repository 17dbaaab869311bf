"""A binary stream cut into lines, in memory that depends on the longest line kept and on nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import BinaryIO, NamedTuple

from transforms.decode import peek, wide
from transforms.formats.base import HEAD_BYTES

CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of text lines as bytes: without mark, and UTF-16 and UTF-32 turned into UTF-8 on the way.

    ``encoding`` is what the file says by mark or NULs, or ``utf-8`` for want of a sign. ``offset`` is the
    length of the mark. Offsets count bytes of the file, or of its UTF-8 form if it was ``transcoded``.
    """

    encoding: str
    transcoded: bool
    offset: int
    head: bytes
    chunks: Iterator[bytes]


class Block(NamedTuple):
    """Consecutive lines without their ends; ``offset`` is where the first begins."""

    offset: int
    lines: list[bytes]


class Overlong(NamedTuple):
    """A line that was longer than the limit and was not kept; ``offset`` is where it begins."""

    offset: int
    size_bytes: int


def open_source(stream: BinaryIO) -> Source:
    """A stream at its beginning as lines of UTF-8, or of whatever 8-bit encoding it is in."""
    head = read_up_to(stream, HEAD_BYTES)
    rest = iter(lambda: stream.read(CHUNK_BYTES), b"")
    encoding = wide(head)
    if encoding:
        return Source(encoding, True, 0, peek(head).encode("utf-8"), _transcode(chain([head], rest), encoding))
    bare = head.removeprefix(codecs.BOM_UTF8)
    offset = len(head) - len(bare)
    return Source("utf-8-sig" if offset else "utf-8", False, offset, bare, chain([bare], rest))


def read_up_to(stream: BinaryIO, size_bytes: int) -> bytes:
    """The next ``size_bytes`` of a stream, fewer only at its end, however little it gives at a time."""
    parts: list[bytes] = []
    while size_bytes > 0:
        part = stream.read(min(size_bytes, CHUNK_BYTES))
        if not part:
            break
        parts.append(part)
        size_bytes -= len(part)
    return b"".join(parts)


class Lines:
    """The lines of a source in blocks, those of more than ``limit`` bytes as Overlong in their place.

    ``end`` is the one byte that ends a line.
    """

    def __init__(self, source: Source, limit: int, end: bytes = b"\n") -> None:
        self.limit = limit
        self.end = end
        self._chunks: Iterable[bytes] = source.chunks
        self._offset = source.offset

    def __iter__(self) -> Iterator[Block | Overlong]:
        held: list[bytes] = []
        size = 0
        for chunk in self._chunks:
            *lines, rest = chunk.split(self.end)
            if lines:
                yield from self._cut(held, size, lines)
                held, size = [], 0
            size += len(rest)
            if size <= self.limit:
                held.append(rest)
            else:
                held = []
        if size:
            yield from self._cut(held, size, [b""])

    def _cut(self, held: list[bytes], size: int, lines: list[bytes]) -> Iterator[Block | Overlong]:
        """``lines``, the first of which began with the ``size`` bytes that are held, or gone if they were too many."""
        size += len(lines[0])
        if size > self.limit:
            yield self._overlong(size)
            lines = lines[1:]
        else:
            lines[0] = b"".join([*held, lines[0]])
        if lines and max(map(len, lines)) <= self.limit:
            yield self._block(lines)
            return
        for kept, group in groupby(lines, lambda line: len(line) <= self.limit):
            if kept:
                yield self._block(list(group))
            else:
                yield from (self._overlong(len(line)) for line in group)

    def _block(self, lines: list[bytes]) -> Block:
        block = Block(self._offset, lines)
        self._offset += sum(map(len, lines)) + len(lines)
        return block

    def _overlong(self, size: int) -> Overlong:
        overlong = Overlong(self._offset, size)
        self._offset += size + 1
        return overlong


def _transcode(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8")
    yield decoder.decode(b"", True).encode("utf-8")
