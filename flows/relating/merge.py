"""Old relations and new ones made one: months of pairs written again where they changed, groups of copies drawn anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import duckdb

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Related
from flows.relating.pairs import Chunk
from schemas import COPIES, INFERRED, OF_PAIRS, RELATED, Table
from schemas.audits import literal, quoted
from schemas.batches import Row, batch
from schemas.vocabulary import CopyRole, ReuseKind
from transforms.reuse.groups import Facts, Group, Inferred, Pair, groups, inferred, is_agencys_own, weekdays

# Groups are drawn from all pairs, and their rows replaced together.
ALL = "all"
_BATCH = 50_000
_HEAD = 2_000


def merge(connection: duckdb.DuckDBPyConnection, lake: Lake, run_id: str, chunks: Sequence[Chunk]) -> Related:
    """Write what there is now of pairs, passages, copies and what they supply, in place of what they change.

    The connection has the views and tables that ``state`` and ``find`` made.
    """
    for table in OF_PAIRS:
        _gather(connection, table, [chunk.results[table.name] for chunk in chunks])
    months = _months(connection)
    files = {table.name: [path for month in months for path in _write(connection, lake, table, f"{month}.{run_id}")] for table in OF_PAIRS}
    pairs = [Pair(a, b, ReuseKind(kind), prose) for a, b, kind, prose in connection.execute(_PAIRS).fetchall()]
    for table, rows in _regrouped(connection, pairs, {"shard": ALL, "run_id": run_id}):
        with TableWriter(lake, table, f"{ALL}.{run_id}") as writer:
            writer.write(batch(table, rows))
        files[table.name] = writer.files
    replaced = {table.name: months if table in OF_PAIRS else [ALL] for table in RELATED}
    return Related(files, replaced, len(pairs))


def _gather(connection: duckdb.DuckDBPyConnection, table: Table, paths: Sequence[str]) -> None:
    """Make the views ``fresh_<table>`` of new rows, and ``<table>`` of all rows."""
    listed = ", ".join(map(literal, paths))
    fresh = f"read_parquet([{listed}])" if paths else f"(FROM old_{table.name} LIMIT 0)"
    connection.execute(f"CREATE VIEW fresh_{table.name} AS FROM {fresh}")
    kept = f"FROM old_{table.name} WHERE a NOT IN (FROM changed) AND b NOT IN (FROM changed)"
    connection.execute(f"CREATE VIEW {table.name} AS {kept} UNION ALL BY NAME FROM fresh_{table.name}")


def _months(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The shards of months that lose pairs or get some."""
    sql = "SELECT shard FROM old_reuse WHERE a IN (FROM changed) OR b IN (FROM changed) UNION SELECT shard FROM fresh_reuse ORDER BY ALL"
    return [row[0] for row in connection.execute(sql).fetchall()]


def _write(connection: duckdb.DuckDBPyConnection, lake: Lake, table: Table, stem: str) -> list[str]:
    """Write a month's rows of a table, in order of its key."""
    columns, keys = (", ".join(map(quoted, names)) for names in (table.names, table.key))
    rows = connection.execute(f"SELECT {columns} FROM {table.name} WHERE shard = ? ORDER BY {keys}", [stem.split(".")[0]]).to_arrow_reader(_BATCH)
    with TableWriter(lake, table, stem) as writer:
        for records in rows:
            writer.write(records.cast(table.schema))
    return writer.files


def _regrouped(connection: duckdb.DuckDBPyConnection, pairs: Sequence[Pair], own: Row) -> Iterator[tuple[Table, list[Row]]]:
    """Rows of copies, and of what they supply, as the pairs have them now."""
    facts = {known.document_id: known for known in _facts(connection)}
    found = list(groups(pairs, facts))
    yield COPIES, [{**own, **row} for group in found for row in _copies(group, facts)]
    yield INFERRED, [{**own, **_supplied(item)} for group in found for item in inferred(group, facts)]


def _facts(connection: duckdb.DuckDBPyConnection) -> Iterator[Facts]:
    """What grouping needs to know of every article in a pair."""
    rows = connection.execute(_FACTS).fetchall()
    for document_id, words, outlet, agency, told_at, day, head in rows:
        own = is_agencys_own(agency, outlet)
        yield Facts(document_id, words, outlet, agency, own, told_at, date.fromisoformat(day) if day else None, weekdays(head or ""))


_PAIRS = "SELECT a, b, kind, shared_prose FROM reuse ORDER BY ALL"
# The beginning of an article is read for weekdays only where it has no day of its own.
_FACTS = f"""
    SELECT document_id, words, f.outlet, agency, f.told_at, (CASE WHEN published_precision NOT IN ('month', 'year') THEN published_on END)::VARCHAR,
           CASE WHEN published_on IS NULL THEN body[:{_HEAD}] END
    FROM articles JOIN facts f USING (document_id) SEMI JOIN (SELECT unnest([a, b]) AS document_id FROM reuse) USING (document_id)
    ORDER BY document_id"""


def _copies(group: Group, facts: Mapping[str, Facts]) -> Iterator[dict[str, object]]:
    outlets = len({facts[member].outlet or member for member in group.members})
    for member, role in zip(group.members, group.roles, strict=True):
        yield {"document_id": member, "origin": group.origin, "role": CopyRole(role).value, "origin_by": group.origin_by.value, "outlets": outlets}


def _supplied(item: Inferred) -> dict[str, object]:
    return {
        "document_id": item.document_id,
        "field": item.field.value,
        "value": item.value,
        "precision": item.precision and item.precision.value,
        "from_document_id": item.source,
        "reason": item.reason,
    }
