"""Hubs: section fronts, tag pages, search results, site maps, which list the headlines of stories and hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.lines import outlines
from transforms.boilerplate.model import whole_page
from transforms.formats.hints import BODY_ONLY
from transforms.markup.json_ld import ARTICLE
from transforms.markup.story import find_story
from transforms.metadata.places import addresses, path_and_query
from transforms.page import Page
from transforms.reading.shapes import Shape, shapes

# A page that lists stories prints so many of their headlines ...
_LEAST_HEADLINES = 12
# ... and no more running text in one stretch than a teaser has; with another sign, than a teaser and a blurb have.
_TEASER, _BLURB = 220, 420
_PROSE = 60
_HEADLINE_WORDS, _HEADLINE_SIZES = range(4, 26), range(22, 181)
_FIGURES = 0.15
# Lists of results, rates or names are stories: so much of a list of headlines is headlines.
_SHARE = 0.3
# What the last part of an address, or the last but one, says of pages that list others.
_LIST_PATH = re.compile(
    r"/(?:(?:tags?|topics?|category|categories|kategorien?|sections?|themen?|schlagwort|authors?|autoren?|temas?|etiquetas?|sujets?|argomenti|onderwerp(?:en)?|rubrics?|rubrika|page)"
    r"/[^/]{1,80}|search|suche|recherche|buscar|cerca|zoeken|poisk|poshuk|site-?map|archives?|archiv|latest|most-read)/?$"
)
_FRONT_PATH = re.compile(r"(?:/[a-z]{2,14}(?:-[a-z]{2,14})?){0,2}/?(?:index\.[a-z]{3,5})?")
_QUERY = re.compile(r"(?:^|&)(?:q|query|s|search|suchbegriff|tag|page)=")
_OF_PAGES = frozenset((Kind.PROMO, Kind.FOOTER, Kind.OTHER, Kind.COMMENT, Kind.AD))


@dataclass(frozen=True, slots=True)
class Hub:
    """Why a page is a list of stories, in words; ``sure`` if it can hold none itself, and where its first headline stands."""

    why: str
    sure: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Listing:
    """What a page lists: how many headlines, how many of them linked, which stands first, and the characters of its longest stretch of running text."""

    headlines: int
    linked: int
    first: Shape
    longest: int


def read_hub(page: Page) -> Hub | None:
    """The hub that a whole page is; None for pages that hold a story or say that they do, and for texts that are no whole pages. Call through page.once."""
    layout = page.layout
    if page.hints.get(BODY_ONLY) == "true" or (layout is not None and not layout.whole_page) or _says_article(page):
        return None
    if layout is None and page.text.count("](") < _LEAST_HEADLINES and not page.once(whole_page):
        return None
    listing = page.once(_listing)
    if listing is None or (layout is None and listing.linked < _LEAST_HEADLINES and not page.once(whole_page)):
        return None
    why = f"{listing.headlines} headlines of other stories and no more than {listing.longest} characters of running text in one stretch"
    sign = next(_signs(page), None)
    if listing.longest < _TEASER or (sign and listing.longest < _BLURB):
        return Hub(f"{why}; {sign}" if sign else why, True, listing.first.line.start, listing.first.line.end)
    if sign and listing.longest < 2 * _BLURB and "JSON-LD" in sign:
        return Hub(f"{why}; {sign}", False, listing.first.line.start, listing.first.line.end)
    return None


def _says_article(page: Page) -> bool:
    """Whether the page's markup says that it is an article."""
    types = (page.hints.get("json-ld.type") or "").split("; ")
    return (
        any(map(ARTICLE.fullmatch, filter(None, types)))
        or (page.hints.get("og:type") or "").lower() in ("article", "news", "newsarticle", "blog", "video", "video.other")
        or "article:published_time" in page.hints
    )


def _signs(page: Page) -> Iterator[str]:
    """What else tells of a list: the types that JSON-LD names, the address."""
    if types := page.hints.get("json-ld.list"):
        yield f"JSON-LD calls it {types}"
    for address in page.once(addresses)[:1]:
        path, query = path_and_query(address.url)
        if _LIST_PATH.search(path[-160:]) or _FRONT_PATH.fullmatch(path) or _QUERY.search(query):
            yield "its address is that of a list"


def _listing(page: Page) -> _Listing | None:
    """The headlines that a page lists, if there are enough of them and they are much of what it prints. Call through page.once."""
    first, seen, links, lines, longest, stretch = None, set(), 0, 0, 0, 0
    furniture = page.once(_furniture)
    for shape, linked, own in zip(page.once(shapes), _linked(page), page.once(outlines), strict=True):
        if shape.number in furniture or (shape.words < 3 and own.size < _PROSE):
            continue
        lines += 1
        if (shape.prose or own.prose) and linked <= 0.5 and own.size >= _PROSE:
            stretch += own.size
            longest = max(longest, stretch)
            continue
        if not shape.wrapped:
            stretch = 0
        if _is_headline(shape, linked):
            first = first or shape
            links += linked > 0.5 and shape.folded not in seen
            seen.add(shape.folded)
    listed = first is not None and len(seen) >= _LEAST_HEADLINES and len(seen) >= _SHARE * lines
    return _Listing(len(seen), links, first, longest) if listed and first else None


def _is_headline(shape: Shape, linked: float) -> bool:
    """Whether a line reads like the headline of a story: a few words, hardly any figures."""
    text = shape.text
    if shape.words not in _HEADLINE_WORDS or (len(text) not in _HEADLINE_SIZES and "](" not in text):
        return False
    letters = next((character for character in text if character.isalpha()), "")
    figures = sum(map(str.isdigit, text)) / len(text)
    return (
        letters.isupper() != letters.islower()
        and not letters.islower()
        and (linked > 0.5 or (figures < _FIGURES and not text.endswith((".", ":", ",", ";"))))
    )


def _linked(page: Page) -> list[float]:
    """The share of each line that stands in links."""
    return list(page.layout.links) if page.layout is not None else [own.linked for own in page.once(outlines)]


def _furniture(page: Page) -> frozenset[int]:
    """The lines that belong to pages of any sort: notices, prompts, comments, footers."""
    marked = {number for number, mark in page.once(furnished).items() if mark.kind in _OF_PAGES}
    if page.layout is not None:
        marked |= {number for number, purpose in enumerate(page.once(find_story).purposes) if purpose in _OF_PAGES}
    return frozenset(marked)
