"""Sources that lie elsewhere, behind http(s):// or in a store such as s3://: each object is fetched to a local copy before it is planned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flows.remote.addresses import has_secrets, is_remote, public, withheld
from flows.remote.copies import Remote, Stamp, clear

if TYPE_CHECKING:
    from flows.discover import Found

__all__ = ["Remote", "Stamp", "clear", "fetch", "has_secrets", "is_remote", "public", "withheld"]


def fetch(sources: Iterable[str], remote: Remote) -> list[Found]:
    """What the remote sources name, each object once, by address: with a local copy, unless it is known and unchanged.

    What cannot be had is found with a problem. Raises UsageError for an address that cannot be one, or a store's that names nothing.
    """
    # Clients of HTTP and of stores take long to import, and few runs need them.
    from flows.remote.fetch import fetch as fetch_all

    return fetch_all(sources, remote)
