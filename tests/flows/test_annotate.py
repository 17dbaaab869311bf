"""A model finds names beside those of newsmill's own, and a lake keeps up with its model, its rules and its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Command
from model_makers import nameless, ruler
from rows import queried, rows

from flows.lake import catalogue
from flows.lake.paths import Lake
from schemas import TABLES

BODY = "The harbour board of {} voted on Monday to keep the night ferry to Vestmark running through the winter, its chair said.\n"
GERMAN = "Der Hafenrat von Skarvik hat am Montag beschlossen, die Nachtfähre nach Vestmark auch im Winter fahren zu lassen.\n"
PLACES = {"Skarvik": "GPE", "Vestmark": "GPE"}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "ferry.txt").write_text("Night ferry stays\n\nAdvertisement\n\n" + BODY.format("Skarvik"))
    (folder / "faehre.txt").write_text(GERMAN)
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return ruler(tmp_path / "model", PLACES)


@pytest.fixture
def lake(newsmill: Command, inbox: Path, model: Path, tmp_path: Path) -> Path:
    newsmill("run", inbox, "--lake", tmp_path / "lake", "--model", model, "-q")
    return tmp_path / "lake"


def named(newsmill: Command, lake: Path) -> list[tuple[str, str]]:
    """Names by the model, with the label, as the text has them at their offsets."""
    sql = 'SELECT label, substring(d.text, m.start + 1, m."end" - m.start) AS name FROM model_mentions m JOIN documents d USING (document_id) ORDER BY ALL'
    return [(row["label"], row["name"]) for row in queried(newsmill, lake, sql)]


def files(lake: Path) -> dict[str, set[str]]:
    """The live files of each table."""
    with catalogue.attached(Lake.at(lake), read_only=True) as connection:
        return {table.name: set(catalogue.live_files(connection, table.name)) for table in TABLES}


def status(newsmill: Command, lake: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(newsmill("status", "--lake", lake, "--json").stdout)
    return facts


@pytest.mark.long
def test_a_lake_keeps_its_model_for_files_that_come_and_change_and_equals_a_rebuilt_one(
    newsmill: Command, lake: Path, inbox: Path, model: Path, tmp_path: Path
) -> None:
    (inbox / "ferry.txt").write_text(BODY.format("Calder"))
    (inbox / "again.txt").write_text(BODY.format("Skarvik"))
    newsmill("run", inbox, "--lake", lake, "-q")
    assert named(newsmill, lake) == [("GPE", "Skarvik"), ("GPE", "Vestmark"), ("GPE", "Vestmark")]
    newsmill("run", inbox, "--lake", tmp_path / "rebuilt", "--model", model, "-q")
    assert rows(lake) == rows(tmp_path / "rebuilt")


@pytest.mark.long
def test_another_model_is_rehearsed_then_only_its_names_are_made_again(
    newsmill: Command, lake: Path, inbox: Path, model: Path, tmp_path: Path
) -> None:
    before = files(lake)
    assert named(newsmill, lake) == [("GPE", "Skarvik"), ("GPE", "Vestmark")]
    ruler(model, {"Vestmark": "LOC"})
    facts = status(newsmill, lake)
    assert (facts["stale_parts"], facts["stale_mentions"], facts["models"]) == (0, 1, ["en_pipeline 0.0.0"])
    assert "in 1 parts of the lake other models looked for names" in newsmill("run", inbox, "--lake", lake).stdout
    shown = json.loads(newsmill("refresh", "--dry-run", "--lake", lake, "--json").stdout)["difference"]
    assert (shown["articles"], shown["model_mentions"]) == (0, {"GPE": [0, 2], "LOC": [1, 0]})
    assert named(newsmill, lake) == [("GPE", "Skarvik"), ("GPE", "Vestmark")]
    newsmill("refresh", "--lake", lake, "-q")
    assert named(newsmill, lake) == [("LOC", "Vestmark")]
    after = files(lake)
    assert {table for table in before if before[table] != after[table]} == {"model_mentions", "shards", "runs", "checks"}
    newsmill("run", inbox, "--lake", tmp_path / "rebuilt", "--model", model, "-q")
    assert rows(lake) == rows(tmp_path / "rebuilt")
    assert "nothing is stale" in newsmill("refresh", "--lake", lake).stdout


@pytest.mark.long
def test_a_lake_gets_models_later_one_a_language_and_is_rid_of_them_by_none(newsmill: Command, inbox: Path, model: Path, tmp_path: Path) -> None:
    lake, german = tmp_path / "lake", ruler(tmp_path / "german", {"Nachtfähre": "MISC"}, "de")
    newsmill("run", inbox, "--lake", lake, "-q")
    without = rows(lake)
    assert "names     " not in newsmill("status", "--lake", lake).stdout
    assert "`newsmill refresh` with the same --model" in newsmill("run", inbox, "--lake", lake, "--model", model).stdout
    newsmill("refresh", "--lake", lake, "--model", model, "--model", german, "-q")
    assert named(newsmill, lake) == [("GPE", "Skarvik"), ("GPE", "Vestmark"), ("MISC", "Nachtfähre")]
    assert rows(lake)["mentions"] == without["mentions"]
    assert "nothing is stale" in newsmill("refresh", "--lake", lake).stdout
    newsmill("refresh", "--lake", lake, "--model", "none", "-q")
    assert rows(lake) == without
    assert status(newsmill, lake)["models"] == []


@pytest.mark.long
def test_a_model_that_is_gone_is_missed_only_when_there_is_work_for_it(newsmill: Command, lake: Path, inbox: Path, model: Path) -> None:
    model.rename(model.with_name("elsewhere"))
    assert "there is no model" in status(newsmill, lake)["models_missing"]
    assert "nothing new" in newsmill("run", inbox, "--lake", lake).stdout
    (inbox / "again.txt").write_text(BODY.format("Skarvik"))
    done = newsmill("run", inbox, "--lake", lake, check=False)
    assert (done.returncode, "`--model none` goes on without" in done.stderr) == (2, True)
    newsmill("run", inbox, "--lake", lake, "--model", "none", "-q")
    assert status(newsmill, lake)["stale_mentions"] == 1


def test_a_model_of_no_use_stops_a_run_before_it_reads_anything(newsmill: Command, inbox: Path, tmp_path: Path) -> None:
    done = newsmill("run", inbox, "--lake", tmp_path / "lake", "--model", nameless(tmp_path / "nameless"), check=False)
    assert (done.returncode, "finds no names" in done.stderr) == (2, True)
    assert list((tmp_path / "lake" / "tables").rglob("*.parquet")) == []
