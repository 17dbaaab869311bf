"""Stories drawn anew where articles came, went or changed, and left alone elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np
import pyarrow as pa

from flows.lake.paths import Lake
from flows.lake.staging import Related
from flows.relating.alike import all_months, likenesses, see
from flows.relating.merge import Merging, always
from flows.relating.now import State
from flows.relating.reaching import reach
from flows.relating.tables import make, put
from schemas import LIKENESSES, STORIES, STORY_ARTICLES, STORY_CHANGES, Table
from schemas.audits import literal
from transforms.components import Numbers
from transforms.stories.clusters import average_link
from transforms.stories.likeness import Told

_BATCH = 50_000
_TERMS = 8


def tell(state: State, lake: Lake, run_id: str, related: Related, settings: Told) -> Related:
    """Write the stories that there are now in place of those that are no more as they were; what was written before, and that.

    The state is what finding and merging pairs left; ``related`` is what merging wrote.
    """
    connection = state.connection
    likenesses(state, related, settings)
    reach(state, settings)
    _draw(connection)
    make(connection, "members", _MEMBERS)
    see(state, all_months(state))
    see(state, {row[0] for row in connection.execute("SELECT DISTINCT month FROM terms SEMI JOIN members USING (document_id)").fetchall()})
    for name, query in (("story_texts", _TEXTS), ("placed", _PLACED), ("new_stories", _STORIES), ("former", _FORMER)):
        make(connection, name, query)
    made = Merging(state, lake, run_id)
    for table, (fresh, changed, going) in _ROWS.items():
        make(connection, "rows", f"FROM ({fresh.format(run=literal(run_id))}) ORDER BY shard")
        made.replace(table, f"SELECT shard FROM rows UNION ALL SELECT shard FROM {changed}", always("FROM rows"), going)
    return related.with_(Related(made.files, made.replaced, 0))


def _draw(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``drawn`` (node, number, cluster) of what hangs together; an article alone is a cluster too."""
    count = connection.execute("SELECT count(*) FROM numbered").fetchall()[0][0]
    labels = np.arange(count)
    for held in _by_name(connection.execute(_WITHIN).to_arrow_reader(_BATCH)):
        for cluster in average_link([(a, b, likeness) for a, b, likeness in held[:, 2:].tolist()], int(held[0, 1])):
            labels[cluster] = cluster[0]
    put(connection, "labelled", pa.table({"number": np.arange(count), "cluster": labels}))
    make(connection, "drawn", "SELECT node, number, cluster FROM numbered SEMI JOIN hanging USING (number) JOIN labelled USING (number)")


def _by_name(reader: pa.RecordBatchReader) -> Iterator[Numbers]:
    """The rows (name, ...) of each name, from rows in order of names."""
    left = np.zeros((0, len(reader.schema)), np.int64)
    for records in reader:
        rows = np.concatenate((left, np.column_stack([column.to_numpy() for column in records.columns])))
        *whole, left = np.split(rows, np.flatnonzero(np.diff(rows[:, 0])) + 1)
        yield from whole
    if len(left):
        yield left


# Told by a difference, which no planner takes for a join of all that have one name.
_WITHIN = """
    SELECT x.name, x.bar, a, b, likeness FROM links JOIN hanging x ON x.number = a JOIN hanging y ON y.number = b WHERE x.name - y.name = 0 ORDER BY ALL"""
_MEMBERS = """
    SELECT document_id, node, number, cluster, coalesce(role, 'own') AS role FROM (
        SELECT node AS document_id, node, number, cluster, role FROM drawn LEFT JOIN copies ON document_id = node
        UNION ALL SELECT document_id, node, number, cluster, role FROM drawn JOIN copies ON origin = node AND document_id <> node)
    QUALIFY count(*) OVER (PARTITION BY cluster) > 1"""
# The texts of each story, with their mean likeness to the others.
_TEXTS = """
    WITH texts AS (SELECT DISTINCT cluster, node, number FROM members),
    summed AS (SELECT number, sum(likeness)::BIGINT AS likeness FROM (
        SELECT unnest([a, b]) AS number, likeness FROM links JOIN texts x ON x.number = a JOIN texts y ON y.number = b WHERE x.cluster - y.cluster = 0) GROUP BY ALL)
    SELECT cluster, node, coalesce(likeness, 0) // greatest(1, count(*) OVER (PARTITION BY cluster) - 1) AS likeness
    FROM texts LEFT JOIN summed USING (number)"""
