"""What a page says of itself in its markup: publisher, section, description, language, sort of page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.metadata.candidates import Candidate, Story
from transforms.metadata.page_titles import first_value

_SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "meta.section",
    "meta.article_section",
    "cxenseparse:recs:category",
    "meta.category",
    "itemprop.articlesection",
)
_LANGUAGES = ("json-ld.inLanguage", "html.lang", "og:locale", "meta.language", "meta.content-language", "dc.language", "http.content-language")
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I)
_HOME = re.compile(r"home(?: ?page)?|startseite|news|accueil|inicio|главная|головна|article", re.I)


def json_ld_publisher(story: Story) -> Iterator[Candidate]:
    """The publisher in the page's JSON-LD."""
    yield from _texts(story, 0.9, "json-ld.publisher")


def open_graph_site_name(story: Story) -> Iterator[Candidate]:
    """The name of the site for social networks."""
    yield from _texts(story, 0.9, "og:site_name")


def meta_publisher(story: Story) -> Iterator[Candidate]:
    """The publisher in other meta elements and in microdata."""
    yield from _texts(story, 0.7, "dc.publisher", "meta.publisher", "meta.application-name", "itemprop.publisher")


def json_ld_section(story: Story) -> Iterator[Candidate]:
    """The section in the page's JSON-LD."""
    yield from _texts(story, 0.9, "json-ld.articleSection")


def meta_section(story: Story) -> Iterator[Candidate]:
    """The section in the page's meta elements and microdata."""
    yield from _texts(story, 0.85, *_SECTIONS)


def json_ld_breadcrumb(story: Story) -> Iterator[Candidate]:
    """The first section in the trail that the page's JSON-LD gives."""
    trail = [part for part in (story.page.hints.get("json-ld.breadcrumb") or "").split(" > ") if part]
    if section := next((part for part in trail[:-1] if not _HOME.fullmatch(part)), None):
        yield Candidate(section, None, None, 0.7)


def page_description(story: Story) -> Iterator[Candidate]:
    """What the page says it is about: a summary, seldom the deck."""
    yield from _texts(
        story, 0.3, "json-ld.alternativeHeadline", "itemprop.alternativeheadline", "json-ld.description", "og:description", "meta.description"
    )


def page_language(story: Story) -> Iterator[Candidate]:
    """The language that the page says it is in."""
    for key in filter(story.page.hints.get, _LANGUAGES):
        value = first_value(story.page, key)
        if value and (code := _CODE.fullmatch(value)):
            yield Candidate(code[1].lower(), None, None, 0.6)


def _texts(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in filter(story.page.hints.get, keys):
        if value := first_value(story.page, key):
            yield Candidate(" ".join(value.split()), None, None, confidence)
