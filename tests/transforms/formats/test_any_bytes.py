"""No parser raises, whatever it is given, and its counts add up."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.formats import FORMATS, HEAD_BYTES, Format, Parsing, recognise
from transforms.records import Declared, Fault, Outcome, Record, Skip

PIECES = (
    b"\n", b"\r\n", b"\r", b" ", b",", b";", b"\t", b"|", b'"', b'""', b"\\", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\x1b$B", b"\x81",
    b"---\n", b"title: a\n", b"id,title,text\n", b"text\n", b"a,b,c\n", b'{"text": "', b'"}', b'{"id": [], "text": "a"}\n', b"\\ud800", b"{", b"[", b"NaN",
    "Größe".encode(), "Größe".encode("cp1252"), "закон".encode("cp1251"), "政府".encode("cp932"), "Hi\n".encode("utf-16-le"), "Hi\n".encode("utf-32"),
    b"<html>", b"PK\x03\x04", b"x" * 300,
)  # fmt: skip
FILES = st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)
NAMES = st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.csv", "a.tsv", "a", "caf\udce9.csv"])


def check(outcomes: list[Outcome]) -> None:
    *rest, declared = outcomes
    assert isinstance(declared, Declared)
    assert not any(isinstance(outcome, Declared) for outcome in rest)
    if rest and isinstance(rest[0], Fault) and rest[0].number is None:
        assert (len(rest), declared.records) == (1, 1)
        return
    numbers = [outcome.number for outcome in rest if isinstance(outcome, Record | Fault | Skip)]
    assert numbers == list(range(declared.records))
    for outcome in rest:
        storable(outcome)


def storable(outcome: Outcome) -> None:
    if isinstance(outcome, Record):
        assert outcome.text.strip()
        for text in (outcome.record_id, outcome.text, outcome.encoding, *outcome.hints.keys(), *outcome.hints.values()):
            text.encode("utf-8")
    if isinstance(outcome, Fault):
        outcome.detail.encode("utf-8")


@pytest.mark.parametrize("parser", FORMATS, ids=lambda parser: parser.name)
@settings(deadline=None)
@given(FILES, NAMES, st.sampled_from([Parsing(), Parsing(max_record_bytes=30), Parsing({"text": "c", "url": "a"})]))
def test_any_bytes_give_outcomes_and_counts_that_add_up(parser: Format, data: bytes, name: str, parsing: Parsing) -> None:
    check(list(parser.parse(io.BytesIO(data), name, parsing)))


@settings(deadline=None)
@given(FILES, NAMES)
def test_any_bytes_are_a_format_or_a_fault_of_the_whole_file(data: bytes, name: str) -> None:
    found = recognise(data[:HEAD_BYTES], name)
    assert isinstance(found, tuple) or (found.number is None and bool(found.detail))


@pytest.mark.parametrize("parser", FORMATS, ids=lambda parser: parser.name)
@pytest.mark.parametrize("piece", PIECES)
def test_a_file_of_one_thing_repeated_is_no_trouble(parser: Format, piece: bytes) -> None:
    data = b"id,text\n" + piece * (80_000 // len(piece))
    recognise(data[:HEAD_BYTES], "a.csv")
    check(list(parser.parse(io.BytesIO(data), "a.csv", Parsing(max_record_bytes=60_000))))
