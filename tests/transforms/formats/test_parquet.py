import datetime
import io
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.parquet import ARROW, PARQUET
from transforms.records import Declared, Fault, Outcome, Record

ROWS = {"id": [1, 2, 3, 4], "title": ["Ferry", "Bridge", None, "Storm"], "text": ["It sails.", "It stays shut.", "", "<p>It blew.</p><p>Hard.</p>"]}


def parquet(columns: dict[str, Any] = ROWS, **options: Any) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **options)
    return stream.getvalue()


def arrow(columns: dict[str, Any] = ROWS) -> bytes:
    stream, table = io.BytesIO(), pa.table(columns)
    with pa.ipc.new_file(stream, table.schema) as file:
        file.write_table(table, 2)
    return stream.getvalue()


def parse(data: bytes, **settings: Any) -> list[Outcome]:
    format = ARROW if data.startswith(b"ARROW1") else PARQUET
    return list(format.parse(io.BytesIO(data), "rows.parquet", Parsing(**settings)))


def reasons(outcomes: list[Outcome]) -> list[Reason]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Fault)]


@pytest.mark.parametrize("data", [parquet(), parquet(row_group_size=2), arrow()])
def test_each_row_is_a_record_and_the_file_says_how_many(data: bytes) -> None:
    first, second, third, fourth, declared = parse(data)
    assert first == Record(0, "1", "It sails.", "utf-8", {"title": "Ferry"})
    assert isinstance(second, Record)
    assert isinstance(third, Fault)
    assert (third.number, third.reason) == (2, Reason.EMPTY)
    assert isinstance(fourth, Record)
    assert (fourth.text, fourth.layout is not None, declared) == ("It blew.\n\nHard.", True, Declared(4))


def test_values_of_every_type_are_spoken() -> None:
    values = {
        "text": ["a"], "when": pa.array([datetime.datetime(2024, 3, 3, 8)], pa.timestamp("ns", "Europe/Oslo")), "on": [datetime.date(2024, 3, 3)],
        "raw": ["Größe".encode()], "price": [Decimal("1.50")], "who": [{"name": "O. Fure", "born": datetime.date(1960, 1, 1)}], "tags": [["a", "b"]],
        "counts": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())), "mood": pa.array(["calm"]).dictionary_encode(), "geo": [{"lat": 1.5}],
    }  # fmt: skip
    record = parse(parquet(values))[0]
    assert isinstance(record, Record)
    assert record.hints == {
        "when": "2024-03-03 08:00:00.000000Z", "on": "2024-03-03", "raw": "Größe", "price": "1.50", "who": "O. Fure", "tags": "a; b",
        "counts": '{"k":1}', "mood": "calm", "geo": '{"lat":1.5}',
    }  # fmt: skip


def test_folders_in_hives_form_are_columns() -> None:
    record = parse(parquet(), partition={"month": "2024-10", "lang": "en"})[0]
    assert isinstance(record, Record)
    assert record.hints == {"month": "2024-10", "language": "en", "title": "Ferry"}


def test_settings_name_the_column_for_the_text() -> None:
    data = parquet({"stueck": ["It sails."], "note": ["x"]})
    assert reasons(parse(data)) == [Reason.MISSING_TEXT]
    assert isinstance(parse(data, mapping={"text": "stueck"})[0], Record)


def test_a_row_too_large_is_a_fault() -> None:
    assert reasons(parse(parquet({"text": ["a", "x" * 200, "b"]}), max_record_bytes=100)) == [Reason.TOO_LARGE]


def test_rows_that_cannot_be_read_are_faults_each_and_other_row_groups_are_read() -> None:
    data = bytearray(parquet({"text": [f"It sails, {number}." for number in range(6)]}, row_group_size=2, compression="none", use_dictionary=False))
    place = data.index(b"It sails, 2.")
    data[place - 24 : place] = b"\xff" * 24
    outcomes = parse(bytes(data))
    assert outcomes[-1] == Declared(6)
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Record)] == ["It sails, 0.", "It sails, 1.", "It sails, 4.", "It sails, 5."]
    assert reasons(outcomes) == [Reason.BROKEN_RECORD] * 2


@pytest.mark.parametrize("data", [parquet()[:-9], b"PAR1\0" + b"x" * 99, b"", arrow()[:-30], b"ARROW1\0\0"])
def test_a_broken_file_is_a_fault_of_the_whole(data: bytes) -> None:
    outcomes = parse(data)
    assert reasons(outcomes) == [Reason.BROKEN_RECORD]
    assert outcomes[-1] == Declared(1)


def test_an_encrypted_file_says_so() -> None:
    assert reasons(parse(b"PARE\0" + b"x" * 99 + b"\x08\0\0\0PARE")) == [Reason.ENCRYPTED]


@pytest.mark.parametrize("data", [parquet({"text": pa.array([], pa.string())}), arrow({"text": pa.array([], pa.string())})])
def test_a_file_without_rows_is_empty(data: bytes) -> None:
    assert reasons(parse(data)) == [Reason.EMPTY]


def test_a_small_file_that_claims_countless_rows_is_not_believed() -> None:
    assert reasons(parse(parquet({"text": pa.array(["a"] * 200_000).dictionary_encode()}))) == [Reason.BEYOND_LIMIT]


def test_what_reading_raises_passes_through() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100:
                raise OSError("the disk is gone")
            return super().read(size)

    with pytest.raises(OSError, match="the disk is gone"):
        list(PARQUET.parse(Failing(parquet()), "a.parquet", Parsing()))


def test_both_are_known_by_their_first_bytes_or_their_endings() -> None:
    assert PARQUET.recognises(parquet(), "a.txt") is ARROW.recognises(arrow(), "a.txt") is Sign.CONTENT
    assert PARQUET.recognises(b"x", "a.parquet") is ARROW.recognises(b"x", "a.feather") is Sign.NAME
    assert PARQUET.recognises(b"PAR1 is a word", "a.txt") is None


@settings(deadline=None)
@given(st.sampled_from([parquet(), arrow()]), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=8))
def test_counts_add_up_whatever_is_damaged(data: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[8 + place % (len(data) - 8)] = value
    *outcomes, declared = parse(bytes(damaged))
    assert declared == Declared(len(outcomes))
