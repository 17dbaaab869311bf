"""Rows on their way into a table: the builder that refuses what the declaration does not allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.table import Column, Table

Row = Mapping[str, Any]


class RowError(ValueError):
    """A row that does not fit its table's declaration: a mistake of ours, never of the world."""


def batch(table: Table, rows: Iterable[Row]) -> pa.RecordBatch:
    """Rows as one RecordBatch in the table's schema.

    Raises RowError, naming table, row and column, on an unknown or missing key, a null where none
    may be, a value outside the closed list or bounds, or a value of another type.
    """
    rows = list(rows)
    expected = set(table.names)
    right: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows):
        keys = tuple(row)
        if keys in right:
            continue
        right.add(keys)
        if row.keys() != expected:
            raise RowError(f"{table.name}, row {number}: unknown {sorted(row.keys() - expected)}, missing {sorted(expected - row.keys())}")
    arrays = [_array(table, column, list(map(itemgetter(column.name), rows))) for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def _array(table: Table, column: Column, cells: list[Any]) -> pa.Array:
    where = f"{table.name}.{column.name}"
    try:
        array = pa.array(cells, column.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError, OverflowError) as error:
        raise RowError(f"{where}: expected {column.type}: {error}") from error
    for fault, message in _faults(column, array):
        if fault is not None:
            raise RowError(f"{where}, row {fault}: {cells[fault]!r} {message}")
    return array


def _faults(column: Column, array: pa.Array) -> Iterable[tuple[int | None, str]]:
    """The first row that breaks each promise of the column, or None where it is kept."""
    if not column.nullable:
        yield _first(array.is_null()), "where none may be null"
    if column.allowed:
        outside = pc.invert(pc.is_in(array, pa.array(column.allowed, array.type), skip_nulls=True))
        yield _first(pc.and_(array.is_valid(), outside)), f"is not one of {', '.join(column.allowed)}"
    if column.low is not None:
        yield _first(pc.less(array, column.low)), f"is below {column.low}"
    if column.high is not None:
        yield _first(pc.greater(array, column.high)), f"is above {column.high}"


def _first(faulty: pa.Array) -> int | None:
    index = pc.index(faulty, True).as_py()
    return index if index >= 0 else None
