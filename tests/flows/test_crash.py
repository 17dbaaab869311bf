"""A run that is killed at any moment leaves the last snapshot, and the next run completes the work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pytest
from rows import rows

MOMENTS = 20
TABLES = ("inputs", "documents", "articles", "edits", "evidence", "links", "rejects")
# Imports take longer than the run itself, so they are made once: each line read starts a run in a
# process of its own, whose id is told at its beginning and whose exit status at its end.
NURSERY = """
import os, sys
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
import flows.mill
from flows.running import mill_once
from flows.progress import Nobody
from flows.lake.paths import Lake
from flows.settings import Settings
for line in sys.stdin:
    lake, inbox = line.split()
    child = os.fork()
    if child == 0:
        with temporary_settings(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            mill_once(Lake.at(lake), [inbox], Settings(shard_files=24, part_documents=10, batch_documents=4, workers=2), Nobody())
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
STORY = """{title}

October {day}, 2024

By Marta Ilves

SKARVIK - The harbour board of {place} voted on Monday to keep the night ferry running through the winter, its chair said.

"Nobody here wants to row," said Henrik Karlsen, who has sat on the board for {number} years.

Related article: [Ferry fares rise](#)

The vote was {number} to four. Passengers had sent the board more than {number} hundred letters since the spring.

Original url:

<https://www.northerncourier.example/2024/10/{day:02}/ferry-{number}>
"""


def write_stories(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        day = number % 28 + 1
        story = STORY.format(title=f"Night ferry stays, board {number} says", day=day, place=f"Skarvik Quay {number}", number=number)
        (folder / f"ferry-{number:03}.txt").write_text(story, encoding="utf-8")


class Nursery:
    """Starts runs, each a process that can be killed."""

    def __init__(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def start(self, lake: Path, inbox: Path) -> int:
        """Start a run; returns its process id."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{lake} {inbox}\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> int:
        """The next number that the nursery tells: after a start, the exit status of the run."""
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())

    def finish(self, lake: Path, inbox: Path) -> None:
        """A run without disturbance."""
        self.start(lake, inbox)
        assert self.read() == 0


@pytest.fixture(scope="module")
def nursery(prefect_server: None) -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.process.kill()
    nursery.process.wait()


def wait_until_begun(lake: Path) -> None:
    while not (lake / "state" / "staging" / "plan.json").exists():
        time.sleep(0.005)


@contextmanager
def reader(lake: Path) -> Iterator[set[tuple[int, ...]]]:
    """Reads the lake over and over from a connection of its own; yields the set of counts that it saw."""
    seen: set[tuple[int, ...]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
                seen.add(tuple(connection.execute(f"SELECT {', '.join(f'(SELECT count(*) FROM {table})' for table in TABLES)}").fetchall()[0]))
            time.sleep(0.05)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crash") / "inbox"
    write_stories(folder, range(24))
    return folder


def sizes(lake: Path) -> tuple[int, ...]:
    found = rows(lake)
    return tuple(sum(found[table].values()) for table in TABLES)


def test_a_run_killed_at_any_moment_shows_all_or_nothing_and_the_next_one_completes_it(nursery: Nursery, inbox: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    nursery.finish(before, inbox)
    write_stories(inbox, range(12, 72))
    (inbox / "ferry-003.txt").write_text("Night ferry sinks\n\nThe night ferry sank at its berth on Tuesday, and nobody was aboard.\n")
    shutil.copytree(before, after)
    nursery.start(after, inbox)
    wait_until_begun(after)
    began = time.monotonic()
    assert nursery.read() == 0
    seconds, wanted, moments = time.monotonic() - began, rows(after), random.Random(20241014)
    killed = 0
    for number in range(MOMENTS):
        lake = tmp_path / f"lake-{number}"
        shutil.copytree(before, lake)
        with reader(lake) as seen:
            process = nursery.start(lake, inbox)
            wait_until_begun(lake)
            time.sleep(moments.uniform(0, seconds))
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            killed += nursery.read() == signal.SIGKILL
            nursery.finish(lake, inbox)
        assert seen <= {sizes(before), sizes(after)}
        assert rows(lake) == wanted
        shutil.rmtree(lake)
    assert killed >= MOMENTS // 2
