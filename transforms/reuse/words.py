"""A text as a sequence of numbered words, alike however an outlet sets its quotes, capitals, accents and dashes.

A word is a stretch between white space, dashes or slashes, reduced to its letters and digits without case and accents: "(Vladimir)",
"[Vladimir]" and "Vladimir" are one word, as are "don't" and "don’t", "Müller" and "MULLER". A stretch without letters and digits is none.
Where a script writes no spaces (Chinese, Japanese, Thai …) each character is a word. Equal words have equal numbers on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Letters = NDArray[np.uint8] | NDArray[np.uint32]

_DROPPED, _LETTER, _SINGLE, _BREAK = range(4)
_BREAKS = "-‐‑‒—–―…/"
# Thai to Lao, Burmese, Khmer, kana, Han.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
# Han, Hangul, and what is no character: the same in all of a range, and no form of another letter.
_ALIKE = ((0x3400, 0x4DBF, _SINGLE), (0x4E00, 0x9FFF, _SINGLE), (0xAC00, 0xD7A3, _LETTER), (0xD800, 0xF8FF, _DROPPED))
_ASCII = 128
SPACE = ord(" ")
# Letters and digits as the numbers that they count as, the rest as a space.
_PLAIN = bytes(ord(chr(code).lower()) + 1 if chr(code).isalnum() else SPACE for code in range(_ASCII)) + bytes(_ASCII)
_SILENT = bytes(code for code in range(_ASCII) if not chr(code).isalnum() and not chr(code).isspace() and chr(code) not in "-/")
# A letter that is none of ASCII, where texts are read as ASCII.
_FOREIGN = 1
_PLANE = 1 << 16
# In UTF-16, the first half of a character of the planes beyond; and of a pictograph.
_HIGH, _HIGH_PICTOGRAPH = slice(0xD800, 0xDC00), slice(0xD83C, 0xD840)
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
    small = _codes(text)
    kinds, folded = _tables()
    kind = kinds[small]
    kept = np.flatnonzero(kind)
    kind = kind[kept]
    letter = kind == _LETTER
    single = kind == _SINGLE
    beside = np.zeros(len(kept) + 2, bool)
    beside[1:-1] = letter
    first = np.flatnonzero(single | (letter & ~beside[:-2]))
    last = np.flatnonzero(single | (letter & ~beside[2:]))
    powers, inverses = powers_to(len(kept))
    sums = np.zeros(len(kept) + 1, np.uint64)
    np.cumsum(folded[small[kept]] * powers, out=sums[1:])
    return Words((sums[last + 1] - sums[first]) * inverses[first], kept[first], kept[last] + 1)


def read_letters(text: str) -> Letters:
    """What the letters of a text's words count as, in order, SPACE before and after each word; SPACE alone if there are no words."""
    found: Letters
    if text.isascii():
        found = np.frombuffer(text.encode("ascii").translate(_PLAIN, _SILENT), np.uint8)
    else:
        found = _plain_plane().take(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16))
        found = found[found != 0] if (found != _FOREIGN).all() else _foreign_letters(text)
    spaced = np.full(len(found) + 2, SPACE, found.dtype)
    spaced[1:-1] = found
    inside = spaced != SPACE
    inside[1:] |= inside[:-1]
    inside[0] = True
    letters: Letters = spaced[inside]
    return letters


def _foreign_letters(text: str) -> NDArray[np.uint32]:
    """What the characters of any text count as, those that are words of their own between spaces."""
    small = _codes(text)
    kinds, folded = _tables()
    kind = kinds[small]
    letters = np.where(kind == _BREAK, SPACE, folded[small]).astype(np.uint32)[kind != _DROPPED]
    single = kind[kind != _DROPPED] == _SINGLE
    times = np.where(single, 3, 1)
    found = np.repeat(letters, times)
    alone = (np.cumsum(times) - 2)[single]
    found[alone - 1] = found[alone + 1] = SPACE
    return found


def _codes(text: str) -> NDArray[np.uint32]:
    """The characters of a text, each as one of the first plane."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes if not len(codes) or codes.max() < _PLANE else _into_plane(codes)


def _into_plane(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Characters beyond the first plane by one of it that is treated alike: pictographs are dropped, Han stand alone, the rest are letters."""
    within = np.where(codes >= _HAN_BEYOND, 0x4E00 + codes % 0x5000, np.where(codes >= _PICTOGRAPHS, 0x2603, 0xA000 + codes % 0x400))
    return np.where(codes < _PLANE, codes, within).astype(np.uint32)


def powers_to(count: int) -> tuple[Hashes, Hashes]:
    """The first powers of the base, and of its inverse, modulo 2^64."""
    size = 1 << max(14, count.bit_length())
    powers, inverses = _many_powers(size)
    return powers[:count], inverses[:count]


@cache
def _many_powers(size: int) -> tuple[Hashes, Hashes]:
    powers, inverses = (np.full(size, value, np.uint64) for value in (_BASE, _INVERSE))
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


@cache
def _tables() -> tuple[NDArray[np.uint8], Hashes]:
    """What each character of the first plane is, and the letter that it counts as."""
    kinds = np.zeros(_PLANE, np.uint8)
    folded = np.arange(1, _PLANE + 1, dtype=np.uint64)
    for first, last, kind in _ALIKE:
        kinds[first : last + 1] = kind
    for code in _others():
        character = chr(code)
        kinds[code] = _kind(code, character)
        folded[code] = ord(_base(character)) + 1
    return kinds, folded


@cache
def _plain_plane() -> NDArray[np.uint8]:
    """What each unit of UTF-16 counts as in ASCII: a letter's number, a space, 0 if it is dropped, or FOREIGN."""
    kinds, folded = _tables()
    found = np.full(_PLANE, _FOREIGN, np.uint8)
    plain = (kinds == _LETTER) & (folded <= _ASCII)
    found[plain] = folded[plain]
    found[kinds == _BREAK], found[kinds == _DROPPED] = SPACE, 0
    found[_HIGH] = _FOREIGN
    found[_HIGH_PICTOGRAPH] = 0
    return found


def _others() -> Iterator[int]:
    """The characters of the first plane that are not in one of the ranges of which all are alike."""
    begin = 0
    for first, last, _ in _ALIKE:
        yield from range(begin, first)
        begin = last + 1
    yield from range(begin, _PLANE)


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
