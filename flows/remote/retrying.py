"""What goes wrong between machines: what may pass is tried again, what will last is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from flows.settings import Fetching

Thing = TypeVar("Thing")


class Unreachable(Exception):
    """An object cannot be had; the message names it, the reason and the remedy. Trying again will not help."""


class Passing(Unreachable):
    """As above, but it may pass. ``after`` is how many seconds the other side asks to be left alone."""

    def __init__(self, message: str, after: float = 0) -> None:
        super().__init__(message)
        self.after = after


def patiently(attempt: Callable[[], Thing], settings: Fetching) -> Thing:
    """What an attempt gives, tried again with doubling pauses as long as what goes wrong may pass. Raises Unreachable in the end."""
    for tried in range(settings.retries):
        try:
            return attempt()
        except Passing as error:
            time.sleep(min(max(settings.backoff_seconds * 2**tried, error.after), settings.longest_wait_seconds))
    return attempt()
