"""One run of the mill from a process of its own: what to start, and what to spare."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING

from flows import server
from flows.environment import prepare
from flows.errors import LakeBusy, UsageError
from flows.lake import catalogue, news
from flows.lake.lock import writing
from flows.lake.paths import Lake
from flows.planning import known_inputs, look, make_refresh, make_retry, may_have_work
from flows.progress import Watcher, watched
from flows.remote import clear
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.lake.commit import Published
    from flows.lake.profiles import Learnt


def mill_once(lake: Lake, sources: list[str], settings: Settings, watcher: Watcher, logging_level: str = "CRITICAL") -> Published | None:
    """One run of the flow ``mill``, with a temporary Prefect server if no other is named; None if nothing is new.

    Whether anything looks new is seen first: if not, nothing of Prefect is started. The caller tells
    what goes wrong; at WARNING, Prefect logs the same failure for task, flow and mill besides.
    """
    ledger = known_inputs(lake)
    with watched(watcher):
        found = look(lake, sources, ledger, settings)
    if not found and not lake.exists:
        raise UsageError(f"there are no files in {', '.join(sources)}: hidden files and the lake itself do not count")
    if not may_have_work(found, ledger, settings):
        _keep_news_current(lake)
        return None
    with _prefect(lake, watcher, logging_level):
        from flows.mill import mill

        published = mill(str(lake.root), sources, settings)
    if published is None:
        _keep_news_current(lake)
    return published


def retry_once(lake: Lake, where: str, settings: Settings, watcher: Watcher, logging_level: str = "CRITICAL") -> Published | None:
    """One run of the flow ``retry``; None if no input that is still there has such rejects."""
    if not make_retry(lake, where, settings).shards:
        return None
    with _prefect(lake, watcher, logging_level):
        from flows.mill import retry

        return retry(str(lake.root), where, settings)


def refresh_once(lake: Lake, settings: Settings, watcher: Watcher, logging_level: str = "CRITICAL", rehearse: bool = False) -> Published | None:
    """One run of the flow ``refresh``; None if nothing is stale, or after a rehearsal."""
    if not make_refresh(lake, settings).names:
        return None
    with _prefect(lake, watcher, logging_level):
        from flows.mill import refresh

        return refresh(str(lake.root), settings, rehearse)


def learn_once(lake: Lake, settings: Settings, watcher: Watcher, logging_level: str = "CRITICAL", rehearse: bool = False) -> Learnt:
    """One run of the flow ``learn``."""
    with _prefect(lake, watcher, logging_level):
        from flows.mill import learn

        return learn(str(lake.root), settings, rehearse)


@contextmanager
def _prefect(lake: Lake, watcher: Watcher, logging_level: str) -> Iterator[None]:
    """Prefect ready to run flows, with a temporary server if no other is named, and the watcher told of their progress."""
    prepare(lake, logging_level)
    with server.temporary() as temporary:
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        # Imported here, beside the start of the server, not after it.
        import_module("flows.mill")

        # Nobody looks for heartbeats at a temporary server, and each flow would wait a second for its last.
        beat = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None} if temporary else {}
        if temporary:
            watcher.begin("start", 1)
            temporary.wait()
            watcher.advance("start", 0)
        with temporary_settings(updates=beat), watched(watcher):
            yield


def _keep_news_current(lake: Lake) -> None:
    """Swap in news.duckdb if a run was cut off between its commit and that, or the lake was moved; whoever writes now does so anyway."""
    if lake.exists:
        with suppress(LakeBusy), writing(lake), catalogue.attached(lake) as connection:
            clear(lake.fetched)
            if not news.is_current(lake, connection):
                news.publish(lake, connection)
