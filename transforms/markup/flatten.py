"""HTML flattened to lines of text that remember where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.layout import Layout
from transforms.markup.elements import APART, BLOCKS, CELLS, ROOTS, RUNNING, SILENT, TELLING
from transforms.markup.lines import BLANK, PARAGRAPH, Frame, Lines
from transforms.markup.tree import parse_html

# What a line that a browser does not show has among its classes.
HIDDEN = "display=none"
MOST_WORDS_OF_ONE = 12
LONGEST_WORD = 60
LONGEST_URL = 2000

# Attributes whose words say what an element is for, with what is put before each of their words.
_PURPOSES = {"class": "", "id": "", "itemprop": "itemprop=", "role": "role=", "data-component": "", "data-testid": ""}
# Utility classes (mt-4, md:flex, w-[30px]) say how an element looks.
_UTILITY = re.compile(r"[:\[\]/!@.%{}]|(?:^|[-_])\d+$")
_INVISIBLY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
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
    walker = _Walker(absolute(href, base) or base)
    if tree.root is not None:
        walker.walk(tree.root)
    return Flat("".join(walker.lines.parts), walker.lines.layout())


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

    def __init__(self, base: str) -> None:
        self.base = base
        self.lines = Lines()
        self.top = self.frame = Frame("", 0, None)
        self.elements = 0
        self.link: tuple[Frame, str] | None = None
        self.link_start = -1

    def walk(self, root: LexborNode) -> None:
        """All nodes in document order, without recursion."""
        node: LexborNode | None = root
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
            node = child or node.next or self._onward(node)
        self.lines.end(self.frame)

    def _onward(self, node: LexborNode) -> LexborNode | None:
        """The next node after the elements that end with this one, which are closed."""
        while self.frame is not self.top:
            parent = node.parent
            assert parent is not None
            self._leave()
            following = parent.next
            if following is not None:
                return following if self.frame is not self.top else None
            node = parent
        return None

    def _enter(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        words = self._words(attributes) if attributes and tag not in ROOTS else ""
        if tag not in RUNNING:
            self._pass(tag)
        frame = self.frame = Frame(tag, self.elements, self.frame, tag if tag in TELLING else "", words)
        if frame.block is frame:
            return
        line = self.lines.line
        if not line.length:
            frame.line = line
        if tag == "a" and "href" in attributes:
            self._end_link()
            self.link = frame, attributes["href"] or ""
        elif tag == "q":
            self._say('"')

    def _leave(self) -> None:
        frame = self.frame
        tag = frame.tag
        if tag not in RUNNING:
            if tag == "q":
                self._say('"')
            elif self.link and self.link[0] is frame:
                self._end_link()
                self.link = None
            if tag not in CELLS:
                self._pass(tag)
        if frame.line is not None or frame.rows is not None or frame.holds_blocks:
            self.lines.close(frame)
        assert frame.parent is not None
        self.frame = frame.parent

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
        if self.frame.preserves:
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

    def _words(self, attributes: dict[str, str | None]) -> str:
        """What an element's attributes say of its purpose, in lower case."""
        found = ""
        for name, value in attributes.items():
            if name in _PURPOSES and value:
                said = _telling(_PURPOSES[name], value)
            elif name == "hidden" or (name == "style" and value and _INVISIBLY.search(value)):
                said = HIDDEN
            else:
                continue
            found = f"{found} {said}" if found and said else found or said
        return found


@lru_cache(maxsize=1 << 14)
def _telling(prefix: str, value: str) -> str:
    words = (word for word in value.lower().split()[:MOST_WORDS_OF_ONE] if 2 < len(word) <= LONGEST_WORD and not _UTILITY.search(word))
    return " ".join(prefix + word for word in words)
