import gzip
import io
import random
import re
import time
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.warc import WARC
from transforms.formats.warc_members import is_compressed_warc
from transforms.records import Declared, Fault, Outcome, Record, Skip

PAGE = "<html><head><title>Ferry</title></head><body><article><p>The ferry to Größe sails at six.</p></article></body></html>"


def record(kind: str, block: bytes, content_type: str = "application/http; msgtype=response", number: int = 0) -> bytes:
    fields = f"WARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://harbourpost.example/{number}\r\n"
    head = f"WARC/1.0\r\n{fields}WARC-Date: 2024-05-13T08:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, fields: str = "Content-Type: text/html; charset=utf-8\r\n", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + body


def page(number: int) -> bytes:
    chance = random.Random(number)
    filler = " ".join(str(chance.random()) for _ in range(60))
    return record("response", answer(f"<html><body><p>Story {number}: {filler}</p></body></html>".encode()), number=number)


def read(data: bytes, parsing: Parsing | None = None) -> list[Outcome]:
    """All outcomes but the count, which is checked."""
    *outcomes, declared = WARC.parse(io.BytesIO(data), "crawl.warc.gz", parsing or Parsing())
    assert declared == Declared(len(outcomes))
    assert all(isinstance(outcome, Fault) or outcome.number == place for place, outcome in enumerate(outcomes) if not isinstance(outcome, Declared))
    return outcomes


def texts(outcomes: list[Outcome]) -> list[str]:
    """The stories that arrived, by number, and the reasons of faults."""
    return [
        outcome.reason if isinstance(outcome, Fault) else outcome.text.split(":")[0].removeprefix("Story ")
        for outcome in outcomes
        if isinstance(outcome, Record | Fault)
    ]


def packed(records: list[bytes], form: str) -> list[bytes]:
    return [gzip.compress(part, mtime=0) for part in records] if form == "gzip" else list(records)


forms = pytest.mark.parametrize("form", ["gzip", "plain"])
PAGES = [page(number) for number in range(6)]


def test_a_page_is_a_record_with_its_address_and_the_time_of_the_crawl() -> None:
    [found] = read(record("response", answer(PAGE.encode()), number=7))
    assert isinstance(found, Record)
    assert (found.record_id, found.text, found.encoding) == ("urn:uuid:7", "The ferry to Größe sails at six.", "utf-8")
    assert found.hints["url"] == "https://harbourpost.example/7"
    assert found.hints["warc.date"] == "2024-05-13T08:00:00Z"
    assert "published" not in found.hints
    assert found.layout


def test_what_the_server_says_of_rights_and_age_is_kept_and_lists_are_joined() -> None:
    fields = "Content-Type: text/html\r\nX-Robots-Tag: noindex\r\nX-Robots-Tag: noai\r\nTDM-Reservation: 1\r\nServer: harbour\r\n"
    [outcome] = read(record("response", answer(b"<html><body><p>The toll rises.</p></body></html>", fields)))
    assert isinstance(outcome, Record)
    said = {name: value for name, value in outcome.hints.items() if name.startswith("http.")}
    assert said == {"http.x-robots-tag": "noindex, noai", "http.tdm-reservation": "1"}


