"""A web archive (WARC, gzipped or not): each page of it that a server gave is a record; so are the texts of WET files.

Records are told apart here and not by fastwarc, which ends at damage, takes any length that a header promises, and
says nothing of a file that is cut short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats import hints
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.html import decode_page, page_record
from transforms.formats.http_response import Undecodable, charset, media_type, read_response
from transforms.formats.lines import read_up_to
from transforms.formats.warc_framing import Framed, Framing
from transforms.formats.warc_members import GZIP_MAGIC, VERSION, Members, Plain, is_compressed_warc
from transforms.records import Declared, Fault, Outcome, Record, Skip

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = (*PAGES, "text/plain")
# What a server says of a page that tells of its rights, its language and its age; of each so many characters.
KEPT_FIELDS = ("x-robots-tag", "tdm-reservation", "tdm-policy", "content-language", "last-modified", "link")
LONGEST_FIELD = 1000
NO_TEXT = ("warcinfo", "request", "metadata", "revisit", "continuation")


@dataclass(frozen=True, slots=True)
class _Payload:
    """The bytes of a page or text, and what is said of them."""

    data: bytes
    media_type: str
    charset: str | None
    hints: Mapping[str, str]


def recognises(head: bytes, name: str) -> Sign | None:
    """By the version that every archive begins with."""
    return sign(VERSION.match(head) is not None or is_compressed_warc(head))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each page or text, a fault for each that is damaged, a skip for each other; gzip is taken off here."""
    head = read_up_to(stream, len(GZIP_MAGIC))
    members = Members(stream, head) if head == GZIP_MAGIC else Plain(stream, head)
    framing, stem_ = Framing(members, parsing.max_record_bytes), stem(name)
    for number, framed in enumerate(framing):
        yield replace(framed, number=number) if isinstance(framed, Fault) else _outcome(number, framed, stem_, parsing)
    if not framing.declared:
        yield NOTHING
    yield Declared(framing.declared or 1)


def _outcome(number: int, framed: Framed, stem_: str, parsing: Parsing) -> Outcome:
    payload = _payload(framed, parsing.max_record_bytes)
    if isinstance(payload, str):
        return Skip(number, payload)
    if isinstance(payload, Fault):
        return replace(payload, number=number, detail=f"the record at byte {framed.place}: {payload.detail}")
    record_id = framed.fields.get("warc-record-id", "").strip("<>") or f"{stem_}-{number}"
    url = framed.fields.get("warc-target-uri", "").strip("<>") or None
    if payload.media_type in PAGES:
        outcome = page_record(number, record_id, payload.data, payload.charset, url)
    else:
        outcome = _text_record(number, record_id, payload, url)
    if isinstance(outcome, Fault):
        return replace(outcome, number=number, detail=f"the record at byte {framed.place}: {outcome.detail}")
    return Record(number, record_id, outcome.text, outcome.encoding, {**outcome.hints, **payload.hints}, outcome.layout)


def _payload(framed: Framed, most_bytes: int) -> _Payload | Fault | str:
    """What of a record may be news; or in a word or two what it is instead."""
    kind = framed.fields.get("warc-type", "").lower()
    said = framed.fields.get("content-type", "")
    if kind == "response" and media_type(said) == "application/http":
        return _answer(framed, most_bytes)
    if kind in ("response", "resource", "conversion"):
        type_ = media_type(said) or ("text/plain" if kind == "conversion" else "unknown")
        return _Payload(framed.block, type_, charset(said), _hints(framed, type_)) if type_ in TEXTS else f"{_family(type_)} {kind}"
    return f"{kind} record" if kind in NO_TEXT else "record of an unknown type"


def _answer(framed: Framed, most_bytes: int) -> _Payload | Fault | str:
    response = read_response(framed.data, framed.start, framed.end)
    if response is None:
        return Fault(None, Reason.BROKEN_RECORD, "it should hold what a server answered, and holds something else; have it made anew")
    if not 200 <= response.status < 300:
        return f"{response.status} response"
    type_ = response.media_type or framed.fields.get("warc-identified-payload-type", "").lower()
    if type_ not in TEXTS:
        return f"{_family(type_)} response"
    try:
        data = response.body(most_bytes + 1)
    except Undecodable as error:
        return Fault(None, Reason.BROKEN_RECORD, f"{error}; fetch the page again")
    if len(data) > most_bytes:
        return Fault(None, Reason.TOO_LARGE, f"more than {most_bytes} bytes come out of it: raise max_record_bytes to have it")
    said = {f"http.{name}": value[:LONGEST_FIELD] for name in KEPT_FIELDS if (value := response.fields.get(name))}
    return _Payload(data, type_, response.charset, said | _hints(framed, type_))


def _family(type_: str) -> str:
    """A word for a media type: image, video, dns, pdf."""
    family, _, kind = type_.partition("/")
    word = kind if family in ("application", "text") else family
    return word if word.replace("-", "").isalnum() and word.isascii() else "other"


def _hints(framed: Framed, type_: str) -> dict[str, str]:
    """What the archive says: ``warc.date`` is when the page was fetched, and tells nothing of when it was published."""
    said = {"warc.date": framed.fields.get("warc-date"), "warc.truncated": framed.fields.get("warc-truncated")}
    return {"content_type": type_, **{name: value for name, value in said.items() if value}}


def _text_record(number: int, record_id: str, payload: _Payload, url: str | None) -> Record | Fault:
    decoded = decode_page(payload.data, payload.charset)
    if isinstance(decoded, Fault):
        return decoded
    if not decoded.text.strip():
        return Fault(number, Reason.MISSING_TEXT, "its text is empty: leave it out")
    return Record(number, record_id, decoded.text, decoded.encoding, {hints.URL: url} if url else {})


WARC = Format("warc", recognises, parse)
