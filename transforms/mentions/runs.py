"""Runs of capitalised words, and what each names by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.vocabulary import MentionKind
from transforms.mentions.vocabulary import (
    CALLINGS,
    CITY_NICKNAMES,
    CLUBS,
    DEMONYMS,
    DOUBTFUL,
    DOUBTFUL_AREAS,
    ENDINGS,
    FORE,
    KNOWN,
    LANDMARKS,
    NICKNAMES,
    OPENINGS,
    OTHER,
    PAIRED,
)
from transforms.places.gazetteer import Place, area, cities
from transforms.quotes.people import CAPITAL, FIRST_NAMES, reads_like_person, untitled
from transforms.quotes.vocabulary import DETERMINERS, OPENERS, PARTICLES, PRONOUNS, ROLES, TITLES
from transforms.reading.calendar_words import MONTHS, WEEKDAYS
from transforms.reading.words import words

# What is usually shortened, by its length: a lookbehind has one.
_SHORT = ("Mr|Ms|Dr|Lt|St|Ft|Mt|Jr|Sr|Co", "Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Inc|Ltd|Adm|Maj", "Sens|Reps|Capt|Prof|Corp|Bros|Cmdr")
_SHORTENED = "|".join(rf"(?<=\b(?:{short})\.)" for short in _SHORT)
# A stop belongs to initials and to what is shortened.
_STOP = rf"(?:\.(?:(?<=\b[{CAPITAL}]\.)(?:[{CAPITAL}]\.){{0,4}}|{_SHORTENED})|['’](?!s\b)[\w-]{{1,40}})?"
_REST = rf"[\w&-]{{0,40}}{_STOP}"
_LINK = r"(?:(?:of|for)(?:[ \xa0]the)?|and|&|d[aeiu]|dos|del|della|von|van|zu|der|den|la|le|bin|al|ibn|y)"
# Words with capitals on one line, and the small words that names may have between them. It begins with a set of letters, which is looked for fast.
RUN = re.compile(rf"[{CAPITAL}](?<![\w.@/&].){_REST}(?:[ \xa0](?:{_LINK}[ \xa0]){{0,2}}[{CAPITAL}]{_REST}){{0,11}}")
_TOKEN = re.compile(r"[^ \xa0]+")
_LINKS = words("of for and & the")
_NOTHING = frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS)) | OTHER
_LISTING = words("Department Ministry Center Centers Centre Institute Committee Office")
_COMMON = OPENERS | PRONOUNS
_BEFORE_NAMES = CALLINGS | ROLES
_NO_PERSON = OTHER | ENDINGS
_UNTELLING = OPENINGS | ENDINGS
_LARGE = 100_000


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of a run that name something. ``sure``: no sign beside them is needed.

    Kind None is a single word that may be a person's name that the text has in full elsewhere, or an abbreviation it explains.
    """

    start: int
    end: int
    kind: MentionKind | None
    name: str
    extractor: str
    sure: bool
    place: Place | None = None


Tokens = list[tuple[int, int, str]]


@lru_cache(maxsize=1 << 16)
def pieces(run: str) -> tuple[Piece, ...]:
    """What a run of capitalised words names, in order, none within another."""
    tokens = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(run)]
    return tuple(piece for part in _parts(tokens) for piece in _read(part))


def _parts(tokens: Tokens) -> Iterator[Tokens]:
    """The names of a run, divided at "and" and at those "of" that belong to none of them."""
    first = 0
    for number, (_, _, word) in enumerate(tokens):
        if word in _LINKS and not _joins(tokens[first:number], word, tokens[number + 1 :]):
            if number > first:
                yield tokens[first:number]
            first = number + 1
    if first < len(tokens):
        yield tokens[first:]


def _joins(before: Tokens, link: str, after: Tokens) -> bool:
    if not before or link == "&":
        return bool(before)
    words_before = [word for _, _, word in before]
    if link == "and":
        if words_before[-1] in PAIRED and all(word.lower() in OPENERS or word in DEMONYMS for word in words_before[:-1]):
            return bool(after) and any(word in ENDINGS for _, _, word in after)
        return _departs(words_before) and after[0][2] not in _LINKS and after[0][2].lower() not in FIRST_NAMES and _place(after[0][2]) is None
    if link == "the":
        return words_before[-1] in _LINKS
    return words_before[-1] in OPENINGS or " ".join([*words_before, link, *(word for _, _, word in after)]) in KNOWN


def _departs(names: list[str]) -> bool:
    """Whether a name lists what a department or the like is for: "Department of Health and …"."""
    return any(word in _LISTING and names[number + 1] in ("of", "for") for number, word in enumerate(names[:-2]))


def _read(part: Tokens) -> Iterator[Piece]:
    """What one name is: known, a place with what follows it, an organisation, a person."""
    determined = False
    while (
        len(part) > 1
        and part[0][2].lower() in OPENERS
        and (len(part[0][2]) == 1 or not part[0][2].isupper())
        and _place(f"{part[0][2]} {part[1][2]}") is None
    ):
        determined, part = part[0][2].lower() in DETERMINERS, part[1:]
    while part and part[0][2] in _LINKS:
        part = part[1:]
    if not part or (len(part) == 1 and _says_nothing(part[0][2])):
        return
    names = [word for _, _, word in part]
    found = _whole(part, names)
    if found:
        yield found
        return
    if (ahead := _organisation_ahead(names)) and (led := list(_read(part[ahead:]))):
        yield _piece(part[:ahead], MentionKind.ORGANISATION, "known_organisation")
        yield from led
        return
    if ahead := _place_ahead(part, names):
        yield _piece(part[:ahead], MentionKind.PLACE, "gazetteer", _place(" ".join(names[:ahead])))
        yield from _read(part[ahead:])
        return
    if named := _person(part, names):
        if named.sure or not determined:
            yield named
    elif not _UNTELLING.issuperset(names):
        yield _piece(part, None, "alone")


