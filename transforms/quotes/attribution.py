"""Attribution: to each quotation of a text the cue that tells its speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.quotes.cues import Cue, cue_after, cue_before
from transforms.quotes.marks import Quotation
from transforms.quotes.phrases import Token, subject_ahead, tokenise

_SENTENCE_END = re.compile(r"[.!?…][)\]]*\s+(?=[^\W\d_a-zß-ÿ])")
_LONGEST_GAP = 600
_PARAGRAPH = "\n"
CARRIED, CARRIED_OVER, GUESSED = 0.7, 0.5, 0.35


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a quotation is: characters of the text that name the speaker, of his name alone, and of the cue; None where there is none."""

    speaker: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    confidence: float = 0.0


NOBODY = Attribution()


def attribute(text: str, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attribution of each of the outermost quotations, in order."""
    found: list[Attribution] = []
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        after = quotations[number + 1] if number + 1 < len(quotations) else None
        setting = Setting(text, quotation, before, after)
        found.append(_attribute(setting, found[-1] if found else NOBODY))
    return found


class Setting:
    """A quotation between the text before and after it, each up to the next quotation or the paragraph's end."""

    def __init__(self, text: str, quotation: Quotation, before: Quotation | None, after: Quotation | None) -> None:
        self.text, self.quotation, self.before = text, quotation, before
        start = text.rfind(_PARAGRAPH, 0, quotation.before) + 1
        self.follows = before is not None and before.after > start
        self.gap_start = before.after if before is not None and self.follows else start
        end = text.find(_PARAGRAPH, quotation.after)
        end = len(text) if end < 0 else end
        self.gap_end = min(end, after.before) if after is not None else end
        self.gap_start = max(self.gap_start, quotation.before - _LONGEST_GAP)
        self.gap_end = min(self.gap_end, quotation.after + _LONGEST_GAP)
        self.paragraph_start = start

    def sentence_before(self) -> list[Token]:
        """What precedes the quotation in its own sentence; nothing if it begins the sentence."""
        tokens = tokenise(self.text, _last_sentence(self.text, self.gap_start, self.quotation.before), self.quotation.before)
        return [] if not tokens or tokens[-1].text in ".!?…" else tokens

    def sentence_after(self) -> list[Token]:
        match = _sentence_end(self.text, self.quotation.after, self.gap_end)
        return tokenise(self.text, self.quotation.after, match)

    @property
    def ends_sentence(self) -> bool:
        return self.text[self.quotation.end - 1] in ".…" or self.text[self.quotation.after : self.quotation.after + 1] == "."


def _attribute(setting: Setting, last: Attribution) -> Attribution:
    before = setting.sentence_before()
    after = setting.sentence_after()
    early = cue_before(before) if before else None
    if early is not None and early.confidence > 0.9:
        return _placed(before, early)
    late = cue_after(after) if _goes_on(setting, after) else None
    if late is not None and (early is None or late.confidence > early.confidence):
        return _placed(after, late)
    if early is not None:
        return _placed(before, early)
    return _carried(setting, last)


def _goes_on(setting: Setting, after: list[Token]) -> bool:
    """Whether the sentence goes on after the quotation."""
    if not after:
        return False
    if not setting.ends_sentence:
        return True
    return after[0].text[0].islower() or after[0].text in ",—–-" or len(after) <= 6


def _carried(setting: Setting, last: Attribution) -> Attribution:
    """The speaker of the quotation before, or the subject of the sentence before."""
    start = _last_sentence(setting.text, setting.gap_start, setting.quotation.before)
    if setting.follows and setting.before is not None and not _new_sentence(setting, start):
        return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED))
    tokens = tokenise(setting.text, start, setting.quotation.before)
    if tokens:
        cue = cue_before(tokens[:-1])
        return _placed(tokens, Cue(cue.phrase, cue.verb, CARRIED_OVER)) if cue else NOBODY
    return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED_OVER))


def _new_sentence(setting: Setting, start: int) -> bool:
    """Whether a sentence of its own stands between the quotation and the one before."""
    return setting.before is not None and start > setting.before.after + 1 and start < setting.quotation.before - 12


def _placed(tokens: Sequence[Token], cue: Cue) -> Attribution:
    phrase = cue.phrase
    speaker = (tokens[phrase.first].start, tokens[phrase.last].end)
    name = None if phrase.name is None else (tokens[phrase.name].start, tokens[phrase.last].end)
    verb = None if cue.verb is None else (tokens[cue.verb[0]].start, tokens[cue.verb[1]].end)
    return Attribution(speaker, name, verb, cue.confidence)


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of text[start:end] begins."""
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _abbreviation(text, match.start()) and match.end() < end:
            start = match.end()
    return start


def _sentence_end(text: str, start: int, end: int) -> int:
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _abbreviation(text, match.start()):
            return match.end()
    return end


_BEFORE_STOP = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|St|No|vs|Adm|Maj)|\b[^\W\d_]|\.[^\W\d_])$")


def _abbreviation(text: str, stop: int) -> bool:
    return text[stop] == "." and _BEFORE_STOP.search(text, max(0, stop - 6), stop) is not None
