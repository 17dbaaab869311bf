"""What wires say beside the text: byline, dateline, supplier, credit, holder of the copyright, slug.

Values stand in hints as the agency printed them. A dateline or byline in the text goes before these: it is what was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.metadata.places import holder_in
from transforms.page import Page
from transforms.reading.agencies import NAMES, in_brackets, mentioned
from transforms.reading.bylines import Byline, read_byline
from transforms.reading.calendar_words import WEEKDAYS
from transforms.reading.dates import stamps
from transforms.reading.shapes import shapes

_BRACKET = re.compile(r"[(/]([^()/\n]{2,40})[)/]")
_HOST = re.compile(r"(?:www\.)?([a-z-]+)\.[a-z]{2,7}(?:\.[a-z]{2})?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b[A-Z]\w{0,4}\.$")
_EDGES = " \t,;:-–—―_"


def wire_byline(story: Story) -> Iterator[Candidate]:
    """People in the byline that the container gives apart from the text."""
    byline = story.page.once(_byline)
    if byline and byline.authors:
        yield Candidate(byline.authors, None, None, 0.9)


def wire_byline_agency(story: Story) -> Iterator[Candidate]:
    """The agency in that byline."""
    byline = story.page.once(_byline)
    if byline and byline.agency:
        yield Candidate(byline.agency, None, None, 0.8)


def wire_dateline(story: Story) -> Iterator[Candidate]:
    """The place in the dateline that the container gives apart from the text."""
    value = hinted(story.page, "dateline")
    if value and (place := place_in(value)):
        yield Candidate(place, None, None, 0.85)


def wire_dateline_agency(story: Story) -> Iterator[Candidate]:
    """The agency in the brackets of that dateline."""
    value = hinted(story.page, "dateline")
    if value and (bracket := _BRACKET.search(value)) and (name := in_brackets(bracket[1])):
        yield Candidate(name, None, None, 0.85)


def wire_dateline_date(story: Story) -> Iterator[Candidate]:
    """The day in that dateline, if it tells the year."""
    for stamp in stamps(hinted(story.page, "dateline") or ""):
        if stamp.moment:
            yield Candidate(stamp.moment, None, None, 0.6)


def wire_supplier(story: Story) -> Iterator[Candidate]:
    """Who the container says supplied the text, by the name that agency goes by."""
    value = hinted(story.page, "agency", "wire")
    if value and (name := agency_in(value) or (None if _HOST.fullmatch(value) else value)):
        yield Candidate(name, None, None, 0.9)


def wire_credit(story: Story) -> Iterator[Candidate]:
    """The agency in the credit line of the text."""
    value = hinted(story.page, "credit")
    if value and (name := agency_in(value)):
        yield Candidate(name, None, None, 0.8)


def wire_copyright_agency(story: Story) -> Iterator[Candidate]:
    """The agency that holds the copyright, by the container."""
    value = hinted(story.page, "copyright_holder", "copyright")
    if value and (found := mentioned(value)):
        yield Candidate(found[0], None, None, 0.7)


def wire_copyright_holder(story: Story) -> Iterator[Candidate]:
    """Who holds the copyright by the container, and is no news agency that supplies publishers."""
    holder = hinted(story.page, "copyright_holder") or holder_in(hinted(story.page, "copyright") or "")
    if holder and not mentioned(holder):
        yield Candidate(holder, None, None, 0.6)


def wire_slug(story: Story) -> Iterator[Candidate]:
    """What the wire calls the story by: evidence, and never its title."""
    if value := hinted(story.page, "slug"):
        yield Candidate(value, None, None, 0.3)


def agency_in(value: str) -> str | None:
    """The agency that a field names by its name, its initials or its address in the web."""
    value = value.strip(_EDGES + "/()")
    host = _HOST.fullmatch(value)
    found = mentioned(value)
    return NAMES.get((host[1] if host else value).lower()) or (found[0] if found else in_brackets(value))


def place_in(dateline: str) -> str | None:
    """The place that a dateline by itself names, as printed, without day and agency; None if it names none."""
    found = stamps(dateline)
    bracket = _BRACKET.search(dateline)
    end = min([len(dateline), *(stamp.start for stamp in found), *([bracket.start()] if bracket else [])])
    place = re.split(r"\s[-–—]\s", dateline[:end].strip(_EDGES))[-1]
    words = place.split()
    while words and (words[-1].strip(_EDGES + ".").lower() in WEEKDAYS or words[-1] in map(str.upper, NAMES)):
        words.pop()
    place = " ".join(words).strip(_EDGES)
    place = place if _ABBREVIATED.search(place) else place.rstrip(".")
    return place if 2 <= len(place) <= 80 and not any(map(str.isdigit, place)) else None


def _byline(page: Page) -> Byline | None:
    value = hinted(page, "byline")
    lines = shapes(Page(value)) if value else ()
    return read_byline(lines[0]) if lines else None
