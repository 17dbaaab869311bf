"""Rejected records again, with other limits or once the world has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from rows import queried

STORY = "The night ferry sails again from Monday, the harbour office said, after a week in the dock for repairs."


def inbox(home: Path) -> Path:
    folder = home / "in"
    folder.mkdir()
    lines = [json.dumps({"text": STORY}), json.dumps({"text": STORY + " " + "Long. " * 400}), "{broken"]
    (folder / "a.jsonl").write_text("\n".join(lines))
    (folder / "b.jsonl").write_text('{"text": "The ferry stays in port today."}\n{broken\n')
    return folder


@pytest.mark.long
def test_what_was_too_large_is_read_under_another_limit_and_nothing_else_is(newsmill: Command, tmp_path: Path) -> None:
    folder, lake = inbox(tmp_path), tmp_path / "lake"
    newsmill("run", folder, "--lake", lake, "--set", "max_record_bytes=1000", "--reject-limit", "1", "--quiet")
    assert queried(newsmill, lake, "SELECT count(*) AS n FROM rejects WHERE reason = 'too_large'") == [{"n": 1}]
    before = queried(newsmill, lake, "SELECT run_id FROM inputs WHERE uri LIKE '%b.jsonl'")
    newsmill("retry", "--where", "reason = 'too_large'", "--lake", lake, "--quiet", check=False)
    assert queried(newsmill, lake, "SELECT reason, count(*) AS n FROM rejects GROUP BY ALL") == [{"reason": "broken_record", "n": 2}]
    assert queried(newsmill, lake, "SELECT count(*) AS n FROM articles") == [{"n": 3}]
    assert queried(newsmill, lake, "SELECT run_id FROM inputs WHERE uri LIKE '%b.jsonl'") == before
    again = newsmill("run", folder, "--lake", lake)
    assert "nothing new" in again.stdout


@pytest.mark.long
def test_when_nothing_answers_it_says_so_and_a_wrong_condition_is_a_usage_error(newsmill: Command, tmp_path: Path) -> None:
    folder, lake = inbox(tmp_path), tmp_path / "lake"
    newsmill("run", folder, "--lake", lake, "--reject-limit", "1", "--quiet")
    assert "no input" in newsmill("retry", "--where", "reason = 'empty'", "--lake", lake).stdout
    wrong = newsmill("retry", "--where", "reasn = 'empty'", "--lake", lake, check=False)
    assert (wrong.returncode, "reasn" in wrong.stderr) == (2, True)
