"""A rule is added as README tells, and a lake is brought up to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from guides import put_behind, steps
from model_makers import ruler
from nursery import Nursery
from rows import rows

ROOT = Path(__file__).resolve().parents[2]
STORY = """Night ferry number {} stays in service

The harbour board of Skarvik voted on Monday to keep the night ferry running through the winter, its chair said.

Ring our news desk on 555 0100
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the packages, to change rules in."""
    for package in ("schemas", "transforms", "flows"):
        shutil.copytree(ROOT / package, tmp_path / "tree" / package)
    return tmp_path / "tree"


@contextmanager
def command_of(tree: Path) -> Iterator[Callable[..., str]]:
    """The command as the tree has it now."""
    nursery = Nursery(tree)

    def call(*arguments: object) -> str:
        done = nursery.newsmill(*arguments, cwd=tree)
        assert done.returncode == 0, done.stderr
        return done.stdout

    try:
        yield call
    finally:
        nursery.close()


def add_rule(tree: Path) -> None:
    """Follow the first two steps of README."""
    (module, rule), (table, line), *_ = steps("Adding a rule")
    with (tree / module).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{rule}")
    put_behind(tree / table, "FURNITURE: tuple[Rule, ...] = (\n", line)


def bodies(lake: Path) -> list[str]:
    with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
        return [row[0] for row in connection.execute("SELECT body FROM articles ORDER BY record_id").fetchall()]


def test_a_new_rule_is_rehearsed_then_applied_and_the_lake_equals_a_rebuilt_one(prefect_server: None, tree: Path, tmp_path: Path) -> None:
    inbox, lake, rebuilt = tmp_path / "inbox", tmp_path / "lake", tmp_path / "rebuilt"
    inbox.mkdir()
    model = ruler(tmp_path / "model", {"Skarvik": "GPE", "news desk": "ORG"})
    for number in range(4):
        (inbox / f"ferry-{number}.txt").write_text(STORY.format(number))
    (inbox / "prompt.txt").write_text("Ring our news desk on 555 0100.\n\nRing our news desk on 555 0101.\n")
    with command_of(tree) as newsmill:
        newsmill("run", inbox, "--lake", lake, "--model", model, "-q")
        assert sum("Ring our" in body for body in bodies(lake)) == 5
        assert "nothing is stale" in newsmill("refresh", "--lake", lake)
    add_rule(tree)
    with command_of(tree) as newsmill:
        assert "`newsmill refresh` brings them up to date" in newsmill("run", inbox, "--lake", lake)
        shown = json.loads(newsmill("refresh", "--dry-run", "--lake", lake, "--json"))
        assert shown["difference"]["edits"]["hotline"] == [6, 0]
        assert shown["difference"]["changed"]["body"] == 5
        assert shown["difference"]["model_mentions"] == {"ORG": [0, 6]}
        assert sum("Ring our" in body for body in bodies(lake)) == 5
        assert "published snapshot" in newsmill("refresh", "--lake", lake)
        assert len(bodies(lake)) == 4
        assert sum("Ring our" in body for body in bodies(lake)) == 0
        newsmill("run", inbox, "--lake", rebuilt, "--model", model, "-q")
    assert rows(lake) == rows(rebuilt)
    assert rows(lake)["model_mentions"].total() == 4
