"""People's names as bylines print them."""

from __future__ import annotations

import re

from transforms.boilerplate.languages import every
from transforms.reading.calendar_words import MONTHS, WEEKDAYS
from transforms.reading.words import words

_PARTICLES = words("de da do dos das di del della der den la le van von zu ter ten el al bin ibn abu y e du st zum vom")
_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’.-]*[\w.])?")

# "McCarthy" has a capital within.
_PART = re.compile(r"(MC(?=[^\W\d_]{3})|)([^\W\d_]+)")

ROLES = frozenset(every("roles")) | words("""
writer writers reporter reporters correspondent correspondents editor editors columnist critic contributor producer author analyst staff
photographer journalist intern blogger anchor host bureau chief newsroom desk team
""")

# Words that stand in the names of organisations, sections and headlines rather than people's.
_NOT_PEOPLE = (
    ROLES
    | WEEKDAYS
    | {word for word in MONTHS if len(word) > 3}
    - words("august april june may march mai marca maggio marco julio avril abril märz marta maja augusta augusts avgust avgusta")
    - words("gener juny agost agustus mart nisan eylül juni марта маја маја јуна јула")
    | words("""
    press news agency service services media times post daily herald tribune journal gazette dispatch star sun globe record courier chronicle
    online network tv radio television magazine wire reuters afp ap cnn bbc upi getty images image photo photos video courtesy handout file archive
    ministry minister department office police university college school court county city state council government parliament museum institute
    company corp inc ltd llc group club party union association foundation committee center centre hospital church bank society board trust
    the a an and of for in on at to with from by is are was your our my this that how why what who when where not no
    mdr ndr wdr swr rbb zdf ard orf srf nrk twitter facebook instagram whatsapp linkedin telegram
    live breaking update updated published posted today weather sports sport business politics opinion world national local top more read watch listen share print
    home menu search latest related story stories article comments comment subscribe newsletter advertisement contact login sign log
    special report reports exclusive analysis review gallery close next previous all rights reserved image source credit copyright
    social sharing sponsored content international man woman men women charged killed arrested dies dead fighting homes
    street avenue road north south east west new united states
    verlag zeitung ministerium polizei stadt universität agentur foto bild archiv pressestelle
    und oder der die das et les des los las il lo і та й
""")
)

_ORGANISATION = re.compile(
    r"\b(?:press|news|agency|service|media|times|post|herald|tribune|getty|images?|handout|archives?|ministry|department|office|police|university"
    r"|county|council|government|museum|institute|company|inc|llc|ltd|corp|club|association|foundation|committee|courtesy|screengrab|screenshot"
    r"|reuters|afp|ap|epa|shutterstock|istock|flickr|wikimedia|instagram|twitter|facebook|youtube|ministerium|polizei|pressestelle|archiv|stadtarchiv)\b",
    re.I,
)


def person(text: str) -> str | None:
    """The text as a person's name, capitals made ordinary; None if it does not read like one."""
    if len(text) > 60:
        return None
    tokens = _INITIAL.sub(r"\1. ", text.strip(" ,;:-–—|·•")).split()
    if not 2 <= len(tokens) <= 5:
        return None
    named = 0
    for number, token in enumerate(tokens):
        if _is_particle(token, number, len(tokens)) or (len(token) == 2 and token[0].isupper() and token[1] == "."):
            continue
        if not _TOKEN.fullmatch(token) or not token[0].isupper() or _names_no_person(token.lower().strip(".,")):
            return None
        named += 1
    if named < 2 and not (named and "." in tokens[0]):
        return None
    return " ".join(token.lower() if _is_particle(token, number, len(tokens)) else _ordinary(token) for number, token in enumerate(tokens))


def _names_no_person(word: str) -> bool:
    """Whether a word, or the last part of a compound such as "Presse-Agentur", stands in other names than people's."""
    return word in _NOT_PEOPLE or ("-" in word and word.rpartition("-")[2] in _NOT_PEOPLE)


def _is_particle(token: str, number: int, count: int) -> bool:
    """Whether a word such as "van" or "DE" stands where particles stand; in capitals, only within a name."""
    return token.lower() in _PARTICLES and (token.islower() or (token.isupper() and 0 < number < count - 1))


def organisation(text: str) -> bool:
    """Whether the text names an organisation by one of its usual words."""
    return _ORGANISATION.search(text) is not None


def _ordinary(token: str) -> str:
    """A name printed in capitals as it is written otherwise; initials stay."""
    initials = len(token) == 2 and not any(letter in "AEIOUYÄÖÜÉ" for letter in token)
    if len(token) == 1 or initials or not token.isupper() or "." in token:
        return token
    return _PART.sub(lambda part: part[1].capitalize() + part[2].capitalize(), token)
