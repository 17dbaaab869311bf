"""People of a text: the fullest form of a name in it, and whom a pronoun means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from transforms.quotes.vocabulary import FEMININE, FEMININE_NAMES, FEMININE_TITLES, MASCULINE, MASCULINE_NAMES, MASCULINE_TITLES, OPENERS, PARTICLES, TITLES
from transforms.reading.names import organisation, person
from transforms.reading.words import words

_SUFFIXES = words("jr sr ii iii iv")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
# What may stand to the left of a last name as part of it: capitalised words, initials, particles.
_LEFT = re.compile(r"(?:[^\W\d_][\w'’.-]*[ \xa0]){1,5}$")
_RIGHT = re.compile(r"(?:[ \xa0][^\W\d_a-zß-ÿ][\w'’-]*){1,2}")
_CAPITALS = re.compile(r"(?<![\w“\"‘])[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĽŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄҐ][\w'’.-]*(?:[ \xa0](?:(?:d[aeiu]|von|van|der|den|la|le|bin|al)[ \xa0])?[A-ZÀ-ÖØ-ÞĀČĎĐŁŚŠŽА-ЯЁІЇЄҐ][\w'’.-]*){0,4}")
_REACH = 60
_MOST_MENTIONS = 200


class Named(NamedTuple):
    """A speaker's name: ``full`` as the text has it at its fullest; ``alone`` unless others of the text share it; ``person`` if it reads like one's."""

    full: str
    alone: bool = True
    person: bool = False


class People:
    """The people of one text. What is asked for is looked up in the text, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, Named] = {}

    def named(self, phrase: str) -> Named | None:
        """The fullest form of a name, titles and roles dropped; None if nothing but these are left."""
        if phrase not in self._known:
            found = self._named(phrase)
            if found is None:
                return None
            self._known[phrase] = found
        return self._known[phrase]

    def _named(self, phrase: str) -> Named | None:
        title, name = untitled(phrase)
        printed = " ".join(name)
        if not name or name[-1].lower() in TITLES:
            return None
        if organisation(printed) or (len(name) == 1 and printed.isupper() and len(printed) <= 4):
            return Named(printed)
        full = Counter(form for form in self._forms(_surname(name)) if _fits(form, name))
        if len(name) == 1 and not full:
            full = Counter(self._forms_from(name[0]))
        return _fullest(full, title) if full else Named(printed, person=person(printed) is not None)

    def mentioned(self, start: int, end: int) -> Iterator[str]:
        """The people named in text[start:end], in order."""
        for match in _CAPITALS.finditer(self.text, start, end):
            found = self.named(match.group())
            if found is not None and found.person and match.group() not in OPENERS:
                yield found.full

    def _forms(self, surname: str) -> Iterator[tuple[str, ...]]:
        """The names of two words or more in the text that end in a last name."""
        for place in _places(self.text, surname):
            left = _LEFT.search(self.text, max(0, place - _REACH), place)
            if left is None:
                continue
            _, name = untitled(left.group() + surname, trailing=True)
            suffix = _SUFFIX.match(self.text, place + len(surname))
            if len(name) > 1:
                yield (*name, suffix.group(1)) if suffix else name

    def _forms_from(self, first: str) -> Iterator[tuple[str, ...]]:
        """The names in the text that begin with a first name."""
        for place in _places(self.text, first):
            right = _RIGHT.match(self.text, place + len(first))
            if right is not None and person(first + right.group()):
                yield (first, *(_POSSESSIVE.sub("", word) for word in right.group().split()))


_SUFFIX = re.compile(r",?[ \xa0]((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")


def untitled(phrase: str, trailing: bool = False) -> tuple[str | None, tuple[str, ...]]:
    """A name's words without the titles and roles before it, and the last of these; ``trailing``: the phrase may begin with other words."""
    printed = phrase.split()
    first, title = 0, None
    for place, word in enumerate(printed[:-1]):
        low = word.lower().strip(".,")
        if low in TITLES or (low in OPENERS and place == first):
            first, title = place + 1, low if low in TITLES else title
        elif trailing and (_ends_phrase(word) or not (word[0].isupper() or low in PARTICLES)):
            first, title = place + 1, None
    while first < len(printed) - 1 and printed[first].lower() in PARTICLES and not printed[first][0].isupper():
        first += 1
    return title, tuple(filter(None, (_POSSESSIVE.sub("", word.strip(",") if len(word) < 4 else word.strip(".,")) for word in printed[first:])))


def _ends_phrase(word: str) -> bool:
    """Whether a name cannot go on after the word: it is possessive, or a stop or comma ends it."""
    return _POSSESSIVE.search(word) is not None or word[-1] in ",;:" or (word[-1] == "." and len(word) > 2 and word[-3:-2] != ".")


def gender(name: str, title: str | None = None) -> str | None:
    """"he" or "she", as far as a title or the first name tells."""
    first = name.split()[0].lower() if " " in name else ""
    if title in MASCULINE_TITLES or first in MASCULINE_NAMES:
        return "he"
    if title in FEMININE_TITLES or first in FEMININE_NAMES:
        return "she"
    return None


def agrees(pronoun: str, name: str) -> bool:
    """Whether a pronoun may stand for a person, as far as the first name tells."""
    low = pronoun.lower()
    wanted = "he" if low in MASCULINE else "she" if low in FEMININE else None
    return wanted is None or gender(name) in (None, wanted)


def _surname(name: tuple[str, ...]) -> str:
    word = name[-2] if len(name) > 1 and name[-1].lower().rstrip(".") in _SUFFIXES else name[-1]
    return word.capitalize() if word.isupper() and len(word) > 3 else word


def _fits(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a full name may be the one meant: the same first name, if that is given."""
    return len(name) == 1 or form[0].lower() == name[0].lower() or name[0].lower() in (word.lower() for word in form)


def _fullest(forms: Counter[tuple[str, ...]], title: str | None) -> Named:
    """The name mentioned most, in its longest form; a title may rule names out."""
    wanted = "he" if title in MASCULINE_TITLES else "she" if title in FEMININE_TITLES else None
    mentions: Counter[str] = Counter()
    for form, count in forms.items():
        mentions[form[0]] += count if wanted is None or gender(" ".join(form)) in (None, wanted) else 0
    first = max(mentions, key=lambda one: mentions[one])
    full = " ".join(max((form for form in forms if form[0] == first), key=lambda form: (len(form), forms[form])))
    return Named(full, len(mentions) == 1, person(full) is not None)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a whole word stands in the text, up to a number that is enough."""
    place = -1
    for _ in range(_MOST_MENTIONS):
        place = text.find(word, place + 1)
        if place < 0:
            return
        end = place + len(word)
        if not text[place - 1 : place].isalnum() and not text[end : end + 1].isalnum():
            yield place
