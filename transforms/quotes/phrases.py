"""Noun phrases that may name a speaker, and the verbs beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transforms.quotes.vocabulary import AUXILIARIES, DETERMINERS, OPENERS, PARTICLES, PRONOUNS, RELATIVES, ROLES, STOPS, VERBS

_TOKEN = re.compile(r"[^\W_](?:[\w'’.&-]*\w)?\.?|[^\w\s]")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|St|No|vs|Inc|Corp|Co|Ltd|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Hon|Adm|Maj|Cmdr|Atty|Dept|bzw|z|Hr|Fr)\.")

_COMMAS = frozenset(",—–-")
_JOINING = frozenset("and but or so yet still then however meanwhile und aber et mais y pero".split())
# Prepositions within a role: "a spokesman for the port".
_WITHIN = frozenset("of for with at from in to".split())
_LONGEST = 10


class Token(NamedTuple):
    """A word or sign at characters ``start`` to ``end``; ``low`` is it in lower case, without a stop at its end."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (inclusive) that name a speaker; from ``name`` on they are a name, if any of them are."""

    first: int
    last: int
    name: int | None = None


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of text[start:end]; a stop that ends a sentence is a sign of its own."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, (first, last) = match.group(), match.span()
        if word[-1] == "." and len(word) > 1 and not _ABBREVIATED.fullmatch(word):
            tokens.append(Token(first, last - 1, word[:-1], word[:-1].lower()))
            tokens.append(Token(last - 1, last, ".", "."))
        else:
            tokens.append(Token(first, last, word, word.lower().rstrip(".")))
    return tokens


def subject_before(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject that stands to the left of a verb: right beside it, or at the head of a clause with insertions between commas."""
    place = verb - 1
    while place >= 0 and _between(tokens[place]):
        place -= 1
    if place >= 0 and tokens[place].text == ")":
        place = _bracket(tokens, place) - 1
    if place < 0:
        return None
    token = tokens[place]
    if token.text in _COMMAS:
        return subject_ahead(tokens, place)
    if token.low in RELATIVES:
        before = place - 1
        if before >= 0 and tokens[before].text == ",":
            before -= 1
        return ending_at(tokens, before)
    return ending_at(tokens, place)


def subject_after(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject that stands to the right of a verb or of "according to"."""
    place = verb + 1
    while place < len(tokens) and _between(tokens[place]):
        place += 1
    return starting_at(tokens, place)


def subject_ahead(tokens: Sequence[Token], end: int) -> Phrase | None:
    """The first noun phrase before token ``end`` that opens a clause."""
    opening = True
    for place in range(end):
        token = tokens[place]
        if opening and (token.low in _JOINING or not token.text[0].isalnum()):
            continue
        if opening and not _looks_away(token):
            phrase = starting_at(tokens[:end], place)
            if phrase is not None:
                return phrase
        opening = token.text in _COMMAS
    return None


def ending_at(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last word is at ``last``."""
    if last < 0:
        return None
    token = tokens[last]
    if token.low in PRONOUNS:
        return Phrase(last, last)
    if _named(token):
        name = last
        while name > 0 and _goes_before(tokens, name - 1):
            name -= 1
        if name < last and tokens[name].low in OPENERS:
            name += 1
        first = name
        while first > 0 and last - first < _LONGEST and (tokens[first - 1].low in ROLES or (_named(tokens[first - 1]) and first < name)):
            first -= 1
        return Phrase(first, last, name)
    return _role_ending_at(tokens, last)


def starting_at(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase whose first word is at ``first``."""
    if first >= len(tokens):
        return None
    if tokens[first].low in PRONOUNS:
        return Phrase(first, first)
    place, last, role = first, -1, False
    while place < len(tokens) and place - first <= _LONGEST:
        token = tokens[place]
        if _named(token) or (token.low in PARTICLES and last >= 0 and place + 1 < len(tokens) and _named(tokens[place + 1])):
            last = place
        elif last >= 0 and not role and token.low not in ROLES and not _possessive(tokens[last]):
            break
        elif not token.text[0].isalpha() or token.low in STOPS or token.low in VERBS:
            break
        elif token.low in ROLES:
            role, last = True, place
        elif last >= 0 and _named(tokens[last]) and not _possessive(tokens[last]):
            break
        place += 1
    if last < 0 or not (role or _named(tokens[last])):
        return None
    return _with_name(tokens, first, last)


def _with_name(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    if not _named(tokens[last]):
        return Phrase(first, last)
    name = last
    while name > first and _goes_before(tokens, name - 1):
        name -= 1
    return Phrase(first, last, name)


def _role_ending_at(tokens: Sequence[Token], last: int) -> Phrase | None:
    place, role = last, False
    while place >= 0 and last - place <= _LONGEST:
        token = tokens[place]
        if token.low in DETERMINERS:
            return Phrase(place, last) if role else None
        if not token.text[0].isalnum() or (token.low in STOPS and token.low not in _WITHIN):
            break
        role = role or token.low in ROLES
        place -= 1
    return Phrase(place + 1, last) if role and place < last else None


def _named(token: Token) -> bool:
    return token.text[0].isupper() and token.low not in OPENERS and token.low not in PRONOUNS


def _possessive(token: Token) -> bool:
    return token.text.endswith(("'s", "’s"))


def _goes_before(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word belongs to the name that goes on after it."""
    token = tokens[place]
    if _possessive(token):
        return False
    return _named(token) or (token.low in PARTICLES and token.text[0].islower() and place > 0 and _named(tokens[place - 1]))


def _between(token: Token) -> bool:
    """Whether a word may stand between subject and verb."""
    return token.low in AUXILIARIES or (token.low.endswith("ly") and token.text[0].islower())


def _looks_away(token: Token) -> bool:
    """Whether a clause that begins so has its subject later on."""
    return token.low in OPENERS - DETERMINERS - PRONOUNS or (token.low.endswith(("ing", "ed")) and token.text[0].islower())


def _bracket(tokens: Sequence[Token], close: int) -> int:
    return next((place for place in range(close, max(-1, close - 12), -1) if tokens[place].text == "("), -1)
