"""Which paragraphs of one text answer to which of another, by the words that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transforms.collation.reading import Stretch
from transforms.reuse.align import Run

# How many words paragraphs share, by their numbers in both texts.
Shared = Counter[tuple[int, int]]


class Pairing(NamedTuple):
    """Paragraphs ``here`` of the one text, first and last (exclusive), which answer to those ``there`` of the other. Either may be none, not both.

    ``moved`` ones stand in another order than the rest.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    moved: bool = False


def shared_words(runs: Iterable[Run], one: Sequence[Stretch], other: Sequence[Stretch]) -> Shared:
    """How many words of the runs each two paragraphs have in common."""
    found = Shared()
    for run in runs:
        done = 0
        while done < run.length:
            a, b = _holding(one, run.a + done), _holding(other, run.b + done)
            step = min(run.length - done, one[a].last - run.a - done, other[b].last - run.b - done)
            found[a, b] += step
            done += step
    return found


def pairings(shared: Shared, sizes: tuple[int, int]) -> list[Pairing]:
    """Every paragraph of both texts once, in the order of the first; what only the second has follows on what stands before it there.

    ``shared`` has those paragraphs alone that may answer to one another. Two answer to each other if each shares most with the other;
    neighbours that share most with one of the two go along: an outlet cut a paragraph in two, or made one of several.
    """
    best_there, best_here = _best(shared, 0), _best(shared, 1)
    mutual = sorted((a, b) for a, b in best_there.items() if best_here.get(b) == a)
    taken_here, taken_there = {a for a, _ in mutual}, {b for _, b in mutual}
    rows = [(_grown(a, b, best_there, taken_here, sizes[0]), _grown(b, a, best_here, taken_there, sizes[1])) for a, b in mutual]
    ordered = _ordered([there[0] for _, there in rows])
    paired = [Pairing(here, there, number not in ordered) for number, (here, there) in enumerate(rows)]
    alone = (Pairing((a, a + 1), (0, 0)) for a in range(sizes[0]) if a not in taken_here)
    added = [Pairing((0, 0), (b, b + 1)) for b in range(sizes[1]) if b not in taken_there]
    return list(_inserted(sorted([*paired, *alone]), added))


def _holding(paragraphs: Sequence[Stretch], word: int) -> int:
    return bisect_left(paragraphs, word + 1, key=lambda paragraph: paragraph.last)


def _best(shared: Shared, side: int) -> dict[int, int]:
    """For each paragraph of a side the one of the other that it shares most words with; of equals the first."""
    best: dict[int, tuple[int, int]] = {}
    for pair, words in shared.items():
        best[pair[side]] = max(best.get(pair[side], (0, 0)), (words, -pair[1 - side]))
    return {own: -other for own, (_, other) in best.items()}


def _grown(own: int, other: int, best: dict[int, int], taken: set[int], size: int) -> tuple[int, int]:
    """A paragraph with its neighbours on both sides that share most with the same one, which are taken then."""
    first, last = own, own + 1
    while first > 0 and first - 1 not in taken and best.get(first - 1) == other:
        first -= 1
        taken.add(first)
    while last < size and last not in taken and best.get(last) == other:
        taken.add(last)
        last += 1
    return first, last


def _ordered(places: Sequence[int]) -> set[int]:
    """The numbers of the places that make a longest increasing sequence (Schensted, 1961)."""
    tops: list[int] = []
    numbers: list[int] = []
    before: list[int | None] = []
    for number, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(numbers[pile - 1] if pile else None)
        tops[pile : pile + 1] = [place]
        numbers[pile : pile + 1] = [number]
    found = set[int]()
    last = numbers[-1] if numbers else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _inserted(rows: Sequence[Pairing], added: Sequence[Pairing]) -> Iterator[Pairing]:
    """The rows, and each of those that only the second text has behind the row, not moved, that ends before it there."""
    ends = [(row.there[1], number) for number, row in enumerate(rows) if row.there[0] < row.there[1] and not row.moved]
    waiting: dict[int, list[Pairing]] = {}
    for row in added:
        place = bisect_left(ends, (row.there[0] + 1, -1)) - 1
        waiting.setdefault(ends[place][1] if place >= 0 else -1, []).append(row)
    yield from waiting.get(-1, ())
    for number, one in enumerate(rows):
        yield one
        yield from waiting.get(number, ())
