"""Quotations linked across articles: which are variants of one, found in the months within reach and drawn anew where articles changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake.paths import Lake
from flows.lake.staging import Related
from flows.relating.facts import near_months, take_stock, undated_changed
from flows.relating.grouping import month_of_shard
from flows.relating.merge import Merging
from flows.relating.now import State, rows
from schemas import QUOTE_VARIANTS, QUOTES
from schemas.batches import Row, batch
from schemas.vocabulary import QuoteDifference
from transforms.quotes.variants import Said, Variants, difference, shared_words
from transforms.reuse.groups import Sets

_BATCH, _READ_AT_ONCE = 20_000, 50_000
_KEY = 'document_id, start, "end"'

# The quotations of the months that are seen, in either state.
_SEEN = """
    SELECT q.document_id, q.start, q."end", q.quote, q.speaker_name, q.words, q.wording, q.sketch, q.stood, q.stands, f.month, f.first, f.last,
           f.told_from, f.changed
    FROM ({quotes}) q JOIN facts f USING (document_id, stands) WHERE q.words >= {least_words} AND len(q.sketch) > 0"""
_MET = f"""
    SELECT hash, {_KEY}, wording, month, first, last, stood, stands, changed
    FROM (SELECT * EXCLUDE (sketch, quote, speaker_name), unnest(sketch) AS hash FROM seen) SEMI JOIN (SELECT DISTINCT unnest(sketch) AS hash FROM {{of}}) USING (hash)"""
_DULL = "SELECT hash, month FROM met WHERE {state} GROUP BY ALL HAVING count(DISTINCT wording) > {most_wordings}"
_TOUCHED = """
    SELECT DISTINCT document_id FROM met
    SEMI JOIN ((FROM dull_stood EXCEPT FROM dull_stands) UNION ALL (FROM dull_stands EXCEPT FROM dull_stood)) t ON t.hash = met.hash AND t.month = met.month
    WHERE NOT changed"""
_TELLING = "SELECT met.* FROM met ANTI JOIN dull_stands d ON d.hash = met.hash AND d.month = met.month WHERE stands"
_WITHIN = "coalesce(greatest(x.first, y.first) - least(x.last, y.last), 0) <= {window_days}"
# Quotations of changed articles, and those that meet them.
_BESIDE = f"""
    SELECT {_KEY} FROM seen WHERE stands AND changed
    UNION SELECT DISTINCT y.document_id, y.start, y."end" FROM ({_TELLING}) y
    JOIN (SELECT DISTINCT hash, first, last FROM met WHERE stands AND changed) x ON x.hash = y.hash AND {_WITHIN}"""
# The groups of these, as they were. All that were in one are drawn anew, and no group reaches out of them.
_BROKEN = f"""
    SELECT quotation FROM old_quote_variants WHERE document_id IN (FROM quoting)
    UNION SELECT quotation FROM old_quote_variants SEMI JOIN beside USING ({_KEY})"""
_AFFECTED = f"FROM beside UNION SELECT {_KEY} FROM old_quote_variants WHERE quotation IN (FROM broken) AND document_id NOT IN (FROM quoting)"
# Equal words of one speaker on one day are compared once, as a knot. Knot 0 is the fullest; of knots as full, the earlier comes first. What stands in
# brackets makes a quotation no fuller: an editor put it there.
_PUT_IN = r"len(regexp_extract_all(array_to_string(regexp_extract_all(quote, '[(\[][^()\[\]]*[)\]]'), ' '), '\w+'))"
_DRAWN = f"""
    SELECT *, dense_rank() OVER (ORDER BY wording, speaker_name, month, first, last) AS pack FROM seen SEMI JOIN affected USING ({_KEY}) WHERE stands"""
_KNOTS = f"""
    SELECT (row_number() OVER (ORDER BY words - {_PUT_IN} DESC, told_from NULLS LAST, {_KEY}) - 1)::INTEGER AS knot, * FROM (
        SELECT *, CASE WHEN min(document_id) OVER (PARTITION BY pack) = max(document_id) OVER (PARTITION BY pack) THEN document_id END AS lone FROM drawn
        QUALIFY row_number() OVER (PARTITION BY pack ORDER BY told_from NULLS LAST, {_KEY}) = 1)"""
_TOLD = """
    SELECT k.hash, knot, first, last, lone FROM (SELECT * EXCLUDE (sketch), unnest(sketch) AS hash FROM knots) k
    ANTI JOIN dull_stands d ON d.hash = k.hash AND d.month = k.month"""
_MEETINGS = f"""
    SELECT one.knot, one.quote, one.speaker_name, other.knot, other.quote, other.speaker_name FROM (
        SELECT DISTINCT x.knot AS x, y.knot AS y FROM told x JOIN told y USING (hash)
        WHERE x.knot < y.knot AND (x.lone IS NULL OR y.lone IS NULL OR x.lone <> y.lone) AND {_WITHIN})
    JOIN knots one ON one.knot = x JOIN knots other ON other.knot = y ORDER BY x, y"""
# A quotation goes with the fuller one that has most of its words; those of one knot that has no fuller one that has them all, with the first of it.
_ROWS = """
    WITH tied AS (SELECT d.*, t.knot, t.root, t.shared, k.start = d.start AND k.document_id = d.document_id AND k."end" = d."end" AS first_of_knot, t.fuller
                  FROM drawn d JOIN knots k USING (pack) JOIN ties t USING (knot) SEMI JOIN told ON told.knot = t.knot)
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
    drawing = _Drawing(state, settings)
    drawing.prepare(changed)
    drawing.tie()
    lake.staging.mkdir(parents=True, exist_ok=True)
    path = drawing.write(lake.staging / f"{QUOTE_VARIANTS.name}.parquet", run_id)
    made = Merging(state, lake, run_id)
    fresh = rows(QUOTE_VARIANTS, [path])
    shards = [row[0] for row in state.connection.execute(f"SELECT DISTINCT shard FROM ({fresh})").fetchall()]
    going = "quotation IN (FROM broken)"
    made.replace(
        QUOTE_VARIANTS,
        f"SELECT shard FROM old_quote_variants WHERE {going} UNION SELECT shard FROM ({fresh})",
        {shard: [path] for shard in shards},
        going,
    )
    return Related(made.files, made.replaced, 0)


