"""What the text formats of agencies' wires share: messages framed by control characters, header lines, signals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, Final, NamedTuple

from schemas.vocabulary import Reason
from transforms.decode import Decoded
from transforms.formats import hints as names
from transforms.formats.base import NOTHING, Parsing, stem
from transforms.formats.lines import Lines, Overlong, Source, open_source
from transforms.formats.pieces import Decoder, each, pieces, where
from transforms.records import Declared, Fault, Outcome, Record

STX: Final = "\x02"
ETX: Final = "\x03"
EOT: Final = "\x04"

# The day in a header that names no year, month first.
DAY: Final = "day"
CATEGORY: Final = "category_code"
SERVICE: Final = "service"
MESSAGE: Final = "message"
FILED: Final = "filed"  # date and time as the trailer prints them

# Controls as they are printed where they cannot be sent: by name in brackets, or as pictures (Unicode 2400 to 241F).
_NAMES = {1: b"SOH", 2: b"STX", 3: b"ETX", 4: b"EOT", 0x11: b"DC1", 0x12: b"DC2", 0x13: b"DC3", 0x14: b"DC4", 0x16: b"SYN", 0x1F: b"US"}
_CODES = {name: bytes([code]) for code, name in _NAMES.items()}
_PRINTED = re.compile(rb"<(" + b"|".join(_CODES) + rb")>|\xe2\x90([\x81-\x9f])")
# ZCZC and NNNN begin and end messages on teleprinters (ITU-T F.1), which have no controls.
_BEGINS = re.compile(rb"\s*+(?:(?:<SYN>|\xe2\x90\x96)\s*+)*+(?:<SOH>|\xe2\x90\x81|ZCZC\b[ \t\r]*+)")
_NNNN = re.compile(r"^NNNN\s*\Z", re.MULTILINE)
_BLANK = "\0\r\n\t\f\x16\x7f "
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x1b") + b"\x7f"
_LETTERS = re.compile(r"[^\W\d_]{2}")

# Priority, category, keywords, day and length: "u f BC-GRAIN-REVIEW   02-26 0105".
_KEYWORD_LINE = re.compile(
    r"^(?P<priority>[a-z])[ ](?P<category>[a-z])[\x11-\x14]{0,2}[ ](?P<keywords>\S[^\n]{0,80}?)[ ]{2,20}(?P<day>\d\d-\d\d)(?:[ ](?P<length>\d{4}))?[ \r]*$",
    re.MULTILINE,
)
_LEAD = r"\d+(?:st|nd|rd|th)[ ]?(?:Ld|Lead)(?:[ -]?Writethru)?"
_SIGNAL = re.compile(
    rf"\b(?:{_LEAD}|Writethru|Corrections?|Corrective|Kill|Advisory|Urgent|Bulletin|(?:AP)?NewsAlert|Update|Refile|Extra)\b", re.IGNORECASE
)
_YEAR_SPLIT = 70


class Message(NamedTuple):
    """What a message says of itself: an id ("" for none), its text, and hints, in which empty values say nothing."""

    record_id: str
    text: str
    hints: Mapping[str, str]


def first_message(head: bytes) -> str:
    """The first message in the first bytes of a file, from behind its SOH, with controls in their own form; "" if none begins there."""
    if head.lstrip(_BLANK.encode()).startswith(b"\x01"):
        return head.partition(b"\x01")[2].decode("latin-1")
    head = head.removeprefix(b"\xef\xbb\xbf")
    found = _BEGINS.match(head)
    return _controls(head[found.end() :]).decode("latin-1").lstrip("\n") if found else ""


def messages(stream: BinaryIO, name: str, parsing: Parsing, read: Callable[[str], Message]) -> Iterator[Outcome]:
    """An outcome for each message that begins with SOH; ``read`` is given its text from there on.

    ``Declared`` counts the SOH. What stands in front of the first of them is a fault, if it says anything.
    """
    source = open_source(stream)
    decoder = Decoder(source, _CONTROLS)
    number = 0
    for place, fragment in enumerate(_fragments(source, parsing.max_record_bytes)):
        decoded = _decoded(fragment, decoder)
        if place or isinstance(decoded, Fault) or _LETTERS.search(decoded.text):
            yield _outcome(number, decoded, read, f"{stem(name)}-{number}") if place else _astray(decoded)
            number += 1
    if not number:
        yield NOTHING
    yield Declared(number or 1)


def _fragments(source: Source, limit: int) -> Iterator[bytes | Overlong]:
    """What stands before the first SOH, and the messages, each from behind its SOH to the next."""
    if b"\x01" in source.head:
        for block in Lines(source, limit, b"\x01"):
            yield from each(block)
        return
    for piece in pieces(Lines(source, limit), where(lambda line: _BEGINS.match(line) is not None)):
        opening = _BEGINS.sub(b"", piece.opening, count=1)
        yield Overlong(0, piece.size_bytes) if piece.data is None else _controls(opening + b"\n" + piece.data)


def _controls(data: bytes) -> bytes:
    return _PRINTED.sub(lambda found: _CODES[found[1]] if found[1] else bytes([found[2][0] - 0x80]), data)


def _decoded(fragment: bytes | Overlong, decoder: Decoder) -> Decoded | Fault:
    if isinstance(fragment, Overlong):
        return Fault(None, Reason.TOO_LARGE, f"it has {fragment.size_bytes} bytes; raise max_record_bytes to have it")
    return decoder.decode(fragment)


def _astray(decoded: Decoded | Fault) -> Fault:
    if isinstance(decoded, Fault):
        return replace(decoded, number=0)
    shown = " ".join(decoded.text.split())[:60]
    return Fault(
        0, Reason.BROKEN_RECORD, f'before the first message (SOH) stands "{shown}": the beginning of its message is lost, look for the whole file'
    )


def _outcome(number: int, decoded: Decoded | Fault, read: Callable[[str], Message], otherwise: str) -> Record | Fault:
    if isinstance(decoded, Fault):
        return replace(decoded, number=number, detail=f"message {number + 1}: {decoded.detail}")
    message = read(decoded.text)
    if not _LETTERS.search(message.text):
        return Fault(
            number, Reason.EMPTY, f"message {number + 1}: no text stands between STX and ETX; leave it out, or look for a copy that was not cut short"
        )
    hints = {name: value for name, value in message.hints.items() if value}
    if ETX not in decoded.text:
        hints["truncated"] = "the end of the text (ETX) is missing"
    return Record(number, message.record_id or otherwise, message.text, decoded.encoding, hints)


def parts(message: str) -> tuple[str, str, str]:
    """Header, text and trailer of a message; the trailer is empty if ETX is missing. Without STX the first line is the header."""
    ended = _NNNN.sub("", message.partition(EOT)[0])
    body, _, trailer = ended.partition(ETX)
    header, stx, text = body.partition(STX)
    if not stx:
        header, _, text = body.lstrip("\r\n").partition("\n")
    return header.strip(_BLANK), text.strip("\r\n"), trailer.strip(_BLANK)


def keyword_line(text: str) -> dict[str, str]:
    """Hints of the line of a header that gives priority, category, keywords, day and length; none if there is no such line."""
    found = _KEYWORD_LINE.search(text)
    if not found:
        return {}
    hints = {names.URGENCY: found["priority"], CATEGORY: found["category"], names.SLUG: found["keywords"], DAY: found["day"]}
    return hints | {"length": found["length"] or ""}


def signal(line: str) -> str:
    """What a line says of the take: "1st Ld-Writethru", "Correction"; empty if nothing."""
    found = _SIGNAL.search(line)
    return found[0] if found else ""


def year_of(two_figures: str) -> int:
    """The year that two figures stand for: 1970 to 2069."""
    year = int(two_figures)
    return year + (1900 if year >= _YEAR_SPLIT else 2000)
