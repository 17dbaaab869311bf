"""The laws that hold the house together, read off the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("schemas", "transforms", "flows")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
# What a pure function has no use for: the clock, the disk, the network, other processes.
WORLDLY = {
    "time",
    "socket",
    "urllib.request",
    "http",
    "subprocess",
    "shutil",
    "tempfile",
    "requests",
    "prefect",
    "duckdb",
    "flows",
    "threading",
    "random",
    "logging",
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else "" for func in calls}


def of(package: str) -> list[Path]:
    return [path for path in MODULES if path.relative_to(ROOT).parts[0] == package]


KNOWING_PREFECT = ("mill.py", "server.py", "running.py", "schedules.py")


@pytest.mark.parametrize("path", of("schemas"), ids=str)
def test_schemas_import_nothing_but_pyarrow_and_themselves(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names)
    assert outside <= {"pyarrow", "schemas"}


@pytest.mark.parametrize("path", of("transforms"), ids=str)
def test_transforms_import_nothing_worldly(path: Path) -> None:
    assert {name for name in imported(path) if name in WORLDLY or name.split(".")[0] in WORLDLY} == set()
    # What was learnt beforehand is loaded, once: the language model from the package that brings it, the line model's weights from ours.
    assert (
        path.name in ("language.py", "forest.py") or called(path) & {"open", "now", "today", "utcnow", "read_text", "read_bytes", "getenv"} == set()
    )


@pytest.mark.parametrize("path", [path for path in of("flows") if path.name not in KNOWING_PREFECT], ids=str)
def test_prefect_is_known_to_the_flows_alone(path: Path) -> None:
    assert [name for name in imported(path) if name.split(".")[0] == "prefect"] == []


def broad(path: Path) -> list[int]:
    handlers = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler))
    return [
        node.lineno for node in handlers if node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
    ]


def test_one_broad_except_in_the_project_and_it_stands_in_refine() -> None:
    assert [(path.name, len(broad(path))) for path in MODULES if broad(path)] == [("refine.py", 1)]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_functions_stay_under_fifty_lines_and_take_few_parameters(path: Path) -> None:
    commands = "cli" in path.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name
            assert commands or len([name for name in node.args.args if name.arg not in ("self", "cls")]) <= 5, node.name


def test_nothing_reaches_into_a_folder_of_this_machine() -> None:
    home = str(ROOT)
    assert [path for path in MODULES if home in path.read_text(encoding="utf-8")] == []
