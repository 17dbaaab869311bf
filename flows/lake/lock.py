"""One writer at a time: an advisory lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from flows.errors import LakeBusy
from flows.lake.paths import Lake


@contextmanager
def writing(lake: Lake) -> Iterator[None]:
    """Hold the lake for writing. Raises LakeBusy, naming the process, if another one does."""
    lake.state.mkdir(parents=True, exist_ok=True)
    with lake.lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise LakeBusy(f"{lake.root} is being written by process {holder}; wait until it ends, or stop it") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
