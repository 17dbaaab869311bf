"""People of a text: the fullest form of a name in it, and whom a pronoun means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from transforms.quotes.vocabulary import (
    FEMININE,
    FEMININE_NAMES,
    FEMININE_TITLES,
    GERMAN_TITLES,
    MASCULINE,
    MASCULINE_NAMES,
    MASCULINE_TITLES,
    NO_PEOPLE,
    OPENERS,
    PARTICLES,
    PRONOUNS,
    TITLES,
)
from transforms.reading.names import organisation, person
from transforms.reading.words import words

_SUFFIXES = words("jr sr ii iii iv")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽА-ЯЁЄІЇҐΑ-Ω"
_PARTICLE = r"(?:(?:d[aeiu]|dos|del|della|von|van|zu|der|den|la|le|bin|al)[ \xa0]){0,2}"
_CAPITALISED = rf"[{_CAPITAL}][\w'’-]{{0,40}}"
# What divides the words of a name: a blank, after initials with a stop before it.
_BLANK = rf"(?:(?<=[ .\xa0][{_CAPITAL}])\.)?[ \xa0]"
_SUFFIX = r"(?:,?[ \xa0](?:[JS]r\b\.?|I{2,3}\b|IV\b))?"
_RUN = re.compile(rf"{_CAPITALISED}(?:{_BLANK}{_PARTICLE}{_CAPITALISED}){{1,9}}{_SUFFIX}(?:(?<=[ \xa0][JS]r)\.)?")
# As many mentions tell whose name it is.
_ENOUGH = 200
_NAME = re.compile(rf"{_CAPITALISED}(?:{_BLANK}{_PARTICLE}{_CAPITALISED}){{0,9}}{_SUFFIX}")


_NO_PEOPLE = NO_PEOPLE | PRONOUNS
_FIRST_NAMES = MASCULINE_NAMES | FEMININE_NAMES
_LOOSE_ENDS = frozenset("s'’-.")
# Names word by word, and how often each stands in the text.
Forms = dict[tuple[str, ...], int]


class Named(NamedTuple):
    """A speaker's name: ``full`` as the text has it at its fullest; ``alone`` unless others of the text share it; ``person`` if it reads like one's."""

    full: str
    alone: bool = True
    person: bool = False


class People:
    """The people of one text. What is asked for is looked up once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, Named | None] = {}

    def named(self, phrase: str) -> Named | None:
        """The fullest form of a name, titles and roles dropped; None if nothing but these are left."""
        if phrase not in self._known:
            self._known[phrase] = self._named(phrase)
        return self._known[phrase]

    def mentioned(self, start: int, end: int) -> Iterator[str]:
        """The people named in text[start:end], in order."""
        for match in _NAME.finditer(self.text, start, end):
            found = self.named(match.group())
            if found is not None and found.person:
                yield found.full

    def _named(self, phrase: str) -> Named | None:
        title, name = untitled(phrase.split())
        printed = " ".join(name)
        if not name or name[-1].lower() in TITLES:
            return None
        if organisation(printed) or (len(name) == 1 and printed.isupper() and len(printed) <= 3):
            return Named(printed)
        forms = self._ending_in(_surname(name))
        if len(name) > 1:
            forms = {form: count for form, count in forms.items() if name[0] in form}
        elif not forms:
            forms = self._beginning_with(name[0])
        return _fullest(forms, title) if forms else Named(printed, person=_person(name))

    @cached_property
    def _runs(self) -> Counter[str]:
        """Every stretch of the text that may end with a name of two words or more, and how often it stands there."""
        return Counter(_RUN.findall(self.text))

    @cached_property
    def _by_last_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for run in self._runs:
            last = run.rpartition(" ")[2]
            word = _last_word(run.split()) if len(last) < 4 else last
            found.setdefault(_bare(word) if word[-1] in _LOOSE_ENDS else word, []).append(run)
        return found

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for run in self._runs:
            for word in run.split()[:-1]:
                found.setdefault(word, []).append(run)
        return found

    def _ending_in(self, surname: str) -> Forms:
        """The full names in the text with this last name, and how often each stands there."""
        return self._counted(self._by_last_word.get(surname, ()))

    def _beginning_with(self, first: str) -> Forms:
        """The full names in the text that begin with a word."""
        counted = self._counted(self._by_first_word.get(first, ()))
        return {form: count for form, count in counted.items() if form[0] == first and _person(form)}

    def _counted(self, runs: Sequence[str]) -> Forms:
        counted: Forms = {}
        for run in runs[:_ENOUGH]:
            form = untitled(run.split())[1]
            if len(form) > 1:
                counted[form] = counted.get(form, 0) + self._runs[run]
        return counted


