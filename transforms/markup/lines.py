"""Lines put together from the text of elements, with what is to be known of each."""

from __future__ import annotations

from transforms.layout import Layout
from transforms.markup.elements import CLOSE_SET
from transforms.markup.tags import Kind, before, kind_of
from transforms.page import INVISIBLE

MOST_INLINE = 20
CELL_DIVIDER = " | "
PARAGRAPH, LINE = "\n\n", "\n"
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE

# An open element: its kind, the words of its attributes, its number in document order.
Open = tuple[Kind, str, int]


class Block:
    """An open block element, and what has become of it: the numbers of the lines that are its own, and whether blocks within it have lines.

    ``depth`` is its place among the open elements; ``within`` and ``classes`` are as Layout has them for its lines, once one asked.
    """

    __slots__ = ("classes", "depth", "holds_blocks", "kind", "number", "rows", "within")

    def __init__(self, kind: Kind, depth: int, number: int) -> None:
        self.kind = kind
        self.depth = depth
        self.number = number
        self.rows: list[int] | None = None
        self.holds_blocks = False
        self.within: str | None = None
        self.classes = ""


class Lines:
    """The lines so far, the elements that are open, and the line being put together.

    Of that line: its ``length``, how much of it is ``linked``, the ``block`` it belongs to, and ``covering``: inline
    elements that were open when it began, and its length where each ended; the first ``low`` of the open elements
    have been open since it began, none while it is empty. Before what comes next in it, a blank is due where
    it is ``spaced``, a divider where a cell has ended; ``apart``: an element has just ended that does not run
    together with the next of its kind. The first ``known`` of the open elements are counted in ``around``.
    """

    def __init__(self) -> None:
        page = kind_of("")
        self.open: list[Open] = [(page, "", 0)]
        self.blocks = [Block(page, 0, 0)]
        self.around = [("", "")]
        self.known = 1
        self.parts: list[str] = []
        self.said: list[str] = []
        self.total = self.length = self.linked = self.low = 0
        self.spaced = self.cell_ended = self.apart = False
        self.block: Block | None = None
        self.covering: list[tuple[int, Open]] = []
        self.divider = ""
        self.tags: list[str] = []
        self.within: list[str] = []
        self.classes: list[str] = []
        self.links: list[float] = []
        self.parents: list[int] = []
        self.anchors: list[tuple[int, int, str]] = []
        self.line_anchors: list[tuple[int, int, str]] = []

    def add(self, text: str) -> int:
        """Text of an inline run, which stands as it is but for a blank or a divider before it. Returns where it stands in the line."""
        if self.block is None:
            self.block = self.blocks[-1]
            self.low = len(self.open)
        elif self.cell_ended:
            self.block = self.blocks[-2] if self.blocks[-1].kind.cell else self.blocks[-1]
            self.said.append(CELL_DIVIDER)
            self.length += len(CELL_DIVIDER)
        elif self.spaced:
            self.said.append(" ")
            self.length += 1
        self.cell_ended = self.spaced = self.apart = False
        self.said.append(text)
        start = self.length
        self.length = start + len(text)
        return start

    def break_line(self) -> None:
        """A line ends here; where one has just ended, a paragraph does."""
        self.end()
        self.divider = PARAGRAPH if self.divider else LINE

    def end(self) -> None:
        """Keep the line, if anything in it prints, and begin another."""
        self.spaced = self.cell_ended = False
        if not self.length:
            return
        text = "".join(self.said) if len(self.said) > 1 else self.said[0]
        if self.block is not None and text.strip(BLANK):
            self._keep(self.block, text)
        self.said, self.covering, self.line_anchors = [], [], []
        self.length = self.linked = self.low = 0
        self.apart, self.block = False, None

    def open_block(self, kind: Kind, words: str, number: int) -> None:
        """A block element begins."""
        self.blocks.append(Block(kind, len(self.open), number))
        self.open.append((kind, words, number))

    def close_block(self) -> None:
        """The innermost block element ends: a line alone in its block belongs to what holds the block."""
        block = self.blocks.pop()
        if block is self.block:
            self._look_around(block)
        self.open.pop()
        self.low = min(self.low, block.depth)
        self.known = min(self.known, block.depth)
        if block.rows or block.holds_blocks:
            self.blocks[-1].holds_blocks = True
            if block.rows and len(block.rows) == 1 and not block.holds_blocks:
                self.parents[block.rows[0]] = self.open[-1][2]

    def layout(self) -> Layout:
        """What the markup says of the lines."""
        starts, ends, urls = zip(*self.anchors, strict=True) if self.anchors else ((), (), ())
        return Layout(self.tags, self.within, self.classes, self.links, self.parents, starts, ends, urls)

    def _keep(self, block: Block, text: str) -> None:
        name = block.kind.name
        divider = self._divider(name) if self.tags else ""
        self.parts += (divider, text)
        start = self.total + len(divider)
        self.total = start + len(text)
        if self.line_anchors:
            self.anchors += [(start + first, start + last, url) for first, last, url in self.line_anchors]
        if block.within is None:
            self._look_around(block)
        if block.rows is None:
            block.rows = []
        block.rows.append(len(self.tags))
        self.tags.append(name)
        self._tell(block.within or "", block.classes)
        self.links.append(round(self.linked / self.length, 3) if self.linked else 0.0)
        self.parents.append(block.number)
        self.divider = ""

    def _tell(self, within: str, classes: str) -> None:
        """Note what stands around the line: around its block, and before that the inline elements that hold all of it, the innermost first."""
        # Of elements that held blocks before, the line is but the rest.
        innermost = max(self.blocks[-1].depth + 1, self.known)
        if self.covering or self.low > innermost:
            still = self.open[max(innermost, len(self.open) - MOST_INLINE) : self.low]
            for kind, words, _ in (*still, *(ended for length, ended in reversed(self.covering) if length == self.length)):
                within = before(kind.within, within) if kind.within else within
                classes = before(words, classes) if words else classes
        self.within.append(within)
        self.classes.append(classes)

    def _look_around(self, block: Block) -> None:
        """Find out what the block and all around it say, which is worked out for the open elements that hold lines alone."""
        around = self.around
        del around[self.known :]
        within, classes = around[-1]
        for kind, words, _ in self.open[self.known : block.depth + 1]:
            within = before(kind.within, within) if kind.within else within
            classes = before(words, classes) if words else classes
            around.append((within, classes))
        self.known = len(around)
        block.within, block.classes = around[block.depth - 1][0] if block.depth else "", around[block.depth][1]

    def _divider(self, name: str) -> str:
        follows = self.divider == PARAGRAPH and name in CLOSE_SET and self.tags[-1] in CLOSE_SET
        return LINE if follows else self.divider or PARAGRAPH
