"""Stories drawn from links that are all known: what relating does step by step, done at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from transforms.components import Numbers
from transforms.stories.clusters import Links, average_link, settle


@dataclass(frozen=True)
class _Whole:
    """Links that are all known."""

    count: int
    known: Links

    def links(self) -> Links:
        return self.known

    def complete(self, members: Numbers) -> bool:
        return False


def clusters(links: ArrayLike, joined: int, most: int) -> Iterator[list[int]]:
    """The clusters of two articles or more, each sorted; from links (a, b, likeness), an array of three columns or a list.

    Two clusters become one while the mean likeness of their members is ``joined`` or more, no link counting as 0. Of more than ``most``
    articles that hang together, the strongest links alone count.
    """
    held = np.asarray(links, np.int64).reshape(-1, 3)
    numbers, places = np.unique(held[:, :2], return_inverse=True)
    a, b = places.reshape(-1, 2).T
    whole = _Whole(len(numbers), (a, b, held[:, 2]))
    for members, names, bar in settle(whole, np.arange(len(numbers)), joined, most):
        named = np.full(len(numbers), -1)
        named[members] = names
        for own in _grouped(np.where(named[a] == named[b], named[a], -1)):
            yield from average_link([(x, y, likeness) for x, y, likeness in held[own].tolist()], bar)


def _grouped(names: Numbers) -> Iterator[Numbers]:
    """The places, in order, of each name that is not -1."""
    places = np.flatnonzero(names >= 0)
    places = places[np.argsort(names[places], kind="stable")]
    if len(places):
        yield from np.split(places, np.flatnonzero(np.diff(names[places])) + 1)
