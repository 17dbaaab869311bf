"""The declarations as DuckDB statements."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from schemas.audits import literal, quoted
from schemas.table import Column, Table


def sql_type(type_: pa.DataType) -> str:
    """The DuckDB type that holds an Arrow type. Raises KeyError for a type that no table uses yet."""
    if pa.types.is_list(type_):
        return f"{sql_type(type_.value_type)}[]"
    if pa.types.is_map(type_):
        return f"MAP({sql_type(type_.key_type)}, {sql_type(type_.item_type)})"
    if pa.types.is_struct(type_):
        return f"STRUCT({', '.join(f'{quoted(field.name)} {sql_type(field.type)}' for field in type_)})"
    return {
        pa.string(): "VARCHAR",
        pa.int32(): "INTEGER",
        pa.int64(): "BIGINT",
        pa.uint64(): "UBIGINT",
        pa.float32(): "FLOAT",
        pa.float64(): "DOUBLE",
        pa.bool_(): "BOOLEAN",
        pa.date32(): "DATE",
        pa.timestamp("us", tz="UTC"): "TIMESTAMPTZ",
    }[type_]


def create(table: Table, schema: str) -> Iterator[str]:
    """Statements that make the table in a DuckLake schema: columns, partition, comments."""
    where = f"{schema}.{table.name}"
    yield f"CREATE TABLE {where} ({', '.join(map(_column, table.columns))})"
    if table.partition:
        yield f"ALTER TABLE {where} SET PARTITIONED BY ({quoted(table.partition)})"
    yield f"COMMENT ON TABLE {where} IS {literal(table.about)}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {where}.{quoted(column.name)} IS {literal(column.about)}"


def empty(table: Table) -> str:
    """A query of no rows in the table's columns and types."""
    cells = (f"CAST(NULL AS {sql_type(column.type)}) AS {quoted(column.name)}" for column in table.columns)
    return f"SELECT {', '.join(cells)} WHERE FALSE"


def _column(column: Column) -> str:
    return f"{quoted(column.name)} {sql_type(column.type)}" + ("" if column.nullable else " NOT NULL")
