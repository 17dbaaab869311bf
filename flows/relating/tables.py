"""Temporary tables on a connection."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def make(connection: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    """Make a temporary table of what a query finds, in place of one of that name."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")


def put(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Make a temporary table of some rows, in place of one of that name."""
    connection.register("_rows", rows)
    make(connection, name, "FROM _rows")
    connection.unregister("_rows")


def add(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Put rows into a table that has their columns."""
    connection.register("_rows", rows)
    connection.execute(f"INSERT INTO {name} BY NAME FROM _rows")
    connection.unregister("_rows")
