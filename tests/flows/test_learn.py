"""What recurs within an outlet is learnt over a lake, published by version, applied by refresh and later runs, and taken back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import Command
from rows import queried, rows

from flows.errors import UsageError
from flows.lake import catalogue
from flows.lake.paths import Lake
from flows.lake.profiles import differing, in_force, publish, read_profiles, rows_at
from flows.plan import InForce
from flows.planning import run_id
from schemas.vocabulary import KnownBy
from transforms.profiles.learning import Template

PLEA = "Our reporters row out in all weathers, and the boat is paid for by readers like you."
PLACES = ("Skarvik", "Holm", "Lathia", "Vestmark", "Maren", "Calder", "Oduya", "Moen")
STORY = """The council of {place} voted on Monday to keep the night ferry through the winter, its chair said.

Those who cross from {place} had written more letters than the clerk could count.

{plea}

"Nobody in {place} wants to row," said the woman who has sold the tickets since the flood."""


def deliver(inbox: Path, name: str, places: tuple[str, ...]) -> None:
    inbox.mkdir(exist_ok=True)
    lines = (
        {
            "text": STORY.format(place=place, plea=PLEA),
            "url": f"https://www.tidewater-online.example/2024/{place.lower()}",
            "title": f"Ferry at {place}",
        }
        for place in places
    )
    (inbox / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def bodies_with_plea(newsmill: Command, lake: Path) -> list[dict[str, object]]:
    return queried(
        newsmill,
        lake,
        f"SELECT contains(body, '{PLEA}') AS pleads, profile_version AS version, count(*)::INT AS n FROM articles GROUP BY ALL ORDER BY ALL",
    )


@pytest.mark.long
def test_a_lake_learns_applies_what_it_learnt_and_equals_one_rebuilt_with_the_same_profiles(newsmill: Command, tmp_path: Path) -> None:
    inbox, lake, rebuilt = tmp_path / "inbox", tmp_path / "lake", tmp_path / "rebuilt"
    deliver(inbox, "first", PLACES)
    newsmill("run", inbox, "--lake", lake, "-q")
    rehearsed = json.loads(newsmill("learn", "--lake", lake, "--dry-run", "--json").stdout)
    assert (rehearsed["version"], rehearsed["outlets"], rehearsed["documents"]) == (None, 1, 8)
    assert "published version 1 of 1 profiles" in newsmill("learn", "--lake", lake).stdout
    assert queried(newsmill, lake, "SELECT outlet, line, rate FROM templates") == [
        {"outlet": "tidewater-online.example", "line": PLEA.lower(), "rate": 1.0}
    ]
    deliver(inbox, "second", ("Ilves", "Dahlby"))
    assert "stale     1 parts" in newsmill("run", inbox, "--lake", lake).stdout
    assert bodies_with_plea(newsmill, lake) == [{"pleads": False, "version": 1, "n": 2}, {"pleads": True, "version": None, "n": 8}]
    newsmill("refresh", "--lake", lake, "-q")
    assert bodies_with_plea(newsmill, lake) == [{"pleads": False, "version": 1, "n": 10}]
    assert "the profiles in force say the same" in newsmill("learn", "--lake", lake).stdout
    newsmill("learn", "--from", lake, "--lake", rebuilt, "-q")
    newsmill("run", inbox, "--lake", rebuilt, "-q")
    assert rows(rebuilt) == rows(lake)
    newsmill("learn", "--back-to", "0", "--lake", lake, "-q")
    newsmill("refresh", "--lake", lake, "-q")
    assert bodies_with_plea(newsmill, lake) == [{"pleads": True, "version": 2, "n": 10}]


def profile(outlet: str, *lines: str) -> dict[str, object]:
    template = [Template(line, "nav", "above", 3) for line in lines]  # type: ignore[arg-type]
    columns = {"template_lines": "line", "kinds": "kind", "places": "place", "stories_with": "stories"}
    parts = {column: [getattr(line, name) for line in template] for column, name in columns.items()}
    return {"outlet": outlet, "known_by": KnownBy.PUBLISHER.value, "domain": None, "articles": 9, "stories": 9, "rates": [0.5] * len(lines), **parts}


def test_profiles_are_kept_by_version_and_only_those_that_differ_are_written(tmp_path: Path) -> None:
    lake, now = Lake.at(tmp_path / "lake"), datetime(2026, 3, 1, tzinfo=UTC)
    first = {name: profile(name, "share") for name in ("courier", "post")}
    assert publish(lake, differing(first, {}), run_id(now), now)[0] == 1
    with catalogue.attached(lake) as connection:
        again = {
            **first,
            "courier": {**profile("courier", "share"), "rates": [0.9]},
            "post": profile("post", "share", "print"),
            "ledger": profile("ledger", "a"),
        }
        changed = differing(again, rows_at(connection))
        assert [row["outlet"] for row in changed] == ["ledger", "post"]
        assert differing({}, rows_at(connection))[0]["template_lines"] == []
    assert publish(lake, changed, run_id(now), now)[0] == 2
    with catalogue.attached(lake) as connection:
        profiles = in_force(connection)
        assert {name: row["profile_version"] for name, row in rows_at(connection).items()} == {"courier": 1, "post": 2, "ledger": 2}
        assert {name: row["template_lines"] for name, row in rows_at(connection, 1).items()} == {"courier": ["share"], "post": ["share"]}
        with pytest.raises(UsageError, match="the last is 2"):
            rows_at(connection, 3)
    assert {name: one.version for name, one in read_profiles(profiles).by_outlet.items()} == {"courier": 1, "post": 2, "ledger": 2}
    assert {name: one.version for name, one in read_profiles(InForce(1, profiles.files)).by_outlet.items()} == {"courier": 1, "post": 1}
    assert all(pq.read_schema(path).metadata for path in profiles.files)
