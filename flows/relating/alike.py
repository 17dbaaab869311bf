"""Which articles are alike: the likenesses of those that are new, or other than before, to all that there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from flows.lake.catalogue import among
from flows.lake.staging import Related
from flows.relating.now import UNDATED, State, month_of, months_between, rows
from schemas import COPIES, INFERRED, TERMS, Table
from transforms.stories.likeness import Told


def likenesses(state: State, related: Related, told: Told) -> None:
    """Make the views of ``copies``, ``inferred`` and ``standing`` as they will be, the tables ``moved`` (document_id), of articles whose likenesses are drawn
    anew, and ``fresh`` (a, b, likeness, day) of them, and ``likenesses`` (a, b, likeness) of all.

    ``related`` is what merging pairs wrote; the connection has ``changed`` (document_id).
    """
    connection = state.connection
    for table in (COPIES, INFERRED):
        _now(state, table, related)
    _move(state, related)
    _near(state, told)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE touched_nodes AS {_TOUCHED}")
    if connection.execute("FROM touched_nodes LIMIT 1").fetchall():
        connection.execute("INSERT INTO moved FROM touched_nodes")
        _near(state, told)
    connection.execute("CREATE OR REPLACE TEMP TABLE stirred AS SELECT node FROM standing WHERE node IN (FROM moved)")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pairs AS {told.pairs}")
    with _as_written(connection):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE fresh AS {told.likenesses}")
    kept = "SELECT a, b, likeness FROM old_likenesses WHERE a NOT IN (FROM moved) AND b NOT IN (FROM moved)"
    connection.execute(f"CREATE OR REPLACE TEMP VIEW likenesses AS {kept} UNION ALL SELECT a, b, likeness FROM fresh")


@contextmanager
def _as_written(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Joins are made in the order in which a query has them."""
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")


def _now(state: State, table: Table, related: Related) -> None:
    """Make the view of a table as it will be."""
    replaced, name = among(related.replaced.get(table.name) or ("",)), table.name
    fresh = rows(table, related.files.get(name, ()))
    state.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM old_{name} WHERE NOT ({replaced}) UNION ALL BY NAME {fresh}")


def _move(state: State, related: Related) -> None:
    """Make ``moved``: the articles that changed, and those that have another origin or another day from a copy."""
    queries = ["SELECT document_id FROM changed"]
    for table, columns in ((COPIES, "document_id, origin, role"), (INFERRED, "document_id, field, value")):
        scope = among(related.replaced.get(table.name) or ("",))
        old, new = (f"SELECT {columns} FROM {prefix}{table.name} WHERE {scope}" for prefix in ("old_", ""))
        queries.append(f"SELECT document_id FROM (({old} EXCEPT {new}) UNION ALL ({new} EXCEPT {old}))")
    state.connection.execute(f"CREATE OR REPLACE TEMP TABLE moved AS {' UNION '.join(queries)}")


def _near(state: State, told: Told) -> None:
    """See what is within reach of the articles that moved: make the views of those that stand, and the postings of keys that they share with one that moved."""
    connection = state.connection
    see(state, set(_reached_months(state, told)))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE met AS {_MET}")
    for old in ("", "old_"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}held AS {_HELD.format(old=old)}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}postings AS {told.postings(f'{old}held')}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}crowded AS {told.crowded(f'{old}postings')}")


def all_months(state: State) -> set[str]:
    """The months that either state has terms of."""
    return {month_of(path) for files in (state.files.live, state.files.fresh) for path in files.get(TERMS.name, ())}


def see(state: State, months: set[str]) -> None:
    """Make the views of terms, and of the articles that stand for themselves or for their copies, in either state."""
    state.connection.execute(f"CREATE OR REPLACE TEMP VIEW terms AS {state.both(TERMS, months)}")
    for old, stands in (("", "stands"), ("old_", "stood")):
        state.connection.execute(f"CREATE OR REPLACE TEMP VIEW {old}standing AS {_STANDING.format(old=old, stands=stands)}")


def _reached_months(state: State, told: Told) -> Iterator[str]:
    """The months of articles that one that moved may be like, or crowd out; all, if one of them is undated."""
    see(state, all_months(state))
    reach = 2 * told.window_days
    spans = state.connection.execute(_SPANS.format(reach=reach)).fetchall()
    yield UNDATED
    if any(first is None for first, _ in spans):
        yield from all_months(state)
    for first, last in spans:
        yield from months_between(first, last) if first else ()


_STANDING = """
    SELECT document_id AS node, coalesce(day, try_cast(value AS DATE)) AS day, terms, weights, keys FROM terms
    LEFT JOIN (SELECT document_id, value FROM {old}inferred WHERE field = 'published') USING (document_id)
    ANTI JOIN (SELECT document_id FROM {old}copies WHERE role <> 'origin') USING (document_id) WHERE {stands}"""
_SPANS = """
    SELECT DISTINCT day - {reach}, day + {reach} FROM (SELECT node, day FROM standing UNION ALL SELECT node, day FROM old_standing)
    WHERE node IN (FROM moved)"""
_MET = "SELECT DISTINCT unnest(keys) AS key FROM terms SEMI JOIN moved USING (document_id)"
_HELD = "SELECT node, day, key FROM (SELECT node, day, unnest(keys) AS key FROM {old}standing) SEMI JOIN met USING (key)"
# Whose keys have become crowded, or are so no more.
_TOUCHED = """
    SELECT DISTINCT node AS document_id FROM postings SEMI JOIN (
        (FROM crowded EXCEPT FROM old_crowded) UNION ALL (FROM old_crowded EXCEPT FROM crowded)) USING (key, cell)
    WHERE node NOT IN (FROM moved)"""
