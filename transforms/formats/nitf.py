"""NITF, the News Industry Text Format (IPTC, versions 2.5 to 3.6): a story a document, the dialects of agencies included.

The text is what stands in body.content and body.end; what stands in elements of its own in body.head (headline,
byline, dateline, abstract) becomes hints. ``published`` is date.issue, ``embargo`` date.release if that is later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from schemas.vocabulary import Sign
from transforms.formats import hints
from transforms.formats.base import Format, Parsing, sign
from transforms.formats.wire import Item, Pairs, Wire, gather, is_later, read_wire, spaced
from transforms.formats.wire_markup import Markup, story_of, to_html
from transforms.formats.xml import at, children, descend, local, root_of, words_of
from transforms.records import Outcome

# Where agencies put a slug that NITF has no element for.
_SLUG_METAS = ("anpa-keyword", "NTBStikkord")
_SOURCE_METAS = ("aap-source", "NTBKilde")
_IDENTIFIED = {"location": hints.PLACES, "person": hints.PEOPLE, "org": hints.ORGANISATIONS}


def recognises(head: bytes, name: str) -> Sign | None:
    """A root element nitf, in whatever namespace."""
    root = root_of(head)
    return sign(root is not None and root.name == "nitf")


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each nitf element that holds a story, a fault for each other one."""
    return read_wire(stream, name, parsing, Wire(("nitf",), _item))


def _item(nitf: etree._Element, envelope: etree._Element | None) -> Item:
    said = nitf_hints(nitf)
    return Item(said.get(hints.GUID, ""), "an NITF document", story_of(nitf_story(nitf)), said)


def nitf_story(nitf: etree._Element) -> Markup:
    """The story in a nitf element: all that stands neither in its head nor in body.head."""
    return Markup(to_html(nitf))


def nitf_hints(nitf: etree._Element) -> dict[str, str]:
    """What head and body.head say of the story."""
    head, front = _child(nitf, "head"), _child(_child(nitf, "body"), "body.head")
    said = gather((*_front(front), *_head(head), *_docdata(nitf, front), *_identified(nitf)))
    if not is_later(said.get(hints.EMBARGO, ""), said.get(hints.PUBLISHED, "")):
        said.pop(hints.EMBARGO, None)
    if said.get(hints.SUBTITLE) in (said.get(hints.TITLE), said.get(hints.KEYWORDS)):
        said.pop(hints.SUBTITLE, None)
    said.update(gather([(hints.LANGUAGE, nitf.get("baselang") or nitf.get("{http://www.w3.org/XML/1998/namespace}lang"))]))
    return said


def _front(front: etree._Element) -> Pairs:
    for headline in children(front, "hedline", "headline"):
        yield hints.TITLE, at(headline, "hl1") or words_of(headline)
        yield hints.SUBTITLE, at(headline, "hl2")
    for byline in children(front, "byline"):
        yield hints.BYLINE, ", ".join(filter(None, (spaced(byline, "byttl").rstrip(" ,"), *map(words_of, children(byline, "byttl")))))
    for dateline in children(front, "dateline"):
        yield hints.DATELINE, _dateline(dateline)
    yield hints.AGENCY, at(front, "distributor")
    yield hints.SUMMARY, at(front, "abstract")
    for note in children(front, "note", "ednote"):
        yield hints.EDITORS_NOTE, words_of(note)
    yield hints.RIGHTS, at(front, "rights")
    yield "copyright_holder", at(front, "rights/rights.owner")


def _dateline(dateline: etree._Element) -> str:
    """As printed; or city, state and country, where they stand in elements of their own."""
    places = [words_of(part) for location in children(dateline, "location") for part in children(location)]
    return ", ".join(filter(None, places)) or spaced(dateline, "story.date")


