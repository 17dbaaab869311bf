"""Cues: the words beside a quotation that say whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.quotes.phrases import Phrase, Token, ending_at, subject_after, subject_ahead, subject_before
from transforms.quotes.vocabulary import VERBS, WEAK

# How sure it is: a verb of saying right beside the quotation, one further off, a subject without such a verb.
BESIDE, NEAR, SUBJECT = 0.95, 0.8, 0.5
_REACH = 40
_ACCORDING = {"according": "to", "laut": "", "selon": "", "según": "", "segundo": "", "secondo": "", "nach": "angaben"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A speaker's phrase and the verb of saying beside it, as tokens; ``verb`` is None where the subject of the sentence stands for one."""

    phrase: Phrase
    verb: tuple[int, int] | None
    confidence: float


def cue_after(tokens: Sequence[Token]) -> Cue | None:
    """The cue in what follows a quotation up to the sentence's end."""
    first = next((place for place, token in enumerate(tokens) if token.text[0].isalnum()), len(tokens))
    for place in range(first, min(len(tokens), _REACH)):
        cue = _according(tokens, place) or (_verb(tokens, place, first) if tokens[place].low in VERBS else None)
        if cue is not None:
            return cue
    return None


def cue_before(tokens: Sequence[Token]) -> Cue | None:
    """The cue in what precedes a quotation in its sentence: the verb nearest to it, or else the sentence's subject."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].low in VERBS and (phrase := subject_before(tokens, place)) is not None:
            beside = tokens[-1].text in ",:" or place == len(tokens) - 1 or tokens[-1].low == "that"
            return Cue(phrase, (place, place), BESIDE if beside else NEAR)
        if (cue := _according(tokens, place)) is not None:
            return cue
    if tokens and tokens[-1].text == ":" and (phrase := ending_at(tokens, len(tokens) - 2)) is not None:
        return Cue(phrase, None, NEAR)
    phrase = subject_ahead(tokens, len(tokens))
    return Cue(phrase, None, SUBJECT) if phrase else None


def _verb(tokens: Sequence[Token], place: int, first: int) -> Cue | None:
    if place == first or all(not token.text[0].isalpha() or token.low.endswith("ly") or token.low == "as" for token in tokens[first:place]):
        phrase = subject_after(tokens, place)
        return Cue(phrase, (place, place), BESIDE) if phrase else None
    phrase = subject_before(tokens, place)
    if phrase is None:
        return None
    sure = BESIDE if phrase.first <= first + 1 and tokens[place].low not in WEAK else NEAR
    return Cue(phrase, (place, place), sure)


def _according(tokens: Sequence[Token], place: int) -> Cue | None:
    to = _ACCORDING.get(tokens[place].low)
    if to is None:
        return None
    last = place
    if to:
        last += 1
        if last >= len(tokens) or tokens[last].low != to:
            return None
    phrase = subject_after(tokens, last)
    return Cue(phrase, (place, last), BESIDE) if phrase else None
