"""Authors: people only; agencies, desks and roles are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.markup import front_values
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.metadata.page_titles import letters_of, outlet_names
from transforms.reading.head import read_head
from transforms.reading.names import person
from transforms.reading.shapes import shapes

_LIST = re.compile(r" ?[;,|/\[\]\"] ?| (?:and|und|et|y|e|og|och|и|і|та|&) |^(?:[a-z]{3,12} )?by:? |^(?:from|von|par|por):? ", re.I)
# The outlet that some print behind a name without any sign between them.
_BEHIND_NAME = re.compile(r"(?<=\w{3}) (?:CNN|BBC|AP|AFP|NBC News|ABC News|CBS News|Fox News|USA Today|Reuters)$")
# A list of authors is no longer than this, in characters.
_LONGEST_LIST = 2000
_SIGN_OFF = re.compile(r"\(?(?:Reporting|Writing|Written|Compiled)(?: and writing)? by ([^;.()]{3,200})", re.I)
_CONTACT = re.compile(
    r"\(?(?:Reach|Contact|Email|E-mail|Follow|Write to)(?: the (?:writer|reporter|author))?,? ((?:[^\W\d_][\w.'’-]* ){1,3})(?:at|on)\b"
)
_PLACE = re.compile(r" (?:in|at|from) .*")


def hint_authors(story: Story) -> Iterator[Candidate]:
    """Whom the container names as authors."""
    value = hinted(story.page, "authors", "author", "byline", "creator")
    if value and (named := people(value)):
        yield Candidate(named, None, None, 0.9)


def front_matter_author(story: Story) -> Iterator[Candidate]:
    """The author in the front matter of a Markdown file."""
    values = story.page.once(front_values)
    for key in ("author", "authors", "byline"):
        if key in values and (named := people(values[key][0])):
            yield Candidate(named, values[key][1], values[key][2], 0.9)


def byline(story: Story) -> Iterator[Candidate]:
    """People named in a byline in the head."""
    for shape, found in story.page.once(read_head).bylines:
        if found.authors and not _outlet(story, found.authors):
            yield Candidate(found.authors, shape.line.start, shape.line.end, 0.9 if found.opened else 0.7)


def dated_byline(story: Story) -> Iterator[Candidate]:
    """People named on the date line."""
    for line in story.page.once(read_head).dates:
        if line.byline and line.byline.authors and not _outlet(story, line.byline.authors):
            yield Candidate(line.byline.authors, line.shape.line.start, line.shape.line.end, 0.8)


def contact_line(story: Story) -> Iterator[Candidate]:
    """Whom the reader is told to reach or follow under the story."""
    for shape in story.page.once(shapes)[-12:]:
        match = _CONTACT.match(shape.text)
        if match and (name := person(match[1])):
            yield Candidate((name,), shape.line.start, shape.line.end, 0.6)


def sign_off(story: Story) -> Iterator[Candidate]:
    """Reporters in a sign-off under the story: an answer only if the container names nobody."""
    marked = story.page.once(furnished)
    lines = story.page.once(shapes)
    confidence = 0.4 if hinted(story.page, "authors", "author", "byline") else 0.6
    for number, mark in marked.items():
        match = _SIGN_OFF.match(lines[number].text) if mark.rule == "contributors" else None
        if match and (named := people(_PLACE.sub("", match[1]))):
            yield Candidate(named, mark.start, mark.end, confidence)


def _outlet(story: Story, authors: tuple[str, ...]) -> bool:
    """Whether what reads like one person's name is the outlet's own."""
    return len(authors) == 1 and letters_of(authors[0]) in story.page.once(outlet_names)


def people(value: str) -> tuple[str, ...]:
    """The people in a list of names, each once; scripts without capitals are taken at their word."""
    parts = [_BEHIND_NAME.sub("", part.strip(" '.")) for part in _LIST.split(" ".join(value[:_LONGEST_LIST].split())) if part]
    people = [part if part and part.upper() == part.lower() and not any(map(str.isdigit, part)) else person(part) for part in parts]
    named: dict[str, str] = {}
    for name in filter(None, people):
        named.setdefault(name.casefold(), name)
    return tuple(named.values())
