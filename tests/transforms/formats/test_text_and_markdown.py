import io

import pytest

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.markdown import MARKDOWN
from transforms.formats.text import TEXT
from transforms.records import Declared, Fault, Outcome, Record

STORY = """---
title: "The \\"Maren\\" sails"
author:
  name: Oddny Fure
date: 2024-03-03
slug: maren-sails
---

# The Maren sails
"""


def text(data: bytes, name: str = "a.txt", limit: int = 1 << 26) -> list[Outcome]:
    return list(TEXT.parse(io.BytesIO(data), name, Parsing(max_record_bytes=limit)))


def markdown(data: bytes, parsing: Parsing | None = None) -> list[Outcome]:
    return list(MARKDOWN.parse(io.BytesIO(data), "maren.md", parsing or Parsing()))


def test_a_text_file_is_one_record_named_after_it_with_its_text_untouched() -> None:
    assert text(b" \r\nThe ferry\rsails.\n\n", "0001.a.txt") == [Record(0, "0001.a", " \r\nThe ferry\rsails.\n\n", "utf-8"), Declared(1)]


def test_a_mark_is_removed_and_the_encoding_told() -> None:
    assert text(b"\xef\xbb\xbfHi") == [Record(0, "a", "Hi", "utf-8-sig"), Declared(1)]
    assert text("Größe und Maß für Bürger".encode("cp1252")) == [Record(0, "a", "Größe und Maß für Bürger", "windows-1252"), Declared(1)]


@pytest.mark.parametrize(("name", "stem"), [("a", "a"), (".txt", ".txt"), ("a.b.md", "a.b"), ("caf\udce9.txt", "caf?")])
def test_a_record_has_the_name_of_the_file_without_its_ending(name: str, stem: str) -> None:
    record = text(b"Hi", name)[0]
    assert isinstance(record, Record)
    assert record.record_id == stem


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", Reason.EMPTY), (b" \n", Reason.EMPTY), (b"x" * 101, Reason.TOO_LARGE), (b"\xff\xfea", Reason.UNDECODABLE)]
)
def test_a_file_that_gives_no_record_is_one_fault(data: bytes, reason: Reason) -> None:
    fault, declared = text(data, limit=100)
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason, declared) == (None, reason, Declared(1))


def test_front_matter_gives_hints_and_stays_in_the_text() -> None:
    hints = {"title": 'The "Maren" sails', "published": "2024-03-03", "authors": "Oddny Fure", "slug": "maren-sails"}
    assert markdown(STORY.encode()) == [Record(0, "maren", STORY, "utf-8", hints), Declared(1)]


def test_settings_map_front_matter_too() -> None:
    record = markdown(STORY.encode(), Parsing({"url": "slug"}))[0]
    assert isinstance(record, Record)
    assert record.hints["url"] == "maren-sails"


def test_markdown_without_front_matter_has_no_hints() -> None:
    assert markdown(b"# The Maren sails\n") == [Record(0, "maren", "# The Maren sails\n", "utf-8", {}), Declared(1)]


def test_errors_of_reading_reach_the_caller() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(TEXT.parse(Broken(), "a.txt", Parsing()))  # type: ignore[arg-type]
