"""Audits run over the lake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from schemas import TABLES, Audit
from schemas.audits import EVERYTHING, audits, scoped, sweep


@dataclass(frozen=True)
class Found:
    """What an audit found: how many rows fail, and the first of them as text."""

    audit: Audit
    failures: int
    sample: str | None


def check(connection: duckdb.DuckDBPyConnection, condition: str = EVERYTHING) -> Iterator[Found]:
    """Every audit of every table, over the rows whose ``shard`` meets a condition."""
    for table in TABLES:
        result = connection.execute(sweep(table, condition))
        swept = dict(zip((column[0] for column in result.description), result.fetchall()[0], strict=True))
        for audit in audits(table):
            if swept.get(audit.name) == 0:
                yield Found(audit, 0, None)
            else:
                yield _look(connection, audit, condition)


def _look(connection: duckdb.DuckDBPyConnection, audit: Audit, condition: str) -> Found:
    sql = scoped(audit, condition)
    first = connection.execute(f"SELECT * FROM ({sql}) LIMIT 1").fetchall()
    if not first:
        return Found(audit, 0, None)
    (failures,) = connection.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0]
    return Found(audit, failures, str(first[0]))
