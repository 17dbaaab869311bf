"""``newsmill story`` on the sample, through the real command."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from conftest import Command
from selectolax.lexbor import LexborHTMLParser

TAKEN = "000311_b20417_1"


def told(newsmill: Command, lake: Path, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(newsmill("story", *arguments, "--lake", lake, "--json").stdout)
    return found


def test_every_member_of_a_group_leads_to_the_group(sample_lake: Path, newsmill: Command) -> None:
    (group,) = told(newsmill, sample_lake, TAKEN)["groups"]
    copy = group["copies"][-1]["document_id"]
    (same,) = told(newsmill, sample_lake, copy)["groups"]
    assert same["origin"] == group["origin"]
    shown = [member["document_id"] for member in same["copies"] if "paragraphs" in member]
    assert shown == [copy]


def test_counts_are_those_of_the_view_cuts(sample_lake: Path, newsmill: Command) -> None:
    with duckdb.connect(str(sample_lake / "news.duckdb"), read_only=True) as connection:
        largest = "SELECT origin FROM copies GROUP BY ALL ORDER BY count(*) DESC, origin LIMIT 2"
        origins = [row[0] for row in connection.execute(largest).fetchall()]
        of_these = f"kind <> 'headline' AND origin IN ({largest})"
        cuts = connection.execute(f"SELECT document_id, kind, count(*) FROM cuts WHERE {of_these} GROUP BY ALL").fetchall()
    wanted = {(document, kind): times for document, kind, times in cuts}
    found = Counter[tuple[str, str]]()
    for origin in origins:
        for group in told(newsmill, sample_lake, origin)["groups"]:
            for copy in group["copies"]:
                found.update({(copy["document_id"], kind): copy[kind] for kind in ("dropped", "reworded", "added")})
    assert +found == wanted


def test_copies_are_chosen_by_id_by_outlet_or_all(sample_lake: Path, newsmill: Command) -> None:
    def shown(*arguments: str) -> list[str]:
        (group,) = told(newsmill, sample_lake, TAKEN, *arguments)["groups"]
        return [copy["domain"] or copy["record_id"] for copy in group["copies"] if "paragraphs" in copy]

    assert shown("--with", "harbourpost.example") == ["harbourpost.example"]
    assert shown("--with", "mpa-20250206-1148-urgent") == ["mpa-20250206-1148-urgent"]
    assert len(shown("--all")) == 5
    done = newsmill("story", TAKEN, "--with", "nobody.example", "--lake", sample_lake, check=False)
    assert (done.returncode, "no copy answers to 'nobody.example'" in done.stderr) == (2, True)


def test_a_story_has_its_groups_and_the_articles_with_words_of_their_own(sample_lake: Path, newsmill: Command) -> None:
    with duckdb.connect(str(sample_lake / "news.duckdb"), read_only=True) as connection:
        sql = "SELECT story_id, count(*) FILTER (WHERE s.role = 'own'), count(DISTINCT origin), min(document_id) FILTER (WHERE s.role = 'own')"
        sql += " FROM story_articles s LEFT JOIN copies USING (document_id) GROUP BY ALL ORDER BY 2 DESC, 3 DESC, 1 LIMIT 1"
        ((story, own, groups, document),) = connection.execute(sql).fetchall()
    found = told(newsmill, sample_lake, story)
    assert (len(found["own"]), len(found["groups"])) == (own, groups)
    assert own > 0
    assert told(newsmill, sample_lake, document) == found


def test_a_page_is_written_where_it_is_asked_for(sample_lake: Path, newsmill: Command, tmp_path: Path) -> None:
    newsmill("story", TAKEN, "--all", "--lake", sample_lake, "-o", tmp_path / "story.html")
    tree = LexborHTMLParser((tmp_path / "story.html").read_text(encoding="utf-8"))
    assert len(tree.css(".members tbody tr")) == 6
    assert len(tree.css(".sides")) == 5
    assert newsmill("story", TAKEN, "--html", "--lake", sample_lake).stdout.startswith("<!DOCTYPE html>")
    newsmill("story", TAKEN, "--lake", sample_lake, "-o", tmp_path / "story.txt")
    assert (tmp_path / "story.txt").read_text(encoding="utf-8") == newsmill("story", TAKEN, "--lake", sample_lake).stdout


def test_an_article_without_copies_and_an_id_of_nothing_say_so(sample_lake: Path, newsmill: Command) -> None:
    assert "No other article of the lake runs its text." in newsmill("story", "keepers-dog", "--lake", sample_lake).stdout
    done = newsmill("story", "no-such-thing", "--lake", sample_lake, check=False)
    assert (done.returncode, "no document has the id 'no-such-thing'" in done.stderr) == (2, True)


@pytest.mark.parametrize("options", [("--json", "--html")])
def test_two_forms_at_once_are_refused(sample_lake: Path, newsmill: Command, options: tuple[str, ...]) -> None:
    assert newsmill("story", TAKEN, *options, "--lake", sample_lake, check=False).returncode == 2
