import gzip
import hashlib
import io
import lzma
import struct
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.limits import Limits
from transforms.opening import Opened, Opening
from transforms.records import Declared, Fault, Outcome, Record, Skip

STORY = b"The ferry sails at six, the harbour master said. It is back by nine.\n"
LINES = b'{"id": "a", "text": "It sails at six."}\n{"id": "b", "text": "It stays shut."}\n'
Read = tuple[Opened, list[Outcome]]


def spool(stream: BinaryIO) -> BinaryIO:
    copy = io.BytesIO()
    while data := stream.read(1 << 16):
        copy.write(data)
    copy.seek(0)
    return copy


def walk(data: bytes, name: str, limits: Limits | None = None) -> Iterator[Read]:
    """Everything inside with its outcomes; of each the count is checked."""
    opening = Opening(Parsing(), limits or Limits(), spool)
    for opened in opening.open(io.BytesIO(data), name, len(data)):
        *outcomes, declared = opened.outcomes
        assert isinstance(declared, Declared)
        assert declared.records == len(outcomes) + opened.members
        yield opened, outcomes


def members(data: bytes, name: str = "in", limits: Limits | None = None) -> dict[str | None, list[Outcome]]:
    return {opened.member: outcomes for opened, outcomes in walk(data, name, limits)}


def texts(data: bytes, name: str = "in") -> dict[str | None, list[str]]:
    return {member: [outcome.text for outcome in outcomes if isinstance(outcome, Record)] for member, outcomes in members(data, name).items()}


