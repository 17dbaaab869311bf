"""Prefect's own server as a child process, for runs that have no other.

Prefect starts such a server by itself, but only after it has imported all of it into the calling
process too. This one starts at once, beside the imports and the planning of the caller, from a
database that set-up has migrated; it ends when its parent does, however the parent ends.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

from flows.errors import MillError

START_SECONDS = 180
POLL_SECONDS = 0.05
DATABASE = "prefect.db"
# What Prefect sets for a temporary server of its own, and no registration of block types, which nobody would see.
EPHEMERAL = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0", "PREFECT_API_BLOCKS_REGISTER_ON_START": "false"}


class Server:
    """A server that is starting. ``url`` is where its API will answer."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        self.process, self.url, self.log = process, url, log

    def wait(self) -> None:
        """Return once the API answers. Raises MillError if the server ends, or takes longer than START_SECONDS."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(POLL_SECONDS)
        raise MillError(f"Prefect's server did not start; its last words are in {self.log}. Or name one of your own in PREFECT_API_URL")


@contextmanager
def temporary(ephemeral: bool = True) -> Iterator[Server | None]:
    """Start a server on a free local port and point PREFECT_API_URL at it; None if the user has named one.

    ``ephemeral`` leaves out the services that only schedules need. PREFECT_HOME must be set.
    """
    if os.environ.get("PREFECT_API_URL"):
        yield None
        return
    home = Path(os.environ["PREFECT_HOME"])
    _seed(home)
    server = _start(home, ephemeral)
    os.environ["PREFECT_API_URL"] = server.url
    if ephemeral:
        # The logs would go with the server.
        os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
    try:
        yield server
    finally:
        del os.environ["PREFECT_API_URL"]
        server.process.kill()
        server.process.wait()


def template() -> Path:
    """Where set-up keeps a migrated, empty database of the installed Prefect: beside the packages."""
    return Path(sys.prefix) / "share" / "newsmill" / f"prefect-{version('prefect')}.db"


def prepare() -> None:
    """Migrate an empty database once, so that the first run on a new lake need not."""
    if template().exists():
        return
    template().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=template().parent) as folder:
        os.environ["PREFECT_API_DATABASE_CONNECTION_URL"] = f"sqlite+aiosqlite:///{folder}/fresh.db"
        from prefect.server.database import provide_database_interface

        asyncio.run(provide_database_interface().create_db())
        with closing(sqlite3.connect(f"{folder}/fresh.db")) as database, closing(sqlite3.connect(f"{folder}/{DATABASE}")) as copy:
            database.backup(copy)
        Path(folder, DATABASE).replace(template())


def serve(descriptor: int) -> None:
    """Serve Prefect's API on a socket that is listening already, until standard input closes."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    # Importing makes many objects and no garbage: collecting in the meantime costs a tenth of the start.
    gc.disable()
    import uvicorn
    from prefect.server.api.server import create_app

    gc.enable()
    uvicorn.run(create_app(), fd=descriptor, log_level="error", lifespan="on")


def _start(home: Path, ephemeral: bool) -> Server:
    log = home / "server.log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as words:
        descriptor = listener.fileno()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        switches = EPHEMERAL if ephemeral else {"PREFECT_UI_API_URL": url}
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(descriptor)],
            stdin=subprocess.PIPE,
            # Of its own, so that Ctrl-C reaches the command alone, which needs the server to end in order.
            start_new_session=True,
            stdout=words,
            stderr=words,
            pass_fds=[descriptor],
            env={**os.environ, **switches},
        )
        return Server(process, url, log)


def _seed(home: Path) -> None:
    if not (home / DATABASE).exists() and template().exists():
        fresh = home / f"{DATABASE}.new"
        shutil.copyfile(template(), fresh)
        fresh.replace(home / DATABASE)


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    prepare() if sys.argv[1:] == ["prepare"] else serve(int(sys.argv[1]))
