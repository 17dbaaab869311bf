"""Attribution: to each quotation of a text the cue that tells its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.quotes.cues import Cue, cue_after, cue_before, signature
from transforms.quotes.marks import Quotation
from transforms.quotes.phrases import Words

_SENTENCE_END = re.compile(r"[.!?…][)\]\"”’»]*\s+(?=[^\W\d_a-zß-ÿ])")
_BEFORE_STOP = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|St|No|vs|Adm|Maj)|\b[^\W\d_]|\.[^\W\d_])$")
_STOPS = ".!?…"
# How far from a quotation its cue is looked for, in characters.
_REACH = 400
# A word or two between quotation marks are looked after less.
_SHORTEST, _SHORT_REACH = 16, 150
# A term between quotation marks has fewer characters.
_TERM = 40
_ENDS = ".,!?…—"
_DASHES = "-–—―"
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
    walls = [quotation for quotation in quotations if not _woven(text, quotation)]
    coming = 0
    for quotation in quotations:
        start = text.rfind("\n", before, quotation.before) + 1 or before
        while coming < len(walls) and walls[coming].before <= quotation.before:
            coming += 1
        end = walls[coming].before if coming < len(walls) else len(text)
        reach = _REACH if quotation.end - quotation.start > _SHORTEST else _SHORT_REACH
        end = min(end, quotation.after + reach)
        stop = text.find("\n", quotation.after, end)
        setting = _Setting(text, quotation, max(start, quotation.before - reach), end if stop < 0 else stop, bool(found) and start == before)
        last = _attribute(setting, last)
        if coming and walls[coming - 1] is quotation:
            before = quotation.after
        found.append(last)
    return found


def _woven(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is but a term in a sentence that goes on around it."""
    return quotation.end - quotation.start < _TERM and text[quotation.end - 1] not in _ENDS


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
    words = Words(text, last_sentence(text, setting.start, quotation.before), quotation.before)
    return cue_before(words) if words.low else None


def _cue_after(setting: _Setting) -> Cue | None:
    """The cue in what follows the quotation in its own sentence."""
    text, quotation = setting.text, setting.quotation
    if setting.end - quotation.after < 3:
        return _signature(text, quotation.after) if setting.end == quotation.after else None
    words = Words(text, quotation.after, _sentence_end(text, quotation.after, setting.end))
    if not words.low:
        return None
    ended = text[quotation.end - 1] in ".…" or text[quotation.after] == "."
    if words.low[0] in _DASHES and (cue := signature(words)) is not None:
        return cue
    goes_on = not ended or words.texts[0][0].islower() or words.low[0] in ",—–-" or len(words) <= 6
    return cue_after(words) if goes_on else None


def _signature(text: str, end: int) -> Cue | None:
    """The name that stands under a quotation, after a dash."""
    start = end + 2
    if text[end:start] != "\n\n" or text[start : start + 1] not in _DASHES:
        return None
    stop = text.find("\n", start, start + _REACH)
    return signature(Words(text, start, start + _REACH if stop < 0 else stop))


def _carried(setting: _Setting, last: Attribution) -> Attribution:
    """The speaker of the quotation before, or the subject of the sentence before."""
    text, quotation = setting.text, setting.quotation
    start = last_sentence(text, setting.start, quotation.before)
    alone = setting.follows and not (setting.start + 1 < start < quotation.before - 12)
    if alone:
        return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED))
    if text[start : quotation.before].strip():
        cue = cue_before(Words(text, start, quotation.before))
        return _placed(cue)._replace(confidence=CARRIED_OVER) if cue else NOBODY
    return Attribution(last.speaker, last.name, None, min(last.confidence, CARRIED_OVER))


def _placed(cue: Cue) -> Attribution:
    phrase, verb = cue.phrase, cue.verb
    places = cue.words.places(max(phrase.last, verb[1] if verb else 0) + 1)
    end = places[phrase.last][1]
    name = None if phrase.name is None else (places[phrase.name][0], end)
    return Attribution((places[phrase.first][0], end), name, verb and (places[verb[0]][0], places[verb[1]][1]), cue.confidence)


def last_sentence(text: str, start: int, end: int) -> int:
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
