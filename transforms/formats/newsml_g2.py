"""NewsML-G2 (IPTC): messages with many items, and items by themselves; a record for each news item that holds a story.

All else in the standard is none, and a fault says which it is: concepts, knowledge, planning, catalogues, packages, and
news items that only point to a picture, sound or film elsewhere, captioned or not. ``published`` is firstCreated; of items that
do not say, the versionCreated of version 1, and of later ones contentCreated. ``updated`` is versionCreated if that is later.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from schemas.vocabulary import Sign
from transforms.decode import Decoded, decode
from transforms.formats import hints
from transforms.formats.base import Format, Parsing, sign
from transforms.formats.nitf import nitf_hints, nitf_story
from transforms.formats.wire import Item, Pairs, Wire, code_of, gather, is_later, read_wire
from transforms.formats.wire_markup import NO_STORY, Markup, Story, read_markup, read_plain, story_of
from transforms.formats.xml import at, children, descend, local, root_of, words_of
from transforms.records import Outcome

KINDS = {
    "newsItem": "a news item",
    "packageItem": "a package item, a list of other items",
    "conceptItem": "a concept item, a description of a person, place or thing",
    "knowledgeItem": "a knowledge item, a vocabulary",
    "planningItem": "a planning item, notice of coverage to come",
    "catalogItem": "a catalogue item, a list of vocabularies",
}
# The content of a news item by itself, as it is handed on by systems that keep the rest in a database.
_CONTENT = "contentSet"
_MEDIA = {"picture": "a picture item", "graphic": "a graphic item", "video": "a video item", "audio": "a sound item", "animated": "an animation item"}
_NAMESPACE = "http://iptc.org/std/nar/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What a subject is, by the type that says so (cpnat NewsCodes, and what agencies write for them).
_SUBJECTS = {
    **dict.fromkeys(("geoarea", "poi", "city", "country", "statprov", "region"), hints.PLACES),
    "person": hints.PEOPLE,
    "organisation": hints.ORGANISATIONS,
    "organization": hints.ORGANISATIONS,
}
_REPLACES = frozenset(("previousversion", "replaces", "evolvedfrom"))


def recognises(head: bytes, name: str) -> Sign | None:
    """The root of a message or an item, in the namespace of the standard or in none."""
    root = root_of(head)
    known = root is not None and root.name in (*KINDS, "newsMessage", _CONTENT)
    return sign(root is not None and known and (not root.namespace or root.namespace.startswith(_NAMESPACE)))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each news item that holds a story, a fault for each other item."""
    return read_wire(stream, name, parsing, Wire(tuple(KINDS), _item, alone=_CONTENT))


def _item(root: etree._Element, header: etree._Element | None) -> Item:
    name = local(root)
    content = root if name == _CONTENT else next(children(root, _CONTENT), None)
    story, inner = (NO_STORY, {}) if content is None or name not in ("newsItem", _CONTENT) else _story(content)
    said = {**inner, **gather((*_own(root), *_item_meta(root), *_content_meta(root)))}
    if not is_later(said.get(hints.UPDATED, ""), said.get(hints.PUBLISHED, "")):
        said.pop(hints.UPDATED, None)
    if header is not None:
        said = {**gather(_header(header)), **said}
    return Item(root.get("guid", "").strip(), _kind(root, content), story, said)


def _kind(root: etree._Element, content: etree._Element | None) -> str:
    item_class = next(descend(root, "itemMeta/itemClass"), None)
    kind = KINDS.get(local(root), "the content of a news item")
    if local(root) == "newsItem":
        kind = _MEDIA.get(_code(item_class).lower(), kind)
    inside = [local(inner) for inline in children(content, "inlineXML") for inner in children(inline)] if content is not None else []
    if inside:
        return f"{kind} that holds <{inside[0]}>, data rather than prose"
    return f"{kind} whose content is elsewhere" if content is not None and next(children(content, "remoteContent"), None) is not None else kind


def _story(content: etree._Element) -> tuple[Story, dict[str, str]]:
    """The longest of the renditions that a content set offers, and what its own head says of it."""
    found = [(story_of(markup), said) for markup, said in map(_rendition, children(content, "inlineXML", "inlineData"))]
    return max(found, key=lambda rendition: len(rendition[0].text), default=(NO_STORY, {}))


def _rendition(part: etree._Element) -> tuple[Markup, dict[str, str]]:
    counted = gather([(hints.WORDS, (part.get("wordcount") or "").lstrip("0"))])
    if local(part) == "inlineData":
        return _data(part), counted
    nitf = next((inner for inner in part.iter(etree.Element) if local(inner) == "nitf"), None)
    if nitf is not None:
        return nitf_story(nitf), {**nitf_hints(nitf), **counted}
    return read_markup(part), counted


def _data(part: etree._Element) -> Markup:
    text = "".join(part.itertext())
    kind = part.get("contenttype") or "text/plain"
    if not kind.startswith("text/") and "xml" not in kind and "html" not in kind:
        return Markup("")
    if code_of(part.get("encoding")).lower() in ("b64", "base64"):
        try:
            decoded = decode(base64.b64decode(text))
        except (binascii.Error, ValueError):
            return Markup("")
        text = decoded.text if isinstance(decoded, Decoded) else ""
    return read_plain(text)


