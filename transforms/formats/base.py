"""What a format is, and the settings that all parsers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats.mapping import check_mapping
from transforms.records import Fault, Outcome

# What a format is recognised by: the caller reads this much and no more.
HEAD_BYTES = 1 << 16
NOTHING = Fault(None, Reason.EMPTY, "it holds nothing but white space: leave it out")


@dataclass(frozen=True)
class Parsing:
    """Settings of the parsers.

    ``mapping`` says which column holds what (canonical hint -> column) where the guesses by name go wrong.
    ``separator`` is a pattern of the lines that divide the articles of a text file. ``partition`` is what
    the folders above a file say in hive's form (month=2024-10). A record of more than ``max_record_bytes``
    is passed over: nothing larger is ever held in memory.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    separator: str | None = None
    partition: Mapping[str, str] = field(default_factory=dict)
    max_record_bytes: int = 64 << 20

    def __post_init__(self) -> None:
        check_mapping(self.mapping)
        if self.separator is not None:
            re.compile(self.separator)
        if self.max_record_bytes < 1:
            raise ValueError(f"max_record_bytes must be at least 1, not {self.max_record_bytes}")

    @property
    def too_large(self) -> Fault:
        """The fault of a file that is one record and longer than records may be."""
        detail = f"it is longer than {self.max_record_bytes} bytes, the most that one record may have: divide it or raise the limit with --set max_record_bytes=NUMBER"
        return Fault(None, Reason.TOO_LARGE, detail)


@dataclass(frozen=True)
class Format:
    """A form that news comes in.

    ``recognises`` judges by the first HEAD_BYTES of the file and its name, and says which of them told
    (content goes before name). ``parse`` takes the file from its beginning and its name: records, faults
    and skips in the order of the file, then one Declared. It raises nothing but what reading the stream raises.
    ``seeks``: the stream must be seekable. ``columns``: ``mapping`` has a meaning for it.
    """

    name: str
    recognises: Callable[[bytes, str], Sign | None]
    parse: Callable[[BinaryIO, str, Parsing], Iterator[Outcome]]
    seeks: bool = False
    columns: bool = False


def sign(content: bool, name: bool = False) -> Sign | None:
    """What a format is known by, if by anything: content goes before name."""
    return Sign.CONTENT if content else Sign.NAME if name else None


def has_ending(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a file name ends in one of ``endings`` (with their dots, in lower case)."""
    return name.lower().endswith(endings)


def stem(name: str) -> str:
    """A file's name without its last ending; bytes of it that are no UTF-8 become question marks."""
    return (PurePosixPath(name).stem or name).encode("utf-8", "replace").decode()
