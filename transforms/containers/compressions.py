"""Compressions: gzip, bzip2, xz, lzma and zstd, each with several parts one after the other."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, cast

from transforms.containers.base import Compression
from transforms.containers.unpacking import MOST_MEMORY_BYTES, SKIPPABLE, Decoder, Inflater, Packing, Unpacked, Unzstd

GZIP_MAGIC = b"\x1f\x8b\x08"
XZ_MAGIC = b"\xfd7zXZ\0"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# BZh, the block size, and the magic of a block or of the end.
BZIP2_MAGIC = tuple(b"BZh%d%b" % (size, magic) for size in range(1, 10) for magic in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"))
# Properties lc=3 lp=0 pb=2, as every tool writes them, and the lowest byte of a dictionary size that is a power of two.
LZMA_MAGIC = b"\x5d\0\0"
MOST_LZMA_BYTES = 1 << 38

GZIP = Packing("gzip", partial(Inflater, 31), (zlib.error,), (GZIP_MAGIC,), 1 << 16)
DEFLATE = Packing("deflate", partial(Inflater, -15), (zlib.error,), (), 1 << 16)
BZIP2 = Packing("bzip2", cast(Callable[[], Decoder], bz2.BZ2Decompressor), (OSError, ValueError), BZIP2_MAGIC)
XZ = Packing("xz", partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, MOST_MEMORY_BYTES), (lzma.LZMAError,), (XZ_MAGIC,))
LZMA = Packing("lzma", partial(lzma.LZMADecompressor, lzma.FORMAT_ALONE, MOST_MEMORY_BYTES), (lzma.LZMAError,))
ZSTD = Packing("zstd", Unzstd, Unzstd.errors, (ZSTD_MAGIC, *SKIPPABLE), 1 << 16)


def is_gzip(head: bytes) -> bool:
    """A header of RFC 1952 with no flag set that it reserves."""
    return head.startswith(GZIP_MAGIC) and (len(head) < 4 or head[3] < 0x20)


def is_zstd(head: bytes) -> bool:
    """A frame, perhaps behind frames to be skipped, which LZ4 has too."""
    start = 0
    while head.startswith(SKIPPABLE, start):
        start += 8 + int.from_bytes(head[start + 4 : start + 8], "little")
    return head.startswith(ZSTD_MAGIC, start)


def is_lzma(head: bytes) -> bool:
    """A header of the old .lzma form, which has no magic: usual properties, a usual dictionary, a size that can be."""
    if len(head) < 14 or not head.startswith(LZMA_MAGIC) or head[13]:
        return False
    dictionary, size = int.from_bytes(head[1:5], "little"), int.from_bytes(head[5:13], "little")
    return dictionary.bit_count() <= 2 and dictionary >= 1 << 16 and (size == (1 << 64) - 1 or size < MOST_LZMA_BYTES)


def _unpack(packing: Packing) -> Callable[[BinaryIO], BinaryIO]:
    return lambda stream: cast(BinaryIO, Unpacked(stream, packing))


COMPRESSIONS: tuple[Compression, ...] = (
    Compression("gzip", (".gz", ".gzip"), is_gzip, _unpack(GZIP)),
    Compression("bzip2", (".bz2",), lambda head: head.startswith(BZIP2_MAGIC), _unpack(BZIP2)),
    Compression("xz", (".xz",), lambda head: head.startswith(XZ_MAGIC), _unpack(XZ)),
    Compression("lzma", (".lzma",), is_lzma, _unpack(LZMA)),
    Compression("zstd", (".zst", ".zstd"), is_zstd, _unpack(ZSTD)),
)
