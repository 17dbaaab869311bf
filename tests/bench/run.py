"""Whole-process figures of `newsmill run`: rate, CPU seconds, peak memory, size, and the time to the first shard.

    python tests/bench/run.py JSONL[.zst] [--take 4000 ...] [--workers 1 2]

Runs the installed command on the first N records of a JSON Lines file, on a new lake each, then once
more on the same lake. Memory is the sum over the run's processes, seen in /proc every 0.2 s (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.2


@dataclass
class Figures:
    """What one command took. ``first_shard`` is the time until its first part of documents was noted."""

    wall: float
    cpu: float
    peak_mb: float
    first_shard: float | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--take", type=int, nargs="*", default=[4_000, 1_000_000_000])
    parser.add_argument("--workers", type=int, nargs="*", default=[2])
    options = parser.parse_args()
    print(
        f"{'records':>8} {'workers':>7} {'wall s':>7} {'cpu s':>7} {'docs/s':>7} {'docs/cpu s':>10} {'peak MB':>8} {'lake MB':>8} {'1st shard':>9} {'again s':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for take in options.take:
            source = Path(folder, f"take-{take}.jsonl")
            records = cut(options.corpus, source, take)
            for workers in options.workers:
                report(source, Path(folder, "lake"), records, workers)


def cut(corpus: Path, source: Path, take: int) -> int:
    """Write the first records of the corpus. Returns how many there are."""
    lines = read(corpus).splitlines()[:take]
    source.write_bytes(b"\n".join(lines) + b"\n")
    return len(lines)


def read(corpus: Path) -> bytes:
    if corpus.suffix != ".zst":
        return corpus.read_bytes()
    import zstandard

    with corpus.open("rb") as file:
        return zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file).read()


def report(source: Path, lake: Path, records: int, workers: int) -> None:
    """Run on a new lake, then again; print one line."""
    shutil.rmtree(lake, ignore_errors=True)
    command = [str(Path(sys.executable).with_name("newsmill")), "run", str(source), "--lake", str(lake), "--workers", str(workers), "--json"]
    first, again = timed(command, lake), timed(command, lake)
    size = sum(path.stat().st_size for path in (lake / "tables").rglob("*.parquet")) / 1e6
    shard = f"{first.first_shard:9.1f}" if first.first_shard else f"{'-':>9}"
    print(
        f"{records:8} {workers:7} {first.wall:7.1f} {first.cpu:7.1f} {records / first.wall:7.0f} {records / first.cpu:10.0f}"
        f" {first.peak_mb:8.0f} {size:8.1f} {shard} {again.wall:8.1f}",
        flush=True,
    )


def timed(command: list[str], lake: Path) -> Figures:
    """Run a command in a session of its own and watch it."""
    begun, before = time.monotonic(), os.times()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    figures = Figures(0, 0, 0, None)
    watcher = threading.Thread(target=watch, args=(process, lake, begun, figures))
    watcher.start()
    out, words = process.communicate()
    watcher.join()
    if process.returncode:
        sys.exit(words)
    json.loads(out)
    after = os.times()
    figures.wall = time.monotonic() - begun
    figures.cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return figures


def watch(process: subprocess.Popen[str], lake: Path, begun: float, figures: Figures) -> None:
    """Follow the session's memory, and see when the first task is noted."""
    while process.poll() is None:
        figures.peak_mb = max(figures.peak_mb, tree_kb(process.pid) / 1024)
        if figures.first_shard is None and any((lake / "state" / "staging").glob("*/ingested.json")):
            figures.first_shard = time.monotonic() - begun
        time.sleep(SAMPLE_SECONDS)


def tree_kb(root: int) -> int:
    """Resident memory of a process and all that descend from it, in kilobytes."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
            sizes[int(stat.parent.name)] = int((stat.parent / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
        except (OSError, IndexError):
            continue
    family = {root}
    while more := {process for process, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(sizes.get(process, 0) for process in family)


if __name__ == "__main__":
    main()
