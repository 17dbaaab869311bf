"""Stories by average link: articles come together, nearest first, as long as those that come together are alike on average.

What comes out is a function of the articles and their likenesses, whatever their order (ties go by number), and of connected articles alone:
what is not linked, over any number of others, by likenesses of ``joined`` has no part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

# Two articles by number and how alike they are.
Link = tuple[int, int, int]
Numbers = NDArray[np.int64]


def components(count: int, a: Numbers, b: Numbers) -> Numbers:
    """The least number of those that each of ``count`` articles is linked to, over any number of links a[i] - b[i]."""
    least = np.arange(count)
    while True:
        before = least.copy()
        lower = np.minimum(least[a], least[b])
        np.minimum.at(least, least[a], lower)
        np.minimum.at(least, least[b], lower)
        least = least[least]
        if np.array_equal(least, before):
            return least


def clusters(links: Iterable[Link], joined: int, most: int) -> Iterator[list[int]]:
    """The clusters of two articles or more, each sorted.

    Two clusters become one while the mean likeness of their members is ``joined`` or more, no link counting as 0. Of more than ``most``
    articles that hang together, the strongest links alone count.
    """
    found = list(links)
    for held, bar in _apart(found, joined, most):
        yield from _average_link(held, bar)


def _apart(links: Sequence[Link], bar: int, most: int) -> Iterator[tuple[list[Link], int]]:
    """The links of each component under the bar that keeps its articles few enough."""
    numbers = sorted({number for link in links for number in link[:2]})
    place = {number: at for at, number in enumerate(numbers)}
    strong = [link for link in links if link[2] >= bar]
    pairs = np.array([(place[a], place[b]) for a, b, _ in strong], np.int64).reshape(-1, 2)
    names = components(len(numbers), pairs[:, 0], pairs[:, 1])
    sizes = np.bincount(names, minlength=len(numbers))
    held: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if (name := int(names[place[link[0]]])) == names[place[link[1]]]:
            held[name].append(link)
    for name, own in held.items():
        if sizes[name] <= most:
            yield own, bar
        elif (higher := bar + max(1, bar // 8)) <= max(link[2] for link in own):
            yield from _apart(own, higher, most)


def _average_link(links: Sequence[Link], bar: int) -> Iterator[list[int]]:
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
