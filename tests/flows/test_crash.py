"""A run that is killed at any moment leaves the last snapshot, and the next run completes the work."""

from __future__ import annotations

import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pytest
from nursery import Nursery
from rows import rows

MOMENTS = (2, pytest.param(20, marks=pytest.mark.long))
FIRST_MOMENTS = (1, pytest.param(5, marks=pytest.mark.long))
TABLES = ("inputs", "documents", "articles", "edits", "evidence", "links", "quotes", "mentions", "rejects")
RUN = """
from flows.lake.paths import Lake
from flows.progress import Nobody
from flows.running import mill_once
from flows.settings import Settings
mill_once(Lake.at({lake!r}), [{inbox!r}], Settings(shard_files=24, part_documents=10, batch_documents=4, workers=2), Nobody())
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


def start(nursery: Nursery, lake: Path, inbox: Path) -> int:
    return nursery.start(RUN.format(lake=str(lake), inbox=str(inbox)))


def finish(nursery: Nursery, lake: Path, inbox: Path) -> None:
    start(nursery, lake, inbox)
    assert nursery.status() == 0


def wait_until_begun(lake: Path) -> None:
    while not (lake / "state" / "staging" / "plan.json").exists():
        time.sleep(0.005)


@contextmanager
def reader(lake: Path) -> Iterator[set[tuple[int, ...]]]:
    """Reads the lake over and over from a connection of its own; yields the set of counts that it saw."""
    seen: set[tuple[int, ...]] = set()
    done = threading.Event()

    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
                    seen.add(tuple(connection.execute(f"SELECT {', '.join(f'(SELECT count(*) FROM {table})' for table in TABLES)}").fetchall()[0]))
                time.sleep(0.05)
        except duckdb.Error as error:
            failures.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()
        assert failures == []


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    write_stories(folder, range(24))
    return folder


def sizes(lake: Path) -> tuple[int, ...]:
    found = rows(lake)
    return tuple(sum(found[table].values()) for table in TABLES)


@pytest.mark.parametrize("times", FIRST_MOMENTS)
def test_a_first_run_killed_at_any_moment_is_completed_by_the_next_one(times: int, nursery: Nursery, tmp_path: Path) -> None:
    inbox, whole = tmp_path / "inbox", tmp_path / "whole"
    write_stories(inbox, range(4))
    begun = time.monotonic()
    finish(nursery, whole, inbox)
    seconds, moments = time.monotonic() - begun, random.Random(20241015)
    for number in range(times):
        lake = tmp_path / f"lake-{number}"
        process = start(nursery, lake, inbox)
        time.sleep(moments.uniform(0, seconds))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        nursery.status()
        finish(nursery, lake, inbox)
        assert rows(lake) == rows(whole)


@pytest.mark.parametrize("times", MOMENTS)
def test_a_run_killed_at_any_moment_shows_all_or_nothing_and_the_next_one_completes_it(
    times: int, nursery: Nursery, inbox: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    finish(nursery, before, inbox)
    write_stories(inbox, range(12, 72))
    (inbox / "ferry-003.txt").write_text("Night ferry sinks\n\nThe night ferry sank at its berth on Tuesday, and nobody was aboard.\n")
    shutil.copytree(before, after)
    start(nursery, after, inbox)
    wait_until_begun(after)
    began = time.monotonic()
    assert nursery.status() == 0
    seconds, wanted, moments = time.monotonic() - began, rows(after), random.Random(20241014)
    killed = 0
    for number in range(times):
        lake = tmp_path / f"lake-{number}"
        shutil.copytree(before, lake)
        with reader(lake) as seen:
            process = start(nursery, lake, inbox)
            wait_until_begun(lake)
            time.sleep(moments.uniform(0, seconds))
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            killed += nursery.status() == -signal.SIGKILL
            finish(nursery, lake, inbox)
        assert sizes(before) in seen
        assert seen <= {sizes(before), sizes(after)}
        assert rows(lake) == wanted
        shutil.rmtree(lake)
    assert killed >= times // 2
