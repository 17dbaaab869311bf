"""IPTC 7901 messages: SOH header STX text ETX day and time EOT, one or many in a file.

Source: IPTC 7901, the text transmission format, as news agencies send it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Sign
from transforms.formats import hints as names
from transforms.formats.base import Format, Parsing, sign
from transforms.formats.wire_text import CATEGORY, FILED, MESSAGE, SERVICE, Message, first_message, messages, parts, signal, year_of
from transforms.reading.calendar_words import MONTHS
from transforms.records import Outcome

# Source and number of the message, priority 1 to 9, category, words, and what the agency adds: "mpa0062 4 i 211 ccccb   mpa 061".
_HEADER = re.compile(
    r"\s*(?P<source>[A-Za-z]{2,4})(?P<number>\d{3,5})[ ]{1,3}(?P<priority>[1-9])[ ]{1,3}(?P<category>[a-zA-Z]{1,4})"
    r"(?:[ ]{1,3}(?P<words>\d{1,5}))?(?P<rest>(?:[ ][^\r\n]{0,120})?)(?:\r?\n|\Z)"
)
_SERVICE = re.compile(r"(?P<service>\S+[ ]\d{2,4})\s*\Z")
_FILED = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ ]?(?P<zone>[A-Z]{1,5})?[ ]?(?P<month>[A-Za-z]{3,9})[. ]{1,2}(?P<year>\d{4}|\d\d)\b"
)
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Da|Door|Av|Af)[ ]\S")
_NOTICE = re.compile(r"\(?(?:Achtung|Attention|Eds?|Editors?|Note)\b", re.IGNORECASE)
_UTC = ("GMT", "UTC", "Z")
_HEAD_LINES = 8


def recognises(head: bytes, name: str) -> Sign | None:
    """By the header behind the first SOH."""
    return sign(_HEADER.match(first_message(head)[:400]) is not None)


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each message, named by its source and number and the day it was filed on."""
    return messages(stream, name, parsing, _read)


def _read(message: str) -> Message:
    header, text, trailer = parts(message)
    found = _HEADER.match(header)
    hints = {FILED: " ".join(trailer.split())}
    day = _filed(trailer, hints)
    if found:
        service = _SERVICE.search(found["rest"])
        hints |= {MESSAGE: found["source"] + found["number"], names.URGENCY: found["priority"], CATEGORY: found["category"]}
        hints |= {names.WORDS: found["words"] or "", SERVICE: service["service"] if service else found["rest"].strip()}
        hints[names.SLUG] = " ".join(header[found.end() :].split())
    head, body = _head(text)
    hints |= _head_hints(head)
    return Message("-".join(filter(None, (hints.get(MESSAGE, ""), day))), body, hints)


def _filed(trailer: str, hints: dict[str, str]) -> str:
    """Set the date of publication if the trailer gives it with its year; that day as eight figures, or nothing."""
    found = _FILED.match(trailer)
    month = MONTHS.get(found["month"].lower()) if found else None
    if not found or not month:
        return ""
    year = int(found["year"]) if len(found["year"]) == 4 else year_of(found["year"])
    zone = "Z" if found["zone"] in _UTC else f" {found['zone'] or ''}".rstrip()
    hints[names.PUBLISHED] = f"{year}-{month:02}-{found['day']}T{found['hour']}:{found['minute']}{zone}"
    return f"{year}{month:02}{found['day']}"


def _head(text: str) -> tuple[list[str], str]:
    """The lines above the body, which the last of them ends with an equals sign; and the body. Without such a line all is body."""
    lines = text.split("\n", _HEAD_LINES)
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if not line.strip():
            break
        if line.rstrip().endswith(" ="):
            head = [line.strip() for line in lines[: number + 1]]
            return [*head[:-1], head[-1][:-1].rstrip()], "\n".join(lines[number + 1 :]).strip("\r\n")
    return [], text


def _head_hints(head: list[str]) -> dict[str, str]:
    """Signal, note, headline and byline among the lines above the body."""
    hints: dict[str, list[str]] = {}
    for number, line in enumerate(head):
        last = number == len(head) - 1
        if _NOTICE.match(line):
            hints.setdefault(names.EDITORS_NOTE, []).append(line)
        elif line.isupper() and signal(line) and not last and names.TITLE not in hints:
            hints.setdefault(names.SIGNAL, []).append(line)
        elif _BYLINE.match(line) and names.TITLE in hints:
            hints.setdefault(names.BYLINE, []).append(line)
        else:
            hints.setdefault(names.BYLINE if names.BYLINE in hints else names.TITLE, []).append(line)
    return {name: ("; " if name == names.SIGNAL else " ").join(lines) for name, lines in hints.items()} | ({names.BODY_ONLY: "true"} if head else {})


IPTC7901 = Format("iptc7901", recognises, parse)
