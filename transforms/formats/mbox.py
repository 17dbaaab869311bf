"""A mailbox: e-mails one behind the other, each below a line that begins with "From ".

Source: RFC 4155; ">From " is read as mboxrd has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.email_message import header_fields, read_mail
from transforms.formats.lines import Lines, open_source
from transforms.formats.pieces import Piece, line_end, pieces, placed
from transforms.records import Declared, Fault, Outcome, Record

_FROM_LINE = re.compile(
    rb"From \S[^\r\n]{0,200}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b[^\r\n]{0,40}\d[^\r\n]{0,20}\r?\Z"
)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def recognises(head: bytes, name: str) -> Sign | None:
    """By a From line and the header of an e-mail below it."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    end = line_end(head)
    first, _, rest = head.partition(end)
    fields = header_fields(rest[:20_000].replace(end, b"\n").decode("latin-1"))
    return sign(_FROM_LINE.match(first) is not None and not fields.isdisjoint(("from", "received", "return-path", "message-id", "subject")))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each From line, which ``Declared`` counts; what stands above the first is one more if it says anything."""
    source = open_source(stream)
    number = 0
    for piece in pieces(Lines(source, parsing.max_record_bytes, line_end(source.head)), _FromLines()):
        if piece.opening or piece.printing:
            yield _outcome(number, piece, f"{stem(name)}-{number}", parsing)
            number += 1
    if not number:
        yield NOTHING
    yield Declared(number or 1)


class _FromLines:
    """Finds From lines: an e-mail may have such a line in it too, but hardly below a blank one."""

    def __init__(self) -> None:
        self.last = b""

    def __call__(self, lines: list[bytes]) -> list[int]:
        before = [self.last, *lines]
        self.last = before[-1]
        return [place for place, line in enumerate(lines) if line.startswith(b"From ") and not before[place].strip() and _FROM_LINE.match(line)]


def _outcome(number: int, piece: Piece, otherwise: str, parsing: Parsing) -> Record | Fault:
    if piece.data is None:
        return piece.too_large(number)
    if not piece.opening:
        return Fault(
            number, Reason.BROKEN_RECORD, f"line {piece.line}: this stands above the first e-mail and belongs to none: look for the whole mailbox"
        )
    outcome = read_mail(number, _QUOTED.sub(rb"\1", piece.data.lstrip()), otherwise, parsing)
    return (
        placed(outcome, number, piece.line) if isinstance(outcome, Fault) else outcome._replace(hints={"envelope": _envelope(piece), **outcome.hints})
    )


def _envelope(piece: Piece) -> str:
    return piece.opening.removeprefix(b"From ").strip().decode("utf-8", "replace")


MBOX = Format("mbox", recognises, parse)
