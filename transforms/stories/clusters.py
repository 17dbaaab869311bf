"""Stories by average link: articles come together, nearest first, as long as those that come together are alike on average.

What comes out is a function of the articles and their likenesses, whatever their order (ties go by number), and of connected articles alone:
what is not linked, over any number of others, by likenesses of ``joined`` has no part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Protocol

import numpy as np

from transforms.components import Nodes, Numbers, components

# Two articles by number and how alike they are.
Link = tuple[int, int, int]
# The same in three arrays.
Links = tuple[Nodes, Nodes, Nodes]


class Web(Protocol):
    """Links of ``count`` articles, by their numbers, as far as they are known."""

    @property
    def count(self) -> int:
        """How many articles there are."""

    def links(self) -> Links:
        """The links that are known."""

    def complete(self, members: Numbers) -> bool:
        """Make known all links that some articles have; whether any were not known before."""


def settle(web: Web, seeds: Numbers, bar: int, most: int) -> Iterator[tuple[Numbers, Numbers, int]]:
    """The articles that some, ``seeds``, hang together with, over links of a bar at least: their numbers, a name for each that those have in common that
    hang together, and the bar. It is the lowest one that keeps them ``most`` or fewer; a higher one is higher by an eighth.

    What is found is a function of the articles alone that are found: of the others no more needs to be known than that they are too many.
    """
    while len(seeds):
        while True:
            a, b, likeness = web.links()
            strong = likeness >= bar
            names = components(web.count, a[strong], b[strong])
            few = np.bincount(names, minlength=web.count)[names[seeds]] <= most
            chosen = np.zeros(web.count, bool)
            chosen[names[seeds[few]]] = True
            members = np.flatnonzero(chosen[names])
            if not web.complete(members):
                break
        yield members, names[members], bar
        seeds, bar = seeds[~few], bar + max(1, bar // 8)


def average_link(links: Sequence[Link], bar: int) -> Iterator[list[int]]:
    """The clusters of two articles or more, each sorted, of links of articles that hang together."""
    members, alike = _start(links)
    waiting = [_offer(members, alike, a, b) for a, b, _ in links]
    heapify(waiting)
    while waiting and -waiting[0][0] >= bar:
        score, a, b, size = heappop(waiting)
        if a in members and b in members and len(members[a]) + len(members[b]) == size and score == _offer(members, alike, a, b)[0]:
            for other in _merge(members, alike, a, b):
                heappush(waiting, _offer(members, alike, *sorted((a, other))))
    yield from (sorted(cluster) for _, cluster in sorted(members.items()) if len(cluster) > 1)


def _start(links: Sequence[Link]) -> tuple[dict[int, list[int]], dict[int, dict[int, int]]]:
    """Clusters of one article, by number; and of each, the sum of likenesses to every other that has any."""
    alike: dict[int, dict[int, int]] = defaultdict(dict)
    for a, b, likeness in links:
        alike[a][b] = alike[b][a] = likeness
    return {number: [number] for number in alike}, alike


def _offer(members: dict[int, list[int]], alike: dict[int, dict[int, int]], a: int, b: int) -> tuple[float, int, int, int]:
    """What speaks for two clusters coming together, in the order in which they do."""
    return -alike[a][b] / (len(members[a]) * len(members[b])), a, b, len(members[a]) + len(members[b])


def _merge(members: dict[int, list[int]], alike: dict[int, dict[int, int]], a: int, b: int) -> list[int]:
    """Make cluster ``b`` part of ``a``, the lesser number; the clusters that have links to what they are now."""
    members[a] += members.pop(b)
    del alike[a][b]
    for other, likeness in alike.pop(b).items():
        if other != a:
            alike[a][other] = alike[other][a] = alike[a].get(other, 0) + likeness
            del alike[other][b]
    return list(alike[a])
