"""Open elements of a page, and what they say of the lines within them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from transforms.markup.elements import BLOCKS, ROOTS, TELLING

if TYPE_CHECKING:
    from transforms.markup.lines import Line

# What a line that a browser does not show has among its classes.
HIDDEN = "display=none"
MOST_WORDS_OF_ONE = 12
LONGEST_WORD = 60
# So many characters are kept of what stands around a line, from the inside out.
MOST_AROUND = 800

# Attributes whose words say what an element is for, with what is put before each of their words.
_PURPOSES = {"class": "", "id": "", "itemprop": "itemprop=", "role": "role=", "data-component": "", "data-testid": ""}
# Utility classes (mt-4, md:flex, w-[30px]) say how an element looks.
_UTILITY = re.compile(r"[:\[\]/!@.%{}]|(?:^|[-_])\d+$")
_INVISIBLY = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class Frame:
    """An open element, and what has become of it.

    ``number`` counts elements in document order. ``block`` is the nearest block element, maybe itself. ``line`` is,
    for inline elements, the line that was still empty when the element began; ``rows`` are the numbers of the
    lines that are the block's own, ``holds_blocks`` says that blocks within it have lines. ``name`` and ``words``
    are what it adds to Layout, known once ``around`` has been asked.
    """

    __slots__ = ("_classes", "_within", "block", "holds_blocks", "line", "name", "node", "number", "parent", "rows", "tag", "words")

    def __init__(self, tag: str, number: int, parent: Frame | None, node: LexborNode) -> None:
        self.tag = tag
        self.number = number
        self.parent = parent
        self.node = node
        self.block: Frame = self if parent is None or tag in BLOCKS else parent.block
        self.line: Line | None = None
        self.rows: list[int] | None = None
        self.holds_blocks = False
        self.name = self.words = self._within = ""
        self._classes = "" if parent is None else None

    def around(self) -> tuple[str, str]:
        """Names and words of the element and of all around it, as they go into ``within`` and ``classes`` of Layout.

        Worked out when a line asks for it: most elements hold none.
        """
        asked = []
        frame = self
        while frame._classes is None and frame.parent is not None:
            asked.append(frame)
            frame = frame.parent
        within, classes = frame._within, frame._classes or ""
        for frame in reversed(asked):
            if frame.tag in TELLING:
                frame.name = frame.tag
            if frame.tag not in ROOTS:
                frame.words = words_of(frame.node.attributes)
            within, classes = frame.before(within, classes)
            frame._within, frame._classes = within, classes
        return within, classes

    def before(self, within: str, classes: str) -> tuple[str, str]:
        """The element's own name and words before those of what is around it; ``around`` must have been asked."""
        return before(self.name, within) if self.name else within, before(self.words, classes) if self.words else classes


def before(own: str, outer: str) -> str:
    """The words of an element before those of what is around it; of too many, the innermost."""
    if len(own) + len(outer) > MOST_AROUND:
        outer = outer[: max(0, MOST_AROUND - len(own))].rpartition(" ")[0]
    return f"{own} {outer}" if outer else own


def words_of(attributes: dict[str, str | None]) -> str:
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
