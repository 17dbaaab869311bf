"""Stories come out the same whatever the steps, keep their names as articles join, and say what became of names that went."""

from __future__ import annotations

import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf

from flows.lake.staging import Related
from flows.relating import alike
from flows.relating.now import Files, State, connected
from flows.relating.stories import tell
from schemas import ARTICLES, COPIES, INFERRED, REUSE, STORY_CHANGES, TERMS, TOLD
from schemas.ddl import empty
from transforms.stories.likeness import Told
from transforms.stories.rows import term_row

# What articles here are about: each of some of these words.
WORDS = [f"{first}{last}" for first in ("harbour", "lantern", "herring", "quarry") for last in ("ville", "wick", "stead", "mouth", "field")]
# So few may share a key here that keys become crowded as articles come in.
SETTINGS = Told(kept=0.3, joined=0.45, most_articles=4, most_for_undated=2, most_together=8, window_days=5)
OUTLETS = ("northerncourier.example", "harbourpost.example", "riverecho.example")
Row = dict[str, Any]
Lakeful = dict[str, pa.Table]


def article(number: int, words: Sequence[int], day: int | None, copied: int | None = None) -> Row:
    """An article about some words, of a day, and the number of the one it copies."""
    name = f"{chr(97 + number % 6)}{number:03}"
    return {"name": name, "words": [WORDS[word] for word in words], "day": day, "copied": copied, "outlet": OUTLETS[number % 3]}


def _terms(one: Row) -> dict[str, Any]:
    on = None if one["day"] is None else date(2024, 10, 28) + timedelta(one["day"])
    own = {"document_id": one["name"], "shard": one["name"], "part": 0, "run_id": "run"}
    texts = {"title": f"About {one['words'][0]}", "body": " ".join(one["words"]), "language": "en", "domain": one["outlet"], "publisher": None}
    return own | term_row(texts | {"published_on": on, "published_at": None, "published_precision": on and "day", "outlet": ""}, ())


def _copies(articles: Iterable[Row]) -> Iterator[dict[str, Any]]:
    groups = defaultdict(list)
    for one in articles:
        groups[one["copied"]].append(one["name"])
    for group in (sorted(names) for copied, names in groups.items() if copied is not None and len(names) > 1):
        for name in group:
            role = "origin" if name == group[0] else "copy"
            shared = {"origin": group[0], "role": role, "origin_by": "least_id", "outlets": 1, "shard": "all", "run_id": "run"}
            yield {"document_id": name} | shared


