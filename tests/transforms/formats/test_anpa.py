import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.anpa import ANPA, recognises
from transforms.records import Declared, Fault, Outcome, Record

HEADER = "\x16\x16\x01W2870\x1fnorth\nr i\x13\x11 BC-EU--Ferry-Verdict 1stLd-Writethru   02-06 0500\r\n\x02"
KEYWORDS = "^BC-EU--Ferry Verdict, 1st Ld-Writethru,127<\r\n"
HEAD = (
    "^Ferry manager jailed over Solvind grounding<\r\n^MPA Photo SKA101, SKA102<\r\n^Eds: Adds sentence. With MPA Photos.<\r\n"
    "^By ANA BRANDVIK and ULRIK DAHL=\r\n^Meridian Press Agency=\r\n"
)
BODY = "\t   SKARVIK (MPA) _ A court jailed a manager of Maren Line. \r\n \r\n\t   ``He knew,'' the judge said.<\r\n"
TRAILER = "\r\n\t   \x03MPA-WF-02-06-25 1240GMT<\r\n\x0c\r\n\x04"
MESSAGE = HEADER + KEYWORDS + HEAD + BODY + TRAILER
TEXT = "\t   SKARVIK (MPA) — A court jailed a manager of Maren Line.\n\n\t   “He knew,” the judge said."


def parse(data: str | bytes, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(ANPA.parse(io.BytesIO(raw), "wire.tst", Parsing(max_record_bytes=limit)))


def first(data: str) -> Record:
    record = parse(data)[0]
    assert isinstance(record, Record)
    return record


def test_a_message_has_its_body_as_text_and_all_else_as_hints() -> None:
    record = first(MESSAGE)
    assert (record.record_id, record.text) == ("W2870-20250206", TEXT)
    assert dict(record.hints) == {
        "urgency": "r",
        "category_code": "i",
        "slug": "BC-EU--Ferry Verdict",
        "day": "02-06",
        "length": "0500",
        "filed": "MPA-WF-02-06-25 1240GMT",
        "agency": "MPA",
        "wire": "WF",
        "published": "2025-02-06T12:40Z",
        "message": "W2870",
        "service": "north",
        "version": "1st Ld-Writethru",
        "signal": "1st Ld-Writethru",
        "words": "127",
        "body_only": "true",
        "title": "Ferry manager jailed over Solvind grounding",
        "media": "MPA Photo SKA101, SKA102",
        "editors_note": "Eds: Adds sentence. With MPA Photos.",
        "byline": "By ANA BRANDVIK and ULRIK DAHL, Meridian Press Agency",
    }


def test_a_second_headline_is_a_summary_and_an_editors_note_is_kept() -> None:
    head = "^Ferry manager jailed<\n^A court jailed a manager on Thursday.<\n^EDITOR'S NOTE _ The first of two stories.<\n"
    hints = first(HEADER + KEYWORDS + head + BODY + TRAILER).hints
    assert (hints["title"], hints["summary"]) == ("Ferry manager jailed", "A court jailed a manager on Thursday.")
    assert hints["editors_note"] == "EDITOR'S NOTE _ The first of two stories."


def test_lines_of_a_list_and_of_tables_are_text_without_their_marks() -> None:
    tables = "^Cup Table=\r\n^By Meridian Press Agency=\r\n\x08;W;L\x10 \r\n\x08Skarvik\x10 HK;23;13\x10 \r\n\x08Gdynia\x1f\x1e 19\x10 \r\n^Sunday's Games=\r\n"
    assert first(HEADER + "^BC-HBL--Cup Table<\r\n" + tables + TRAILER).text == (
        "Cup Table\nBy Meridian Press Agency\n;W;L\nSkarvik HK;23;13\nGdynia   19\nSunday's Games"
    )
    assert first(HEADER + KEYWORDS + "^Top stories<\r\n^A ferry sails\r\n^A bridge shuts\r\n" + TRAILER).text == "A ferry sails\nA bridge shuts"


def test_messages_follow_each_other_and_one_without_text_is_a_fault() -> None:
    outcomes = parse(MESSAGE + HEADER + KEYWORDS + TRAILER + MESSAGE.replace("W2870", "W2871"))
    assert [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)] == ["W2870-20250206", "W2871-20250206"]
    assert [(fault.number, fault.reason) for fault in outcomes if isinstance(fault, Fault)] == [(1, Reason.EMPTY)]
    assert outcomes[-1] == Declared(3)


def test_a_year_that_is_not_told_is_not_guessed() -> None:
    record = first(HEADER + KEYWORDS + HEAD + BODY)
    assert (record.record_id, record.hints["day"], "published" in record.hints, "truncated" in record.hints) == ("W2870-0206", "02-06", False, True)


def test_an_odd_letter_is_no_binary_data() -> None:
    record = parse(MESSAGE.replace("Maren", "Märkische").encode("cp1252"))[0]
    assert isinstance(record, Record)
    assert "Märkische" in record.text


def test_a_message_too_large_is_passed_over() -> None:
    outcomes = parse(HEADER + "x" * 3000 + TRAILER + MESSAGE, limit=1000)
    assert isinstance(outcomes[0], Fault)
    assert outcomes[0].reason is Reason.TOO_LARGE
    assert (isinstance(outcomes[1], Record), outcomes[2]) == (True, Declared(2))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (MESSAGE, Sign.CONTENT),
        (MESSAGE.replace("\x13\x11", "\x14\x12"), Sign.CONTENT),
        (MESSAGE.replace("\x16\x16\x01", "<SYN><SYN><SOH>"), Sign.CONTENT),
        ("W2870 north\nr i BC-EU--Ferry-Verdict   02-06 0500\nA ferry sails.\n", None),
        ("\x01A ferry sails.\nr i BC-EU--Ferry-Verdict   02-06 0500\n", None),
        ("\x01W2870\x1fnorth\nA ferry sails at six.\n", None),
        ("^Ferry manager jailed<\n^By ANA BRANDVIK=\n", None),
    ],
)
def test_it_is_known_by_both_lines_of_its_header(data: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), "a.txt") is expected


@settings(deadline=None)
@given(st.lists(st.sampled_from([HEADER, KEYWORDS, HEAD, BODY, TRAILER, "\x01", "\x02", "\x03", "^", "<", "=", "\n", "é", "\0"]), max_size=12))
def test_pieces_of_messages_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))
