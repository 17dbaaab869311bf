"""Lines that tell when a story was published or updated, and little else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.boilerplate.languages import every
from transforms.reading.bylines import Byline, read_byline
from transforms.reading.calendar_words import WEEKDAYS
from transforms.reading.dates import Stamp, stamps
from transforms.reading.shapes import Shape
from transforms.reading.words import words

LONGEST = 130

_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|org|net|co|cn|in|uk|au|de|eu)(?:\.[a-z]{2})?\b", re.I)
_AGO = re.compile(r"^(?:[\w'-]+ ){0,3}\d+ (?:min|mins|minutes?|hours?|hrs|days?|weeks?|months?) ago\b")
_MOST_WORDS = 16
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

PUBLISHED = frozenset(every("published")) | words("published posted publish created originally first")
UPDATED = frozenset(every("updated")) | words("updated update modified edited revised güncelleme güncellendi")
# Words that tell a time from now: a line of these and of connectors tells when, if not a date.
RELATIVE = frozenset(every("relative")) | words("ago yesterday today")
# What else may stand on a line that tells a date and nothing more.
CONNECTORS = frozenset(every("beside_dates")) | words("""
at on by last the of time date am pm a m p first final online print edition ago hour hours hr hrs minute minutes min mins day days week weeks
month months year years yesterday today now just to since story article article's son
""")
# What a company's results are for, not when they were printed.
_PERIOD = re.compile(
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th) )?(?:qtr|quarter|yr|year|half|six months|nine months|\d+ (?:mths|months|wks|weeks)) (?:ends?|ended|ending|to) "
)
_KNOWN = PUBLISHED | UPDATED | CONNECTORS | WEEKDAYS


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that tells dates: its stamps, each with whether it was called an update, and who else it names."""

    shape: Shape
    stamps: tuple[tuple[Stamp, bool], ...]
    byline: Byline | None = None

    @property
    def announces_update(self) -> bool:
        """Whether the line says "Updated" and leaves the date to the next."""
        return not self.stamps and not UPDATED.isdisjoint(_words(self.shape.text))


def read_date_line(shape: Shape, update: bool = False) -> DateLine | None:
    """The date line that a line is, or None; ``update`` says that the line before announced an update.

    Beside dates stand labels, and at most a few capitalised words such as a name, a place, a section.
    """
    if not shape.folded or len(shape.text) > LONGEST or _PERIOD.match(shape.folded):
        return None
    found = stamps(shape.text)
    if not found and not _since(shape) and any(word[0].lower() not in _KNOWN for word in _WORD.finditer(shape.text)):
        return None
    rest = shape.text
    for stamp in reversed(found):
        rest = f"{rest[: stamp.start]} {rest[stamp.end :]}"
    words = _words(_DOMAIN.sub("", rest))
    strange = any(word not in _KNOWN for word in words)
    if found and strange and not _like_names(rest, shape, found):
        return None
    if not found and not _dateless(words, shape):
        return None
    return DateLine(shape, _labelled(shape.text, found, update), read_byline(shape) if strange else None)


def _since(shape: Shape) -> bool:
    """Whether a line that is no sentence tells how long ago something appeared."""
    return shape.words <= _MOST_WORDS and not shape.sentence and _AGO.search(shape.folded) is not None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _like_names(rest: str, shape: Shape, found: Sequence[Stamp]) -> bool:
    """Whether the words beside a date that stands at an end of the line are few and mostly capitalised."""
    strange = [word for word in _WORD.findall(rest) if word.lower() not in _KNOWN]
    at_an_end = found[0].start <= 12 or found[-1].end >= len(shape.text) - 12 or "|" in shape.text
    few = len(strange) <= (8 if "|" in rest else 5)
    return few and at_an_end and not shape.sentence and sum(word[0].islower() for word in strange) <= 1


def _dateless(words: list[str], shape: Shape) -> bool:
    """Whether a line without a date belongs to a date line: "Updated:", "Saturday", "11 months ago"."""
    if shape.folded in WEEKDAYS:
        return True
    if len(words) >= 2 and not RELATIVE.isdisjoint(words):
        return True
    return 0 < len(words) <= 3 and not (PUBLISHED | UPDATED).isdisjoint(words)


def _labelled(text: str, found: Sequence[Stamp], update: bool) -> tuple[tuple[Stamp, bool], ...]:
    """Each stamp with whether "updated" was the last label before it; the second of two without label is an update."""
    result: list[tuple[Stamp, bool]] = []
    position, updated = 0, update
    for number, stamp in enumerate(found):
        words = _words(text[position : stamp.start])
        if not UPDATED.isdisjoint(words):
            updated = True
        elif not PUBLISHED.isdisjoint(words):
            updated = False
        elif number and len(found) == 2:
            updated = True
        result.append((stamp, updated))
        position = stamp.end
    return tuple(result)
