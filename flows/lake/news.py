"""news.duckdb: views over the live Parquet files and macros, which any stock DuckDB opens."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.lake import catalogue
from flows.lake.paths import Lake
from schemas import TABLES
from schemas.audits import literal, quoted
from schemas.ddl import empty
from schemas.table import Table
from schemas.views import VIEWS, View

# Old enough that every DuckDB in use reads the file.
STORAGE_VERSION = "v1.2.0"


def publish(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    """Swap in a news.duckdb for the last snapshot of the attached lake; readers see the old one or the new one."""
    fresh = lake.root / f".news.{os.getpid()}.duckdb"
    for leftover in lake.root.glob(".news.*.duckdb*"):
        leftover.unlink()
    _write(fresh, lake, connection)
    fresh.chmod(0o444)
    fresh.replace(lake.news)


def is_current(lake: Lake, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether news.duckdb shows the last snapshot, from where the lake lies now."""
    return lake.news.exists() and published(lake) == (catalogue.snapshot(connection), str(lake.root))


def published(lake: Lake) -> tuple[int, str]:
    """The snapshot that news.duckdb shows, and the folder it was made for."""
    with duckdb.connect(str(lake.news), read_only=True) as news:
        row = news.execute("SELECT snapshot, root FROM lake").fetchone()
    assert row is not None
    return row[0], row[1]


def _write(path: Path, lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    files = {table.name: catalogue.live_files(connection, table.name) for table in TABLES}
    with duckdb.connect() as writer:
        writer.execute(f"ATTACH {literal(str(path))} AS fresh (STORAGE_VERSION '{STORAGE_VERSION}')")
        writer.execute("USE fresh")
        writer.execute("CREATE TABLE lake AS SELECT ? AS snapshot, ? AS root", [catalogue.snapshot(connection), str(lake.root)])
        for table in TABLES:
            _view(writer, table, files[table.name])
        for view in VIEWS:
            _extra(writer, view)


def _view(writer: duckdb.DuckDBPyConnection, table: Table, files: Sequence[str]) -> None:
    columns = ", ".join(map(quoted, table.names))
    listed = ", ".join(map(literal, files))
    source = f"SELECT {columns} FROM read_parquet([{listed}], hive_partitioning = false)" if files else empty(table)
    writer.execute(f"CREATE VIEW {table.name} AS {source}")
    writer.execute(f"COMMENT ON VIEW {table.name} IS {literal(table.about)}")
    for column in table.columns:
        writer.execute(f"COMMENT ON COLUMN {table.name}.{quoted(column.name)} IS {literal(column.about)}")


def _extra(writer: duckdb.DuckDBPyConnection, view: View) -> None:
    writer.execute(view.statement)
    kind = "MACRO TABLE" if view.parameters else "VIEW"
    writer.execute(f"COMMENT ON {kind} {view.name} IS {literal(view.about)}")
