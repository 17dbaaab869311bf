"""The laws that hold the house together, read off the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.versions import INGEST, RELATE

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
    # What was learnt beforehand is loaded, once: the language model and the gazetteer from the packages that bring them, the line model's weights and the counts of words from ours.
    assert (
        path.name in ("language.py", "forest.py", "gazetteer.py", "background.py")
        or called(path) & {"open", "now", "today", "utcnow", "read_text", "read_bytes", "getenv"} == set()
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


def project_imports(path: Path) -> Iterator[Path]:
    """The project's own modules that a module imports, or imports names from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                yield from (
                    place for place in (ROOT / (name.replace(".", "/") + ".py"), ROOT / name.replace(".", "/") / "__init__.py") if place.exists()
                )


@pytest.mark.parametrize(
    ("starts", "known", "least"),
    [(("transforms/opening.py", "transforms/arrival.py"), INGEST, 50), (("flows/relating/*.py",), RELATE, 20)],
    ids=["ingest", "relate"],
)
def test_all_that_decides_what_a_stage_makes_is_in_its_checksum(starts: tuple[str, ...], known: tuple[str, ...], least: int) -> None:
    seen: set[Path] = set()
    waiting = [found for path in [place for start in starts for place in ROOT.glob(start)] for found in (path, *project_imports(path))]
    while waiting:
        path = waiting.pop()
        if path not in seen and path.relative_to(ROOT).parts[0] == "transforms":
            seen.add(path)
            waiting += project_imports(path)
    assert len(seen) > least
    assert {str(path.relative_to(ROOT)) for path in seen if not str(path.relative_to(ROOT)).startswith(known)} == set()


def test_the_repository_holds_no_data_dump():
    """Real articles once came in as a pickle of 36 MB: what is tracked is source, invented samples and weights."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout of the repository")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name.decode() for name in tracked.split(b"\0") if name]
    assert {path.name for path in files} >= {"pyproject.toml", "README.md"}
    large = {str(path) for path in files if path.exists() and path.stat().st_size > 300_000}
    assert large == set()
    assert [path for path in files if path.suffix in {".pkl", ".pickle", ".npy", ".db"}] == []
