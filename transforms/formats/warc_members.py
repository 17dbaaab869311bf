"""The plain bytes of a web archive, in stretches without a break: a damaged gzip member ends one, the next sound member begins one."""

from __future__ import annotations

import re
import zlib
from collections import deque
from io import BytesIO
from typing import BinaryIO, Protocol

from fastwarc.stream_io import GzipReader

from schemas.vocabulary import Reason
from transforms.limits import Limits
from transforms.records import Fault

GZIP_MAGIC = b"\x1f\x8b\x08"
VERSION = re.compile(rb"WARC/[01]\.\d")
VERSION_BYTES = 8
# A member's header (RFC 1952) and enough of its data to see what is in it; a file's name in the header counts.
TRIAL_BYTES = 512
CHUNK_BYTES = 1 << 20
# No member is shorter.
LEAST_MEMBER_BYTES = 18
MOST_AT_ONCE_BYTES = 1 << 20
# So much of a member is kept as it is in the file, to look for the next one in it should it be damaged.
MOST_KEPT_BYTES = 1 << 20
LIMITS = Limits()


class Stretches(Protocol):
    """Plain bytes in stretches. ``begin`` goes to the next one, False if there is none. ``more`` gives the next bytes of
    it, none at its end; ``damage`` says then why it ended, None at the end of the file. ``place_of`` turns a position,
    counted over all plain bytes, into the byte of the file at which a reader would look for it.
    """

    damage: Fault | None

    def begin(self) -> bool: ...
    def more(self) -> bytes: ...
    def place_of(self, position: int) -> int: ...


