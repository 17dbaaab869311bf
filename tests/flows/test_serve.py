"""`newsmill serve` against a real Prefect server: a schedule fires, and what lies in the inbox lands in the lake."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import Command

START_SECONDS = 180
FIRE_SECONDS = 180


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def command(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.fixture
def api(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a client of a server started with Prefect's own command, as an operator would."""
    port = free_port()
    home = tmp_path / "prefect"
    home.mkdir()
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    with (tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen([command("prefect"), "server", "start", "--port", str(port), "--no-ui"], env=environment, stdout=log, stderr=log)
        try:
            wait_for(lambda: answers(environment["PREFECT_API_URL"]), START_SECONDS, "the server to answer")
            yield environment
        finally:
            process.terminate()
            process.wait(timeout=30)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def wait_for(condition, seconds: float, what: str) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.5)


def titles(lake: Path) -> list[str]:
    if not (lake / "news.duckdb").exists():
        return []
    with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM articles ORDER BY title").fetchall()]


def test_a_schedule_fires_and_the_inbox_lands_in_the_lake(api: dict[str, str], tmp_path: Path) -> None:
    inbox, lake = tmp_path / "inbox", tmp_path / "lake"
    inbox.mkdir()
    story = "{}\n\nThe harbour board voted on Monday to keep the night ferry running through the winter, its chair said.\n"
    (inbox / "first.txt").write_text(story.format("Night ferry stays another winter"))
    with (tmp_path / "serve.log").open("wb") as log:
        process = subprocess.Popen([command("newsmill"), "serve", str(inbox), "--lake", str(lake), "--every", "10s"], env=api, stdout=log, stderr=log)
        try:
            wait_for(lambda: len(titles(lake)) == 1, FIRE_SECONDS, "the first scheduled run to land")
            (inbox / "second.txt").write_text(story.format("Day ferry goes after all"))
            wait_for(lambda: len(titles(lake)) == 2, FIRE_SECONDS, "a later scheduled run to land")
        except AssertionError as error:
            raise AssertionError((tmp_path / "serve.log").read_text()) from error
        finally:
            process.terminate()
            process.wait(timeout=60)
    assert titles(lake) == ["Day ferry goes after all", "Night ferry stays another winter"]


def test_a_schedule_is_looked_at_before_the_server_is(tmp_path: Path) -> None:
    # Nobody listens there.
    environment = {**os.environ, "PREFECT_API_URL": "http://127.0.0.1:9/api"}
    arguments = [command("newsmill"), "serve", str(tmp_path)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 2
    assert "say when" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--every", "soon"), "--every takes a number"),
        (("--cron", "now"), "--cron takes a cron line"),
        (("--every", "1m", "--cron", "* * * * *"), "say when"),
    ],
)
def test_a_schedule_that_says_no_time_or_two_is_a_usage_error(options: tuple[str, ...], message: str, newsmill: Command, tmp_path: Path) -> None:
    done = newsmill("serve", tmp_path, *options, check=False)
    assert done.returncode == 2
    assert message in done.stderr
