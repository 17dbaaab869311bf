"""The invented corpus against its truth: fields, what is cut and as what, what is joined, what stays."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Field
from transforms.formats import HEAD_BYTES, Format, Parsing, recognise
from transforms.metadata.fields import answers
from transforms.reading.dates import Moment
from transforms.records import Record
from transforms.refine import Article, read_article

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
TRUTH = [json.loads(line) for line in (ROOT / "tests" / "golden" / "sample.jsonl").read_text(encoding="utf-8").splitlines()]
ARTICLES = [truth for truth in TRUTH if "reject" not in truth]
NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT_FIELDS = (Field.TITLE, Field.SUBTITLE, Field.URL, Field.AGENCY, Field.DATELINE_PLACE, Field.LANGUAGE)


def record(truth: dict[str, Any]) -> Record:
    path = SAMPLE / truth["file"]
    data = path.read_bytes()
    form = recognise(data[:HEAD_BYTES], path.name)
    assert isinstance(form, Format)
    found = (outcome for outcome in form.parse(io.BytesIO(data), path.name, Parsing()) if isinstance(outcome, Record))
    return next(outcome for outcome in found if outcome.record_id == truth["record_id"])


def read(truth: dict[str, Any]) -> tuple[str, Article]:
    arrived = record(truth)
    return arrived.text, read_article(arrived.text, arrived.hints, arrived.record_id, NOW)


def spaced(text: str) -> str:
    return " ".join(text.split())


def name(truth: dict[str, Any]) -> str:
    return f"{truth['file']}#{truth['record_id']}"


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_fields_are_those_of_the_truth(truth: dict[str, Any]) -> None:
    article = read(truth)[1]
    found = answers(list(article.evidence))
    published, updated = found.get(Field.PUBLISHED), found.get(Field.UPDATED)
    got: dict[str, Any] = {field.value: found.get(field) for field in TEXT_FIELDS} | {
        "authors": list(found.get(Field.AUTHORS, ())),
        "published_on": published.on.isoformat() if isinstance(published, Moment) else None,
        "published_precision": published.precision.value if isinstance(published, Moment) else None,
        "updated_on": updated.on.isoformat() if isinstance(updated, Moment) else None,
        "page_type": article.type,
    }
    assert got == {key: truth[key] for key in got}


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_every_cut_of_the_truth_is_made_and_of_its_kind(truth: dict[str, Any]) -> None:
    text, article = read(truth)
    made = {(edit.kind.value, spaced(text[edit.start : edit.end])) for edit in article.edits}
    assert {(cut["kind"], spaced(cut["text"])) for cut in truth["cuts"]} - made == set()


@pytest.mark.parametrize("truth", ARTICLES, ids=name)
def test_nothing_is_cut_that_the_truth_keeps_and_joins_are_as_many(truth: dict[str, Any]) -> None:
    text, article = read(truth)
    wanted = {spaced(cut["text"]) for cut in truth["cuts"]}
    cut = {spaced(text[edit.start : edit.end]) for edit in article.edits if not edit.replacement and edit.kind not in ("space", "markup", "join")}
    assert cut - wanted - {""} == set()
    assert [kept for kept in truth["keeps"] if spaced(kept) not in spaced(article.body)] == []
    assert sum(edit.kind == "join" for edit in article.edits) == len(truth["joins"])


@pytest.mark.parametrize("truth", [truth for truth in ARTICLES if truth.get("repairs")], ids=name)
def test_garbled_words_are_repaired(truth: dict[str, Any]) -> None:
    body = read(truth)[1].body
    kept = [(garbled, right) for garbled, right in truth["repairs"] if right in body]
    assert kept
    assert [garbled for garbled, _ in kept if garbled in body] == []
