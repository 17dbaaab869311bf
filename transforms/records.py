"""What a parser makes of a file: records, faults, and the count that the container declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Record:
    """One record that arrived. ``number`` counts the records of its file from 0, faults included."""

    number: int
    record_id: str
    text: str
    encoding: str
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """One record that became nothing; ``number`` is None if the whole file did."""

    number: int | None
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Declared:
    """How many records the container holds, counted apart from parsing. Comes last, once."""

    records: int


Outcome = Record | Fault | Declared
