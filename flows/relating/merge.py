"""Old relations and new ones made one: months of pairs and of groups written again where they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import duckdb

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.rewrite import shard_of
from flows.lake.staging import Related
from flows.relating.grouping import regroup
from flows.relating.handing import Chunk
from flows.relating.now import State, rows
from schemas import OF_PAIRS, REUSE, Table
from schemas.audits import literal, quoted

_BATCH = 50_000
# Rows that go: those of pairs of which an article changed, and those of articles whose group may have.
_OF_PAIRS, _OF_MEMBERS = "(a IN (FROM changed) OR b IN (FROM changed))", "document_id IN (SELECT document_id FROM members)"


def merge(state: State, lake: Lake, run_id: str, chunks: Sequence[Chunk]) -> Related:
    """Write what there is now of pairs, passages, copies and what they supply, in place of what they change; by months, and only those that change.

    The connection has the tables that ``find`` made; the chunks are compared.
    """
    connection = state.connection
    connection.execute(f"CREATE OR REPLACE TEMP TABLE removed AS SELECT a, b, shard FROM old_reuse WHERE {_OF_PAIRS}")
    connection.execute(f"CREATE OR REPLACE VIEW fresh_reuse AS {rows(REUSE, [chunk.results[REUSE.name] for chunk in chunks])}")
    connection.execute("CREATE OR REPLACE VIEW reuse AS FROM old_reuse ANTI JOIN removed USING (a, b) UNION ALL BY NAME FROM fresh_reuse")
    made = Merging(state, lake, run_id)
    for table in OF_PAIRS:
        made.replace(table, "SELECT shard FROM removed UNION SELECT shard FROM fresh_reuse", _compared(chunks, table), _OF_PAIRS)
    lake.staging.mkdir(parents=True, exist_ok=True)
    for table, path in regroup(state, lake.staging, run_id).items():
        grouped = rows(table, [path])
        made.replace(
            table, f"SELECT shard FROM old_{table.name} WHERE {_OF_MEMBERS} UNION SELECT shard FROM ({grouped})", always(grouped), _OF_MEMBERS
        )
    return Related(made.files, made.replaced, _count(connection, "reuse"))


def always(query: str) -> Callable[[str], str]:
    """One query for all shards."""
    return lambda _: query


class Merging:
    """Writes shards of tables again, and notes which."""

    def __init__(self, state: State, lake: Lake, run_id: str) -> None:
        self.state, self.lake, self.run_id = state, lake, run_id
        self.files: dict[str, list[str]] = {}
        self.replaced: dict[str, list[str]] = {}

    def replace(self, table: Table, changed: str, fresh: Callable[[str], str], going: str) -> None:
        """Write those shards of a table that a query names: the rows that they have and that do not go, and the fresh ones of the query for a shard."""
        shards = [row[0] for row in self.state.connection.execute(f"SELECT DISTINCT shard FROM ({changed}) ORDER BY shard").fetchall()]
        self.replaced[table.name] = shards
        self.files[table.name] = [path for shard in shards for path in self._write(table, shard, fresh(shard), going)]

    def _write(self, table: Table, shard: str, fresh: str, going: str) -> list[str]:
        """Write a shard's rows of a table, in order of its key."""
        columns, keys = (", ".join(map(quoted, names)) for names in (table.names, table.key))
        old = [path for path in self.state.files.live[table.name] if shard_of(path) == shard]
        kept = f"SELECT {columns} FROM ({rows(table, old)}) WHERE NOT {going}"
        new = f"SELECT {columns} FROM ({fresh}) WHERE shard = {literal(shard)}"
        with TableWriter(self.lake, table, f"{shard}.{self.run_id}") as writer:
            for records in self.state.connection.execute(f"{kept} UNION ALL {new} ORDER BY {keys}").to_arrow_reader(_BATCH):
                writer.write(records.cast(table.schema))
        return writer.files


def _compared(chunks: Sequence[Chunk], table: Table) -> Callable[[str], str]:
    """The query of a table's new rows for each shard."""
    files: dict[str, list[str]] = defaultdict(list)
    for chunk in chunks:
        for shard in chunk.shards:
            files[shard].append(chunk.results[table.name])
    return lambda shard: rows(table, files[shard])


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
