import csv
import io
import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.delimited import CSV, sniff
from transforms.records import Declared, Fault, Outcome, Record

TEXTS = st.text(st.characters(codec="utf-8")).filter(str.strip)
HEADER = "id,title,text\n"


def parse(data: bytes | str, parsing: Parsing | None = None) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(CSV.parse(io.BytesIO(raw), "export.csv", parsing or Parsing()))


def texts(outcomes: list[Outcome]) -> list[str]:
    return [outcome.text for outcome in outcomes if isinstance(outcome, Record)]


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def details(outcomes: list[Outcome]) -> list[str]:
    return [outcome.detail for outcome in outcomes if isinstance(outcome, Fault)]


def test_a_row_is_a_record_and_may_run_over_lines() -> None:
    data = HEADER + '7,"Ferry, again","It said ""six"".\n\nIt sails.\r\n"\r\n\r\n8,,Back.'
    assert parse(data) == [
        Record(0, "7", 'It said "six".\n\nIt sails.\r\n', "utf-8", {"title": "Ferry, again"}),
        Record(1, "8", "Back.", "utf-8", {}),
        Declared(2),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    data = HEADER.replace(",", delimiter) + delimiter.join(["7", '"a, b; c | d"', '"It sails, they said; it is late."\n'])
    assert sniff(data) == delimiter
    assert parse(data)[0] == Record(0, "7", "It sails, they said; it is late.", "utf-8", {"title": "a, b; c | d"})


def test_old_mac_line_ends_are_read() -> None:
    assert texts(parse('text,title\ra,b\r"c\rd",e\r')) == ["a", "c\rd"]


def test_a_ragged_row_is_a_fault_with_its_place_and_the_next_is_read() -> None:
    outcomes = parse(HEADER + "1,a,A\n\n2,b\n3,c,C,D\n4,d,D\n")
    assert texts(outcomes) == ["A", "D"]
    assert faults(outcomes) == [(1, Reason.BROKEN_RECORD), (2, Reason.BROKEN_RECORD)]
    assert details(outcomes)[0] == "row 2, line 4: it has 2 cells, the header 3"
    assert outcomes[-1] == Declared(4)


def test_empty_cells_behind_the_last_column_and_rows_of_empty_cells_do_no_harm() -> None:
    assert texts(parse(HEADER + "1,a,A,,\n,,\n2,b,B\n")) == ["A", "B"]


def test_broken_quoting_costs_one_row() -> None:
    outcomes = parse(HEADER + '1,a,"A"x\n2,b,B\n')
    assert (texts(outcomes), faults(outcomes)) == (["B"], [(0, Reason.BROKEN_RECORD)])
    assert details(outcomes) == ["row 1, line 2: ',' expected after '\"': see to its quotes"]


def test_a_quote_left_open_costs_one_row() -> None:
    rows = "".join(f"{number},b,B{number}\n" for number in range(2000))
    for last in ("", '7,"q","Q"\n'):
        outcomes = parse(HEADER + '1,a,"A\n' + rows + last)
        assert texts(outcomes) == [*(f"B{number}" for number in range(2000)), *(["Q"] if last else [])]
        assert faults(outcomes) == [(0, Reason.BROKEN_RECORD)]


def test_a_quote_inside_words_is_a_quote() -> None:
    assert texts(parse(HEADER + '1,a,a 5" pipe\n')) == ['a 5" pipe']


def test_a_cell_longer_than_the_csv_module_likes_is_read() -> None:
    assert texts(parse(HEADER + f'1,a,"{"x" * 300_000}"\n')) == ["x" * 300_000]


def test_rows_too_large_are_passed_over() -> None:
    long_line, long_row = "1,a," + "x" * 200, '2,b,"' + "y\n" * 2000 + '"'
    for rows in (f"{long_line}\n3,c,C\n", f"{long_row}\n3,c,C\n", f'4,d,"D\n{long_line}\n3,c,C\n'):
        outcomes = parse(HEADER + rows, Parsing(max_record_bytes=100))
        assert texts(outcomes)[-1] == "C"
        assert (0, Reason.TOO_LARGE) in faults(outcomes) or (1, Reason.TOO_LARGE) in faults(outcomes)


def test_a_file_in_another_encoding_is_read_and_says_so() -> None:
    outcomes = parse((HEADER + "1,Рішення,Уряд у вівторок схвалив новий закон про мости.\n").encode("cp1251"))
    assert outcomes[0] == Record(0, "1", "Уряд у вівторок схвалив новий закон про мости.", "windows-1251", {"title": "Рішення"})


def test_a_row_in_another_encoding_is_decoded_by_itself() -> None:
    outcomes = parse((HEADER + "1,a,Brücke\n").encode() + '2,Größe,"Maß für Bürger\nund Gäste"\n'.encode("cp1252") + "3,c,Süd\n".encode())
    assert outcomes[:3] == [
        Record(0, "1", "Brücke", "utf-8", {"title": "a"}),
        Record(1, "2", "Maß für Bürger\nund Gäste", "windows-1252", {"title": "Größe"}),
        Record(2, "3", "Süd", "utf-8", {"title": "c"}),
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_marks_and_wide_encodings_are_read(codec: str) -> None:
    assert parse((HEADER + "1,a,Brücke\n").encode(codec))[0] == Record(0, "1", "Brücke", codec, {"title": "a"})


def test_columns_without_a_name_or_with_the_same_have_one_each() -> None:
    record = parse("text,,tag,tag\nA,b,c,d\n")[0]
    assert isinstance(record, Record)
    assert record.hints == {"column 2": "b", "tag": "c", "tag (column 4)": "d"}


def test_a_header_without_a_column_for_text_is_one_fault_for_the_file() -> None:
    fault, declared = parse("id,stueck\n1,a\n2,b\n")
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason, declared) == (None, Reason.MISSING_TEXT, Declared(1))
    assert "id, stueck" in fault.detail
    assert texts(parse("id,stueck\n1,a\n2,b\n", Parsing({"text": "stueck"}))) == ["a", "b"]


def test_a_row_without_text_is_empty() -> None:
    assert faults(parse(HEADER + "1,a,\n2,b,B\n")) == [(0, Reason.EMPTY)]


@pytest.mark.parametrize(("data", "reason"), [("", Reason.EMPTY), (HEADER, Reason.EMPTY), ('"id,text\n1,a\n', Reason.BROKEN_RECORD)])
def test_a_file_without_header_or_rows_is_one_fault(data: str, reason: Reason) -> None:
    outcomes = parse(data)
    assert (faults(outcomes), outcomes[-1]) == ([(None, reason)], Declared(1))


# With "\n" alone as line end, Python before 3.13 writes a lone "\r" without quotes and cannot read it again.
@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1), st.sampled_from(",;\t|"), st.sampled_from([("\n", csv.QUOTE_ALL), ("\r\n", csv.QUOTE_MINIMAL)]))
def test_texts_come_back_exactly_and_in_order(wanted: list[str], delimiter: str, style: tuple[str, Literal[0, 1]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=style[0], quoting=style[1])
    writer.writerows([["id", "text"], *([number, text] for number, text in enumerate(wanted))])
    outcomes = parse(stream.getvalue())
    assert texts(outcomes) == wanted
    assert outcomes[-1] == Declared(len(wanted))


@pytest.mark.parametrize("line", ['x","y,z\n', 'x,"y\n', '"\n', 'a,b,"c"d\n', ',"""\n', "\n", '"a""\n'])
def test_time_grows_with_length_and_no_faster_whatever_the_quotes(line: str) -> None:
    def seconds(size: int) -> float:
        data = (HEADER + line * (size // len(line))).encode()
        start = time.process_time()
        parse(data)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 20 * seconds(50_000) + 0.5


def test_the_columns_that_were_taken_are_told_with_the_count() -> None:
    declared = parse("kopf,headline,body\na,b,It sails.\n")[-1]
    assert isinstance(declared, Declared)
    assert declared.columns == {"text": "body", "title": "headline"}
