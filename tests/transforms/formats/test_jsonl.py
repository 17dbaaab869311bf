import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.jsonl import JSONL
from transforms.formats.lines import CHUNK_BYTES
from transforms.records import Declared, Fault, Outcome, Record

TEXTS = st.text(st.characters(codec="utf-8")).filter(str.strip)


def parse(data: bytes, limit: int = 1 << 26) -> list[Outcome]:
    return list(JSONL.parse(io.BytesIO(data), "export.jsonl", Parsing(max_record_bytes=limit)))


def fault(data: bytes, limit: int = 1 << 26) -> Fault:
    outcome, declared = parse(data, limit)
    assert isinstance(outcome, Fault)
    assert declared == Declared(1)
    return outcome


def texts(outcomes: list[Outcome]) -> list[str]:
    return [outcome.text for outcome in outcomes if isinstance(outcome, Record)]


def test_each_line_is_a_record_and_blank_lines_are_none() -> None:
    assert parse(b'\n{"text": "a"}\r\n \t\r\n\n{"text": "b", "title": "T", "id": 5}') == [
        Record(0, "export-0", "a", "utf-8", {}),
        Record(1, "5", "b", "utf-8", {"title": "T"}),
        Declared(2),
    ]


def test_a_broken_line_is_a_fault_with_its_place_and_the_next_is_read() -> None:
    first, second, third, declared = parse(b'{"text": "a"}\n\n{"text": \n{"text": "b"}\n')
    assert isinstance(second, Fault)
    assert (second.number, second.reason) == (1, Reason.BROKEN_RECORD)
    assert second.detail == "line 3, byte 15: Expecting value (at its character 9)"
    assert texts([first, third]) == ["a", "b"]
    assert declared == Declared(3)


def test_offsets_count_the_bytes_of_the_mark() -> None:
    assert fault(b"\xef\xbb\xbf{").detail.startswith("line 1, byte 3: ")


@pytest.mark.parametrize("value", ["[1]", "3", '"text"', "null"])
def test_what_is_no_object_is_broken(value: str) -> None:
    assert fault(value.encode()).reason is Reason.BROKEN_RECORD


def test_nesting_without_end_is_broken() -> None:
    assert "nested too deeply" in fault(b'{"text":' + b"[" * 100_000).detail


def test_numbers_without_end_are_broken() -> None:
    assert fault(b'{"text": ' + b"1" * 10_000 + b"}").reason is Reason.BROKEN_RECORD


def test_a_line_too_long_is_passed_over_wherever_it_ends() -> None:
    for length in (200, CHUNK_BYTES - 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 7):
        long = b'{"text": "' + b"x" * length + b'"}'
        first, second, third, declared = parse(b'{"text": "a"}\n' + long + b'\n{"text": "b"}\n', limit=100)
        assert isinstance(second, Fault)
        assert (second.number, second.reason) == (1, Reason.TOO_LARGE)
        assert second.detail.startswith(f"line 2, byte 14: it has {len(long)} bytes")
        assert (texts([first, third]), declared) == (["a", "b"], Declared(3))


def test_a_line_as_long_as_may_be_is_kept() -> None:
    line = b'{"text": "abc"}'
    assert texts(parse(line, limit=len(line))) == ["abc"]
    assert fault(line, limit=len(line) - 1).reason is Reason.TOO_LARGE


def test_a_long_line_at_the_end_of_the_file_is_counted() -> None:
    assert fault(b"x" * (2 * CHUNK_BYTES), limit=100).reason is Reason.TOO_LARGE


def test_lines_and_characters_may_lie_across_chunks() -> None:
    wanted = ["ü" * (CHUNK_BYTES - 9), "b", "ß" * CHUNK_BYTES]
    assert texts(parse("\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in wanted).encode())) == wanted


def test_half_a_surrogate_pair_becomes_a_replacement_character_and_says_so() -> None:
    record = parse(rb'{"text": "a\ud800b \\ud800 \ud83d\ude00", "title": "\udfff"}')[0]
    assert isinstance(record, Record)
    assert record.text == "a\ufffdb \\ud800 \U0001f600"
    assert record.hints == {"title": "\ufffd", "repaired": "half a surrogate pair became U+FFFD"}


def test_not_a_number_is_no_reason_to_lose_a_record() -> None:
    assert parse(b'{"text": "a", "score": NaN, "rank": 1e999}')[0] == Record(0, "export-0", "a", "utf-8", {})


def test_a_line_in_another_encoding_is_decoded_by_itself() -> None:
    old = '{"text": "Größe und Maß für Bürger"}'.encode("cp1252")
    first, second, _ = parse('{"text": "Brücke"}\n'.encode() + old)
    assert first == Record(0, "export-0", "Brücke", "utf-8", {})
    assert second == Record(1, "export-1", "Größe und Maß für Bürger", "windows-1252", {})


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
def test_marks_and_wide_encodings_are_read(codec: str) -> None:
    lines = '{"text": "Brücke"}\n{"text": "b"}\n'
    assert parse(lines.encode(codec)) == [
        Record(0, "export-0", "Brücke", codec, {}),
        Record(1, "export-1", "b", codec, {}),
        Declared(2),
    ]


def test_a_file_without_lines_is_empty() -> None:
    assert (fault(b"").reason, fault(b" \n\n").reason) == (Reason.EMPTY, Reason.EMPTY)
    assert fault(b"").number is None


def test_a_stream_may_give_little_at_a_time() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(7, size or 7))

    data = b'{"text": "It sails at six."}\n' * 20
    assert list(JSONL.parse(Slow(data), "export.jsonl", Parsing())) == parse(data)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_texts_come_back_exactly_and_in_order(wanted: list[str], ascii_only: bool, end: str) -> None:
    data = end.join(json.dumps({"text": text}, ensure_ascii=ascii_only) for text in wanted).encode()
    outcomes = parse(data)
    assert texts(outcomes) == wanted
    assert outcomes[-1] == Declared(len(wanted))
