"""Parquet files of a lake that is related step by step, without a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.rewrite import shard_of
from schemas import Table
from schemas.batches import batch


class Shelf:
    """The live files of some tables, by step."""

    def __init__(self, folder: Path, *tables: Table) -> None:
        self.lake = Lake.at(folder)
        self.live: dict[str, list[str]] = {of.name: [] for of in tables}
        self.steps = 0

    def take(self, files: Mapping[str, Sequence[str]], replaced: Mapping[str, Sequence[str]]) -> None:
        """Put files in place of those that some shards had."""
        for name, paths in files.items():
            self.live[name] = [path for path in self.live[name] if shard_of(path) not in replaced[name]] + list(paths)

    def write(self, of: Table, part: str, cells: Iterable[dict[str, Any]]) -> list[str]:
        """Write a file of a table in this step, and tell its name."""
        with TableWriter(self.lake, of, f"{part}.{self.steps}") as writer:
            writer.write(batch(of, cells))
        return writer.files

    def tables(self, *tables: Table) -> dict[str, pa.Table]:
        """What is in the live files of some tables."""
        return {of.name: table(of, [row for path in self.live[of.name] for row in pq.ParquetFile(path).read().to_pylist()]) for of in tables}


def table(of: Table, rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_batches([batch(of, rows)], of.schema)
