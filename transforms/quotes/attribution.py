"""Attribution: to each quotation of a text the cue that tells its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.quotes.cues import Cue, cue_after, cue_before
from transforms.quotes.marks import Quotation
from transforms.quotes.phrases import Words

_SENTENCE_END = re.compile(r"[.!?…][)\]]*\s+(?=[^\W\d_a-zß-ÿ])")
_BEFORE_STOP = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|St|No|vs|Adm|Maj)|\b[^\W\d_]|\.[^\W\d_])$")
_STOPS = ".!?…"
# How far from a quotation its cue is looked for, in characters.
_REACH = 400
CARRIED, CARRIED_OVER = 0.7, 0.5

Place = tuple[int, int]


class Attribution(NamedTuple):
    """Whose a quotation is: characters of the text that name the speaker, of the name alone, and of the cue; None where there is none."""

    speaker: Place | None = None
    name: Place | None = None
    cue: Place | None = None
    confidence: float = 0.0


class _Setting(NamedTuple):
    """A quotation and the stretches of its paragraph before and after it, each up to the next quotation. ``follows``: one stands before it."""

    text: str
    quotation: Quotation
    start: int
    end: int
    follows: bool


NOBODY = Attribution()


def attribute(text: str, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attribution of each quotation, given in order and none within another."""
    found: list[Attribution] = []
    last, before = NOBODY, 0
    for number, quotation in enumerate(quotations):
        start = text.rfind("\n", before, quotation.before) + 1 or before
        end = quotations[number + 1].before if number + 1 < len(quotations) else len(text)
        stop = text.find("\n", quotation.after, min(end, quotation.after + _REACH))
        end = min(end, quotation.after + _REACH) if stop < 0 else stop
        setting = _Setting(text, quotation, max(start, quotation.before - _REACH), end, bool(number) and start == before)
        last = _attribute(setting, last)
        before = quotation.after
        found.append(last)
    return found


def _attribute(setting: _Setting, last: Attribution) -> Attribution:
    early = _cue_before(setting)
    if early is not None and early.confidence > 0.9:
        return _placed(early)
    late = _cue_after(setting)
    if late is not None and (early is None or late.confidence > early.confidence):
        return _placed(late)
    return _placed(early) if early is not None else _carried(setting, last)


def _cue_before(setting: _Setting) -> Cue | None:
    """The cue in what precedes the quotation in its own sentence."""
    text, quotation = setting.text, setting.quotation
    ahead = text[setting.start : quotation.before].rstrip()
    if not ahead or ahead[-1] in _STOPS:
        return None
    words = Words(text, _last_sentence(text, setting.start, quotation.before), quotation.before)
    return cue_before(words) if words.low else None


def _cue_after(setting: _Setting) -> Cue | None:
    """The cue in what follows the quotation in its own sentence."""
    text, quotation = setting.text, setting.quotation
    if setting.end - quotation.after < 3:
        return None
    words = Words(text, quotation.after, _sentence_end(text, quotation.after, setting.end))
    if not words.low:
        return None
    ended = text[quotation.end - 1] in ".…" or text[quotation.after] == "."
    goes_on = not ended or words.texts[0][0].islower() or words.low[0] in ",—–-" or len(words) <= 6
    return cue_after(words) if goes_on else None


def _carried(setting: _Setting, last: Attribution) -> Attribution:
    """The speaker of the quotation before, or the subject of the sentence before."""
    text, quotation = setting.text, setting.quotation
    start = _last_sentence(text, setting.start, quotation.before)
    alone = setting.follows and not (setting.start + 1 < start < quotation.before - 12)
    if alone:
        return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED))
    if text[start : quotation.before].strip():
        cue = cue_before(Words(text, start, quotation.before))
        return _placed(cue)._replace(confidence=CARRIED_OVER) if cue else NOBODY
    return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED_OVER))


def _placed(cue: Cue) -> Attribution:
    phrase, words = cue.phrase, cue.words
    name = None if phrase.name is None else words.span(phrase.name, phrase.last)
    verb = None if cue.verb is None else words.span(*cue.verb)
    return Attribution(words.span(phrase.first, phrase.last), name, verb, cue.confidence)


def _last_sentence(text: str, start: int, end: int) -> int:
    """Where the last sentence of text[start:end] begins."""
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() < end and not _abbreviated(text, match.start()):
            start = match.end()
    return start


def _sentence_end(text: str, start: int, end: int) -> int:
    ends = (match.end() for match in _SENTENCE_END.finditer(text, start, end) if not _abbreviated(text, match.start()))
    return next(ends, end)


def _abbreviated(text: str, stop: int) -> bool:
    return text[stop] == "." and _BEFORE_STOP.search(text, max(0, stop - 6), stop) is not None
