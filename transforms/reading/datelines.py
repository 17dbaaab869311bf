"""Datelines: place, agency and day at the head of a story's first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.reading.agencies import in_brackets
from transforms.reading.dates import stamps
from transforms.reading.words import words

_DASH = r"(?:—|–|--?|―|_|:)"
_BLANKS = r"\s{0,4}"
_OPENING = re.compile(
    rf"(?P<head>[^\W\d_][^()\n:]{{1,70}}?)?{_BLANKS}(?:\((?P<bracket>[^()\n]{{2,40}})\){_BLANKS}{_DASH}?|\s{_DASH}|:|{_BLANKS}[—–])"
    rf"{_BLANKS}(?=[\"'“‘„«»(]?\s?[^\W\d_]|[\d$€£¥])"
)
# What must stand in the head of a line for it to hold a dateline, in so many characters; no line of more is one alone.
_SIGN = re.compile(r"[(:—–―_-]")
_REACH = 90
_ALONE = re.compile(rf"(?P<place>[^\W\d_][^()\n:;!?\d]{{2,40}}?){_BLANKS}(?:\((?P<bracket>[^()\n]{{2,30}})\))?{_BLANKS}(?:—|–|--?)?")
_GERMAN = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{3,20}(?:[-/][A-ZÄÖÜ][a-zäöüß]{2,20})?)\. (?=[A-ZÄÖÜ„])")
_GERMAN_WORDS = re.compile(r"\b(?:der|die|das|und|ist|nicht)\b")
_NOT_PLACES = words("""
file breaking update updated watch live exclusive video related more read correction note editor's editors sport sports opinion analysis listen photos
news alert just advertisement photo image source urgent about what who why how when where the teams results quiz warning mehr anzeige eilmeldung
""")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``place`` as printed, at characters ``start`` to ``end`` of the line; ``agency`` as the bracket names it."""

    place: str | None
    start: int
    end: int
    agency: str | None


def read_dateline(text: str, first: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with, or None.

    A place in capitals needs a dash or colon after it; one in ordinary letters an agency in brackets, or to be
    the first thing in the story (``first``) and set off by a dash between spaces, or in German by a stop.
    """
    if first and (german := _GERMAN.match(text)) and _GERMAN_WORDS.search(text):
        return Dateline(german[1], 0, german.end(1), None)
    match = _OPENING.match(text) if _SIGN.search(text, 0, _REACH) else None
    if not match or text[match.end()].islower():
        return None
    agency = in_brackets(match["bracket"]) if match["bracket"] else None
    place = _place(match["head"] or "")
    if place is None or (place and not (_trusted(place, match, text) or (first and _set_off(place, match)))):
        return None
    if not place and not agency:
        return None
    return Dateline(place or None, match.start("head") if place else 0, match.start("head") + len(place) if place else 0, agency)


def read_place(text: str) -> Dateline | None:
    """The dateline that stands on a line of its own above the story: a place in capitals, or with an agency."""
    match = _ALONE.fullmatch(text) if len(text) <= _REACH else None
    if not match:
        return None
    place = match["place"].rstrip(" ,")
    words = place.partition(",")[0].split()
    agency = in_brackets(match["bracket"]) if match["bracket"] else None
    capitals = place.partition(",")[0].isupper() and len(words) <= 3 and sum(map(str.isalpha, place)) >= 4
    if not words or words[0].lower() in _NOT_PLACES or words[-1].lower() in _NOT_PLACES or not (capitals or match["bracket"]):
        return None
    return Dateline(place, 0, len(place), agency)


def _set_off(place: str, match: re.Match[str]) -> bool:
    """Whether one to three capitalised words stand before a dash between spaces."""
    dash = match.string[match.start() + len(place) : match.end()]
    words = place.split()
    spaced = dash[:1].isspace() and dash[-1:].isspace() and ":" not in dash and "(" not in dash
    return spaced and len(words) <= 3 and all(word[0].isupper() for word in words) and words[0].lower() not in _NOT_PLACES


def _place(head: str) -> str | None:
    """The head without its date and punctuation; None if words are left that belong to no place."""
    found = stamps(head)
    place = head[: found[0].start] if found else head
    place = place.rstrip(" ,.;-–—") if not re.search(r"\b[A-Z]\w*\.$", place.rstrip(" ,")) else place.rstrip(" ,;-–—")
    if any(character.isdigit() for character in place) or len(place.split()) > 7:
        return None
    return place


def _trusted(place: str, match: re.Match[str], text: str) -> bool:
    first, _, rest = place.partition(",")
    words = first.split()
    if not words or words[0].lower() in _NOT_PLACES or words[-1].lower() in _NOT_PLACES:
        return False
    if rest and not all(word[:1].isupper() or word in ("of", "de", "the") for word in rest.split()):
        return False
    capitals = first.isupper() and sum(map(str.isalpha, first)) >= 3
    if match["bracket"]:
        return capitals or (in_brackets(match["bracket"]) is not None and all(word[:1].isupper() for word in words) and len(words) <= 4)
    if text[match.end() - 2 : match.end()].strip() == ":" and len(words) > 2:
        return False
    return capitals
