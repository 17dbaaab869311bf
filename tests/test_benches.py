"""Benchmarks are run by hand, beside libraries that newsmill does without: here it is seen that what they take from newsmill is still there."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

BENCHES = sorted(Path(__file__).parent.joinpath("bench").glob("*.py"))


@pytest.mark.parametrize("path", BENCHES, ids=lambda path: path.stem)
def test_a_benchmark_finds_what_it_measures(path: Path) -> None:
    taken = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom) and node.module]
    ours = [(node.module, alias.name) for node in taken for alias in node.names if node.module.split(".")[0] in ("schemas", "transforms", "flows")]
    missing = [f"{module}.{name}" for module, name in ours if not _has(module, name)]
    assert not missing


def _has(module: str, name: str) -> bool:
    found = import_module(module)
    if not hasattr(found, name):
        try:
            import_module(f"{module}.{name}")
        except ModuleNotFoundError:
            return False
    return True
