import io
import json

import pytest

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.ninjs import NINJS
from transforms.records import Declared, Fault, Outcome, Record

TEXT = "OSLO, Oct 14 (MPA) - The ministers agreed.\n\nThey signed."
XHTML = "<p>OSLO, Oct 14 (MPA) - The ministers agreed.</p><p>They signed.</p>"
FIRST = {
    "uri": "urn:mpa:1", "type": "text", "versioncreated": "2024-10-14T09:32:00Z", "firstcreated": "2024-10-14T09:00:00Z", "pubstatus": "usable",
    "headline": "Ministers agree", "byline": "By Ana Brandvik", "located": "Oslo", "body_xhtml": XHTML, "body_text": TEXT, "urgency": 3,
    "version": "2", "language": "en", "usageterms": "For clients only", "copyrightholder": "Meridian Press Agency", "ednote": "Adds vote",
    "subject": [{"name": "diplomacy"}, {"name": "shipping"}], "place": [{"name": "Oslo"}], "person": [{"name": "Henrik Karlsen"}],
    "description_text": "A deal.", "slugline": "STRAIT-ICE", "source": "MPA", "associations": {"mainpic": {"type": "picture", "uri": "urn:mpa:2"}},
}  # fmt: skip
THIRD = {
    "uri": "urn:mpa:1", "type": "text", "versionCreated": "2024-10-14T09:32:00Z", "pubStatus": "usable", "by": "By Ana Brandvik", "edNote": "Adds vote",
    "headlines": [{"role": "sub", "value": "Deal on ice"}, {"role": "main", "value": "Ministers agree"}], "infoSources": [{"name": "MPA"}],
    "bodies": [{"role": "text", "contentType": "text/plain", "value": TEXT}, {"role": "main", "contentType": "text/html", "value": XHTML}],
    "descriptions": [{"role": "caption", "value": "C"}, {"role": "summary", "contentType": "text/plain", "value": "A deal."}],
}  # fmt: skip


def parse(document: object) -> list[Outcome]:
    data = json.dumps(document, indent=1).encode()
    assert NINJS.recognises(data, "a.txt") is Sign.CONTENT
    return list(NINJS.parse(io.BytesIO(data), "item.json", Parsing()))


def record(document: object) -> Record:
    found = parse(document)[0]
    assert isinstance(found, Record), found
    return found


def fault(document: object) -> Fault:
    found = parse(document)[0]
    assert isinstance(found, Fault)
    return found


def test_an_item_of_version_1_says_all_that_it_says() -> None:
    found = record(FIRST)
    assert (found.text, found.record_id) == (TEXT, "urn:mpa:1")
    assert found.layout is not None
    assert found.hints == {
        "title": "Ministers agree", "byline": "By Ana Brandvik", "dateline": "Oslo", "published": "2024-10-14T09:00:00Z",
        "updated": "2024-10-14T09:32:00Z", "status": "usable", "urgency": "3", "version": "2", "language": "en", "rights": "For clients only",
        "copyright": "Meridian Press Agency", "copyrightholder": "Meridian Press Agency", "editors_note": "Adds vote", "subjects": "diplomacy; shipping",
        "places": "Oslo", "people": "Henrik Karlsen", "summary": "A deal.", "slug": "STRAIT-ICE", "agency": "MPA", "guid": "urn:mpa:1", "type": "text",
    }  # fmt: skip


@pytest.mark.parametrize("lower", [False, True])
def test_versions_2_and_3_list_their_parts_with_roles(lower: bool) -> None:
    found = record(json.loads(json.dumps(THIRD).replace("contentType", "contenttype").replace("pubStatus", "pubstatus")) if lower else THIRD)
    assert (found.text, found.hints["title"], found.hints["subtitle"]) == (TEXT, "Ministers agree", "Deal on ice")
    assert (found.hints["byline"], found.hints["summary"], found.hints["agency"]) == ("By Ana Brandvik", "A deal.", "MPA")
    assert (found.hints["published"], found.hints["editors_note"]) == ("2024-10-14T09:32:00Z", "Adds vote")
    assert "updated" not in found.hints


@pytest.mark.parametrize(
    "document",
    [
        [FIRST, THIRD], {"total": 2, "item": [FIRST, THIRD]}, {"api_version": "1.1", "data": {"items": [{"meta": {}, "item": FIRST}, {"item": THIRD}]}},
    ],
)  # fmt: skip
def test_items_are_found_in_the_answers_of_interfaces(document: object) -> None:
    outcomes = parse(document)
    assert [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)] == ["urn:mpa:1"] * 2
    assert outcomes[-1] == Declared(2)


def test_items_may_stand_one_a_line() -> None:
    data = "\n".join(map(json.dumps, (FIRST, THIRD))).encode()
    assert NINJS.recognises(data, "a.jsonl") is Sign.CONTENT
    assert len(list(NINJS.parse(io.BytesIO(data), "a.jsonl", Parsing()))) == 3


@pytest.mark.parametrize(
    ("kind", "what"), [("picture", "a picture"), ("video", "a video"), ("audio", "a sound"), ("graphic", "a graphic"), ("event", "an event")]
)
def test_what_is_no_story_says_what_it_is(kind: str, what: str) -> None:
    found = fault({**THIRD, "type": kind})
    assert found.reason is Reason.NO_STORY
    assert what in found.detail


def test_an_event_is_one_without_saying_so() -> None:
    assert fault({"uri": "urn:a", "title": "Council meets", "descriptions": [], "eventDetails": {"dates": {}}}).reason is Reason.NO_STORY


def test_a_composite_with_a_text_is_a_story() -> None:
    assert record({**FIRST, "type": "composite"}).text == TEXT


def test_an_item_with_a_description_only_is_marked() -> None:
    found = record({name: value for name, value in THIRD.items() if name != "bodies"})
    assert (found.text, found.hints["summary_only"]) == ("A deal.", "true")


def test_an_item_whose_text_is_elsewhere_says_so() -> None:
    item = {
        "uri": "https://api.example/1?key=7",
        "altids": {"itemid": "i1"},
        "type": "text",
        "pubstatus": "usable",
        "renditions": {"nitf": {"href": "x"}},
    }
    found = fault({"data": {"item": item}})
    assert found.reason is Reason.MISSING_TEXT
    assert "'i1' has no body: it only says where to fetch it (renditions nitf)" in found.detail


def test_of_html_that_lost_its_text_the_plain_body_is_taken() -> None:
    assert record({**FIRST, "body_xhtml": "<p>OSLO</p>"}).text == TEXT


def test_a_body_in_nitf_is_read_if_there_is_no_other() -> None:
    body = {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<body.content><p>It sails.</p><p>At six.</p></body.content>"}
    assert record({**THIRD, "bodies": [body]}).text == "It sails.\n\nAt six."


@pytest.mark.parametrize(
    "document", [{"uri": "urn:a", "headline": "T", "text": "It sails."}, [{"id": 1, "version": "2"}], {"type": "object", "title": "Schema"}]
)
def test_other_json_is_no_ninjs(document: object) -> None:
    assert NINJS.recognises(json.dumps(document).encode(), "ninjs.json") is None