class Press(Shelf):
    """A lake of articles, each in a shard of its own, whose stories are told step by step."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ARTICLES, TERMS, COPIES, INFERRED, REUSE, *TOLD)
        self.articles: dict[str, Row] = {}

    def tell(self, *now: Row, anew: bool = False) -> Lakeful:
        """The tables of stories once the articles are these."""
        self.steps += 1
        before, self.articles = self.articles, {one["name"]: one for one in now}
        changed = [name for name in before.keys() | self.articles.keys() if anew or before.get(name) != self.articles.get(name)]
        coming = [] if anew else [self.articles[name] for name in changed if name in self.articles]
        fresh = {TERMS.name: [path for one in coming for path in self.write(TERMS, f"{one['name']}-0", [_terms(one)])]}
        dropped = set() if anew else set(changed)
        related = Related({COPIES.name: self.write(COPIES, "all", list(_copies(now)))}, {COPIES.name: ["all"]}, 0)
        with connected("1GB", self.lake.state) as connection:
            state = State(connection, Files(self.live, fresh, dropped), anew)
            connection.execute("CREATE TABLE changed (document_id VARCHAR)")
            connection.executemany("INSERT INTO changed VALUES (?)", [[name] for name in changed]) if changed else None
            made = tell(state, self.lake, f"run{self.steps}", related, SETTINGS)
        self.take(made.files, made.replaced)
        self.take(fresh, {TERMS.name: list(dropped)})
        return self.tables(*TOLD)


def rows(told: Lakeful) -> dict[str, list[str]]:
    """The rows of each table, whichever run wrote them, but for what became of names, which tells of the steps."""
    return {name: sorted(repr({**row, "run_id": None}) for row in found.to_pylist()) for name, found in told.items() if name != STORY_CHANGES.name}


def groups(told: Lakeful) -> set[frozenset[str]]:
    """Which articles tell a story together."""
    found = defaultdict(set)
    for row in told["story_articles"].to_pylist():
        found[row["story_id"]].add(row["document_id"])
    return {frozenset(names) for names in found.values()}


drawn = st.lists(
    st.tuples(
        st.sets(st.integers(0, 9), min_size=3, max_size=6), st.none() | st.integers(0, 12) | st.integers(60, 66), st.sampled_from([None, None, 1, 2])
    ),
    min_size=2,
    max_size=16,
)


@settings(max_examples=int(os.environ.get("NEWSMILL_EXAMPLES", "6")), deadline=None)
@given(st.data())
def test_stories_told_in_steps_in_any_order_are_those_told_at_once(data: st.DataObject) -> None:
    made = [article(number, sorted(words), day, copied) for number, (words, day, copied) in enumerate(data.draw(drawn))]
    order = data.draw(st.permutations(made))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(made)), max_size=9)) | {len(made)})
    # An article that an early step had, and that later steps have no more, or have otherwise.
    passing = article(99, sorted(data.draw(st.sets(st.integers(0, 9), min_size=3, max_size=6))), *data.draw(st.sampled_from([(1, 1), (None, None)])))
    with tempfile.TemporaryDirectory() as folder:
        at_once = Press(Path(folder, "once")).tell(*made)
        press = Press(Path(folder, "steps"))
        press.tell(passing)
        for cut in cuts:
            in_steps = press.tell(*order[:cut], *([passing] if cut < len(made) else []))
        again = press.tell(*made, anew=True)
    assert rows(in_steps) == rows(at_once) == rows(again)


def test_stories_told_in_small_blocks_are_those_told_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    made = [article(number, sorted(chance.sample(range(10), 5)), chance.choice([None, *range(0, 90, 3)])) for number in range(40)]
    at_once = Press(tmp_path / "once").tell(*made)
    monkeypatch.setattr(alike, "HELD_ARTICLES", 3)
    monkeypatch.setattr(alike, "COMPARED", 2)
    press = Press(tmp_path / "blocks")
    press.tell(*made[:25])
    assert rows(press.tell(*made)) == rows(at_once) == rows(press.tell(*made, anew=True))


def test_an_undated_article_that_goes_takes_its_likenesses_to_those_of_any_day_with_it(tmp_path: Path) -> None:
    dated = [article(1, FIRE, 0), article(2, FIRE, 1), article(3, COURT, 60)]
    press = Press(tmp_path)
    press.tell(*dated, article(4, FIRE, None))
    left = press.tell(*dated)
    assert groups(left) == {frozenset({"b001", "c002"})}
    assert rows(left) == rows(press.tell(*dated, anew=True))


FIRE, COURT = (0, 1, 2, 3, 4, 5), (10, 11, 12, 13, 14, 15)


def test_articles_about_one_event_are_a_story_and_an_article_alone_is_none(tmp_path: Path) -> None:
    told = Press(tmp_path).tell(article(1, FIRE, 0), article(2, FIRE[1:], 1), article(3, COURT, 0))
    assert groups(told) == {frozenset({"b001", "c002"})}
    [story] = told["stories"].to_pylist()
    assert (story["story_id"], story["articles"], story["texts"], story["outlets"]) == ("sb001", 2, 2, 2)
    assert (story["first_published"], story["last_published"]) == (date(2024, 10, 28), date(2024, 10, 29))
    assert (story["headline"], story["headline_from"]) == ("About harbourville", "b001")


def test_the_same_words_weeks_later_are_another_story(tmp_path: Path) -> None:
    told = Press(tmp_path).tell(article(1, FIRE, 0), article(2, FIRE, 0), article(3, FIRE, 30), article(4, FIRE, 31))
    assert groups(told) == {frozenset({"b001", "c002"}), frozenset({"d003", "e004"})}


def test_undated_articles_come_together_by_their_words_alone(tmp_path: Path) -> None:
    told = Press(tmp_path).tell(article(1, FIRE, None), article(2, FIRE[1:], None), article(3, FIRE, 3))
    assert groups(told) == {frozenset({"b001", "c002", "d003"})}


def test_articles_of_a_time_before_days_were_counted_meet_undated_ones_once(tmp_path: Path) -> None:
    long_ago = (date(1969, 12, 15) - date(2024, 10, 28)).days
    made = [article(1, FIRE, long_ago), article(2, FIRE, None)]
    at_once = Press(tmp_path / "once").tell(*made)
    assert at_once["likenesses"].num_rows == 1
    press = Press(tmp_path / "steps")
    press.tell(made[0])
    assert rows(press.tell(*made)) == rows(at_once)


def test_a_story_keeps_its_name_as_later_articles_join(tmp_path: Path) -> None:
    first = [article(5, FIRE, 1), article(4, FIRE[1:], 2)]
    press = Press(tmp_path)
    press.tell(*first)
    told = press.tell(*first, article(1, FIRE, 2), article(2, FIRE, None))
    assert {row["story_id"] for row in told["story_articles"].to_pylist()} == {"sf005"}
    assert told["story_changes"].num_rows == 0


def test_an_earlier_article_renames_a_story_and_the_former_name_is_kept(tmp_path: Path) -> None:
    first = [article(5, FIRE, 1), article(4, FIRE[1:], 2)]
    press = Press(tmp_path)
    press.tell(*first)
    told = press.tell(*first, article(1, FIRE, 0))
    changes = [(row["from_story"], row["to_story"], row["kind"], row["articles"]) for row in told["story_changes"].to_pylist()]
    assert changes == [("sf005", "sb001", "renamed", 2)]


def test_stories_that_a_new_article_links_are_merged_and_part_again_without_it(tmp_path: Path) -> None:
    apart = [article(1, (0, 1, 2, 3), 0), article(2, (0, 1, 2, 3), 0), article(3, (4, 5, 6, 7), 0), article(4, (4, 5, 6, 7), 0)]
    linked = [*apart[:1], article(2, (0, 1, 2, 3, 4, 5, 6, 7), 0), *apart[2:3], article(4, (0, 1, 2, 3, 4, 5, 6, 7), 0)]
    press = Press(tmp_path)
    assert len(groups(press.tell(*apart))) == 2
    told = press.tell(*linked)
    assert [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist()] == [("sd003", "sb001", "merged")]
    told = press.tell(*apart)
    changes = [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist() if row["run_id"] == "run3"]
    assert changes == [("sb001", "sd003", "split")]


def test_a_story_ends_when_its_articles_go(tmp_path: Path) -> None:
    first = [article(1, FIRE, 1), article(2, FIRE[1:], 2)]
    press = Press(tmp_path)
    press.tell(*first)
    told = press.tell(first[0])
    assert told["stories"].num_rows == 0
    assert [(row["from_story"], row["to_story"], row["kind"]) for row in told["story_changes"].to_pylist()] == [("sb001", None, "ended")]


def test_copies_count_as_one_text_and_are_in_their_origins_story(tmp_path: Path) -> None:
    told = Press(tmp_path).tell(article(1, FIRE, 0, 7), article(2, COURT, 0, 7), article(3, FIRE, 1))
    assert {row["document_id"]: row["role"] for row in told["story_articles"].to_pylist()} == {"b001": "origin", "c002": "copy", "d003": "own"}
    [story] = told["stories"].to_pylist()
    assert (story["articles"], story["texts"]) == (3, 2)


def test_an_empty_table_of_stories_has_the_columns_of_a_full_one() -> None:
    with duckdb.connect() as connection:
        for of in TOLD:
            connection.execute(f"CREATE VIEW {of.name} AS {empty(of)}")
            assert [row[0] for row in connection.execute(f"DESCRIBE {of.name}").fetchall()] == list(of.names)
