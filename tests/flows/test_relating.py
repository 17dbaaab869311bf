"""Relating step by step ends where relating at once ends, and finds who copied whom."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf

from flows.relating import blocks, shingles
from flows.relating.compare import compare_chunk
from flows.relating.handing import hand_out
from flows.relating.merge import merge
from flows.relating.now import Files, State, connected
from flows.relating.pairs import find
from schemas import ARTICLES, EDITS, RELATED, SKETCHES
from schemas.ddl import empty
from transforms.reuse.candidates import Candidates
from transforms.reuse.groups import weekdays
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


def article(number: int, sentences: Sequence[int], when: tuple[int, str] | None, outlet: str | None, agency: str | None = None) -> dict[str, Any]:
    body = "\n\n".join(SENTENCES[place] for place in sentences)
    on, precision = (date(2024, 10, 28) + timedelta(when[0]), when[1]) if when else (None, None)
    if on and precision != "day":
        on = on.replace(day=1, month=1 if precision == "year" else on.month)
    texts = {
        "document_id": f"d{number:02}",
        "record_id": str(number),
        "page_type": "article",
        "rules_version": "r",
        "run_id": "run",
        "shard": f"s{number}",
    }
    dated = {"published_on": on, "published_precision": precision, "month": f"{on:%Y-%m}" if on else "undated"}
    row = dict.fromkeys(ARTICLES.names) | texts | dated
    counts = {"words": len(body.split()), "sentences": len(sentences), "reading_minutes": 1}
    return (
        row
        | counts
        | {
            "body": body,
            "domain": outlet,
            "agency": agency,
            "authors": [],
            "contributors": [],
            "languages": [],
            "summary_only": False,
            "body_digest": "",
            "outlet": outlet or "inbox/",
            "part": 0,
        }
    )


class Press(Shelf):
    """A lake of articles, each in a shard of its own, that is related step by step."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ARTICLES, SKETCHES, EDITS, *RELATED)

    def relate(self, *new: dict[str, Any], gone: Sequence[dict[str, Any]] = (), anew: bool = False) -> dict[str, pa.Table]:
        """The related tables once some articles have come, in place of others of theirs, and some have gone."""
        self.steps += 1
        fresh: dict[str, list[str]] = {of.name: [] for of in (ARTICLES, SKETCHES, EDITS)}
        for row in new:
            for of, cells in ((ARTICLES, row), (SKETCHES, _sketched(row))):
                fresh[of.name] += self.write(of, f"{row['shard']}-0", [cells])
        dropped = {row["shard"] for row in (*new, *gone)}
        with connected("1GB", self.lake.state) as connection:
            now = State(connection, Files(self.live, fresh, dropped), anew)
            if find(now, CANDIDATES):
                chunks = hand_out(now, self.lake.root / "chunks", 7)
                for chunk in chunks:
                    compare_chunk(chunk, "run", Reuse())
                made = merge(now, self.lake, f"run{self.steps}", chunks)
                self.take(made.files, made.replaced)
        self.take(fresh, {name: list(dropped) for name in fresh})
        return self.tables(*RELATED)


def _sketched(row: dict[str, Any]) -> dict[str, Any]:
    hashes = sketch(row["body"])
    own = {name: row[name] for name in ("document_id", "month", "shard", "part", "run_id")}
    return own | {"sketch": hashes, "size": len(hashes), "weekdays": weekdays(row["body"])}


def rows(related: dict[str, pa.Table]) -> dict[str, list[str]]:
    """The rows of each table, whichever run wrote them."""
    return {name: sorted(repr({**row, "run_id": None}) for row in found.to_pylist()) for name, found in related.items()}


texts = st.lists(st.integers(0, 11), min_size=1, max_size=6, unique=True)
# Days of some months, many of them near to the turn of one; or a month, a year, or nothing that is known.
days = st.none() | st.sampled_from([0, 2, 3, 4, 5, 8, 33, 34, 36, 60, 430]).map(lambda day: (day, "day"))
days |= st.sampled_from([(4, "month"), (65, "year"), (0, "year")])
articles = st.lists(st.tuples(texts, days, st.sampled_from(OUTLETS), st.sampled_from([None, None, "MPA"])), min_size=2, max_size=14)


