"""Groups of copies drawn anew where pairs changed, in memory that holds numbers only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from flows.relating.facts import add_stock
from flows.relating.now import State
from flows.relating.tables import make, put
from schemas import COPIES, INFERRED, Table
from schemas.batches import Row, batch
from schemas.vocabulary import CopyRole
from transforms.components import components
from transforms.reuse.groups import Facts, Group, group, inferred, is_agencys_own, weekday_numbers

_BATCH, _GROUPS = 20_000, 5_000

# Articles whose pairs changed, all that share prose with them, and the groups that any of these were in: no group reaches out of these.
_MEMBERS = """
    WITH met AS (SELECT unnest([a, b]) AS document_id FROM fresh_reuse UNION SELECT unnest([a, b]) FROM removed),
    beside AS (FROM met UNION SELECT unnest([a, b]) FROM reuse WHERE kind <> 'excerpt' AND (a IN (FROM met) OR b IN (FROM met))),
    grouped AS (SELECT document_id FROM old_copies WHERE origin IN (SELECT origin FROM old_copies SEMI JOIN beside USING (document_id)))
    SELECT document_id, (row_number() OVER (ORDER BY document_id) - 1)::INTEGER AS n FROM (FROM beside UNION FROM grouped)"""
# Copies of copies belong together. A take goes with the article that it shares most prose with: of several stories that it draws on, it is a take
# of the one that it takes most from.
_EDGES = """
    WITH pairs AS (SELECT a, b, kind, shared_prose FROM reuse WHERE kind <> 'excerpt' AND (a IN (SELECT document_id FROM members)
                   OR b IN (SELECT document_id FROM members))),
    sides AS (SELECT a AS own, b AS other, shared_prose FROM pairs UNION ALL SELECT b, a, shared_prose FROM pairs),
    links AS (SELECT a AS own, b AS other, TRUE AS copied FROM pairs WHERE kind IN ('exact', 'copy')
              UNION ALL SELECT own, arg_max(other, (shared_prose, other)), FALSE FROM sides SEMI JOIN members ON document_id = own GROUP BY own)
    SELECT x.n, y.n, copied FROM links JOIN members x ON x.document_id = own JOIN members y ON y.document_id = other"""
_FACTS = """
    SELECT story, family, document_id, words, outlet, agency, told_from, told_until,
           CASE WHEN published_precision NOT IN ('month', 'year') THEN published_on END AS day, weekdays, 'm' || replace(month, '-', '') AS shard
    FROM (SELECT document_id, words, agency, published_on, published_precision, month FROM articles WHERE stands)
    JOIN members USING (document_id) JOIN drawn USING (n) JOIN (SELECT document_id, outlet, told_from, told_until FROM facts WHERE stands) USING (document_id)
    JOIN (SELECT document_id, weekdays FROM sketches WHERE stands) USING (document_id)
    WHERE members > 1 ORDER BY story, document_id"""


def regroup(state: State, folder: Path, run_id: str) -> dict[Table, str]:
    """Make the table ``members`` (document_id, n) of the articles whose groups may have changed, and write the rows that copies and inferred have of
    them now. Returns the files by table.

    The connection has the views ``reuse`` of all pairs and ``fresh_reuse`` of new ones, and the table ``removed`` of those that are no more.
    """
    connection = state.connection
    connection.execute(f"CREATE OR REPLACE TEMP TABLE members AS {_MEMBERS}")
    _draw(connection)
    kept = connection.execute("SELECT DISTINCT shard FROM old_copies SEMI JOIN members USING (document_id)").fetchall()
    here = connection.execute("SELECT DISTINCT f.month FROM facts f SEMI JOIN members USING (document_id)").fetchall()
    state.see({month_of_shard(shard) for (shard,) in kept} | {month for (month,) in here})
    add_stock(state, "members")
    paths = {table: str(folder / f"{table.name}.parquet") for table in (COPIES, INFERRED)}
    with pq.ParquetWriter(paths[COPIES], COPIES.schema) as copies, pq.ParquetWriter(paths[INFERRED], INFERRED.schema) as supplied:
        groups = _groups(connection)
        while found := list(islice(groups, _GROUPS)):
            copies.write_batch(batch(COPIES, (row | {"run_id": run_id} for one in found for row in _copies(*one))))
            supplied.write_batch(batch(INFERRED, (row | {"run_id": run_id} for one in found for row in _supplied(*one))))
    return paths


def month_of_shard(shard: str) -> str:
    """The month whose rows a shard of a related table holds."""
    digits = shard.removeprefix("m")
    return f"{digits[:4]}-{digits[4:]}" if digits.isdigit() else digits


def _draw(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table ``drawn`` (n, family, story): the sets of copies, and of copies and takes, that each member is in."""
    count = connection.execute("SELECT count(*) FROM members").fetchall()[0][0]
    one, other, copied = (column.to_numpy() for column in connection.execute(_EDGES).to_arrow_table().columns)
    sets = {"n": np.arange(count, dtype=np.int32), "family": components(count, one[copied], other[copied]), "story": components(count, one, other)}
    put(connection, "sets", pa.table(sets))
    make(connection, "drawn", "SELECT *, count(*) OVER (PARTITION BY story) AS members FROM sets")


def _groups(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Group, dict[str, str], dict[str, Facts]]]:
    """Each group of several articles, with the shards that its members' rows are of, and what is known of them."""
    rows = (row for records in connection.execute(_FACTS).to_arrow_reader(_BATCH) for row in records.to_pylist())
    for _, story in groupby(rows, key=itemgetter("story")):
        members = list(story)
        facts = {row["document_id"]: _facts(row) for row in members}
        yield group(list(facts.values())), {row["document_id"]: row["shard"] for row in members}, facts


def _facts(row: Row) -> Facts:
    own = is_agencys_own(row["agency"], row["outlet"])
    days = weekday_numbers(row["weekdays"])
    told = (row["told_from"], row["told_until"])
    return Facts(row["document_id"], row["words"], row["family"], row["outlet"], row["agency"], own, *told, row["day"], days)


def _copies(found: Group, shards: Mapping[str, str], facts: Mapping[str, Facts]) -> Iterator[dict[str, Any]]:
    outlets = len({facts[member].outlet or member for member in found.members})
    for member, role in zip(found.members, found.roles, strict=True):
        own = {"document_id": member, "origin": found.origin, "role": CopyRole(role).value}
        yield own | {"origin_by": found.origin_by.value, "outlets": outlets, "shard": shards[member]}


def _supplied(found: Group, shards: Mapping[str, str], facts: Mapping[str, Facts]) -> Iterator[dict[str, Any]]:
    for item in inferred(found, facts):
        yield {
            "document_id": item.document_id,
            "field": item.field.value,
            "value": item.value,
            "precision": item.precision and item.precision.value,
            "from_document_id": item.source,
            "agrees": item.agrees,
            "reason": item.reason,
            "shard": shards[item.document_id],
        }
