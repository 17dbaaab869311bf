"""All remote sources of a run, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from flows.discover import Found
from flows.progress import watcher
from flows.remote import stores
from flows.remote.addresses import WEB, full, public, scheme_of
from flows.remote.copies import Remote
from flows.remote.retrying import Unreachable
from flows.remote.web import Web, checked, client

Job = Callable[[], Found]


def fetch(sources: Iterable[str], remote: Remote) -> list[Found]:
    """What the sources name, each object once, by address: with a local copy, unless it is known and unchanged.

    What cannot be had is found with a problem. Raises UsageError for an address that cannot be one, or a store's that names nothing.
    """
    addresses = [full(source) for source in sources]
    urls = {public(address): checked(address) for address in addresses if scheme_of(address) in WEB}
    jobs: dict[str, Job] = {}
    for address in addresses:
        if scheme_of(address) not in WEB:
            jobs.update(_jobs_in_store(address, remote))
    with client(remote) as http:
        web = Web(remote, http)
        jobs.update({uri: partial(web.find, url) for uri, url in urls.items()})
        return _side_by_side([job for _, job in sorted(jobs.items())], remote.settings.parallel)


def _jobs_in_store(address: str, remote: Remote) -> dict[str, Job]:
    try:
        return {item.uri: partial(stores.find, item, remote) for item in stores.objects(address, remote.settings)}
    except Unreachable as error:
        problem = Found("", None, None, str(error), public(address))
        return {public(address): lambda: problem}


def _side_by_side(jobs: list[Job], threads: int) -> list[Found]:
    """What all jobs find, in their order."""
    bars = watcher()
    bars.begin("fetch", len(jobs))
    found = []
    with ThreadPoolExecutor(threads, thread_name_prefix="fetch") as pool:
        for item in pool.map(lambda job: job(), jobs):
            bars.advance("fetch", 1)
            found.append(item)
    return found
