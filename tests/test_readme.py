"""Every command of README.md is run, in a folder with a copy of the sample, and prints what README says.

``python tests/test_readme.py`` writes what the commands print now into README.md.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nursery import Nursery

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SERVE_SECONDS = 120


def commands() -> list[tuple[str, str]]:
    """The commands of README in order, each with the output that README shows."""
    found: list[tuple[str, str]] = []
    for block in BLOCK.findall(README.read_text(encoding="utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            found.append((command, output.strip("\n")))
    return found


def prepare(folder: Path) -> None:
    """The sample, and what a reader is supposed to have: some clippings, and an export with columns of its own."""
    shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "data" / "raw").mkdir()
    (folder / "clippings").mkdir()
    for name in ("2024-10-14-harbour-bridge-vote.txt", "000123_a86677.txt", "the-last-ice-cutters.txt"):
        shutil.copy(ROOT / "data" / "sample" / "northern-courier" / name, folder / "clippings")
    record = {"kopf": "Night ferry stays", "wann": "2024-10-14", "stueck": "The harbour board voted on Monday to keep the night ferry."}
    (folder / "export.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")


def run(command: str, folder: Path) -> str:
    """What a command prints to standard output; `make run` is what the Makefile makes of it, without the set-up."""
    recipe = re.search(r"^run:.*\n\t@\$\(BIN\)/(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe is not None
    command = f".venv/bin/{recipe[1]}" if command == "make run" else command
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip("\n")


def shown(command: str, folder: Path, nursery: Nursery) -> str:
    """What a command prints; newsmill itself is called without a shell and without a start of Python, where no pipe needs them."""
    if not command.startswith("newsmill ") or "|" in command:
        return run(command, folder)
    done = nursery.newsmill(*shlex.split(command)[1:], cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip("\n")


def settled(output: str) -> str:
    """Output without what differs from run to run: how long it took."""
    return re.sub(r"\d+\.\d s\b", "9.9 s", output)


def serves(command: str, folder: Path) -> bool:
    """Whether a command that never ends gets as far as waiting for its schedule."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    log = folder / "serve.log"
    with log.open("w") as words:
        process = subprocess.Popen(command.split(), cwd=folder, stdout=words, stderr=words, env={**os.environ, "PATH": path})
        deadline = time.monotonic() + SERVE_SECONDS
        while "being served" not in log.read_text() and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.2)
        process.terminate()
        process.wait(timeout=60)
    return "being served" in log.read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, prefect_server: None) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    prepare(folder)
    return folder


@pytest.mark.parametrize(("command", "output"), commands(), ids=[command[:60] for command, _ in commands()])
def test_readme_shows_what_its_commands_print(command: str, output: str, folder: Path, nursery: Nursery) -> None:
    if command == "make test":
        return
    if command.startswith("newsmill serve"):
        assert serves(command, folder)
    else:
        assert settled(shown(command, folder, nursery)) == settled(output)


def test_make_targets_that_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)`?", README.read_text(encoding="utf-8")))
    assert {target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()


def write(folder: Path) -> None:
    """Put what the commands print now into README.md."""
    prepare(folder)

    def fresh(block: re.Match[str]) -> str:
        pieces = []
        for piece in re.split(r"^\$ ", block[0], flags=re.MULTILINE)[1:]:
            command = piece.partition("\n")[0]
            silent = command == "make test" or command.startswith("newsmill serve")
            pieces.append(f"$ {command}\n" + ("" if silent else run(command, folder) + "\n"))
        return "".join(pieces)

    README.write_text(BLOCK.sub(fresh, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        write(Path(place))
