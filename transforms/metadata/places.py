"""Where a story was published: address, domain, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

import tldextract

from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.markup import front_values
from transforms.identity import ADDRESS
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.metadata.outlets import OUTLETS
from transforms.page import Page
from transforms.reading.head import read_head
from transforms.reading.shapes import lowered, shapes
from transforms.reading.trailer import read_trailer
from transforms.reading.words import words

_HOLDER = re.compile(
    r"(?<!©)(?<!© )(?:©|\(c\)|copyright)[\s©]*+(?:\(c\)\s*+)?(?:19|20)?\d{0,2}(?:\s?[-–]\s?\d{4})?,?\s*+(?:by\s++)?(?P<holder>[^\s\d.,;:©|][^\d.,;:©|]{1,49}?)(?:\s(?:limited|ltd|llc|inc|gmbh|ag|corp|co)){0,3}\s*+(?:(?:19|20)\d\d)?\s*+(?:[.,;|].*)?$",
    re.I,
)
# RFC 1035, section 2.3.4: a name is at most 255 octets with its lengths, 253 as printed; a label of it 63.
_LONGEST_HOST = 253
_LONGEST_NAME = 63
# Folders that say what sort of thing lies in them, or in which language or edition.
_SORTING = words("""
news article articles story stories archive archives content post posts blog blogs index web site home pages page latest today amp video videos
nachrichten artikel beitrag actualites actualite noticias noticia artigo notizie articolo novosti stati statti statya wiadomosci artykul
a p s i n en de fr es it pt nl ru uk pl us gb int www cms node entry tag tags topic topics category date permalink print live info
""")
_SECTION = re.compile(r"[A-Za-z][a-z]{2,19}(?:-[a-z]{1,19}){0,2}")
_RIGHTS = re.compile(r"\b(?:all rights|alle rechte|усі права|всі права|все права|tous droits|todos los)\b.*", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Address:
    """An address under which the story was published, and the domain that was registered for it."""

    url: str
    start: int | None
    end: int | None
    confidence: float
    domain: str | None


def addresses(page: Page) -> list[Address]:
    """The addresses of a page in order of trust. Call through page.once.

    Where a page was fetched from goes first, unless the page names its own address on the same site: that has
    nothing of the way that led there.
    """
    found: list[Address] = []
    fetched, own = hinted(page, "url"), hinted(page, "rel.canonical")
    if fetched and own and _http(fetched) and _http(own) and _names_page(own, fetched):
        found.append(Address(own, None, None, 0.95, domain_of(own)))
    if (
        (hint := hinted(page, "url", "canonical", "canonical_url", "link", "source_url"))
        and _http(hint)
        and hint not in [address.url for address in found]
    ):
        found.append(Address(hint, None, None, 0.95, domain_of(hint)))
    for key in ("rel.canonical", "og:url", "json-ld.url"):
        if (own := hinted(page, key)) and _http(own) and own not in [address.url for address in found]:
            found.append(Address(own, None, None, 0.9, domain_of(own)))
    front = page.once(front_values).get("url")
    if front and _http(front[0]):
        found.append(Address(*front, 0.95, domain_of(front[0])))
    trailer = page.once(read_trailer)
    if trailer.url:
        found.append(Address(trailer.url, trailer.start, trailer.end, 0.9 if trailer.labelled else 0.6, domain_of(trailer.url)))
    return found


def path_and_query(url: str) -> tuple[str, str]:
    """The path and the query of an address in lower case; both empty if it is broken."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.path.lower(), parts.query.lower()


def _names_page(own: str, fetched: str) -> bool:
    """Whether an address names one page on the site of another address."""
    domain = domain_of(own)
    return domain is not None and domain == domain_of(fetched) and urlsplit(own).path.strip("/") != ""


def address(story: Story) -> Iterator[Candidate]:
    """Addresses that the container, the front matter or the trailer gives."""
    for found in story.page.once(addresses):
        yield Candidate(found.url, found.start, found.end, found.confidence)


