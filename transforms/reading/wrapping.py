"""Paragraphs wrapped at a fixed width: which lines are only pieces of one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from transforms.page import Line

WIDTHS = range(38, 121)

_FINISHED = re.compile(r"[.!?…:;。！？](?:[\"'”’»“)\]]*)$")


def wrapped_blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs among the lines that are wrapped, each as its lines.

    Two lines alone may look wrapped by chance: they count only beside a paragraph of three or more.
    """
    blocks = [block for block in _blocks(lines) if _is_wrapped(block)]
    return blocks if any(len(block) > 2 for block in blocks) else []


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on the line."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width - 3


def finished(text: str) -> bool:
    """Whether the text ends as sentences and introductions end."""
    return _FINISHED.search(text, max(0, len(text) - 8)) is not None


def _is_wrapped(block: Sequence[Line]) -> bool:
    """Whether nearly every line of a block is full or ends a sentence, and most next lines begin in the middle of one."""
    width = max(len(line.text) for line in block)
    if len(block) < 2 or width not in WIDTHS:
        return False
    pairs = list(itertools.pairwise(block))
    fits = sum(finished(before.text) or is_full(before, line, width) for before, line in pairs)
    running = sum(not finished(before.text) for before, _ in pairs)
    lower = sum(line.text[0].islower() for line in block[1:])
    return fits >= 0.85 * len(pairs) and running >= 0.5 * len(pairs) and lower >= max(1, 0.3 * len(pairs))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank between them."""
    block: list[Line] = []
    for line in lines:
        if block and (line.gap or line.number != block[-1].number + 1):
            yield block
            block = []
        block.append(line)
    if block:
        yield block