def untitled(printed: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The name that ends a phrase, given word by word, without titles, roles and other words before it; and the last of the titles."""
    first, title = 0, None
    for place, word in enumerate(printed[:-1]):
        low = word.lower().strip(".,")
        if (low in TITLES or low.endswith(GERMAN_TITLES)) and place - first < 3:
            first, title = place + 1, low
        elif (low in OPENERS and place == first) or _ends_name(word, printed[place + 1]):
            first, title = place + 1, None
    while first < len(printed) - 1 and printed[first].lower() in PARTICLES and not printed[first][0].isupper():
        first += 1
    return title, tuple(filter(None, map(_bare, printed[first:])))


def agrees(pronoun: str, name: str) -> bool:
    """Whether a pronoun may stand for a person, as far as the first name tells."""
    low = pronoun.lower()
    wanted = MASCULINE_NAMES if low in MASCULINE else FEMININE_NAMES if low in FEMININE else frozenset()
    first = name.split()[0].lower()
    return first in wanted or first not in _FIRST_NAMES


def _bare(word: str) -> str:
    """A word of a name without the signs at its end; initials and "Jr." keep their stop."""
    word = _POSSESSIVE.sub("", word.rstrip(","))
    return word if len(word) <= 3 else word.rstrip(".")


def _ends_name(word: str, following: str) -> bool:
    """Whether a name cannot go on after the word: it is possessive, or a stop or comma stands after it."""
    if following.lower().strip(".,") in _SUFFIXES:
        return False
    return word[-1] in ",;:'’" or word.endswith(("'s", "’s")) or (word[-1] == "." and len(word) > 3 and word[-3] != ".")


def _last_word(name: Sequence[str]) -> str:
    """The last word of a name, "Jr." and the like aside."""
    return name[-2] if len(name) > 1 and name[-1].lower().rstrip(".") in _SUFFIXES else name[-1]


def _surname(name: tuple[str, ...]) -> str:
    word = _last_word(name)
    return word.capitalize() if word.isupper() and len(word) > 3 else word


def _person(name: tuple[str, ...]) -> bool:
    return not any(word.lower() in _NO_PEOPLE for word in name) and person(" ".join(name)) is not None


def _fullest(forms: Forms, title: str | None) -> Named:
    """The name mentioned most, in its longest form; a title may rule names out."""
    fit = MASCULINE_NAMES if title in MASCULINE_TITLES else FEMININE_NAMES if title in FEMININE_TITLES else None
    if fit:
        unfit = _FIRST_NAMES - fit
        forms = _only(forms, lambda first: first in fit) or _only(forms, lambda first: first not in unfit) or forms
    mentions: dict[str, int] = {}
    for form, count in forms.items():
        mentions[form[0]] = mentions.get(form[0], 0) + count
    first = max(mentions, key=lambda one: mentions[one])
    full = max((form for form in forms if form[0] == first), key=lambda form: (len(form), forms[form]))
    return Named(" ".join(full), len(mentions) == 1, _person(full))


def _only(forms: Forms, fits: Callable[[str], bool]) -> Forms:
    return {form: count for form, count in forms.items() if fits(form[0].lower())}
