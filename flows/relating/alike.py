"""Which articles are alike: the likenesses of those that are new, or other than before, to all that there are."""

from __future__ import annotations

import duckdb

from transforms.stories.likeness import Told

# An article's day, its own or that of a copy; and those that stand for themselves, or for their copies. ``{old}`` is old_ or nothing.
_DAYS = """
    SELECT document_id, coalesce(CASE WHEN published_precision NOT IN ('month', 'year') THEN published_on END, try_cast(value AS DATE)) AS day
    FROM {old}articles LEFT JOIN (SELECT document_id, value FROM {old}inferred WHERE field = 'published') USING (document_id)"""
_STANDING = """
    SELECT document_id AS node, day, terms, weights, keys FROM {old}terms JOIN {old}days USING (document_id)
    ANTI JOIN (SELECT document_id FROM {old}copies WHERE role <> 'origin') USING (document_id)"""
_MOVED = """
    SELECT document_id FROM changed
    UNION SELECT document_id FROM ((SELECT document_id, origin, role FROM copies EXCEPT SELECT document_id, origin, role FROM old_copies)
                                   UNION ALL (SELECT document_id, origin, role FROM old_copies EXCEPT SELECT document_id, origin, role FROM copies))
    UNION SELECT document_id FROM ((SELECT document_id, field, value FROM inferred EXCEPT SELECT document_id, field, value FROM old_inferred)
                                   UNION ALL (SELECT document_id, field, value FROM old_inferred EXCEPT SELECT document_id, field, value FROM inferred))
                              WHERE field = 'published'"""
_MET = "SELECT DISTINCT unnest(keys) AS key FROM (SELECT keys FROM terms SEMI JOIN moved USING (document_id) UNION ALL SELECT keys FROM old_terms SEMI JOIN moved USING (document_id))"
_HELD = "SELECT node, day, key FROM (SELECT node, day, unnest(keys) AS key FROM {old}standing) SEMI JOIN met USING (key)"
# Whose keys have become crowded, or are so no more.
_TOUCHED = """
    SELECT DISTINCT node AS document_id FROM postings SEMI JOIN (
        (FROM crowded EXCEPT FROM old_crowded) UNION ALL (FROM old_crowded EXCEPT FROM crowded)) USING (key, cell)
    WHERE node NOT IN (FROM moved)"""
_WEIGHED = """
    SELECT node, unnest(terms) AS term, unnest(weights) AS weight FROM standing SEMI JOIN (SELECT unnest([a, b]) AS node FROM pairs) USING (node)"""
_DATED = "SELECT node, day FROM standing SEMI JOIN (SELECT unnest([a, b]) AS node FROM pairs) USING (node)"


def likenesses(connection: duckdb.DuckDBPyConnection, told: Told) -> None:
    """Make ``moved`` (document_id), the articles whose likenesses are drawn anew, ``fresh`` (a, b, likeness) of them, and ``likenesses`` of all.

    The connection has articles, terms, copies, inferred, as they are now and as ``old_…``, old_likenesses, and ``changed`` (document_id).
    """
    for old in ("", "old_"):
        connection.execute(f"CREATE TEMP VIEW {old}days AS {_DAYS.format(old=old)}")
        connection.execute(f"CREATE TEMP VIEW {old}standing AS {_STANDING.format(old=old)}")
    connection.execute(f"CREATE TEMP TABLE moved AS {_MOVED}")
    _post(connection, told, ("", "old_"))
    connection.execute(f"CREATE TEMP TABLE touched_nodes AS {_TOUCHED}")
    if connection.execute("FROM touched_nodes LIMIT 1").fetchall():
        connection.execute("INSERT INTO moved FROM touched_nodes")
        _post(connection, told, ("",))
    connection.execute("CREATE TEMP TABLE stirred AS SELECT node FROM standing WHERE node IN (FROM moved)")
    for name, sql in (("pairs", told.pairs), ("weighed", _WEIGHED), ("nodes", _DATED), ("fresh", told.likenesses)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    kept = "SELECT a, b, likeness FROM old_likenesses WHERE a NOT IN (FROM moved) AND b NOT IN (FROM moved)"
    connection.execute(f"CREATE TEMP VIEW likenesses AS {kept} UNION ALL FROM fresh")


def _post(connection: duckdb.DuckDBPyConnection, told: Told, states: tuple[str, ...]) -> None:
    """Make the postings of all articles that share a key with one that moved, and which keys are crowded."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE met AS {_MET}")
    for old in states:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}held AS {_HELD.format(old=old)}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}postings AS {told.postings(f'{old}held')}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {old}crowded AS {told.crowded(f'{old}postings')}")
