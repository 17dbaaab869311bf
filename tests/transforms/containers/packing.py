"""Compressions for tests: how each packs bytes, by the name that newsmill gives it."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from typing import BinaryIO

import zstandard

from transforms.containers import COMPRESSIONS, Broken, Compression

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_ALONE),
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
}
BY_NAME: dict[str, Compression] = {compression.name: compression for compression in COMPRESSIONS}


def pieces(stream: BinaryIO, size: int = 1 << 16) -> Iterator[bytes]:
    return iter(lambda: stream.read(size), b"")


def read_all(stream: BinaryIO) -> tuple[bytes, Broken | None]:
    """What a stream gives, and what broke it."""
    data = b""
    try:
        for piece in pieces(stream):
            data += piece
    except Broken as broken:
        return data, broken
    return data, None
