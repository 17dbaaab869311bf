"""Parquet files of a table, in its declared schema and partitions."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.lake.paths import Lake
from schemas.table import Table

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3


class TableWriter:
    """Writes batches of one table as ``<stem>.parquet``, one file a partition value.

    No file is made for a table that gets no rows. ``files`` lists what was written, complete once
    the writer is closed.
    """

    def __init__(self, lake: Lake, table: Table, stem: str) -> None:
        self.lake, self.table, self.stem = lake, table, stem
        self.files: list[str] = []
        self.rows = 0
        self._writers: dict[Path, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.RecordBatch]] = defaultdict(list)

    def write(self, batch: pa.RecordBatch) -> None:
        """Add a batch in the table's schema; rows of a partitioned table wait until the end."""
        self.rows += batch.num_rows
        if not batch.num_rows:
            return
        if self.table.partition is None:
            self._writer(self.lake.folder(self.table.name)).write_batch(batch)
            return
        cells = batch.column(self.table.partition)
        for value in pc.unique(cells).to_pylist():
            self._waiting[value].append(batch.filter(pc.equal(cells, value)))

    def close(self) -> None:
        """Write what waits, and finish every file."""
        for value, batches in sorted(self._waiting.items()):
            writer = self._writer(self.lake.folder(self.table.name) / f"{self.table.partition}={value}")
            writer.write_table(pa.Table.from_batches(batches, self.table.schema))
            writer.close()
        self._waiting.clear()
        for writer in self._writers.values():
            writer.close()

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _writer(self, folder: Path) -> pq.ParquetWriter:
        if folder not in self._writers:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{self.stem}.parquet"
            self._writers[folder] = pq.ParquetWriter(path, self.table.schema, compression=COMPRESSION, compression_level=COMPRESSION_LEVEL)
            self.files.append(str(path))
        return self._writers[folder]
