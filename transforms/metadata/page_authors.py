"""Whom a page names in its markup as authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.metadata.authors import people
from transforms.metadata.candidates import Candidate, Story
from transforms.metadata.page_titles import SEVERAL, first_value
from transforms.page import Page
from transforms.reading.bylines import read_byline
from transforms.reading.shapes import shapes

_META_AUTHORS = (
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "meta.byl",
    "meta.author",
    "meta.authors",
    "cxenseparse:author",
    "og:article:author",
)
_ROLE = re.compile(r"\s+[–—|/-]\s+.*|\s*\(.*")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,10}")
_BY = re.compile(r"(?:by|von|par|por|di)\s+", re.I)


def json_ld_author(story: Story) -> Iterator[Candidate]:
    """Whom the page's JSON-LD names as authors."""
    yield from _authors(story, 0.95, "json-ld.author")


def meta_author(story: Story) -> Iterator[Candidate]:
    """Whom the page's meta elements name as authors."""
    yield from _authors(story, 0.9, *_META_AUTHORS)


def microdata_author(story: Story) -> Iterator[Candidate]:
    """Whom the page's microdata names as authors."""
    yield from _authors(story, 0.85, "itemprop.author", "itemprop.creator")


def byline_element(story: Story) -> Iterator[Candidate]:
    """People named in an element that is called a byline and says "By" or its like."""
    yield from _bylines(story, opened=True)


def author_element(story: Story) -> Iterator[Candidate]:
    """People whose names stand alone in an element that is called a byline or an author."""
    yield from _bylines(story, opened=False)


def named_organisation(story: Story) -> Iterator[Candidate]:
    """The agency, desk or outlet that the page names as its author, where it names nobody."""
    for key in ("json-ld.author.organization", "json-ld.author", *_META_AUTHORS, "itemprop.author"):
        value = first_value(story.page, key)
        if value and "://" not in value and 2 <= len(value) <= 60 and not value.startswith("@") and any(map(str.isalpha, value)):
            yield Candidate((_BY.sub("", value, count=1) if _BY.match(value) else value,), None, None, 0.5)


def _authors(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        value = story.page.hints.get(key)
        if value and (named := people(SEVERAL.join(_ROLE.sub("", part) for part in value.split(SEVERAL) if "://" not in part))):
            yield Candidate(named, None, None, confidence)


def _bylines(story: Story, opened: bool) -> Iterator[Candidate]:
    for text in (story.page.hints.get("byline_element") or "").split(SEVERAL):
        shape = next(iter(Page(text).once(shapes)), None) if text else None
        byline = read_byline(shape) if shape else None
        named = byline.authors if byline and byline.opened == opened else people(text) if not opened and _CASELESS.fullmatch(text) else ()
        if named:
            yield Candidate(named, None, None, 0.85 if opened else 0.7)
            return
