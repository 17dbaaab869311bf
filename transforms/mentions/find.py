"""The mentions of a body: what its capitalised words name, each in the light of what stands beside it and of the other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from schemas.vocabulary import MentionKind
from transforms.mentions.runs import RUN, Piece, pieces
from transforms.mentions.vocabulary import LOCATING, SURNAMES_FIRST
from transforms.places.gazetteer import Place, area, city, gazetteer, within
from transforms.quotes.people import last_word
from transforms.reading.words import words

CONFIDENCE = {
    "known_organisation": 0.9,
    "organisation_words": 0.8,
    "acronym": 0.9,
    "known_first_name": 0.9,
    "titled_name": 0.9,
    "name_shape": 0.6,
    "part_of_name": 0.8,
    "gazetteer": 0.85,
    "place_beside_sign": 0.75,
}
_REGION = re.compile(r",[ \xa0]((?:[A-Z]\.){2}|W\.Va\.|[A-Z][\w]{1,20}\.?(?:[ \xa0][A-Z]\w{2,20})?)")
_BEFORE = re.compile(r"(\w+)[ \xa0]$")
_ACRONYM = re.compile(r"[ \xa0]\(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")
_SMALL_WORDS = words("of for the and & de la du des der und")
_GERMAN = ("de", "lb")
_BESIDE = 24
# After a country's letters: "U.S.-led", "US$".
_GOES_ON = ("-", "$")


class Mention(NamedTuple):
    """Characters ``start`` to ``end`` of the body name something; ``name`` is its fullest form in the body, of a place that of the gazetteer."""

    start: int
    end: int
    kind: MentionKind
    name: str
    place: Place | None
    extractor: str

    @property
    def confidence(self) -> float:
        """How sure the kind is, 0 to 1."""
        return CONFIDENCE[self.extractor]


Found = list[tuple[int, Piece]]


def find_mentions(body: str, language: str | None = None) -> list[Mention]:
    """The mentions of a body, in order, none within another. In a ``language`` that capitalises its nouns, names need more than capitals."""
    found = [(match.start(), piece) for match in RUN.finditer(body) for piece in pieces(match.group())]
    known = _Known(body, found, language)
    mentions = (known.read(offset, piece) for offset, piece in found if piece.kind is not None or piece.name in known.elsewhere)
    return [mention for mention in mentions if mention is not None]


class _Known:
    """What one body says of its names elsewhere: people by surname, organisations by their abbreviation."""

    def __init__(self, body: str, found: Found, language: str | None) -> None:
        self.body, self.nouns = body, language in _GERMAN
        people = [piece for _, piece in found if piece.kind is MentionKind.PERSON]
        self.sure = _surnames(piece for piece in people if piece.sure)
        self.people = self.sure if self.nouns else _surnames(people)
        sure, full = set(self.sure.values()), [name for name in self.people.values() if " " in name]
        self.first = {first: name for name in full if (first := name.split()[0]) in SURNAMES_FIRST or name in sure}
        self.short = dict(_acronyms(body, found)) if "(" in body else {}
        self.elsewhere = self.people.keys() | self.first.keys() | self.short.keys()

    def read(self, offset: int, piece: Piece) -> Mention | None:
        start, end = offset + piece.start, offset + piece.end
        if piece.kind is MentionKind.PLACE and piece.place is not None:
            if self.body[end : end + 1] in _GOES_ON:
                return None
            return self._place(start, end, piece, piece.place)
        if piece.kind is MentionKind.ORGANISATION:
            return Mention(start, end, piece.kind, self.short.get(piece.name, piece.name), None, piece.extractor)
        if piece.kind is MentionKind.PERSON and (piece.sure or self._likely(start, piece)):
            return Mention(start, end, piece.kind, self._fullest(piece.name), None, piece.extractor)
        if (full := self.short.get(piece.name)) is not None:
            return Mention(start, end, MentionKind.ORGANISATION, full, None, "acronym")
        if piece.kind is None and (person := self.people.get(piece.name) or self.first.get(piece.name)) is not None:
            return Mention(start, end, MentionKind.PERSON, person, None, "part_of_name")
        return None

    def _likely(self, start: int, piece: Piece) -> bool:
        """Whether words of which no list knows that they name a person may: no article before them, none of them elsewhere in small letters."""
        if self.nouns or self.body[max(0, start - 5) : start].lower().endswith((" the ", " a ", " an ", "\nthe ", "“the ")):
            return False
        small = {form for word in piece.name.split() if word[0].isupper() and len(word) > 2 for form in _forms(word.lower())}
        return small.isdisjoint(self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        """What stands between blanks in the body."""
        return frozenset(self.body.split())

    def _fullest(self, name: str) -> str:
        full = self.people.get(name if " " not in name else last_word(name.split()), name)
        return full if full.split()[0] == name.split()[0] or " " not in name else name

    def _place(self, start: int, end: int, piece: Piece, place: Place) -> Mention | None:
        printed = self.body[start:end]
        region = _REGION.match(self.body, end) if self.body.startswith(",", end) else None
        if region is not None and (inside := _region(region[1])) is not None:
            place = city(printed, inside) or city(printed.title(), inside) or place
            return Mention(start, end, MentionKind.PLACE, place.name, place, "gazetteer")
        before = _BEFORE.search(self.body, max(0, start - _BESIDE), start)
        located = before is not None and before[1] in LOCATING
        person = self.sure.get(printed) if piece.sure else self.people.get(printed) or self.first.get(printed)
        if person is not None and not (piece.sure and area(printed)) and not (located and before is not None and before[1] in ("in", "at", "near")):
            return Mention(start, end, MentionKind.PERSON, person, None, "part_of_name")
        if piece.sure:
            return Mention(start, end, MentionKind.PLACE, place.name, place, "gazetteer")
        return Mention(start, end, MentionKind.PLACE, place.name, place, "place_beside_sign") if located else None


def _forms(word: str) -> tuple[str, ...]:
    """A word alone, before a comma or stop, and in the plural."""
    return word, f"{word},", f"{word}.", f"{word}s"


def _region(printed: str) -> str | None:
    """The state or country at the head of what stands after a comma."""
    first = printed.split()[0]
    for name in (printed, printed.rstrip("."), first, first.rstrip(".")):
        if name in gazetteer().states or within(name) is not None:
            return name
    return None


def _surnames(people: Iterable[Piece]) -> dict[str, str]:
    """The fullest name by last word."""
    named: dict[str, str] = {}
    for piece in people:
        name = piece.name.split()
        last = last_word(name)
        if len(piece.name) > len(named.get(last, "")):
            named[last] = piece.name
    return named


def _acronyms(body: str, found: Found) -> Iterator[tuple[str, str]]:
    """Abbreviations in brackets after the organisation whose initials they are."""
    for offset, piece in found:
        match = _ACRONYM.match(body, offset + piece.end)
        if match is not None and (name := _spelt(piece.name, match[1])) is not None:
            yield match[1], name


def _spelt(name: str, short: str) -> str | None:
    """The end of a name whose words begin with the letters of an abbreviation."""
    printed = name.split()
    for first in range(len(printed)):
        initials = "".join(word[0] for word in printed[first:] if word not in _SMALL_WORDS)
        if initials.upper() == short.upper() and len(short) > 1:
            return " ".join(printed[first:])
    return None
