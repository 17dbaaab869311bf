"""Articles that come in again: versions are kept and linked, and the newest is current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from rows import queried

BODY = "The night ferry sails again from Monday, the harbour office said, after a week in the dock for repairs to its rudder."
URL = "https://www.harbourpost.example/2024/10/14/ferry"


@pytest.fixture(scope="module")
def lake(newsmill: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three deliveries: an article, the same again with more text, and the same text a third time; and one beside them."""
    home = tmp_path_factory.mktemp("versions")
    texts = [BODY, BODY + " It carries twelve cars fewer.", BODY + " It carries twelve cars fewer."]
    for day, text in enumerate(texts):
        lines = [{"text": text, "url": URL + "?utm_source=day" * day, "title": "Ferry sails"}, {"text": BODY, "id": "7", "title": "No address"}]
        (home / "in").mkdir(exist_ok=True)
        (home / "in" / f"{day}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        newsmill("run", home / "in", "--lake", home / "lake", "--quiet")
    return home / "lake"


def test_another_text_under_the_same_address_is_a_new_version_and_the_newest_is_current(newsmill: Command, lake: Path) -> None:
    found = queried(newsmill, lake, "SELECT parse_filename(uri) AS file, version, current FROM versions ORDER BY file")
    assert found == [
        {"file": "0.jsonl", "version": 1, "current": False},
        {"file": "1.jsonl", "version": 2, "current": False},
        {"file": "2.jsonl", "version": 2, "current": True},
    ]


def test_news_shows_an_article_once_and_articles_keep_every_version(newsmill: Command, lake: Path) -> None:
    assert queried(newsmill, lake, f"SELECT parse_filename(uri) AS file FROM news WHERE url LIKE '{URL}%'") == [{"file": "2.jsonl"}]
    assert queried(newsmill, lake, "SELECT count(*) AS n FROM articles") == [{"n": 6}]


def test_originals_have_one_article_of_each_group_in_its_newest_version(newsmill: Command, lake: Path) -> None:
    groups = (
        "SELECT n.origin, count(o.document_id) AS n FROM news n LEFT JOIN originals o USING (document_id) WHERE n.origin IS NOT NULL GROUP BY ALL"
    )
    found = queried(newsmill, lake, groups)
    assert found and all(row["n"] == 1 for row in found)


def test_articles_without_a_name_for_all_the_world_are_never_versions(newsmill: Command, lake: Path) -> None:
    assert queried(newsmill, lake, "SELECT count(*) AS n FROM news WHERE title = 'No address'") == [{"n": 3}]


def test_the_versions_of_one_article_can_be_asked_for(newsmill: Command, lake: Path) -> None:
    (one,) = queried(newsmill, lake, "SELECT document_id FROM versions WHERE version = 1")
    found = queried(newsmill, lake, f"SELECT version, words FROM versions('{one['document_id']}')")
    assert [row["version"] for row in found] == [1, 2, 2]
