import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.iptc7901 import IPTC7901, recognises
from transforms.records import Declared, Fault, Outcome, Record

HEADER = "\x01mpa0061 3 i 211 ccccb   mpa 061\r\n\nVestmark-ferries/\r\n\x02"
HEAD = "1ST LEAD\r\nFerry manager found guilty\r\nover Solvind disaster\r\nBy Ana Brandvik, MPA =\r\n\n"
BODY = "   Skarvik (MPA) - A court found a former manager of Maren Line\r\nguilty on Thursday.\r\n\n   He had denied it.\r\n"
TRAILER = "\x03061148 GMT Feb 25 \r\n\x7f\n\x7f\x04"
MESSAGE = HEADER + HEAD + BODY + TRAILER
PRINTED = {"\x01": "<SOH>", "\x02": "<STX>", "\x03": "<ETX>", "\x04": "<EOT>"}
PICTURES = {"\x01": "␁", "\x02": "␂", "\x03": "␃", "\x04": "␄"}
TEXT = BODY.removesuffix("\r\n")


def parse(data: str | bytes, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(IPTC7901.parse(io.BytesIO(raw), "wire.txt", Parsing(max_record_bytes=limit)))


def first(data: str | bytes) -> Record:
    record = parse(data)[0]
    assert isinstance(record, Record)
    return record


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def test_a_message_has_its_body_as_text_and_all_else_as_hints() -> None:
    record = first(MESSAGE)
    assert (record.record_id, record.text, record.encoding) == ("mpa0061-20250206", TEXT, "utf-8")
    assert dict(record.hints) == {
        "filed": "061148 GMT Feb 25",
        "published": "2025-02-06T11:48Z",
        "message": "mpa0061",
        "urgency": "3",
        "category_code": "i",
        "words": "211",
        "service": "mpa 061",
        "slug": "Vestmark-ferries/",
        "signal": "1ST LEAD",
        "title": "Ferry manager found guilty over Solvind disaster",
        "byline": "By Ana Brandvik, MPA",
        "body_only": "true",
    }


@pytest.mark.parametrize("controls", [PRINTED, PICTURES])
def test_controls_may_be_printed(controls: dict[str, str]) -> None:
    data = MESSAGE.replace("\x7f", "")
    for control, printed in controls.items():
        data = data.replace(control, printed)
    record = first(data)
    assert recognises(data.encode(), "a") is Sign.CONTENT
    assert (record.record_id, record.text, record.hints["title"]) == ("mpa0061-20250206", TEXT, "Ferry manager found guilty over Solvind disaster")


def test_a_message_of_a_teleprinter_stands_between_zczc_and_nnnn() -> None:
    data = f"ZCZC\nmpa0061 3 i 211\n{BODY}\nNNNN\n\nZCZC mpa0062 3 i 211\n{BODY}\nNNNN\n".replace("\r", "")
    outcomes = parse(data)
    assert [(outcome.record_id, outcome.text) for outcome in outcomes if isinstance(outcome, Record)] == [
        ("mpa0061", TEXT.replace("\r", "")),
        ("mpa0062", TEXT.replace("\r", "")),
    ]
    assert outcomes[-1] == Declared(2)


def test_messages_follow_each_other_and_one_without_text_is_a_fault() -> None:
    outcomes = parse("\x16\x16" + MESSAGE + HEADER + TRAILER + MESSAGE.replace("0061", "0063"))
    assert [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)] == ["mpa0061-20250206", "mpa0063-20250206"]
    assert (faults(outcomes), outcomes[-1]) == ([(1, Reason.EMPTY)], Declared(3))


def test_a_year_that_is_not_told_is_not_guessed() -> None:
    record = first(MESSAGE.replace("Feb 25", "Feb"))
    assert record.record_id == "mpa0061"
    assert "published" not in record.hints
    assert record.hints["filed"] == "061148 GMT Feb"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("061148 GMT Okt 25", "2025-10-06T11:48Z"), ("061148 Mar 2025", "2025-03-06T11:48"), ("061148 CET Feb 87", "1987-02-06T11:48 CET")],
)
def test_the_trailer_tells_day_time_and_zone(printed: str, wanted: str) -> None:
    assert first(MESSAGE.replace("061148 GMT Feb 25", printed)).hints["published"] == wanted


def test_a_message_without_a_head_is_all_text() -> None:
    record = first(HEADER + BODY + TRAILER)
    assert record.text == TEXT
    assert "title" not in record.hints
    assert "body_only" not in record.hints


def test_notes_above_the_headline_are_no_headline() -> None:
    hints = first(HEADER + "(Achtung)\nREFILE\nFerry manager found guilty =\n\n" + BODY + TRAILER).hints
    assert (hints["editors_note"], hints["signal"], hints["title"]) == ("(Achtung)", "REFILE", "Ferry manager found guilty")


def test_an_old_encoding_is_found_beside_the_controls() -> None:
    record = first(MESSAGE.replace("Maren Line", "Märkische Fähren für Größe").encode("cp1252"))
    assert record.encoding == "windows-1252"
    assert "Märkische Fähren" in record.text


def test_a_message_that_is_cut_off_says_so_and_keeps_its_text() -> None:
    record = first(HEADER + HEAD + BODY)
    assert record.text == TEXT
    assert "ETX" in record.hints["truncated"]


def test_what_stands_in_front_of_the_first_message_is_a_fault_if_it_says_anything() -> None:
    outcomes = parse("the end of a lost one\n" + MESSAGE)
    assert (faults(outcomes), outcomes[-1]) == ([(0, Reason.BROKEN_RECORD)], Declared(2))


def test_a_message_too_large_is_passed_over() -> None:
    outcomes = parse(HEADER + "x" * 3000 + TRAILER + MESSAGE, limit=1000)
    assert (faults(outcomes), outcomes[-1]) == ([(0, Reason.TOO_LARGE)], Declared(2))
    assert isinstance(outcomes[1], Record)


def test_a_file_of_nothing_is_one_fault() -> None:
    assert (faults(parse("")), parse("")[-1]) == ([(None, Reason.EMPTY)], Declared(1))


@pytest.mark.parametrize(
    "data",
    [
        "Skarvik (MPA) - A court found a former manager guilty.\n",
        "mpa0061 3 i 211\nThe number of a message alone makes none.\n",
        "\x01\nZCZC\n\x02 The ferry sails at six.\x03\n",
        "\x01 The ferry sails at six.\n",
        "ZCZC was the first thing the teleprinter typed every morning.\n",
        "<SOH> is the first control character.\n",
        "W2870 4 i 211\n",
    ],
)
def test_prose_with_such_signs_is_no_message(data: str) -> None:
    assert recognises(data.encode(), "wire.txt") is None


@settings(deadline=None)
@given(st.lists(st.sampled_from([HEADER, HEAD, BODY, TRAILER, "\x01", "\x02", "\x03", "\x04", "ZCZC", "<SOH>", "\n", "é", "\0"]), max_size=12))
def test_pieces_of_messages_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))
