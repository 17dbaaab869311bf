"""Which articles are alike: the likenesses of those that are new, or other than before, to all that there are, some months at a time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.lake.catalogue import among
from flows.lake.staging import Related
from flows.relating.blocks import packed
from flows.relating.exploding import explode, hashes_of, passing
from flows.relating.now import UNDATED, State, month_of, months_between, rows
from flows.relating.tables import make, put
from schemas import COPIES, INFERRED, TERMS, Table
from schemas.audits import literal
from transforms.reuse.sieve import Sieve, repeated
from transforms.stories.likeness import Told
from transforms.stories.products import Weighed

# Articles of so many months are looked at together as are about this many; of those that moved, so many are compared at once; and so many pairs are read at once.
HELD_ARTICLES, COMPARED, _PAIRS = 50_000, 4_000, 1_000_000


def likenesses(state: State, related: Related, told: Told) -> None:
    """Make the views of ``copies`` and ``inferred`` as they will be, the tables ``moved`` (document_id), of articles whose likenesses are drawn anew,
    ``days`` and ``stirred`` (node, day) of all articles that stand for themselves or for copies, and of the moved ones of them, ``old_days`` of those
    moved that stood, and ``fresh`` (a, b, likeness, day) of the likenesses drawn anew.

    ``related`` is what merging pairs wrote; the connection has ``changed`` (document_id).
    """
    connection = state.connection
    for table in (COPIES, INFERRED):
        _now(state, table, related)
    _move(state, related)
    see(state, all_months(state))
    make(connection, "days", "SELECT node, day FROM standing")
    make(connection, "old_days", f"SELECT node, day FROM old_standing WHERE {'FALSE' if state.anew else 'node IN (FROM moved)'}")
    if not state.anew:
        _touch(state, told)
    make(connection, "stirred", "FROM days WHERE node IN (FROM moved)")
    connection.execute(FRESH)
    asked = None if state.anew else _stirring(state)
    for block in list(blocks(connection)):
        see(state, block.seen(2 * told.window_days))
        draw(connection, told, block, asked)


FRESH = "CREATE OR REPLACE TEMP TABLE fresh (a VARCHAR, b VARCHAR, likeness INTEGER, day DATE)"


@dataclass(frozen=True)
class Block:
    """The days whose articles are looked at together; None for those without."""

    days: tuple[date, date] | None

    def seen(self, reach: int) -> set[str]:
        """The months that articles within reach may be of: the undated may have their days from copies."""
        return {UNDATED, *(months_between(self.days[0] - timedelta(reach), self.days[1] + timedelta(reach)) if self.days else ())}

    def nodes(self, reach: int) -> str:
        """The articles that are looked at and those within reach, by numbers in order of their days, which follow those of undated ones."""
        if not self.days:
            return _NODES.format(here="TRUE", which="day IS NULL", first=0)
        first, last = (literal(f"{day}") for day in self.days)
        within = f"day BETWEEN {first}::DATE - {reach} AND {last}::DATE + {reach}"
        return _NODES.format(here=f"day BETWEEN {first} AND {last}", which=within, first="(SELECT count(*) FROM days WHERE day IS NULL)")


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


def _touch(state: State, told: Told) -> None:
    """Have articles whose keys became crowded, or are so no more, count as moved too."""
    connection = state.connection
    reach = 2 * told.window_days
    spans = connection.execute(_SPANS.format(reach=reach)).fetchall()
    see(state, {UNDATED, *(month for span in spans for month in months_between(*span))})
    sieve = _sieve(connection, "SELECT keys AS hashes FROM terms SEMI JOIN moved USING (document_id)")
    for old in ("", "old_"):
        _hold(connection, explode(connection, f"SELECT node, day, keys AS hashes FROM {old}standing", passing(sieve)))
        make(connection, f"{old}postings", told.postings("held"))
        make(connection, f"{old}crowded", told.crowded(f"{old}postings"))
    make(connection, "touched", _TOUCHED)
    connection.execute("INSERT INTO moved FROM touched")
    connection.execute("INSERT INTO old_days FROM days WHERE node IN (FROM touched)")


def _stirring(state: State) -> Sieve:
    """The sieve of the keys of articles that moved."""
    days = state.connection.execute("SELECT DISTINCT day FROM stirred WHERE day IS NOT NULL").fetchall()
    see(state, {UNDATED, *(f"{day:%Y-%m}" for (day,) in days)})
    return _sieve(state.connection, "SELECT keys AS hashes FROM standing SEMI JOIN stirred USING (node)")


def _sieve(connection: duckdb.DuckDBPyConnection, query: str) -> Sieve:
    """The sieve of the ``hashes`` that a query finds."""
    return Sieve(hashes_of(explode(connection, query, passing(None))))


def _hold(connection: duckdb.DuckDBPyConnection, found: pa.Table) -> None:
    """Make the table ``held`` (node, day, key) of rows (node, day, hash)."""
    put(connection, "held", found.rename_columns(["node", "day", "key"]))


def blocks(connection: duckdb.DuckDBPyConnection) -> Iterator[Block]:
    """The days to look at: none first, then those of months of which an article moved; all, if one without a day did."""
    yield Block(None)
    undated = bool(connection.execute("FROM stirred WHERE day IS NULL LIMIT 1").fetchall())
    for looked_at, months in groupby(connection.execute(_SIZES).fetchall(), key=lambda row: row[2] or undated):
        if looked_at:
            yield from map(_of_months, packed([(month, size) for month, size, _ in months], HELD_ARTICLES))


def _of_months(months: Sequence[date]) -> Block:
    last = months[-1]
    return Block((months[0], last.replace(day=monthrange(last.year, last.month)[1])))


def draw(connection: duckdb.DuckDBPyConnection, told: Told, block: Block, asked: Sieve | None) -> None:
    """Put the likenesses of the articles of some days that moved into ``fresh``, and those to undated articles of which one moved.

    From ``standing``, ``days`` and ``stirred``; of the keys that pass ``asked``, all if it is None. The block of no days comes first: it leaves
    ``undated``, what the others need of articles without a day.
    """
    make(connection, "nodes", block.nodes(2 * told.window_days))
    found = explode(
        connection, "SELECT n AS node, nodes.day, keys AS hashes FROM (SELECT node, keys FROM standing) JOIN nodes USING (node)", passing(asked)
    )
    hashes = hashes_of(found)
    if block.days:
        found = found.filter(pa.array(repeated(hashes).may_have(hashes) | _sieve(connection, "SELECT [key] AS hashes FROM undated").may_have(hashes)))
    _hold(connection, found)
    make(connection, "postings", told.postings("held"))
    make(connection, "crowded", told.crowded("postings"))
    make(connection, "meetings", told.meetings)
    connection.execute("CREATE OR REPLACE TEMP TABLE pairs (x INTEGER, y INTEGER)")
    numbers = [row[0] for row in connection.execute("SELECT n FROM nodes WHERE moved AND here ORDER BY n").fetchall()]
    for first in range(0, len(numbers), COMPARED):
        connection.execute(f"INSERT INTO pairs {told.near(numbers[first], numbers[first : first + COMPARED][-1])}")
    if block.days:
        connection.execute(f"INSERT INTO pairs {told.across}")
        connection.execute("INSERT INTO nodes FROM undated_nodes")
    else:
        make(connection, "undated", "SELECT key, node, moved FROM meetings")
        make(connection, "undated_nodes", "FROM nodes")
    _weigh(connection, told)


def _weigh(connection: duckdb.DuckDBPyConnection, told: Told) -> None:
    """Put the likenesses of ``pairs`` (x, y) of nodes into ``fresh``."""
    found = connection.execute(_WEIGHED).to_arrow_table()
    terms, weights = (found.column(name).combine_chunks() for name in ("terms", "weights"))
    weighed = Weighed(terms.flatten().to_numpy(), weights.flatten().to_numpy(), pc.list_value_length(terms).to_numpy().astype(np.int64))
    numbers, kept = found.column("n").to_numpy(), []
    for records in connection.execute("FROM pairs ORDER BY x, y").to_arrow_reader(_PAIRS):
        x, y = (column.to_numpy() for column in records.columns)
        products = weighed.products(np.searchsorted(numbers, x), np.searchsorted(numbers, y))
        enough = products >= told.least_product
        kept.append(pa.table({"x": x[enough], "y": y[enough], "product": products[enough]}))
    if kept:
        put(connection, "products", pa.concat_tables(kept))
        connection.execute(f"INSERT INTO fresh {_FRESH.format(likenesses=told.likenesses)}")


def all_months(state: State) -> set[str]:
    """The months that either state has terms of."""
    return {month_of(path) for files in (state.files.live, state.files.fresh) for path in files.get(TERMS.name, ())}


def see(state: State, months: set[str]) -> None:
    """Make the views of terms, and of the articles that stand for themselves or for their copies, in either state."""
    state.connection.execute(f"CREATE OR REPLACE TEMP VIEW terms AS {state.both(TERMS, months)}")
    for old, stands in (("", "stands"), ("old_", "stood")):
        state.connection.execute(f"CREATE OR REPLACE TEMP VIEW {old}standing AS {_STANDING.format(old=old, stands=stands)}")


_STANDING = """
    SELECT document_id AS node, coalesce(day, try_cast(value AS DATE)) AS day, terms, weights, keys FROM terms
    LEFT JOIN (SELECT document_id, value FROM {old}inferred WHERE field = 'published') USING (document_id)
    ANTI JOIN (SELECT document_id FROM {old}copies WHERE role <> 'origin') USING (document_id) WHERE {stands}"""
_SPANS = """
    SELECT DISTINCT day - {reach}, day + {reach} FROM (FROM days WHERE node IN (FROM moved) UNION ALL FROM old_days) WHERE day IS NOT NULL"""
# Whose keys have become crowded, or are so no more.
_TOUCHED = """
    SELECT DISTINCT node AS document_id FROM postings SEMI JOIN (
        (FROM crowded EXCEPT FROM old_crowded) UNION ALL (FROM old_crowded EXCEPT FROM crowded)) USING (key, cell)
    WHERE node NOT IN (FROM moved)"""
_SIZES = """
    SELECT date_trunc('month', day)::DATE AS month, count(*), bool_or(node IN (SELECT node FROM stirred)) FROM days WHERE day IS NOT NULL
    GROUP BY ALL ORDER BY month"""
_NODES = """
    SELECT (row_number() OVER (ORDER BY day, node) - 1 + {first})::INTEGER AS n, node, day, node IN (SELECT node FROM stirred) AS moved, {here} AS here
    FROM days WHERE {which}"""
_WEIGHED = """
    SELECT n, list_transform(terms, lambda term: hash(term)) AS terms, weights FROM standing JOIN nodes USING (node)
    SEMI JOIN (SELECT unnest([x, y]) AS n FROM pairs) USING (n) ORDER BY n"""
_FRESH = """
    SELECT least(one.node, other.node), greatest(one.node, other.node), likeness, f.day FROM ({likenesses}) f
    JOIN nodes one ON one.n = x JOIN nodes other ON other.n = y"""
