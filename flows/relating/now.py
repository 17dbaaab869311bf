"""The lake as it will be when a staged run is published, and as it is: what relate compares, month by month."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from flows.lake import catalogue
from flows.lake.paths import Lake
from flows.lake.rewrite import part_of, shard_of
from flows.lake.staging import Staging
from flows.plan import Plan
from schemas import ARTICLES, DOCUMENTS, EDITS, LAST_RELATED, QUOTES, RELATED, SKETCHES, TERMS, TOLD, Table
from schemas.audits import literal
from schemas.ddl import empty

UNDATED = "undated"


@dataclass(frozen=True)
class Files:
    """Parquet files by table: ``live`` ones of the lake, of which those of the ``dropped`` shards go, and ``fresh`` ones that the run has staged.

    Of the shards in ``replaced``, the rows of some input files go.
    """

    live: Mapping[str, Sequence[str]]
    fresh: Mapping[str, Sequence[str]]
    dropped: Collection[str] = ()
    replaced: Mapping[str, Sequence[str]] | None = None


class State:
    """Views of both states of a lake on a connection; ``anew`` has every article count as changed.

    Once ``see`` has named some months, or parts of shards in these, the view ``articles`` and ``sketches`` have their rows in either state: ``stood`` tells whether a
    row is in the lake as it is, ``stands`` whether it will be. A document that changed has two. The views ``old_<table>`` have the related tables
    as they are. Nothing else is read, so that what relating costs does not depend on the rest of the lake.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, files: Files, anew: bool) -> None:
        self.connection, self.files, self.anew = connection, files, anew
        connection.execute(f"CREATE OR REPLACE TEMP TABLE gone AS {self._gone()}")
        for table in (*RELATED, *TOLD):
            connection.execute(f"CREATE OR REPLACE VIEW old_{table.name} AS {rows(table, files.live.get(table.name, ()))}")

    @property
    def months(self) -> set[str]:
        """The months that either state has articles of."""
        return {month_of(path) for files in (self.files.live, self.files.fresh) for path in files.get(ARTICLES.name, ())}

    def changed_months(self) -> set[str]:
        """The months in which articles are new, gone or refined again; all of them, if the lake is related anew."""
        if self.anew:
            return self.months
        fresh = self.files.fresh.get(ARTICLES.name, ())
        leaving = [path for path in self.files.live[ARTICLES.name] if shard_of(path) in {*self.files.dropped, *(self.files.replaced or ())}]
        return {month_of(path) for path in (*fresh, *leaving)}

    def see(self, months: Collection[str], parts: Collection[str] | None = None) -> None:
        """Make the views of articles and sketches, of these months only, and of these parts, if any are named."""
        for table in (ARTICLES, SKETCHES):
            self.connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS {self.both(table, months, parts)}")

    def both(self, table: Table, months: Collection[str], parts: Collection[str] | None = None) -> str:
        """The rows of a table by month in either state, of all parts or some."""
        live, fresh = (
            [path for path in files.get(table.name, ()) if month_of(path) in months and (parts is None or part_of(path) in parts)]
            for files in (self.files.live, self.files.fresh)
        )
        return self._both(table, live, fresh)

    def edits(self, parts: Collection[tuple[str, int]]) -> str:
        """The edits of the articles in some parts of shards, as they will be."""
        names = {f"{shard}-{number}" for shard, number in parts}
        live, fresh = ([path for path in files.get(EDITS.name, ()) if part_of(path) in names] for files in (self.files.live, self.files.fresh))
        return f"SELECT * EXCLUDE (stood, stands) FROM ({self._both(EDITS, live, fresh)}) WHERE stands"

    def documents(self, parts: Collection[tuple[str, int]]) -> str:
        """The documents in some parts of shards, as they will be."""
        names = {f"{shard}-{number}" for shard, number in parts}
        fresh = {path for path in self.files.fresh.get(DOCUMENTS.name, ()) if part_of(path) in names}
        live = [path for path in self.files.live.get(DOCUMENTS.name, ()) if part_of(path) in names and path not in fresh]
        return f"SELECT * FROM ({rows(DOCUMENTS, live)}) WHERE document_id NOT IN (FROM gone) UNION ALL {rows(DOCUMENTS, sorted(fresh))}"

    def _both(self, table: Table, live: Sequence[str], fresh: Sequence[str]) -> str:
        leaving, losing = set(self.files.dropped), set(self.files.replaced or ())
        going = [path for path in live if shard_of(path) in leaving]
        partly = [path for path in live if shard_of(path) in losing - leaving]
        staying = [path for path in live if shard_of(path) not in leaving | losing]
        states = [(staying, "TRUE", "TRUE"), (going, "TRUE", "FALSE"), (partly, "TRUE", "document_id NOT IN (FROM gone)"), (fresh, "FALSE", "TRUE")]
        queries = [f"SELECT *, {stood} AS stood, {stands} AS stands FROM ({rows(table, paths)})" for paths, stood, stands in states if paths]
        return " UNION ALL ".join(queries) or f"SELECT *, TRUE AS stood, TRUE AS stands FROM ({empty(table)})"

    def _gone(self) -> str:
        """Documents of the input files that the run replaces."""
        lost = {shard: uris for shard, uris in (self.files.replaced or {}).items() if uris}
        files = [path for path in self.files.live.get(DOCUMENTS.name, ()) if shard_of(path) in lost]
        pairs = [f"(shard = {literal(shard)} AND uri IN ({', '.join(map(literal, uris))}))" for shard, uris in lost.items()]
        return f"SELECT document_id FROM ({rows(DOCUMENTS, files)}) WHERE {' OR '.join(pairs) or 'FALSE'}"


@contextmanager
def state(lake: Lake, staging: Staging, memory: str) -> Iterator[State]:
    """The state of a lake with a run staged, on a connection of its own that has so much memory."""
    plan = staging.plan
    with catalogue.attached(lake, read_only=True) as attached:
        before = [row[0] for row in attached.execute(LAST_RELATED).fetchall()]
        needed = (ARTICLES, EDITS, SKETCHES, TERMS, QUOTES, DOCUMENTS, *RELATED, *TOLD)
        live = {table.name: list(catalogue.live_files(attached, table.name)) for table in needed}
    files = Files(live, _fresh(staging, plan), {part.shard for part in plan.stale}, plan.replaced)
    with connected(memory, lake.spill()) as connection:
        yield State(connection, files, before != [plan.relate_version])


@contextmanager
def connected(memory: str, spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB connection with so much memory, which goes to disk beyond it."""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = {literal(memory)}")
        connection.execute(f"SET temp_directory = {literal(str(spill))}")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


def month_of(path: str) -> str:
    """The month whose rows a file of a table partitioned by month holds, by the folder that it lies in."""
    return Path(path).parent.name.removeprefix("month=")


def months_between(first: date, last: date) -> Iterator[str]:
    """The months from that of one day to that of another."""
    month = first.replace(day=1)
    while month <= last:
        yield f"{month:%Y-%m}"
        month = (month + timedelta(32)).replace(day=1)


def rows(table: Table, files: Iterable[str]) -> str:
    """A query of the rows that files of a table hold."""
    listed = ", ".join(map(literal, files))
    return f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)" if listed else empty(table)


def _fresh(staging: Staging, plan: Plan) -> dict[str, list[str]]:
    fresh: dict[str, list[str]] = {}
    for part in staging.parts():
        if written := staging.refined(part, plan.ways):
            fresh.setdefault(DOCUMENTS.name, []).append(part.path)
            for name, paths in written.files.items():
                fresh.setdefault(name, []).extend(paths)
    return fresh
