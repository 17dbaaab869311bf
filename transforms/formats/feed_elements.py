"""Elements of feeds: parsed one by one, named by the prefixes that everybody uses, and read as text or HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from transforms.formats.bodies import has_markup
from transforms.formats.xml import Document, local, parse_text, words_of
from transforms.markup.flatten import flatten
from transforms.records import Fault

# Namespaces by the prefixes that they usually have; what has none here is RSS, 1.0 included, or Atom.
PREFIXES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://wordpress.org/export/1.0/excerpt/": "excerpt",
    "http://wordpress.org/export/1.1/excerpt/": "excerpt",
    "http://wordpress.org/export/1.2/excerpt/": "excerpt",
    "http://wordpress.org/export/1.0/": "wp",
    "http://wordpress.org/export/1.1/": "wp",
    "http://wordpress.org/export/1.2/": "wp",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"

_PROLOGUE = re.compile(r"\A\s*+(?:<\?xml\s[^>]*+>)?")
_NAMESPACE = re.compile(r"""\s(xmlns(?::[\w.-]+)?)\s*+=\s*+("[^"<]*+"|'[^'<]*+')""")


def namespaces(header: str) -> str:
    """The declarations of namespaces in what stands around the items, as written; of each prefix the last."""
    return "".join(f" {name}={uri}" for name, uri in {match[1]: match[2] for match in _NAMESPACE.finditer(header)}.items())


def element_of(text: str, encoding: str, spaces: str = "") -> Document | Fault:
    """The first element in a text, in which prefixes mean what ``spaces`` declares; or the fault BROKEN_RECORD."""
    document = parse_text(f"<newsmill{spaces}>{_PROLOGUE.sub('', text, count=1)}</newsmill>", encoding)
    if isinstance(document, Fault):
        return document
    inner = next((child for child in document.root if isinstance(child.tag, str)), document.root)
    return replace(document, root=inner)


def key(element: etree._Element) -> str:
    """An element's name with the usual prefix of its namespace ("dc:creator"), without one for RSS and Atom."""
    name = etree.QName(element)
    prefix = PREFIXES.get(name.namespace or "", element.prefix or "") if name.namespace else ""
    return f"{prefix}:{name.localname}" if prefix else name.localname


def by_name(element: etree._Element) -> dict[str, list[etree._Element]]:
    """The children of an element by their names."""
    parts: dict[str, list[etree._Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            parts.setdefault(key(child), []).append(child)
    return parts


def leaves(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The names and words of an element and those within it, of those that hold no others and print something."""
    for child in element.iter():
        if isinstance(child.tag, str) and not len(child) and (words := words_of(child)):
            yield key(child), words


def markup_of(element: etree._Element) -> str:
    """What an element holds, as HTML: its text if that is escaped HTML, its elements written out if they are unescaped."""
    if not any(isinstance(child.tag, str) for child in element):
        return "".join(element.itertext())
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = local(inner)
    parts = [element.text or "", *(etree.tostring(child, method="html", encoding="unicode") for child in element)]
    return html.escape(parts[0], quote=False) + "".join(parts[1:])


def plain(text: str) -> str:
    """A title or name in one line, without markup."""
    return " ".join((flatten(text).text if has_markup(text) else text).split())


def first(values: Iterable[str]) -> str:
    """The first that says something; empty if none does."""
    return next(filter(None, values), "")
