"""What a rehearsed refresh would change: staged rows against those in the lake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from flows.lake import catalogue
from flows.lake.paths import Lake
from flows.lake.staging import Staging, Written
from schemas import ARTICLES, EDITS, MODEL_MENTIONS, Table
from schemas.audits import literal, quoted
from schemas.ddl import empty

STAMPS = {"shard", "part", "run_id", "rules_version", "profile_version"}


@dataclass(frozen=True)
class Difference:
    """Articles compared, how many of them change in each column; edits that come and go by rule, and models' mentions by label."""

    articles: int
    changed: dict[str, int]
    edits: dict[str, tuple[int, int]]
    model_mentions: dict[str, tuple[int, int]]


def difference(lake: Lake) -> Difference:
    """Compare what the staged plan's parts made with what the lake has of them."""
    staging = Staging(lake)
    plan = staging.plan
    refined = [staging.refined(part, plan.ways) for part in plan.stale]
    annotated = [staging.annotated(work.part) for work in staging.to_annotate()] if plan.models else []
    refined_again = tuple({part.shard for part in plan.stale})
    with catalogue.attached(lake, read_only=True) as connection:
        for table, notes, shards in (
            (ARTICLES, refined, refined_again),
            (EDITS, refined, refined_again),
            (MODEL_MENTIONS, annotated, tuple(plan.names)),
        ):
            connection.execute(f"CREATE TEMP VIEW new_{table.name} AS {_staged(notes, table)}")
            connection.execute(f"CREATE TEMP VIEW old_{table.name} AS SELECT * FROM {table.name} WHERE {catalogue.among(shards)}")
        edits = _come_and_gone(connection, "rule", "edits", ("replacement", "kind"))
        return Difference(*_articles(connection), edits, _come_and_gone(connection, "label", "model_mentions", ("text",)))


def _staged(notes: Iterable[Written | None], table: Table) -> str:
    files = ", ".join(literal(path) for note in notes if note for path in note.files.get(table.name, ()))
    return f"SELECT * FROM read_parquet([{files}], hive_partitioning = false)" if files else empty(table)


def _articles(connection: duckdb.DuckDBPyConnection) -> tuple[int, dict[str, int]]:
    names = [name for name in ARTICLES.names if name not in STAMPS and name not in ARTICLES.key]
    counts = ", ".join(f"count(*) FILTER (WHERE o.{quoted(name)} IS DISTINCT FROM n.{quoted(name)}) AS {quoted(name)}" for name in names)
    row = connection.execute(f"SELECT count(*), {counts} FROM old_articles o FULL JOIN new_articles n USING (document_id)").fetchall()[0]
    return row[0], {name: count for name, count in zip(names, row[1:], strict=True) if count}


def _come_and_gone(connection: duckdb.DuckDBPyConnection, by: str, table: str, telling: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many rows of a table come, and how many go, by one of its columns; rows are told apart by it, their place and the telling columns."""
    columns = ", ".join(('document_id, start, "end"', by, *telling))
    sql = f"""SELECT {by}, sum(come), sum(go) FROM (
        SELECT {by}, 1 AS come, 0 AS go FROM (SELECT {columns} FROM new_{table} EXCEPT SELECT {columns} FROM old_{table})
        UNION ALL SELECT {by}, 0, 1 FROM (SELECT {columns} FROM old_{table} EXCEPT SELECT {columns} FROM new_{table}))
        GROUP BY {by} ORDER BY {by}"""
    return {value: (int(come), int(go)) for value, come, go in connection.execute(sql).fetchall()}
