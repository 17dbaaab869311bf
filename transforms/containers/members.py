"""What members of archives have in common: which are no one's text, and streams over a part of a stream."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import BinaryIO

from schemas.vocabulary import Reason
from transforms.containers.base import Broken
from transforms.containers.drawn import Drawn
from transforms.records import Fault

# What desktops leave in folders.
LITTER = frozenset({"__MACOSX", "thumbs.db", "Thumbs.db", "desktop.ini"})


def is_hidden(path: str) -> bool:
    """Whether a member lies where people do not look: a hidden file or folder, or what a desktop left there."""
    parts = PurePosixPath(path).parts
    return any(part in LITTER or (part.startswith(".") and part != "..") for part in parts)


def unsupported_member(path: str, what: str) -> Fault:
    """The fault of a member that is no file with bytes of its own; ``what`` it is, and what to do."""
    return Fault(None, Reason.UNSUPPORTED, f"{printable(path)} is {what}")


def printable(path: str) -> str:
    """A path with its bytes that are no UTF-8 written out."""
    return path.encode("utf-8", "backslashreplace").decode()


class Slice(Drawn):
    """``size_bytes`` of a seekable stream, from ``start``. Raises Broken (TRUNCATED) where the stream ends too early."""

    def __init__(self, stream: BinaryIO, start: int, size_bytes: int) -> None:
        self._stream, self._at, self._left_bytes = stream, start, size_bytes

    def draw(self, most_bytes: int) -> bytes:
        if not self._left_bytes:
            return b""
        self._stream.seek(self._at)
        data = self._stream.read(min(most_bytes, self._left_bytes))
        if not data:
            raise Broken(Reason.TRUNCATED, f"the archive breaks off at byte {self._at}, {self._left_bytes} bytes too early: get the whole file again")
        self._at += len(data)
        self._left_bytes -= len(data)
        return data
