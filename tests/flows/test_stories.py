"""Stories come out the same whatever the steps, keep their names as articles join, and say what became of names that went."""

from __future__ import annotations

import tempfile
from collections import defaultdict
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
from flows.lake.staging import Related
from flows.relating.stories import tell
from schemas import ARTICLES, COPIES, INFERRED, TERMS, TOLD, Table
from schemas.batches import batch
from schemas.ddl import empty
from transforms.stories.likeness import Told
from transforms.stories.terms import read_terms

# What articles here are about: each of some of these words.
WORDS = [f"{first}{last}" for first in ("harbour", "lantern", "herring", "quarry") for last in ("ville", "wick", "stead", "mouth", "field")]
# So few may share a key here that keys become crowded as articles come in.
SETTINGS = Told(kept=0.3, joined=0.45, most_articles=4, most_together=8, window_days=5)
OUTLETS = ("northerncourier.example", "harbourpost.example", "riverecho.example")
Row = dict[str, Any]
Lakeful = dict[str, pa.Table]


def article(number: int, words: Sequence[int], day: int | None, copied: int | None = None) -> Row:
    """An article about some words, of a day, and the number of the one it copies."""
    name = f"{chr(97 + number % 6)}{number:03}"
    return {"name": name, "words": [WORDS[word] for word in words], "day": day, "copied": copied, "outlet": OUTLETS[number % 3]}


def rows_of(articles: Iterable[Row]) -> dict[Table, list[dict[str, Any]]]:
    """Rows of articles, terms, copies, and nothing inferred."""
    found: dict[Table, list[dict[str, Any]]] = {table: [] for table in (ARTICLES, TERMS, COPIES, INFERRED)}
    articles = list(articles)
    groups = defaultdict(list)
    for one in articles:
        groups[one["copied"]].append(one["name"])
        found[ARTICLES].append(_article(one))
        terms = read_terms(None, " ".join(one["words"]), (), "en")
        own = {"document_id": one["name"], "shard": "s", "part": 0, "run_id": "run"}
        found[TERMS].append(own | {"terms": terms.terms, "weights": terms.weights, "keys": terms.keys})
    for group in (sorted(names) for copied, names in groups.items() if copied is not None and len(names) > 1):
        for name in group:
            role = "origin" if name == group[0] else "copy"
            shared = {"origin": group[0], "role": role, "origin_by": "least_id", "outlets": 1, "shard": "all", "run_id": "run"}
            found[COPIES].append({"document_id": name} | shared)
    return found


def _article(one: Row) -> dict[str, Any]:
    on = None if one["day"] is None else date(2024, 10, 28) + timedelta(one["day"])
    texts = {"document_id": one["name"], "record_id": one["name"], "title": f"About {one['words'][0]}", "body": " ".join(one["words"])}
    lists: dict[str, Any] = {"authors": [], "contributors": [], "languages": []}
    counts = {"words": len(one["words"]), "sentences": 1, "reading_minutes": 1, "summary_only": False, "part": 0}
    stamps = {"page_type": "article", "body_digest": "", "rules_version": "r", "run_id": "run", "shard": "s", "outlet": one["outlet"]}
    dated = {"published_on": on, "published_precision": on and "day", "month": f"{on:%Y-%m}" if on else "undated"}
    return dict.fromkeys(ARTICLES.names) | texts | lists | counts | stamps | dated


def table(of: Table, rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_batches([batch(of, rows)], of.schema)


@contextmanager
def state(old: Sequence[Row], new: Sequence[Row], told: Lakeful) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views that ``flows.relating.now.state`` makes, of articles in memory."""
    with duckdb.connect() as connection:
        for prefix, articles in (("old_", old), ("", new)):
            for of, rows in rows_of(articles).items():
                if prefix or of in (ARTICLES, TERMS):
                    _hold(connection, f"{prefix}{of.name}", table(of, rows))
        for of in TOLD:
            _hold(connection, f"old_{of.name}", told.get(of.name, table(of, [])))
        before, after = ({one["name"]: one for one in articles} for articles in (old, new))
        changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
        _hold(connection, "changed", pa.table({"document_id": pa.array(changed, pa.string())}))
        yield connection


def _hold(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    connection.register("_rows", rows)
    connection.execute(f"CREATE TABLE {name} AS FROM _rows")


def step(old: Sequence[Row], new: Sequence[Row], told: Lakeful, folder: Path, run: str = "run") -> Lakeful:
    """The tables of stories after a step from the old articles to the new ones."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = folder / "copies.parquet"
    pq.write_table(table(COPIES, rows_of(new)[COPIES]), copies)
    with state(old, new, told) as connection:
        made = tell(connection, Lake.at(folder), run, Related({"copies": [str(copies)]}, {"copies": ["all"]}, 0), SETTINGS)
    return {of.name: _replaced(of, told.get(of.name, table(of, [])), made.files[of.name], made.replaced[of.name]) for of in TOLD}


def _replaced(of: Table, old: pa.Table, files: Sequence[str], shards: Sequence[str]) -> pa.Table:
    kept = [row for row in old.to_pylist() if row["shard"] not in shards]
    return table(of, kept + [row for path in files for row in pq.ParquetFile(path).read().to_pylist()])


def rows(told: Lakeful) -> dict[str, list[str]]:
    """All there is but what became of names, which tells of the steps."""
    return {name: sorted(map(repr, found.to_pylist())) for name, found in told.items() if name != "story_changes"}


def groups(told: Lakeful) -> set[frozenset[str]]:
    """Which articles tell a story together."""
    found = defaultdict(set)
    for row in told["story_articles"].to_pylist():
        found[row["story_id"]].add(row["document_id"])
    return {frozenset(names) for names in found.values()}


drawn = st.lists(
    st.tuples(st.sets(st.integers(0, 9), min_size=3, max_size=6), st.none() | st.integers(0, 12), st.sampled_from([None, None, 1, 2])),
    min_size=2,
    max_size=16,
)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_stories_told_in_steps_in_any_order_are_those_told_at_once(data: st.DataObject) -> None:
    made = [article(number, sorted(words), day, copied) for number, (words, day, copied) in enumerate(data.draw(drawn))]
    order = data.draw(st.permutations(made))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(made)), max_size=9)) | {len(made)})
    # An article that an early step had, and that later steps have no more, or have otherwise.
    passing = article(99, sorted(data.draw(st.sets(st.integers(0, 9), min_size=3, max_size=6))), 1, 1)
    with tempfile.TemporaryDirectory() as folder:
        at_once = step([], made, {}, Path(folder) / "once")
        before: list[Row] = []
        told: Lakeful = {}
        for number, cut in enumerate(cuts):
            now = [*order[:cut], *([passing] if cut < len(made) else [])]
            told = step(before, now, told, Path(folder) / str(number))
            before = now
    assert rows(told) == rows(at_once)


