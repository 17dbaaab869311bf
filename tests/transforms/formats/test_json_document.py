import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.json_document import JSON_DOCUMENT
from transforms.formats.lines import CHUNK_BYTES
from transforms.records import Declared, Fault, Outcome, Record

FERRY = {"id": "f", "title": "Ferry", "text": "It sails at six."}
BRIDGE = {"id": "b", "title": "Bridge", "text": 'It "stays" shut: {[\\'}


def parse(data: bytes, limit: int = 1 << 26, name: str = "export.json") -> list[Outcome]:
    return list(JSON_DOCUMENT.parse(io.BytesIO(data), name, Parsing(max_record_bytes=limit)))


def dumped(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, indent=indent).encode()


def ids(outcomes: list[Outcome]) -> list[str]:
    return [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)]


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def only_fault(data: bytes, limit: int = 1 << 26) -> Fault:
    outcome, declared = parse(data, limit)
    assert isinstance(outcome, Fault)
    assert declared == Declared(1)
    return outcome


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "document",
    [
        [FERRY, BRIDGE],
        {"status": "ok", "totalResults": 2, "articles": [FERRY, BRIDGE]},
        {"response": {"status": "ok", "docs": [FERRY, BRIDGE]}},
        {"took": 3, "hits": {"total": {"value": 2}, "hits": [{"_index": "news", "_id": "x", "_source": FERRY}, {"_source": BRIDGE}]}},
        {"data": {"stories": {"edges": [{"cursor": "1", "node": FERRY}, {"cursor": "2", "node": BRIDGE}]}}},
        {"first": FERRY, "second": BRIDGE},
        {"menu": [{"label": "Sea"}], "monday": [FERRY], "tuesday": [BRIDGE]},
        [{"id": "f", "fields": {"body": "It sails at six."}, "tags": [{"name": "sea"}]}, {"id": "b", "fields": {"body": "It stays shut."}}],
    ],
)
def test_articles_are_found_wherever_they_stand(document: object, indent: int | None) -> None:
    outcomes = parse(dumped(document, indent))
    assert ids(outcomes) == ["f", "b"]
    assert outcomes[-1] == Declared(2)


def test_an_article_alone_is_one_record_with_its_columns_as_hints() -> None:
    assert parse(dumped({**FERRY, "related": [BRIDGE]}, 1))[0] == Record(0, "f", "It sails at six.", "utf-8", {"title": "Ferry", "related": "Bridge"})


def test_what_an_interface_puts_around_an_article_is_a_hint_too() -> None:
    record = parse(dumped([{"webUrl": "https://a.example", "fields": {"headline": "Ferry", "body": "<p>It sails.</p><p>At six.</p>"}}]))[0]
    assert isinstance(record, Record)
    assert (record.text, record.hints) == ("It sails.\n\nAt six.", {"title": "Ferry", "url": "https://a.example"})
    assert record.layout is not None


def test_documents_one_after_another_are_read_as_well() -> None:
    assert ids(parse(dumped(FERRY, 2) + b"\n" + dumped(BRIDGE, 2))) == ["f", "b"]
    assert ids(parse(dumped(FERRY) + b",\n" + dumped([BRIDGE]))) == ["f", "b"]


def test_a_broken_element_costs_itself_alone_and_says_where_it_is() -> None:
    outcomes = parse(b'[{"id": "a", "text": "A"}, {"id": "b", "text": "B" "C"}, {"id": "c", "text": "D"}]')
    assert ids(outcomes) == ["a", "c"]
    assert faults(outcomes) == [(1, Reason.BROKEN_RECORD)]
    assert outcomes[1].detail.startswith("byte 27: ")  # type: ignore[union-attr]
    assert outcomes[-1] == Declared(3)


@pytest.mark.parametrize("limit", [1 << 26, 60])
def test_a_quote_left_open_does_not_swallow_what_follows(limit: int) -> None:
    outcomes = parse(b'[{"id": "a", "text": "A"}, {"id": "b", "text": "B}, {"id": "c", "text": "C"}, {"id": "d", "text": "D"}]', limit)
    assert ids(outcomes) == ["a", "c", "d"]
    assert len(faults(outcomes)) == 1


@pytest.mark.parametrize("cut", range(28, 62))
def test_of_a_truncated_file_what_came_before_is_kept_and_the_break_is_told(cut: int) -> None:
    data = b'{"articles": [{"text": "A"}, {"text": "BBBBBBBBBBBBBBBBBBBBBBB"}]}'
    outcomes = parse(data[:cut])
    assert isinstance(outcomes[0], Record)
    assert [reason for _, reason in faults(outcomes)] == [Reason.TRUNCATED]


