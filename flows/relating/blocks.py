"""Months packed into blocks whose articles are looked at together, in bounded memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TypeVar

import duckdb

from flows.relating.now import UNDATED
from schemas.audits import literal

# So many articles are searched at once: what is compared of them fits into memory.
BLOCK = 50_000
_SIZES = "SELECT month, count(*), strftime(max(last) + {window_days}, '%Y-%m') FROM facts WHERE stands GROUP BY month ORDER BY month"

Month = TypeVar("Month", str, date)


@dataclass(frozen=True)
class Block:
    """Months whose articles are searched at once, and later ones that they reach."""

    months: Sequence[str]
    reached: Sequence[str] = ()


def near_blocks(connection: duckdb.DuckDBPyConnection, window_days: int) -> Iterator[Block]:
    """The months of ``facts`` that have dates, some at a time, each with those that its articles reach."""
    found = [row for row in connection.execute(_SIZES.format(window_days=window_days)).fetchall() if row[0] != UNDATED]
    sizes: list[tuple[str, int]] = [(month, size) for month, size, _ in found]
    for months in packed(sizes, BLOCK):
        last = max(last for month, _, last in found if month in months)
        yield Block(months, [month for month, _ in sizes if months[-1] < month <= last])


def far_blocks(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[Block]:
    """The months that a table (month, stands) has, some at a time, by how many rows that stand each has."""
    sizes = connection.execute(f"SELECT month, count(*) FROM {table} WHERE stands GROUP BY month ORDER BY month").fetchall()
    for months in packed(sizes, BLOCK):
        yield Block(months)


def packed(sizes: Sequence[tuple[Month, int]], most: int) -> Iterator[list[Month]]:
    """Months in order, as many at a time as have ``most`` articles together, or one that has more."""
    left = list(sizes)
    while left:
        count = max(1, sum(size <= most for size in accumulate(size for _, size in left)))
        yield [month for month, _ in left[:count]]
        left = left[count:]


def among(months: Collection[str]) -> str:
    """The condition that a row is of one of some months."""
    return f"month IN ({', '.join(map(literal, sorted(months)))})"