FIRE, COURT = (0, 1, 2, 3, 4, 5), (10, 11, 12, 13, 14, 15)


def test_articles_about_one_event_are_a_story_and_an_article_alone_is_none(tmp_path: Path) -> None:
    told = step([], [article(1, FIRE, 0), article(2, FIRE[1:], 1), article(3, COURT, 0)], {}, tmp_path)
    assert groups(told) == {frozenset({"b001", "c002"})}
    [story] = told["stories"].to_pylist()
    assert (story["story_id"], story["articles"], story["texts"], story["outlets"]) == ("sb001", 2, 2, 2)
    assert (story["first_published"], story["last_published"]) == (date(2024, 10, 28), date(2024, 10, 29))
    assert (story["headline"], story["headline_from"]) == ("About harbourville", "b001")


def test_the_same_words_weeks_later_are_another_story(tmp_path: Path) -> None:
    told = step([], [article(1, FIRE, 0), article(2, FIRE, 0), article(3, FIRE, 30), article(4, FIRE, 31)], {}, tmp_path)
    assert groups(told) == {frozenset({"b001", "c002"}), frozenset({"d003", "e004"})}


def test_undated_articles_come_together_by_their_words_alone(tmp_path: Path) -> None:
    told = step([], [article(1, FIRE, None), article(2, FIRE[1:], None), article(3, FIRE, 3)], {}, tmp_path)
    assert groups(told) == {frozenset({"b001", "c002", "d003"})}


def test_a_story_keeps_its_name_as_later_articles_join(tmp_path: Path) -> None:
    first = [article(5, FIRE, 1), article(4, FIRE[1:], 2)]
    told = step([], first, {}, tmp_path / "1")
    told = step(first, [*first, article(1, FIRE, 2), article(2, FIRE, None)], told, tmp_path / "2", "later")
    assert {row["story_id"] for row in told["story_articles"].to_pylist()} == {"sf005"}
    assert told["story_changes"].num_rows == 0


def test_an_earlier_article_renames_a_story_and_the_former_name_is_kept(tmp_path: Path) -> None:
    first = [article(5, FIRE, 1), article(4, FIRE[1:], 2)]
    told = step([], first, {}, tmp_path / "1")
    told = step(first, [*first, article(1, FIRE, 0)], told, tmp_path / "2", "later")
    changes = [(row["from_story"], row["to_story"], row["kind"], row["articles"]) for row in told["story_changes"].to_pylist()]
    assert changes == [("sf005", "sb001", "renamed", 2)]


def test_stories_that_a_new_article_links_are_merged_and_part_again_without_it(tmp_path: Path) -> None:
    apart = [article(1, (0, 1, 2, 3), 0), article(2, (0, 1, 2, 3), 0), article(3, (4, 5, 6, 7), 0), article(4, (4, 5, 6, 7), 0)]
    linked = [*apart[:1], article(2, (0, 1, 2, 3, 4, 5, 6, 7), 0), *apart[2:3], article(4, (0, 1, 2, 3, 4, 5, 6, 7), 0)]
    told = step([], apart, {}, tmp_path / "1")
    assert len(groups(told)) == 2
    told = step(apart, linked, told, tmp_path / "2", "run2")
    assert [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist()] == [("sd003", "sb001", "merged")]
    told = step(linked, apart, told, tmp_path / "3", "run3")
    changes = [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist() if row["run_id"] == "run3"]
    assert changes == [("sb001", "sd003", "split")]


def test_a_story_ends_when_its_articles_go(tmp_path: Path) -> None:
    first = [article(1, FIRE, 1), article(2, FIRE[1:], 2)]
    told = step(first, first[:1], step([], first, {}, tmp_path / "1"), tmp_path / "2", "later")
    assert told["stories"].num_rows == 0
    assert [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist()] == [("sb001", None, "ended")]


def test_copies_count_as_one_text_and_are_in_their_origins_story(tmp_path: Path) -> None:
    told = step([], [article(1, FIRE, 0, 7), article(2, COURT, 0, 7), article(3, FIRE, 1)], {}, tmp_path)
    assert {row["document_id"]: row["role"] for row in told["story_articles"].to_pylist()} == {"b001": "origin", "c002": "copy", "d003": "own"}
    [story] = told["stories"].to_pylist()
    assert (story["articles"], story["texts"]) == (3, 2)


def test_an_empty_table_of_stories_has_the_columns_of_a_full_one() -> None:
    with duckdb.connect() as connection:
        for of in TOLD:
            connection.execute(f"CREATE VIEW {of.name} AS {empty(of)}")
            assert [row[0] for row in connection.execute(f"DESCRIBE {of.name}").fetchall()] == list(of.names)
