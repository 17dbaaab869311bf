"""What is left at the ends of a story once the rest is known: lines that a second reading would take for a headline, dividers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.vocabulary import Kind
from transforms.page import Line, Mark, Page, Span
from transforms.reading.head import read_head

DIVIDER = re.compile(r"[-_=*~—–•.· ]{1,80}")


def head_remainder(page: Page) -> Iterator[Span]:
    """Lines between headline and story that would be the headline if there were no other."""
    return (shape.line.span for shape in page.once(read_head).left_over)


def outer_dividers(kept: Sequence[Line]) -> Iterator[Mark]:
    """Dividers with nothing of the story above or below them, given the lines that stay."""
    for rule, lines in (("leading_divider", kept), ("trailing_divider", kept[::-1])):
        for line in lines:
            if not DIVIDER.fullmatch(line.text):
                break
            yield Mark(line.start, line.end, Kind.OTHER, rule, 0.7)
