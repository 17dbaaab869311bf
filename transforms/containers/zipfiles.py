"""Zip archives (PKWARE's APPNOTE 6.3): the standard library reads the directory, and the members are unpacked as files are."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from schemas.vocabulary import Reason
from transforms.containers.base import Archive, Broken, Entry
from transforms.containers.compressions import BZIP2, DEFLATE, XZ, ZSTD
from transforms.containers.drawn import Drawn
from transforms.containers.members import Slice, is_hidden, printable, unsupported_member
from transforms.containers.unpacking import Packing, Unpacked
from transforms.formats.lines import read_up_to
from transforms.records import Fault, Skip

STORED = 0
PACKINGS: dict[int, Packing] = {8: DEFLATE, 12: BZIP2, 93: ZSTD, 95: XZ}
# Bits of the general purpose flag: locked, name in UTF-8.
LOCKED, IN_UTF_8 = 0x1, 0x800
UNICODE_PATH = 0x7075
LOCAL_HEADER_BYTES = 30
MOST_DIRECTORY_BYTES = 32 << 20
# All that the standard library raises at a directory that lies.
DAMAGE = (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, EOFError, IndexError, OverflowError)


class _Frugal:
    """A seekable stream of which no one reads more than a large directory at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self.seek, self.tell, self._stream = stream.seek, stream.tell, stream

    def read(self, size: int = -1) -> bytes:
        data = read_up_to(self._stream, MOST_DIRECTORY_BYTES + 1 if size < 0 else min(size, MOST_DIRECTORY_BYTES + 1))
        if len(data) > MOST_DIRECTORY_BYTES:
            raise Broken(Reason.BEYOND_LIMIT, f"its directory has more than {MOST_DIRECTORY_BYTES} bytes: divide the archive")
        return data

    def seekable(self) -> bool:
        return True


class _Checked(Drawn):
    """The bytes of a member. Raises Broken at their end if they are not those that the directory tells of."""

    def __init__(self, stream: Drawn, member: zipfile.ZipInfo) -> None:
        self._stream, self._member = stream, member
        self._size_bytes = self._crc = 0

    def draw(self, most_bytes: int) -> bytes:
        data = self._stream.draw(most_bytes)
        self._size_bytes += len(data)
        self._crc = zlib.crc32(data, self._crc)
        if not data and (self._size_bytes, self._crc) != (self._member.file_size, self._member.CRC):
            told = f"{self._member.file_size} bytes with checksum {self._member.CRC:08x}, not {self._size_bytes} with {self._crc:08x}"
            raise Broken(Reason.BROKEN_RECORD, f"its archive promises {told}: get the archive again")
        return data


def entries(stream: BinaryIO) -> Iterator[Entry | Fault | Skip]:
    """The members of a zip archive, in the order of its directory. Raises Broken if it has none that can be read."""
    try:
        members = zipfile.ZipFile(cast("zipfile._ZipReadable", _Frugal(stream))).infolist()
    except DAMAGE as error:
        raise Broken(Reason.BROKEN_RECORD, f"its directory of members cannot be read ({error}), as of a download cut short: get it again") from error
    overlapping = _overlapping(members)
    for number, member in enumerate(members):
        if member.filename.endswith("/"):
            continue
        path = _path(member)
        if is_hidden(path):
            yield Skip(number, "hidden file")
        elif member.header_offset in overlapping:
            detail = f"{printable(path)} lies over another member, as in a zip bomb: do not trust this archive"
            yield Fault(None, Reason.BROKEN_RECORD, detail)
        else:
            yield _entry(stream, member, path)


def _entry(stream: BinaryIO, member: zipfile.ZipInfo, path: str) -> Entry | Fault:
    if member.flag_bits & LOCKED:
        return Fault(None, Reason.ENCRYPTED, f"{printable(path)} is locked with a password: unpack the archive and point newsmill at what was in it")
    if stat.S_ISLNK(member.external_attr >> 16):
        return unsupported_member(path, "a symbolic link: what it points at is read where it lies")
    packing = PACKINGS.get(member.compress_type)
    if packing is None and member.compress_type != STORED:
        return unsupported_member(path, f"packed with zip's method {member.compress_type}: unpack the archive and pack it anew")
    stream.seek(member.header_offset)
    header = read_up_to(stream, LOCAL_HEADER_BYTES)
    if len(header) < LOCAL_HEADER_BYTES or not header.startswith(b"PK\x03\x04"):
        return Fault(None, Reason.BROKEN_RECORD, f"{printable(path)} is not where the directory says, at byte {member.header_offset}: get it again")
    start = member.header_offset + LOCAL_HEADER_BYTES + sum(struct.unpack("<HH", header[26:30]))
    packed: Drawn = Slice(stream, start, member.compress_size)
    return Entry(path, cast(BinaryIO, _Checked(Unpacked(cast(BinaryIO, packed), packing) if packing else packed, member)))


def _overlapping(members: list[zipfile.ZipInfo]) -> set[int]:
    """Where members begin whose bytes others claim too, and those others."""
    found: set[int] = set()
    end, owner = 0, -1
    for member in sorted(members, key=lambda member: member.header_offset):
        start = member.header_offset
        if start < end:
            found |= {owner, start}
        if start + member.compress_size >= end:
            end, owner = start + LOCAL_HEADER_BYTES + member.compress_size, start
    return found


def _path(member: zipfile.ZipInfo) -> str:
    """A member's name: as it says in UTF-8, else in UTF-8 if it is that, else in cp437 as the standard has it."""
    if member.flag_bits & IN_UTF_8:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    try:
        return _unicode_path(member.extra, raw) or raw.decode("utf-8")
    except UnicodeDecodeError:
        return member.filename


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in Info-ZIP's extra field for it, if it belongs to the name that stands in the directory."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(field) > 5 and struct.unpack("<L", field[1:5])[0] == zlib.crc32(raw):
            return field[5:].decode("utf-8")
    return None


ZIP = Archive("zip", lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")), entries, seeks=True)
