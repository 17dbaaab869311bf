"""What workers do with inputs that fail, and how Prefect tries again.

/proc/self/mem is a file that can be looked at and opened, and whose first byte cannot be read.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from nursery import Nursery

from flows import work
from flows.plan import Input, Job, Shard
from flows.settings import Settings

BAD = Path("/proc/self/mem")

pytestmark = pytest.mark.skipif(not BAD.exists(), reason="needs /proc/self/mem, a file that fails when read")

RETRIED = """
from prefect import flow
from flows.lake.paths import Lake
from flows.lake.staging import Staging
from flows.mill import ingest_shard
from flows.plan import Input, Job, Shard
from flows.settings import Settings
from flows.workers import workers

@flow
def reads():
    with workers(1):
        return ingest_shard.submit(Job({lake!r}, "run", "2024-10-14T00:00:00+00:00", "v1", "r1", Settings()), Shard("aaaa", (Input(**{item}),))).result()

print(reads())
"""


def unreadable() -> Input:
    return Input(str(BAD), str(BAD), "0" * 64, 0, 0, None)


def job(lake: Path) -> Job:
    return Job(str(lake), "run", "2024-10-14T00:00:00+00:00", "v1", "r1", Settings(workers=1))


def test_a_failure_to_read_is_raised_until_the_final_attempt(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Input/output error"):
        work.ingest(job(tmp_path), Shard("aaaa", (unreadable(),)), final=False)


def test_at_the_final_attempt_it_becomes_a_reject_and_the_other_inputs_are_read(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("The bridge opens.")
    shard = Shard("aaaa", (unreadable(), Input(str(paper), str(paper), "1" * 64, 17, 0, None)))
    written = work.ingest(job(tmp_path / "lake"), shard, final=True)
    assert dict(written.rows) == {"inputs": 2, "rejects": 1, "documents": 1}
    (reject,) = pq.read_table(next(iter(written.files["rejects"]))).to_pylist()
    assert (reject["reason"], reject["uri"]) == ("unreadable", str(BAD))
    assert "run again" in reject["detail"]


def test_prefect_tries_to_read_again_and_then_lets_the_run_go_on(nursery: Nursery, tmp_path: Path) -> None:
    code = RETRIED.format(lake=str(tmp_path / "lake"), item=json.dumps(asdict(unreadable())).replace("null", "None"))
    nursery.start(code, stdout=str(tmp_path / "out"), stderr=str(tmp_path / "err"))
    assert nursery.status() == 0, (tmp_path / "err").read_text()
    assert (tmp_path / "out").read_text() == "0\n"
