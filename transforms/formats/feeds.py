"""Feeds: RSS 0.9 to 2.0 (RSS Advisory Board), RSS 1.0 (RDF) and Atom (RFC 4287, and 0.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from lxml import etree

from schemas.vocabulary import Reason, Sign
from transforms.formats import hints as h
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.bodies import body_of
from transforms.formats.feed_elements import (
    BASE,
    LANGUAGE,
    by_name,
    element_of,
    first,
    leaves,
    markup_of,
    namespaces,
    plain,
)
from transforms.formats.lines import open_source
from transforms.formats.window import Window
from transforms.formats.xml import Root, declared_encoding, decode_declared, local, root_of, words_of
from transforms.formats.xml_pieces import Piece, Pieces
from transforms.layout import Layout
from transforms.markup.flatten import absolute
from transforms.records import Declared, Fault, Outcome, Record

WORDPRESS = "wordpress.org/export/"
# A description as long as this is the article itself: feeds without a body put it there.
FULL_CHARACTERS = 1200
FULL_PARAGRAPHS = 3
LONGEST_MAILBOX = 200
SUMMARIES = ("description", "summary", "dc:description", "media:description", "itunes:summary")
DATES = (
    (h.PUBLISHED, ("pubDate", "published", "dc:date", "dcterms:issued", "issued", "dcterms:created", "created")),
    (h.UPDATED, ("updated", "dcterms:modified", "modified")),
)
_MAILBOX = re.compile(r"\S+@\S+\s*+\((?P<name>[^()]+)\)|(?P<other>[^<>]*?)\s*+<\S+@\S+>")


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself, empty where it is silent; ``names`` are those of its authors by what they log in as."""

    title: str = ""
    link: str = ""
    language: str = ""
    authors: str = ""
    rights: str = ""
    base: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its elements by name, in order, what its text was decoded from, the feed it is in, and what had to be mended in it."""

    element: etree._Element
    encoding: str
    channel: Channel
    parts: dict[str, list[etree._Element]]
    repaired: str = ""

    def said(self, *names: str) -> str:
        """The words of the first element of these names that has any."""
        return first(words_of(part) for name in names for part in self.parts.get(name, ()))


Reader = Callable[[int, Item, str], Outcome]


def recognises_feed(roots: tuple[str, ...], wordpress: bool, head: bytes, name: str) -> Sign | None:
    """By the root element, and for exports of WordPress by their namespace."""
    root = root_of(head)
    return sign(root is not None and root.name in roots and (WORDPRESS in root.attributes) == wordpress and _is_feed(root))


def _is_feed(root: Root) -> bool:
    """RDF is much else; an Atom feed has its namespace."""
    if root.name == "RDF":
        return "/rss/" in root.attributes or "rdf/simple/0.9" in root.attributes
    return root.name != "feed" or "Atom" in root.attributes or "purl.org/atom" in root.attributes


def items(stream: BinaryIO, name: str, parsing: Parsing, reader: Reader) -> Iterator[Outcome]:
    """The outcomes of the items of a feed. ``Declared`` counts the pieces that were cut out before any was parsed."""
    source = open_source(stream)
    declared = None if source.transcoded else declared_encoding(source.head)
    root = root_of(source.head)
    pieces = Pieces(Window(source), _item_name(root), parsing.max_record_bytes)
    feed: tuple[Channel, str] | None = None
    number = -1
    for number, piece in enumerate(pieces):
        feed = feed or _channel(pieces.header, declared)
        item = _item(number, piece, declared, feed)
        outcome = item if isinstance(item, Fault) else reader(number, item, stem(name))
        yield Fault(number, outcome.reason, f"byte {piece.offset}: {outcome.detail}") if isinstance(outcome, Fault) else outcome
    if number < 0:
        yield Fault(None, Reason.NO_STORY, "it is a feed without items: leave it out") if pieces.header.strip() else NOTHING
    elif not piece.reason and not pieces.is_closed:
        pieces.cut += 1
        yield Fault(number + 1, Reason.TRUNCATED, "the file breaks off behind its last item: the feed is not closed; have it exported again")
    yield Declared(pieces.cut or 1)


def _item_name(root: Root | None) -> str:
    if root is None or root.name != "feed":
        return "item"
    prefix = re.search(r"\bxmlns:([\w.-]+)\s*=\s*[\"'](?:http://www\.w3\.org/2005/Atom|http://purl\.org/atom/ns#)[\"']", root.attributes)
    plain_atom = re.search(r"\bxmlns\s*=\s*[\"'](?:http://www\.w3\.org/2005/Atom|http://purl\.org/atom/ns#)", root.attributes)
    return f"{prefix[1]}:entry" if prefix and not plain_atom else "entry"


def _item(number: int, piece: Piece, declared: str | None, feed: tuple[Channel, str]) -> Item | Fault:
    if piece.reason:
        return Fault(number, piece.reason, piece.why)
    text = decode_declared(piece.data, declared)
    document = text if isinstance(text, Fault) else element_of(text.text, text.encoding, feed[1])
    if isinstance(document, Fault):
        return document
    return Item(document.root, document.encoding, feed[0], by_name(document.root), document.repaired)


def _channel(header: bytes, declared: str | None) -> tuple[Channel, str]:
    """What stands in front of the items, and the declarations of namespaces there."""
    text = decode_declared(header, declared)
    if isinstance(text, Fault):
        return Channel(), ""
    spaces = namespaces(text.text)
    document = element_of(text.text, text.encoding, spaces)
    if isinstance(document, Fault):
        return Channel(), spaces
    root = document.root
    inner = next((child for child in root if local(child) == "channel"), root)
    item = Item(inner, text.encoding, Channel(), by_name(inner))
    language = first((item.said("language", "dc:language"), root.get(LANGUAGE) or "", inner.get(LANGUAGE) or ""))
    authors = "; ".join(filter(None, map(_person, item.parts.get("author", ()))))
    base = root.get(BASE) or inner.get(BASE) or ""
    rights = item.said("copyright", "rights", "dc:rights")
    return Channel(plain(item.said("title")), link(item), language, authors, rights, base, _names(item)), spaces


def _names(item: Item) -> dict[str, str]:
    """Authors of an export of WordPress: what they log in as, and the name that is displayed."""
    said = (dict(leaves(author)) for author in item.parts.get("wp:author", ()))
    return {author.get("wp:author_login", ""): author.get("wp:author_display_name", "") for author in said}


def link(item: Item) -> str:
    """The address of the page that an item stands for."""
    links = item.parts.get("link", [])
    pages = [part.get("href") or words_of(part) for part in links if (part.get("rel") or "alternate") == "alternate"]
    guids = [words_of(part) for part in item.parts.get("guid", ()) if part.get("isPermaLink", "true") != "false"]
    found = first((item.said("feedburner:origLink"), *pages, *(guid for guid in guids if guid.startswith("http"))))
    return absolute(found, item.channel.base or item.channel.link) or found


def read_item(number: int, item: Item, fallback: str) -> Outcome:
    """The record of an item, of its full text or else its summary."""
    url = link(item)
    guid = first((item.said("guid", "id"), item.element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""))
    summary, summary_layout = _summary(item, url)
    text, layout = _content(item, url)
    is_full = len(text.strip()) > len(summary.strip()) or (bool(text.strip()) and not summary.strip())
    if not is_full:
        text, layout = (summary, summary_layout) if summary.strip() else (text, layout)
    if not text.strip():
        return Fault(number, Reason.MISSING_TEXT, f"item {plain(item.said('title'))[:80]!r} has neither content nor a summary")
    hints = item_hints(item) | {h.URL: url, h.GUID: guid}
    if is_full:
        hints[h.SUMMARY] = summary.strip()
    elif not _is_article(text):
        hints[h.SUMMARY_ONLY] = "true"
    return Record(number, guid or url or f"{fallback}-{number}", text, item.encoding, {name: said for name, said in hints.items() if said}, layout)


def _content(item: Item, url: str) -> tuple[str, Layout | None]:
    """The full text of an item: what calls itself content, of which the longest is taken."""
    found = [body_of(markup_of(part), base=url) for name in ("content:encoded", "body", "fulltext", "full-text") for part in item.parts.get(name, ())]
    for part in item.parts.get("content", ()):
        kind = (part.get("type") or "text").lower()
        if kind == "text" or kind.startswith("text/plain"):
            found.append(("".join(part.itertext()), None))
        elif "html" in kind:
            found.append(body_of(markup_of(part), base=url))
    return max(found, key=lambda body: len(body[0]), default=("", None))


def _summary(item: Item, url: str) -> tuple[str, Layout | None]:
    for part in (part for name in SUMMARIES for part in item.parts.get(name, ())):
        text, layout = body_of(markup_of(part), base=url)
        if text.strip():
            return text, layout
    return "", None


def _is_article(text: str) -> bool:
    return len(text) >= FULL_CHARACTERS or sum(len(line) > 80 for line in text.splitlines()) >= FULL_PARAGRAPHS


def item_hints(item: Item) -> dict[str, str]:
    """What an item says of its text, in elements that RSS, Atom and Dublin Core have for it; others under their own names."""
    channel = item.channel
    authors = "; ".join(dict.fromkeys(filter(None, map(_person, (*item.parts.get("dc:creator", ()), *item.parts.get("author", ()))))))
    words = (part.get("label") or part.get("term") or words_of(part) for part in (*item.parts.get("category", ()), *item.parts.get("dc:subject", ())))
    dates = {hint: item.said(*names) for hint, names in DATES}
    foreign = (part for name, found in item.parts.items() if ":" in name and name not in KNOWN for part in found)
    own = {name: words for part in foreign for name, words in leaves(part)}
    return own | dates | {
        h.TITLE: plain(item.said("title", "media:title")),
        h.AUTHORS: authors or item.said("itunes:author") or channel.authors,
        h.PUBLISHER: item.said("dc:publisher") or channel.title,
        h.LANGUAGE: item.said("dc:language") or item.element.get(LANGUAGE) or channel.language,
        h.KEYWORDS: "; ".join(dict.fromkeys(filter(None, (*words, *(item.said(name) for name in ("media:keywords", "itunes:keywords")))))),
        h.RIGHTS: item.said("rights", "dc:rights", "copyright") or channel.rights,
        "source": item.said("source"),
        "repaired": item.repaired,
    }  # fmt: skip


KNOWN = frozenset(
    (
        "content:encoded",
        "excerpt:encoded",
        "dc:creator",
        "dc:subject",
        "dc:date",
        "dc:language",
        "dc:rights",
        "dc:publisher",
        "dc:description",
        "media:description",
    )
)


def _person(element: etree._Element) -> str:
    """The name of an author: an element in Atom, a mailbox with the name behind it in RSS, or a name."""
    name = next((words_of(child) for child in element if local(child) == "name"), "") or words_of(element)
    mailbox = _MAILBOX.fullmatch(name[:LONGEST_MAILBOX])
    return plain((mailbox["name"] or mailbox["other"] or "") if mailbox else name)


RSS = Format("rss", partial(recognises_feed, ("rss", "RDF"), False), partial(items, reader=read_item))
ATOM = Format("atom", partial(recognises_feed, ("feed",), False), partial(items, reader=read_item))
