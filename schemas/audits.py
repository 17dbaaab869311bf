"""Audits: SQL over the lake in which no rows means pass, derived from the declarations."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.table import Audit, Column, Table

EVERYTHING = "TRUE"


def audits(table: Table) -> tuple[Audit, ...]:
    """Every audit of a table: its key, each column's promises, and its own."""
    return (_key(table), *(audit for column in table.columns for audit in _column(table, column)), *table.audits)


def scoped(audit: Audit, condition: str = EVERYTHING) -> str:
    """The audit's SQL, confined to the rows that meet a condition on column ``shard``."""
    return audit.sql.replace("{scope}", condition)


def sweep(table: Table, condition: str = EVERYTHING) -> str:
    """A query of one row: for each audit of the table that judges rows by themselves, by name, how many rows fail."""
    counts = (f"count(*) FILTER (WHERE {audit.broken}) AS {quoted(audit.name)}" for audit in audits(table) if audit.broken)
    return f"SELECT {', '.join(counts)} FROM {table.name} WHERE {_scope(table).replace('{scope}', condition)}"


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def _scope(table: Table) -> str:
    return "{scope}" if "shard" in table.names else EVERYTHING


def _key(table: Table) -> Audit:
    names = ", ".join(map(quoted, table.key))
    scope = EVERYTHING if table.key_spans_shards else _scope(table)
    sql = f"SELECT {names}, count(*) AS times FROM {table.name} WHERE {scope} GROUP BY {names} HAVING count(*) > 1"
    return Audit(f"{table.name}_key_is_unique", table.name, f"No two rows share {', '.join(table.key)}.", sql)


def _column(table: Table, column: Column) -> Iterator[Audit]:
    for promise, broken in _broken(column):
        sql = f"SELECT {', '.join(map(quoted, table.key))}, {quoted(column.name)} FROM {table.name} WHERE {_scope(table)} AND ({broken})"
        yield Audit(f"{table.name}_{column.name}_{promise}", table.name, f"{column.name}: {promise.replace('_', ' ')}.", sql, broken)


def _broken(column: Column) -> Iterator[tuple[str, str]]:
    name = quoted(column.name)
    if not column.nullable:
        yield "is_never_null", f"{name} IS NULL"
    if column.allowed:
        yield "is_in_its_list", f"{name} NOT IN ({', '.join(map(literal, column.allowed))})"
    if column.low is not None:
        yield "is_not_below_its_bound", f"{name} < {column.low}"
    if column.high is not None:
        yield "is_not_above_its_bound", f"{name} > {column.high}"
