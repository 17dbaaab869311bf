"""Linked data that a page carries for search engines: what it says of the article (schema.org, JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import orjson

Node = dict[str, Any]

MOST_NODES = 500
LONGEST_VALUE = 2000
SEVERAL = "; "

ARTICLE = re.compile(r"(?:.*Article|Report|(?:Live)?Blog(?:Posting)?|Review|Recipe|SocialMediaPosting)")
# Pages and things that say when they were published, for want of an article.
WEAKER = ("WebPage", "ItemPage", "VideoObject", "NewsVideoObject", "ImageGallery", "CreativeWork")
PAGES = ("WebPage", "ItemPage")
_OF_PAGE = ("datePublished", "dateModified", "inLanguage")
# Pages that list others.
LISTS = ("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage")
_PLAIN = [
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "datePublished",
    "dateModified",
    "dateCreated",
    "uploadDate",
    "articleSection",
    "inLanguage",
    "isAccessibleForFree",
    "genre",
    "coverageStartTime",
    "wordCount",
    "identifier",
    "license",
    "copyrightNotice",
]
_TAG = re.compile(r"<[^<>]{0,500}>")
_TRAILING_COMMA = re.compile(r",(?=\s*+[}\]])")
_WRAPPING = re.compile(r"^\s*+(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)++|(?:-->|//\s*\]\]>|\]\]>|;)++\s*$")
_PAIR = re.compile(r'"(headline|datePublished|dateModified|articleSection)"\s*+:\s*+"((?:[^"\\]|\\.)*+)"', re.DOTALL)


def json_ld_hints(scripts: Iterable[str]) -> dict[str, str]:
    """What the page's JSON-LD says of its article, under schema.org's names after ``json-ld.``.

    Broken JSON is mended as far as that is plain, or searched for the best-known fields.
    """
    nodes: list[Node] = []
    for script in scripts:
        nodes += _nodes(_load(script))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    best = _best(nodes)
    hints = _of_article(best, known) if best else {}
    if best and any(map(ARTICLE.fullmatch, types_of(best))):
        # Some graphs leave it to the page that holds the article to say when that was.
        page = next((node for node in nodes if any(kind in types_of(node) for kind in PAGES)), {})
        hints = {f"json-ld.{key}": said for key in _OF_PAGE if (said := _said(page.get(key)))} | hints
    if lists := dict.fromkeys(name for node in nodes for name in types_of(node) if name in LISTS):
        hints["json-ld.list"] = SEVERAL.join(lists)
    trail = next(filter(None, map(_breadcrumb, nodes)), "")
    if trail:
        hints["json-ld.breadcrumb"] = trail
    return hints


def _load(script: str) -> Any:
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        return _load_patiently(script)


def _load_patiently(script: str) -> Any:
    mended = _TRAILING_COMMA.sub("", _WRAPPING.sub("", script.strip()))
    for attempt in (mended, unescape(mended)) if "&quot;" in mended else (mended,):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    found = {pair[1]: pair[2].replace('\\"', '"').replace("\\/", "/") for pair in reversed(list(_PAIR.finditer(script)))}
    return {"@type": "Article", **found} if "headline" in found else None


def _nodes(value: Any) -> list[Node]:
    """The things at the top of the data, and those in its graphs and lists."""
    found: list[Node] = []
    waiting = [value]
    while waiting and len(found) < MOST_NODES:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item[:MOST_NODES] + waiting
        elif isinstance(item, dict):
            found.append(item)
            waiting = [inner for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(inner := item.get(key), dict | list)] + waiting
    return found


def types_of(node: Node) -> list[str]:
    """A thing's types without the address of their vocabulary."""
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return [name.rpartition("/")[2] for name in named if isinstance(name, str)]


def _best(nodes: list[Node]) -> Node | None:
    """The article, before a page or video that is dated."""
    articles = [
        node for node in nodes if any(map(ARTICLE.fullmatch, types_of(node))) and any(key in node for key in ("headline", "name", "datePublished"))
    ]
    others = [node for kind in WEAKER for node in nodes if kind in types_of(node) and ("datePublished" in node or "uploadDate" in node)]
    return next((node for node in articles if "headline" in node), None) or next(iter(articles + others), None)


def _of_article(node: Node, known: dict[str, Node]) -> dict[str, str]:
    hints = {f"json-ld.{key}": said for key in _PLAIN if (said := _said(node.get(key)))}
    hints["json-ld.type"] = SEVERAL.join(types_of(node))
    people = list(_resolved(node.get("author") or node.get("creator"), known))
    publishers = list(_resolved(node.get("publisher") or node.get("sourceOrganization"), known))
    address = node.get("mainEntityOfPage")
    several = {
        "author": [name for person in people if "Organization" not in types_of(person) for name in _names(person)],
        "author.organization": [name for body in people if "Organization" in types_of(body) for name in _names(body)],
        "publisher": [name for body in publishers[:1] for name in _names(body)],
        "url": [_said(address.get("@id") or address.get("url") if isinstance(address, dict) else address) or _said(node.get("url"))],
        "keywords": [_said(node.get("keywords"))],
    }
    return hints | {
        f"json-ld.{key}": said for key, values in several.items() if (said := SEVERAL.join(dict.fromkeys(filter(None, values)))[:LONGEST_VALUE])
    }


def _resolved(value: Any, known: dict[str, Node]) -> Iterator[Node]:
    """Things that are given whole, by reference, or by name alone."""
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            identity = item.get("@id")
            referred = known.get(identity, item) if isinstance(identity, str) and "name" not in item else item
            yield referred
        elif isinstance(item, str):
            yield {"name": item}


def _names(node: Node) -> list[str]:
    name = node.get("name") or " ".join(filter(None, (_said(node.get(part)) for part in ("givenName", "familyName"))))
    names = name if isinstance(name, list) else [name]
    return [said for item in names if (said := _said(item)) and not said.startswith(("http://", "https://"))]


def _breadcrumb(node: Node) -> str:
    if "BreadcrumbList" not in types_of(node):
        return ""
    items = node.get("itemListElement")
    names = [_crumb(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return " > ".join(filter(None, names))[:LONGEST_VALUE]


def _crumb(item: Node) -> str:
    inner = item.get("item")
    return _said(item.get("name")) or (_said(inner.get("name")) if isinstance(inner, dict) else "")


def _said(value: Any) -> str:
    """A value as plain words; empty for what says nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return SEVERAL.join(filter(None, (_said(item) for item in value[:50] if not isinstance(item, list))))[:LONGEST_VALUE]
    if isinstance(value, dict):
        return _said(value.get("name") or value.get("@value"))
    if not isinstance(value, str | int | float):
        return ""
    said = str(value)
    if "&" in said:
        said = unescape(said)
    if "<" in said:
        said = _TAG.sub(" ", said)
    return " ".join(said.split())[:LONGEST_VALUE]
