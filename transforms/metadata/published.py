"""When a story was published and updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from schemas.vocabulary import Precision
from transforms.boilerplate.markup import front_values
from transforms.metadata.candidates import LEAST_CONFIDENCE, Candidate, Story, hinted
from transforms.metadata.places import addresses
from transforms.page import Page
from transforms.reading.calendar_words import WEEKDAY_NUMBERS
from transforms.reading.date_lines import LONGEST, UPDATED, DateLine, read_date_line
from transforms.reading.dates import FIRST_YEAR, LAST_YEAR, Moment, parse, stamps
from transforms.reading.head import read_head
from transforms.reading.shapes import shapes

# Clocks differ: a story may be dated a day after it came in.
LATEST = timedelta(days=1)

# Between a headline with its date and the story stand a summary, a picture, buttons: characters.
_ABOVE = 900
_WORD = re.compile(r"[^\W\d_]+")

_AGO = re.compile(r"\b(\d{1,2}) (days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?) ago\b")
_LAST_MONTH = re.compile(r"\b(?:last month|letzten monat|mois dernier|mes pasado|mese scorso|mês passado|vorige maand)\b")
_DAYS_BACK = (
    *((word, 1) for word in ("yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "wczoraj", "вчера", "вчора", "igår", "dün")),
    *((word, 0) for word in ("today", "heute", "hoy", "oggi", "hoje", "vandaag", "dzisiaj", "сегодня", "сьогодні", "idag", "bugün")),
)
# When the container says that the page was read.
_FETCHED = ("warc.date", "fetched", "fetched_at", "retrieved", "retrieved_at", "accessed", "crawled_at", "date_download")

_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|$|[a-z])")
_ID_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")


def acceptable(candidate: Candidate, story: Story) -> bool:
    """Whether a date may be the answer: sure enough, and not of the future when the document came in."""
    moment = candidate.value
    return isinstance(moment, Moment) and candidate.confidence >= LEAST_CONFIDENCE and moment.at <= story.ingested_at + LATEST


def hint_published(story: Story) -> Iterator[Candidate]:
    """The date of publication that the container gives."""
    value = hinted(story.page, "published", "date", "published_at", "date_published", "pubdate", "publish_date", "created")
    if value and (moment := parse(value)):
        yield Candidate(moment, None, None, 0.95)


def front_matter_date(story: Story) -> Iterator[Candidate]:
    """The date in the front matter of a Markdown file."""
    values = story.page.once(front_values)
    for key in ("date", "published"):
        if key in values and (moment := parse(values[key][0])):
            yield Candidate(moment, values[key][1], values[key][2], 0.95)


def date_line(story: Story) -> Iterator[Candidate]:
    """Dates in front of the story that are not called an update."""
    yield from _head_dates(story, updated=False)


def relative_line(story: Story) -> Iterator[Candidate]:
    """A line such as "Monday", "Yesterday" or "3 days ago" in the head, counted from when the page was fetched: evidence alone."""
    fetched = next((moment for key in _FETCHED if (moment := parse(story.page.hints.get(key) or ""))), None)
    for line in story.page.once(read_head).dates if fetched else ():
        on = None if line.stamps else _day_before(line.shape.folded, fetched.on) if fetched else None
        if fetched and on is not None:
            at = datetime(on.year, on.month, on.day, tzinfo=UTC)
            yield Candidate(replace(fetched, on=on, at=at, precision=_fineness(line.shape.folded)), *_place(line), 0.3)


def _day_before(line: str, fetched: date) -> date | None:
    """The day that words count back to from the day of fetching; the first of the month or year where they tell no day."""
    if said := _AGO.search(line):
        count, unit = int(said[1]), said[2]
        if unit.startswith(("month", "year")):
            months = fetched.year * 12 + fetched.month - 1 - count * (12 if unit.startswith("year") else 1)
            return date(months // 12, months % 12 + 1, 1)
        return fetched - timedelta(days=count * (7 if unit.startswith("week") else 0 if unit.startswith(("h", "min")) else 1))
    if _LAST_MONTH.search(line):
        return (fetched.replace(day=1) - timedelta(days=1)).replace(day=1)
    words = _WORD.findall(line)
    weekday = next((WEEKDAY_NUMBERS[word] for word in words if word in WEEKDAY_NUMBERS), None)
    if weekday is not None:
        return fetched - timedelta(days=(fetched.weekday() - weekday) % 7)
    return next((fetched - timedelta(days=days) for word, days in _DAYS_BACK if word in words), None)


def _fineness(line: str) -> Precision:
    """How precisely words that count back tell a time."""
    said = _AGO.search(line)
    return Precision.MONTH if _LAST_MONTH.search(line) or (said and said[2].startswith(("month", "year"))) else Precision.DAY


def _place(line: DateLine) -> tuple[int, int]:
    return line.shape.line.start, line.shape.line.end


def byline_date(story: Story) -> Iterator[Candidate]:
    """The date in a byline: "By Jane Roe in Oslo on 1 June 2019 at 8:34 PM"."""
    for shape, _ in story.page.once(read_head).bylines:
        for stamp in stamps(shape.text):
            if stamp.moment and UPDATED.isdisjoint(_WORD.findall(shape.folded[: stamp.start])):
                yield Candidate(stamp.moment, shape.line.start, shape.line.end, 0.8)


def above_story(story: Story) -> Iterator[Candidate]:
    """The date on a short line that a whole page prints just above its story, the nearest one, those with a time of day first."""
    page = story.page
    if page.layout is None or not page.layout.whole_page or not page.lines:
        return
    found = list(_dates_before(page.text, page.lines[0].start))
    yield from sorted(found, key=lambda candidate: isinstance(candidate.value, Moment) and candidate.value.precision is Precision.DAY)[:1]


def _dates_before(text: str, end: int) -> Iterator[Candidate]:
    """The dates on short lines above a place, from below, that are not called an update."""
    place = max(0, end - _ABOVE)
    for line in reversed(text[place:end].split("\n")):
        end -= len(line) + 1
        stamp = next((stamp for stamp in stamps(line) if stamp.moment), None) if len(line) <= LONGEST else None
        if stamp and stamp.moment and UPDATED.isdisjoint(_WORD.findall(line[: stamp.start].lower())):
            yield Candidate(stamp.moment, end + 1 + stamp.start, end + 1 + stamp.end, 0.6)


def closing_date(story: Story) -> Iterator[Candidate]:
    """Dates on lines of their own under the story that are not called an update."""
    yield from _closing_dates(story, updated=False)


def day_in_path(address: str) -> Moment | None:
    """The day that stands in an address, such as /2024/10/14/."""
    match = _PATH_DATE.search(address)
    return _day(match) if match else None


def url_path(story: Story) -> Iterator[Candidate]:
    """The day in the path of the story's address, such as /2024/10/14/."""
    for address in story.page.once(addresses):
        match = _PATH_DATE.search(address.url)
        moment = _day(match) if match else None
        if match and moment:
            start = None if address.start is None else address.start + match.start(1)
            yield Candidate(moment, start, None if start is None else start + match.end(3) - match.start(1), 0.85)