def test_the_charset_of_the_http_header_counts() -> None:
    [found] = read(record("response", answer("<p>Größe, закон</p>".encode("cp1251", "ignore"), "Content-Type: text/html; charset=windows-1251\r\n")))
    assert isinstance(found, Record)
    assert "закон" in found.text


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("gzip", bytes),
        ("identity", bytes),
    ],
)
def test_codings_of_http_are_taken_off_where_they_are(coding: str, code: object) -> None:
    body = code(PAGE.encode())  # type: ignore[operator]
    chunks = b"%x\r\n%b\r\n%X;name=x\r\n%b\r\n0\r\n\r\n" % (20, body[:20], len(body) - 20, body[20:])
    for sent, extra in ((body, ""), (chunks, "Transfer-Encoding: chunked\r\n"), (body, "Transfer-Encoding: chunked\r\n")):
        [found] = read(record("response", answer(sent, f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n{extra}")))
        assert isinstance(found, Record)
        assert "sails at six" in found.text


def test_a_body_that_is_not_coded_as_it_says_is_broken() -> None:
    bad = gzip.compress(PAGE.encode(), mtime=0)[:12]
    [fault] = read(record("response", answer(bad, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")))
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.BROKEN_RECORD


def test_a_body_that_unpacks_to_too_much_is_too_large() -> None:
    [fault] = read(
        record("response", answer(gzip.compress(bytes(9 << 20)), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")),
        Parsing(max_record_bytes=1 << 20),
    )
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.TOO_LARGE


def test_what_is_no_page_is_skipped_by_name() -> None:
    records = [
        record("warcinfo", b"software: x", "application/warc-fields"),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", b"x", "application/warc-fields"),
        record("revisit", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("response", b"dns", "text/dns"),
        record("response", answer(b"gone", status="404 Not Found")),
        record("response", answer(b"\x89PNG", "Content-Type: image/png\r\n")),
        record("response", answer(b"%PDF-", "Content-Type: application/pdf\r\n")),
        record("resource", b"\x89PNG", "image/png"),
        record("novelty", b"x"),
    ]
    said = ["warcinfo record", "request record", "metadata record", "revisit record", "dns response", "404 response", "image response"]
    said += ["pdf response", "image resource", "record of an unknown type"]
    assert [outcome.what for outcome in read(b"".join(records)) if isinstance(outcome, Skip)] == said


def test_texts_of_wet_files_and_resources_are_records() -> None:
    records = record("conversion", b"The ferry sails.", "text/plain") + record("resource", PAGE.encode(), "text/html")
    found = [outcome.text for outcome in read(records) if isinstance(outcome, Record)]
    assert found == ["The ferry sails.", "The ferry to Größe sails at six."]


def test_an_answer_that_is_none_and_a_page_without_text_are_faults() -> None:
    faults = read(record("response", b"nonsense") + record("response", answer(b"<p> </p>")) + record("conversion", b" ", "text/plain"))
    assert [fault.reason for fault in faults if isinstance(fault, Fault)] == [Reason.BROKEN_RECORD, Reason.EMPTY, Reason.MISSING_TEXT]


def test_an_archive_is_known_by_content_compressed_or_not() -> None:
    assert WARC.recognises(PAGES[0], "a.txt") is Sign.CONTENT
    assert WARC.recognises(gzip.compress(PAGES[0]), "a.gz") is Sign.CONTENT
    assert WARC.recognises(b"WARC/1 is a format for web archives.", "a.warc") is None
    assert not is_compressed_warc(gzip.compress(b"The ferry sails."))
    assert not is_compressed_warc(b"\x1f\x8b\x08")


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"\x1f\x8b\x08"])
def test_an_archive_of_nothing_is_one_fault(data: bytes) -> None:
    [fault] = read(data)
    assert isinstance(fault, Fault)


@forms
def test_all_records_in_one_member_or_with_zeros_between_are_read(form: str) -> None:
    assert texts(read(gzip.compress(b"".join(PAGES)))) == list("012345")
    between = bytes(600) if form == "gzip" else b"\r\n" * 9
    assert texts(read(between.join(packed(PAGES, form)) + between)) == list("012345")


@forms
@pytest.mark.parametrize("length", [b"9000", b"10", b"99999999999", b"9" * 30, b"-5", b"many"])
def test_behind_a_length_that_lies_the_next_record_is_found(form: str, length: bytes) -> None:
    lying = re.sub(rb"(WARC-Date.*\r\n.*\r\nContent-Length: )\d+", rb"\g<1>" + length, PAGES[2])
    outcomes = read(b"".join(packed([*PAGES[:2], lying, *PAGES[3:]], form)))
    assert texts(outcomes) == ["0", "1", Reason.BROKEN_RECORD, "3", "4", "5"]
    assert isinstance(outcomes[2], Fault)
    assert re.search(r"byte \d+", outcomes[2].detail)


@forms
def test_garbage_between_records_is_one_fault_that_says_where(form: str) -> None:
    parts = packed(PAGES, form)
    where = sum(map(len, parts[:3]))
    outcomes = read(b"".join(parts[:3]) + b"garbage\r\n\r\nand more of it" * 50 + b"\r\n" + b"".join(parts[3:]))
    assert texts(outcomes) == ["0", "1", "2", Reason.BROKEN_RECORD, "3", "4", "5"]
    assert isinstance(outcomes[3], Fault)
    assert f"byte {where}" in outcomes[3].detail


@forms
def test_a_record_of_which_a_part_is_missing_costs_no_other(form: str) -> None:
    parts = packed(PAGES, form)
    parts[2] = parts[2][:200] + parts[2][400:]
    assert texts(read(b"".join(parts))) == ["0", "1", Reason.BROKEN_RECORD, "3", "4", "5"]


def test_a_damaged_member_costs_no_other_and_its_bytes_are_named() -> None:
    parts = packed(PAGES, "gzip")
    start, end = len(parts[0]), len(parts[0]) + len(parts[1])
    for place in (20, len(parts[1]) // 2, -5):
        damaged = bytearray(parts[1])
        damaged[place] ^= 0xFF
        outcomes = read(parts[0] + bytes(damaged) + b"".join(parts[2:]))
        assert texts(outcomes) == ["0", Reason.BROKEN_RECORD, "2", "3", "4", "5"]
        assert isinstance(outcomes[1], Fault)
        assert f"bytes {start} to {end}" in outcomes[1].detail


@forms
def test_an_archive_cut_anywhere_keeps_the_records_before_and_is_truncated(form: str) -> None:
    parts = packed(PAGES[:2], form)
    whole = len(parts[0])
    for size in range(whole + 20, whole + len(parts[1]) - 12, 7):
        assert texts(read(b"".join(parts)[:size])) == ["0", Reason.TRUNCATED]


@forms
def test_a_record_that_is_too_large_is_passed_over(form: str) -> None:
    large = record("response", answer(b"<p>" + b"x" * 50_000 + b"</p>"))
    outcomes = read(b"".join(packed([PAGES[0], large, PAGES[1]], form)), Parsing(max_record_bytes=5000))
    assert texts(outcomes) == ["0", Reason.TOO_LARGE, "1"]


def test_a_bomb_is_beyond_the_limit() -> None:
    started = time.process_time()
    outcomes = read(gzip.compress(record("response", bytes(200 << 20))))
    assert texts(outcomes)[-1] == Reason.BEYOND_LIMIT
    assert time.process_time() - started < 20


def test_many_lengths_that_lie_take_linear_time() -> None:
    lying = re.sub(rb"(\r\nContent-Length: )\d+", rb"\g<1>60000000", record("request", b"x" * 300), count=1)
    started = time.process_time()
    assert len(read(lying * 10_000)) == 10_000
    assert time.process_time() - started < 10


@settings(deadline=None, max_examples=100)
@given(st.data(), st.sampled_from(["gzip", "plain"]))
def test_changed_archives_give_counts_that_add_up(data: st.DataObject, form: str) -> None:
    changed = bytearray(b"".join(packed(PAGES[:3], form)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(changed) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "repeat"]))
        if kind == "flip":
            changed[place] ^= data.draw(st.integers(1, 255))
        elif kind == "cut":
            del changed[place : place + data.draw(st.integers(0, 500))]
        else:
            changed[place:place] = data.draw(st.binary(max_size=50)) if kind == "insert" else changed[:200]
        if not changed:
            return
    read(bytes(changed))
