"""Input files read into rows: what archives hold, and files that change under the reader."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows import work
from flows.discover import discover
from flows.plan import Job, Reading, Shard, changed
from flows.settings import Settings
from transforms.limits import Limits

STORY = "Ferry sails again\n\nThe night ferry sails again from Monday, the harbour office said.\n"


def ingest(folder: Path, settings: Settings | None = None, mapping: dict[str, str] | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows that a folder's files become, by table."""
    lake = folder.parent / "lake"
    inputs = tuple(changed(discover([str(folder)], lake), {}, Reading("v1", mapping or {})))
    job = Job(str(lake), "run", "2024-10-14T00:00:00+00:00", "v1", "r1", settings or Settings(workers=1))
    written = work.ingest(job, Shard("aaaa", inputs), final=True)
    return {table: [row for path in files for row in pq.read_table(path).to_pylist()] for table, files in written.files.items()}


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def ledger(rows: dict[str, list[dict[str, Any]]]) -> dict[str | None, dict[str, Any]]:
    """The lines of the ledger by member; each must add up."""
    for row in rows["inputs"]:
        assert row["declared"] == row["parsed"] + row["rejected"] + row["skipped"]
    return {row["member"]: row for row in rows["inputs"]}


def test_an_archive_and_each_of_its_members_have_lines_in_the_ledger(folder: Path) -> None:
    inner = zipped(**{"c.txt": STORY.encode()})
    (folder / "a.zip").write_bytes(zipped(**{"one.txt": STORY.encode(), "deep__two.txt": STORY.encode(), "inner.zip": inner, ".DS_Store": b"x"}))
    rows = ingest(folder)
    lines = ledger(rows)
    assert set(lines) == {None, "one.txt", "deep/two.txt", "inner.zip", "inner.zip!/c.txt"}
    assert (lines[None]["format"], lines[None]["parsed"], lines[None]["skipped"], lines[None]["holder"]) == ("zip", 3, 1, None)
    assert sum(dict(lines[None]["skipped_as"]).values()) == 1
    assert (lines["inner.zip!/c.txt"]["holder"], lines["one.txt"]["holder"]) == ("inner.zip", "")
    assert lines["one.txt"]["size_bytes"] == len(STORY)
    assert {row["member"] for row in rows["documents"]} == {"one.txt", "deep/two.txt", "inner.zip!/c.txt"}
    assert len({row["document_id"] for row in rows["documents"]}) == 3


def test_a_compressed_file_is_one_input_and_says_how_it_was_compressed(folder: Path) -> None:
    (folder / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    rows = ingest(folder)
    (line,) = rows["inputs"]
    assert (line["member"], line["format"], line["compression"], line["parsed"]) == (None, "text", "gzip", 1)
    assert [row["record_id"] for row in rows["documents"]] == ["a"]


def test_a_tar_in_gzip_is_walked(folder: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo("2024/a.txt")
        info.size = len(STORY)
        archive.addfile(info, io.BytesIO(STORY.encode()))
    (folder / "wrong-ending.txt").write_bytes(stream.getvalue())
    lines = ledger(ingest(folder))
    assert (lines[None]["format"], lines[None]["compression"], lines["2024/a.txt"]["parsed"]) == ("tar", "gzip", 1)


def test_what_is_beyond_a_limit_is_a_reject_that_names_it_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped(**{"1.txt": STORY.encode(), "2.txt": STORY.encode(), "3.txt": STORY.encode()}))
    (folder / "b.txt").write_text(STORY)
    rows = ingest(folder, Settings(workers=1, limits=Limits(members=2)))
    ledger(rows)
    (reject,) = rows["rejects"]
    assert (reject["reason"], reject["member"]) == ("beyond_limit", None)
    assert "--set members=" in reject["detail"]
    assert len(rows["documents"]) == 3


def test_folders_in_hives_form_are_hints_of_tables(folder: Path) -> None:
    deep = folder / "outlet=Harbour Post" / "month=2024-10"
    deep.mkdir(parents=True)
    (deep / "a.jsonl").write_text('{"text": "The night ferry sails again."}\n{"text": "It does."}\n')
    hints = [dict(row["hints"]) for row in ingest(folder)["documents"]]
    assert [(hint["month"], hint["publisher"]) for hint in hints] == [("2024-10", "Harbour Post")] * 2


def test_a_file_that_changes_while_it_is_read_is_told_and_is_read_again_next_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.txt"
    path.write_text(STORY)
    fstat, calls = os.fstat, []

    def written_to(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            path.write_text(STORY * 2)
        return fstat(descriptor)

    monkeypatch.setattr("flows.intake.os.fstat", written_to)
    rows = ingest(folder)
    (line,) = rows["inputs"]
    assert (line["declared"], line["parsed"], line["rejected"], line["sha256"]) == (2, 1, 1, None)
    assert "changed while it was read" in rows["rejects"][0]["detail"]


def test_a_file_that_changed_since_it_was_planned_has_no_checksum_on_record(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(STORY)
    lake = folder.parent / "lake"
    inputs = tuple(changed(discover([str(folder)], lake), {}, Reading("v1")))
    path.write_text("Ferry stays\n\nThe night ferry stays in port, the harbour office said on Monday.\n")
    written = work.ingest(Job(str(lake), "run", "2024-10-14T00:00:00+00:00", "v1", "r1", Settings(workers=1)), Shard("aaaa", inputs), final=True)
    (line,) = pq.read_table(next(iter(written.files["inputs"]))).to_pylist()
    assert (line["parsed"], line["sha256"]) == (1, None)