_PLACED = """
    WITH known AS (
        SELECT m.*, t.likeness, coalesce(day, try_cast(value AS DATE)) AS day, told_at, outlet, headline, titled
        FROM members m JOIN story_texts t USING (node) JOIN (FROM terms WHERE stands) USING (document_id)
        LEFT JOIN (SELECT document_id, value FROM inferred WHERE field = 'published') USING (document_id))
    SELECT *, 's' || first_value(document_id) OVER (PARTITION BY m.cluster ORDER BY day, told_at, document_id) AS story_id,
           first_value(document_id) OVER (PARTITION BY m.cluster ORDER BY NOT titled, likeness DESC, role NOT IN ('origin', 'own'), day, told_at, document_id) AS headline_from,
           coalesce('m' || strftime(min(day) OVER (PARTITION BY m.cluster), '%Y%m'),
                    'u' || min(document_id) OVER (PARTITION BY m.cluster)[:1]) AS shard
    FROM known m"""
_STORIES = f"""
    WITH counted AS (
        SELECT story_id, shard, headline_from, max(cluster) AS cluster, min(day) AS first_published, max(day) AS last_published,
               count(*) AS articles, count(DISTINCT node) AS texts, count(DISTINCT outlet) AS outlets,
               max(headline) FILTER (WHERE document_id = headline_from) AS headline
        FROM placed GROUP BY ALL),
    weighed AS (SELECT cluster, unnest(terms) AS term, unnest(weights) AS weight FROM story_texts JOIN standing USING (node)),
    ranked AS (SELECT cluster, term, sum(weight) AS weight FROM weighed GROUP BY cluster, term
               QUALIFY row_number() OVER (PARTITION BY cluster ORDER BY sum(weight) DESC, term) <= {_TERMS})
    SELECT * FROM counted JOIN (SELECT cluster, list(term ORDER BY weight DESC, term) AS terms FROM ranked GROUP BY ALL) USING (cluster)"""
_FORMER = """
    SELECT DISTINCT story_id, shard FROM old_story_articles
    WHERE document_id IN (FROM moved) OR document_id IN (SELECT document_id FROM members) OR document_id IN (SELECT node FROM drawn)"""
_MONTH = "coalesce('m' || strftime(day, '%Y%m'), 'u' || a[:1])"
_CHANGES = """
    WITH went AS (SELECT o.story_id AS from_story, p.story_id AS to_story, count(*) AS articles FROM old_story_articles o
                  SEMI JOIN former USING (story_id) LEFT JOIN placed p USING (document_id) GROUP BY ALL),
    counted AS (SELECT *, count(to_story) OVER (PARTITION BY from_story) AS ways, count(*) OVER (PARTITION BY to_story) AS sources FROM went)
    SELECT from_story, to_story, CASE WHEN ways = 0 THEN 'ended' WHEN ways > 1 THEN 'split' WHEN sources > 1 THEN 'merged' ELSE 'renamed' END AS kind,
           articles, {run} AS shard, {run} AS run_id
    FROM counted WHERE to_story <> from_story OR ways = 0"""
# Of each table, the rows that come, whose shards are written again beside those, and which rows go.
_FORMER_GO = "story_id IN (SELECT story_id FROM former)"
_ROWS: dict[Table, tuple[str, str, str]] = {
    LIKENESSES: (
        f"SELECT a, b, likeness, {_MONTH} AS shard, {{run}} AS run_id FROM fresh",
        "leaving",
        "(a IN (FROM moved) OR b IN (FROM moved))",
    ),
    STORIES: ("SELECT * EXCLUDE (cluster), {run} AS run_id FROM new_stories", "former", _FORMER_GO),
    STORY_ARTICLES: (
        "SELECT story_id, document_id, role, likeness, day AS published_on, shard, {run} AS run_id FROM placed",
        "former",
        _FORMER_GO,
    ),
    STORY_CHANGES: (_CHANGES, "rows", "FALSE"),
}
