"""A text read for comparing it with another: its words, numbered, and its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from transforms.reuse.words import Words, read_words

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (exclusive) of a text, at its characters ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its words, and those of its paragraphs that have words."""

    text: str
    words: Words
    paragraphs: tuple[Stretch, ...]

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a text whose paragraphs are its lines."""
        words = read_words(text)
        bounds = [found.span() for found in _PARAGRAPH.finditer(text)]
        places = np.searchsorted(words.starts, np.array(bounds, np.int64).reshape(-1, 2)).tolist()
        found = (Stretch(first, last, *bound) for (first, last), bound in zip(places, bounds, strict=True) if first < last)
        return cls(text, words, tuple(found))

    @property
    def whole(self) -> Stretch:
        """All of it."""
        return Stretch(0, len(self.words), 0, len(self.text))

    def joined(self, first: int, last: int) -> Stretch | None:
        """Paragraphs ``first`` to ``last`` (exclusive) as one stretch; None if that is none."""
        if first >= last:
            return None
        begin, end = self.paragraphs[first], self.paragraphs[last - 1]
        return Stretch(begin.first, end.last, begin.start, end.end)