def _own(root: etree._Element) -> Pairs:
    yield hints.GUID, root.get("guid")
    yield hints.VERSION, root.get("version")
    for rights in children(root, "rightsInfo"):
        yield from ((hints.COPYRIGHT, words_of(notice)) for notice in children(rights, "copyrightNotice"))
        yield from (("copyright_holder", _named(holder)) for holder in children(rights, "copyrightHolder"))
        yield from ((hints.RIGHTS, words_of(terms)) for terms in children(rights, "usageTerms"))


def _item_meta(root: etree._Element) -> Pairs:
    for meta in children(root, "itemMeta"):
        yield hints.AGENCY, next((name for provider in children(meta, "provider") if (name := _named(provider))), None)
        yield hints.PUBLISHED, at(meta, "firstCreated") or (at(meta, "versionCreated") if root.get("version") == "1" else "")
        yield hints.PUBLISHED, at(root, "contentMeta/contentCreated") or at(meta, "versionCreated")
        yield hints.UPDATED, at(meta, "versionCreated")
        yield hints.EMBARGO, at(meta, "embargoed")
        yield hints.STATUS, next(map(_code, children(meta, "pubStatus")), None)
        yield "item_class", next(map(_code, children(meta, "itemClass")), None)
        yield from ((hints.EDITORS_NOTE, words_of(note)) for note in children(meta, "edNote"))
        for signal in children(meta, "signal"):
            value = signal.get("qcode") or signal.get("uri") or ""
            yield (hints.SIGNAL, code_of(value)) if value.startswith("sig:") or "/signal/" in value else ("signals", value)
        yield from (("service", _named(service)) for service in children(meta, "service"))
        yield from _links(meta)


def _links(meta: etree._Element) -> Pairs:
    """What the item takes the place of; what it was made from or goes with is kept under the name of the relation."""
    for link in children(meta, "link"):
        target = link.get("residref") or link.get("guidref") or link.get("href")
        relation = code_of(link.get("rel") or link.get("reluri"))
        version = link.get("version")
        # STT's way: a link without a relation, to a version of an item, is to the one before.
        replaces = relation.lower() in _REPLACES or bool(not relation and link.get("guidref") and version)
        yield (
            (hints.SUPERSEDES if replaces else f"link.{relation or 'other'}"),
            (f"{target}:{version}" if target and version and replaces else target),
        )


def _content_meta(root: etree._Element) -> Pairs:
    for meta in children(root, "contentMeta"):
        for line in children(meta, "headline"):
            yield (hints.SUBTITLE if "sub" in code_of(line.get("role")).lower() else hints.TITLE), words_of(line)
        yield hints.BYLINE, at(meta, "by")
        yield hints.DATELINE, at(meta, "dateline")
        yield hints.CREDIT, at(meta, "creditline")
        yield hints.SLUG, at(meta, "slugline")
        yield hints.URGENCY, at(meta, "urgency")
        yield hints.LANGUAGE, next((tag for language in children(meta, "language") if (tag := language.get("tag"))), None) or root.get(_LANG)
        for description in children(meta, "description"):
            role = code_of(description.get("role")).lower()
            yield (hints.SUMMARY if not role or "summary" in role else f"description.{role}"), words_of(description)
        yield from ((hints.KEYWORDS, words_of(keyword)) for keyword in children(meta, "keyword"))
        yield from ((hints.GENRE, _named(genre)) for genre in children(meta, "genre"))
        yield from (("creator", _named(creator)) for creator in children(meta, "creator"))
        yield from (("info_source", _named(source)) for source in children(meta, "infoSource"))
        yield from (("alt_ids", words_of(other) or other.get("id")) for other in children(meta, "altId"))
        yield from ((hints.PLACES, _named(place)) for place in children(meta, "located"))
        yield from (_subject(subject) for subject in children(meta, "subject"))
    yield hints.TITLE, at(root, "itemMeta/title")
    yield hints.LANGUAGE, root.get(_LANG)


def _subject(subject: etree._Element) -> tuple[str, str]:
    main = next(children(subject, "mainConcept"), subject)
    return _SUBJECTS.get(code_of(subject.get("type")).lower(), hints.SUBJECTS), _named(main)


def _header(header: etree._Element) -> Pairs:
    for part in header.iter(etree.Element):
        if local(part).lower() in ("sent", "sender"):
            yield f"message.{local(part).lower()}", words_of(part)


def _named(element: etree._Element) -> str:
    """The name of a concept; for want of one what stands for it as a literal or code (addresses are no names)."""
    return at(element, "name") or (element.get("literal") or "").strip() or code_of(element.get("qcode"))


def _code(element: etree._Element | None) -> str:
    return "" if element is None else code_of(element.get("qcode") or element.get("uri"))


NEWSML_G2 = Format("newsml-g2", recognises, parse)
