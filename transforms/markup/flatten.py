"""HTML flattened to lines of text that remember where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from transforms.layout import Layout
from transforms.markup.elements import SILENT, VERBATIM
from transforms.markup.lines import BLANK, PARAGRAPH, Lines
from transforms.markup.tags import Kind, Tags, unescaped
from transforms.markup.tree import parse_html

LONGEST_URL = 2000

_SILENT, _VERBATIM = sorted(SILENT), list(VERBATIM)
# Comments, and what the parser takes for instructions.
_COMMENT = re.compile(r"<!--(?>.*?-->)|<\?[^>]*+>", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flat:
    """Text out of markup, and what the markup said of each line of it that prints something."""

    text: str
    layout: Layout


def flatten(html: str, base: str = "") -> Flat:
    """The text of a page or fragment, one block element or row of a table a line; never fails, in linear time.

    ``base`` is the address that relative links start from, if the page does not say so itself. Programs,
    styles, comments, drawings and frames are no text. Hidden elements are, with the word HIDDEN among
    the classes: some pages hide the story until a program has run.
    """
    return flatten_tree(parse_html(html), base)


def flatten_tree(tree: LexborHTMLParser, base: str = "") -> Flat:
    """The text of a page that was parsed already; the tree loses what is no text of it."""
    own = tree.css_first("base[href]")
    href = (own.attributes.get("href") or "") if own else ""
    lines = Lines()
    _Walker(lines, absolute(href, base) or base).walk(_serialised(tree))
    return Flat("".join(lines.parts), lines.layout())


def _serialised(tree: LexborHTMLParser) -> str:
    """The page as the parser writes it, without what is no text: every tag closed, and in it no "<" or ">" but those of tags."""
    tree.strip_tags(_SILENT, recursive=True)
    tree.unwrap_tags(_VERBATIM)
    return _COMMENT.sub("", (tree.root and tree.root.html) or "")


def absolute(href: str, base: str) -> str | None:
    """An address as the web has it; None for what leads nowhere: programs, places on the same page, what is no address."""
    href = href.strip(BLANK)
    if not href or href[0] == "#" or len(href) > LONGEST_URL:
        return None
    if href.startswith(("https://", "http://")):
        return href
    if href[0] == "/" and not href.startswith("//") and "/." not in href:
        # urljoin does the same in fifty times the time, and menus are full of these.
        return _origin(base) + href
    if _SCHEME.match(href):
        return href if href.lower().startswith(("http:", "https:", "mailto:")) else None
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of an address; empty if it has none."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


class _Walker:
    """Goes through a page as the parser writes it and hands its text to the lines."""

    def __init__(self, lines: Lines, base: str) -> None:
        self.lines = lines
        self.base = base
        self.preserving = 0
        self.href = ""
        self.link_depth = self.link_start = -1

    def walk(self, html: str) -> None:
        """All tags and texts in document order.

        What happens most is done here and not in functions of its own: each would be called a thousand times a page.
        """
        lines, tags = self.lines, Tags()
        stack, number, entered = lines.open, 0, False
        for piece in html.split("<")[1:]:
            written, _, text = piece.partition(">")
            kind, words, href = tags[written]
            if kind.ends:
                if stack[-1][0].name == kind.name:
                    if kind.special:
                        self._leave(kind, entered)
                    if not kind.block:
                        ended = stack.pop()
                        depth = len(stack)
                        if depth < lines.known:
                            lines.known = depth
                            lines.low = min(lines.low, depth)
                        elif depth < lines.low:
                            lines.low = depth
                            lines.covering.append((lines.length, ended))
                entered = False
            elif kind.special:
                entered = self._enter(kind, words, href, number + 1)
                number += kind.name != "br"
            else:
                number += 1
                entered = False
                if not kind.void:
                    stack.append((kind, words, number))
            if text:
                entered = False
                if not text.isspace() or self.preserving:
                    self._say(text)
                else:
                    lines.spaced = True
        lines.end()

    def _enter(self, kind: Kind, words: str, href: str | None, number: int) -> bool:
        """An element begins that is no mere part of running text. Returns whether it may hold anything."""
        lines = self.lines
        if kind.name == "br":
            self._end_link()
            lines.break_line()
            return False
        self._pass(kind)
        if kind.block:
            if not kind.void:
                self.preserving += kind.name == "pre"
                lines.open_block(kind, words, number)
            return False
        lines.open.append((kind, words, number))
        if href is not None:
            self._end_link()
            self.href, self.link_depth = href, len(lines.open) - 1
        elif kind.name == "q":
            self._add('"')
        return True

    def _leave(self, kind: Kind, empty: bool) -> None:
        """An element ends that is no mere part of running text."""
        if kind.block:
            if not kind.cell:
                self._pass(kind)
            self.preserving -= kind.name == "pre"
            self.lines.close_block()
            return
        if kind.name == "q":
            self._add('"')
        elif self.link_depth == len(self.lines.open) - 1:
            self._end_link()
            self.link_depth = -1
        if not empty:
            self._pass(kind)

    def _pass(self, kind: Kind) -> None:
        """A block element, or one that stands apart, begins or ends here."""
        lines = self.lines
        if kind.block:
            if kind.cell and not lines.blocks[-1].holds_blocks:
                lines.cell_ended = True
                return
            if lines.length:
                self._end_link()
                lines.end()
            lines.divider = PARAGRAPH
        elif kind.apart:
            lines.spaced = lines.spaced or lines.apart
            lines.apart = True

    def _say(self, text: str) -> None:
        if "&" in text:
            text = unescaped(text)
        if self.preserving:
            self._say_as_it_stands(text)
            return
        lines = self.lines
        if words := " ".join(text.split()):
            lines.spaced = lines.spaced or text[0].isspace()
            self._add(words)
        lines.spaced = text[-1].isspace()

    def _say_as_it_stands(self, text: str) -> None:
        for piece in text.splitlines(keepends=True):
            bare = piece.splitlines()[0]
            if said := bare.rstrip():
                self._add(said)
            if bare != piece:
                self._end_link()
                self.lines.break_line()

    def _add(self, said: str) -> None:
        start = self.lines.add(said)
        if self.link_depth >= 0:
            self.lines.linked += len(said)
            if self.link_start < 0:
                self.link_start = start

    def _end_link(self) -> None:
        """The link ends here, or goes on in the next line."""
        if self.link_start >= 0 and (url := absolute(self.href, self.base)):
            self.lines.line_anchors.append((self.link_start, self.lines.length, url))
        self.link_start = -1
