"""Text that a page prints twice: a print version after the web version, the opening again as a teaser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.boilerplate.furniture import furnished
from transforms.page import Line, Page, Span
from transforms.reading.shapes import shapes

_WORD = re.compile(r"\w+")
# Words are a copy if they stand in a run of so many that was printed before.
_RUN = 6
# A line is a copy if so much of it is, nearly all: rows of a form differ in a number. A copied stretch has so many words in lines of prose, and so many such lines; or two that are much of the text ...
_COPIED, _LEAST_WORDS, _LEAST_LINES = 0.975, 60, 3
_MUCH = 0.3
# A piece of a paragraph that was wrapped has so many words.
_PIECE = 7
# ... with so many other short lines between two of them.
_BETWEEN, _SHORT = 3, 80
# Copies of a paragraph begin alike, however they are wrapped.
_BEGINNING = 30
_LEAST_TEASER, _MOST_TEASERS = 44, 3
_DOTS = " .…[]"
_QUOTED = "\"'“”„«»‘—–"


@dataclass(frozen=True, slots=True)
class _Copy:
    """How many words a line has, and the number of the line that it repeats from its beginning; None if it is no copy."""

    words: int
    of: int | None


def doubled_text(page: Page) -> Iterator[Span]:
    """Paragraphs that the page printed before, in the same order: the later copy, from its first line to its last."""
    if not _begins_again(page.lines):
        return
    copies = _copies(page.lines)
    marked = page.once(furnished)
    prose = {
        shape.number
        for shape in page.once(shapes)
        if (shape.prose or shape.words >= _PIECE) and shape.text[0] not in _QUOTED and shape.number not in marked
    }
    run: list[Line] = []
    for line in page.lines:
        source = copies[line.number].of
        ordered = not run or (source is not None and source >= (copies[run[-1].number].of or 0))
        if source is not None and ordered:
            run.append(line)
        elif source is not None or (run and not (len(line.text) < _SHORT and line.number - run[-1].number <= _BETWEEN)):
            yield from _span(run, copies, prose)
            run = [line] if source is not None else []
    yield from _span(run, copies, prose)


def cut_off_teaser(page: Page) -> Iterator[Span]:
    """The beginning of a paragraph, cut off with dots, above the paragraph itself."""
    if "…" not in page.text and "..." not in page.text:
        return
    seen: dict[str, list[Line]] = {}
    for line in page.lines:
        same = seen.setdefault(line.text[:_BEGINNING], [])
        for teaser in same:
            if len(line.text) > len(teaser.text) and line.text.startswith(teaser.text.rstrip(_DOTS)):
                yield teaser.span
        same[:] = [teaser for teaser in same if not line.text.startswith(teaser.text.rstrip(_DOTS))]
        if line.text.endswith(("…", "...", "…]", "...]")) and len(line.text) >= _LEAST_TEASER and len(same) < _MOST_TEASERS:
            same.append(line)


def _begins_again(lines: Sequence[Line]) -> bool:
    """Whether enough long lines begin as an earlier one does: a quick look before the words are compared."""
    beginnings = Counter(line.text[:_BEGINNING] for line in lines if len(line.text) >= 2 * _BEGINNING)
    return sum(count - 1 for count in beginnings.values()) >= _LEAST_LINES - 1


def _copies(lines: Sequence[Line]) -> list[_Copy]:
    """For each line, whether nearly all its words stand in runs of words that were printed above it, and where."""
    words: list[str] = []
    owners: list[int] = []
    for line in lines:
        found = _WORD.findall(line.text.lower())
        words += found
        owners += [line.number] * len(found)
    counts, copied = Counter(owners), Counter[int]()
    sources: dict[int, int] = {}
    first: dict[tuple[str, ...], int] = {}
    reached = 0
    for place, run in enumerate(zip(*(words[step:] for step in range(_RUN)), strict=False)):
        above = first.setdefault(run, place)
        if owners[above] < owners[place]:
            sources.setdefault(owners[place], owners[above])
            copied.update(owners[max(reached, place) : place + _RUN])
            reached = place + _RUN
    full = {number for number, count in counts.items() if copied[number] >= _COPIED * count}
    return [_Copy(counts[line.number], sources.get(line.number) if line.number in full else None) for line in lines]


def _span(run: Sequence[Line], copies: Sequence[_Copy], prose: set[int]) -> Iterator[Span]:
    """The stretch from the first line of a run to its last, if it holds enough running text."""
    told = [line for line in run if line.number in prose]
    words = sum(copies[line.number].words for line in told)
    much = words >= _MUCH * sum(copy.words for copy in copies)
    if words >= _LEAST_WORDS and len(told) >= _LEAST_LINES - much:
        yield Span(run[0].start, run[-1].end)