def record_id_date(story: Story) -> Iterator[Candidate]:
    """A day in the source's own id of the story: never more than evidence."""
    match = _ID_DATE.search(story.record_id)
    if match and (moment := _day(match)):
        yield Candidate(moment, None, None, 0.3)


def hint_updated(story: Story) -> Iterator[Candidate]:
    """The date of the last update that the container gives."""
    value = hinted(story.page, "updated", "modified", "updated_at", "date_modified", "lastmod")
    if value and (moment := parse(value)):
        yield Candidate(moment, None, None, 0.95)


def update_line(story: Story) -> Iterator[Candidate]:
    """Dates in front of the story that are called an update."""
    yield from _head_dates(story, updated=True)


def closing_update(story: Story) -> Iterator[Candidate]:
    """Dates on lines of their own under the story that are called an update."""
    yield from _closing_dates(story, updated=True)


def _head_dates(story: Story, updated: bool) -> Iterator[Candidate]:
    for line in story.page.once(read_head).dates:
        for stamp, is_update in line.stamps:
            if stamp.moment and is_update == updated:
                yield Candidate(stamp.moment, line.shape.line.start, line.shape.line.end, 0.9)


def _closing_dates(story: Story, updated: bool) -> Iterator[Candidate]:
    for line in story.page.once(_closing_lines):
        for stamp, is_update in line.stamps:
            if stamp.moment and is_update == updated:
                yield Candidate(stamp.moment, *_place(line), 0.7)


def _closing_lines(page: Page) -> list[DateLine]:
    """The date lines among the last lines under the head. Call through page.once."""
    start = page.once(read_head).start
    return [line for shape in page.once(shapes)[-8:] if shape.number > start and shape.words <= 14 and (line := read_date_line(shape))]


def _day(match: re.Match[str]) -> Moment | None:
    try:
        on = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return parse(on.isoformat()) if FIRST_YEAR <= on.year <= LAST_YEAR else None