def registrable_domain(story: Story) -> Iterator[Candidate]:
    """The domain under which the address was registered."""
    for found in story.page.once(addresses):
        if found.domain:
            yield Candidate(found.domain, found.start, found.end, found.confidence)


def hint_publisher(story: Story) -> Iterator[Candidate]:
    """Whom the container names as publisher."""
    if value := hinted(story.page, "publisher", "source", "site_name", "outlet", "sitename"):
        yield Candidate(value, None, None, 0.9)


def outlet_of_domain(story: Story) -> Iterator[Candidate]:
    """The name of a well-known outlet, by its domain."""
    for found in story.page.once(addresses):
        if name := OUTLETS.get(found.domain or ""):
            yield Candidate(name, found.start, found.end, 0.95)


def page_title(story: Story) -> Iterator[Candidate]:
    """What the page's title adds to the headline."""
    head = story.page.once(read_head)
    if head.outlet and head.titles:
        yield Candidate(head.outlet, head.titles[0].line.start, head.titles[0].line.end, 0.8)


def copyright_holder(story: Story) -> Iterator[Candidate]:
    """Who is named in a copyright line."""
    lines = story.page.once(shapes)
    for number, mark in story.page.once(furnished).items():
        if mark.rule != "copyright_notice" or len(lines[number].text) > 300:
            continue
        holder = holder_in(lines[number].text)
        if holder and not re.search(r"associated press|cable news|reuters", holder, re.I):
            yield Candidate(holder, mark.start, mark.end, 0.7)


def printed_name(story: Story) -> Iterator[Candidate]:
    """A name in the text whose letters are those of the domain: "Harbour Post" for harbourpost.example."""
    for found in story.page.once(addresses)[:1]:
        if found.domain in OUTLETS:
            return
        label = re.sub(r"[^a-z]", "", (found.domain or "").partition(".")[0]).removeprefix("the")
        if not 6 <= len(label) <= _LONGEST_NAME or label not in story.page.once(lowered).replace(" ", "").replace("'", "").replace("’", "").replace(
            "-", ""
        ):
            continue
        match = re.search(r"(?:\bThe )?\b" + "[ '’-]?".join(f"[{letter}{letter.upper()}]" for letter in label) + r"\b", story.page.text)
        if match and " " in match.group() and match.group()[0].isupper():
            yield Candidate(match.group(), *match.span(), 0.7)


def path_section(story: Story) -> Iterator[Candidate]:
    """The first folder of the address that is a word and does more than sort: /politics/2024/05/…."""
    for found in story.page.once(addresses)[:1]:
        match = ADDRESS.fullmatch(found.url)
        folders = ((match["path"] if match else None) or "").split("/")[1:-1]
        section = next((folder for folder in folders if folder.lower() not in _SORTING and not folder.isdigit()), "")
        if _SECTION.fullmatch(section):
            yield Candidate(section.replace("-", " "), None, None, 0.5)


def bare_domain(story: Story) -> Iterator[Candidate]:
    """The domain itself, for want of a name."""
    for candidate in registrable_domain(story):
        yield Candidate(candidate.value, candidate.start, candidate.end, 0.5)


def holder_in(notice: str) -> str | None:
    """Who a copyright line of up to a few hundred characters says holds it."""
    match = _HOLDER.search(_RIGHTS.sub("", " ".join(notice[:300].split())))
    return match["holder"].strip() if match else None


def domain_of(url: str) -> str | None:
    """The registrable domain of an address in lower case; the last two labels where the ending is not public."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").strip(".")
    except ValueError:
        return None
    return _registered(host) if "." in host and len(host) <= _LONGEST_HOST else None


@lru_cache(maxsize=4096)
def _registered(host: str) -> str | None:
    known = _suffixes()(host)
    if known.suffix:
        return f"{known.domain}.{known.suffix}".lower() if known.domain else None
    return ".".join(host.split(".")[-2:]).lower()


def _http(url: str) -> bool:
    return url.startswith(("http://", "https://", "www."))


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The public suffixes that the package ships: no network, no cache on disk."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
