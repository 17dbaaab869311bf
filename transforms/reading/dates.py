"""Dates as newsrooms print them: recognised in a string, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from schemas.vocabulary import Precision
from transforms.reading.calendar_words import MONTHS, SEASONAL_ZONES, WEEKDAYS, ZONES

# Years that a date in a news corpus can have.
FIRST_YEAR, LAST_YEAR = 1600, 2199
# A container's field that holds a date is no longer than this, in characters.
LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as printed. ``on`` is the day at the source; ``at`` is UTC, or as printed if no zone was given.

    ``offset_minutes`` is how far east of UTC the zone lies in which it was printed: the same moment may be printed in several.
    """

    on: date
    at: datetime
    precision: Precision
    zoned: bool = False
    offset_minutes: int | None = field(default=None, compare=False)

    @property
    def iso(self) -> str:
        """ISO 8601, no finer than what was printed."""
        if self.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
            return self.on.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]]
        return self.at.replace(tzinfo=None).isoformat() + ("Z" if self.zoned else "")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a string: characters ``start`` to ``end``. ``moment`` is None if the year is not told."""

    start: int
    end: int
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int | None
    zone: str | None
    halves: bool


def _words(words: Iterator[str] | frozenset[str] | dict[str, int] | dict[str, float]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WEEKDAY = rf"(?:(?:{_words(WEEKDAYS)})\b\.?,?\s{{0,3}})?"
_MONTH = rf"(?:{_words(MONTHS)})\b"
_ZONE = rf"(?:gmt|utc)\s?[+-]\d{{1,2}}(?!\d)(?::?\d\d)?|(?:{_words(ZONES | SEASONAL_ZONES)})\b|[+-]\d\d:?\d\d"
_GAP = r"[\s,./|@•·–—(-]{0,6}"
_BETWEEN = rf"(?:(?:\s?(?:года|г|року|р|roku|r)\b\.?)?{_GAP}(?:\b(?:at|um|à|a las|alle ore|alle|às|om|в|о|ore|ora|godz|o godz|kl|klo|v|u|ob|kell|lúc|στις)\b\.?)?{_GAP})"
_CLOCK = rf"(?<!\d)(?P<hour>\d{{1,2}})(?:(?:[:.h時时시]|\sh\s|시\s)(?P<minute>\d\d)[分분]?(?::(?P<second>\d\d)(?:\.\d+)?)?)?\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:uhr|hrs|h|uur)\b)?(?:\s?\(?(?P<zone>{_ZONE}))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.|-го)?"
_YEAR = r"(?P<year>\d{4})(?:(?!\d)|(?=\d\d:\d\d))"
_OF = r"(?:de\s|of\s|del\s)?"

_FIGURE_FORMS = (
    re.compile(r"(?<![\d/.-])(?P<year>(?:1[6-9]|2[01])\d\d)(?P<divider>[-/.])(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)(?![\d/.-]\d)(?:T(?=\d))?"),
    re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?<![\d/.-])(?P<first>\d{{1,2}})(?P<divider>[-/.])\s?(?P<second>\d{{1,2}})(?P<again>[-/.])\s?(?P<year>(?:1[6-9]|2[01])\d\d|\d\d)(?![\d/-])",
        re.I,
    ),
    re.compile(r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?:,| năm| -)? (?P<year>(?:19|20)\d\d)(?!\d)", re.I),
)
_WORD_FORMS = (
    re.compile(rf"(?<![\w/.:-])(?P<year>(?:19|20)\d\d)[.,]?\s(?:m\.\s)?(?P<name>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?!\d)", re.I),
    re.compile(rf"(?<!\w){_WEEKDAY}(?<![\w/.:-]){_DAY}\s{{0,2}}{_OF}(?P<name>{_MONTH})\.?,?\s{{0,2}}{_OF}(?:{_YEAR})?", re.I),
    re.compile(rf"(?<!\w){_WEEKDAY}(?P<name>{_MONTH})\.?\s{{0,2}}{_DAY}(?![\d:]),?\s{{0,3}}(?:{_YEAR})?", re.I),
)
_CLOCK_AFTER = re.compile(_BETWEEN + _CLOCK, re.I)
_CLOCK_BEFORE = re.compile(rf"{_CLOCK}{_BETWEEN}(?:\b(?:on|am|le|el|il|del)\b\s?)?\Z", re.I)
_FIGURES = re.compile(r"\d[-/.]\s?\d{1,2}[-/.]\s?\d|\d\s?[年년]|\d tháng", re.I)
_HOURS_EAST = re.compile(r"^(?:gmt|utc)\s?([+-])")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def stamps(text: str) -> Sequence[Stamp]:
    """The dates in a line of text, each with its time of day and zone if they stand beside it."""
    return _stamps(text) if _DIGIT.search(text) else ()


# One line is asked for its dates by several rules in a row.
@lru_cache(maxsize=128)
def _stamps(text: str) -> Sequence[Stamp]:
    forms = [*(_FIGURE_FORMS if _FIGURES.search(text) else ()), *(_WORD_FORMS if _names_month(text) else ())]
    found = sorted((match for form in forms for match in form.finditer(text)), key=lambda match: (match.start(), -match.end()))
    result: list[Stamp] = []
    position = 0
    for index, match in enumerate(found):
        if match.start() < position:
            continue
        following = next((later.start() for later in found[index + 1 :] if later.start() >= match.end()), len(text))
        stamp = _stamp(text, match, position, following)
        if stamp:
            result.append(stamp)
            position = stamp.end
    return tuple(result)


def _names_month(text: str) -> bool:
    return not MONTHS.keys().isdisjoint(_LETTERS.findall(text.lower()))


def parse(value: str) -> Moment | None:
    """The date that a container's field holds: ISO 8601, RFC 5322, seconds since 1970, or any printed form."""
    value = value.strip()[:LONGEST_VALUE]
    return _iso(value) or _mail(value) or _dashed(value) or _epoch(value) or next((stamp.moment for stamp in stamps(value) if stamp.moment), None)


