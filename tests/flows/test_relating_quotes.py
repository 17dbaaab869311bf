"""Quotations linked step by step end as quotations linked at once, and show who shortened whom."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_relating import Press, _sketched, article, days, rows

from flows.relating import blocks
from flows.relating.now import Files, State, connected
from flows.relating.quotes import relate_quotes
from schemas import ARTICLES, QUOTE_VARIANTS, QUOTES, SKETCHES
from transforms.quotes.variants import Variants, fingerprint

# So few wordings may share a hash here that hashes cross the bound as articles come in.
SETTINGS = Variants(most_wordings=2, window_days=3)
_SHUFFLED = random.Random(3)
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
    "ferry",
    "guild",
    "winter",
    "pencil",
    "snow",
    "orchard",
    "bridge",
    "saddle",
    "copper",
]
CLAUSES = [" ".join(_SHUFFLED.choices(_WORDS, k=6)) for _ in range(5)]
FULL = "We will keep the night ferry through the winter (this one) because the road has been closed twice since autumn"

Cells = dict[str, Any]


class Desk(Press):
    """A lake of articles with quotations, that is linked step by step."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.live[QUOTES.name] = []

    def link(self, *new: Cells, gone: Sequence[Cells] = (), anew: bool = False) -> dict[str, pa.Table]:
        """The variants once some articles have come, in place of others of theirs, and some have gone."""
        self.steps += 1
        fresh: dict[str, list[str]] = {of.name: [] for of in (ARTICLES, SKETCHES, QUOTES)}
        for row in new:
            own = {name: row[name] for name in ARTICLES.names}
            for of, cells in ((ARTICLES, [own]), (SKETCHES, [_sketched(own)]), (QUOTES, quoted(row))):
                fresh[of.name] += self.write(of, f"{row['shard']}-0", cells)
        dropped = {row["shard"] for row in (*new, *gone)}
        with connected("1GB", self.lake.state) as connection:
            made = relate_quotes(State(connection, Files(self.live, fresh, dropped), anew), self.lake, f"run{self.steps}", SETTINGS)
            self.take(made.files, made.replaced)
        self.take(fresh, {name: list(dropped) for name in fresh})
        return self.tables(QUOTE_VARIANTS)


def quoting(number: int, when: tuple[int, str] | None, *said: tuple[str, str | None]) -> Cells:
    """An article that quotes some speakers."""
    return article(number, [number % 60], when, None) | {"said": said}


def quoted(row: Cells) -> list[Cells]:
    own = {name: row[name] for name in ("document_id", "month", "shard", "part", "run_id")}
    return [own | _quote(100 * number, *one) for number, one in enumerate(row["said"])]


def _quote(start: int, quote: str, speaker: str | None) -> Cells:
    found = fingerprint(quote)
    places = dict.fromkeys(("speaker", "cue", "speaker_start", "speaker_end", "cue_start", "cue_end"))
    own = {"words": found.words, "wording": found.wording, "sketch": found.sketch, "speaker_name": speaker, "confidence": 1.0}
    return places | own | {"start": start, "end": start + len(quote), "quote": quote, "kind": "full", "direct": True}


def variants(desk: Desk, *new: Cells, **other: Any) -> list[tuple[str, str, str | None]]:
    """Who differs how from whom."""
    found = desk.link(*new, **other)[QUOTE_VARIANTS.name].to_pylist()
    return sorted((row["document_id"], row["differs"], row["origin"]) for row in found)


clauses = st.lists(st.integers(0, len(CLAUSES) - 1), min_size=1, max_size=3).map(lambda places: " ".join(CLAUSES[place] for place in places))
quotations = st.lists(st.tuples(clauses, st.sampled_from([None, "Ida Moen", "Per Lund"])), max_size=3)
texts = st.tuples(days, quotations)


@settings(max_examples=int(os.environ.get("NEWSMILL_EXAMPLES", "5")), deadline=None)
@given(st.data())
def test_linking_in_steps_in_any_order_ends_like_linking_at_once(data: st.DataObject) -> None:
    drawn = data.draw(st.lists(texts, min_size=2, max_size=10))
    made = [quoting(number, when, *said) for number, (when, said) in enumerate(drawn)]
    order = data.draw(st.permutations(made))
    cuts = [0, *sorted(data.draw(st.sets(st.integers(1, len(made)), max_size=3)) | {len(made)})]
    passing, former = (quoting(number, when, *said) for number, (when, said) in zip((99, 0), (data.draw(texts), data.draw(texts)), strict=True))
    with tempfile.TemporaryDirectory() as folder:
        at_once = Desk(Path(folder, "once")).link(*made)
        desk = Desk(Path(folder, "steps"))
        desk.link(passing, former)
        for step, (first, last) in enumerate(pairwise(cuts)):
            in_steps = desk.link(*order[first:last], gone=[passing] if step == 0 else [])
        again = desk.link(anew=True)
    assert rows(in_steps) == rows(at_once) == rows(again)


