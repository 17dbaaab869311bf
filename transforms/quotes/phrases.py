"""Noun phrases that may name a speaker, and the verbs beside them."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from transforms.quotes.vocabulary import AUXILIARIES, DETERMINERS, OPENERS, PARTICLES, PRONOUNS, RELATIVES, ROLES, STOPS, VERBS
from transforms.reading.words import words as listed

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*\w)?|[^\w\s.]")
_COMMAS = frozenset(",—–-―")
_JOINING = listed("and but or so yet still then however meanwhile und aber et mais y pero")
# Prepositions within a role: "a spokesman for the port".
_WITHIN = listed("of for with at from in to")
_TURNED_AWAY = OPENERS - DETERMINERS - PRONOUNS
_LONGEST = 10


class Words:
    """The words and signs of text[start:end], stops left out: as printed in ``texts``, in lower case in ``low``."""

    __slots__ = ("end", "low", "start", "text", "texts")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.texts: list[str] = _WORD.findall(text, start, end)
        self.low = [word.lower() for word in self.texts]

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the text from word ``first`` to word ``last``."""
        found = list(islice(_WORD.finditer(self.text, self.start, self.end), first, last + 1))
        return found[0].start(), found[-1].end()

    def until(self, end: int) -> Words:
        """The words before word ``end``."""
        part = object.__new__(Words)
        part.text, part.start, part.end, part.texts, part.low = self.text, self.start, self.end, self.texts[:end], self.low[:end]
        return part


class Phrase(NamedTuple):
    """Words ``first`` to ``last`` (inclusive) that name a speaker; from ``name`` on they are a name, if any of them are."""

    first: int
    last: int
    name: int | None = None


def subject_before(words: Words, verb: int) -> Phrase | None:
    """The subject that stands to the left of a verb: right beside it, or at the head of a clause with insertions between commas."""
    place = verb - 1
    while place >= 0 and _between(words, place):
        place -= 1
    if place >= 0 and words.low[place] == ")":
        place = _bracket(words, place) - 1
    if place < 0:
        return None
    low = words.low[place]
    if low in _COMMAS:
        return subject_ahead(words, place)
    if low in RELATIVES:
        return ending_at(words, place - 2 if place and words.low[place - 1] == "," else place - 1)
    return ending_at(words, place)


def subject_after(words: Words, verb: int) -> Phrase | None:
    """The subject that stands to the right of a verb or of "according to"."""
    place = verb + 1
    while place < len(words.low) and _between(words, place):
        place += 1
    return starting_at(words, place, len(words.low))


def subject_ahead(words: Words, end: int) -> Phrase | None:
    """The first noun phrase before word ``end`` that opens a clause."""
    opening = True
    for place in range(end):
        low = words.low[place]
        if opening and (low in _JOINING or not low[0].isalnum()):
            continue
        if opening and not _looks_away(words, place):
            phrase = starting_at(words, place, end)
            if phrase is not None:
                return phrase
        opening = low in _COMMAS
    return None


def ending_at(words: Words, last: int) -> Phrase | None:
    """The noun phrase whose last word is at ``last``."""
    if last < 0:
        return None
    if words.low[last] in PRONOUNS:
        return Phrase(last, last)
    if not _named(words, last):
        return _role_ending_at(words, last)
    name = _name_start(words, 0, last)
    first = name
    while first > 0 and last - first < _LONGEST and (words.low[first - 1] in ROLES or (first < name and _named(words, first - 1))):
        first -= 1
    return Phrase(first, last, name)


def starting_at(words: Words, first: int, end: int) -> Phrase | None:
    """The noun phrase whose first word is at ``first`` and that ends before ``end``: it ends with a name, or with a role."""
    if first >= end:
        return None
    if words.low[first] in PRONOUNS:
        return Phrase(first, first)
    last, named, role = -1, False, False
    for place in range(first, min(end, first + _LONGEST + 1)):
        low = words.low[place]
        if _named(words, place):
            last, named = place, not _possessive(low)
        elif low in PARTICLES and last >= 0 and place + 1 < end and _named(words, place + 1):
            continue
        elif low in ROLES and not (named and role):
            last, named, role = place, False, True
        elif named or not low[0].isalpha() or low in STOPS or low in VERBS:
            break
    if not (named or role):
        return None
    return Phrase(first, last, _name_start(words, first, last) if named else None)


def _name_start(words: Words, first: int, last: int) -> int:
    """Where the name begins that ends at ``last``, not before ``first``."""
    name = last
    while name > first and _goes_before(words, name - 1):
        name -= 1
    return name


def _role_ending_at(words: Words, last: int) -> Phrase | None:
    place, role = last, False
    while place >= 0 and last - place <= _LONGEST:
        low = words.low[place]
        if low in DETERMINERS:
            return Phrase(place, last) if role else None
        if not low[0].isalnum() or (low in STOPS and low not in _WITHIN):
            break
        role = role or low in ROLES
        place -= 1
    return Phrase(place + 1, last) if role and place < last else None


def _named(words: Words, place: int) -> bool:
    low = words.low[place]
    return words.texts[place][0].isupper() and low not in OPENERS and low not in PRONOUNS


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _goes_before(words: Words, place: int) -> bool:
    """Whether a word belongs to the name that goes on after it."""
    low = words.low[place]
    if _possessive(low):
        return False
    return _named(words, place) or (low in PARTICLES and words.texts[place] == low and place > 0 and _named(words, place - 1))


def _between(words: Words, place: int) -> bool:
    """Whether a word may stand between subject and verb."""
    low = words.low[place]
    return low in AUXILIARIES or (low.endswith("ly") and words.texts[place] == low)


def _looks_away(words: Words, place: int) -> bool:
    """Whether a clause that begins so has its subject later on."""
    low = words.low[place]
    return low in _TURNED_AWAY or (low.endswith(("ing", "ed")) and words.texts[place] == low)


def _bracket(words: Words, close: int) -> int:
    return next((place for place in range(close, max(-1, close - 12), -1) if words.low[place] == "("), -1)
