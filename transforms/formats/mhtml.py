"""Pages that a browser saved whole, pictures and all (MHTML, RFC 2557): one record a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Format, Parsing, has_ending, sign, stem
from transforms.formats.html import page_record
from transforms.formats.whole import one_record
from transforms.records import Fault, Outcome, Record

ENDINGS = (".mht", ".mhtml")
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From:\s*+<?Saved by |X-MimeOLE: Produced By Microsoft MHTML)", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^Content-Type:\s*+multipart/related\b", re.IGNORECASE | re.MULTILINE)


def recognises(head: bytes, name: str) -> Sign | None:
    """By what browsers write above the parts, or by the name of a file that has such parts."""
    related = _RELATED.search(head, 0, 8192) is not None
    return sign(related and (_SAVED.search(head, 0, 8192) is not None or has_ending(name, ENDINGS)))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    return one_record(stream, parsing, lambda data: _page(data, stem(name)))


def _page(data: bytes, record_id: str) -> Record | Fault:
    """The first page among the parts; the others are its frames and pictures."""
    try:
        page = next((part for part in message_from_bytes(data).walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    except RecursionError:
        page = None
    body = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(body, bytes) or not body.strip():
        return Fault(0, Reason.BROKEN_RECORD, "none of the parts of the saved page is HTML: save it again")
    return page_record(0, record_id, body, page.get_content_charset(), _location(page))


def _location(page: Message) -> str | None:
    location = str(page.get("Content-Location", "")).strip()
    return location if location.startswith(("http://", "https://")) else None


MHTML = Format("mhtml", recognises, parse)
