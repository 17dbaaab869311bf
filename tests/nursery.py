"""Processes with everything imported: imports take longer than most of what tests run.

As a script: reads one JSON object a line, ``{"code", "cwd", "stdin", "stdout", "stderr"}``, runs the code in
a forked process of its own with those files for its streams, and prints the process's id at its beginning
and its exit status at its end.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CALL = """
import sys
sys.argv = {argv!r}
from flows.cli import main
main()
"""


class Nursery:
    """Starts processes that can be waited for, or killed. They run the code that lies in ``tree`` now."""

    def __init__(self, tree: Path = ROOT) -> None:
        # -P: the folders of tests are named like the packages, and would hide them.
        command = [sys.executable, "-P", __file__]
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tree, env=environment)

    def start(self, code: str, **streams: str) -> int:
        """Start code in a process of its own; returns its id. One at a time: read its exit status before the next."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"code": code, **streams}) + "\n")
        self.process.stdin.flush()
        return self._number()

    def status(self) -> int:
        """Wait for the process to end; its exit code, or the signal that killed it as a negative number."""
        return os.waitstatus_to_exitcode(self._number())

    def newsmill(self, *arguments: object, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
        """The command line with some arguments, and some standard input."""
        argv = ["newsmill", *map(str, arguments)]
        with tempfile.TemporaryDirectory() as folder:
            places = {name: str(Path(folder, name)) for name in ("stdin", "stdout", "stderr")}
            Path(places["stdin"]).write_text(given)
            self.start(CALL.format(argv=argv), cwd=str(cwd), **places)
            return subprocess.CompletedProcess(argv, self.status(), *(Path(places[name]).read_text() for name in ("stdout", "stderr")))

    def close(self) -> None:
        self.process.kill()
        self.process.wait()

    def _number(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())


def bear(order: dict[str, str]) -> None:
    """Run an order in this process, which ends with it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        path = order.get(name, os.devnull)
        os.dup2(os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    os.chdir(order.get("cwd", os.curdir))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = 0
    try:
        exec(order["code"], {"__name__": "__nursery__"})
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException as error:  # noqa: BLE001 - what Python does at the end of a process
        sys.excepthook(type(error), error, error.__traceback__)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    # No clearing up: libraries have threads that did not come along into this process.
    os._exit(code)


def main() -> None:
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    import flows.cli
    import flows.mill  # noqa: F401

    # Each flow would wait a second for its last heartbeat.
    with temporary_settings(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        for line in sys.stdin:
            child = os.fork()
            if child == 0:
                bear(json.loads(line))
            print(child, flush=True)
            print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
