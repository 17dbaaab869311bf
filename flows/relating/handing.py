"""Handing out the pairs to compare in chunks, each with all that comparing needs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.relating.facts import places_of
from flows.relating.now import State
from schemas import OF_PAIRS
from schemas.audits import literal

# So many chunks get their articles in one pass over the months that they need.
_AT_ONCE = 16
# Articles that wait for each other before they are written: bodies may be long.
_WAITING = 4_000


@dataclass(frozen=True)
class Chunk:
    """Pairs to compare: a Parquet file of the pairs (a, b, month, shard), a folder of those of their articles, as transforms.reuse.rows.Article is
    read from, where the rows of each table of pairs go, and the shards that these rows are of."""

    pairs: str
    articles: str
    results: Mapping[str, str]
    shards: tuple[str, ...]


_HANDED = """
    CREATE OR REPLACE TEMP TABLE handed AS
    SELECT *, ((row_number() OVER (ORDER BY month, a, b) - 1) // {size})::INTEGER AS chunk FROM (
        SELECT a, b, least(x.month, y.month) AS month, 'm' || replace(least(x.month, y.month), '-', '') AS shard
        FROM pairs JOIN (FROM facts WHERE stands) x ON x.document_id = a JOIN (FROM facts WHERE stands) y ON y.document_id = b)"""
_WANTED = """
    CREATE OR REPLACE TEMP TABLE wanted AS
    SELECT chunk, document_id, shard, part, month, outlet, told_from, told_until FROM (
        SELECT DISTINCT unnest([a, b]) AS document_id, chunk FROM handed WHERE chunk >= {first} AND chunk < {past})
    JOIN (FROM facts WHERE stands) USING (document_id)"""
_NEEDED = """
    SELECT w.chunk, w.document_id, body, edits, title, agency, w.outlet, told_from, told_until, updated_at, article_key, version
    FROM wanted w JOIN (FROM articles WHERE stands) USING (document_id)
    LEFT JOIN (SELECT document_id, list({{'start': start, 'end': "end", 'replacement': replacement}} ORDER BY start, "end") AS edits
               FROM ({edits}) SEMI JOIN wanted USING (document_id) GROUP BY ALL) USING (document_id)
    LEFT JOIN (SELECT document_id, try_cast(hints['version'] AS BIGINT) AS version FROM ({documents})) USING (document_id)"""


def hand_out(state: State, folder: Path, chunk_pairs: int) -> list[Chunk]:
    """Write the pairs that ``find`` found into chunks of so many, month by month, each with the articles that it needs."""
    connection = state.connection
    connection.execute(_HANDED.format(size=chunk_pairs))
    connection.execute(f"SET partitioned_write_flush_threshold = {_WAITING}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shards = dict(connection.execute("SELECT chunk, list(DISTINCT shard) FROM handed GROUP BY chunk ORDER BY chunk").fetchall())
    for first in range(0, len(shards), _AT_ONCE):
        _write_articles(state, folder, first)
    return [_chunk(state, folder, number, tuple(sorted(own))) for number, own in shards.items()]


def _write_articles(state: State, folder: Path, first: int) -> None:
    connection = state.connection
    connection.execute(_WANTED.format(first=first, past=first + _AT_ONCE))
    state.see(*places_of(connection, "wanted"))
    parts = set(connection.execute("SELECT DISTINCT shard, part FROM wanted").fetchall())
    needed = _NEEDED.format(edits=state.edits(parts), documents=state.documents(parts))
    connection.execute(f"COPY ({needed}) TO {literal(str(folder))} (FORMAT parquet, PARTITION_BY (chunk), OVERWRITE_OR_IGNORE)")


def _chunk(state: State, folder: Path, number: int, shards: tuple[str, ...]) -> Chunk:
    places = {name: str(folder / f"{name}-{number}.parquet") for name in ("pairs", *(table.name for table in OF_PAIRS))}
    chunk = Chunk(places.pop("pairs"), str(folder / f"chunk={number}"), places, shards)
    state.connection.execute(f"COPY (SELECT * EXCLUDE (chunk) FROM handed WHERE chunk = {number} ORDER BY a, b) TO {literal(chunk.pairs)}")
    return chunk
