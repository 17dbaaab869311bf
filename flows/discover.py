"""Which files a source names, and what is known of them before they are read."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from flows.remote import Remote, fetch, is_remote, public

CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class Found:
    """A file that a source names. ``size_bytes`` and ``modified_ns`` are None if it cannot be looked at; ``problem`` says why.

    What was fetched has the ``address`` that it came from, without secrets; its ``path`` is that of the local copy, and
    empty if there is none because it is known and unchanged, because of the problem, or because nobody looked yet.
    """

    path: str
    size_bytes: int | None
    modified_ns: int | None
    problem: str | None = None
    address: str | None = None

    @property
    def uri(self) -> str:
        """The address, or the path as valid text: bytes of a name that are not UTF-8 are written as escapes."""
        if self.address is not None:
            return self.address
        return os.fsencode(self.path).decode("utf-8", "backslashreplace").replace(os.sep, "/")

    @property
    def unseen(self) -> bool:
        """Whether it is a remote source that nobody looked at."""
        return self.address is not None and (self.path, self.size_bytes, self.problem) == ("", None, None)

    @property
    def fetched(self) -> bool:
        """Whether it is a copy, made or kept because nothing else would tell whether its bytes are known."""
        return self.address is not None and self.path != ""


def discover(sources: Iterable[str], leave_out: Path, remote: Remote | None = None) -> list[Found]:
    """The files that the sources name, each once, by path. Hidden files and those under ``leave_out`` are no input.

    A source is a file, a folder (taken with its subfolders; links to folders are not followed), a glob pattern, an
    http(s) address, or an object, folder or pattern in a store, as s3://bucket/2024-*. Remote ones are fetched as
    ``remote`` says; without it they are left unseen. Raises UsageError for a source that names nothing.
    """
    lake = os.path.realpath(leave_out)
    named = list(sources)
    found = {os.path.abspath(path): problem for source in named if not is_remote(source) for path, problem in _expand(source, lake)}
    local = [_look(path) if problem is None else Found(path, None, None, problem) for path, problem in sorted(found.items())]
    elsewhere = list(filter(is_remote, named))
    if remote is None:
        return local + [Found("", None, None, None, uri) for uri in sorted(set(map(public, elsewhere)))]
    return local + (fetch(elsewhere, remote) if elsewhere else [])


def checksum(path: str) -> str:
    """SHA-256 of a file's bytes, hexadecimal. Raises OSError if it cannot be read."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _expand(source: str, lake: str) -> Iterable[tuple[str, str | None]]:
    """Paths that a source names, with the problem of a folder that cannot be listed."""
    if os.path.isdir(source):
        return _walk(source, lake)
    if os.path.lexists(source):
        return [(source, None)]
    matches = glob.glob(source, recursive=True)
    if not matches:
        raise UsageError(f"no file, folder or pattern matches {source!r}: check the path, or put files into data/raw")
    return (found for match in matches for found in (_walk(match, lake) if os.path.isdir(match) else [(match, None)]))


def _walk(folder: str, lake: str) -> Iterator[tuple[str, str | None]]:
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        if Path(os.path.realpath(place)).is_relative_to(lake):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((os.path.join(place, name), None) for name in files if not name.startswith("."))
    yield from ((error.filename, error.strerror or str(error)) for error in closed)


def _look(path: str) -> Found:
    try:
        status = os.stat(path)
    except OSError as error:
        return Found(path, None, None, error.strerror or str(error))
    if not stat.S_ISREG(status.st_mode):
        return Found(path, None, None, "not a regular file")
    return Found(path, status.st_size, status.st_mtime_ns)
