"""Two articles collated: paragraph beside paragraph, with what became of each and the words that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from transforms.collation.pairing import Pairing, Shared, pairings, shared_words
from transforms.collation.reading import Reading, Stretch
from transforms.collation.wording import Piece, Sides, marked, pieces
from transforms.reuse.align import Run, passages
from transforms.reuse.rows import KEPT

# A paragraph of which a smaller share stands in the other article is not there.
THERE = 0.2

Flags = NDArray[np.bool_]


class Fate(StrEnum):
    """What became of paragraphs of the one article in the other: nothing, a word here or there, other words; they went, came, or stand elsewhere."""

    SAME = "same"
    EDITED = "edited"
    REWORDED = "reworded"
    DROPPED = "dropped"
    ADDED = "added"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that answer to each other, with the words that differ. ``here`` or ``there`` is None where one article has none.

    ``moved`` ones stand in another order than the rest.
    """

    fate: Fate
    here: Stretch | None
    there: Stretch | None
    pieces: tuple[Piece, ...]
    moved: bool = False


@dataclass(frozen=True)
class Collation:
    """An article beside its original. Shares run from 0 to 1 and count words that stand in both in passages of eight or more.

    ``dropped``, ``reworded`` and ``added`` count paragraphs as the view ``cuts`` does where it holds an article against the original: of the original the
    first two, of the other the last.
    """

    rows: tuple[Row, ...]
    kept: float
    taken: float
    dropped: int
    reworded: int
    added: int


def collate(original: str, other: str) -> Collation:
    """An article's body beside that of its original, in time that grows with their length."""
    sides = _Sides(Reading.of(original), Reading.of(other))
    here, there = sides.fates
    kept, taken = (float(stand.mean()) if len(stand) else 0.0 for stand in sides.standing)
    rows = tuple(_row(sides, pairing) for pairing in pairings(sides.answering, (len(here), len(there))))
    return Collation(rows, kept, taken, here.count(Fate.DROPPED), here.count(Fate.REWORDED), there.count(Fate.DROPPED))


def differing(one: str, other: str) -> tuple[Piece, ...]:
    """Two headlines, or other short texts, word by word."""
    first, second = Reading.of(one), Reading.of(other)
    return pieces(Sides(first, first.whole, second, second.whole))


class _Sides:
    """Two readings, the words that stand in both, and what that makes of each paragraph: SAME, REWORDED or DROPPED, seen from its own side."""

    def __init__(self, one: Reading, other: Reading) -> None:
        self.one, self.other = one, other
        self.runs = sorted((run for passage in passages(one.words.hashes, other.words.hashes) for run in passage.runs), key=lambda run: run.a)
        here, there = [(run.a, run.length) for run in self.runs], [(run.b, run.length) for run in self.runs]
        self.standing = _standing(len(one.words), here), _standing(len(other.words), there)
        self.fates = _fates(one, self.standing[0]), _fates(other, self.standing[1])
        shared = shared_words(self.runs, one.paragraphs, other.paragraphs)
        self.answering = Shared({(a, b): words for (a, b), words in shared.items() if Fate.DROPPED not in (self.fates[0][a], self.fates[1][b])})


def _standing(size: int, stretches: Iterable[tuple[int, int]]) -> Flags:
    """Of each word of a text whether it stands in the other, given where those that do begin and how many follow."""
    flags = np.zeros(size, bool)
    for start, length in stretches:
        flags[start : start + length] = True
    return flags


def _fates(reading: Reading, standing: Flags) -> list[Fate]:
    return [_fate(int(standing[paragraph.first : paragraph.last].sum()), len(paragraph)) for paragraph in reading.paragraphs]


def _fate(shared: int, words: int) -> Fate:
    if shared >= KEPT * words:
        return Fate.SAME
    return Fate.REWORDED if shared >= THERE * words else Fate.DROPPED


def _row(sides: _Sides, pairing: Pairing) -> Row:
    here, there = sides.one.joined(*pairing.here), sides.other.joined(*pairing.there)
    fates = {*sides.fates[0][slice(*pairing.here)], *sides.fates[1][slice(*pairing.there)]}
    if here and there:
        found = pieces(Sides(sides.one, here, sides.other, there), _within(sides.runs, here))
        edited = Fate.SAME if all(piece.same for piece in found) else Fate.EDITED
        return Row(Fate.REWORDED if Fate.REWORDED in fates else edited, here, there, found, pairing.moved)
    gone = Fate.DROPPED in fates
    if here:
        return Row(Fate.DROPPED if gone else Fate.ELSEWHERE, here, None, _alone(sides.one, here, sides.standing[0], gone))
    assert there is not None
    turned = (Piece(piece.other, piece.one, piece.same) for piece in _alone(sides.other, there, sides.standing[1], gone))
    return Row(Fate.ADDED if gone else Fate.ELSEWHERE, None, there, tuple(turned))


def _alone(reading: Reading, stretch: Stretch, standing: Flags, gone: bool) -> tuple[Piece, ...]:
    """A stretch to which nothing answers in its place; what of it stands elsewhere is the same."""
    if gone:
        return (Piece(reading.text[stretch.start : stretch.end], "", False),)
    return tuple(Piece(text, "", same) for text, same in marked(reading, stretch, standing))


def _within(runs: Sequence[Run], stretch: Stretch) -> Sequence[Run]:
    """The runs, which are in order, that have words in a stretch of the first text."""
    first = bisect_left(runs, stretch.first + 1, key=lambda run: run.a + run.length)
    return runs[first : bisect_left(runs, stretch.last, key=lambda run: run.a)]
