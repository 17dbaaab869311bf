"""The quotes of a body, each with its speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from schemas.vocabulary import QuoteKind
from transforms.quotes.attribution import NOBODY, Attribution, Place, attribute, last_sentence
from transforms.quotes.cues import BESIDE, NEAR, SUBJECT
from transforms.quotes.marks import Quotation, find_quotations
from transforms.quotes.people import People, agrees
from transforms.quotes.vocabulary import FEMININE, MASCULINE, PRONOUNS
from transforms.reading.words import words

DIRECT = (QuoteKind.FULL, QuoteKind.PARTIAL)
# A quotation of fewer words is a term or a turn of phrase.
_FEWEST_WORDS = 4
_WORD = re.compile(r"\w+")
_ENDINGS = ".?!…,。！？—–-"
_SMALL = words("a an the and or but of for in on at to with from by is it its as der die das und von le la les de du des el los y")
_LONGEST_TITLE = 80
# How far back a pronoun looks for whom it means, in characters.
_REACH = 2000
# How much less sure a name is that several people share, and a person that a pronoun stands for.
_SHARED, _STANDS_FOR = 0.8, 0.6


class Quote(NamedTuple):
    """A quotation at characters ``start`` to ``end`` of the body, the marks left out. ``speaker`` and ``cue`` are places in the body."""

    start: int
    end: int
    kind: QuoteKind
    speaker: Place | None
    speaker_name: str | None
    cue: Place | None
    confidence: float

    @property
    def direct(self) -> bool:
        """Whether somebody's words are given at some length."""
        return self.kind in DIRECT


def find_quotes(body: str) -> list[Quote]:
    """The quotes of a body whose paragraphs are its lines, in order: outermost ones with their speakers, and those nested in them without."""
    quotations = find_quotations(body)
    outermost = [one for one in quotations if not one.depth]
    if not outermost:
        return []
    spoken = iter(attribute(body, outermost))
    speakers = _Speakers(body, outermost)
    return [_quote(body, one, NOBODY if one.depth else next(spoken), speakers) for one in quotations]


class _Speakers:
    """Names the speakers of one body, quotation after quotation."""

    def __init__(self, body: str, quotations: Sequence[Quotation]) -> None:
        self.body, self.quotations, self.people = body, quotations, People(body)
        self.last: tuple[Place | None, str | None, float] = (None, None, 0.0)
        self.person: str | None = None

    def name(self, attribution: Attribution) -> tuple[str | None, float]:
        """The name of who is meant, and how sure that is beside the attribution; None where a role or nobody is named."""
        if attribution.speaker == self.last[0]:
            return self.last[1:]
        name, sure = self._name(attribution)
        self.last = (attribution.speaker, name, sure)
        return name, sure

    def _name(self, attribution: Attribution) -> tuple[str | None, float]:
        if attribution.speaker is None:
            return None, 1.0
        if attribution.name is not None:
            found = self.people.named(self.body[slice(*attribution.name)])
            if found and not found.person and attribution.cue is None and attribution.confidence <= SUBJECT:
                return None, 1.0
            self.person = found.full if found and found.person else self.person
            return (found.full, 1.0 if found.alone else _SHARED) if found else (None, 1.0)
        pronoun = self.body[slice(*attribution.speaker)].lower()
        if pronoun in PRONOUNS and pronoun in MASCULINE | FEMININE:
            self.person = self._meant(pronoun, attribution.speaker[0])
            return self.person, _STANDS_FOR
        return None, 1.0

    def _meant(self, pronoun: str, place: int) -> str | None:
        """The last person that fits: named earlier in the paragraph, or who spoke last, or named in the paragraph before."""
        earliest = max(0, place - _REACH)
        start = max(earliest, self.body.rfind("\n", earliest, place) + 1)
        before = max(earliest, self.body.rfind("\n", earliest, max(0, start - 2)) + 1)
        spoke = [self.person] if self.person else []
        here = self.last[0] is not None and self.last[0][0] >= start
        sentence = last_sentence(self.body, start, place)
        candidates = chain(
            self._mentioned(sentence, place), spoke if here else (), self._mentioned(start, sentence), spoke, self._mentioned(before, start)
        )
        return next((name for name in candidates if agrees(pronoun, name)), None)

    def _mentioned(self, start: int, end: int) -> Iterator[str]:
        """The people that the text itself names between two places, quotations left out."""
        for number in range(bisect_left(self.quotations, start, key=attrgetter("after")), len(self.quotations)):
            one = self.quotations[number]
            if one.before >= end:
                break
            yield from self.people.mentioned(start, one.before)
            start = one.after
        yield from self.people.mentioned(start, end)


def _quote(body: str, quotation: Quotation, attribution: Attribution, speakers: _Speakers) -> Quote:
    kind = _kind(body, quotation, attribution)
    if kind is QuoteKind.NESTED:
        return Quote(quotation.start, quotation.end, kind, None, None, None, 0.0)
    name, sure = speakers.name(attribution)
    return Quote(quotation.start, quotation.end, kind, attribution.speaker, name, attribution.cue, round(attribution.confidence * sure, 4))


def _kind(body: str, quotation: Quotation, attribution: Attribution) -> QuoteKind:
    if quotation.depth:
        return QuoteKind.NESTED
    inner = body[quotation.start : quotation.end]
    if next(islice(_WORD.finditer(inner), _FEWEST_WORDS - 1, None), None) is None or (quotation.single and attribution.confidence < NEAR):
        return QuoteKind.FRAGMENT
    if len(inner) < _LONGEST_TITLE and (attribution.confidence < BESIDE or inner[-1] not in _ENDINGS) and _titled(inner):
        return QuoteKind.TITLE
    return QuoteKind.FULL if inner[-1] in _ENDINGS and not inner[0].islower() else QuoteKind.PARTIAL


def _titled(inner: str) -> bool:
    """Whether the words are capitalised as those of a title are."""
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in inner.split())
