"""The lake as it will be when a staged run is published, and as it is: what relate compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import duckdb

from flows.lake import catalogue
from flows.lake.catalogue import among
from flows.lake.paths import Lake
from flows.lake.staging import Staging, Written
from flows.plan import Plan
from schemas import ARTICLES, DOCUMENTS, EDITS, RELATED, SKETCHES, TERMS, TOLD, Table
from schemas.audits import literal
from schemas.ddl import empty

REFINED_ANEW = (ARTICLES, EDITS, SKETCHES, TERMS)
_LAST = "SELECT relate_version FROM runs WHERE state = 'published' ORDER BY ended_at DESC, run_id DESC LIMIT 1"


@contextmanager
def state(lake: Lake, staging: Staging, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with views of both states.

    ``articles``, ``edits``, ``sketches`` and ``terms`` are as they will be; ``old_sketches`` as they are; ``old_reuse`` and the other related tables as
    they are, named likewise. ``changed`` (document_id) has the articles that are new, gone or refined again; all of them, if the lake was
    related in another way before.
    """
    plan = staging.plan
    staged = [written for part in staging.parts() if (written := staging.refined(part, plan.ways))]
    with catalogue.attached(lake, read_only=True) as attached:
        before = attached.execute(_LAST).fetchall()
        live = {table.name: list(catalogue.live_files(attached, table.name)) for table in (*REFINED_ANEW, *RELATED, *TOLD, DOCUMENTS)}
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = {literal(memory)}")
        connection.execute(f"SET temp_directory = {literal(str(lake.state / 'spill'))}")
        connection.execute("SET enable_progress_bar = false")
        _see(connection, live, staged, plan)
        if before != [(plan.relate_version,)]:
            connection.execute("INSERT INTO changed SELECT document_id FROM articles UNION SELECT document_id FROM old_articles EXCEPT FROM changed")
        yield connection


def _see(connection: duckdb.DuckDBPyConnection, live: dict[str, list[str]], staged: Sequence[Written], plan: Plan) -> None:
    stale = among({part.shard for part in plan.stale})
    for table in (*RELATED, *TOLD):
        connection.execute(f"CREATE VIEW old_{table.name} AS {_rows(table, live[table.name])}")
    connection.execute(f"CREATE TEMP TABLE gone AS {_gone(plan, live)}")
    for table in REFINED_ANEW:
        fresh = [path for written in staged for path in written.files.get(table.name, {})]
        old = _rows(table, live[table.name])
        connection.execute(f"CREATE VIEW old_{table.name} AS {old}")
        connection.execute(
            f"CREATE VIEW {table.name} AS FROM old_{table.name} ANTI JOIN gone USING (document_id) WHERE NOT ({stale}) UNION ALL {_rows(table, fresh)}"
        )
        connection.execute(f"CREATE VIEW new_{table.name} AS {_rows(table, fresh)}")
    connection.execute(
        f"CREATE TEMP TABLE changed AS SELECT document_id FROM new_articles UNION (SELECT document_id FROM old_articles WHERE {stale})"
        " UNION (SELECT document_id FROM old_articles SEMI JOIN gone USING (document_id))"
    )


def _gone(plan: Plan, live: dict[str, list[str]]) -> str:
    """Documents of the files that this run replaces."""
    pairs = [f"(shard = {literal(shard)} AND uri IN ({', '.join(map(literal, uris))}))" for shard, uris in plan.replaced.items() if uris]
    return f"SELECT document_id FROM ({_rows(DOCUMENTS, live[DOCUMENTS.name])}) WHERE {' OR '.join(pairs) or 'FALSE'}"


def _rows(table: Table, files: Iterable[str]) -> str:
    listed = ", ".join(map(literal, files))
    return f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)" if listed else empty(table)
