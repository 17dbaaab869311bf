"""What sort of page a document is."""

from __future__ import annotations

import re

from schemas.vocabulary import PageType
from transforms.boilerplate.furniture import furnished
from transforms.metadata.candidates import Story
from transforms.metadata.pages import marked_type
from transforms.reading.head import read_head
from transforms.reading.roles import REACH
from transforms.reading.shapes import shapes

_LIVE = re.compile(
    r"(?:live(?: blog| updates?)?\b ?[:|-]|the latest:|as it happened|liveticker|live-?blog|en direct\b|en vivo\b|directo:|наживо|онлайн:).*|.*\b(?:live (?:blog|updates)|as it happened)",
    re.I,
)
_OPINION = re.compile(
    r"(?:opinions?|commentary|comment|editorial|op-ed|column|viewpoint|letters?|kommentar|meinung|gastbeitrag|leitartikel|opinión|tribuna|tribune|chronique|editoriale|opinião|opinie|колонка|думка|мнение)",
    re.I,
)
_LABELLED = re.compile(_OPINION.pattern + r" ?[:|].*", re.I)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?(?:[a-z]{2,4}|uhr))?", re.I)
_ENTRIES = 3


def page_type(story: Story, title: str | None, section: str | None) -> PageType:
    """What the page's markup says; live blog by its headline or by time-stamped entries, opinion by its label; else an article."""
    if said := marked_type(story.page):
        return said
    lines = story.page.once(shapes)
    if title and _LIVE.match(title):
        return PageType.LIVE_BLOG
    if sum(1 for shape in lines if len(shape.text) <= 16 and _TIME.fullmatch(shape.text)) >= _ENTRIES:
        return PageType.LIVE_BLOG
    head = story.page.once(read_head)
    marked = story.page.once(furnished)
    labelled = {shape.number for shape in head.labels}
    labels = [shape.folded for shape in lines[:REACH] if shape.number in labelled or (shape.number < head.start and shape.number in marked)]
    if any(_OPINION.fullmatch(label) for label in (*labels, section or "")) or (title and _LABELLED.fullmatch(title)):
        return PageType.OPINION
    return PageType.ARTICLE
