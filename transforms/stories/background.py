"""How rare a word is in news, whatever the lake holds: so what an article is about does not change as others join.

English words are counted beforehand (tests/bench/count_words.py). Of other languages only the length is known, which goes with rarity
(G. K. Zipf, "The Psycho-Biology of Language", 1935).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log2

COUNTS = "background.json"
# Steps in which the table counts to one halving.
HALVINGS = 2
_ENGLISH = "en"
# Short words of any language are its most frequent; a letter more makes a word about this much rarer, as far as it goes.
_SHORTEST, _PER_LETTER = 3, 1.6


def rarity(word: str, language: str | None) -> float:
    """How often the articles must be halved to get down to those that have a word; at most that of a word never met. Unknown languages count as English."""
    table, most = _table()
    if language in (None, _ENGLISH) or word.isdigit():
        return table.get(word, most)
    return min(most, max(0.0, _PER_LETTER * (len(word) - _SHORTEST))) if word.isascii() or len(word) > 2 else most / 2


@cache
def _table() -> tuple[Mapping[str, float], float]:
    """The rarity of each word of the table, and of all others."""
    counts = json.loads((files(__package__) / COUNTS).read_text(encoding="utf-8"))
    table = {word: int(step) / HALVINGS for step, listed in counts["words"].items() for word in listed.split()}
    return table, log2(counts["articles"] / counts["least"])
