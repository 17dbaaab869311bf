"""The DuckLake catalogue: which files are live, changed in one transaction for all tables."""

from __future__ import annotations

import importlib.metadata
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.errors import MillError
from flows.lake.paths import Lake
from schemas import TABLES
from schemas.audits import literal
from schemas.ddl import create

NAME = "news"
EXTENSIONS = ("sqlite-scanner", "ducklake")
MEMORY_LIMIT = "512MB"
# Where no one else's SQL is run, the extensions are as good as the package that brought them: to check their signatures takes half a second each time.
_TRUSTING: dict[str, str | bool | int | float | list[str]] = {"allow_unsigned_extensions": "true"}


@dataclass(frozen=True)
class Drop:
    """Rows of some shards to take out of a table; they must fill whole files, and do, since a file holds one shard."""

    table: str
    shards: tuple[str, ...]
    condition: str = "TRUE"


@dataclass(frozen=True)
class Change:
    """What one transaction does: drops first, then files registered by table."""

    drops: tuple[Drop, ...] = ()
    files: dict[str, list[str]] = field(default_factory=dict)


@contextmanager
def attached(lake: Lake, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB connection whose default schema is the lake; the catalogue is made if it is not there yet."""
    with duckdb.connect(config=_TRUSTING) as connection:
        _prepare(connection, lake)
        if not lake.exists:
            _create(connection, lake)
        connection.execute(f"ATTACH {literal('ducklake:sqlite:' + str(lake.catalogue))} AS {NAME} ({_options(lake, read_only)})")
        connection.execute(f"USE {NAME}")
        _expect_columns(connection, lake)
        yield connection


def _expect_columns(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """Raise MillError if the tables are not those that the schemas declare."""
    rows = connection.execute("SELECT table_name, list(column_name) FROM duckdb_columns() WHERE database_name = ? GROUP BY ALL", [NAME]).fetchall()
    columns = {table: set(names) for table, names in rows}
    for table in TABLES:
        other = columns.get(table.name, set()) ^ set(table.names)
        if other:
            where = f"{table.name}: {', '.join(sorted(other))}"
            raise MillError(f"the lake {lake.root} was made by another version of newsmill ({where}): mill its sources into a new one with --lake")


def former(lake: Lake, moment: str) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a snapshot that has been, by its number or a time; the caller closes it."""
    connection = duckdb.connect()
    _prepare(connection, lake)
    at = f"SNAPSHOT_VERSION {int(moment)}" if moment.isdigit() else f"SNAPSHOT_TIME {literal(moment)}"
    connection.execute(f"ATTACH {literal('ducklake:sqlite:' + str(lake.catalogue))} AS {NAME} ({_options(lake, True)}, {at})")
    connection.execute(f"USE {NAME}")
    return connection


def _prepare(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    lake.tables.mkdir(parents=True, exist_ok=True)
    for extension in EXTENSIONS:
        connection.load_extension(str(_extension(extension)))
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"SET temp_directory = {literal(str(lake.spill()))}")


def _options(lake: Lake, read_only: bool) -> str:
    options = [f"DATA_PATH {literal(str(lake.tables))}", "OVERRIDE_DATA_PATH true", "DATA_INLINING_ROW_LIMIT 0"]
    return ", ".join([*options, "READ_ONLY"] if read_only else options)


def _create(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """Make the catalogue aside and move it to its place: it is there whole or not at all."""
    fresh = lake.root / f".catalog.{os.getpid()}.sqlite"
    fresh.unlink(missing_ok=True)
    connection.execute(f"ATTACH {literal('ducklake:sqlite:' + str(fresh))} AS {NAME} ({_options(lake, False)})")
    connection.execute("BEGIN")
    for table in TABLES:
        for statement in create(table, NAME):
            connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute(f"DETACH {NAME}")
    fresh.replace(lake.catalogue)


def _extension(name: str) -> Path:
    """The signed extension file that the wheel of the same version brings, so that no network is needed."""
    files = importlib.metadata.files(f"duckdb-extension-{name}") or []
    for file in files:
        if file.name.endswith(".duckdb_extension"):
            return Path(str(file.locate()))
    raise RuntimeError(f"the package duckdb-extension-{name} has no extension file: install newsmill's dependencies again")


def apply(connection: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Make a change inside the transaction that the caller has begun."""
    for drop in change.drops:
        if drop.shards:
            connection.execute(f"DELETE FROM {NAME}.{drop.table} WHERE {among(drop.shards)} AND {drop.condition}")
    for table, files in change.files.items():
        if files:
            connection.execute(f"CALL ducklake_add_data_files('{NAME}', ?, ?)", [table, files])


def among(shards: Iterable[str]) -> str:
    """The SQL condition that a row belongs to one of the shards."""
    return f"shard IN ({', '.join(map(literal, shards)) or 'NULL'})"


def snapshot(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last published snapshot."""
    row = connection.execute(f"SELECT max(snapshot_id) FROM ducklake_snapshots('{NAME}')").fetchone()
    assert row is not None
    return int(row[0])


def live_files(connection: duckdb.DuckDBPyConnection, table: str) -> Sequence[str]:
    """Absolute paths of the Parquet files that make up a table now."""
    rows = connection.execute(f"SELECT data_file FROM ducklake_list_files('{NAME}', ?) ORDER BY data_file", [table]).fetchall()
    return [row[0] for row in rows]
