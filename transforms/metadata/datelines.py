"""What the dateline says: place and agency; and other signs of an agency's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.furniture import furnished
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.page import Page
from transforms.reading.agencies import in_brackets, mentioned
from transforms.reading.datelines import Dateline, read_dateline, read_place
from transforms.reading.head import read_head
from transforms.reading.shapes import Shape, shapes

# A dateline opens one of the first paragraphs of the story.
_PARAGRAPHS = 4
_BY_INITIALS = re.compile(r"(?i:\breporting by|\breports? from|\bwith) ([A-ZА-ЯІЇЄ]{2,6})\b")
# An agency that itself contributed helped; where its writers did, it wrote.
_HELPED = re.compile(r"(?:'s?|’s?)?(?: news agency| wire)?(?: \([A-Z]{2,5}\))?,?(?: (?:and|also) (?:[\w’'-]+ ){0,3}?)?(?: also)? ?contribut", re.I)
_OF_THE_TEXT = re.compile(r"(?:additional |further )?(?:reporting|contribut|writer|report)|copyright|©|\(c\)|wire", re.I)


def dateline_place(story: Story) -> Iterator[Candidate]:
    """The place before the dash of the dateline."""
    for shape, dateline in story.page.once(_datelines):
        if dateline.place:
            start = shape.line.start + dateline.start
            yield Candidate(dateline.place, start, start + len(dateline.place), 0.9)


def dateline_agency(story: Story) -> Iterator[Candidate]:
    """The agency in the brackets of the dateline."""
    for shape, dateline in story.page.once(_datelines):
        if dateline.agency:
            yield Candidate(dateline.agency, shape.line.start, shape.line.end, 0.95)


def hint_agency(story: Story) -> Iterator[Candidate]:
    """An agency that the container names in place of an author."""
    value = hinted(story.page, "authors", "author", "byline")
    if value and (name := in_brackets(value) or ((found := mentioned(value)) and found[0])):
        yield Candidate(name, None, None, 0.8)


def byline_agency(story: Story) -> Iterator[Candidate]:
    """The agency that a byline names."""
    for shape, byline in story.page.once(read_head).bylines:
        if byline.agency:
            yield Candidate(byline.agency, shape.line.start, shape.line.end, 0.9)


def notice_agency(story: Story) -> Iterator[Candidate]:
    """The agency in a copyright line or among the contributors."""
    lines = story.page.once(shapes)
    for number, mark in sorted(story.page.once(furnished).items()):
        text = lines[number].text
        if mark.rule in ("copyright_notice", "contributors") and _OF_THE_TEXT.search(text):
            found, initials = mentioned(text), _BY_INITIALS.search(text)
            if found:
                yield Candidate(found[0], mark.start, mark.end, 0.4 if _HELPED.match(text, found[2]) else 0.75)
            elif initials and (name := in_brackets(initials[1])):
                yield Candidate(name, mark.start, mark.end, 0.6)


def _datelines(page: Page) -> tuple[tuple[Shape, Dateline], ...]:
    """The dateline of the story, if one of its first paragraphs opens with one."""
    lines, start = page.once(shapes), page.once(read_head).start
    for shape in lines[start : start + _PARAGRAPHS]:
        dateline = read_dateline(shape.line.text, first=shape.number == start) if shape.prose else None
        if dateline and not _speaker(page, dateline):
            return ((shape, dateline),)
    above = lines[start - 1] if 0 < start <= len(lines) else None
    if above and above.number not in page.once(furnished) and (alone := read_place(above.line.text)):
        return ((above, alone),)
    return ()


def _speaker(page: Page, dateline: Dateline) -> bool:
    """Whether what looks like a place is a speaker's name in a transcript: it comes back."""
    return dateline.place is not None and page.text.count(f"{dateline.place}:") > 1
