"""Relating step by step ends where relating at once ends, and finds who copied whom."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lake.paths import Lake
from flows.relating.compare import compare_chunk
from flows.relating.merge import merge
from flows.relating.pairs import find, hand_out
from schemas import ARTICLES, EDITS, RELATED, SKETCHES, Table
from schemas.batches import batch
from schemas.ddl import empty
from transforms.reuse.candidates import Candidates
from transforms.reuse.kinds import Reuse
from transforms.reuse.sketch import sketch

# Articles are made of some of these sentences, so that they share much, little or nothing.
_WORDS = [
    "harbour",
    "pilot",
    "lantern",
    "herring",
    "ledger",
    "choir",
    "frost",
    "customs",
    "barrel",
    "timetable",
    "channel",
    "ferry",
    "guild",
    "winter",
    "pencil",
    "snow",
    "verdict",
    "orchard",
    "bridge",
    "saddle",
    "copper",
    "meadow",
    "parish",
    "tariff",
    "anchor",
    "gravel",
    "willow",
    "minister",
    "quarry",
    "thimble",
    "rowing",
    "cellar",
]
_SHUFFLED = random.Random(7)
SENTENCES = [" ".join(_SHUFFLED.choices(_WORDS, k=14)).capitalize() + "." for _ in range(60)]
# So few articles may share a shingle here that shingles cross the bounds as articles come in.
CANDIDATES = Candidates(most_documents=4, most_in_outlet=2)
OUTLETS = ("northerncourier.example", "harbourpost.example", None)


def article(number: int, sentences: Sequence[int], day: int | None, outlet: str | None) -> dict[str, Any]:
    body = "\n\n".join(SENTENCES[place] for place in sentences)
    on = None if day is None else date(2024, 10, 28) + timedelta(day)
    texts = {"document_id": f"d{number:02}", "record_id": str(number), "page_type": "article", "rules_version": "r", "run_id": "run", "shard": "s"}
    dated = {"published_on": on, "published_precision": on and "day", "month": f"{on:%Y-%m}" if on else "undated"}
    row = dict.fromkeys(ARTICLES.names) | texts | dated
    counts = {"words": len(body.split()), "sentences": len(sentences), "reading_minutes": 1}
    return (
        row
        | counts
        | {
            "body": body,
            "domain": outlet,
            "authors": [],
            "contributors": [],
            "languages": [],
            "summary_only": False,
            "body_digest": "",
            "outlet": outlet or "inbox/",
            "part": 0,
        }
    )


def table(of: Table, rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_batches([batch(of, rows)], of.schema)


@contextmanager
def state(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]], related: dict[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views that ``flows.relating.now.state`` makes, of articles in memory."""
    with duckdb.connect() as connection:
        for prefix, articles in (("old_", old), ("", new)):
            own = [{"document_id": row["document_id"], "sketch": sketch(row["body"]), "shard": "s", "part": 0, "run_id": "run"} for row in articles]
            for of, rows in ((ARTICLES, articles), (SKETCHES, own), (EDITS, [])):
                connection.register(f"{prefix}{of.name}", table(of, rows))
        for of in RELATED:
            connection.register(f"old_{of.name}", related.get(of.name, table(of, [])))
        before, after = ({row["document_id"]: row for row in rows} for rows in (old, new))
        changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
        connection.register("_changed", pa.table({"document_id": pa.array(changed, pa.string())}))
        connection.execute("CREATE TABLE changed AS FROM _changed")
        yield connection


def relate(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]], related: dict[str, pa.Table], folder: Path) -> dict[str, pa.Table]:
    """The related tables after a step from the old articles to the new ones."""
    with state(old, new, related) as connection:
        if not find(connection, CANDIDATES):
            return related
        chunks = hand_out(connection, folder / "chunks", 7)
        for chunk in chunks:
            compare_chunk(chunk, "run", Reuse())
        made = merge(connection, Lake.at(folder), "run", chunks)
    return {of.name: _replaced(of, related.get(of.name, table(of, [])), made.files[of.name], made.replaced[of.name]) for of in RELATED}


def _replaced(of: Table, old: pa.Table, files: Sequence[str], shards: Sequence[str]) -> pa.Table:
    kept = [row for row in old.to_pylist() if row["shard"] not in shards]
    fresh = [row for path in files for row in pq.ParquetFile(path).read().to_pylist()]
    return table(of, kept + fresh)


def rows(related: dict[str, pa.Table]) -> dict[str, list[str]]:
    return {name: sorted(map(repr, found.to_pylist())) for name, found in related.items()}


articles = st.lists(
    st.tuples(st.lists(st.integers(0, 11), min_size=1, max_size=6, unique=True), st.none() | st.integers(0, 8), st.sampled_from(OUTLETS)),
    min_size=2,
    max_size=14,
)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_relating_in_steps_in_any_order_ends_like_relating_at_once(data: st.DataObject) -> None:
    made = [article(number, *one) for number, one in enumerate(data.draw(articles))]
    order = data.draw(st.permutations(made))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(made)), max_size=4)) | {len(made)})
    # An article that an early step had, and that later steps have no more, or have with another text.
    passing = article(99, data.draw(st.lists(st.integers(0, 11), min_size=1, max_size=6, unique=True)), 1, OUTLETS[0])
    with tempfile.TemporaryDirectory() as folder:
        at_once = relate([], made, {}, Path(folder) / "once")
        before: list[dict[str, Any]] = []
        related: dict[str, pa.Table] = {}
        for step, cut in enumerate(cuts):
            now = [*order[:cut], *([passing] if cut < len(made) else [])]
            related = relate(before, now, related, Path(folder) / str(step))
            before = now
    assert rows(related) == rows(at_once)


def test_copies_are_found_across_outlets_and_the_undated_one_gets_the_others_day(tmp_path: Path) -> None:
    agency = article(1, range(10), 3, "harbourpost.example") | {"agency": "MPA"}
    copy = article(2, [0, 1, 2, 4, 5, 6, 7, 8], None, "northerncourier.example")
    other = article(3, range(30, 40), 3, "northerncourier.example")
    related = relate([], [agency, copy, other], {}, tmp_path)
    assert [(row["a"], row["b"], row["kind"]) for row in related["reuse"].to_pylist()] == [("d01", "d02", "copy")]
    assert {row["document_id"]: row["role"] for row in related["copies"].to_pylist()} == {"d01": "origin", "d02": "copy"}
    supplied = {row["field"]: row["value"] for row in related["inferred"].to_pylist()}
    assert supplied == {"agency": "MPA", "published": "2024-10-31"}
    passages = related["passages"].to_pylist()
    assert agency["body"][passages[0]["a_start"] : passages[0]["a_end"]] == copy["body"][passages[0]["b_start"] : passages[0]["b_end"]]


def test_the_same_template_about_another_day_is_no_reuse(tmp_path: Path) -> None:
    first, later = article(1, range(10), 0, OUTLETS[0]), article(2, range(10), 8, OUTLETS[1])
    assert relate([], [first, later], {}, tmp_path)["reuse"].num_rows == 0


def test_an_empty_relation_has_the_columns_of_a_full_one() -> None:
    with duckdb.connect() as connection:
        for of in RELATED:
            connection.execute(f"CREATE VIEW {of.name} AS {empty(of)}")
            assert [row[0] for row in connection.execute(f"DESCRIBE {of.name}").fetchall()] == list(of.names)