def _stamp(text: str, match: re.Match[str], low: int, high: int) -> Stamp | None:
    start, end = match.span()
    end = start + len(match.group().rstrip(" ,"))
    clock = None
    after = _CLOCK_AFTER.match(text, end, high)
    if after and (clock := _clock(after)):
        end = after.end()
    elif before := _CLOCK_BEFORE.search(text, max(low, start - 40), start):
        clock = _clock(before)
        start = before.start() if clock else start
    fields = match.groupdict()
    if "year" in fields and fields["year"] is None:
        return Stamp(start, end, None) if 1 <= int(fields["day"]) <= 31 else None
    on = _day(fields, clock)
    return Stamp(start, end, _moment(on, clock)) if on else None


def _day(fields: dict[str, str | None], clock: _Clock | None) -> date | None:
    year = int(fields["year"] or 0)
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if fields.get("again", fields.get("divider")) != fields.get("divider"):
        return None
    if fields.get("first"):
        first, second = int(fields["first"] or 0), int(fields["second"] or 0)
        # With slashes, a twelve-hour clock gives an American date away.
        american = second > 12 or (fields["divider"] == "/" and clock is not None and clock.halves and first <= 12)
        month, day = (first, second) if american else (second, first)
    else:
        day = int(fields["day"] or 0)
        month = MONTHS.get(str(fields["name"]).lower(), 0) if fields.get("name") else int(fields["month"] or 0)
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> _Clock | None:
    """The time of day of a match, or None if it is no time: a number alone is none."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if match["minute"] is None and not half and "uhr" not in match.group().lower():
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0) if hour <= 12 else hour
    minute, second = int(match["minute"] or 0), int(match["second"]) if match["second"] else None
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    return _Clock(hour, minute, second, match["zone"], bool(half))


def _moment(on: date, clock: _Clock | None) -> Moment:
    if clock is None:
        return Moment(on, datetime(on.year, on.month, on.day, tzinfo=UTC), Precision.DAY)
    printed = datetime(on.year, on.month, on.day, clock.hour, clock.minute, clock.second or 0, tzinfo=UTC)
    precision = Precision.MINUTE if clock.second is None else Precision.SECOND
    offset = _offset(clock.zone.lower(), on) if clock.zone else None
    if offset is None:
        return Moment(on, printed, precision)
    return Moment(on, printed - timedelta(hours=offset), precision, True, round(offset * 60))


def _offset(zone: str, on: date) -> float | None:
    """Hours from UTC of a zone's name or figures on a day."""
    if zone in SEASONAL_ZONES:
        return SEASONAL_ZONES[zone] + _summer_in_america(on)
    if zone in ZONES:
        return ZONES[zone]
    hours, minutes = _HOURS_EAST.sub(r"\1", zone), 0
    if len(figures := hours.lstrip("+-").replace(":", "")) > 2:
        hours, minutes = hours[0] + figures[:-2], int(figures[-2:])
    return (abs(int(hours)) + minutes / 60) * (-1 if hours[0] == "-" else 1)


