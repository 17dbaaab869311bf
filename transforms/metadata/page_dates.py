"""When a page says in its markup that the article was published and updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from transforms.metadata import published
from transforms.metadata.candidates import Candidate, Extractor, Story
from transforms.metadata.page_titles import SEVERAL, first_value
from transforms.reading.date_lines import UPDATED
from transforms.reading.dates import Moment, parse, stamps

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
_DATES = ("json-ld.datePublished", *_META_DATES, "itemprop.datepublished")
_WORD = re.compile(r"[^\W\d_]+")


def local_day(story: Story) -> Iterator[Candidate]:
    """What the markup gives in UTC, on the day that the page prints, where a time zone explains that it is the day before or after."""
    if not story.page.hints:
        return
    moment = next((moment for moment in map(parse, _values(story, *_DATES)) if moment), None)
    if moment is None or moment.offset_minutes != 0:
        return
    printed = {found.value.on for extractor in _PRINTED_DAYS for found in extractor(story) if isinstance(found.value, Moment)}
    nearby = [day for day in _days_elsewhere(moment) if day in printed]
    if nearby and moment.on not in printed:
        yield Candidate(replace(moment, on=nearby[0], offset_minutes=None), None, None, 0.95)


def json_ld_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's JSON-LD."""
    yield from _dates(story, 0.95, "json-ld.datePublished")


def meta_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's meta elements."""
    yield from _dates(story, 0.95, *_META_DATES)


def microdata_date(story: Story) -> Iterator[Candidate]:
    """When the article was published, by the page's microdata."""
    yield from _dates(story, 0.9, "itemprop.datepublished")


def script_date(story: Story) -> Iterator[Candidate]:
    """The day under the name of a date of publication in the page's programs: an answer if they name no other day."""
    moments = [moment for value in (story.page.hints.get("script.published") or "").split(SEVERAL) if (moment := parse(value))]
    if moments:
        yield Candidate(moments[0], None, None, 0.85 if len({moment.on for moment in moments}) == 1 else 0.4)


def image_address(story: Story) -> Iterator[Candidate]:
    """The day in the address of the page's picture, by which systems file what is uploaded: evidence alone."""
    for key in ("og:image", "twitter:image"):
        if moment := published.day_in_path(story.page.hints.get(key) or ""):
            yield Candidate(moment, None, None, 0.3)


def time_element(story: Story) -> Iterator[Candidate]:
    """The first time element that is called the time of publication, or that is called nothing."""
    yield from _dates(story, 0.85, "time.published", "time.other")


def date_element(story: Story) -> Iterator[Candidate]:
    """The first date in elements that are called dates."""
    yield from _first_date(story, "date_element", 0.7)


def byline_element_date(story: Story) -> Iterator[Candidate]:
    """The first date in elements that are called bylines."""
    yield from _first_date(story, "byline_element", 0.65)


def server_date(story: Story) -> Iterator[Candidate]:
    """When the page last changed, by what the server said of it: evidence alone, for many servers name the moment of asking."""
    if moment := parse(story.page.hints.get("http.last-modified") or ""):
        yield Candidate(moment, None, None, 0.2)


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


def _days_elsewhere(moment: Moment) -> Iterator[date]:
    """The other days that it is at that moment in places where people live: 12 hours behind to 14 hours ahead of UTC."""
    for hours in (-12, 14):
        there = (moment.at + timedelta(hours=hours)).date()
        if there != moment.on:
            yield there


def _first_date(story: Story, key: str, confidence: float) -> Iterator[Candidate]:
    """The first date in the texts of some elements that they do not call an update."""
    for text in (story.page.hints.get(key) or "").split(SEVERAL):
        for stamp in stamps(text) if text else ():
            if stamp.moment and UPDATED.isdisjoint(_WORD.findall(text[: stamp.start].lower())):
                yield Candidate(stamp.moment, None, None, confidence)
                return


def _dates(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for value in _values(story, *keys):
        if moment := parse(value):
            yield Candidate(moment, None, None, confidence)


def _values(story: Story, *keys: str) -> Iterator[str]:
    """The first value under each of the keys that has any."""
    for key in filter(story.page.hints.get, keys):
        if value := first_value(story.page, key):
            yield value


# Where the day stands as readers at the source see it.
_PRINTED_DAYS: tuple[Extractor, ...] = (published.date_line, date_element, published.url_path)