class Plain:
    """An archive that is not compressed, of which ``head`` was read already: one stretch."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self.damage: Fault | None = None
        self._stream, self._head, self._begun = stream, head, False

    def begin(self) -> bool:
        self._begun, first = True, not self._begun
        return first

    def more(self) -> bytes:
        head, self._head = self._head, b""
        return head or self._stream.read(CHUNK_BYTES)

    def place_of(self, position: int) -> int:
        return position


class Members:
    """A gzip archive, as a rule a member for each record; ``head`` of it was read already."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self.damage: Fault | None = None
        self._stream = stream
        self._inflate: zlib._Decompress | None = None
        self._holds_more = False
        # What was read in one go, and how much of it was taken.
        self._chunk, self._taken = b"", 0
        self._pending = head
        # What was read since the member began, and where in the file that lies.
        self._raw = deque([head])
        self._raw_start, self._raw_end = 0, len(head)
        self._plain_end = 0
        self._starts = deque([(0, 0)])
        self._may_begin = True

    def begin(self) -> bool:
        self.damage = None
        self._may_begin, may = False, self._may_begin
        return may

    def place_of(self, position: int) -> int:
        """Where the member begins that the position lies in. Positions are asked for in rising order."""
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.popleft()
        return self._starts[0][1]

    def more(self) -> bytes:
        while self.damage is None and (self._inflate or self._open_member()):
            assert self._inflate
            if not self._pending and not self._holds_more and not self._read():
                self._break("breaks off", Reason.TRUNCATED)
                break
            plain = self._whole_member()
            if plain:
                return plain
            try:
                plain = self._inflate.decompress(self._pending, MOST_AT_ONCE_BYTES)
            except zlib.error:
                self._break("is damaged", Reason.BROKEN_RECORD)
                break
            self._after(self._inflate, len(plain))
            if plain:
                return plain
        return b""

    def _whole_member(self) -> bytes:
        """All of a member at once, if what is pending is just that and sound, as nearly always; it is faster so."""
        size = int.from_bytes(self._pending[-4:], "little")
        if self._raw_start != self._raw_end - len(self._pending) or not 0 < size <= MOST_AT_ONCE_BYTES:
            return b""
        try:
            plain = GzipReader(BytesIO(self._pending), buffer_size=len(self._pending)).read(size + 1)
        except OSError:
            return b""
        if len(plain) != size:
            return b""
        self._count(size)
        self._set_off(b"")
        return plain

    def _after(self, inflate: zlib._Decompress, size_bytes: int) -> None:
        self._count(size_bytes)
        self._holds_more = size_bytes == MOST_AT_ONCE_BYTES and not inflate.eof
        self._pending = inflate.unconsumed_tail
        if inflate.eof:
            self._set_off(inflate.unused_data)

    def _count(self, size_bytes: int) -> None:
        self._plain_end += size_bytes
        if self._plain_end > max(LIMITS.ratio_from_bytes, LIMITS.ratio * self._raw_end):
            detail = f"more than {LIMITS.ratio} times its size comes out of it, as of a zip bomb: the rest was not read"
            self.damage = Fault(None, Reason.BEYOND_LIMIT, detail)

    def _set_off(self, rest: bytes) -> None:
        """Begin anew at ``rest``, the end of what was read."""
        self._pending, self._inflate = rest, None
        self._raw.clear()
        self._raw.append(rest)
        self._raw_start = self._raw_end - len(rest)

    def _open_member(self) -> bool:
        """Whether a member follows; zeros are padding."""
        if self._pending.startswith(b"\0"):
            self._set_off(self._pending.lstrip(b"\0"))
        while len(self._pending) < len(GZIP_MAGIC) and self._read():
            if self._pending.startswith(b"\0"):
                self._set_off(self._pending.lstrip(b"\0"))
        if self._pending.startswith(GZIP_MAGIC):
            self._inflate = zlib.decompressobj(31)
            self._starts.append((self._plain_end, self._raw_start))
            return True
        if self._pending:
            self._break("does not begin there", Reason.BROKEN_RECORD)
        return False

    def _read(self) -> bool:
        """Take in the next bytes. They end where a member may begin: zlib copies what it finds behind the end of one."""
        if self._taken == len(self._chunk):
            self._chunk, self._taken = self._stream.read(CHUNK_BYTES), 0
        cut = self._chunk.find(GZIP_MAGIC, self._taken + LEAST_MEMBER_BYTES)
        piece = self._chunk[self._taken : cut if cut >= 0 else None]
        self._taken += len(piece)
        self._pending = self._pending + piece if self._pending else piece
        self._raw.append(piece)
        self._raw_end += len(piece)
        while self._raw_end - self._raw_start > MOST_KEPT_BYTES:
            self._raw_start += len(self._raw.popleft())
        return bool(piece)

    def _break(self, what: str, reason: Reason) -> None:
        """End the stretch, and go to where the next sound member begins."""
        start = self._starts[-1][1] if self._inflate else self._raw_start
        self._inflate, self._holds_more = None, False
        self._may_begin = self._seek_member()
        until = f"bytes {start} to {self._raw_start} were passed over" if self._may_begin else "nothing sound follows"
        self.damage = Fault(None, reason, f"the gzip member at byte {start} {what}: {until}; get the file again")

    def _seek_member(self) -> bool:
        """Whether a member with a record in it follows the beginning of what is kept; it is what is read next then."""
        kept, at, ended = b"".join(self._raw), 1, False
        while True:
            at = kept.find(GZIP_MAGIC, at)
            if at >= 0 and (ended or len(kept) - at >= TRIAL_BYTES):
                if is_compressed_warc(kept[at : at + TRIAL_BYTES]):
                    self._set_off(kept[at:])
                    return True
                at += 1
            elif ended:
                return False
            else:
                self._pending = b""
                ended = not self._read()
                kept, at = kept[at if at >= 0 else 1 - len(GZIP_MAGIC) :] + self._pending, 0


def is_compressed_warc(head: bytes) -> bool:
    """Whether the first bytes of a file are gzip around a web archive."""
    if not head.startswith(GZIP_MAGIC):
        return False
    try:
        return VERSION.match(zlib.decompressobj(31).decompress(head, VERSION_BYTES)) is not None
    except zlib.error:
        return False
