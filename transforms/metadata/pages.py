"""What a page says of itself in its markup: authors, dates, addresses, publisher, section, language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.metadata.authors import people
from transforms.metadata.candidates import Candidate, Story
from transforms.metadata.page_titles import SEVERAL, first_value
from transforms.page import Page
from transforms.reading.bylines import read_byline
from transforms.reading.dates import parse
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
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "meta.pubdate",
    "meta.publishdate",
    "meta.publish-date",
    "meta.publish_date",
    "meta.published",
    "meta.publication_date",
    "meta.date_published",
    "meta.datepublished",
    "meta.published_at",
    "meta.originalpublicationdate",
    "meta.article-publication-date",
    "meta.article.published",
    "meta.article.created",
    "meta.displaydate",
    "meta.ptime",
    "meta.pdate",
    "meta.sdate",
    "meta.date",
    "meta.created",
    "meta.cdate",
)
_META_UPDATES = (
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "meta.last-modified",
    "meta.lastmod",
    "meta.modified",
    "meta.revised",
    "meta.article.updated",
    "meta.utime",
    "meta.datemodified",
    "dcterms.modified",
    "dc.date.modified",
)
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
_LANGUAGES = ("json-ld.inLanguage", "html.lang", "og:locale", "meta.language", "meta.content-language", "dc.language")
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I)
_ROLE = re.compile(r"\s+[–—|/-]\s+.*|\s*\(.*")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,10}")
_BY = re.compile(r"(?:by|von|par|por|di)\s+", re.I)
_HOME = re.compile(r"home(?: ?page)?|startseite|news|accueil|inicio|главная|головна|article", re.I)


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


def json_ld_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's JSON-LD."""
    yield from _dates(story, 0.95, "json-ld.datePublished")


def meta_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's meta elements."""
    yield from _dates(story, 0.95, *_META_DATES)


def microdata_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's microdata."""
    yield from _dates(story, 0.9, "itemprop.datepublished")


def time_element(story: Story) -> Iterator[Candidate]:
    """The first time element that is called the time of publication, or that is called nothing."""
    yield from _dates(story, 0.85, "time.published", "time.other")


def date_element(story: Story) -> Iterator[Candidate]:
    """The first date in elements that are called dates."""
    for text in (story.page.hints.get("date_element") or "").split(SEVERAL):
        if moment := parse(text) if text else None:
            yield Candidate(moment, None, None, 0.7)
            return


def creation_date(story: Story) -> Iterator[Candidate]:
    """When the page was made or last changed, for want of anything better."""
    yield from _dates(
        story,
        0.55,
        "json-ld.dateCreated",
        "itemprop.datecreated",
        "json-ld.uploadDate",
        "json-ld.dateModified",
        "itemprop.datemodified",
        *_META_UPDATES,
        "time.updated",
    )


def json_ld_update(story: Story) -> Iterator[Candidate]:
    """When the article was last changed, by the page's JSON-LD."""
    yield from _dates(story, 0.95, "json-ld.dateModified")


def meta_update(story: Story) -> Iterator[Candidate]:
    """When the article was last changed, by meta elements, microdata or a time element."""
    yield from _dates(story, 0.9, *_META_UPDATES, "itemprop.datemodified", "time.updated")


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
    for key in _LANGUAGES:
        value = first_value(story.page, key)
        if value and (code := _CODE.fullmatch(value)):
            yield Candidate(code[1].lower(), None, None, 0.6)


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


def _dates(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        value = first_value(story.page, key)
        if value and (moment := parse(value)):
            yield Candidate(moment, None, None, confidence)


def _texts(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        if value := first_value(story.page, key):
            yield Candidate(" ".join(value.split()), None, None, confidence)
