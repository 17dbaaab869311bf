"""Many quotations read at once, and which pairs of them are variants of one: most are told apart in arrays, the rest word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from transforms.quotes.variants import RUN, Said, Variants, shared_words
from transforms.reuse.sieve import Sieve
from transforms.reuse.sketch import shingles
from transforms.reuse.words import Hashes, Places, read_words

# So many quotations are read, and so many pairs looked at, at a time.
_READ, _PAIRS = 2_000, 50_000
_OWN = np.uint64(0xC2B2AE3D27D4EB4F)


class Spoken:
    """Some quotations and who said each, numbered from 0."""

    def __init__(self, quotes: Sequence[str], speakers: Sequence[str | None]) -> None:
        read = [_read(quotes[first : first + _READ]) for first in range(0, len(quotes), _READ)]
        self._speakers = speakers
        self._words: Hashes = np.concatenate([np.zeros(0, np.uint64), *(words for words, _ in read)])
        self._counts: Places = np.concatenate([np.zeros(0, np.int64), *(counts for _, counts in read)])
        self._begins = np.cumsum(self._counts) - self._counts
        self._grams = shingles(self._words, RUN)
        self._said: dict[int, Said] = {}

    def variants(self, x: Places, y: Places, settings: Variants) -> tuple[Places, Places]:
        """Which of some pairs, by their places in x and y, are variants of one quotation, and how many words each pair shares."""
        found = [(place, shared) for place in self._likely(x, y, settings) if (shared := self._shared(int(x[place]), int(y[place]), settings))]
        places, words = np.array(found, np.int64).reshape(-1, 2).T
        return places, words

    def _likely(self, x: Places, y: Places, settings: Variants) -> Iterator[int]:
        """The pairs of which the shorter quotation has so many words in runs that the longer has too, wherever they stand, that they may be variants."""
        for first in range(0, len(x), _PAIRS):
            one, other = x[first : first + _PAIRS], y[first : first + _PAIRS]
            swapped = self._counts[one] > self._counts[other]
            shorter, longer = np.where(swapped, other, one), np.where(swapped, one, other)
            least, covered = self._counts[shorter], self._covered(shorter, longer)
            enough = (covered >= settings.least_share * least) | (covered == least)
            yield from (first + np.flatnonzero(enough & (least >= settings.least_words))).tolist()

    def _covered(self, shorter: Places, longer: Places) -> Places:
        """Of pairs, how many words of the first stand in runs of RUN that the second has too; a few more, where hashes meet by chance."""
        (own, of_own), (other, of_other) = self._runs(shorter), self._runs(longer)
        met = Sieve(self._grams[other] + of_other.astype(np.uint64) * _OWN).may_have(self._grams[own] + of_own.astype(np.uint64) * _OWN)
        sizes = self._counts[shorter]
        starts = np.cumsum(sizes) - sizes
        places = (own - self._begins[shorter][of_own] + starts[of_own])[met]
        covered = np.zeros(int(sizes.sum()), bool)
        for step in range(RUN):
            covered[places + step] = True
        return np.bincount(np.repeat(np.arange(len(sizes)), sizes)[covered], minlength=len(sizes))

    def _runs(self, quotations: Places) -> tuple[Places, Places]:
        """The places of the runs of RUN words of some quotations, and of which of them each is one."""
        counts = np.maximum(0, self._counts[quotations] - RUN + 1)
        of = np.repeat(np.arange(len(quotations)), counts)
        within = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
        return self._begins[quotations][of] + within, of

    def _shared(self, x: int, y: int, settings: Variants) -> int:
        return shared_words(self._of(x), self._of(y), settings)

    def _of(self, number: int) -> Said:
        if number not in self._said:
            begin = self._begins[number]
            self._said[number] = Said(self._words[begin : begin + self._counts[number]].tolist(), self._speakers[number])
        return self._said[number]


def _read(quotes: Sequence[str]) -> tuple[Hashes, NDArray[np.int64]]:
    """The words of some quotations, one after the other, and how many each has."""
    words = read_words("\n".join(quotes))
    ends = np.cumsum([len(quote) + 1 for quote in quotes])
    return words.hashes, np.diff(np.searchsorted(words.starts, ends), prepend=0)
