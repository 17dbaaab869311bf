"""A text as a sequence of numbered words, alike however an outlet sets its quotes, capitals, accents and dashes.

A word is a stretch between white space, dashes or slashes, reduced to its letters and digits without case and accents: "(Vladimir)",
"[Vladimir]" and "Vladimir" are one word, as are "don't" and "don’t", "Müller" and "MULLER". A stretch without letters and digits is none.
Where a script writes no spaces (Chinese, Japanese, Thai …) each character is a word. Equal words have equal numbers on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_DROPPED, _LETTER, _SINGLE, _BREAK = range(4)
_BREAKS = "-‐‑‒—–―…/"
# Thai to Lao, Burmese, Khmer, kana, Han.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
# What texts have besides ASCII, the most frequent first, and what it counts as: nothing, or a break.
_MARKS = tuple((mark, " " if mark in "—–…\u00a0" else "") for mark in "’“”—–‘\u00a0…•„«»£€´·")
_ASCII, _SPACE = 128, ord(" ")
_PLAIN = bytes(ord(chr(code).lower() if chr(code).isalnum() else " ") for code in range(_ASCII)) + bytes(_ASCII)
_SILENT = bytes(code for code in range(_ASCII) if not chr(code).isalnum() and not chr(code).isspace() and chr(code) not in "-/")
_PLANE = 1 << 16
_PICTOGRAPHS, _HAN_BEYOND = 0x1F000, 0x20000
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their numbers, and the characters (end exclusive) that each was read from. Three arrays of one length."""

    hashes: Hashes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.hashes)


def read_words(text: str) -> Words:
    """The words of a text, in order."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, folded = _tables()
    small = codes if not len(codes) or codes.max() < _PLANE else _into_plane(codes)
    kind = kinds[small]
    kept = np.flatnonzero(kind)
    kind = kind[kept]
    letter = kind == _LETTER
    single = kind == _SINGLE
    beside = np.zeros(len(kept) + 2, bool)
    beside[1:-1] = letter
    first = np.flatnonzero(single | (letter & ~beside[:-2]))
    last = np.flatnonzero(single | (letter & ~beside[2:]))
    powers, inverses = _powers(len(kept))
    sums = np.zeros(len(kept) + 1, np.uint64)
    np.cumsum(folded[small[kept]] * powers, out=sums[1:])
    return Words((sums[last + 1] - sums[first]) * inverses[first], kept[first], kept[last] + 1)


def number_words(text: str) -> Hashes:
    """The numbers of a text's words, in order: those of ``read_words``, faster where all is ASCII but for marks of punctuation."""
    for mark, plain in _MARKS:
        if text.isascii():
            break
        text = text.replace(mark, plain)
    if not text.isascii():
        return read_words(text).hashes
    letters = np.frombuffer(b" " + text.encode("ascii").translate(_PLAIN, _SILENT) + b" ", np.uint8)
    inside = letters != _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    first, past = edges[::2] + 1, edges[1::2] + 1
    powers, inverses = _powers(len(letters))
    _, folded = _tables()
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(folded[:_ASCII].take(letters) * powers, out=sums[1:])
    return (sums[past] - sums[first]) * inverses[first]


def _into_plane(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Characters beyond the first plane by one of it that is treated alike: pictographs are dropped, Han stand alone, the rest are letters."""
    within = np.where(codes >= _HAN_BEYOND, 0x4E00 + codes % 0x5000, np.where(codes >= _PICTOGRAPHS, 0x2603, 0xA000 + codes % 0x400))
    return np.where(codes < _PLANE, codes, within).astype(np.uint32)


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The first powers of the base, and of its inverse, modulo 2^64."""
    size = 1 << max(14, count.bit_length())
    powers, inverses = _powers_to(size)
    return powers[:count], inverses[:count]


@cache
def _powers_to(size: int) -> tuple[Hashes, Hashes]:
    powers, inverses = (np.full(size, value, np.uint64) for value in (_BASE, _INVERSE))
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


@cache
def _tables() -> tuple[NDArray[np.uint8], Hashes]:
    """What each character of the first plane is, and the letter that it counts as."""
    kinds = np.zeros(_PLANE, np.uint8)
    folded = np.zeros(_PLANE, np.uint64)
    for code, character in enumerate(map(chr, range(_PLANE))):
        kinds[code] = _kind(code, character)
        folded[code] = ord(_base(character)) + 1
    return kinds, folded


def _kind(code: int, character: str) -> int:
    if character.isspace() or character in _BREAKS:
        return _BREAK
    if not character.isalnum():
        return _DROPPED
    return _SINGLE if any(first <= code <= last for first, last in _UNSPACED) else _LETTER


def _base(character: str) -> str:
    """The letter without case and accents; itself where it is not one letter with marks."""
    apart = normalize("NFKD", character) if not 0xD800 <= ord(character) < 0xE000 else character
    plain = apart[0].lower() if all(category(mark) == "Mn" for mark in apart[1:]) else character.lower()
    return plain if len(plain) == 1 else character
