"""Compressed bytes taken apart piece by piece: what comes out of one piece is bounded, and what came before damage is delivered."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, NoReturn, Protocol

import zstandard

from schemas.vocabulary import Reason
from transforms.containers.base import Broken
from transforms.containers.drawn import Drawn
from transforms.formats.lines import read_up_to

# Decoders that say so need more than this for some files: zstd --long=28 and above, xz with a dictionary of 256 MiB.
MOST_MEMORY_BYTES = 256 << 20
BLOCK_BYTES = 1 << 17
HEADER_BYTES = 18
SKIPPABLE = tuple(bytes((0x50 + low, 0x2A, 0x4D, 0x18)) for low in range(16))
# Signatures, checksums and the like that some tools append; gzip and bzip2 pass over them too.
MOST_GARBAGE_BYTES = 1024


class Decoder(Protocol):
    """Decompresses one member (gzip), stream (bzip2, xz) or frame (zstd), as ``bz2.BZ2Decompressor`` does."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Packing:
    """How to take something apart: ``errors`` are what ``decoder`` raises at damage, ``magic`` is what a further member begins
    with (empty if there can be only one), ``chunk_bytes`` how much is read, and at most lost in front of damage, at a time.
    """

    name: str
    decoder: Callable[[], Decoder]
    errors: tuple[type[Exception], ...]
    magic: tuple[bytes, ...] = ()
    chunk_bytes: int = 1 << 14


class Unpacked(Drawn):
    """The plain bytes of a compressed stream. Raises Broken (TRUNCATED, BROKEN_RECORD) where they end too early or are damaged."""

    def __init__(self, stream: BinaryIO, packing: Packing) -> None:
        self._stream, self._packing = stream, packing
        self._decoder: Decoder | None = packing.decoder()
        self._pending = b""
        self._taken_bytes = 0

    def draw(self, most_bytes: int) -> bytes:
        while self._decoder or self._begins_again():
            data = self._decode(most_bytes)
            if data:
                return data
        return b""

    def _decode(self, most_bytes: int) -> bytes:
        assert self._decoder
        if not self._pending and self._decoder.needs_input:
            self._pending = self._read()
            if not self._pending:
                raise Broken(Reason.TRUNCATED, f"the {self._packing.name} data break off after byte {self._taken_bytes}: get the whole file again")
        try:
            data = self._decoder.decompress(self._pending, most_bytes)
        except self._packing.errors as error:
            self._refuse(str(error))
        self._pending = b""
        if self._decoder.eof:
            self._pending, self._decoder = self._decoder.unused_data, None
        return data

    def _begins_again(self) -> bool:
        """Whether a further member follows; zeros are padding, and a little else at the end is no one's."""
        magic = self._packing.magic
        if not magic:
            return False
        rest = self._pending.lstrip(b"\0")
        while len(rest) < HEADER_BYTES and (more := self._read()):
            rest = (rest + more).lstrip(b"\0")
        if rest.startswith(magic):
            self._pending, self._decoder = rest, self._packing.decoder()
            return True
        rest += read_up_to(self._stream, MOST_GARBAGE_BYTES)
        if len(rest) > MOST_GARBAGE_BYTES or any(mark in rest for mark in magic):
            self._refuse("something else stands where a further part should begin")
        self._pending = b""
        return False

    def _read(self) -> bytes:
        data = self._stream.read(self._packing.chunk_bytes)
        self._taken_bytes += len(data)
        return data

    def _refuse(self, why: str) -> NoReturn:
        where = max(0, self._taken_bytes - self._packing.chunk_bytes)
        raise Broken(Reason.BROKEN_RECORD, f"the {self._packing.name} data are damaged after byte {where} ({why}): get the file again")


class Inflater:
    """zlib's decoder, which gives what stands before damage although zlib does not. ``wbits`` as in zlib."""

    def __init__(self, wbits: int) -> None:
        self._inflate = zlib.decompressobj(wbits)
        self._more = False
        self._failure: zlib.error | None = None

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        return not self._more and not self._failure

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most ``max_length`` plain bytes. Raises zlib.error at damage, once what stands before it was given."""
        if self._failure:
            raise self._failure
        data = self._inflate.unconsumed_tail + data
        before = self._inflate.copy()
        try:
            plain = self._inflate.decompress(data, max_length)
        except zlib.error as error:
            self._failure = error
            return _up_to_damage(before, data, max_length)
        # A full measure may mean that zlib holds more, although it has taken all input.
        self._more = len(plain) == max_length
        return plain


class Unzstd:
    """Decoder of one zstd frame (RFC 8878), fed block by block since a few bytes of them can be gigabytes."""

    errors = (zstandard.ZstdError,)

    def __init__(self) -> None:
        self.eof = False
        self._held = b""
        self._block = 0
        self._checksum_bytes = 0
        self._decompress: Callable[[bytes], bytes] | None = None

    @property
    def needs_input(self) -> bool:
        return self._decompress is None or self._end_of_block(0) is None

    @property
    def unused_data(self) -> bytes:
        return self._held

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most ``max_length`` plain bytes, or those of one block if that is more. Raises zstandard.ZstdError at damage."""
        self._held += data
        if self._held.startswith(SKIPPABLE):
            return self._skip()
        if self._decompress is None and not self._begin():
            return b""
        assert self._decompress
        end, last = 0, False
        for _ in range(max(1, max_length // BLOCK_BYTES)):
            found = None if last else self._end_of_block(end)
            if found is None:
                break
            end, last = found
        if not end:
            return b""
        plain = self._decompress(self._held[:end])
        self._held, self.eof = self._held[end:], last
        return plain

    def _skip(self) -> bytes:
        size = 8 + int.from_bytes(self._held[4:8], "little")
        if len(self._held) >= max(size, 8):
            self._held, self.eof = self._held[size:], True
        return b""

    def _begin(self) -> bool:
        """Read the frame's header; False if it is not all there."""
        try:
            parameters = zstandard.get_frame_parameters(self._held)
            size = zstandard.frame_header_size(self._held)
        except zstandard.ZstdError:
            if len(self._held) >= HEADER_BYTES:
                raise
            return False
        if parameters.window_size > MOST_MEMORY_BYTES:
            raise zstandard.ZstdError(f"it needs more than {MOST_MEMORY_BYTES} bytes of memory to unpack; compress it without --long")
        if parameters.dict_id:
            raise zstandard.ZstdError("it needs a dictionary to unpack")
        self._checksum_bytes = 4 if parameters.has_checksum else 0
        self._decompress = zstandard.ZstdDecompressor(max_window_size=MOST_MEMORY_BYTES).decompressobj().decompress
        self._decompress(self._held[:size])
        self._held = self._held[size:]
        return True

    def _end_of_block(self, start: int) -> tuple[int, bool] | None:
        """Where the block ends that begins at ``start``, and whether it is the frame's last; None if it is not all there."""
        header = int.from_bytes(self._held[start : start + 3], "little")
        last, repeated = bool(header & 1), header >> 1 & 3 == 1
        end = start + 3 + (1 if repeated else header >> 3) + (self._checksum_bytes if last else 0)
        return (end, last) if start + 3 <= len(self._held) and end <= len(self._held) else None


def _up_to_damage(inflate: zlib._Decompress, data: bytes, max_length: int) -> bytes:
    plain = bytearray()
    try:
        for at in range(len(data)):
            plain += inflate.decompress(data[at : at + 1], max_length - len(plain))
            if len(plain) >= max_length:
                break
    except zlib.error:
        pass
    return bytes(plain)
