"""The sample corpus against what a right answer looks like, marked by hand in tests/golden/sample.jsonl."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sample.jsonl"
TRUTH = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
ARTICLES = [truth for truth in TRUTH if "reject" not in truth]
REJECTS = [truth for truth in TRUTH if "reject" in truth]
# Laying out, joining and repairing are no cuts; of markup the truth names only what is unique in its text.
NO_CUTS = ("space", "join", "repair", "markup")


def name(truth: dict[str, Any]) -> str:
    return f"{truth['file']}:{truth['record_id']}"


@pytest.fixture(scope="module")
def articles(sample_lake: Path) -> dict[str, dict[str, Any]]:
    """Every article of the sample with its text and edits, by file and record."""
    with duckdb.connect(str(sample_lake / "news.duckdb"), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        query = """SELECT split_part(d.uri, '/data/sample/', 2) || coalesce('!/' || d.member, '') || ':' || a.record_id AS name, d.text, d.encoding,
                          coalesce((SELECT list({'start': e.start, 'end': e."end", 'kind': e.kind}) FROM edits e WHERE e.document_id = a.document_id), []) AS edits,
                          CAST(a.published_on AS VARCHAR) AS published, CAST(CAST(a.updated_at AS DATE) AS VARCHAR) AS updated_on, a.*
                   FROM articles a JOIN documents d USING (document_id)"""
        result = connection.execute(query)
        columns = [column[0] for column in result.description]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return {row["name"]: row for row in rows}


@pytest.fixture
def article(articles: dict[str, dict[str, Any]], truth: dict[str, Any]) -> dict[str, Any]:
    return articles[name(truth)]


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_fields_are_those_that_a_reader_finds(article: dict[str, Any], truth: dict[str, Any]) -> None:
    fields = ("title", "subtitle", "authors", "url", "published_precision", "updated_on", "agency", "dateline_place", "language", "page_type")
    assert {field: article[field] for field in fields} == {field: truth[field] for field in fields}
    assert article["published"] == truth["published_on"]


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_a_publisher_is_the_right_one_or_its_domain_or_none(article: dict[str, Any], truth: dict[str, Any]) -> None:
    assert article["publisher"] in (truth["publisher"], article["domain"], None)


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_what_a_reader_would_cut_is_cut_under_its_kind(article: dict[str, Any], truth: dict[str, Any]) -> None:
    cuts = [(article["text"][edit["start"] : edit["end"]], edit["kind"]) for edit in article["edits"]]
    assert [cut for cut in truth["cuts"] if not any(cut["text"].strip() in text and cut["kind"] == kind for text, kind in cuts)] == []


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_nothing_else_is_cut(article: dict[str, Any], truth: dict[str, Any]) -> None:
    wanted = [cut["text"] for cut in truth["cuts"]]
    cuts = [article["text"][edit["start"] : edit["end"]].strip() for edit in article["edits"] if edit["kind"] not in NO_CUTS]
    assert [text for text in cuts if not any(text in cut or cut in text for cut in wanted)] == []


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_prose_survives_and_broken_paragraphs_are_whole(article: dict[str, Any], truth: dict[str, Any]) -> None:
    paragraphs = article["body"].split("\n\n")
    assert [kept for kept in truth["keeps"] if kept not in article["body"]] == []
    assert [join for join in truth["joins"] if not any(join[0] in paragraph and join[1] in paragraph for paragraph in paragraphs)] == []


@pytest.mark.parametrize("truth", [truth for truth in ARTICLES if truth.get("repairs")], ids=name)
def test_mojibake_is_repaired_in_the_body_and_kept_in_the_text(article: dict[str, Any], truth: dict[str, Any]) -> None:
    shown = " ".join(filter(None, (article["title"], article["body"], *article["authors"])))
    assert [broken for broken, _ in truth["repairs"] if broken not in article["text"]] == []
    assert [broken for broken, _ in truth["repairs"] if broken in shown] == []
    # The copyright line is cut, and its sign with it.
    assert [mended for _, mended in truth["repairs"] if mended not in shown] == ["©"]


@pytest.mark.parametrize("truth", [truth for truth in ARTICLES if truth.get("encoding", "utf-8") != "utf-8"], ids=name)
def test_old_encodings_are_told(article: dict[str, Any], truth: dict[str, Any]) -> None:
    assert article["encoding"] == truth["encoding"]


def test_what_cannot_be_read_is_a_reject_with_its_reason(sample_lake: Path) -> None:
    with duckdb.connect(str(sample_lake / "news.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "SELECT split_part(uri, '/data/sample/', 2) || coalesce('!/' || member, ''), record, reason FROM rejects ORDER BY ALL"
        ).fetchall()
    assert found == sorted((truth["file"], truth["record"], truth["reject"]) for truth in REJECTS)
