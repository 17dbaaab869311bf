"""Title, subtitle, section."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.markup import front_values
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.reading.head import read_head
from transforms.reading.roles import REACH
from transforms.reading.shapes import shapes


def hint_title(story: Story) -> Iterator[Candidate]:
    """What the container calls the title."""
    if value := hinted(story.page, "title", "headline"):
        yield Candidate(" ".join(value.split()), None, None, 0.95)


def front_matter_title(story: Story) -> Iterator[Candidate]:
    """The title in the front matter of a Markdown file."""
    if found := story.page.once(front_values).get("title"):
        yield Candidate(*found, 0.95)


def headline(story: Story) -> Iterator[Candidate]:
    """The headline in the head of the page."""
    head = story.page.once(read_head)
    if head.title and head.titles:
        line = head.titles[0].line
        yield Candidate(head.title, line.start, line.end, 0.9 if head.dates or head.bylines or len(head.titles) > 1 else 0.75)


def hint_subtitle(story: Story) -> Iterator[Candidate]:
    """What the container calls the deck."""
    if value := hinted(story.page, "subtitle", "deck", "standfirst", "subheadline"):
        yield Candidate(" ".join(value.split()), None, None, 0.9)


def deck(story: Story) -> Iterator[Candidate]:
    """The line under the headline that sums up the story."""
    for shape in story.page.once(read_head).decks:
        yield Candidate(shape.text, shape.line.start, shape.line.end, 0.7)


def hint_section(story: Story) -> Iterator[Candidate]:
    """What the container calls the section."""
    if value := hinted(story.page, "section", "category", "rubric"):
        yield Candidate(value, None, None, 0.9)


def breadcrumb(story: Story) -> Iterator[Candidate]:
    """The first section named in a trail such as "Home > Courts" above the story."""
    marked = story.page.once(furnished)
    for shape in story.page.once(shapes)[:REACH]:
        mark = marked.get(shape.number)
        if mark and mark.rule in ("menu", "button") and any(sign in shape.text for sign in ">»›"):
            parts = [part.strip() for part in shape.text.replace("»", ">").replace("›", ">").split(">")]
            value = next(
                (part for part in parts if part and ":" not in part and part.lower() not in ("home", "startseite", "головна", "accueil", "inicio")),
                None,
            )
            if value:
                yield Candidate(value, shape.line.start, shape.line.end, 0.6)
