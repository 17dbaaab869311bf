import io
import json

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.json_feed import JSON_FEED
from transforms.records import Declared, Fault, Outcome, Record

FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Tidewater Online", "language": "en", "authors": [{"name": "Nadia Ferro"}]}


def parse(*items: object, **feed: object) -> list[Outcome]:
    data = json.dumps({**FEED, **feed, "items": items}).encode()
    assert JSON_FEED.recognises(data, "a.txt")
    return list(JSON_FEED.parse(io.BytesIO(data), "feed.json", Parsing()))


def record(item: object, **feed: object) -> Record:
    found = parse(item, **feed)[0]
    assert isinstance(found, Record)
    return found


def test_an_item_says_what_it_says_and_the_feed_says_the_rest() -> None:
    found = record(
        {
            "id": "tw-1", "url": "https://tidewater.example/1", "title": "Ferry", "content_html": "<p>It sails.</p><p>At six.</p>",
            "content_text": "It sails. At six.", "summary": "A ferry.", "date_published": "2024-03-03T08:00:00Z", "tags": ["sea", "ferry"],
        }
    )  # fmt: skip
    assert (found.text, found.record_id) == ("It sails.\n\nAt six.", "tw-1")
    assert found.layout is not None
    assert found.hints == {
        "title": "Ferry", "url": "https://tidewater.example/1", "published": "2024-03-03T08:00:00Z", "keywords": "sea; ferry", "summary": "A ferry.",
        "guid": "tw-1", "authors": "Nadia Ferro", "publisher": "Tidewater Online", "language": "en",
    }  # fmt: skip


def test_plain_text_and_the_author_of_version_1_are_read() -> None:
    found = record({"id": 7, "content_text": "It sails.", "author": {"name": "O. Fure"}}, version="https://jsonfeed.org/version/1")
    assert (found.text, found.record_id, found.hints["authors"], found.layout) == ("It sails.", "7", "O. Fure", None)


def test_an_item_with_a_summary_only_is_marked() -> None:
    found = record({"id": "a", "summary": "A ferry."})
    assert (found.text, found.hints["summary_only"], "summary" in found.hints) == ("A ferry.", "true", False)


def test_an_item_without_text_is_a_fault_and_the_next_is_read() -> None:
    fault, found, declared = parse({"id": "a", "title": "T"}, {"id": "b", "content_text": "B"})
    assert isinstance(fault, Fault)
    assert (fault.reason, declared) == (Reason.MISSING_TEXT, Declared(2))
    assert isinstance(found, Record)
