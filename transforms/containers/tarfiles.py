"""Tar archives (POSIX ustar and pax, GNU, and the old form), read forward only by the standard library."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from schemas.vocabulary import Reason
from transforms.containers.base import Archive, Broken, Entry
from transforms.containers.drawn import Drawn
from transforms.containers.members import is_hidden, unsupported_member
from transforms.formats.lines import read_up_to
from transforms.records import Fault, Skip

BLOCK_BYTES = tarfile.BLOCKSIZE
STEP_BYTES = 1 << 18
# No name, link or table of holes needs more.
MOST_HEADER_BYTES = 1 << 20
KINDS = {
    tarfile.LNKTYPE: "a hard link to {}: it is read there",
    tarfile.SYMTYPE: "a symbolic link to {}: what it points at is read where it lies",
    tarfile.CHRTYPE: "a device: leave it out",
    tarfile.BLKTYPE: "a device: leave it out",
    tarfile.FIFOTYPE: "a pipe: leave it out",
}
# What the standard library raises at headers that lie; a chain of long names runs into RecursionError.
DAMAGE = (tarfile.TarError, ValueError, OverflowError, RecursionError, KeyError, IndexError)


class _Forward:
    """A stream for the standard library to seek in, forward only; ``last`` is the header that it read last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.last, self.ended = b"", False

    def tell(self) -> int:
        return self._at

    def seek(self, position: int) -> int:
        if position < self._at:
            raise tarfile.StreamError("a member lies before the one in front of it")
        while self._at < position and self.draw(position - self._at):
            pass
        return self._at

    def seekable(self) -> bool:
        return False

    def read(self, size: int) -> bytes:
        if not 0 <= size <= MOST_HEADER_BYTES:
            raise tarfile.HeaderError(f"a header of {size} bytes")
        data = read_up_to(self._stream, size)
        self._at += len(data)
        self.ended = len(data) < size
        if size == BLOCK_BYTES:
            self.last = data
        return data

    def draw(self, most_bytes: int) -> bytes:
        data = self._stream.read(min(most_bytes, STEP_BYTES))
        self._at += len(data)
        self.ended = not data
        return data


class _Member(Drawn):
    """The bytes of a member, out of ``source``. Raises Broken if the archive ends before them."""

    def __init__(self, read: Callable[[int], bytes], size_bytes: int, source: _Forward) -> None:
        self._read, self._left_bytes, self._source = read, size_bytes, source

    def draw(self, most_bytes: int) -> bytes:
        if not self._left_bytes:
            return b""
        try:
            data = self._read(min(most_bytes, self._left_bytes, STEP_BYTES))
        except DAMAGE as error:
            raise _broken(self._source, str(error)) from error
        if not data:
            raise _broken(self._source, "")
        self._left_bytes -= len(data)
        return data


def entries(stream: BinaryIO) -> Iterator[Entry | Fault | Skip]:
    """The members of a tar archive in order. Raises Broken where no header stands that should."""
    source = _Forward(stream)
    number = 0
    try:
        archive = tarfile.TarFile(fileobj=cast(BinaryIO, source), encoding="utf-8", errors="surrogateescape")
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # or they fill the memory
            if not member.isdir():
                yield _entry(archive, member, source, number)
                number += 1
    except DAMAGE as error:
        raise _broken(source, str(error)) from error
    _check_end(source)


def _entry(archive: tarfile.TarFile, member: tarfile.TarInfo, source: _Forward, number: int) -> Entry | Fault | Skip:
    if is_hidden(member.name):
        return Skip(number, "hidden file")
    if not member.isreg():
        what = KINDS.get(member.type, f"of an unknown type ({member.type!r}): unpack the archive with the tool that made it")
        return unsupported_member(member.name, what.format(member.linkname))
    holes = archive.extractfile(member) if member.issparse() else None
    return Entry(member.name, cast(BinaryIO, _Member(holes.read if holes else source.draw, member.size, source)))


def _check_end(source: _Forward) -> None:
    """Raise Broken unless the archive ended as it should: the standard library takes anything for the end."""
    if source.ended or source.last.strip(b"\0"):
        raise _broken(source, "no header of a member stands there")
    while data := source.draw(STEP_BYTES):
        if data.strip(b"\0"):
            raise Broken(Reason.BROKEN_RECORD, f"more follows the end of the tar archive, at byte {source.tell() - len(data)}: unpack it with tar -i")


def _broken(source: _Forward, why: str) -> Broken:
    if source.ended:
        return Broken(Reason.TRUNCATED, f"the tar archive breaks off at byte {source.tell()}, without its end: get the whole file again")
    return Broken(Reason.BROKEN_RECORD, f"the tar archive is damaged before byte {source.tell()} ({why}): get the file again")


def is_tar(head: bytes) -> bool:
    """A first header with the magic of ustar, or with the checksum that it should have."""
    if len(head) < BLOCK_BYTES or not head[0]:
        return False
    return (head.startswith(b"ustar", 257) and b"\0" in head[100:BLOCK_BYTES]) or _has_checksum(head)


def _has_checksum(head: bytes) -> bool:
    told = head[148:156].strip(b" \0")
    return told.isdigit() and set(told) <= set(b"01234567") and int(told, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:BLOCK_BYTES])


TAR = Archive("tar", is_tar, entries)
