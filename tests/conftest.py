"""What tests share: the command, a Prefect server for all runs, and a lake of the sample."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nursery import Nursery

from flows import server
from flows.environment import prepare
from flows.lake.paths import Lake

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One real Prefect server for every run of the session, as PREFECT_API_URL in the environment."""
    kept = dict(os.environ)
    prepare(Lake.at(tmp_path_factory.mktemp("prefect")), logging_level="CRITICAL")
    with server.temporary() as started:
        if started:
            started.wait()
        yield
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture(scope="session")
def nursery(prefect_server: None) -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture(scope="session")
def newsmill(nursery: Nursery) -> Command:
    """The command in a process of its own; checked for success unless told otherwise."""

    def call(*arguments: object, check: bool = True, cwd: Path = ROOT, given: str = "") -> subprocess.CompletedProcess[str]:
        done = nursery.newsmill(*arguments, cwd=cwd, given=given)
        assert not check or done.returncode == 0, done.stderr
        return done

    return call


@pytest.fixture(scope="session")
def sample_lake(newsmill: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of data/sample, one for all processes that test; to be read, not written."""
    own = tmp_path_factory.getbasetemp()
    place = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    lake = place / "sample" / "lake"
    with (place / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (lake / "news.duckdb").exists():
            newsmill("run", SAMPLE, "--lake", lake, "--quiet")
    return lake
