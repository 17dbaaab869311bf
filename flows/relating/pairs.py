"""Finding the pairs of articles to compare, and handing them out in chunks with all that comparing needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from schemas import OF_PAIRS
from schemas.audits import literal
from transforms.reuse.candidates import Candidates

# Of an article: who runs it, and the days between which it was published.
FACTS = """
    CREATE OR REPLACE TEMP TABLE {prefix}facts AS
    SELECT document_id, coalesce(domain, lower(publisher)) AS outlet, published_on AS first,
           CASE published_precision WHEN 'year' THEN last_day(published_on + INTERVAL 11 MONTH) WHEN 'month' THEN last_day(published_on)
                ELSE published_on END AS last,
           coalesce(published_at, published_on)::VARCHAR AS told_at, month
    FROM {prefix}articles"""


@dataclass(frozen=True)
class Chunk:
    """Pairs to compare: Parquet files of the pairs (a, b, month, shard, earlier, same_outlet) and of their articles (document_id, body, edits);
    and where the rows of each table of pairs go."""

    pairs: str
    articles: str
    results: Mapping[str, str]


def find(connection: duckdb.DuckDBPyConnection, candidates: Candidates) -> bool:
    """Make the table ``pairs`` (a, b, shared) on a connection to the state of the lake, and ``changed`` whole; False if nothing changed.

    Articles that stayed as they were count as changed too if one of their shingles became telling or ceased to be: so what is found in many
    steps is what is found in one.
    """
    if not _count(connection, "changed"):
        return False
    for prefix in ("", "old_"):
        connection.execute(FACTS.format(prefix=prefix))
        _tell(connection, candidates, prefix)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {_TOUCHED}")
    if _count(connection, "touched"):
        connection.execute("INSERT INTO changed FROM touched")
        _tell(connection, candidates, "")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pairs AS {candidates.pairs}")
    return True


def _tell(connection: duckdb.DuckDBPyConnection, candidates: Candidates, prefix: str) -> None:
    """Make the table ``told``, or ``old_told``, of the telling shingles of changed articles in the one state or the other."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE met AS {_MET.format(prefix=prefix)}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {prefix}told AS {candidates.telling('met', f'{prefix}facts')}")


_MET = """
    SELECT hash, document_id FROM (SELECT document_id, unnest(sketch) AS hash FROM {prefix}sketches) SEMI JOIN (
        SELECT DISTINCT unnest(sketch) AS hash FROM (FROM sketches SEMI JOIN changed USING (document_id)
                                                     UNION ALL FROM old_sketches SEMI JOIN changed USING (document_id))) USING (hash)"""
_TOUCHED = """
    SELECT DISTINCT document_id FROM (
        (SELECT hash, document_id FROM told ANTI JOIN (SELECT DISTINCT hash FROM old_told) USING (hash))
        UNION ALL (SELECT hash, document_id FROM old_told ANTI JOIN (SELECT DISTINCT hash FROM told) USING (hash)))
    SEMI JOIN sketches USING (document_id) ANTI JOIN changed USING (document_id)"""
_ASKED = """
    SELECT a, b, least(x.month, y.month) AS month, 'm' || replace(least(x.month, y.month), '-', '') AS shard,
           CASE WHEN x.told_at < y.told_at THEN a WHEN y.told_at < x.told_at THEN b END AS earlier,
           coalesce(x.outlet = y.outlet, false) AS same_outlet
    FROM pairs JOIN facts x ON x.document_id = a JOIN facts y ON y.document_id = b ORDER BY ALL"""
_NEEDED = """
    SELECT document_id, body, edits FROM articles SEMI JOIN (SELECT unnest([a, b]) AS document_id FROM asked WHERE {own}) USING (document_id)
    LEFT JOIN (SELECT document_id, list({{'start': start, 'end': "end", 'replacement': replacement}} ORDER BY start, "end") AS edits
               FROM edits SEMI JOIN (SELECT unnest([a, b]) AS document_id FROM asked WHERE {own}) USING (document_id) GROUP BY ALL) USING (document_id)"""


def hand_out(connection: duckdb.DuckDBPyConnection, folder: Path, chunk_pairs: int) -> list[Chunk]:
    """Write the pairs that ``find`` found into chunks of so many, each with the articles that it needs."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE asked AS SELECT *, (row_number() OVER () - 1) // {chunk_pairs} AS chunk FROM ({_ASKED})")
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(connection, folder, number) for number in range(-(-_count(connection, "asked") // chunk_pairs))]


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, number: int) -> Chunk:
    own = f"chunk = {number}"
    places = {name: str(folder / f"{name}-{number}.parquet") for name in ("pairs", "articles", *(table.name for table in OF_PAIRS))}
    chunk = Chunk(places.pop("pairs"), places.pop("articles"), places)
    connection.execute(f"COPY (SELECT * EXCLUDE (chunk) FROM asked WHERE {own} ORDER BY a, b) TO {literal(chunk.pairs)}")
    connection.execute(f"COPY ({_NEEDED.format(own=own)}) TO {literal(chunk.articles)}")
    return chunk


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])
