"""README's guides to adding a rule and a family work as they are written: their steps are taken, in a copy, and tested there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from guides import put_behind, steps

ROOT = Path(__file__).resolve().parents[1]


def outcome(folder: Path) -> subprocess.CompletedProcess[str]:
    """The tests of the rules that the guides add, and of the law that every rule has its cases."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "tests/transforms/test_rules.py"]
    command += ["-k", "hotline or game_offer or every_rule_has or unique"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(folder)})


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in ("schemas", "transforms", "tests/transforms"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_rule_and_a_family_are_added_as_readme_says(copy: Path) -> None:
    cases: list[str] = []
    for heading in ("Adding a rule", "Adding a family"):
        (module, rule), (table, line), (tests, lines) = steps(heading)
        with (copy / module).open("a", encoding="utf-8") as file:
            file.write(rule if file.tell() == 0 else f"\n\n{rule}")
        put_behind(copy / table, "FURNITURE: tuple[Rule, ...] = (\n", line)
        cases += lines.strip().split("\n")
    put_behind(copy / table, "from transforms.boilerplate import ", "games, ")
    for case in cases:
        put_behind(copy / tests, "CUT = [\n" if case.count('"') > 4 else "KEPT = [\n", f"{case}\n")
    done = outcome(copy)
    assert (done.returncode, "6 passed" in done.stdout) == (0, True), done.stdout
