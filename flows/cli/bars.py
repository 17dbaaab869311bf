"""Progress bars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.cli.console import errors

# What the tasks of a stage make.
MADE = {"ingest": "documents", "refine": "articles", "learn": "documents"}


class Bars:
    """Shows each stage as a bar of tasks."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.tasks: dict[str, TaskID] = {}
        self.rows: dict[str, int] = {}

    def begin(self, stage: str, tasks: int) -> None:
        self.tasks[stage] = self.progress.add_task(stage, total=tasks, rows="")
        self.rows[stage] = 0

    def advance(self, stage: str, rows: int) -> None:
        self.rows[stage] += rows
        made = f"{self.rows[stage]:,} {MADE[stage]}" if stage in MADE else ""
        self.progress.update(self.tasks[stage], advance=1, rows=made)


@contextmanager
def progress_bars(quiet: bool) -> Iterator[Bars]:
    """Bars on standard error while the block runs; none if quiet."""
    columns = TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rows]}"), TimeElapsedColumn()
    with Progress(*columns, console=errors, disable=quiet) as progress:
        yield Bars(progress)
