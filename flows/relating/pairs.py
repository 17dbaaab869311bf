"""Finding the pairs of articles to compare, month by month."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from flows.relating.blocks import among, far_blocks, near_blocks
from flows.relating.exploding import hashes_of
from flows.relating.facts import add_stock, near_months, places_of, take_stock, undated_changed
from flows.relating.now import UNDATED, State
from flows.relating.shingles import Reader
from schemas.audits import literal
from transforms.reuse.candidates import Candidates
from transforms.reuse.sieve import Sieve


def find(state: State, candidates: Candidates) -> bool:
    """Make the tables ``facts``, ``changed`` (document_id) and ``pairs`` (a, b, shared), the pairs to compare; False if nothing changed.

    Articles that stayed as they were count as changed too if one of their shingles ceased to tell something or began to: so what is found in many
    steps is what is found in one. Only months within reach of a changed article are searched, and others for what undated articles share with them.
    """
    months = state.changed_months()
    if not months:
        return False
    take_stock(state, months)
    if not state.anew:
        _touch(state, candidates)
        take_stock(state, near_months(state.connection, candidates.window_days) & state.months)
        state.connection.execute("UPDATE facts SET changed = TRUE WHERE document_id IN (FROM touched)")
    state.connection.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT document_id FROM facts WHERE changed")
    _pair(state, candidates)
    return True


_TOGGLED = """
    SELECT DISTINCT document_id FROM met
    SEMI JOIN ((FROM dull_stood EXCEPT FROM dull_stands) UNION ALL (FROM dull_stands EXCEPT FROM dull_stood)) t ON t.hash = met.hash AND t.month = met.month
    JOIN facts USING (n) WHERE NOT facts.changed"""
# Days are numbered. An article without a date may be of any day.
_DAYS = ", ".join(f"coalesce({side} - DATE '1970-01-01', {sign}1_000_000)::INTEGER AS {side}" for side, sign in (("first", "-"), ("last", "")))
# The undated have no month that a block could have as its own.
_OF_NO_MONTH = "(SELECT * REPLACE (FALSE AS own) FROM undated)"
_PAIRS = """
    SELECT least(one.document_id, other.document_id) AS a, greatest(one.document_id, other.document_id) AS b, shared
    FROM found JOIN facts one ON one.n = x JOIN facts other ON other.n = y"""


def _touch(state: State, candidates: Candidates) -> None:
    """Make the table ``touched`` of articles that stay as they are, but have shingles that cease or begin to tell something."""
    connection, reader = state.connection, Reader(state.connection, candidates.least_dull)
    reader.take_common("TRUE", reader.sieve("changed"), None)
    connection.execute("CREATE OR REPLACE TEMP TABLE met AS SELECT hash, n, month, stood, stands, often FROM shingles JOIN facts USING (n)")
    for name in ("stood", "stands"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE dull_{name} AS {candidates.dull(f'(FROM met WHERE {name} AND often)')}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {_TOGGLED}")
    connection.execute("UPDATE facts SET changed = TRUE WHERE document_id IN (FROM touched)")


def _pair(state: State, candidates: Candidates) -> None:
    """Make the table ``pairs``: block by block of months, each with the months that it reaches and with the undated."""
    connection, reader = state.connection, Reader(state.connection, candidates.least_dull)
    connection.execute("CREATE OR REPLACE TEMP TABLE found (x INTEGER, y INTEGER, shared BIGINT)")
    asked = None if state.anew else reader.sieve("changed AND stands")
    state.see([UNDATED])
    reader.take(f"stands AND month = {literal(UNDATED)}", asked)
    _tell(connection, candidates, "undated", [UNDATED])
    connection.execute(f"INSERT INTO found {candidates.pairs('undated', 'undated', undated=True)}")
    _pair_near(state, candidates, asked)
    if not state.anew and undated_changed(connection):
        _pair_far(state, candidates)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pairs AS {_PAIRS}")


def _pair_near(state: State, candidates: Candidates, asked: Sieve | None) -> None:
    """Find pairs of articles with dates, and of these with undated ones."""
    connection, undated = state.connection, _sieve(state.connection, "undated")
    for block in list(near_blocks(connection, candidates.window_days)):
        months = {*block.months, *block.reached}
        state.see(months)
        Reader(connection, candidates.least_dull).take_common(f"stands AND {among(months)}", asked, undated)
        _tell(connection, candidates, "told", block.months)
        connection.execute(f"INSERT INTO found {candidates.pairs('(FROM told WHERE own)', 'told')}")
        connection.execute(f"INSERT INTO found {candidates.pairs('(FROM told WHERE own)', _OF_NO_MONTH, undated=True)}")


def _pair_far(state: State, candidates: Candidates) -> None:
    """Find what undated articles that changed share with those of months that are not within reach of others, and have ``facts`` of these."""
    connection, undated = state.connection, _sieve(state.connection, "(FROM undated WHERE changed)")
    state.see(state.months - {row[0] for row in connection.execute("SELECT DISTINCT month FROM facts").fetchall()})
    for block in list(far_blocks(connection, "sketches")):
        state.see(block.months)
        Reader(connection, candidates.least_dull).take_hits(undated)
        state.see(*places_of(connection, "hits"))
        add_stock(state, "hits")
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE shingles AS SELECT n, hash, often FROM hits JOIN (FROM facts WHERE stands) USING (document_id)"
        )
        _tell(connection, candidates, "told", block.months)
        connection.execute(f"INSERT INTO found {candidates.pairs('told', _OF_NO_MONTH, undated=True)}")


def _tell(connection: duckdb.DuckDBPyConnection, candidates: Candidates, name: str, months: Collection[str]) -> None:
    """Make a table of those ``shingles`` that tell something; those in some months are a block's own."""
    columns = f"hash, n, month, {_DAYS}, changed, often, {among(months)} AS own"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE met AS SELECT {columns} FROM shingles JOIN facts USING (n)")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE dull AS {candidates.dull('(FROM met WHERE often)')}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * EXCLUDE (month, often) FROM met ANTI JOIN dull d ON d.hash = met.hash AND d.month = met.month"
    )


def _sieve(connection: duckdb.DuckDBPyConnection, table: str) -> Sieve:
    """The sieve of the hashes in a table of shingles."""
    return Sieve(hashes_of(connection.execute(f"SELECT hash FROM {table}").to_arrow_table()))
