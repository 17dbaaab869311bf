"""The mentions of a body: what its capitalised words name, each in the light of what stands beside it and of the other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from schemas.vocabulary import MentionKind
from transforms.mentions.runs import RUN, Piece, pieces
from transforms.mentions.vocabulary import CLUB_WORDS, LEGAL_FORMS, LOCATING, NO_ACRONYMS, SURNAMES_FIRST, TELLING_AFTER, TELLING_BEFORE
from transforms.places.gazetteer import Place, area, city, gazetteer, within
from transforms.quotes.people import last_word
from transforms.reading.words import words

CONFIDENCE = {
    "known_organisation": 0.9,
    "organisation_words": 0.8,
    "acronym": 0.9,
    "organisation_beside_sign": 0.6,
    "part_of_organisation": 0.8,
    "bare_acronym": 0.5,
    "known_first_name": 0.9,
    "titled_name": 0.9,
    "name_shape": 0.6,
    "part_of_name": 0.8,
    "gazetteer": 0.85,
    "place_beside_sign": 0.75,
}
_REGION = re.compile(r",[ \xa0]((?:[A-Z]\.){2}|W\.Va\.|[A-Z][\w]{1,20}\.?(?:[ \xa0][A-Z]\w{2,20})?)")
_AFTER = re.compile(r"(?:['’]s)?[ \xa0]([a-z]+)")
_OPENING = "(\"“‘'„«—–-"
_ACRONYM = re.compile(r"[ \xa0]\(([A-Z][A-Za-z]{0,2}[A-Z]{1,6})\)")
_SMALL_WORDS = words("of for the and & de la du des der und")
_GERMAN = ("de", "lb")
_BESIDE = 24
_BLANKS = (" ", "\xa0")
_LONGEST_ACRONYM = 5
_NUMERALS = frozenset("IVXLCDM")
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
    mentions = (known.read(offset, piece) for offset, piece in found if piece.kind is not None or known.may_name(piece.name))
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
        self.companies = dict(_companies(found)) | {piece.name: piece.name for offset, piece in found if self._may_be_company(offset, piece)}
        self.elsewhere = self.people.keys() | self.first.keys() | self.short.keys() | self.companies.keys()

    def may_name(self, name: str) -> bool:
        """Whether a word of which no list knows anything may name something in this body."""
        return name in self.elsewhere or _is_acronym(name)

    def read(self, offset: int, piece: Piece) -> Mention | None:
        start, end = offset + piece.start, offset + piece.end
        if piece.kind is MentionKind.PLACE and piece.place is not None:
            if self.body[end : end + 1] in _GOES_ON:
                return None
            return self._place(start, end, piece, piece.place)
        if piece.kind is MentionKind.ORGANISATION:
            return Mention(start, end, piece.kind, self.short.get(piece.name, piece.name), None, piece.extractor)
        if (piece.kind is None or not piece.sure) and (organisation := self._organisation(start, end, piece)) is not None:
            return organisation
        if piece.kind is MentionKind.PERSON and (piece.sure or self._likely(start, piece)):
            return Mention(start, end, piece.kind, self._fullest(piece.name), None, piece.extractor)
        if piece.kind is None and (person := self.people.get(piece.name) or self.first.get(piece.name)) is not None:
            return Mention(start, end, MentionKind.PERSON, person, None, "part_of_name")
        return None

    def _organisation(self, start: int, end: int, piece: Piece) -> Mention | None:
        """The organisation that words name of which no list knows: an abbreviation, a company without its form, what stands beside a telling word."""
        name, extractor = piece.name, "acronym"
        if (full := self.short.get(name)) is None:
            if name in self.sure or self.nouns:
                return None
            full = self.companies.get(name)
            extractor = "organisation_beside_sign" if full == name else "part_of_organisation"
        if full is None and piece.kind is None and _is_acronym(name) and self._among_small_letters(start, end):
            full, extractor = name, "bare_acronym"
        return Mention(start, end, MentionKind.ORGANISATION, full, None, extractor) if full is not None else None

    def _may_be_company(self, offset: int, piece: Piece) -> bool:
        """Whether a name that no list knows has a word beside it that only organisations have: "… shares", "the carmaker …"."""
        if (piece.kind is not None and piece.sure) or piece.name in self.people:
            return False
        start, end = offset + piece.start, offset + piece.end
        after = _AFTER.match(self.body, end)
        if after is not None and after[1] in TELLING_AFTER:
            return True
        return self._before(start) in TELLING_BEFORE

    def _before(self, start: int) -> str:
        """The word before, if it stands on the same line with a blank between; else nothing."""
        if self.body[start - 1 : start] not in _BLANKS:
            return ""
        words_before = self.body[max(0, start - _BESIDE) : start - 1].split(" ")
        return words_before[-1].rpartition("\n")[2].lstrip(_OPENING)

    def _among_small_letters(self, start: int, end: int) -> bool:
        """Whether the words on both sides, as far as there are any on the line, are not all in capitals."""
        beside = self.body[max(0, start - _BESIDE) : start].rpartition("\n")[2] + self.body[end : end + _BESIDE].partition("\n")[0]
        return any(map(str.islower, beside))

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
        before = self._before(start)
        if before in CLUB_WORDS:
            return Mention(start, end, MentionKind.ORGANISATION, printed, None, "organisation_beside_sign")
        located = before in LOCATING
        person = self.sure.get(printed) if piece.sure else self.people.get(printed) or self.first.get(printed)
        if person is not None and not (piece.sure and area(printed)) and before not in ("in", "at", "near"):
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


def _companies(found: Found) -> Iterator[tuple[str, str]]:
    """What companies are called for short: their name without its legal form, and its first word."""
    for _, piece in found:
        if piece.kind is MentionKind.ORGANISATION and (names := piece.name.split())[-1] in LEGAL_FORMS and len(names) > 1:
            if len(names) > 2 and len(names[0]) > len("New"):
                yield names[0], piece.name
            yield " ".join(names[:-1]), piece.name


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper() and name not in NO_ACRONYMS and not _NUMERALS.issuperset(name)


def _spelt(name: str, short: str) -> str | None:
    """The end of a name whose words begin with the letters of an abbreviation."""
    printed = name.split()
    for first in range(len(printed)):
        initials = "".join(word[0] for word in printed[first:] if word not in _SMALL_WORDS)
        if initials.upper() == short.upper() and len(short) > 1:
            return " ".join(printed[first:])
    return None
