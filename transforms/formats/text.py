"""A text file: the whole of it is one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Reason
from transforms.decode import Decoded, decode
from transforms.formats.base import NOTHING, Format, Parsing, stem
from transforms.formats.lines import read_up_to
from transforms.records import Declared, Fault, Outcome, Record


def read_whole(stream: BinaryIO, parsing: Parsing) -> Decoded | Fault:
    """The text of a file, or the fault of all of it: EMPTY, TOO_LARGE or UNDECODABLE."""
    data = read_up_to(stream, parsing.max_record_bytes + 1)
    if len(data) > parsing.max_record_bytes:
        detail = f"it is longer than {parsing.max_record_bytes} bytes, the most that one record may have: divide it or raise max_record_bytes"
        return Fault(None, Reason.TOO_LARGE, detail)
    decoded = decode(data)
    if isinstance(decoded, Decoded) and not decoded.text.strip():
        return NOTHING
    return decoded


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    whole = read_whole(stream, parsing)
    yield whole if isinstance(whole, Fault) else Record(0, stem(name), whole.text, whole.encoding)
    yield Declared(1)


TEXT = Format("text", lambda head, name: True, parse)
