import itertools
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refined import FIRST, HEAD, LAST, NOW, read, within

import transforms.refine
from schemas import BY_NAME, DOCUMENTS
from schemas.batches import batch
from transforms.edits import apply
from transforms.page import Page
from transforms.refine import Refine, refine

SETTINGS = Refine(run_id="run-1", rules_version="v1")
URL = "https://www.northerncourier.example/2024/10/14/moscow-a86677"

SCRAP = [
    "Share", "© 2024", "By Ana Berg", "October 14, 2024", "[a](b)", "![", "](", "---", "title: x", "<https://x.example/2024/10/14/a>", "Original url:",
    "Related stories", "OSLO (MPA) - ", "â€œ", "Ã©", "offi-", "cers go on", "1 / 12", "Photo: A", "FILE - In this May 1, 2019, file photo, a", "\n", "\n\n", "\r\n",
    "\u2028", "\x0b", "\ufeff", "\u200b", " ", "\xa0", ".", "?", ",", FIRST,
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(SCRAP), st.text(max_size=8)), max_size=30).map("".join))
HINTS = st.dictionaries(
    st.sampled_from(["title", "url", "published", "authors", "agency", "language", "source", "x"]), st.text(max_size=40), max_size=4
)


def documents(*texts: str, hints: Mapping[str, str] | None = None) -> pa.RecordBatch:
    shared: dict[str, Any] = {
        "uri": "/inbox/a.txt",
        "member": None,
        "format": "text",
        "encoding": "utf-8",
        "layout": None,
        "ingested_at": NOW,
        "shard": "s1",
        "part": 0,
        "run_id": "run-0",
    }
    rows = (
        {"document_id": f"d{number}", "record": number, "record_id": f"r{number}", "text": text, "hints": list((hints or {}).items())}
        for number, text in enumerate(texts)
    )
    return batch(DOCUMENTS, [shared | row for row in rows])


def test_the_tables_of_refine_are_in_their_declared_schemas() -> None:
    made = refine(documents(within()), SETTINGS)
    assert set(made) == {"articles", "edits", "evidence", "links", "mentions", "quotes", "rejects", "sketches", "terms"}
    assert all(made[name].schema == BY_NAME[name].schema for name in made)


def test_an_article_row_tells_what_was_found() -> None:
    text = f"{HEAD}OSLO, Oct 14 (MPA) - {FIRST}\n{LAST}\nOriginal url:\n<{URL}>"
    row = refine(documents(text), SETTINGS)["articles"].to_pylist()[0]
    assert (row["document_id"], row["record_id"], row["shard"], row["run_id"], row["rules_version"]) == ("d0", "r0", "s1", "run-1", "v1")
    assert (row["title"], row["authors"], row["agency"], row["dateline_place"]) == (
        "Council votes to raise the bridge toll",
        ["Marta Ilves"],
        "MPA",
        "OSLO",
    )
    assert (str(row["published_on"]), row["published_precision"], row["month"]) == ("2024-10-14", "day", "2024-10")
    assert (row["language"], row["page_type"], row["domain"]) == ("en", "article", "northerncourier.example")
    assert row["body"] == f"OSLO, Oct 14 (MPA) - {FIRST}\n\n{LAST}"
    assert row["words"] == 45


def test_an_article_without_a_date_is_undated() -> None:
    row = refine(documents(f"Toll on the bridge to rise\n{FIRST}"), SETTINGS)["articles"].to_pylist()[0]
    assert (row["published_at"], row["published_on"], row["published_precision"], row["month"]) == (None, None, None, "undated")


@pytest.mark.parametrize("text", ["", " \n\t\n", "Share\nTweet\nEmail", "ADVERTISEMENT\n© 2024 Northern Courier", "1\n2\n3", "..."])
def test_a_document_without_prose_is_a_reject_that_says_what_was_found(text: str) -> None:
    made = refine(documents(text), SETTINGS)
    [row] = made["rejects"].to_pylist()
    assert (row["document_id"], row["stage"], row["reason"], row["uri"], row["record"]) == ("d0", "refine", "no_body", "/inbox/a.txt", 0)
    assert row["detail"]
    assert made["articles"].num_rows == made["evidence"].num_rows == made["links"].num_rows == made["quotes"].num_rows == 0


