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
_AFTER_ROLES = listed("of for with at from")
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

    def places(self, count: int) -> list[tuple[int, int]]:
        """Where the first ``count`` words stand in the text."""
        return [match.span() for match in islice(_WORD.finditer(self.text, self.start, self.end), count)]


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
            if phrase is not None and not _dateline(words, phrase):
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
    if (role := _role_before(words, name)) is not None:
        return Phrase(role, last)
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
        elif role and last == place - 1 and low in _AFTER_ROLES:
            return Phrase(first, _through_preposition(words, place, end))
        elif named or not low[0].isalpha() or low in STOPS or low in VERBS:
            break
    if not (named or role):
        return None
    return Phrase(first, last, _name_start(words, first, last) if named else None)


def _dateline(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase is a place in capitals with a dash or bracket after it, rather than a subject."""
    after = words.low[phrase.last + 1 : phrase.last + 2]
    return bool(after) and after[0] in ",(—–-" and all(word.isupper() and len(word) > 2 for word in words.texts[phrase.first : phrase.last + 1])


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
            first = _role_before(words, place)
            return Phrase(place if first is None else first, last) if role or first is not None else None
        if not low[0].isalnum() or (low in STOPS and low not in _WITHIN):
            break
        role = role or low in ROLES
        place -= 1
    return Phrase(place + 1, last) if role and place < last else None


def _role_before(words: Words, place: int) -> int | None:
    """Where the role begins that goes on at ``place`` after a preposition: "a spokesman for"."""
    if place < 2 or words.low[place - 1] not in _AFTER_ROLES or words.low[place - 2] not in ROLES:
        return None
    role = _role_ending_at(words, place - 2)
    return role.first if role else place - 2


def _through_preposition(words: Words, place: int, end: int) -> int:
    """The last word of what goes on with a role at a preposition; the word before it if nothing does."""
    last = place - 1
    for number in range(place + 1, min(end, place + _LONGEST)):
        low = words.low[number]
        if not low[0].isalpha() or low in VERBS or (low in STOPS and low not in _AFTER_ROLES):
            break
        if low not in DETERMINERS and low not in _AFTER_ROLES:
            last = number
    return last


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
