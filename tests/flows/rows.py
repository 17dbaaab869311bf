"""The rows of a lake: all of them, to compare lakes by, and those of a query through the command."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
from conftest import Command

TABLES = ("inputs", "documents", "rejects", "articles", "edits", "evidence", "links", "quotes", "mentions", "model_mentions")
# What a run stamps on its rows; everything else must not depend on how the work was cut.
STAMPS = ("run_id", "ingested_at", "shard", "modified_ns")


def rows(lake: Path) -> dict[str, Counter[str]]:
    """Every row of every table but for its stamps, with how often it stands there."""
    with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
        return {table: Counter(map(repr, connection.execute(f"SELECT {_columns(connection, table)} FROM {table}").fetchall())) for table in TABLES}


def queried(newsmill: Command, lake: Path, sql: str) -> list[dict[str, Any]]:
    """The rows of a query, as ``newsmill sql`` writes them."""
    return [json.loads(line) for line in newsmill("sql", sql, "--lake", lake, "--format", "jsonl").stdout.splitlines()]


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    names = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    return ", ".join(f'"{name}"' for name in names if name not in STAMPS)
