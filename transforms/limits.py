"""Limits on what may come out of an input file, so that no hostile one can fill the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What may come out of one input file, all its archives together.

    ``depth``: archives and compressions inside each other. ``members``: members of archives. ``unpacked_bytes``:
    bytes that come out. ``ratio``: those bytes against the file's own; it counts once more than
    ``ratio_from_bytes`` have come out.
    """

    depth: int = 5
    members: int = 100_000
    unpacked_bytes: int = 64 << 30
    ratio: int = 250
    ratio_from_bytes: int = 64 << 20
