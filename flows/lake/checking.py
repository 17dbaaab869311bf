"""Audits run over the lake, in memory that does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from flows.lake.catalogue import among
from flows.lake.rewrite import part_of
from schemas import ARTICLES, BY_NAME, DOCUMENTS, EDITS, MENTIONS, MODEL_MENTIONS, QUOTES, TABLES, Audit, Table
from schemas.audits import EVERYTHING, audits, literal, scoped, sweep
from schemas.ddl import empty

# The tables that audits by part look at.
BY_PART = (DOCUMENTS, ARTICLES, EDITS, QUOTES, MENTIONS, MODEL_MENTIONS)


@dataclass(frozen=True)
class Found:
    """What an audit found: how many rows fail, and the first of them as text."""

    audit: Audit
    failures: int
    sample: str | None


def check(connection: duckdb.DuckDBPyConnection, shards: Sequence[str], files: Mapping[str, Iterable[str]]) -> Iterator[Found]:
    """Every audit of every table over the rows of some shards, whose Parquet files are given by table."""
    for table in TABLES:
        yield from check_table(connection, table, among(shards))
    yield from _check_parts(files)


def check_table(connection: duckdb.DuckDBPyConnection, table: Table, condition: str = EVERYTHING) -> Iterator[Found]:
    """Every audit of a table but those by part, over the rows that meet a condition on ``shard``."""
    result = connection.execute(sweep(table, condition))
    swept = dict(zip((column[0] for column in result.description), result.fetchall()[0], strict=True))
    for audit in audits(table):
        if swept.get(audit.name) == 0:
            yield Found(audit, 0, None)
        elif not audit.by_part:
            yield Found(audit, *_look(connection, scoped(audit, condition)))


def _check_parts(files: Mapping[str, Iterable[str]]) -> Iterator[Found]:
    """The audits that go part by part, straight from the files: a query of the catalogue would look at all there are."""
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table in BY_PART:
        for path in files.get(table.name, ()):
            parts[part_of(path)][table.name].append(path)
    found = {audit: Found(audit, 0, None) for table in BY_PART for audit in audits(table) if audit.by_part}
    with duckdb.connect() as connection:
        for _, part in sorted(parts.items()):
            for table in BY_PART:
                connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS {_read(table.name, part[table.name])}")
            for audit, before in found.items():
                failures, sample = _look(connection, scoped(audit))
                found[audit] = Found(audit, before.failures + failures, before.sample or sample)
    yield from found.values()


def _read(table: str, paths: Sequence[str]) -> str:
    listed = ", ".join(map(literal, paths))
    return f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)" if paths else empty(BY_NAME[table])


def _look(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, str | None]:
    first = connection.execute(f"SELECT * FROM ({sql}) LIMIT 1").fetchall()
    if not first:
        return 0, None
    return connection.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0][0], str(first[0])
