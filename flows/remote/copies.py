"""Local copies of remote objects, each whole or not there, and notes of what a web server said of them.

Copies go once they are published; notes stay, so that the next run can ask whether anything changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from flows.settings import Fetching

DIGITS = 32
# Four bytes a character at most, and 255 to a name.
NAME_ENDS = 30


@dataclass(frozen=True)
class Stamp:
    """What the ledger has of a remote object that need not be read again if it is still the same."""

    size_bytes: int | None
    modified_ns: int | None
    sha256: str | None


@dataclass(frozen=True)
class Remote:
    """Where copies are kept, what is known already by uri, and how to fetch the rest."""

    folder: Path
    known: Mapping[str, Stamp] = field(default_factory=dict)
    settings: Fetching = field(default_factory=Fetching)


@dataclass(frozen=True)
class Note:
    """What a web server said of an object when it was fetched, and what it was then."""

    etag: str | None
    last_modified: str | None
    name: str
    size_bytes: int
    modified_ns: int | None
    sha256: str

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the object only if it is another one now (RFC 9110, 13.1); none if nothing could be compared."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


def clear(folder: Path) -> None:
    """Remove the copies, once what they hold is published or known; not the notes."""
    shutil.rmtree(folder / "copies", ignore_errors=True)


class Copies:
    """The copies and notes in a folder."""

    def __init__(self, folder: Path) -> None:
        self.copies, self.notes = folder / "copies", folder / "notes"

    def at(self, version: str, name: str) -> Path:
        """Where the copy of one version of an object lies, under the object's own name."""
        return self.copies / _hash(version) / safe(name)

    def whole(self, path: Path, size_bytes: int | None) -> bool:
        """Whether a copy is there, of that size if one is known."""
        return path.is_file() and size_bytes in (None, path.stat().st_size)

    @contextmanager
    def part(self, uri: str) -> Iterator[tuple[Path, BinaryIO]]:
        """A file to write to before it is known to be whole: to be moved by ``keep``, else it is removed."""
        self.copies.mkdir(parents=True, exist_ok=True)
        path = self.copies / f"{_hash(uri)}.{os.getpid()}.part"
        try:
            with path.open("wb") as file:
                yield path, file
        finally:
            path.unlink(missing_ok=True)

    def keep(self, part: Path, path: Path) -> str:
        """Make what was written a copy. Returns its path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return str(part.replace(path))

    def write_note(self, uri: str, note: Note) -> None:
        self.notes.mkdir(parents=True, exist_ok=True)
        fresh = self.notes / f"{_hash(uri)}.{os.getpid()}.tmp"
        fresh.write_text(json.dumps({"uri": uri, **asdict(note)}), encoding="utf-8")
        fresh.replace(self.notes / f"{_hash(uri)}.json")

    def read_note(self, uri: str) -> Note | None:
        """The note of a uri; None if there is none that can be read."""
        try:
            data = json.loads((self.notes / f"{_hash(uri)}.json").read_text(encoding="utf-8"))
            return Note(**data) if data.pop("uri") == uri else None
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None


def safe(name: str) -> str:
    """A name from elsewhere as the name of a file in one folder: the last part of a path, printable, of bounded length."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(char for char in last if char.isprintable()).strip()
    if not kept.strip("."):
        return "index"
    return kept if len(kept) <= 2 * NAME_ENDS else kept[:NAME_ENDS] + kept[-NAME_ENDS:]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]
