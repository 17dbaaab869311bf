"""What differs in two stretches of text, word by word.

Words that are known to answer to each other are taken as they are; short gaps between them are compared by their longest common subsequence
(Wagner and Fischer, "The string-to-string correction problem", 1974), long ones but for their ends are not: the work grows with the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from transforms.collation.reading import Reading, Stretch
from transforms.reuse.align import Run
from transforms.reuse.words import Hashes

# Signs that divide words and belong to neither.
BREAKS = "-‐‑‒—–―…/"

# A gap of more words than this on either side is different as a whole.
_LONGEST_GAP = 120
# A word of so few letters that stands alone between words that differ is the same by chance: "the", "und".
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of the one and what answers to it in the other: the same words, however they are set, or others. Either may be empty, not both."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """A stretch of the one text and one of the other."""

    one: Reading
    here: Stretch
    other: Reading
    there: Stretch


def pieces(sides: Sides, runs: Iterable[Run] = ()) -> tuple[Piece, ...]:
    """Both stretches in order, cut where words begin or cease to be the same; ``runs`` are words that answer to each other."""
    matches = list(_merged(_filled(sides, chained(_clipped(runs, sides)))))
    return tuple(_cut(sides, [match for match in matches if not _by_chance(match, sides)]))


def _clipped(runs: Iterable[Run], sides: Sides) -> Iterator[Run]:
    """What of the runs lies within both stretches."""
    here, there = sides.here, sides.there
    for run in runs:
        skip = max(0, here.first - run.a, there.first - run.b)
        length = min(run.length, here.last - run.a, there.last - run.b) - skip
        if length > 0:
            yield Run(run.a + skip, run.b + skip, length)


def chained(runs: Iterable[Run]) -> list[Run]:
    """Runs that follow each other in both texts: the longest first, and none that crosses or overlaps one before it."""
    chain: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.a, run.b)):
        place = bisect_left(chain, run.a, key=attrgetter("a"))
        before, after = chain[place - 1] if place else None, chain[place] if place < len(chain) else None
        if (before is None or _precedes(before, run)) and (after is None or _precedes(run, after)):
            chain.insert(place, run)
    return chain


def _precedes(one: Run, other: Run) -> bool:
    return one.a + one.length <= other.a and one.b + one.length <= other.b


def _filled(sides: Sides, chain: Sequence[Run]) -> Iterator[Run]:
    """The chain, with what the gaps between its runs have in common."""
    a, b = sides.here.first, sides.there.first
    for run in (*chain, Run(sides.here.last, sides.there.last, 0)):
        for found in _common(sides.one.words.hashes[a : run.a], sides.other.words.hashes[b : run.b]):
            yield Run(a + found.a, b + found.b, found.length)
        if run.length:
            yield run
        a, b = run.a + run.length, run.b + run.length


def _common(one: Hashes, other: Hashes) -> list[Run]:
    """Words that two sequences have in common, in order: those at both ends, and between them as many as can be, if they are short enough."""
    shorter = min(len(one), len(other))
    if not shorter:
        return []
    head = _leading(one[:shorter] == other[:shorter])
    tail = _leading(one[::-1][: shorter - head] == other[::-1][: shorter - head])
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    between = _subsequence(left.tolist(), right.tolist()) if 0 < len(left) <= _LONGEST_GAP and 0 < len(right) <= _LONGEST_GAP else []
    found = [Run(0, 0, head), *(Run(head + a, head + b, 1) for a, b in between), Run(len(one) - tail, len(other) - tail, tail)]
    return [run for run in found if run.length]


def _leading(equal: NDArray[np.bool_]) -> int:
    """How many values are true before the first that is not."""
    return len(equal) if equal.all() else int(equal.argmin())


def _subsequence(one: Sequence[int], other: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places of a longest common subsequence in both."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a in range(len(one) - 1, -1, -1):
        row, below = lengths[a], lengths[a + 1]
        for b in range(len(other) - 1, -1, -1):
            row[b] = below[b + 1] + 1 if one[a] == other[b] else max(below[b], row[b + 1])
    a = b = 0
    while a < len(one) and b < len(other):
        if one[a] == other[b]:
            yield a, b
            a, b = a + 1, b + 1
        elif lengths[a + 1][b] >= lengths[a][b + 1]:
            a += 1
        else:
            b += 1


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that follow each other without a gap in both, as one."""
    last: Run | None = None
    for run in runs:
        if last and (last.a + last.length, last.b + last.length) == (run.a, run.b):
            last = Run(last.a, last.b, last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _by_chance(match: Run, sides: Sides) -> bool:
    """Whether a match is one small word amid words that differ; at an end of either stretch it is none."""
    if match.length > 1 or match.a in (sides.here.first, sides.here.last - 1) or match.b in (sides.there.first, sides.there.last - 1):
        return False
    words = sides.one.words
    return int(words.ends[match.a] - words.starts[match.a]) <= _SMALL


def _cut(sides: Sides, matches: Sequence[Run]) -> Iterator[Piece]:
    """The stretches as pieces; what stands between words goes with the words that are the same."""
    edges = [(match.a, match.a + match.length, match.b, match.b + match.length) for match in matches]
    ones = _differing(sides.one, sides.here, [edge[:2] for edge in edges])
    others = _differing(sides.other, sides.there, [edge[2:] for edge in edges])
    one, other = sides.one.text, sides.other.text
    for number, (gap, answer) in enumerate(zip(ones, others, strict=True)):
        if number:
            yield Piece(one[ones[number - 1][1] : gap[0]], other[others[number - 1][1] : answer[0]], True)
        if gap[0] < gap[1] or answer[0] < answer[1]:
            yield Piece(one[slice(*gap)], other[slice(*answer)], False)


def marked(reading: Reading, stretch: Stretch, standing: NDArray[np.bool_]) -> Iterator[tuple[str, bool]]:
    """A stretch in pieces, each with whether its words stand in the other text, as is told of every word."""
    flags = np.concatenate(([False], standing[stretch.first : stretch.last], [False])).view(np.int8)
    edges = (stretch.first + np.flatnonzero(np.diff(flags))).tolist()
    gaps = _differing(reading, stretch, list(zip(edges[::2], edges[1::2], strict=True)))
    for number, (start, end) in enumerate(gaps):
        if number:
            yield reading.text[gaps[number - 1][1] : start], True
        if start < end:
            yield reading.text[start:end], False


def _differing(reading: Reading, stretch: Stretch, matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The characters before, between and behind matches, which are given by their words: where no words are, none."""
    words = reading.words
    edges = [stretch.first, *(edge for match in matches for edge in match), stretch.last]
    found: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        begins, ends = number == 0, number == len(matches)
        if first == last:
            place = stretch.start if begins else stretch.end if ends else int(words.starts[first])
            found.append((place, place))
        else:
            found.append((stretch.start if begins else _attached(reading, first, -1), stretch.end if ends else _attached(reading, last - 1, 1)))
    return found


def _attached(reading: Reading, word: int, step: int) -> int:
    """Where a word begins (step -1) or ends (1), with the signs that stand close to it: its bracket, its stop, its quotation mark."""
    words, text = reading.words, reading.text
    if step < 0:
        place, bound = int(words.starts[word]), int(words.ends[word - 1]) if word else 0
        while place > bound and _close(text[place - 1]):
            place -= 1
        return place
    place, bound = int(words.ends[word]), int(words.starts[word + 1]) if word + 1 < len(words) else len(text)
    while place < bound and _close(text[place]):
        place += 1
    return place


def _close(sign: str) -> bool:
    return not sign.isspace() and sign not in BREAKS
