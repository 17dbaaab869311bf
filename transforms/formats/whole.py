"""Files that are one record: read whole, up to the limit on records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from transforms.formats.base import NOTHING, Parsing
from transforms.formats.lines import read_up_to
from transforms.records import Declared, Fault, Outcome, Record


def one_record(stream: BinaryIO, parsing: Parsing, read: Callable[[bytes], Record | Fault]) -> Iterator[Outcome]:
    """What ``read`` makes of a file's bytes, or the fault EMPTY or TOO_LARGE; a fault is that of the whole file."""
    data = read_up_to(stream, parsing.max_record_bytes + 1)
    if len(data) > parsing.max_record_bytes:
        outcome: Record | Fault = parsing.too_large
    else:
        outcome = read(data) if data.strip() else NOTHING
    yield replace(outcome, number=None) if isinstance(outcome, Fault) else outcome
    yield Declared(1)
