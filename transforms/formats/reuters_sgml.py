"""Reuters-21578's SGML: one REUTERS element a story.

Source: D. D. Lewis, Reuters-21578 text categorization test collection, distribution 1.0, README and lewis.dtd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import peek
from transforms.formats import hints as names
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.lines import Lines, open_source
from transforms.formats.pieces import Decoder, Piece, pieces, placed, where
from transforms.formats.wire_text import keyword_line
from transforms.records import Declared, Fault, Outcome, Record

_HEAD = re.compile(r"\s*+(?:<!DOCTYPE\s+lewis\b[^>]*>\s*+)?<REUTERS\s[^>]*\bNEWID=", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\b([A-Z]++)="([^"]*)"')
_ELEMENT = re.compile(r"<(/?)(DATE|MKNOTE|TOPICS|PLACES|PEOPLE|ORGS|EXCHANGES|COMPANIES|UNKNOWN|TITLE|AUTHOR|DATELINE|BODY)>")
_TEXT = re.compile(r'<TEXT(?:\s+TYPE="(?P<type>[A-Z]*)")?\s*>(?P<text>.*?)(?:</TEXT>|\Z)', re.DOTALL)
_LISTED = re.compile(r"<D>([^<]*)</D>")
_TAG = re.compile(r"</?(?:TITLE|AUTHOR|DATELINE|BODY|TEXT)>|</REUTERS>")
_STAMP = re.compile(r"\d{1,2}-[A-Z]{3}-\d{4}(?:\s+[\d:.]+)?")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|lt|gt|amp|quot);")
_LISTS = {"TOPICS": names.SUBJECTS, "PLACES": names.PLACES, "PEOPLE": names.PEOPLE, "ORGS": names.ORGANISATIONS}
_LINES = {"TITLE": names.TITLE, "AUTHOR": names.BYLINE, "DATELINE": names.DATELINE}


def recognises(head: bytes, name: str) -> Sign | None:
    """By the first story's tag with its NEWID."""
    return sign(_HEAD.match(peek(head)) is not None)


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each REUTERS element, named by its NEWID; ``Declared`` counts their start tags."""
    source = open_source(stream)
    decoder = Decoder(source)
    number = 0
    for piece in pieces(Lines(source, parsing.max_record_bytes, b"<"), where(_begins)):
        if piece.opening:
            yield _outcome(number, piece, decoder, stem(name))
            number += 1
    if not number:
        yield NOTHING if not source.head.strip() else Fault(None, Reason.BROKEN_RECORD, "there is no REUTERS element in it: see what it is")
    yield Declared(number or 1)


def _begins(fragment: bytes) -> bool:
    """Whether what stands between two < is the start tag of a story."""
    return fragment.startswith(b"REUTERS") and fragment[7:8] in (b" ", b">", b"\t", b"\n", b"\r")


def _outcome(number: int, piece: Piece, decoder: Decoder, stem: str) -> Record | Fault:
    if piece.data is None:
        return Fault(number, Reason.TOO_LARGE, f"element {number + 1}: it has {piece.size_bytes} bytes; raise max_record_bytes to have it")
    decoded = decoder.decode(piece.opening + b"<" + piece.data)
    if isinstance(decoded, Fault):
        return placed(decoded, number, piece.line)
    tag, _, content = decoded.text.partition(">")
    attributes = dict(_ATTRIBUTE.findall(tag))
    elements = _elements(content)
    record_id = attributes.get("NEWID", "") or f"{stem}-{number}"
    text, kind = _text(content, elements)
    if not text.strip():
        reason = Reason.EMPTY if "</REUTERS>" in content else Reason.TRUNCATED
        return Fault(number, reason, f"element {number + 1} (NEWID {record_id}): there is no text in it")
    return Record(number, record_id, text, decoded.encoding, _hints(attributes, elements, kind))


def _elements(content: str) -> dict[str, str]:
    """The content of the first element of each name, as written."""
    found: dict[str, str] = {}
    starts: dict[str, int] = {}
    for tag in _ELEMENT.finditer(content):
        if not tag[1]:
            starts.setdefault(tag[2], tag.end())
        elif tag[2] in starts:
            found.setdefault(tag[2], content[starts[tag[2]] : tag.start()])
    return found


def _text(content: str, elements: dict[str, str]) -> tuple[str, str]:
    """The body; or in stories without one, briefs and such, all that stands in the TEXT element. And the type of the story."""
    found = _TEXT.search(content)
    if not found:
        return "", ""
    whole = elements["BODY"] if "BODY" in elements else _TAG.sub("", found["text"].partition("<BODY>")[2] or found["text"])
    return _plain(whole), found["type"] or "NORM"


def _plain(text: str) -> str:
    """Text without the control characters that frame it on the wire."""
    return _REFERENCE.sub(lambda reference: unescape(reference[0]), text).strip("\n\x02\x03 ")


def _hints(attributes: dict[str, str], elements: dict[str, str], kind: str) -> dict[str, str]:
    found = {names.AGENCY: "Reuters", "type": kind, names.BODY_ONLY: "true" if "BODY" in elements else ""}
    stamp = _STAMP.search(elements.get("DATE", ""))
    found[names.PUBLISHED] = stamp[0].replace("-", " ") if stamp else _plain(elements.get("DATE", ""))
    found |= {name: " ".join(_plain(elements.get(element, "")).split()) for element, name in _LINES.items()}
    for element in ("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"):
        found[_LISTS.get(element, element.lower())] = "; ".join(map(_plain, _LISTED.findall(elements.get(element, ""))))
    found |= keyword_line(_plain(elements.get("UNKNOWN", "")))
    found |= {("topics_given" if key == "TOPICS" else key.lower()): value for key, value in attributes.items() if key != "NEWID"}
    found["note"] = _plain(elements.get("MKNOTE", ""))
    return {name: value for name, value in found.items() if value}


REUTERS_SGML = Format("reuters_sgml", recognises, parse)
