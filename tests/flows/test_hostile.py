"""Input made to break a reader: it ends as rejects that say so, in bounded memory, and what stands beside it is read."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = "Ferry sails again\n\nThe night ferry sails again from Monday, the harbour office said on Friday.\n"
MEGABYTE = 1 << 20

# Ingest a folder in a process whose memory is measured: rows of the ledger and rejects, as JSON.
INGEST = """
import json, resource, sys
import pyarrow.parquet as pq
from flows import work
from flows.discover import discover
from flows.plan import Job, Reading, Shard, changed
from flows.settings import Settings

folder, lake = sys.argv[1:]
inputs = tuple(changed(discover([folder], lake), {}, Reading("v1")))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
written = work.ingest(Job(lake, "run", "2024-10-14T00:00:00+00:00", "v1", "r1", Settings(workers=1)), Shard("aaaa", inputs), final=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
rows = {table: [row for path in written.files.get(table, {}) for row in pq.read_table(path, columns=columns).to_pylist()] for table, columns in {
    "inputs": ["uri", "member", "format", "declared", "parsed", "rejected", "skipped"], "rejects": ["uri", "member", "reason", "detail"]}.items()}
print(json.dumps({**rows, "documents": written.rows["documents"], "peak_mb": peak / 1024}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sound article, which must be read whatever lies beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "sound.txt").write_text(STORY)
    return folder


def ingest(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-c", INGEST, str(folder), str(folder.parent / "lake")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=550)
    assert done.returncode == 0, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    for row in made["inputs"]:
        assert row["declared"] == row["parsed"] + row["rejected"] + row["skipped"], row
    assert any(row["uri"].endswith("sound.txt") and row["parsed"] == 1 for row in made["inputs"])
    return made


def reasons(made: dict[str, Any]) -> set[str]:
    return {row["reason"] for row in made["rejects"]}


def repeated(path: Path, piece: bytes, times: int) -> None:
    with path.open("wb") as file:
        for _ in range(times):
            file.write(piece)


def one_line(folder: Path) -> None:
    repeated(folder / "line.txt", b"ferry " * (MEGABYTE // 6), 1000)


def json_line(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "It sails at six, they said."}\n{"text": "')
        for _ in range(200):
            file.write(b"ferry " * (MEGABYTE // 6))
        file.write(b'"}\n{"text": "It sails at nine, they said."}\n')


def empty_lines(folder: Path) -> None:
    repeated(folder / "lines.txt", b"\n" * MEGABYTE, 10)
    with (folder / "lines.txt").open("ab") as file:
        file.write(STORY.encode())


def zeros_in_gzip(folder: Path) -> None:
    with gzip.open(folder / "bomb.txt.gz", "wb", compresslevel=9) as file:
        for _ in range(200):
            file.write(b"\0" * MEGABYTE)


def zip_bomb(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(10):
            archive.writestr(f"{number}.txt", b"ferry " * (2 * MEGABYTE))


def nested_zips(folder: Path) -> None:
    data, name = STORY.encode(), "a.txt"
    for depth in range(12):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, data)
        data, name = stream.getvalue(), f"{depth}.zip"
    (folder / "deep.zip").write_bytes(data)


def laughs(folder: Path) -> None:
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    (folder / "laughs.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{entities}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<nitf><head><title>Ferry</title></head><body><body.content><p>{STORY} &l11; &f;</p></body.content></body></nitf>"
    )


def lying_csv(folder: Path) -> None:
    (folder / "rows.csv").write_text('id,text\n1,"It sails at six.\n2,It sails at nine.\n' * 2000)


def odd_files(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_bytes(b"\xff\xfe\xfd \x80\x81" * 50)


CASES: tuple[tuple[Callable[[Path], None], set[str], int], ...] = (
    (one_line, {"too_large"}, 300),
    (json_line, {"too_large"}, 300),
    (empty_lines, set(), 300),
    (zeros_in_gzip, {"binary"}, 200),
    (zip_bomb, {"beyond_limit"}, 400),
    (nested_zips, {"beyond_limit"}, 300),
    (laughs, set(), 200),
    (lying_csv, {"broken_record"}, 200),
    (odd_files, {"unreadable"}, 200),
)


@pytest.mark.parametrize(("make", "expected", "most_mb"), CASES, ids=[make.__name__ for make, _, _ in CASES])
def test_hostile_input_ends_as_rejects_in_bounded_memory(make: Callable[[Path], None], expected: set[str], most_mb: int, folder: Path) -> None:
    make(folder)
    made = ingest(folder)
    assert reasons(made) == expected, made["rejects"]
    assert made["peak_mb"] < most_mb


def test_no_entity_is_expanded_and_no_file_is_opened_for_one(folder: Path) -> None:
    from transforms.formats import Parsing
    from transforms.formats.nitf import NITF
    from transforms.records import Record

    laughs(folder)
    with (folder / "laughs.xml").open("rb") as file:
        (record,) = (outcome for outcome in NITF.parse(file, "laughs.xml", Parsing()) if isinstance(outcome, Record))
    assert "hahaha" not in record.text
    assert len(record.text) < 1000


def test_members_that_climb_out_of_their_archive_are_read_and_written_nowhere(folder: Path) -> None:
    with zipfile.ZipFile(folder / "climb.zip", "w") as archive:
        archive.writestr("../../climbed.txt", STORY)
    with tarfile.open(folder / "climb.tar", "w") as archive:
        info = tarfile.TarInfo(str(folder.parent / "absolute" / "climbed.txt"))
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    made = ingest(folder)
    assert made["documents"] == 3
    assert not any(folder.parent.rglob("climbed.txt"))


def cuts(data: bytes) -> Iterator[bytes]:
    step = max(1, len(data) // 12)
    yield from (data[:size] for size in range(step, len(data), step))


def test_archives_cut_short_anywhere_add_up(folder: Path) -> None:
    text = "".join(f"{number} {STORY}" for number in range(200)).encode()
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
    for kind, data in (("gz", gzip.compress(text)), ("zip", plain.getvalue())):
        for number, piece in enumerate(cuts(data)):
            (folder / f"{number}.{kind}").write_bytes(piece)
    made = ingest(folder)
    assert reasons(made) <= {"truncated", "broken_record", "binary", "unsupported", "empty"}
    assert len(made["rejects"]) >= 20


@pytest.mark.long
def test_a_gigabyte_of_records_takes_no_more_memory_than_a_tenth_of_it(folder: Path) -> None:
    peaks = []
    for megabytes in (100, 1000):
        repeated(folder / "many.jsonl", b'{"text": "The night ferry sails again from Monday, they said."}\n' * 16_384, megabytes)
        peaks.append(ingest(folder)["peak_mb"])
    assert peaks[1] < peaks[0] * 1.5 + 50
