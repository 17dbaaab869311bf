"""ANPA 1312 messages, as American agencies send them: SYN SYN SOH header STX text ETX time EOT, one or many in a file.

Source: ANPA 1312, the layout of high-speed news transmission, with the field marks of agency copy: ^ before and < or = behind a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Sign
from transforms.formats import hints as names
from transforms.formats.base import Format, Parsing, sign
from transforms.formats.wire_text import (
    DAY,
    FILED,
    MESSAGE,
    SERVICE,
    Message,
    first_message,
    keyword_line,
    messages,
    parts,
    signal,
    year_of,
)
from transforms.records import Outcome

# Service and number of the message, and whom it is for behind a unit separator: "W2870_asian".
_SERVICE = re.compile(r"(?P<message>[A-Za-z]{1,3}\d{3,5})(?:[\x1f_](?P<service>[\w-]{0,20}))?[ ]*(?:\r?\n|\Z)")
_FILED = re.compile(
    r"(?P<agency>[A-Z]{2,5})-(?P<wire>\w{1,5})-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{1,4})?"
)
# The first field of the text: keywords, what take it is, and its length.
_KEYWORDS = re.compile(r"(?:\*\d+<\s*\^)?(?P<keywords>[^,<]+)(?:,\s*(?P<take>[^<]*?[^\W\d][^<]*?))?(?:,\s*(?P<words>\d*))?\s*\Z")
_MEDIA = re.compile(r"[A-Z]{2,5} (?:Photos?|Graphics?|Video|Audio)\b")
_NOTE = re.compile(r"\(?(?:Eds?\b|EDITORS?\b|Editors?:|EDITOR'S NOTE)")
_BYLINE = re.compile(r"By [A-Z]")
_STAFF = re.compile(r"(?:.*\b(?:Press|Writers?|Correspondents?|Editors?|Reporters?|Columnists?|Agency|Service|Staff)|[A-Z]{2,5}\b.{0,40})\Z")
_LONGEST_HEADLINE, _LONGEST_KEYWORDS = 110, 300
# Marks of typesetting: table columns and fills, which stand for white space, and codes that stand for nothing.
_FORMAT = str.maketrans({"\x1e": " ", "\x1f": " ", "\x08": "", "\x10": "", "\x0c": "", **{chr(code): "" for code in range(0x11, 0x15)}})


def recognises(head: bytes, name: str) -> Sign | None:
    """By the two lines of the header behind the first SOH."""
    text = first_message(head)[:400]
    service = _SERVICE.match(text)
    return sign(service is not None and bool(keyword_line(text[service.end() :].partition("\n")[0])))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each message, named by its service and number and the day it was filed on."""
    return messages(stream, name, parsing, _read)


def _read(message: str) -> Message:
    header, text, trailer = parts(message)
    service = _SERVICE.match(header)
    hints = keyword_line(header) | {FILED: " ".join(trailer.rstrip("<").split())}
    if service:
        hints |= {MESSAGE: service["message"], SERVICE: (service["service"] or "").strip("-")}
    hints["layout"] = "table" if "\x14" in header else ""
    day = _filed(trailer, hints) or hints.get(DAY, "").replace("-", "")
    lines = [line.rstrip().translate(_FORMAT) for line in text.split("\n")]
    head = _Head(hints)
    body = lines[head.take(lines) :]
    return Message("-".join(filter(None, (hints.get(MESSAGE, ""), day))), "\n".join(map(_plain, body)).strip("\n"), hints)


def _filed(trailer: str, hints: dict[str, str]) -> str:
    """Set agency and date if the trailer tells them; the day as eight figures, or nothing."""
    found = _FILED.match(trailer)
    if not found:
        return ""
    day = f"{year_of(found['year'])}-{found['month']}-{found['day']}"
    zone = "Z" if found["zone"] in ("GMT", "UTC") else f" {found['zone'] or ''}".rstrip()
    hints |= {names.AGENCY: found["agency"], "wire": found["wire"], names.PUBLISHED: f"{day}T{found['hour']}:{found['minute']}{zone}"}
    return day.replace("-", "")


class _Head:
    """The fields above the body: lines between ^ and <, and a byline between ^ and =."""

    def __init__(self, hints: dict[str, str]) -> None:
        self.hints = hints

    def take(self, lines: list[str]) -> int:
        """Set hints by the fields above the body; how many lines they are."""
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            if not line.startswith("^"):
                return number
            field = line[1:].rstrip()
            if not (self._take_first(field) if number == 0 else self._take(field)):
                return number
        return len(lines)

    def _take_first(self, field: str) -> bool:
        """The keyword line; it is no part of the text whatever it looks like."""
        found = _KEYWORDS.match(field.rstrip("<=")) if len(field) < _LONGEST_KEYWORDS else None
        take = (found["take"] or "") if found else ""
        self.hints |= {
            names.SLUG: found["keywords"].strip() if found else field,
            names.VERSION: take,
            names.WORDS: (found["words"] or "") if found else "",
            names.BODY_ONLY: "true",
        }
        self.hints[names.SIGNAL] = signal(take) or signal(field)
        return True

    def _take(self, field: str) -> bool:
        """Whether a line belongs to the head; a field without a name is the headline, and the next a summary."""
        value, mark = field[:-1].rstrip(), field[-1:]
        if mark == "=":
            return self._take_byline(value)
        if mark != "<" or value == "END":
            return False
        if _MEDIA.match(value):
            self._add("media", value)
        elif _NOTE.match(value):
            self._add(names.EDITORS_NOTE, value)
        elif names.TITLE not in self.hints and len(value) <= _LONGEST_HEADLINE:
            self.hints[names.TITLE] = _plain(value)
        else:
            self._add(names.SUMMARY, _plain(value))
        return True

    def _take_byline(self, value: str) -> bool:
        if _BYLINE.match(value) and names.BYLINE not in self.hints:
            self.hints[names.BYLINE] = value
        elif names.BYLINE in self.hints and "," not in self.hints[names.BYLINE] and _STAFF.match(value):
            self.hints[names.BYLINE] += f", {value}"
        else:
            return False
        return True

    def _add(self, name: str, value: str) -> None:
        self.hints[name] = "; ".join(filter(None, (self.hints.get(name, ""), value)))


def _plain(line: str) -> str:
    """A line without its field marks, in the characters that seven bits stand for on these wires: quotes and dashes."""
    indent = line[: len(line) - len(line.lstrip())]
    line = line.strip().removeprefix("^")
    if line.endswith(("<", "=")):
        line = line[:-1].rstrip()
    return indent + line.replace("``", "\u201c").replace("''", "\u201d").replace(" _ ", " \u2014 ")


ANPA = Format("anpa", recognises, parse)