def _says_nothing(word: str) -> bool:
    """Whether a single word is no name: one that begins sentences, a month, a letter. "WHO" and the like may be."""
    return word in _NOTHING or len(word) == 1 or (word.lower() in _COMMON and not word.isupper())


def _whole(part: Tokens, names: list[str]) -> Piece | None:
    name = " ".join(names)
    if name in KNOWN:
        return _piece(part, MentionKind.ORGANISATION, "known_organisation")
    if (place := _place(name)) is not None:
        return _piece(part, MentionKind.PLACE, "gazetteer", place)
    if _organisation(names) or _team(names):
        return _piece(part, MentionKind.ORGANISATION, "organisation_words")
    if len(part) == 1 and names[0] not in _UNTELLING:
        return _piece(part, None, "alone")
    return None


def _organisation(names: list[str]) -> bool:
    if len(names) < 2:
        return False
    if names[-1] in ENDINGS or names[0] in CLUBS:
        return True
    return any(word in OPENINGS and names[number + 1] in ("of", "for") for number, word in enumerate(names[:-2]))


def _team(names: list[str]) -> bool:
    """Whether a name is a club's: a nickname that no one else has, or one behind a city."""
    if len(names) == 1:
        return names[0] in NICKNAMES
    return names[-1] in CITY_NICKNAMES and _place(" ".join(names[:-1])) is not None


def _place_ahead(part: Tokens, names: list[str]) -> int:
    """How many words of the name are a place that stands before a title, as in "Boston Mayor …"; 0 if none do."""
    if names[0] in FORE and len(names) > 1 and names[1] not in OTHER:
        return 1
    for ahead in range(min(3, len(part) - 1), 0, -1):
        following = names[ahead].lower().rstrip(".")
        if (following in TITLES or following in ROLES) and _place(" ".join(names[:ahead])) is not None:
            return ahead
    return 0


def _organisation_ahead(names: list[str]) -> int:
    """How many words of the name are an organisation that stands before a title, as in "NASA Director …"; 0 if none do."""
    for ahead in range(min(3, len(names) - 1), 0, -1):
        if " ".join(names[:ahead]) in KNOWN and (names[ahead].lower().rstrip(".") in TITLES or names[ahead].lower() in ROLES):
            return ahead
    return 0


def _person(part: Tokens, names: list[str]) -> Piece | None:
    title, name = untitled(names)
    while len(name) > 2 and (name[0].lower() in _BEFORE_NAMES or name[0] in DEMONYMS or name[0].endswith(("-old", "-seeded", "-ranked"))):
        name = name[1:]
    if not name or not _NO_PERSON.isdisjoint(name):
        return None
    rest = part[len(part) - len(name) :]
    if len(name) == 1:
        single = name[0].lower() not in TITLES and name[0].lower() not in ROLES and not name[0].isupper() and len(name[0]) > 1
        return _piece(rest, MentionKind.PERSON, "titled_name", sure=title is not None) if title and single else None
    if not reads_like_person(name) or sum(word.isupper() and "." not in word for word in name) > 1 or _KNOWN_WORD & set(name):
        return None
    firm = title is not None or name[0].lower() in FIRST_NAMES or any(len(word) == 2 and word[1] == "." for word in name)
    if not firm and (not LANDMARKS.isdisjoint(name) or _surely_place(name[0]) or _surely_place(name[-1])):
        return None
    return _piece(rest, MentionKind.PERSON, "known_first_name" if firm else "name_shape", sure=firm)


_KNOWN_WORD = frozenset(name for name in KNOWN if " " not in name)


def _piece(part: Tokens, kind: MentionKind | None, extractor: str, place: Place | None = None, sure: bool = True) -> Piece:
    name = " ".join(word for _, _, word in part)
    if place is not None:
        sure = _sure(name, place)
        name = place.name
    return Piece(part[0][0], part[-1][1], kind, name, extractor, sure, place)


def _place(name: str) -> Place | None:
    """The place of a name as printed or, if it is one long word in capitals, as it is written otherwise."""
    if name.isupper() and len(name) > 3 and "." not in name:
        name = name.title()
    around = area(name) if name != "New York" and name != "Washington" else None
    if around is not None:
        return around
    found = cities(name)
    return found[0] if found and name.lower() not in OPENERS and name.lower() not in PARTICLES and name.lower() not in TITLES else None


def _surely_place(name: str) -> bool:
    place = _place(name)
    return place is not None and _sure(name, place)


def _sure(name: str, place: Place) -> bool:
    if area(name) is not None:
        return name not in DOUBTFUL_AREAS
    if " " in name or "-" in name:
        return name.split()[0].lower() not in FIRST_NAMES
    return place.population >= _LARGE and name not in DOUBTFUL and name.lower() not in FIRST_NAMES
