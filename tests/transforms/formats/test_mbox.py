import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.mbox import MBOX, recognises
from transforms.records import Declared, Fault, Outcome, Record

FROM = "From morning@northerncourier.example Thu Feb  6 07:00:00 2025\n"


def mail(number: int, text: str) -> str:
    return f"{FROM}From: Northern Courier <morning@northerncourier.example>\nSubject: Brief {number}\nMessage-ID: <{number}@n.example>\n\n{text}\n\n"


def parse(data: str, limit: int = 1 << 20) -> list[Outcome]:
    return list(MBOX.parse(io.BytesIO(data.encode()), "briefs.mbox", Parsing(max_record_bytes=limit)))


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def test_each_email_is_a_record_with_its_own_id() -> None:
    outcomes = parse(mail(1, "It sails at six.") + mail(2, "It is back by nine."))
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert [(record.number, record.record_id, record.text.strip(), record.hints["title"]) for record in records] == [
        (0, "1@n.example", "It sails at six.", "Brief 1"),
        (1, "2@n.example", "It is back by nine.", "Brief 2"),
    ]
    assert records[0].hints["envelope"] == "morning@northerncourier.example Thu Feb  6 07:00:00 2025"
    assert outcomes[-1] == Declared(2)


@pytest.mark.parametrize(
    "line", ["From Skarvik it sails at six.", "From Skarvik it sails on Thu Feb 6 2025 and is back.", ">From Skarvik", FROM.strip()]
)
def test_a_line_of_the_text_that_begins_with_from_is_no_email(line: str) -> None:
    outcomes = parse(mail(1, f"It sails.\n{line}\nIt is back."))
    record = outcomes[0]
    assert isinstance(record, Record)
    assert record.text.split("\n")[1] == line.removeprefix(">")
    assert outcomes[-1] == Declared(1)


def test_quoted_from_lines_lose_one_quote() -> None:
    record = parse(mail(1, ">From here\n>>From there\n> From nowhere"))[0]
    assert isinstance(record, Record)
    assert record.text.strip() == "From here\n>From there\n> From nowhere"


def test_what_stands_above_the_first_email_and_what_is_too_large_are_faults() -> None:
    outcomes = parse("the end of a lost one\n\n" + mail(1, "x" * 3000) + mail(2, "It sails."), limit=1000)
    assert (faults(outcomes), outcomes[-1]) == ([(0, Reason.BROKEN_RECORD), (1, Reason.TOO_LARGE)], Declared(3))
    assert isinstance(outcomes[2], Record)


def test_an_email_without_text_is_a_fault_with_its_line() -> None:
    fault = parse(mail(1, "It sails.") + mail(2, ""))[1]
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.EMPTY
    assert fault.detail.startswith("line 8: ")


def test_a_file_of_nothing_is_one_fault() -> None:
    assert (faults(parse("\n")), parse("\n")[-1]) == ([(None, Reason.EMPTY)], Declared(1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (mail(1, "It sails."), Sign.CONTENT),
        (mail(1, "It sails.").replace("\n", "\r\n"), Sign.CONTENT),
        (mail(1, "It sails.").replace("From morning@northerncourier.example Thu", "From - Thu"), Sign.CONTENT),
        (FROM + "\nIt sails at six.\n", None),
        ("From Skarvik to Gdynia\nSubject: ferries\n\nIt sails.\n", None),
        ("From: a\nSubject: b\n\nIt sails.\n", None),
    ],
)
def test_it_is_known_by_a_from_line_and_a_header(data: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), "a.txt") is expected


@settings(deadline=None)
@given(st.lists(st.sampled_from([mail(1, "It sails."), FROM, "\n", "Subject: a\n", ">From b\n", "é", "\0", "\r"]), max_size=12))
def test_pieces_of_mailboxes_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))
