"""HTML parsed, in linear time whatever it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from transforms.reading.words import words

# The parser's time grows with the square of depth and of attributes: below these figures that is no matter.
FEW_TAGS = 5_000
LONGEST_TAG = 30_000
DEEPEST = 400
# Formatting left open is opened again in every paragraph that follows.
MOST_FORMATS = 12

_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMATTING = words("b big code em font i s small strike strong tt u")
# They hold nothing, or end by themselves where the next begins.
_UNNESTED = words("a area base body br col dd dt embed head hr html img input li link meta nobr p param source track wbr")
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))|=)*+"""
_TAG = re.compile(
    r"<!--(?>.*?(?:-->|\Z))"
    rf"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){_ATTRIBUTES}>?(?>.*?(?=</(?P=raw)|\Z))"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>{_ATTRIBUTES}>?)",
    re.IGNORECASE | re.DOTALL,
)
_START = re.compile("<[a-zA-Z]")
_XML = re.compile(r"\s*+(?:<\?xml\s|<!doctype\s[^>]{0,80}xhtml)", re.IGNORECASE)
_CLOSED = re.compile(
    r"<(?P<name>a|b|div|em|i|iframe|p|script|span|strong|style|td|textarea|title)(?P<rest>(?:\s[^<>]{0,2000}+)?+)(?<=/)>", re.IGNORECASE
)


def parse_html(html: str) -> LexborHTMLParser:
    """The tree of a page or a fragment, as browsers build it; never deeper than some hundred elements where the page is large."""
    if _XML.match(html):
        html = _CLOSED.sub(lambda tag: f"<{tag['name']}{tag['rest'].rstrip('/')}></{tag['name']}>", html)
    if html.count("<") > FEW_TAGS or _holds_long_tag(html):
        html = "".join(_Nesting(html).limited())
    try:
        return LexborHTMLParser(html.encode())
    except UnicodeEncodeError:
        return LexborHTMLParser(_SURROGATE.sub("�", html))


def _holds_long_tag(html: str) -> bool:
    """Whether so much stands between two closing brackets that a tag in it is too long."""
    start = 0
    while len(html) - start > LONGEST_TAG:
        end = html.rfind(">", start, start + LONGEST_TAG + 1)
        if end < 0:
            end = html.find(">", start + LONGEST_TAG)
            end = len(html) if end < 0 else end
            tag = _START.search(html, start, end)
            if tag and end - tag.start() > LONGEST_TAG:
                return True
        start = end + 1
    return False


class _Nesting:
    """The tags of a page, read for how deeply they are nested."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.formats = 0

    def limited(self) -> Iterator[str]:
        """The page, in which start tags beyond the limits are line breaks and tags that are too long have no attributes."""
        position = 0
        for tag in _TAG.finditer(self.html):
            kept = self._kept(tag)
            if kept is not None:
                yield self.html[position : tag.start()]
                yield kept
                position = tag.end()
        yield self.html[position:]

    def _kept(self, tag: re.Match[str]) -> str | None:
        """What to put in the place of a tag; None to leave it."""
        if tag["name"] is None:
            return None
        name, rest = tag["name"].lower(), tag["rest"]
        if tag["end"]:
            self._close(name)
            return None
        if not self._opens(name):
            return "<br>"
        return f"<{name}>" if len(rest) > LONGEST_TAG else None

    def _opens(self, name: str) -> bool:
        if name in _UNNESTED:
            return True
        if name in _FORMATTING:
            self.formats += self.formats < MOST_FORMATS + 1
            return self.formats <= MOST_FORMATS
        if len(self.open) >= DEEPEST:
            return False
        self.open.append(name)
        self.count[name] += 1
        return True

    def _close(self, name: str) -> None:
        if name in _FORMATTING:
            self.formats -= self.formats > 0
        elif self.count[name]:
            while True:
                closed = self.open.pop()
                self.count[closed] -= 1
                if closed == name:
                    break
