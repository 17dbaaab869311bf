"""The words of a text as stories are told apart by: folded, and in the singular as far as English goes."""

from __future__ import annotations

import re
from unicodedata import normalize

# Letters and digits of one kind of script; where it writes no spaces, Han, kana and hangul apart, two characters are a word.
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_GENITIVE = re.compile(r" ?['’]s\b")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NO_PLURALS = ("ss", "us", "is")
_LONGEST = 40


def words(text: str) -> list[str]:
    """The words of a text in order, of two characters or more: without case, accents, genitive and plural s."""
    folded = _GENITIVE.sub("", text).lower()
    if not folded.isascii():
        folded = _MARKS.sub("", normalize("NFKD", folded))
    found: list[str] = []
    for word in _WORD.findall(folded):
        if not word.isascii() and _UNSPACED.search(word):
            found += [word[place : place + 2] for place in range(len(word) - 1)]
        elif 1 < len(word) <= _LONGEST:
            found.append(_singular(word))
    return found


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and not word.endswith(_NO_PLURALS) else word