def _head(head: etree._Element) -> Pairs:
    metas = {meta.get("name", ""): meta.get("content") for meta in children(head, "meta")}
    yield hints.TITLE, at(head, "title")
    yield from ((hints.SLUG, metas.get(name)) for name in _SLUG_METAS)
    yield from ((hints.AGENCY, metas.get(name)) for name in _SOURCE_METAS)
    yield hints.WORDS, (metas.get("anpa-wordcount") or "").lstrip("0")
    yield from ((f"meta.{name}", value) for name, value in metas.items() if name)
    for thing in children(head, "tobject"):
        yield "tobject", thing.get("tobject.type")
        yield from ((hints.GENRE, kind.get("tobject.property.type")) for kind in children(thing, "tobject.property"))
        for subject in children(thing, "tobject.subject"):
            said = (subject.get(f"tobject.subject.{part}") for part in ("detail", "matter", "type", "refnum", "code"))
            yield hints.SUBJECTS, next(filter(None, said), None)


def _docdata(nitf: etree._Element, front: etree._Element) -> Pairs:
    head = _child(nitf, "head")
    data = _child(head, "docdata")
    pubdata = _child(head, "pubdata") if len(_child(head, "pubdata").attrib) else _child(data, "pubdata")
    dates = [date.get("norm") for date in (_child(data, "date.issue"), *descend(front, "dateline/story.date"))]
    yield from ((hints.PUBLISHED, date) for date in (*dates, pubdata.get("date.publication")))
    yield hints.EMBARGO, _child(data, "date.release").get("norm")
    yield "expires", _child(data, "date.expire").get("norm")
    yield from _management(data)
    yield hints.URGENCY, _child(data, "urgency").get("ed-urg") or _child(head, "urgency").get("ed-urg")
    yield hints.EDITORS_NOTE, _child(data, "ed-msg").get("info")
    yield from ((hints.AGENCY, source.get("src-name")) for source in descend(data, "del-list/from-src"))
    for owner in children(data, "doc.copyright"):
        yield hints.COPYRIGHT, " ".join(filter(None, (owner.get("holder"), owner.get("year"))))
        yield "copyright_holder", owner.get("holder")
    yield hints.RIGHTS, _child(data, "doc.rights").get("limitations")
    for key in (*children(data, "key-list"), *descend(data, "key-list/keyword")):
        yield hints.KEYWORDS, key.get("key") or key.text
    yield hints.SLUG, _child(data, "du-key").get("key")
    yield hints.VERSION, _child(data, "du-key").get("version")
    yield "series", " ".join(filter(None, (_child(data, "series").get(f"series.{part}") for part in ("name", "part"))))
    yield "fixture", _child(data, "fixture").get("fix-id")
    if pubdata.get("unit-of-measure") == "word":
        yield hints.WORDS, pubdata.get("item-length")


def _management(data: etree._Element) -> Pairs:
    """Ids, and what the document does to others."""
    yield hints.GUID, _child(data, "doc-id").get("id-string")
    yield hints.AGENCY, _child(data, "doc-id").get("regsrc")
    yield hints.STATUS, data.get("management-status")
    yield hints.SUPERSEDES, data.get("management-doc-idref")
    for correction in children(data, "correction"):
        yield hints.SIGNAL, "correction"
        yield hints.SUPERSEDES, correction.get("id-string")
        yield hints.EDITORS_NOTE, correction.get("info")


def _identified(nitf: etree._Element) -> Pairs:
    """People, places and organisations, as the head lists them and as the text marks them."""
    yield from ((hints.PLACES, place.get("city")) for place in descend(nitf, "head/docdata/evloc"))
    for top in (*descend(nitf, "head/docdata/identified-content"), *descend(nitf, "body/body.content")):
        for element in top.iter(etree.Element):
            if name := _IDENTIFIED.get(local(element)):
                yield name, words_of(element) or element.get("value")


def _child(parent: etree._Element, name: str) -> etree._Element:
    """The first child of a name; an empty element if there is none."""
    return next(children(parent, name), _NONE)


_NONE = etree.Element("none")
NITF = Format("nitf", recognises, parse)
