"""What a server answered (RFC 9112), as web archives keep it: status, fields, and the body without its codings."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, WarcReader, ZstdReader

HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
CHUNK_SIZE = re.compile(rb"[ \t]*+([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\n]{0,200})?\r?\n")
MOST_HEAD_BYTES = 1 << 16
LISTS = ("x-robots-tag", "link", "content-language")
STEP_BYTES = 1 << 18
READERS: Mapping[str, Callable[[BinaryIO], WarcReader]] = {"br": BrotliReader, "zstd": ZstdReader}
MAGIC = {"gzip": (b"\x1f\x8b",), "x-gzip": (b"\x1f\x8b",), "deflate": (b"\x78",), "zstd": (b"\x28\xb5\x2f\xfd",), "br": (b"",)}
# gzip or zlib, as its first bytes say.
EITHER = zlib.MAX_WBITS | 32


class Undecodable(ValueError):
    """A body is not what its fields say."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: its fields by their names in lower case, and its body as it was sent."""

    status: int
    fields: Mapping[str, str]
    sent: bytes

    @property
    def media_type(self) -> str:
        """The type that the body is said to have, in lower case, without parameters; "" if nothing is said."""
        return media_type(self.fields.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        return charset(self.fields.get("content-type", ""))

    def body(self, most_bytes: int) -> bytes:
        """The body without its codings, cut short behind ``most_bytes``. Raises Undecodable.

        Crawlers often keep the fields and take the codings off: a body that does not look coded is none.
        """
        body = self.sent
        if "chunked" in self.fields.get("transfer-encoding", "").lower() and CHUNK_SIZE.match(body):
            body = b"".join(_chunks(body))
        for coding in reversed(self.fields.get("content-encoding", "").lower().split(",")):
            if body.startswith(MAGIC.get(coding.strip(), ())):
                body = _decoded(coding.strip(), body, most_bytes)
        return body[:most_bytes]


def read_response(data: bytes, start: int, end: int) -> Response | None:
    """The answer that stands in ``data`` from ``start`` to ``end``; None if none does."""
    status = STATUS.match(data, start, end)
    if not status:
        return None
    body = min(end_of_head(data, start) or end, end)
    return Response(int(status[1]), fields_of(data[start : min(body, start + MOST_HEAD_BYTES)], "latin-1"), data[body:end])


def end_of_head(data: bytes, start: int = 0) -> int | None:
    """Where the blank line ends that stands behind the fields of a message, which begins at ``start``; None if there is none near."""
    end = data.find(b"\r\n\r\n", start, start + MOST_HEAD_BYTES)
    if end >= 0:
        return end + 4
    found = HEAD_END.search(data, start, start + MOST_HEAD_BYTES)
    return found.end() if found else None


def fields_of(head: bytes, encoding: str) -> dict[str, str]:
    """The fields below the first line of a message, by their names in lower case."""
    fields: dict[str, str] = {}
    for line in head.decode(encoding, "replace").split("\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            key = name.strip().lower()
            # A field that comes several times is one list (RFC 9110, section 5.3); of the rest, the last counts.
            fields[key] = f"{fields[key]}, {value.strip()}" if key in LISTS and key in fields else value.strip()
    return fields


def media_type(content_type: str) -> str:
    """The type out of a Content-Type field, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """The charset out of a Content-Type field, as printed."""
    found = re.search(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", content_type, re.IGNORECASE)
    return found[1] if found else None


def _chunks(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        size = CHUNK_SIZE.match(body, at)
        if not size:
            raise Undecodable(f"its body is not in chunks all through: no size of one stands at byte {at}")
        count = int(size[1], 16)
        if not count:
            return
        yield body[size.end() : size.end() + count]
        at = size.end() + count
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)


def _decoded(coding: str, body: bytes, most_bytes: int) -> bytes:
    try:
        return _read(READERS[coding](BytesIO(body)), most_bytes) if coding in READERS else _inflated(body, most_bytes)
    except (zlib.error, OSError) as error:
        raise Undecodable(f"its body is not coded as its fields say ({error})") from error


def _inflated(body: bytes, most_bytes: int) -> bytes:
    inflate = zlib.decompressobj(EITHER)
    plain = inflate.decompress(body, most_bytes)
    if len(plain) < most_bytes and not inflate.eof:
        raise Undecodable("its body breaks off")
    return plain


def _read(reader: WarcReader, most_bytes: int) -> bytes:
    parts: list[bytes] = []
    while most_bytes > 0 and (part := reader.read(min(most_bytes, STEP_BYTES))):
        parts.append(part)
        most_bytes -= len(part)
    return b"".join(parts)