def test_a_document_that_fails_is_a_reject_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: Page, *others: Any) -> Any:
        if page.text == "bad":
            raise RuntimeError("out of ink")
        return read_article(page, *others)

    read_article = transforms.refine.read_article
    monkeypatch.setattr(transforms.refine, "read_article", fail)
    made = refine(documents(within(), "bad", within()), SETTINGS)
    [row] = made["rejects"].to_pylist()
    assert (row["document_id"], row["reason"], row["detail"]) == ("d1", "failed", "RuntimeError: out of ink")
    assert made["articles"].num_rows == 2


@pytest.mark.parametrize(("text", "told"), [(FIRST * 9, "characters"), (f"{FIRST}\n\n" * 4, "lines"), ("a\r\x0b\x0c" * 4 + FIRST, "lines")])
def test_a_text_beyond_the_size_of_articles_is_a_reject_that_says_what_to_do(text: str, told: str) -> None:
    small = replace(SETTINGS, max_characters=8 * len(FIRST), max_lines=3)
    made = refine(documents(text, FIRST), small)
    [row] = made["rejects"].to_pylist()
    assert (row["document_id"], row["reason"]) == ("d0", "too_large")
    assert told in row["detail"] and "--separator" in row["detail"]
    assert made["edits"].filter(pc.equal(made["edits"]["document_id"], "d0")).num_rows == 0
    assert made["articles"]["document_id"].to_pylist() == ["d1"]


def test_empty_lines_do_not_count() -> None:
    assert refine(documents("\n" * 50 + FIRST), replace(SETTINGS, max_lines=3))["articles"].num_rows == 1


def test_rows_do_not_depend_on_the_batch_or_its_order() -> None:
    texts = [within(), within("ADVERTISEMENT"), "", f"Toll to rise again\n{FIRST}", within("READ MORE: The night of the Solvind")]
    whole = refine(documents(*texts), SETTINGS)
    arrived = documents(*texts)
    apart = [refine(arrived.slice(number, 1), SETTINGS) for number in reversed(range(len(texts)))]
    for name, made in whole.items():
        assert sorted(map(str, made.to_pylist())) == sorted(str(row) for one in apart for row in one[name].to_pylist())


@settings(max_examples=400, deadline=None)
@given(TEXTS, HINTS)
def test_edits_make_the_body_of_any_text(text: str, hints: dict[str, str]) -> None:
    article = read(text, hints)
    places = [(edit.start, edit.end) for edit in article.edits]
    assert apply(article.edits, text) == article.body
    assert places == sorted(set(places))
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))
    assert "\n\n\n" not in article.body and article.body == article.body.strip()


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), HINTS)
def test_every_document_ends_as_an_article_or_as_a_reject_for_want_of_prose(texts: list[str], hints: dict[str, str]) -> None:
    made = refine(documents(*texts, hints=hints), SETTINGS)
    ends = [row["document_id"] for name in ("articles", "rejects") for row in made[name].to_pylist()]
    assert sorted(ends) == [f"d{number}" for number in range(len(texts))]
    assert {row["reason"] for row in made["rejects"].to_pylist()} <= {"no_body"}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_evidence_and_links_stand_within_the_text(text: str) -> None:
    article = read(text)
    places = [(item.candidate.start, item.candidate.end) for item in article.evidence if item.candidate.start is not None]
    places += [(link.start, link.end) for link in article.links]
    assert all(start is not None and end is not None and 0 <= start <= end <= len(text) for start, end in places)
    links = [(link.start, link.end) for link in article.links]
    assert len(set(links)) == len(links)


@pytest.mark.parametrize(
    "unit", [f"{FIRST}\n", "Share\n", "Related stories\nOne headline here for you\n", "[", "donâ€™t ", "[a](https://x.example/b) \n", "offi-\ncers "]
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        read(text)
        return time.process_time() - started

    short = min(seconds(30_000) for _ in range(2))
    assert any(seconds(240_000) < 20 * short + 0.5 for _ in range(3))
