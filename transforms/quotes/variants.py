"""Variants of one quotation: which quotations are the same words of the same person, and how one differs from another.

A quotation's sketch is what winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003) keeps of
its shingles: two quotations that share six words in a row share a hash. Of a short quotation all shingles are kept: two such share a hash if they share
four words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from schemas.vocabulary import QuoteDifference
from transforms.collation.reading import Reading
from transforms.collation.wording import Sides, chained, pieces
from transforms.reuse.align import Run
from transforms.reuse.sketch import shingles
from transforms.reuse.words import Hashes, read_words

_SHINGLE, _WINDOW, _SHORT = 4, 3, 16
# Words in a row that count as shared; shorter runs are what any two sentences share. And how often a text may repeat such a run.
RUN, _MOST_COPIES = 3, 8
_BASE = np.uint64(0x9E3779B97F4A7C15)
_BRACKETED = re.compile(r"\W*[(\[][^()\[\]]*[)\]]\W*")
_BRACKETS = re.compile(r"[()\[\]]")
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans("“”„‟«»‘’‚`", '""""""\'\'\'\'')
_ENDS = " ,.;:…!?\"'"


@dataclass(frozen=True)
class Variants:
    """When two quotations are variants of one.

    They share words in runs of three or more: ``least_share`` of the words of the one that has fewer, and ``sure_words`` of them, if not the same speaker
    is named for both, by the last word of the name; or the whole of one of ``least_words`` or more, if no other speaker is named for one. No more than
    ``window_days`` lie between their dates, where both have one. What more than ``most_wordings`` wordings of a month have in common is a figure of
    speech, and links none of them.
    """

    least_words: int = 5
    least_share: float = 0.7
    sure_words: int = 9
    window_days: int = 7
    most_wordings: int = 100


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a quotation has, a number that is equal for equal words, and the hashes by which variants meet."""

    words: int
    wording: int
    sketch: Hashes


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation's words by their numbers, and the name of who said them, if it is known."""

    words: Sequence[int]
    speaker: str | None


def fingerprint(quote: str) -> Fingerprint:
    """The fingerprint of a quotation."""
    hashes = read_words(quote).hashes
    powers = np.multiply.accumulate(np.full(len(hashes), _BASE))
    marks = shingles(hashes, _SHINGLE)
    window = min(_WINDOW if len(hashes) > _SHORT else 1, len(marks))
    kept = np.lib.stride_tricks.sliding_window_view(marks, window).min(axis=1) if window else marks
    return Fingerprint(len(hashes), int((hashes * powers).sum(dtype=np.uint64)), np.unique(kept))


def shared_words(one: Said, other: Said, settings: Variants) -> int:
    """How many words two quotations share if they are variants of one, their dates aside; else 0. The same for both orders."""
    least = min(len(one.words), len(other.words))
    if least < settings.least_words:
        return 0
    shared = sum(run.length for run in chained(_runs(one.words, other.words)))
    if shared >= settings.least_share * least and (shared >= settings.sure_words or _same(one.speaker, other.speaker, unnamed=False)):
        return shared
    return shared if shared == least and _same(one.speaker, other.speaker, unnamed=True) else 0


def difference(quote: str, origin: str) -> tuple[QuoteDifference, int]:
    """How a quotation differs from the one that it is a variant of, and how many of its words stand in that one too."""
    one, other = Reading.of(origin), Reading.of(quote)
    found = pieces(Sides(one, one.whole, other, other.whole), _runs(one.words.hashes.tolist(), other.words.hashes.tolist()))
    shared = sum(len(read_words(piece.other)) for piece in found if piece.same)
    if _plain(quote) == _plain(origin):
        return QuoteDifference.SAME, shared
    kinds = {_kind(piece.one, piece.other) for piece in found if not piece.same}
    if not kinds:
        brackets = _BRACKETS.findall(quote) != _BRACKETS.findall(origin)
        return QuoteDifference.BRACKETS if brackets else QuoteDifference.PUNCTUATION, shared
    return next(kind for kind in (QuoteDifference.REWORDED, QuoteDifference.SHORTENED, QuoteDifference.BRACKETS) if kind in kinds), shared


def _kind(one: str, other: str) -> QuoteDifference:
    """What it is that words of the origin have become others, or nothing."""
    if _BRACKETED.fullmatch(other) or (not other and _BRACKETED.fullmatch(one)):
        return QuoteDifference.BRACKETS
    return QuoteDifference.REWORDED if other.strip() else QuoteDifference.SHORTENED


def _plain(quote: str) -> str:
    return _SPACE.sub(" ", quote.translate(_STRAIGHT)).strip(_ENDS)


def _same(one: str | None, other: str | None, unnamed: bool) -> bool:
    """Whether two speakers are one; what is said where one has no name."""
    return one.split()[-1].lower() == other.split()[-1].lower() if one and other else unnamed


def _runs(one: Sequence[int], other: Sequence[int]) -> Iterator[Run]:
    """Every maximal run of RUN equal words or more, where neither text repeats it too often."""
    places: dict[tuple[int, ...], list[int]] = {}
    for b in range(len(other) - RUN + 1):
        places.setdefault(tuple(other[b : b + RUN]), []).append(b)
    for a in range(len(one) - RUN + 1):
        found = places.get(tuple(one[a : a + RUN]), ())
        for b in found if len(found) <= _MOST_COPIES else ():
            if not (a and b and one[a - 1] == other[b - 1]):
                yield Run(a, b, _length(one, other, a, b))


def _length(one: Sequence[int], other: Sequence[int], a: int, b: int) -> int:
    length = RUN
    while a + length < len(one) and b + length < len(other) and one[a + length] == other[b + length]:
        length += 1
    return length
