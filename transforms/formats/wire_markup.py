"""The markup of agencies' stories, NITF or XHTML or neither, as HTML that says the same of every line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from lxml import etree

from transforms.formats.xml import local
from transforms.layout import Layout
from transforms.markup.flatten import flatten

_VOID = frozenset(("br", "hr", "img"))
# Elements of NITF 3.6 that make a line or change what it is, by what HTML calls them.
_NITF = {
    "block": "div", "hl1": "h1", "hl2": "h2", "bq": "blockquote", "credit": "cite", "tagline": "p", "bibliography": "p", "datasource": "p",
    "byline": "p", "dateline": "p", "distributor": "p", "copyrite": "p", "abstract": "div", "note": "aside", "ednote": "aside",
    "media": "figure", "media-caption": "figcaption", "media-producer": "figcaption", "nitf-table": "div", "body.content": "div", "body.end": "footer",
}  # fmt: skip
_HTML = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "nav",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
    ]
)
# What prints nothing of the story.
_SILENT = frozenset(
    ("head", "script", "style", "media-object", "media-metadata", "media-reference", "nitf-table-metadata", "body.head", "col", "colgroup")
)
_LOOKS_LIKE_HTML = re.compile(r"</?(?:p|br|div|html|body|table|ul|ol|h[1-6]|span|b|i|a|strong|em)\b[^<>]*>", re.IGNORECASE)


# One of these is in every story that has markup; data (sports results, lists of events) has none of them.
_OF_PROSE = frozenset(("html", "body", "div", "p", "pre", "article", "body.content"))


class Story(NamedTuple):
    """The text of a story; ``layout`` is None if it was flat as it came."""

    text: str
    layout: Layout | None


class Markup(NamedTuple):
    """A story before it is read: as HTML, or as plain ``text`` if that is empty."""

    html: str
    text: str = ""


NO_STORY = Story("", None)


def story_of(*parts: Markup) -> Story:
    """What some markup prints, a line a block; the same part is told once, in its first place."""
    parts = tuple(dict.fromkeys(part for part in parts if part.html or part.text.strip()))
    if not parts:
        return NO_STORY
    if len(parts) == 1 and not parts[0].html:
        return Story(parts[0].text.strip("\r\n"), None)
    flat = flatten("".join(part.html or f"<pre>{escape(part.text)}</pre>" for part in parts))
    return Story(flat.text, flat.layout)


def captions(text: str) -> Markup:
    """The lines of a text as captions."""
    return Markup("".join(f"<figcaption>{escape(line)}</figcaption>" for line in text.splitlines() if line.strip()))


def read_markup(element: etree._Element) -> Markup:
    """What stands in an element that may hold a story as XHTML, as escaped HTML or plain; nothing if it holds data."""
    if not any(isinstance(inner.tag, str) for inner in element):
        return read_plain("".join(element.itertext()))
    prose = any(local(inner) in _OF_PROSE for inner in element.iter(etree.Element))
    return Markup(to_html(element) if prose else "")


def read_plain(text: str) -> Markup:
    """Text that stands in an element without markup, or with HTML as text in it."""
    return Markup(text) if _LOOKS_LIKE_HTML.search(text) else Markup("", text)


def to_html(element: etree._Element) -> str:
    """What is in an element as HTML. Names that are none of NITF's and HTML's blocks become spans; every character of its text stays."""
    return "".join(_html(element))


def _html(top: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        name = local(element)
        silent = name in _SILENT and element is not top
        tag = _tag(element, name)
        if event == "start":
            if silent:
                walk.skip_subtree()
                continue
            yield _start(element, name, tag) if element is not top else ""
            yield escape(element.text or "", quote=False)
        else:
            if element is top:
                break
            if not silent and tag not in _VOID:
                yield f"</{tag}>"
            yield escape(element.tail or "", quote=False)


def _tag(element: etree._Element, name: str) -> str:
    """What an element is in HTML: the paragraphs of a caption are captions, not what holds them."""
    if name == "p" and (above := element.getparent()) is not None and local(above) == "media-caption":
        return "figcaption"
    if name == "media-caption" and any(local(inner) == "p" for inner in element):
        return "div"
    return name if name in _HTML else _NITF.get(name, "span")


def _start(element: etree._Element, name: str, tag: str) -> str:
    classes = " ".join(filter(None, (element.get("class"), name if name != tag else None)))
    href = element.get("href") if tag == "a" else None
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in (("class", classes), ("href", href)) if value)
    return f"<{tag}{attributes}>"
