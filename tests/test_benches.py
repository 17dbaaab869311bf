"""Benchmarks are run by hand: here they are read at least, so that what they measure is still there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHES = Path(__file__).parent / "bench"


def test_every_benchmark_finds_what_it_measures() -> None:
    names = sorted(path.stem for path in BENCHES.glob("*.py"))
    assert names
    code = f"import sys; sys.path[:0] = [{str(BENCHES)!r}, {str(BENCHES.parent)!r}]\nfor name in {names}:\n    __import__(name)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=BENCHES.parents[1])
    assert done.returncode == 0, done.stderr[-2000:]