class _Drawing:
    """Draws the groups of variants that changed articles have a part in, in tables on the state's connection."""

    def __init__(self, state: State, settings: Variants) -> None:
        self.state, self.settings, self.connection = state, settings, state.connection

    def prepare(self, changed: set[str]) -> None:
        """Make the tables ``broken`` of groups that were, and ``affected`` of the quotations to draw them anew from."""
        self._see(changed)
        self._make("quoting", "SELECT DISTINCT document_id FROM facts WHERE changed")
        if not self.state.anew:
            self._meet("seen WHERE changed")
            self.connection.execute(f"INSERT INTO quoting {_TOUCHED}")
        self._mark()
        undated, near = undated_changed(self.connection), near_months(self.connection, self.settings.window_days)
        within = self.state.months if undated else (near | changed) & self.state.months
        self._see(within)
        self._mark()
        self._meet("seen WHERE stands AND changed")
        self._make("beside", _BESIDE.format(window_days=self.settings.window_days))
        self._make("broken", _BROKEN)
        self._make("affected", _AFFECTED)
        kept = self.connection.execute("SELECT DISTINCT shard FROM old_quote_variants WHERE quotation IN (FROM broken)").fetchall()
        self._see((within | {month_of_shard(shard) for (shard,) in kept}) & self.state.months)

    def tie(self) -> None:
        """Make the tables ``drawn`` of quotations, ``knots`` of equal ones, and ``ties``: with which others each knot is in one group."""
        self._make("drawn", _DRAWN)
        self._make("knots", _KNOTS)
        self._meet("drawn")
        self._make("told", _TOLD)
        size = self._count("knots")
        groups, shared = Sets(size), [0] * size
        fuller: list[int | None] = [None] * size
        for one, other, words in self._links():
            groups.join(one, other)
            if words > shared[other]:
                fuller[other], shared[other] = one, words
        made = {"knot": range(size), "root": groups.names(), "fuller": fuller, "shared": shared}
        self.connection.register("_ties", pa.table({name: pa.array(column, pa.int64()) for name, column in made.items()}))
        self._make("ties", "FROM _ties")
        self.connection.unregister("_ties")

    def write(self, path: Path, run_id: str) -> str:
        """Write the rows of the groups to a file. Returns its path."""
        with pq.ParquetWriter(path, QUOTE_VARIANTS.schema) as file:
            for records in self.connection.execute(_ROWS).to_arrow_reader(_BATCH):
                file.write_batch(batch(QUOTE_VARIANTS, (_row(row) | {"run_id": run_id} for row in records.to_pylist())))
        return str(path)

    def _links(self) -> Iterator[tuple[int, int, int]]:
        """Knots that are variants of one quotation, the fuller first, and how many words they share; the fullest come first."""
        read = lru_cache(_BATCH)(Said.of)
        sql = _MEETINGS.format(window_days=self.settings.window_days)
        for records in self.connection.execute(sql).to_arrow_reader(_READ_AT_ONCE):
            for x, quote, speaker, y, other_quote, other_speaker in zip(*(column.to_pylist() for column in records.columns), strict=True):
                words = shared_words(read(quote, speaker), read(other_quote, other_speaker), self.settings)
                if words:
                    yield x, y, words

    def _see(self, months: set[str]) -> None:
        """Make the table ``facts`` and the view ``seen`` of quotations, of these months."""
        take_stock(self.state, months)
        quotes = self.state.both(QUOTES, months)
        self.connection.execute(f"CREATE OR REPLACE VIEW seen AS {_SEEN.format(quotes=quotes, least_words=self.settings.least_words)}")

    def _mark(self) -> None:
        """Have the articles in ``quoting`` count as changed."""
        self.connection.execute("UPDATE facts SET changed = TRUE WHERE document_id IN (FROM quoting)")

    def _meet(self, of: str) -> None:
        """Make the tables ``met`` of all quotations that share a hash with some, and ``dull_stood`` and ``dull_stands`` of hashes that tell nothing."""
        self._make("met", _MET.format(of=of))
        for name in ("stood", "stands"):
            self._make(f"dull_{name}", _DULL.format(state=name, most_wordings=self.settings.most_wordings))

    def _make(self, name: str, query: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")

    def _count(self, table: str) -> int:
        row = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0


@lru_cache(_BATCH)
def _difference(quote: str, original: str) -> tuple[QuoteDifference, int]:
    return difference(quote, original)


def _row(row: Row) -> dict[str, object]:
    names = ("quotation", "document_id", "start", "end", "words", "shard", "origin", "origin_start", "origin_end")
    original = row["original"]
    differs, shared = (QuoteDifference.ORIGIN, row["words"]) if original is None else _difference(row["quote"], original)
    return {name: row[name] for name in names} | {"differs": differs.value, "shared": shared}
