"""One run of the mill from a process of its own: what to start, and what to spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import server
from flows.discover import discover
from flows.environment import prepare
from flows.lake import catalogue, news
from flows.lake.paths import Lake
from flows.planning import known_inputs, may_have_work
from flows.progress import Watcher, watched
from flows.settings import Settings
from flows.workers import workers

if TYPE_CHECKING:
    from flows.lake.commit import Published


def mill_once(lake: Lake, sources: list[str], settings: Settings, watcher: Watcher, logging_level: str = "CRITICAL") -> Published | None:
    """One run of the flow ``mill``, with a temporary Prefect server if no other is named; None if nothing is new.

    Whether anything looks new is seen first: if not, nothing of Prefect is started. The caller tells
    what goes wrong; at WARNING, Prefect logs the same failure for task, flow and mill besides.
    """
    found = discover(sources, lake.root)
    if not may_have_work(found, known_inputs(lake), settings):
        _keep_news_current(lake)
        return None
    prepare(lake, logging_level)
    with server.temporary() as temporary, workers(settings.workers):
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.mill import mill

        # Nobody looks for heartbeats at a temporary server, and each flow would wait a second for its last.
        beat = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None} if temporary else {}
        if temporary:
            temporary.wait()
        with temporary_settings(updates=beat), watched(watcher):
            return mill(str(lake.root), sources, settings)


def _keep_news_current(lake: Lake) -> None:
    """Swap in news.duckdb if a run was cut off between its commit and that, or the lake was moved."""
    if lake.exists:
        with catalogue.attached(lake) as connection:
            if not news.is_current(lake, connection):
                news.publish(lake, connection)