def _summer_in_america(on: date) -> bool:
    """Daylight saving time of the United States since 2007: second Sunday of March to first of November."""
    march, november = date(on.year, 3, 8), date(on.year, 11, 1)
    return march + timedelta(days=(6 - march.weekday()) % 7) <= on < november + timedelta(days=(6 - november.weekday()) % 7)


_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?", re.I)
_MAIL = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")
# RFC 822 and 850 with years of two figures, and what old systems wrote: 26-FEB-1987 15:01:01.79.
_DASHED = re.compile(
    rf"(?:[A-Z]{{3,9}}, )?(?P<day>\d{{1,2}})[- ](?P<name>[A-Z]{{3}})[- ](?P<year>\d{{4}}|\d\d)"
    rf"(?: (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?: (?P<zone>{_ZONE}))?)?",
    re.I,
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


def _iso(value: str) -> Moment | None:
    match = _ISO.fullmatch(value)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        on = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    if match[4] is None:
        precision = Precision.DAY if match[3] else Precision.MONTH if match[2] else Precision.YEAR
        return Moment(on, datetime(on.year, on.month, on.day, tzinfo=UTC), precision)
    if int(match[4]) > 23 or int(match[5]) > 59 or int(match[6] or 0) > 59:
        return None
    zone = match[7] + "00" if match[7] and len(match[7]) == 3 and match[7][0] in "+-" else match[7]
    return _moment(on, _Clock(int(match[4]), int(match[5]), int(match[6]) if match[6] else None, zone, halves=False))


def _mail(value: str) -> Moment | None:
    if not _MAIL.match(value):
        return None
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    offset = at.utcoffset()
    if offset is None:
        return Moment(at.date(), at.replace(tzinfo=UTC), Precision.SECOND)
    return Moment(at.date(), at.astimezone(UTC), Precision.SECOND, True, offset // timedelta(minutes=1))


def _dashed(value: str) -> Moment | None:
    match = _DASHED.fullmatch(value)
    if not match or match["name"].lower() not in MONTHS:
        return None
    on = _day({"divider": None, **match.groupdict()}, None)
    hour, minute, second = (int(match[part]) if match[part] else None for part in ("hour", "minute", "second"))
    if on is None or (hour or 0) > 23 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return _moment(on, None if hour is None else _Clock(hour, minute or 0, second, match["zone"], halves=False))


def _epoch(value: str) -> Moment | None:
    if not _EPOCH.fullmatch(value):
        return None
    seconds = float(value)
    at = datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC)
    return Moment(at.date(), at, Precision.SECOND, True, 0)
