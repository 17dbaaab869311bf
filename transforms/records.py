"""What a parser makes of a file: records, faults, what it passes over, and the count that the container declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from schemas.vocabulary import Reason
from transforms.layout import Layout

# What a record has if the container says nothing of it.
NO_HINTS: Mapping[str, str] = MappingProxyType({})


# A named tuple, since a million records are made as fast as the library under a parser reads them.
class Record(NamedTuple):
    """One record that arrived. ``number`` counts the records of its file from 0, faults and skips included.

    ``hints`` is what the container says of the record, under the names of transforms.formats.hints where
    they fit and under its own names otherwise. ``layout`` is None if the text was flat as it came.
    """

    number: int
    record_id: str
    text: str
    encoding: str
    hints: Mapping[str, str] = NO_HINTS
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One record that became nothing; ``number`` is None if the whole file did, or if it is not known which."""

    number: int | None
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Skip:
    """One record that was passed over on purpose, since it is no news: ``what`` it is, in a word or two ("request record")."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Declared:
    """How many records the container holds, counted apart from parsing. Comes last, once.

    ``columns`` says which column was taken for which field, of records that are rows.
    """

    records: int
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)


Outcome = Record | Fault | Skip | Declared
