"""Worker processes: transforms are bound by one core each, so parts are refined side by side."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_POOL: ContextVar[ProcessPoolExecutor] = ContextVar("pool")


@contextmanager
def workers(count: int) -> Iterator[None]:
    """Processes that ``submit`` hands work to, started at once so that they warm up while other things do."""
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _start) as pool:
        for _ in range(count):
            pool.submit(_warm)
        token = _POOL.set(pool)
        try:
            yield
        finally:
            _POOL.reset(token)
            pool.shutdown(cancel_futures=True)


def submit(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Work for the next free worker process. Raises LookupError outside ``workers``."""
    return _POOL.get().submit(work, *args, **kwargs)


def _start() -> None:
    """End with the parent, however it ends: a worker left behind would go on writing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)


def _warm() -> None:
    import flows.work  # noqa: F401
