"""Audits run over the lake, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from flows.lake.catalogue import among
from schemas import TABLES, Audit
from schemas.audits import audits, scoped, sweep


@dataclass(frozen=True)
class Found:
    """What an audit found: how many rows fail, and the first of them as text."""

    audit: Audit
    failures: int
    sample: str | None


def check(connection: duckdb.DuckDBPyConnection, shards: Sequence[str]) -> Iterator[Found]:
    """Every audit of every table, over the rows of some shards."""
    whole = among(shards)
    rows = connection.execute(f"SELECT shard, part FROM shards WHERE {whole} ORDER BY ALL").fetchall()
    parts = [f"{among([shard])} AND part = {part}" for shard, part in rows]
    for table in TABLES:
        result = connection.execute(sweep(table, whole))
        swept = dict(zip((column[0] for column in result.description), result.fetchall()[0], strict=True))
        for audit in audits(table):
            if swept.get(audit.name) == 0:
                yield Found(audit, 0, None)
            else:
                yield _look(connection, audit, parts if audit.by_part else [whole])


def _look(connection: duckdb.DuckDBPyConnection, audit: Audit, conditions: Sequence[str]) -> Found:
    failures, sample = 0, None
    for condition in conditions:
        sql = scoped(audit, condition)
        first = connection.execute(f"SELECT * FROM ({sql}) LIMIT 1").fetchall()
        if first:
            failures += connection.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0][0]
            sample = sample or str(first[0])
    return Found(audit, failures, sample)
