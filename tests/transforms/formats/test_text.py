import io
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.text import TEXT
from transforms.records import Declared, Fault, Outcome, Record

RULE = "-" * 40
PROSE = (
    "The Maren sails again after two years in the yard, the harbour master of Skarvik said on Monday. Her new engines burn a third less oil, "
    "and the crossing to Gdynia takes nine hours instead of eleven. The first tickets were gone within a day.\n\n"
    '"We had people in the queue who were on her first crossing in 1974," said Oddny Fure, who runs the office on the quay. "They brought cake."'
)


def article(title: str = "The Maren sails again", date: str = "3 March 2024") -> str:
    return f"{title}\nNorthern Courier, {date}\n\n{PROSE}\n"


def parse(data: str | bytes, separator: str | None = None, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(TEXT.parse(io.BytesIO(raw), "clippings.txt", Parsing(separator=separator, max_record_bytes=limit)))


def texts(outcomes: list[Outcome]) -> list[str]:
    return [outcome.text.strip() for outcome in outcomes if isinstance(outcome, Record)]


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def test_a_separator_divides_a_file_into_records_named_with_their_number() -> None:
    assert parse("First.\nMore.\n%%\nSecond.\n%%\n", "%%") == [
        Record(0, "clippings-0", "First.\nMore.", "utf-8"),
        Record(1, "clippings-1", "Second.", "utf-8"),
        Declared(2),
    ]


@pytest.mark.parametrize("separator", [r"Document \d+", r"\*{3,}", r"=+ .* =+"])
def test_a_separator_is_a_pattern_of_a_whole_line(separator: str) -> None:
    line = {"D": "Document 12", "\\": "*****", "=": "=== 7 ==="}[separator[0]]
    assert texts(parse(f"a\n  {line} \r\nb\n{line} and more\nc\n", separator)) == ["a", f"b\n{line} and more\nc"]


def test_what_prints_nothing_between_two_lines_is_no_record() -> None:
    outcomes = parse("%%\n\n%%\na\n \n%%\n%%\n", "%%")
    assert (texts(outcomes), outcomes[-1]) == (["a"], Declared(1))
    assert faults(parse("%%\n\n%%\n", "%%")) == [(None, Reason.EMPTY)]


def test_without_the_line_a_separator_divides_nothing() -> None:
    assert texts(parse("a\nb\n", "%%")) == ["a\nb"]


def test_a_record_too_large_is_passed_over() -> None:
    outcomes = parse("a\n%%\n" + "x\n" * 100 + "%%\nb\n", "%%", limit=50)
    assert (texts(outcomes), faults(outcomes), outcomes[-1]) == (["a", "b"], [(1, Reason.TOO_LARGE)], Declared(3))


def test_each_record_may_be_in_its_own_encoding() -> None:
    outcomes = parse("Größe und Maß\n%%\n".encode() + "Größe und Maß der Fähre für Bürger".encode("cp1252"), "%%")
    assert [outcome.encoding for outcome in outcomes if isinstance(outcome, Record)] == ["utf-8", "windows-1252"]
    assert texts(parse("a ü\n%%\nb\n".encode("utf-16"), "%%")) == ["a ü", "b"]


def test_old_mac_line_ends_divide_too() -> None:
    assert texts(parse("a\r%%\rb\r", "%%")) == ["a", "b"]


@pytest.mark.parametrize("rule", [RULE, "*" * 10, "=" * 70, "_" * 12])
def test_a_line_that_leaves_no_doubt_divides_without_being_asked(rule: str) -> None:
    data = f"{article()}{rule}\n{article('Bridge toll to rise')}{rule}\n{article('Voltara cuts jobs')}"
    outcomes = parse(data)
    assert [text.split("\n")[0] for text in texts(outcomes)] == ["The Maren sails again", "Bridge toll to rise", "Voltara cuts jobs"]
    assert outcomes[-1] == Declared(3)


def test_a_stream_that_cannot_seek_is_divided() -> None:
    class Once(io.RawIOBase):
        def __init__(self, chunks: Iterator[bytes]) -> None:
            self._chunks = chunks

        def read(self, size: int = -1) -> bytes:
            return next(self._chunks, b"")

    chunks = (f"{article(f'Story {number}')}{RULE}\n".encode() for number in range(400))
    outcomes = list(TEXT.parse(Once(chunks), "a.txt", Parsing()))  # type: ignore[arg-type]
    assert outcomes[-1] == Declared(400)


KEPT = {
    "a transcript": f"Transcript of the inquiry\n3 March 2024\n\n{PROSE}\n{RULE}\nJUDGE AAS: He knew.\n\n{PROSE}\n{RULE}\nMR TOVIK: He did not.\n\n{PROSE}\n",
    "parts with headings": f"{article()}{RULE}\nHow it began\n\n{PROSE}\n{RULE}\nWhat comes next\n\n{PROSE}\n",
    "one line only": f"{article()}{RULE}\n{article()}",
    "a frame": f"{RULE}\n{article()}{RULE}\n",
    "a short rule": article() + "---------\n" + article() + "---------\n" + article(),
    "two kinds of rules": article() + RULE + "\n" + article() + "*" * 20 + "\n" + article() + RULE + "\n" + article(),
    "a table": f"Results of the finals\n3 March 2024\n{RULE}\nSkarvik HK 29 27\n{RULE}\nGdynia Fala 31 24\n{RULE}\n",
    "notes below": f"{article()}{RULE}\nPhoto: Skarvik Yard\n{RULE}\n3 March 2024\n",
    "dated entries of a log": f"Log\n3 March 2024\n\n{PROSE}\n{RULE}\n10:32\n\n{PROSE}\n{RULE}\n11:05\n\n{PROSE}\n",
}


@pytest.mark.parametrize("data", KEPT.values(), ids=KEPT.keys())
def test_a_text_with_rules_in_it_stays_one(data: str) -> None:
    outcomes = parse(data)
    assert outcomes == [Record(0, "clippings", data, "utf-8"), Declared(1)]


def test_a_slow_pattern_is_tried_on_short_lines_only() -> None:
    start = time.process_time()
    parse("\n".join("a" * 5000 for _ in range(200)), "(a*)*b")
    assert time.process_time() - start < 2


@settings(deadline=None)
@given(st.lists(st.sampled_from([article(), RULE + "\n", "%%\n", "\n", "é\0", "\r"]), max_size=9), st.sampled_from([None, "%%", "-+", ""]))
def test_pieces_of_clippings_in_any_order_give_counts_that_add_up(parts: list[str], separator: str | None) -> None:
    *rest, declared = parse("".join(parts), separator)
    assert declared == Declared(len(rest))