def test_who_shortened_put_in_brackets_and_reworded_is_told(tmp_path: Path) -> None:
    said = (
        FULL,
        "keep the night ferry through the winter",
        FULL.replace("(this one)", "[this one]"),
        FULL.replace("closed twice", "shut four times").replace("We will ", ""),
        f"{FULL},",
        FULL.replace(" (this one)", ""),
        FULL.replace("winter (this one) because", "winter — (this one) — because"),
    )
    articles = (quoting(number, (3 + number // 4, "day"), (words, "Ida Moen" if number % 2 else None)) for number, words in enumerate(said, start=1))
    found = {name: (differs, origin) for name, differs, origin in variants(Desk(tmp_path), *articles)}
    assert found.pop("d01") == ("origin", None)
    assert {origin for _, origin in found.values()} == {"d01"}
    assert [found[f"d{number:02}"][0] for number in range(2, 8)] == ["shortened", "brackets", "reworded", "same", "brackets", "punctuation"]


def test_a_longer_version_that_comes_later_becomes_the_origin(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert variants(desk, *(quoting(number, (3, "day"), (CLAUSES[0] + " " + CLAUSES[1], None)) for number in (1, 2))) == [
        ("d01", "origin", None),
        ("d02", "same", "d01"),
    ]
    longer = quoting(3, (4, "day"), (" ".join(CLAUSES[:3]), None))
    assert variants(desk, longer) == [("d01", "shortened", "d03"), ("d02", "shortened", "d03"), ("d03", "origin", None)]
    assert variants(desk, gone=[longer]) == [("d01", "origin", None), ("d02", "same", "d01")]


def test_what_is_said_again_another_week_is_another_quotation(tmp_path: Path) -> None:
    assert variants(Desk(tmp_path), *(quoting(number, (day, "day"), (FULL, "Ida Moen")) for number, day in ((1, 0), (2, 5)))) == []


def test_one_article_that_repeats_itself_links_nothing(tmp_path: Path) -> None:
    assert variants(Desk(tmp_path), quoting(1, (3, "day"), (FULL, None), (FULL, None))) == []


@pytest.mark.parametrize(("one", "other", "linked"), [("Ida Moen", "Moen", True), ("Ida Moen", None, True), ("Ida Moen", "Per Lund", False)])
def test_a_short_quotation_needs_the_same_speaker(tmp_path: Path, one: str, other: str | None, linked: bool) -> None:
    said = "It is a ferry, not a bridge"
    found = variants(Desk(tmp_path), quoting(1, (3, "day"), (said, one)), quoting(2, (3, "day"), (f"{said} or a boat", other)))
    assert bool(found) is linked


def test_what_everybody_says_in_words_of_his_own_links_nothing(tmp_path: Path) -> None:
    said = [
        quoting(number, (3, "day"), (f"{CLAUSES[0]} {CLAUSES[1]} {extra}", None)) for number, extra in enumerate(("at dawn", "at noon", "at dusk"))
    ]
    desk = Desk(tmp_path)
    assert [name for name, _, _ in variants(desk, *said[:2])] == ["d00", "d01"]
    assert variants(desk, said[2]) == []
    assert [name for name, _, _ in variants(desk, gone=said[:1])] == ["d01", "d02"]


def test_linking_in_small_blocks_ends_like_linking_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(8)
    sentences = [" ".join(chance.choices(_WORDS, k=12)) for _ in range(8)]

    def drawn(number: int) -> Cells:
        said = [(chance.choice(sentences)[chance.choice([0, 8]) :], chance.choice([None, "Ida Moen"])) for _ in range(2)]
        return quoting(number, chance.choice([None, (chance.randrange(100), "day"), (chance.randrange(10), "day")]), *said)

    made = [drawn(number) for number in range(24)]
    at_once = Desk(tmp_path / "once").link(*made)
    assert len(rows(at_once)[QUOTE_VARIANTS.name]) > 10
    monkeypatch.setattr(blocks, "BLOCK", 3)
    desk = Desk(tmp_path / "blocks")
    desk.link(*made[:15])
    assert rows(desk.link(*made[15:])) == rows(at_once) == rows(desk.link(anew=True))
