"""Settings of a run: frozen, checked on the way in, and passed as arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

INBOX = Path("data/raw")
SAMPLE = Path("data/sample")
LAKE = Path("data/lake")

MEBIBYTE = 1 << 20


def available_cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Settings:
    """How a run goes about its work.

    ``part_documents`` and ``part_bytes`` bound what one refine task takes on, ``shard_files`` and
    ``shard_bytes`` what one ingest task does; ``workers`` is the number of processes; a run whose
    rejected records exceed ``reject_limit``, as a share of all records, ends with exit code 1.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    part_documents: int = 2_500
    part_bytes: int = 16 * MEBIBYTE
    shard_files: int = 2_500
    shard_bytes: int = 64 * MEBIBYTE
    batch_documents: int = 256
    max_record_bytes: int = 64 * MEBIBYTE
    workers: int = field(default_factory=available_cores)
    reject_limit: float = 0.2
