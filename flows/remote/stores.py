"""Objects in stores: s3:// through pyarrow, every other scheme through the fsspec library that is installed for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.arrow import ArrowFSWrapper
from fsspec.utils import glob_translate
from pyarrow.fs import AwsStandardS3RetryStrategy, FileSelector, FileType, S3FileSystem, resolve_s3_region

from flows.discover import Found
from flows.errors import UsageError
from flows.remote.addresses import public, scheme_of
from flows.remote.copies import Copies, Remote
from flows.remote.retrying import Passing, Unreachable, patiently
from flows.settings import Fetching

# One request each to S3.
CHUNK_BYTES = 8 << 20
WILD = re.compile(r"[*?\[]")
# Under which name file systems tell when an object was changed.
MODIFIED = ("mtime", "LastModified", "last_modified", "updated", "modified", "modify")
# What S3 says, as pyarrow tells it, when trying again would not help.
DENIED = re.compile(r"ACCESS_DENIED|INVALID_ACCESS_KEY_ID|SIGNATURE_DOES_NOT_MATCH|EXPIRED_TOKEN|HTTP status 40[13]|INVALID_CLIENT_TOKEN_ID")
MISSING = re.compile(r"NO_SUCH_BUCKET|NO_SUCH_KEY|RESOURCE_NOT_FOUND|HTTP status 404")


@dataclass(frozen=True)
class Object:
    """An object of a store, as its listing tells. ``modified_ns`` is whole seconds: not every way of asking tells more."""

    store: AbstractFileSystem
    path: str
    uri: str
    size_bytes: int | None
    modified_ns: int | None


def objects(source: str, settings: Fetching) -> list[Object]:
    """What an object, a folder (its name ends with a slash, or objects lie below it) or a pattern names, without what is hidden.

    Raises UsageError if that is nothing, and Unreachable if the store cannot be asked.
    """
    found = patiently(lambda: _objects(source, settings), settings)
    if not found:
        raise UsageError(f"nothing in the store matches {public(source)}: check bucket and name; a folder ends with /, a pattern has *")
    return found


def find(item: Object, remote: Remote) -> Found:
    """One object: fetched, found unchanged, or with its problem."""
    known = remote.known.get(item.uri)
    if known and item.modified_ns is not None and (known.size_bytes, known.modified_ns) == (item.size_bytes, item.modified_ns):
        return Found("", item.size_bytes, item.modified_ns, None, item.uri)
    copies = Copies(remote.folder)
    path = copies.at(f"{item.uri} {item.size_bytes} {item.modified_ns}", item.path)
    if item.modified_ns is not None and copies.whole(path, item.size_bytes):
        return Found(str(path), item.size_bytes, item.modified_ns, None, item.uri)
    try:
        return patiently(lambda: _fetch(item, path, remote), remote.settings)
    except Unreachable as error:
        return Found("", None, None, str(error), item.uri)


def _fetch(item: Object, path: Path, remote: Remote) -> Found:
    limit, size = remote.settings.max_fetch_bytes, 0
    if (item.size_bytes or 0) > limit:
        raise _too_large(item.uri, limit)
    copies = Copies(remote.folder)
    with copies.part(item.uri) as (part, file):
        for chunk in _read(item):
            size += file.write(chunk)
            if size > limit:
                raise _too_large(item.uri, limit)
        file.close()
        if item.size_bytes not in (None, size):
            raise Passing(
                f"{item.uri} gave {size:,} of the {item.size_bytes:,} bytes that it was listed with: see that nobody writes to it, run again"
            )
        return Found(copies.keep(part, path), size, item.modified_ns, None, item.uri)


def _read(item: Object) -> Iterator[bytes]:
    try:
        with item.store.open(item.path, "rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise _trouble(error, item.uri) from error


def _objects(source: str, settings: Fetching) -> list[Object]:
    try:
        store, path = _opened(source, settings)
        found = list(_expand(store, path, source.endswith("/")))
    except OSError as error:
        raise _trouble(error, public(source)) from error
    place = public(source).partition("://")
    # Some file systems leave the host out of their paths.
    host = place[2].partition("/")[0]
    return [
        Object(store, name, f"{place[0]}://{'' if name.lstrip('/').startswith(host) else f'{host}/'}{name.lstrip('/')}", *stamp)
        for name, stamp in sorted(found)
    ]


def _opened(source: str, settings: Fetching) -> tuple[AbstractFileSystem, str]:
    """The file system of a source, and the path in it."""
    if public(source).startswith("s3://"):
        return _s3(source, settings)
    if "::" in source:
        raise UsageError(f"{public(source)} chains several file systems: name the file itself, archives are opened anyway")
    try:
        store, path = url_to_fs(source)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{scheme_of(source)}:// cannot be read: {error}") from error
    store.invalidate_cache()
    return store, str(path).rstrip("/") or "/"


def _s3(source: str, settings: Fetching) -> tuple[AbstractFileSystem, str]:
    """S3 as the usual environment variables name it: AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_PROFILE and so on."""
    path = source.partition("://")[2]
    bucket = path.partition("/")[0]
    if "@" in bucket:
        raise UsageError(f"{public(source)} has a user or password: put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    if not bucket or WILD.search(bucket):
        raise UsageError(f"{public(source)} names no bucket: write s3://bucket/name, s3://bucket/folder/ or s3://bucket/pattern*")
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or (None if endpoint else resolve_s3_region(bucket))
    system = S3FileSystem(
        endpoint_override=endpoint,
        region=region,
        connect_timeout=settings.connect_seconds,
        request_timeout=settings.read_seconds,
        # Trying again is done here, for all stores alike.
        retry_strategy=AwsStandardS3RetryStrategy(max_attempts=1),
    )
    return ArrowFSWrapper(system, skip_instance_cache=True), path.rstrip("/")


Stamped = tuple[str, tuple[int | None, int | None]]


def _expand(store: AbstractFileSystem, path: str, folder: bool) -> Iterable[Stamped]:
    """Paths with size and time of change of what a path or pattern names."""
    try:
        entry = store.info(path)
    except FileNotFoundError:
        return _matching(store, path) if WILD.search(path) and not folder else ()
    if entry["type"] == "file" and not folder:
        return [(path, _stamp(entry))]
    return (found for found in _below(store, path) if not _hidden(found[0][len(path) :]))


def _matching(store: AbstractFileSystem, pattern: str) -> Iterator[Stamped]:
    """Objects that match a pattern, and those below folders that do; a name with a leading dot only if the pattern has one there."""
    root = pattern[: WILD.search(pattern).start()].rpartition("/")[0] or "/"  # type: ignore[union-attr]
    matches = re.compile(glob_translate(pattern)).match
    dotted = "/." in pattern[len(root) :]
    for name, stamp in _below(store, root):
        ends = [*(found.start() for found in re.finditer("/", name)), len(name)]
        if (dotted or not _hidden(name[len(root) :])) and any(matches(name[:end]) for end in ends):
            yield name, stamp


def _below(store: AbstractFileSystem, root: str) -> Iterator[Stamped]:
    """All objects below a folder. Raises OSError if any part of it cannot be listed."""
    if isinstance(store, ArrowFSWrapper):
        # One request for a thousand objects, not one for each folder.
        listed = [item for item in store.fs.get_file_info(FileSelector(root, recursive=True, allow_not_found=True)) if item.type == FileType.File]
        # Some servers' listings have times that pyarrow cannot read; asked for by itself, the object has another.
        timed = {item.path: item for item in store.fs.get_file_info([item.path for item in listed if not item.mtime_ns])}
        yield from ((item.path, (item.size, _whole_seconds(timed.get(item.path, item).mtime))) for item in listed)
        return
    # fsspec's own walk leaves out, silently, what it cannot list.
    waiting = [root] if store.isdir(root) else []
    while waiting:
        folder = waiting.pop()
        for entry in store.ls(folder, detail=True):
            if entry["type"] == "directory" and entry["name"].rstrip("/") != folder:
                waiting.append(entry["name"].rstrip("/"))
            elif entry["type"] == "file":
                yield entry["name"], _stamp(entry)


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _stamp(entry: dict[str, Any]) -> tuple[int | None, int | None]:
    return entry.get("size"), _whole_seconds(next((entry[name] for name in MODIFIED if entry.get(name)), None))


def _whole_seconds(moment: Any) -> int | None:
    """A time of change, as a file system tells it, in nanoseconds since 1970; None if it tells none."""
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            return None
    if isinstance(moment, datetime):
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return int(moment) * 1_000_000_000 if isinstance(moment, int | float) and moment > 0 else None


def _trouble(error: OSError, uri: str) -> Unreachable:
    """What a store's failure means: whether it may pass, and what to do about it."""
    reason = " ".join(str(error).split())
    s3 = uri.startswith("s3://")
    if isinstance(error, PermissionError) or DENIED.search(reason):
        remedy = "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE" if s3 else "check your credentials"
        return Unreachable(f"{uri} may not be read: {reason}: {remedy}")
    if isinstance(error, FileNotFoundError) or MISSING.search(reason):
        return Unreachable(f"{uri} is not there: {reason}: check {'AWS_ENDPOINT_URL, AWS_REGION and the bucket' if s3 else 'the address'}")
    return Passing(f"{uri} could not be read: {reason}: {'check AWS_ENDPOINT_URL and AWS_REGION, or ' if s3 else ''}run again later")


def _too_large(uri: str, limit: int) -> Unreachable:
    return Unreachable(f"{uri} is larger than {limit:,} bytes: allow more with --set max_fetch_bytes=NUMBER")
