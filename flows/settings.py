"""Settings of a run: frozen, checked on the way in, and passed as arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from transforms.limits import Limits
from transforms.reuse.candidates import Candidates
from transforms.reuse.kinds import Reuse
from transforms.stories.likeness import Told

INBOX = Path("data/raw")
SAMPLE = Path("data/sample")
LAKE = Path("data/lake")

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30


def available_cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Fetching:
    """How remote sources are fetched.

    ``read_seconds`` is how long one may stay silent, and after how much waiting it must have sent
    ``slowest_bytes_per_second`` on average; a failure that may pass is tried again ``retries`` times, after pauses
    that double from ``backoff_seconds`` and, whatever a server asks for, stay below ``longest_wait_seconds``; what
    cannot be compared is not fetched again for ``fresh_seconds``. ``allow_private`` lets http(s) addresses lead
    anywhere, not only into the open internet.
    """

    allow_private: bool = False
    max_fetch_bytes: int = 4 * GIBIBYTE
    max_redirects: int = 5
    parallel: int = 8
    retries: int = 4
    slowest_bytes_per_second: int = 1_000
    connect_seconds: float = 10
    read_seconds: float = 30
    backoff_seconds: float = 1
    longest_wait_seconds: float = 60
    fresh_seconds: float = 120


@dataclass(frozen=True)
class Relate:
    """How articles are related: which are compared, what counts as reuse, what makes a story; ``chunk_pairs`` are compared by one task, and SQL has
    ``memory`` before it goes to disk."""

    candidates: Candidates = field(default_factory=Candidates)
    reuse: Reuse = field(default_factory=Reuse)
    stories: Told = field(default_factory=Told)
    chunk_pairs: int = 5_000
    memory: str = "2GB"

    @property
    def meaning(self) -> dict[str, Any]:
        """What decides the rows that come out, and not only how fast."""
        return asdict(self.candidates) | asdict(self.reuse) | {"stories": asdict(self.stories)}


@dataclass(frozen=True)
class Settings:
    """How a run goes about its work.

    ``mapping`` and ``separator`` tell how files are read (see transforms.formats.Parsing); ``part_documents`` and
    ``part_bytes`` bound what one refine task takes on, ``shard_files`` and ``shard_bytes`` what one ingest task
    does, ``profile_lines`` how many lines of an outlet learning looks at; ``limits`` what may come out of one input file; ``fetching`` how remote ones are had; ``relate`` how articles are related; ``workers`` is the number of processes; ``models`` are the spaCy models
    that find names, by package or folder, None for those that the lake has had so far; a run whose
    rejected records exceed ``reject_limit``, as a share of all records, ends with exit code 1.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    separator: str | None = None
    part_documents: int = 2_500
    part_bytes: int = 16 * MEBIBYTE
    shard_files: int = 2_500
    shard_bytes: int = 64 * MEBIBYTE
    batch_documents: int = 256
    profile_lines: int = 300_000
    max_record_bytes: int = 64 * MEBIBYTE
    limits: Limits = field(default_factory=Limits)
    fetching: Fetching = field(default_factory=Fetching)
    relate: Relate = field(default_factory=Relate)
    workers: int = field(default_factory=available_cores)
    models: tuple[str, ...] | None = None
    reject_limit: float = 0.2


def with_numbers(settings: Settings, numbers: Mapping[str, int]) -> Settings:
    """Settings with some of their numbers replaced, those of ``limits`` and ``fetching`` among them. Raises KeyError for a name that is none."""
    unknown = numbers.keys() - {*NUMBERS, *NUMBERS_OF_LIMITS}
    if unknown:
        raise KeyError(*sorted(unknown))
    limits: dict[str, Any] = {name: number for name, number in numbers.items() if name in NUMBERS_OF_LIMITS}
    fetching: dict[str, Any] = {name: number for name, number in numbers.items() if name in NUMBERS_OF_FETCHING}
    others: dict[str, Any] = {name: number for name, number in numbers.items() if name not in limits and name not in fetching}
    return replace(settings, **others, limits=replace(settings.limits, **limits), fetching=replace(settings.fetching, **fetching))


NUMBERS_OF_LIMITS = tuple(item.name for item in fields(Limits))
NUMBERS_OF_FETCHING = tuple(item.name for item in fields(Fetching) if item.type == "int")
NUMBERS = (*(item.name for item in fields(Settings) if item.type == "int" and item.name != "workers"), *NUMBERS_OF_FETCHING)
