"""What a rehearsed refresh would change: staged rows against those in the lake."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from flows.lake import catalogue
from flows.lake.paths import Lake
from flows.lake.staging import Staging
from schemas import ARTICLES, EDITS, Table
from schemas.audits import literal, quoted
from schemas.ddl import empty

STAMPS = {"shard", "part", "run_id", "rules_version", "profile_version"}


@dataclass(frozen=True)
class Difference:
    """Articles compared, how many of them change in each column, and edits that come and go by rule."""

    articles: int
    changed: dict[str, int]
    edits: dict[str, tuple[int, int]]


def difference(lake: Lake) -> Difference:
    """Compare what the staged plan's stale parts made with what the lake has of them."""
    staging = Staging(lake)
    shards = tuple({part.shard for part in staging.plan.stale})
    with catalogue.attached(lake, read_only=True) as connection:
        for table in (ARTICLES, EDITS):
            connection.execute(f"CREATE TEMP VIEW new_{table.name} AS {_staged(staging, table)}")
            connection.execute(f"CREATE TEMP VIEW old_{table.name} AS SELECT * FROM {table.name} WHERE {catalogue.among(shards)}")
        return Difference(*_articles(connection), _edits(connection))


def _staged(staging: Staging, table: Table) -> str:
    plan = staging.plan
    notes = filter(None, (staging.refined(part, plan.ways) for part in plan.stale))
    files = ", ".join(literal(path) for note in notes for path in note.files.get(table.name, ()))
    return f"SELECT * FROM read_parquet([{files}], hive_partitioning = false)" if files else empty(table)


def _articles(connection: duckdb.DuckDBPyConnection) -> tuple[int, dict[str, int]]:
    names = [name for name in ARTICLES.names if name not in STAMPS and name not in ARTICLES.key]
    counts = ", ".join(f"count(*) FILTER (WHERE o.{quoted(name)} IS DISTINCT FROM n.{quoted(name)}) AS {quoted(name)}" for name in names)
    row = connection.execute(f"SELECT count(*), {counts} FROM old_articles o FULL JOIN new_articles n USING (document_id)").fetchall()[0]
    return row[0], {name: count for name, count in zip(names, row[1:], strict=True) if count}


def _edits(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    columns = 'document_id, start, "end", replacement, kind, rule'
    sql = f"""SELECT rule, sum(come), sum(go) FROM (
        SELECT rule, 1 AS come, 0 AS go FROM (SELECT {columns} FROM new_edits EXCEPT SELECT {columns} FROM old_edits)
        UNION ALL SELECT rule, 0, 1 FROM (SELECT {columns} FROM old_edits EXCEPT SELECT {columns} FROM new_edits))
        GROUP BY rule ORDER BY rule"""
    return {rule: (int(come), int(go)) for rule, come, go in connection.execute(sql).fetchall()}
