"""When articles were published, as exactly as it is known."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Dated(Protocol):
    """What was published from ``since`` to ``until``, two times that differ as far as its date is vague, None without a date."""

    @property
    def since(self) -> datetime | None: ...

    @property
    def until(self) -> datetime | None: ...


def precedes(one: Dated, other: Dated) -> bool:
    """Whether one had been published when the other was not yet: of a day and an hour of that day neither precedes the other."""
    return one.until is not None and other.since is not None and one.until <= other.since and one.since != other.since
