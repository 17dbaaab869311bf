"""Lines put together from the text of elements, with what is to be known of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.layout import Layout
from transforms.markup.elements import CELLS, CLOSE_SET
from transforms.markup.frames import Frame
from transforms.page import INVISIBLE

MOST_INLINE = 20
CELL_DIVIDER = " | "
PARAGRAPH, LINE = "\n\n", "\n"
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE


class Line:
    """The line being put together. ``covering`` are inline elements that began with it, and its length where each ended.

    ``apart``: an element that does not run together with the next of its kind has just ended.
    """

    __slots__ = ("anchors", "apart", "block", "cell_ended", "covering", "length", "linked", "parts", "spaced")

    def __init__(self) -> None:
        self.block: Frame | None = None
        self.parts: list[str] = []
        self.length = self.linked = 0
        self.spaced = self.cell_ended = self.apart = False
        self.anchors: list[tuple[int, int, str]] = []
        self.covering: list[tuple[int, Frame]] = []

    def add(self, text: str, frame: Frame, linked: bool) -> None:
        """Text of an inline run, which stands as it is but for a blank or a divider before it."""
        divider = ""
        if self.block is None:
            self.block = frame.block
        elif self.cell_ended:
            divider = CELL_DIVIDER
            self.block = _row_of(frame)
        elif self.spaced:
            divider = " "
        self.cell_ended = self.spaced = self.apart = False
        self.parts += (divider, text)
        self.length += len(divider) + len(text)
        if linked:
            self.linked += len(text)


@dataclass(slots=True)
class Lines:
    """The lines so far: the text in ``parts``, and of each line what Layout holds."""

    line: Line = field(default_factory=Line)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    divider: str = ""
    tags: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    anchors: list[tuple[int, int, str]] = field(default_factory=list)

    def break_line(self, innermost: Frame) -> None:
        """A line ends here; where one has just ended, a paragraph does."""
        self.end(innermost)
        self.divider = PARAGRAPH if self.divider else LINE

    def end(self, innermost: Frame) -> None:
        """Keep the line, if anything in it prints, and begin another."""
        line = self.line
        line.spaced = line.cell_ended = False
        if not line.length:
            return
        self.line = Line()
        still_open = _open_since(line, innermost, self.line)
        text = "".join(line.parts)
        if line.block is not None and text.strip(BLANK):
            self._keep(line, line.block, text, [frame for length, frame in line.covering if length == line.length] + still_open)

    def close(self, block: Frame) -> None:
        """The block element ends: a line alone in its block belongs to what holds the block."""
        if block.parent is not None and (block.rows or block.holds_blocks):
            block.parent.block.holds_blocks = True
            if block.rows and len(block.rows) == 1 and not block.holds_blocks:
                self.parents[block.rows[0]] = block.parent.number

    def layout(self) -> Layout:
        """What the markup says of the lines."""
        starts, ends, urls = zip(*self.anchors, strict=True) if self.anchors else ((), (), ())
        return Layout(self.tags, self.within, self.classes, self.links, self.parents, starts, ends, urls)

    def _keep(self, line: Line, block: Frame, text: str, covering: list[Frame]) -> None:
        divider = self._divider(block) if self.tags else ""
        self.parts += (divider, text)
        start = self.length + len(divider)
        self.length = start + len(text)
        if line.anchors:
            self.anchors += [(start + first, start + last, url) for first, last, url in line.anchors]
        classes = block.around()[1]
        within = block.parent.around()[0] if block.parent else ""
        for frame in reversed(covering):
            frame.around()
            within, classes = frame.before(within, classes)
        if block.rows is None:
            block.rows = []
        block.rows.append(len(self.tags))
        self.tags.append(block.tag)
        self.within.append(within)
        self.classes.append(classes)
        self.links.append(round(line.linked / line.length, 3) if line.linked else 0.0)
        self.parents.append(block.number)
        self.divider = ""

    def _divider(self, block: Frame) -> str:
        follows = self.divider == PARAGRAPH and block.tag in CLOSE_SET and self.tags[-1] in CLOSE_SET
        return LINE if follows else self.divider or PARAGRAPH


def _row_of(frame: Frame) -> Frame:
    """The row that the text of a cell stands in."""
    block = frame.block
    return block.parent.block if block.tag in CELLS and block.parent else block


def _open_since(line: Line, innermost: Frame, following: Line) -> list[Frame]:
    """The inline elements that are still open and began with a line; they go on in the line that follows."""
    found = []
    frame = innermost
    for _ in range(MOST_INLINE):
        if frame.block is frame or frame.parent is None:
            break
        if frame.line is line:
            found.append(frame)
        frame.line = following
        frame = frame.parent
    return found