def reasons(data: bytes, name: str = "in", limits: Limits | None = None) -> list[Reason]:
    return [outcome.reason for _, outcomes in walk(data, name, limits) for outcome in outcomes if isinstance(outcome, Fault)]


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(*files: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def test_a_plain_file_is_itself() -> None:
    [(opened, [record])] = walk(STORY, "ferry.txt")
    assert isinstance(record, Record)
    assert (opened.member, opened.holder, opened.compression, opened.format, opened.sign) == (None, None, None, "text", Sign.DEFAULT)
    assert (record.record_id, record.text) == ("ferry", STORY.decode())


@pytest.mark.parametrize(
    ("pack", "ending", "name"), [(gzip.compress, ".gz", "gzip"), (lzma.compress, ".xz", "xz"), (zstandard.compress, ".zst", "zstd")]
)
def test_compressions_are_taken_off_whatever_the_ending_says(pack: object, ending: str, name: str) -> None:
    data = pack(LINES)  # type: ignore[operator]
    for file in (f"export.jsonl{ending}", "export.txt", "export"):
        [(opened, records)] = walk(data, file)
        assert (opened.format, opened.compression) == ("jsonl", name)
        assert len(records) == 2
    [(_, [record])] = walk(pack(STORY), f"ferry.txt{ending}")  # type: ignore[operator]
    assert isinstance(record, Record)
    assert record.record_id == "ferry"


def test_members_are_addressed_through_all_archives_around_them() -> None:
    inner = zipped(("a.txt", STORY), ("deep/rows.jsonl.gz", gzip.compress(LINES)))
    outer = gzip.compress(tarred(("box/inner.zip", inner), ("b.txt", STORY)))
    found = [(opened.member, opened.holder, opened.format, opened.compression, opened.members) for opened, _ in walk(outer, "all.tar.gz")]
    assert found == [
        ("box/inner.zip!/a.txt", "box/inner.zip", "text", None, 0),
        ("box/inner.zip!/deep/rows.jsonl.gz", "box/inner.zip", "jsonl", "gzip", 0),
        ("box/inner.zip", "", "zip", None, 2),
        ("b.txt", "", "text", None, 0),
        (None, None, "tar", "gzip", 2),
    ]


def test_a_member_has_the_size_and_checksum_of_its_bytes() -> None:
    for archive in (
        zipped(("a.txt", STORY), ("b.gz", gzip.compress(LINES, mtime=0))),
        tarred(("a.txt", STORY), ("b.gz", gzip.compress(LINES, mtime=0))),
    ):
        measured = {opened.member: (opened.size_bytes, opened.sha256) for opened, _ in walk(archive, "in")}
        assert measured == {
            "a.txt": (len(STORY), hashlib.sha256(STORY).hexdigest()),
            "b.gz": (len(gzip.compress(LINES, mtime=0)), hashlib.sha256(gzip.compress(LINES, mtime=0)).hexdigest()),
            None: (None, None),
        }


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_have_addresses_of_their_own() -> None:
    found = texts(zipped(("a.txt", b"One."), ("a.txt", b"Two."), ("a.txt", b"Three.")))
    assert found == {"a.txt": ["One."], "a.txt#2": ["Two."], "a.txt#3": ["Three."], None: []}


def test_an_archive_with_a_wrong_ending_is_one_and_a_text_called_zip_is_none() -> None:
    assert texts(zipped(("a.txt", STORY)), "story.txt")["a.txt"] == [STORY.decode()]
    assert texts(STORY, "story.zip") == {None: [STORY.decode()]}


def test_a_word_document_is_one_and_a_workbook_is_unsupported_not_unpacked() -> None:
    workbook = zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))
    [(opened, [fault])] = walk(workbook, "book.zip")
    assert isinstance(fault, Fault)
    assert (opened.member, fault.reason) == (None, Reason.UNSUPPORTED)
    document = zipped(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<nonsense/>"))
    assert [(opened.format, opened.members) for opened, _ in walk(document, "a.zip")] == [("docx", 0)]


def test_a_compressed_web_archive_stays_so_for_its_parser() -> None:
    warc = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nFour\r\n\r\n"
    [(opened, [record])] = walk(gzip.compress(warc), "crawl.warc.gz")
    assert isinstance(record, Record)
    assert (opened.format, opened.compression, record.text) == ("warc", None, "Four")


def test_hidden_members_are_skipped_and_an_archive_of_nothing_is_empty() -> None:
    assert members(zipped(("__MACOSX/._a.txt", b"x"), ("a.txt", STORY)))[None] == [Skip(0, "hidden file")]
    assert reasons(zipped()) == [Reason.EMPTY]
    assert reasons(zipped(("folder/", b""))) == [Reason.EMPTY]


def test_layers_nested_too_deeply_are_beyond_the_limit() -> None:
    data = STORY
    for _ in range(4):
        data = zipped(("in.zip", data))
    assert reasons(data, limits=Limits(depth=4)) == []
    assert reasons(data, limits=Limits(depth=3)) == [Reason.BEYOND_LIMIT]
    for _ in range(40):
        data = gzip.compress(data)
    assert reasons(data) == [Reason.BEYOND_LIMIT]


def test_too_many_members_are_beyond_the_limit_and_the_first_are_kept() -> None:
    data = zipped(*((f"{number}.txt", STORY) for number in range(9)))
    found = members(data, limits=Limits(members=5))
    assert len(found) == 6
    assert [outcome.reason for outcome in found[None] if isinstance(outcome, Fault)] == [Reason.BEYOND_LIMIT]


def test_too_many_bytes_are_beyond_the_limit() -> None:
    data = tarred(*((f"{number}.txt", STORY * 100) for number in range(20)))
    assert Reason.BEYOND_LIMIT in reasons(gzip.compress(data), limits=Limits(unpacked_bytes=50_000))


def test_a_bomb_of_bombs_ends_at_the_ratio_in_seconds() -> None:
    bomb = zipped(*((f"{number}.txt", bytes(10 << 20)) for number in range(16)))
    bombs = zipped(*((f"{number}.zip", bomb) for number in range(16)))
    started = time.process_time()
    assert Reason.BEYOND_LIMIT in reasons(bombs)
    assert Reason.BEYOND_LIMIT in reasons(gzip.compress(b"a\n" * (100 << 20)), "lines.jsonl")
    assert time.process_time() - started < 60


def test_members_over_each_other_are_refused() -> None:
    data = bytearray(zipped(("a.txt", STORY), ("b.txt", STORY)))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    assert reasons(bytes(data)) == [Reason.BROKEN_RECORD] * 2


def test_a_locked_member_is_encrypted_and_others_are_read() -> None:
    data = bytearray(zipped(("a.txt", STORY), ("b.txt", STORY)))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    found = members(bytes(data))
    assert list(found) == ["b.txt", None]
    assert reasons(bytes(data)) == [Reason.ENCRYPTED]


def test_names_that_lead_out_are_read_under_their_name_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for archive in (zipped(("../../etc/passwd", STORY), ("/etc/shadow", STORY)), tarred(("../../etc/passwd", STORY), ("/etc/shadow", STORY))):
        assert list(texts(archive)) == ["../../etc/passwd", "/etc/shadow", None]
    assert [path.name for path in tmp_path.rglob("*")] == ["in"]


def test_records_before_a_break_are_kept() -> None:
    lines = b"".join(b'{"id": "%d", "text": "It sails at %d."}\n' % (number, number * 7919) for number in range(5000))
    for packed in (gzip.compress(lines), zstandard.ZstdCompressor(1).compress(lines) * 4):
        [(_, outcomes)] = walk(packed[: len(packed) * 3 // 5], "a.jsonl.gz")
        *records, fault = outcomes
        assert len(records) > 1000
        assert isinstance(fault, Fault)
        assert fault.reason is Reason.TRUNCATED


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(LINES, mtime=0),
        zstandard.compress(LINES),
        zipped(("a.txt", STORY), ("b.jsonl", LINES)),
        tarred(("a.txt", STORY)),
        gzip.compress(tarred(("a.txt", STORY)), mtime=0),
    ],
    ids=["gz", "zst", "zip", "tar", "tar.gz"],
)
def test_cut_anywhere_the_outcomes_add_up_and_tell_of_it(data: bytes) -> None:
    end = len(data.rstrip(b"\0"))
    for size in range(1, end) if end < 600 else range(1, end, 7):
        assert reasons(data[:size], "in.bin") or size < 10


@settings(deadline=None, max_examples=150)
@given(
    st.data(),
    st.sampled_from(
        [zipped(("a.txt", STORY), ("b.gz", gzip.compress(LINES, mtime=0))), tarred(("a.txt", STORY), ("c.zip", zipped(("d.txt", STORY))))]
    ),
)
def test_changed_archives_give_outcomes_that_add_up(data: st.DataObject, archive: bytes) -> None:
    changed = bytearray(archive)
    for place in data.draw(st.lists(st.integers(0, len(changed) - 1), min_size=1, max_size=5)):
        changed[place] = data.draw(st.integers(0, 255))
    members(bytes(changed))
