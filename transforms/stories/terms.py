"""What an article is about: its most telling words, weighed by how often it has them, how rare they are in news, and whether they name something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from math import log, sqrt

from transforms.stories.background import rarity
from transforms.stories.words import words

# Of an article's terms so many are kept.
MOST = 60
# The squares of an article's weights add up to about the square of this.
UNIT = 10_000
_HEADLINE, _LEAD = 2, 1
_LEAD_CHARACTERS = 250
_NAMED = 2.0
# A word that more than one article in three has tells nothing.
_COMMON = 1.5
# By the first of its terms an article finds others; a word that one in a hundred has finds too many by itself.
_FINDING, _PAIRED, _RARE = 16, 6, 6.5


@dataclass(frozen=True, slots=True)
class Terms:
    """An article's terms, the weightiest first, their weights in parts of UNIT, and the keys one of which it shares with all that is about the same."""

    terms: tuple[str, ...]
    weights: tuple[int, ...]
    keys: tuple[int, ...]


def read_terms(title: str | None, body: str, names: Iterable[str], language: str | None) -> Terms:
    """The terms of an article, ``names`` being those of people, places and organisations that it has."""
    counts = Counter(words(body))
    for text, times in ((title or "", _HEADLINE), (body[:_LEAD_CHARACTERS].rpartition(" ")[0], _LEAD)):
        for word in words(text):
            counts[word] += times
    named = {word for name in names for word in words(name)}
    weights = {word: _weight(count, rarity(word, language)) * (_NAMED if word in named else 1) for word, count in counts.items()}
    chosen = sorted(((weight, word) for word, weight in weights.items() if weight), key=lambda one: (-one[0], one[1]))[:MOST]
    length = sqrt(sum(weight * weight for weight, _ in chosen)) or 1
    terms = tuple(word for _, word in chosen)
    return Terms(terms, tuple(round(UNIT * weight / length) for weight, _ in chosen), tuple(sorted(_keys(terms, language))))


def _weight(count: int, rare: float) -> float:
    return (1 + log(count)) * sqrt(max(0.0, rare - _COMMON))


def _keys(terms: tuple[str, ...], language: str | None) -> set[int]:
    finding = terms[:_FINDING]
    common = [word for word in finding if rarity(word, language) < _RARE]
    return {_number(*key) for key in _combined(finding, common)}


def _combined(finding: tuple[str, ...], common: list[str]) -> Iterator[tuple[str, ...]]:
    yield from ((word,) for word in finding if word not in common)
    yield from combinations(sorted(finding[:_PAIRED]), 2)
    yield from combinations(sorted(common), 2)


def _number(*words: str) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())
