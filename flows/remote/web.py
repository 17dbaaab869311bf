"""Objects behind http(s) addresses: one address is one file, whatever it holds; nothing is crawled."""

from __future__ import annotations

import hashlib
import netrc
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

import httpx

from flows.discover import Found
from flows.errors import UsageError
from flows.remote.addresses import public
from flows.remote.copies import Copies, Note, Remote, safe
from flows.remote.guard import Transport
from flows.remote.retrying import Passing, Unreachable, patiently

# Worth another try: the server was busy or broken, or the request came too late or too early (RFC 9110, RFC 6585, RFC 8470).
PASSING = {408, 425, 429, *range(500, 600)}
REMEDIES = {
    401: "user and password belong into the address (https://user:password@…) or into .netrc",
    403: "see whether a browser may have it, or ask whoever runs the server",
    404: "check the address",
    410: "it is gone for good, leave it out",
    416: "check the address",
    429: "ask for less at a time, or run again later",
}
# Bytes as they are stored, so that lengths and validators are those of the file.
HEADERS = {"User-Agent": "newsmill", "Accept": "*/*", "Accept-Encoding": "identity"}
ENCODINGS = ("gzip", "x-gzip", "deflate")
COMPRESSED = (".gz", ".tgz")


def client(remote: Remote) -> httpx.Client:
    """A client, for all threads, that follows no redirect by itself and connects only where the guard lets it."""
    settings = remote.settings
    timeout = httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds, pool=None)
    return httpx.Client(transport=Transport(settings), timeout=timeout, headers=HEADERS, trust_env=False)


def checked(address: str) -> httpx.URL:
    """An address that can be asked for. Raises UsageError for one that cannot."""
    try:
        url = httpx.URL(address)
        named = bool(url.host)
    except (httpx.InvalidURL, ValueError) as error:
        raise UsageError(f"an http(s) source is no address: {error}: check host and port, and write %40 for an @ in a password") from error
    if not named:
        raise UsageError(f"{public(address)} names no host")
    return url


class Web:
    """Fetches what addresses name, unless it is known and unchanged."""

    def __init__(self, remote: Remote, client: httpx.Client) -> None:
        self.remote, self.client = remote, client
        self.settings = remote.settings
        self.copies = Copies(remote.folder)
        self.netrc = _netrc()

    def find(self, url: httpx.URL) -> Found:
        """One address: fetched, found unchanged, or with its problem."""
        uri = public(str(url))
        try:
            return patiently(lambda: self._ask(url, uri), self.settings)
        except Unreachable as error:
            return Found("", None, None, str(error), uri)

    def _ask(self, url: httpx.URL, uri: str) -> Found:
        note = self.copies.read_note(uri)
        copy = self._copy(uri, note) if note else None
        if note and copy and not note.conditions and time.time() - copy.stat().st_mtime < self.settings.fresh_seconds:
            return Found(str(copy), note.size_bytes, note.modified_ns, None, uri)
        known = self.remote.known.get(uri)
        comparable = note if note and (copy or (known and known.sha256 == note.sha256)) else None
        with self._answer(url, uri, comparable.conditions if comparable else {}) as response:
            if comparable and response.status_code == HTTPStatus.NOT_MODIFIED:
                if copy:
                    return Found(str(copy), comparable.size_bytes, comparable.modified_ns, None, uri)
                return Found("", comparable.size_bytes, comparable.modified_ns, None, uri)
            if response.status_code != HTTPStatus.OK:
                raise _refusal(response, uri)
            return self._take(response, uri, _name(response, url))

    def _copy(self, uri: str, note: Note) -> Path | None:
        path = self.copies.at(f"{uri} {note.sha256}", note.name)
        return path if self.copies.whole(path, note.size_bytes) else None

    @contextmanager
    def _answer(self, url: httpx.URL, uri: str, conditions: dict[str, str]) -> Iterator[httpx.Response]:
        """The answer at the end of all redirects, its body not yet read; what goes wrong, then or while it is read, as Unreachable."""
        try:
            request: httpx.Request | None = self.client.build_request("GET", url, headers=conditions)
            for _ in range(self.settings.max_redirects + 1):
                assert request is not None
                # httpx looks for a user in the address only if it is given no other.
                auth = None if request.url.userinfo else self.netrc
                with closing(self.client.send(request, stream=True, auth=auth)) as response:
                    request = response.next_request
                    if request is None:
                        yield response
                        return
            raise Unreachable(f"{uri} redirects more than {self.settings.max_redirects} times: check the address")
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise Unreachable(f"{uri} redirects to what is not http(s): check the address") from error
        except httpx.DecodingError as error:
            raise Unreachable(f"{uri} is not what its Content-Encoding says: {error}") from error
        except httpx.TransportError as error:
            raise _failure(error, uri) from error

    def _take(self, response: httpx.Response, uri: str, name: str) -> Found:
        """Read a body into a copy, and note what the server said of it."""
        limit = self.settings.max_fetch_bytes
        if (_number(response.headers.get("Content-Length")) or 0) > limit:
            raise _too_large(uri, limit)
        digest, size = hashlib.sha256(), 0
        with self.copies.part(uri) as (part, file):
            for chunk in _chunks(response, uri, name):
                size += len(chunk)
                if size > limit:
                    raise _too_large(uri, limit)
                digest.update(chunk)
                file.write(chunk)
            file.close()
            last_modified = response.headers.get("Last-Modified")
            note = Note(response.headers.get("ETag"), last_modified, name, size, _nanoseconds(last_modified), digest.hexdigest())
            path = self.copies.keep(part, self.copies.at(f"{uri} {note.sha256}", name))
        self.copies.write_note(uri, note)
        return Found(path, size, note.modified_ns, None, uri)


