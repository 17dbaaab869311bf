"""Shards that lose some of their inputs: their files are written again without the rows of those inputs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.lake import catalogue
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from schemas import DOCUMENTS, RELATED, SHARDS, TABLES, TOLD, Table

# Tables whose rows come and go with the documents of a shard.
SHARDED: tuple[Table, ...] = tuple(table for table in TABLES if "shard" in table.names and table not in (*RELATED, *TOLD))


def shard_of(path: str) -> str:
    """The shard whose rows a file holds, which is how its name begins."""
    return part_of(path).split("-")[0]


def part_of(path: str) -> str:
    """The shard and the part whose rows a file holds, as the beginning of its name."""
    return Path(path).name.split(".")[0]


class Rewrite:
    """Writes what is left of shards under the names of a new run."""

    def __init__(self, lake: Lake, connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
        self.lake, self.connection, self.run_id = lake, connection, run_id

    def without(self, shard: str, uris: Collection[str]) -> dict[str, list[str]]:
        """New files, by table, that hold a shard's rows but for those of some inputs."""
        gone = {"uri": pa.array(sorted(uris)), "document_id": self._documents(shard, uris)}
        files = {}
        for table in SHARDED:
            if table is not SHARDS:
                column = "uri" if "uri" in table.names else "document_id"
                files[table.name] = self._table(table, shard, column, gone[column])
        parts = {int(Path(path).name.split(".")[0].split("-")[1]) for path in files[DOCUMENTS.name]}
        emptied = [part for part in self._parts(shard) if part not in parts]
        files[SHARDS.name] = self._table(SHARDS, shard, "part", pa.array(emptied, pa.int32()))
        return files

    def _table(self, table: Table, shard: str, column: str, gone: pa.Array) -> list[str]:
        """Write the files of a table again without the rows in which a column has one of the values."""
        files: list[str] = []
        for path in self._files(table, shard):
            with TableWriter(self.lake, table, f"{Path(path).name.split('.')[0]}.{self.run_id}") as writer, pq.ParquetFile(path) as old:
                for rows in old.iter_batches():
                    writer.write(rows.filter(pc.invert(pc.is_in(rows.column(column), gone))))
            files += writer.files
        return files

    def _parts(self, shard: str) -> list[int]:
        rows = self.connection.execute(f"SELECT part FROM shards WHERE {catalogue.among([shard])}").fetchall()
        return [row[0] for row in rows]

    def _documents(self, shard: str, uris: Collection[str]) -> pa.Array:
        sql = f"SELECT document_id FROM documents WHERE {catalogue.among([shard])} AND list_contains(?, uri)"
        rows = self.connection.execute(sql, [sorted(uris)]).fetchall()
        return pa.array([row[0] for row in rows], pa.string())

    def _files(self, table: Table, shard: str) -> Iterable[str]:
        return (path for path in catalogue.live_files(self.connection, table.name) if shard_of(path) == shard)
