"""Cues: the words beside a quotation that say whose it is."""

from __future__ import annotations

from typing import NamedTuple

from transforms.quotes.phrases import Phrase, Words, ending_at, starting_at, subject_after, subject_ahead, subject_before
from transforms.quotes.vocabulary import AUXILIARIES, BARE, BEFORE_BARE, DETERMINERS, PRONOUNS, ROLES, THIRD, VERBS, WEAK
from transforms.reading.words import words as listed

# How sure it is: a verb of saying right beside the quotation, one further off, a subject without such a verb.
BESIDE, NEAR, SUBJECT = 0.95, 0.8, 0.5
_REACH = 40
_ACCORDING = {"according": "to", "laut": "", "selon": "", "según": "", "segundo": "", "secondo": ""}
_AFTER_SUBJECTS = listed(", of in at from with on")
_SPEAKING = VERBS | _ACCORDING.keys()


class Cue(NamedTuple):
    """A speaker's phrase and the words of saying beside it; ``verb`` is None where the subject of the sentence stands for one."""

    words: Words
    phrase: Phrase
    verb: tuple[int, int] | None
    confidence: float


def cue_after(words: Words) -> Cue | None:
    """The cue in what follows a quotation up to the sentence's end."""
    first = next((place for place, low in enumerate(words.low) if low[0].isalnum()), len(words))
    for place in range(first, min(len(words), _REACH)):
        if words.low[place] in _SPEAKING and _speaks(words, place):
            cue = _according(words, place) or _verb(words, place, first)
            if cue is not None:
                return cue
    return None


def cue_before(words: Words) -> Cue | None:
    """The cue in what precedes a quotation in its sentence: the verb nearest to it, or else the sentence's subject."""
    low = words.low
    for place in range(len(low) - 1, -1, -1):
        if low[place] not in _SPEAKING or not _speaks(words, place):
            continue
        if (cue := _according(words, place)) is not None:
            return cue
        if (phrase := subject_before(words, place)) is not None:
            beside = low[-1] in ",:" or place == len(low) - 1 or low[-1] == "that"
            return Cue(words, phrase, (place, place), BESIDE if beside else NEAR)
    if low and low[-1] == ":" and (phrase := ending_at(words, len(low) - 2)) is not None:
        return Cue(words, phrase, None, NEAR)
    phrase = subject_ahead(words, len(low))
    return Cue(words, phrase, None, SUBJECT) if phrase else None


def signature(words: Words) -> Cue | None:
    """The name that signs a quotation, after a dash."""
    phrase = starting_at(words, 1, len(words))
    return Cue(words, phrase, None, NEAR) if phrase and (phrase.last == len(words) - 1 or words.low[phrase.last + 1] in ",(") else None


def _verb(words: Words, place: int, first: int) -> Cue | None:
    if all(not low[0].isalpha() or low.endswith("ly") or low in AUXILIARIES or low in ("as", "a") for low in words.low[first:place]):
        phrase = subject_after(words, place)
        return Cue(words, phrase, (place, place), BESIDE) if phrase else None
    after = subject_after(words, place) if words.low[place - 1] == "," else None
    if after is not None and (after.last == len(words) - 1 or words.low[after.last + 1] in _AFTER_SUBJECTS):
        return Cue(words, after, (place, place), NEAR)
    phrase = subject_before(words, place)
    if phrase is None:
        return None
    sure = BESIDE if phrase.first <= first + 1 and words.low[place] not in WEAK else NEAR
    return Cue(words, phrase, (place, place), sure)


def _according(words: Words, place: int) -> Cue | None:
    to = _ACCORDING.get(words.low[place])
    if to is None or (to and words.low[place + 1 : place + 2] != [to]):
        return None
    last = place + len(to.split())
    phrase = subject_after(words, last)
    return Cue(words, phrase, (place, last), BESIDE) if phrase else None


def _speaks(words: Words, place: int) -> bool:
    """Whether a word is a verb where it stands, rather than a noun of the same form or a part of a name."""
    if place == 0:
        return words.low[0] not in BARE
    low, before = words.low[place], words.low[place - 1]
    if not words.texts[place][0].islower():
        return False
    if low in BARE:
        return before in BEFORE_BARE or before in ROLES or (before[-1] == "s" and before not in DETERMINERS and words.texts[place - 1][0].islower())
    if low in THIRD:
        named = words.texts[place - 1][0].isupper() and not before.endswith(("'s", "’s"))
        return (
            named or before in PRONOUNS or before in ROLES or not before[0].isalpha() or before in AUXILIARIES or before in ("who", "which", "that")
        )
    return True
