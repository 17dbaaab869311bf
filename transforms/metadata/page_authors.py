"""Whom a page names in its markup as authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from transforms.boilerplate.furniture import furnished
from transforms.markup.page_hints import MOST_OF_A_KIND
from transforms.metadata.authors import people
from transforms.metadata.candidates import Candidate, Story
from transforms.metadata.page_titles import SEVERAL, letters_of, outlet_names
from transforms.page import Page
from transforms.reading.agencies import mentioned
from transforms.reading.bylines import read_byline
from transforms.reading.names import ROLES, organisation, person
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
_LETTERS = re.compile(r"[^\W\d_]+")
_JSON_LD = ("json-ld.author.organization", "json-ld.author")
_ROLE = re.compile(r"\s+[–—|/-]\s+.*|\s*\(.*")
# A name in a script without capitals, perhaps after a label and before the date.
_CASELESS = re.compile(
    r"(?:(?:著者|作者|文|記者|记者|執筆) ?[:：／/| ] ?)?([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,10})(?: ?\| ?[\d年月日 :./|-]{4,40})?"
)
_LABELS = ("著者", "作者", "記者", "记者", "執筆", "編集", "编辑")
# "By" in the element and in the element around it; given name and surname in elements of their own.
_TWICE = re.compile(r"^by \| by\s+", re.I)
_BROKEN_NAME = re.compile(r"(?:(?<=^)|(?<=[|,&] )|(?<=\band ))([^\W\d_][\w'’-]+) \| ([^\W\d_][\w'’-]+)(?= ?(?:[|,&]|and\b|$))")
# Who answers for a page or an item of it, which is not who wrote it.
_DUTY = re.compile(r"(?:redaktion|redaktør|redaktør|ansvarlig|editor|edited by|producer|photo|foto|images?|kamera|sprecher(?:in)?)\b ?:", re.I)
# A paragraph of names stands among the first lines of a story; it has no more characters than this.
_FIRST_LINES = 6
_LONGEST_NAMES = 100
_JOINED = re.compile(r" ?[/,&] ?| (?:and|und|et|y|e|og|och) ")
# So many byline elements with different people belong to one story at most.
_FEW = 2
_LONGEST_NAME = 60
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
    yield from _bylines(story, True, 1, _FEW)


def author_element(story: Story) -> Iterator[Candidate]:
    """People whose names stand alone in an element that is called a byline or an author."""
    yield from _bylines(story, False, 1, _FEW)


def one_of_many_bylines(story: Story) -> Iterator[Candidate]:
    """The first of so many elements with bylines that they belong to other stories too."""
    for opened in (True, False):
        yield from _bylines(story, opened, _FEW + 1, MOST_OF_A_KIND)


def standing_names(story: Story) -> Iterator[Candidate]:
    """People whose names are all that a paragraph says: one above the running text, or the last of the story."""
    layout, marked = story.page.layout, story.page.once(furnished)
    if layout is None or not layout.whole_page:
        return
    lines = story.page.once(shapes)
    above = takewhile(lambda shape: not shape.prose, lines[:_FIRST_LINES])
    for shape in (*above, *lines[-1:]):
        if layout.tags[shape.number] in ("p", "div") and shape.number not in marked and (named := _all_people(shape.text)):
            yield Candidate(named, shape.line.start, shape.line.end, 0.6)
            return


def named_desk(story: Story) -> Iterator[Candidate]:
    """The agency or desk, not the outlet itself, that the page's JSON-LD or meta elements name as author where they name nobody."""
    for keys in (_JSON_LD, _META_AUTHORS):
        outlets = story.page.once(outlet_names)
        if named := tuple(name for name in _organisations(story, *keys) if _desk(name) and letters_of(name) not in outlets):
            yield Candidate(named, None, None, 0.7)


def page_agency(story: Story) -> Iterator[Candidate]:
    """The agency that the page's JSON-LD, meta elements or a byline that says "By" name as author, beside people or in their place."""
    hints = story.page.hints
    for keys, confidence in ((_JSON_LD, 0.85), (_META_AUTHORS, 0.8), (("byline_element",), 0.6)):
        values = (part for key in keys for part in (hints.get(key) or "").split(SEVERAL) if key != "byline_element" or _BY.match(part))
        if found := next((found for value in values if len(value) <= _LONGEST_NAMES and (found := mentioned(value))), None):
            yield Candidate(found[0], None, None, confidence)


def named_organisation(story: Story) -> Iterator[Candidate]:
    """The agencies, desks or outlets that the page names as its authors, where it names nobody."""
    for keys in (_JSON_LD, *((key,) for key in _META_AUTHORS), ("itemprop.author",)):
        if named := _organisations(story, *keys):
            yield Candidate(named, None, None, 0.5)


def _all_people(text: str) -> tuple[str, ...]:
    """The people that a short text names, if it says nothing else and none of them as a speaker or a heading is named."""
    short = len(text) <= _LONGEST_NAMES and not text.endswith(":") and not mentioned(text)
    parts = _JOINED.split(text.strip(" .()")) if short else []
    named = [person(part) for part in parts]
    return tuple(filter(None, named)) if all(named) else ()


def _organisations(story: Story, *keys: str) -> tuple[str, ...]:
    values = [part.strip() for key in filter(story.page.hints.get, keys) for part in story.page.hints[key].split(";")]
    return tuple(dict.fromkeys(_BY.sub("", value, count=1) for value in values if _is_name(value)))


def _desk(name: str) -> bool:
    return mentioned(name) is not None or organisation(name) or not ROLES.isdisjoint(_LETTERS.findall(name.lower()))


def _is_name(value: str) -> bool:
    account = " " not in value and any(map(str.isdigit, value))
    return "://" not in value and 2 <= len(value) <= _LONGEST_NAME and not account and "@" not in value and any(map(str.isalpha, value))


def _authors(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        value = story.page.hints.get(key)
        found = people(SEVERAL.join(_ROLE.sub("", part) for part in value.split(SEVERAL) if "://" not in part)) if value else ()
        if named := tuple(name for name in found if letters_of(name) not in story.page.once(outlet_names)):
            yield Candidate(named, None, None, confidence)


def _bylines(story: Story, opened: bool, least: int, most: int) -> Iterator[Candidate]:
    """The people in the first of the byline elements, if between ``least`` and ``most`` of them name different people."""
    found = list(dict.fromkeys(named[opened] for named in story.page.once(_named_in_elements) if named[opened]))
    if found and least <= len({name for named in found for name in named[:1]}) <= most:
        yield Candidate(found[0], None, None, 0.85 if opened else 0.7)


def _named_in_elements(page: Page) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The people that each byline element names if it must not say "By", and if it must. Call through page.once."""
    return [(_read(text, False), _read(text, True)) for text in (page.hints.get("byline_element") or "").split(SEVERAL) if text]


def _read(text: str, opened: bool) -> tuple[str, ...]:
    """The people that the text of one element names: ``opened`` tells whether it must say "By" or must not."""
    if not opened and (name := _CASELESS.fullmatch(text)) and name[1] not in _LABELS:
        return people(name[1])
    if _DUTY.match(text):
        return ()
    if opened and (start := _BY.match(text.replace(" | ", " "))) and text[start.end() :].islower():
        text = text.title()
    shape = next(iter(Page(_BROKEN_NAME.sub(r"\1 \2", _TWICE.sub("By ", text))).once(shapes)), None)
    byline = read_byline(shape) if shape else None
    return byline.authors if byline and byline.opened == opened else ()