def _chunks(response: httpx.Response, uri: str, name: str) -> Iterator[bytes]:
    """The body; compression for the way is undone, unless it is the file's own, which some servers announce likewise."""
    encodings = [part.strip().lower() for part in response.headers.get("Content-Encoding", "").split(",") if part.strip().lower() != "identity"]
    encodings = list(filter(None, encodings))
    if not encodings or name.lower().endswith(COMPRESSED):
        return response.iter_raw()
    if len(encodings) > 1 or encodings[0] not in ENCODINGS:
        raise Unreachable(f"{uri} comes as Content-Encoding {', '.join(encodings)}, which was not asked for: fetch it by other means")
    return response.iter_bytes()


def _refusal(response: httpx.Response, uri: str) -> Unreachable:
    status = response.status_code
    said = f"{uri} answered {status} {response.reason_phrase}".rstrip()
    if status in PASSING:
        return Passing(f"{said}: {REMEDIES.get(status, 'run again later')}", _seconds(response.headers.get("Retry-After")))
    return Unreachable(f"{said}: {REMEDIES.get(status, 'check the address')}")


def _failure(error: httpx.TransportError, uri: str) -> Unreachable:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Unreachable(f"{uri} has no certificate that holds: {error}: SSL_CERT_FILE may name the authority that issued it")
    reason = "timed out" if isinstance(error, httpx.TimeoutException) else type(error).__name__
    return Passing(f"{uri} could not be fetched: {str(error) or reason}: run again later")


def _too_large(uri: str, limit: int) -> Unreachable:
    return Unreachable(f"{uri} is larger than {limit:,} bytes: allow more with --set max_fetch_bytes=NUMBER")


def _name(response: httpx.Response, asked: httpx.URL) -> str:
    """The file's name: as the server says, else from the address, of those on the way the first with a suffix."""
    places = [unquote(url.path.rstrip("/").rpartition("/")[2]) for url in (asked, response.url)]
    said = disposition(response.headers.get("Content-Disposition", ""))
    return safe(said or next((place for place in places if "." in place), places[0]))


def disposition(header: str) -> str | None:
    """The name of a file in a Content-Disposition header (RFC 6266); None if it says none."""
    message = Message()
    message["Content-Disposition"] = header
    try:
        return message.get_filename()
    except ValueError:
        # Some of Python's encodings, which a header may name, cannot decode in part.
        return None


def _seconds(retry_after: str | None) -> float:
    """A Retry-After header in seconds: a number, or a date (RFC 9110, 10.2.3); 0 if it says nothing."""
    number = _number(retry_after)
    if number is not None:
        return number
    moment = _nanoseconds(retry_after)
    return max(0.0, moment / 1e9 - time.time()) if moment else 0.0


def _number(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdecimal() else None


def _nanoseconds(date: str | None) -> int | None:
    """A date of HTTP as nanoseconds since 1970; None if it is none."""
    try:
        moment = parsedate_to_datetime(date or "")
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()) * 1_000_000_000
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _netrc() -> httpx.Auth | None:
    """Users and passwords by host from NETRC or ~/.netrc, if there is one that can be read."""
    try:
        return httpx.NetRCAuth(os.environ.get("NETRC"))
    except (OSError, netrc.NetrcParseError):
        return None
