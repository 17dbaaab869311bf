"""What compressions and archives are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from schemas.vocabulary import Reason
from transforms.records import Fault, Skip


class Broken(Exception):
    """A stream cannot be read any further, and reading it again would not help: it is damaged, cut short, locked or too much."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of an archive: its path as the archive has it, and its bytes, good until the next entry is asked for."""

    path: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Compression:
    """A compression of one stream. ``unpack`` gives a stream of the plain bytes, which raises Broken when they are damaged or cut short."""

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    unpack: Callable[[BinaryIO], BinaryIO]


@dataclass(frozen=True, slots=True)
class Archive:
    """A file of files. ``entries`` gives its members in order, with a Fault (number None) for each that cannot be
    had and a Skip for each that is no one's text; folders are nothing. It raises Broken if it can give no more.

    ``seeks``: the stream must be seekable.
    """

    name: str
    recognises: Callable[[bytes], bool]
    entries: Callable[[BinaryIO], Iterator[Entry | Fault | Skip]]
    seeks: bool = False
