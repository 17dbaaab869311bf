"""How far a run is: flows say it, whoever watches shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watcher(Protocol):
    """Someone who is told of a stage's tasks as they end."""

    def begin(self, stage: str, tasks: int) -> None:
        """A stage with so many tasks begins."""

    def advance(self, stage: str, rows: int) -> None:
        """One task of the stage ended, having written so many documents or articles."""


class Nobody:
    """A watcher who looks away."""

    def begin(self, stage: str, tasks: int) -> None: ...

    def advance(self, stage: str, rows: int) -> None: ...


_WATCHER: ContextVar[Watcher] = ContextVar("watcher")


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Let a watcher follow the flows that run inside."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def watcher() -> Watcher:
    """Who follows the flow that runs now."""
    return _WATCHER.get(Nobody())
