"""HTML flattened to lines of text that remember where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.layout import Layout
from transforms.markup.elements import APART, BLOCKS, CELLS, RUNNING, SILENT
from transforms.markup.frames import Frame
from transforms.markup.lines import BLANK, PARAGRAPH, Lines
from transforms.markup.tree import parse_html

LONGEST_URL = 2000

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
    """The text of a page that was parsed already."""
    own = tree.css_first("base[href]")
    href = (own.attributes.get("href") or "") if own else ""
    lines = Lines()
    if tree.root is not None:
        _Walker(tree.root, lines, absolute(href, base) or base).walk()
    return Flat("".join(lines.parts), lines.layout())


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
    """Goes through a tree and hands its text to the lines."""

    def __init__(self, root: LexborNode, lines: Lines, base: str) -> None:
        self.root = root
        self.lines = lines
        self.base = base
        self.top = self.frame = Frame("", 0, None, root)
        self.elements = 0
        self.preserving = 0
        self.link: tuple[Frame, str] | None = None
        self.link_start = -1

    def walk(self) -> None:
        """All nodes in document order, without recursion."""
        node: LexborNode | None = self.root
        while node is not None:
            tag = node.tag or "-comment"
            child = None
            if tag == "-text":
                self._say(node.text_content or "")
            elif tag == "br":
                self._end_link()
                self.lines.break_line(self.frame)
            elif tag not in SILENT:
                child = node.child
                self.elements += 1
                if child is None:
                    self._pass(tag)
                else:
                    self._enter(node, tag)
            node = child or node.next or self._onward()
        self.lines.end(self.frame)

    def _onward(self) -> LexborNode | None:
        """The next node after the elements that end here, which are closed."""
        while self.frame is not self.top:
            ended = self.frame.node
            self._leave()
            if following := ended.next:
                return following if self.frame is not self.top else None
        return None

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag not in RUNNING:
            self._pass(tag)
        frame = self.frame = Frame(tag, self.elements, self.frame, node)
        if frame.block is frame:
            self.preserving += tag == "pre"
            return
        line = self.lines.line
        if not line.length:
            frame.line = line
        if tag == "a":
            attributes = node.attributes
            if "href" in attributes:
                self._end_link()
                self.link = frame, attributes["href"] or ""
        elif tag == "q":
            self._say('"')

    def _leave(self) -> None:
        frame = self.frame
        tag = frame.tag
        if frame.block is frame:
            if tag not in CELLS:
                self._pass(tag)
            self.preserving -= tag == "pre"
            self.lines.close(frame)
        else:
            if tag not in RUNNING:
                self._leave_unlike(frame)
            line = self.lines.line
            if frame.line is line and line.length:
                line.covering.append((line.length, frame))
        assert frame.parent is not None
        self.frame = frame.parent

    def _leave_unlike(self, frame: Frame) -> None:
        """An inline element ends that may do something to its text."""
        if frame.tag == "q":
            self._say('"')
        elif self.link and self.link[0] is frame:
            self._end_link()
            self.link = None
        self._pass(frame.tag)

    def _pass(self, tag: str) -> None:
        """An element that is no part of running text begins or ends here, whatever is in it."""
        if tag in BLOCKS:
            lines = self.lines
            if tag in CELLS and not self.frame.block.holds_blocks:
                lines.line.cell_ended = True
                return
            if lines.line.length:
                self._end_link()
                lines.end(self.frame)
            lines.divider = PARAGRAPH
        elif tag in APART or "-" in tag:
            line = self.lines.line
            line.spaced = line.spaced or line.apart
            line.apart = True

    def _say(self, text: str) -> None:
        if self.preserving:
            self._say_as_it_stands(text)
            return
        line = self.lines.line
        words = text.split()
        if not words:
            line.spaced = True
            return
        if text[0].isspace():
            line.spaced = True
        self._add(" ".join(words))
        line.spaced = text[-1].isspace()

    def _say_as_it_stands(self, text: str) -> None:
        for piece in text.splitlines(keepends=True):
            bare = piece.splitlines()[0]
            if said := bare.rstrip():
                self._add(said)
            if bare != piece:
                self._end_link()
                self.lines.break_line(self.frame)

    def _add(self, said: str) -> None:
        line = self.lines.line
        line.add(said, self.frame, self.link is not None)
        if self.link and self.link_start < 0:
            self.link_start = line.length - len(said)

    def _end_link(self) -> None:
        """The link ends here, or goes on in the next line."""
        if self.link and self.link_start >= 0 and (url := absolute(self.link[1], self.base)):
            self.lines.line.anchors.append((self.link_start, self.lines.line.length, url))
        self.link_start = -1