@settings(max_examples=int(os.environ.get("NEWSMILL_EXAMPLES", "5")), deadline=None)
@given(st.data())
def test_relating_in_steps_in_any_order_ends_like_relating_at_once(data: st.DataObject) -> None:
    made = [article(number, *one) for number, one in enumerate(data.draw(articles))]
    order = data.draw(st.permutations(made))
    cuts = [0, *sorted(data.draw(st.sets(st.integers(1, len(made)), max_size=4)) | {len(made)})]
    # Articles that an early step had: later steps have no such article, or another text or day under its name.
    passing = article(99, data.draw(texts), data.draw(days), OUTLETS[0])
    former = article(0, data.draw(texts), data.draw(days), OUTLETS[1])
    with tempfile.TemporaryDirectory() as folder:
        at_once = Press(Path(folder, "once")).relate(*made)
        press = Press(Path(folder, "steps"))
        press.relate(passing, former)
        for step, (first, last) in enumerate(pairwise(cuts)):
            in_steps = press.relate(*order[first:last], gone=[passing] if step == 0 else [])
        again = press.relate(anew=True)
    assert rows(in_steps) == rows(at_once) == rows(again)


def test_relating_in_small_blocks_finds_what_relating_in_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    days = [None, *((day, "day") for day in (0, 2, 4, 33, 36, 60, 430)), (4, "month"), (65, "year")]
    made = [article(number, chance.sample(range(12), 5), chance.choice(days), chance.choice(OUTLETS)) for number in range(24)]
    at_once = Press(tmp_path / "once").relate(*made)
    monkeypatch.setattr(blocks, "BLOCK", 2)
    monkeypatch.setattr(shingles, "HELD_HASHES", 64)
    press = Press(tmp_path / "blocks")
    press.relate(*made[:15])
    assert rows(press.relate(*made[15:])) == rows(at_once) == rows(press.relate(anew=True))


def test_copies_are_found_across_outlets_and_the_undated_one_gets_the_others_day(tmp_path: Path) -> None:
    agency = article(1, range(10), (3, "day"), "harbourpost.example", "MPA")
    copy = article(2, [0, 1, 2, 4, 5, 6, 7, 8], None, "northerncourier.example")
    other = article(3, range(30, 40), (3, "day"), "northerncourier.example")
    related = Press(tmp_path).relate(agency, copy, other)
    assert [(row["a"], row["b"], row["kind"]) for row in related["reuse"].to_pylist()] == [("d01", "d02", "copy")]
    assert {row["document_id"]: row["role"] for row in related["copies"].to_pylist()} == {"d01": "origin", "d02": "copy"}
    supplied = {row["field"]: row["value"] for row in related["inferred"].to_pylist()}
    assert supplied == {"agency": "MPA", "published": "2024-10-31"}
    passages = related["passages"].to_pylist()
    assert agency["body"][passages[0]["a_start"] : passages[0]["a_end"]] == copy["body"][passages[0]["b_start"] : passages[0]["b_end"]]


def test_the_same_template_about_another_day_is_no_reuse(tmp_path: Path) -> None:
    first, later = article(1, range(10), (0, "day"), OUTLETS[0]), article(2, range(10), (8, "day"), OUTLETS[1])
    assert Press(tmp_path).relate(first, later)["reuse"].num_rows == 0


def test_a_batch_writes_the_months_that_it_reaches_and_no_others(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.relate(*(article(number, range(10), (day, "day"), None) for number, day in enumerate((0, 1, 90, 91))))
    before = {name: set(paths) for name, paths in press.live.items()}
    press.relate(article(5, range(10), (92, "day"), None))
    for name in ("reuse", "passages", "copies"):
        assert [path.split("/")[-1] for path in before[name] - set(press.live[name])] == ["m202501.run1.parquet"]


def test_an_empty_relation_has_the_columns_of_a_full_one() -> None:
    with duckdb.connect() as connection:
        for of in RELATED:
            connection.execute(f"CREATE VIEW {of.name} AS {empty(of)}")
            assert [row[0] for row in connection.execute(f"DESCRIBE {of.name}").fetchall()] == list(of.names)
