"""Quotations linked across articles: which are variants of one, found in the months within reach and drawn anew where articles changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake.paths import Lake
from flows.lake.staging import Related
from flows.relating.facts import add_stock, near_months, take_stock
from flows.relating.grouping import month_of_shard
from flows.relating.linking import Linking
from flows.relating.merge import Merging, always
from flows.relating.now import State, rows
from flows.relating.tables import make, put
from schemas import QUOTE_VARIANTS
from schemas.batches import Row, batch
from schemas.vocabulary import QuoteDifference
from transforms.components import components
from transforms.quotes.variants import Variants, difference

_BATCH = 20_000
_KEY = 'document_id, start, "end"'
_MARK = "UPDATE facts SET changed = TRUE WHERE document_id IN (FROM quoting)"

# Quotations in the packs that changed articles are in or linked to.
_BESIDE = f"SELECT {_KEY} FROM seen SEMI JOIN packs USING (pack) WHERE stands"
# The groups of these, as they were. All that were in one are drawn anew, and no group reaches out of them.
_BROKEN = f"""
    SELECT quotation FROM old_quote_variants WHERE document_id IN (FROM quoting)
    UNION SELECT quotation FROM old_quote_variants SEMI JOIN beside USING ({_KEY})"""
_MEMBERS = f"SELECT {_KEY}, shard FROM old_quote_variants WHERE quotation IN (FROM broken) AND document_id NOT IN (FROM quoting)"
_DRAWN = f"FROM seen SEMI JOIN (FROM beside UNION SELECT {_KEY} FROM kept) USING ({_KEY}) WHERE stands"
# Of each pack the first is compared, as a knot. Knot 0 is the fullest; of knots as full, the earlier comes first. What stands in brackets makes a
# quotation no fuller: an editor put it there.
_PUT_IN = r"len(regexp_extract_all(array_to_string(regexp_extract_all(quote, '[(\[][^()\[\]]*[)\]]'), ' '), '\w+'))"
_KNOTS = f"""
    SELECT (row_number() OVER (ORDER BY words - {_PUT_IN} DESC, told_from NULLS LAST, {_KEY}) - 1)::INTEGER AS knot, pack, quote, {_KEY} FROM (
        FROM drawn SEMI JOIN packs USING (pack) QUALIFY row_number() OVER (PARTITION BY pack ORDER BY told_from NULLS LAST, {_KEY}) = 1)"""
_LINKS = """
    SELECT least(one.knot, other.knot) AS one, greatest(one.knot, other.knot) AS other, shared
    FROM links JOIN knots one ON one.pack = x JOIN knots other ON other.pack = y"""
# A quotation goes with the fuller one that has most of its words; those of one knot that has no fuller one that has them all, with the first of it.
_ROWS = """
    WITH tied AS (SELECT d.*, t.knot, t.root, t.shared, k.start = d.start AND k.document_id = d.document_id AND k."end" = d."end" AS first_of_knot, t.fuller
                  FROM drawn d JOIN knots k USING (pack) JOIN ties t USING (knot))
    SELECT g.document_id || ':' || g.start AS quotation, q.document_id, q.start, q."end", q.quote, q.words, 'm' || replace(q.month, '-', '') AS shard,
           o.document_id AS origin, o.start AS origin_start, o."end" AS origin_end, o.quote AS original
    FROM tied q JOIN knots g ON g.knot = q.root
    LEFT JOIN knots o ON o.knot = CASE WHEN first_of_knot OR q.shared = q.words THEN fuller ELSE q.knot END
    WHERE q.root IN (SELECT root FROM tied GROUP BY root HAVING min(document_id) <> max(document_id))"""


def relate_quotes(state: State, lake: Lake, run_id: str, settings: Variants) -> Related:
    """Write the rows of quote_variants that there are now, in place of those that changed articles and their neighbours change.

    What is found in many steps is what is found in one: a group is drawn anew whenever a quotation comes to it or leaves it, or one of the hashes
    that link it ceased to tell something or began to.
    """
    changed = state.changed_months()
    if not changed:
        return Related({}, {}, 0)
    linking = Linking(state, settings)
    _find(linking, changed)
    _tie(state.connection)
    lake.staging.mkdir(parents=True, exist_ok=True)
    path = _write(state.connection, lake.staging / f"{QUOTE_VARIANTS.name}.parquet", run_id)
    made = Merging(state, lake, run_id)
    fresh = rows(QUOTE_VARIANTS, [path])
    going = "quotation IN (FROM broken)"
    made.replace(QUOTE_VARIANTS, f"SELECT shard FROM old_quote_variants WHERE {going} UNION SELECT shard FROM ({fresh})", always(fresh), going)
    return Related(made.files, made.replaced, 0)


def _find(linking: Linking, changed: set[str]) -> None:
    """Make the tables ``broken`` of groups that were, ``drawn`` of the quotations to draw them anew from, and all links between these."""
    state, connection, window_days = linking.state, linking.connection, linking.settings.window_days
    take_stock(state, changed)
    make(connection, "quoting", "SELECT DISTINCT document_id FROM facts WHERE changed")
    if not state.anew:
        linking.see(changed)
        linking.touch()
        connection.execute("INSERT INTO quoting FROM touched")
        connection.execute(_MARK)
        take_stock(state, (near_months(connection, window_days) | changed) & state.months)
        connection.execute(_MARK)
    linking.link()
    linking.see(_months(connection, "SELECT month FROM packs"))
    make(connection, "beside", _BESIDE)
    make(connection, "broken", _BROKEN)
    make(connection, "kept", _MEMBERS)
    far = {month_of_shard(shard) for shard in _months(connection, "SELECT shard FROM kept")} & state.months
    state.see(far)
    add_stock(state, "kept")
    linking.see(far | _months(connection, "SELECT month FROM packs"))
    make(connection, "drawn", _DRAWN)
    if not state.anew:
        linking.relink("drawn")


def _tie(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``knots`` of packs, and ``ties``: with which others each knot is in one group, and which is the fuller one that has most of its words."""
    make(connection, "knots", _KNOTS)
    links = connection.execute(f"FROM ({_LINKS}) ORDER BY other, shared DESC, one").to_arrow_table()
    one, other, shared = (column.to_numpy().astype(np.int64) for column in links.columns)
    count = connection.execute("SELECT count(*) FROM knots").fetchall()[0][0]
    numbers, firsts = np.unique(other, return_index=True)
    fuller, words = np.full(count, -1), np.zeros(count, np.int64)
    fuller[numbers], words[numbers] = one[firsts], shared[firsts]
    put(connection, "ties", pa.table({"knot": np.arange(count), "root": components(count, one, other), "fuller": fuller, "shared": words}))


def _write(connection: duckdb.DuckDBPyConnection, path: Path, run_id: str) -> str:
    """Write the rows of the groups to a file. Returns its path."""
    with pq.ParquetWriter(path, QUOTE_VARIANTS.schema) as file:
        for records in connection.execute(_ROWS).to_arrow_reader(_BATCH):
            file.write_batch(batch(QUOTE_VARIANTS, (_row(row) | {"run_id": run_id} for row in records.to_pylist())))
    return str(path)


def _months(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    return {row[0] for row in connection.execute(f"SELECT DISTINCT * FROM ({query})").fetchall()}


@lru_cache(_BATCH)
def _difference(quote: str, original: str) -> tuple[QuoteDifference, int]:
    return difference(quote, original)


def _row(row: Row) -> dict[str, object]:
    names = ("quotation", "document_id", "start", "end", "words", "shard", "origin", "origin_start", "origin_end")
    original = row["original"]
    differs, shared = (QuoteDifference.ORIGIN, row["words"]) if original is None else _difference(row["quote"], original)
    return {name: row[name] for name in names} | {"differs": differs.value, "shared": shared}
