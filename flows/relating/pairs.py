"""Finding the pairs of articles to compare, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import duckdb

from flows.relating.facts import take_stock
from flows.relating.now import UNDATED, State, months_between
from schemas.audits import literal
from transforms.reuse.candidates import Candidates

# So many articles are joined at once: their shingles fit into memory.
BLOCK = 50_000


def find(state: State, candidates: Candidates) -> bool:
    """Make the tables ``facts``, ``changed`` (document_id) and ``pairs`` (a, b, shared), the pairs to compare; False if nothing changed.

    Articles that stayed as they were count as changed too if one of their shingles ceased to tell something or began to: so what is found in many
    steps is what is found in one. Only months within reach of a changed article are read, and others for what undated articles share with them.
    """
    months = state.changed_months()
    if not months:
        return False
    near, far = (months, set()) if state.anew else _reached(state, candidates, months)
    take_stock(state, near | far)
    _pair(state, candidates, _Search(near, far, not state.anew))
    return True


@dataclass(frozen=True)
class _Search:
    """Months to search: ``near`` ones for all changed articles, ``far`` ones for the undated; ``some``: not every article is changed."""

    near: set[str]
    far: set[str]
    some: bool


@dataclass(frozen=True)
class _Block:
    """Months whose articles are joined at once, later ones that they reach, and the table of the shingles to look for, None for all."""

    months: Sequence[str]
    reached: Sequence[str]
    asked: str | None


# The sketches that are seen, a row for each shingle.
_SHINGLES = """
    SELECT unnest(sketch) AS hash, n, f.month, stood, stands, first, last, changed
    FROM (SELECT document_id, stands, sketch FROM sketches) JOIN facts f USING (document_id, stands)"""
_TOGGLED = """
    SELECT DISTINCT document_id FROM met
    SEMI JOIN ((FROM dull_stood EXCEPT FROM dull_stands) UNION ALL (FROM dull_stands EXCEPT FROM dull_stood)) t ON t.hash = met.hash AND t.month = met.month
    JOIN facts USING (n) WHERE NOT facts.changed"""
_PAIRS = """
    SELECT least(one.document_id, other.document_id) AS a, greatest(one.document_id, other.document_id) AS b, shared
    FROM found JOIN facts one ON one.n = x JOIN facts other ON other.n = y"""


def _reached(state: State, candidates: Candidates, months: set[str]) -> tuple[set[str], set[str]]:
    """The months to search, near and far ones, for what is changed in some months and what that touches."""
    take_stock(state, months)
    _touch(state, candidates)
    near = near_months(state.connection, candidates.window_days) & state.months
    return near, state.months - near if undated_changed(state.connection) else set()


def _touch(state: State, candidates: Candidates) -> None:
    """Make the table ``touched`` of articles that stay as they are, but have shingles that cease or begin to tell something."""
    connection = state.connection
    connection.execute("CREATE OR REPLACE TEMP TABLE touched (document_id VARCHAR)")
    _ask(connection, "asked", "changed")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE met AS SELECT * FROM ({_SHINGLES}) SEMI JOIN asked USING (hash)")
    for name in ("stood", "stands"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE dull_{name} AS {candidates.dull(f'(FROM met WHERE {name})')}")
    connection.execute(f"INSERT INTO touched {_TOGGLED}")
    connection.execute("UPDATE facts SET changed = TRUE WHERE document_id IN (FROM touched)")


def _ask(connection: duckdb.DuckDBPyConnection, name: str, condition: str) -> None:
    """Make a table of the shingles that articles of some sort have."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT DISTINCT hash FROM ({_SHINGLES} WHERE {condition})")


def near_months(connection: duckdb.DuckDBPyConnection, window_days: int) -> set[str]:
    """The months within reach of changed articles: those in the window, that of the undated, and the first of each year, which has those of a year."""
    sql = f"SELECT DISTINCT first - {window_days}, last + {window_days} FROM facts WHERE first IS NOT NULL AND changed"
    spans = connection.execute(sql).fetchall()
    return {UNDATED} | {month for first, last in spans for month in (*months_between(first, last), f"{first:%Y}-01")}


def undated_changed(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an article without a date is among the changed ones."""
    return bool(connection.execute("SELECT 1 FROM facts WHERE first IS NULL AND changed LIMIT 1").fetchall())


def _pair(state: State, candidates: Candidates, search: _Search) -> None:
    """Make the tables ``changed`` and ``pairs``: block by block of months, each with the months that it reaches and with the undated."""
    connection = state.connection
    if search.some:
        connection.execute("UPDATE facts SET changed = TRUE WHERE document_id IN (FROM touched)")
    connection.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT document_id FROM facts WHERE changed")
    if search.some:
        _ask(connection, "asked", "changed AND stands")
        _ask(connection, "asked_undated", "changed AND stands AND first IS NULL")
    connection.execute("CREATE OR REPLACE TEMP TABLE found (x INTEGER, y INTEGER, shared BIGINT)")
    _tell(state, candidates, "undated", _Block([UNDATED], [], "asked" if search.some else None))
    connection.execute(f"INSERT INTO found {candidates.pairs('undated', 'undated')}")
    for block in _blocks(connection, candidates, search):
        _tell(state, candidates, "told", block)
        for others in ("told", "(SELECT * REPLACE (FALSE AS own) FROM undated)"):
            connection.execute(f"INSERT INTO found {candidates.pairs('(FROM told WHERE own)', others)}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE pairs AS {_PAIRS}")


def _blocks(connection: duckdb.DuckDBPyConnection, candidates: Candidates, search: _Search) -> Iterator[_Block]:
    """The months to search, some at a time."""
    sql = f"SELECT month, count(*), strftime(max(last) + {candidates.window_days}, '%Y-%m') FROM facts WHERE stands GROUP BY month ORDER BY month"
    found = connection.execute(sql).fetchall()
    for among, asked in ((search.near, "asked" if search.some else None), (search.far, "asked_undated")):
        left = [row for row in found if row[0] in among and row[0] != UNDATED]
        while left:
            count = max(1, sum(size <= BLOCK for size in accumulate(size for _, size, _ in left)))
            block, left = left[:count], left[count:]
            last = max(last for _, _, last in block)
            # What far months share with each other stays as it is.
            reached = [month for month, _, _ in left if month <= last] if among is search.near else []
            yield _Block([month for month, _, _ in block], reached, asked)


def _tell(state: State, candidates: Candidates, name: str, block: _Block) -> None:
    """Make a table of the shingles that tell something in the months of a block."""
    connection = state.connection
    state.see({*block.months, *block.reached})
    asked = f"SEMI JOIN {block.asked} USING (hash)" if block.asked else ""
    own = f"month IN ({', '.join(map(literal, block.months))})"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE met AS SELECT hash, n, month, first, last, changed, {own} AS own FROM ({_SHINGLES} WHERE stands) {asked}"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE dull AS {candidates.dull('met')}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * EXCLUDE (month) FROM met ANTI JOIN dull d ON d.hash = met.hash AND d.month = met.month"
    )