def test_a_record_too_large_is_passed_over_wherever_it_ends() -> None:
    for length in (200, CHUNK_BYTES - 1, 3 * CHUNK_BYTES + 7):
        outcomes = parse(dumped([FERRY, {"id": "x", "text": "x" * length}, {"id": "c", "text": "C"}]), limit=100)
        assert ids(outcomes) == ["f", "c"]
        assert faults(outcomes) == [(1, Reason.TOO_LARGE)]
    assert only_fault(dumped({"text": "x" * 200}), limit=100).reason is Reason.TOO_LARGE


def test_a_document_longer_than_a_record_may_be_gives_its_records_all_the_same() -> None:
    assert len(ids(parse(dumped({"page": 1, "data": {"items": [FERRY] * 5000}}), limit=2000))) == 5000


def test_json_without_an_article_says_what_it_holds() -> None:
    fault = only_fault(dumped({"requests": {"a": {"status": 200}}, "log": [{"level": "info"}] * 30}))
    assert fault.reason is Reason.MISSING_TEXT
    assert "an object with requests, log" in fault.detail
    assert "more than 20 objects with level at log" in fault.detail
    assert only_fault(b"[1, 2]").reason is Reason.MISSING_TEXT
    assert only_fault(b'"text"').reason is Reason.MISSING_TEXT


def test_a_record_without_text_among_others_is_a_fault_of_its_own() -> None:
    assert faults(parse(dumped([{"id": "x"}, FERRY, {"id": "y", "text": ""}, 3]))) == [
        (0, Reason.MISSING_TEXT), (2, Reason.EMPTY), (3, Reason.BROKEN_RECORD),
    ]  # fmt: skip


def test_a_column_that_settings_name_is_the_text() -> None:
    parsing = Parsing({"text": "stueck"})
    assert len(ids(list(JSON_DOCUMENT.parse(io.BytesIO(b'{"a": [{"stueck": "A"}, {"stueck": "B"}]}'), "a.json", parsing)))) == 2


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_is_empty(data: bytes) -> None:
    assert only_fault(data).reason is Reason.EMPTY


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32-be"])
def test_marks_and_wide_encodings_are_read(codec: str) -> None:
    record = parse('[\n{"text": "Brücke"}]'.encode(codec))[0]
    assert isinstance(record, Record)
    assert (record.text, record.encoding) == ("Brücke", codec)


def test_an_element_in_another_encoding_is_decoded_by_itself() -> None:
    record = parse('[{"text": "Größe und Maß für Bürger"}]'.encode("cp1252"))[0]
    assert isinstance(record, Record)
    assert (record.text, record.encoding) == ("Größe und Maß für Bürger", "windows-1252")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (dumped([FERRY]), "a.txt", Sign.CONTENT), (dumped(FERRY, 2), "a.jsonl", Sign.CONTENT), (b"[]", "a.json", Sign.NAME),
        (dumped(FERRY) + b"\n" + dumped(BRIDGE), "a.json", None), (b"[Photo: the ferry]\n", "a.txt", None), (b"{ferry}\n", "a.txt", None),
        (b'{"text": "' + b"x" * 70_000, "a.json", Sign.NAME), (b'{"n": 1, "items": [{"text": "' + b"x" * 70_000, "a.txt", Sign.CONTENT),
    ],
)  # fmt: skip
def test_a_document_is_known_from_json_lines_and_from_prose(data: bytes, name: str, expected: Sign | None) -> None:
    assert JSON_DOCUMENT.recognises(data[:65536], name) is expected


@pytest.mark.parametrize("piece", [b"{", b"[", b'"', b'{"text": "', b'[{"a":', b"]}", b'{"id": 1, "text": [', b"0,", b'"",', b'{"a": {}},'])
def test_time_is_linear_in_nonsense(piece: bytes) -> None:
    outcomes = parse(piece * (400_000 // len(piece)), limit=300_000)
    assert isinstance(outcomes[-1], Declared)
    assert outcomes[-1].records == len(outcomes) - 1


@settings(deadline=None)
@given(
    st.binary(max_size=120)
    | st.lists(st.sampled_from([b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b'"text"', b'{"text": "a"}', b" "])).map(b"".join),
    st.sampled_from([8, 40, 1 << 20]),
)
def test_counts_add_up_whatever_the_bytes_are(data: bytes, limit: int) -> None:
    *outcomes, declared = parse(data, limit)
    assert declared == Declared(len(outcomes))
    assert [outcome.number for outcome in outcomes] in ([None], list(range(len(outcomes))))  # type: ignore[union-attr]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8")).filter(str.strip), min_size=1), st.booleans(), st.sampled_from([None, 1]))
def test_texts_come_back_exactly_and_in_order(wanted: list[str], ascii_only: bool, indent: int | None) -> None:
    data = json.dumps({"items": [{"title": "T", "text": text} for text in wanted]}, ensure_ascii=ascii_only, indent=indent).encode()
    outcomes = parse(data)
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Record)] == wanted
