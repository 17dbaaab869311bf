"""An e-mail in a file of its own.

Source: RFC 5322.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import peek
from transforms.formats.base import Format, Parsing, has_ending, sign, stem
from transforms.formats.hints import PUBLISHED
from transforms.formats.mail_bodies import Body, attachments, body_of
from transforms.formats.mail_headers import header_hints, message_id
from transforms.formats.mapping import Columns
from transforms.formats.whole import one_record
from transforms.records import Fault, Outcome, Record

ENDINGS = (".eml", ".mime")
_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,76}):(?:[ \t]|$)")
# Fields that people put above an article of their own too, and fields that only programs write.
_TOLD = ("from", "date", "subject")
_TECHNICAL = (
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "content-type",
    "dkim-signature",
    "x-mailer",
    "list-id",
    "list-unsubscribe",
)
_MOST_LINES = 400


def header_fields(text: str) -> set[str]:
    """Names in lower case of the fields of the header that a text begins with; none if it does not begin with one."""
    found: set[str] = set()
    for line in text.lstrip().split("\n", _MOST_LINES)[:_MOST_LINES]:
        field = _FIELD.match(line)
        if field:
            found.add(field["name"].lower())
        elif not line.strip():
            return found
        elif line[0] not in " \t" or not found:
            return set()
    return found


def is_mail(head: bytes) -> bool:
    """Whether a file begins with a header that says from whom and when, and has a field that only programs write."""
    fields = header_fields(peek(head[:20_000]))
    return "from" in fields and not fields.isdisjoint(_TECHNICAL) and len(fields.intersection(_TOLD)) >= 2


def recognises(head: bytes, name: str) -> Sign | None:
    """By its header; or by its ending, if it has a header of any kind."""
    return sign(is_mail(head), has_ending(name, ENDINGS) and bool(header_fields(peek(head[:20_000]))))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named by the Message-ID, or one fault."""
    return one_record(stream, parsing, lambda data: read_mail(0, data, stem(name), parsing))


def read_mail(number: int, data: bytes, otherwise: str, parsing: Parsing) -> Record | Fault:
    """The record of one e-mail, named ``otherwise`` if it has no Message-ID; or the fault EMPTY or BROKEN_RECORD."""
    try:
        message = email.message_from_bytes(data.strip() + b"\n")
        body = body_of(message)
    except (RecursionError, ValueError, LookupError) as error:
        return Fault(
            number,
            Reason.BROKEN_RECORD,
            f"its parts cannot be told apart ({type(error).__name__}: {error}): open it in a mail program and save it again",
        )
    if body is None:
        held = ", ".join(attachments(message)[:5]) or "nothing"
        return Fault(number, Reason.EMPTY, f"it has no part that is text; it holds {held}: save what is attached by itself")
    return _record(number, message, body, (parsing, otherwise))


def _record(number: int, message: Message, body: Body, naming: tuple[Parsing, str]) -> Record | Fault:
    parsing, otherwise = naming
    unread = "; ".join(attachments(message))
    hints = header_hints(message) | ({"attachments": unread} if unread else {})
    record_id = message_id(message) or otherwise
    form = _form(body.text)
    if form:
        read = Columns(parsing.mapping, otherwise).read(number, form, body.encoding)
        if isinstance(read, Record):
            return read._replace(record_id=record_id, hints={**hints, **read.hints, **({PUBLISHED: hints[PUBLISHED]} if PUBLISHED in hints else {})})
    return Record(number, record_id, body.text, body.encoding, hints, body.layout)


def _form(text: str) -> dict[str, object] | None:
    """The fields of an e-mail that a form on a web page sent: its text is one JSON object."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


EMAIL = Format("email", recognises, parse)
