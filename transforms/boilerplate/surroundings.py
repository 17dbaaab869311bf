"""What stands around a line: neighbours, runs and windows, the densest stretch of the page, furniture above and below."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from schemas.vocabulary import Kind
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.lines import Detail, Outline, detail, outlines
from transforms.page import Page
from transforms.reading.shapes import shapes

# Distances are counted up to this many lines.
FAR = 60
# In the densest stretch a line counts by its prose, up to so much; what each line costs first.
_LINE_COUNTS, _LINE_COSTS = 400, 25
_WINDOWS = (3, 8, 20)
# A short line in so long a run without prose is no part of a story.
_LONG_RUN, _SHORT, _BESIDE = 12, 80, 3
_UNSEEN = Detail(*(-1,) * len(Detail._fields))
_OF_FURNITURE = {
    Kind.RELATED: 2,
    Kind.PROMO: 3,
    Kind.CAPTION: 4,
    Kind.CREDIT: 4,
    Kind.COMMENT: 5,
    **dict.fromkeys((Kind.FOOTER, Kind.CORRECTION, Kind.SOURCE, Kind.BIO, Kind.DATE), 6),
}
NAMES = (
    *("size", "prose", "end", "opener", "linked", "images", "bullet", "indent"),
    *Detail._fields,
    *("group", "gap", "gap_after", "copies", "beginnings", "same_indent", "core_indent", "known_words"),
    *(f"{name}{step:+d}" for step in (-1, 1) for name in ("size", "end", "linked", "group", "capitals", "digits", "clock", "heading")),
    *(f"{name}{step:+d}" for step in (-2, 2) for name in ("size", "end", "linked", "group")),
    *(f"{name}_{width}" for width in _WINDOWS for name in ("prose", "paragraphs", "linked")),
    *("run", "run_place", "paragraph_above", "size_above", "paragraph_below", "size_below", "share_above", "amount_above"),
    *("in_core", "core_start", "core_end", "core_share", "core_size", "core_paragraph", "lines", "prose_share", "place"),
    *("since_related", "since_promo", "since_comments", "since_footer", "since_heading", "furniture_near"),
)


class Surroundings:
    """The page as the line model sees it, counted once; features() gives a line's row of numbers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outlines = page.once(outlines)
        marked = page.once(furnished)
        self.groups = [_OF_FURNITURE.get(marked[number].kind, 1) if number in marked else 0 for number in range(len(self.outlines))]
        self.prose = [own.prose for own in self.outlines]
        self.total = sum(self.prose)
        self.runs = _runs(self.prose)
        self._details: dict[int, Detail] = {}
        self._rows: dict[int, list[float]] = {}

    def hopeless(self, place: int) -> bool:
        """Whether a line can be told to be no part of the story without its features: it stands in a long run of short ones.

        A sentence is not told so if running text stands near: a story may well end with a short one.
        """
        own, (length, number) = self.outlines[place], self.runs[place]
        if length < _LONG_RUN or own.size >= _SHORT:
            return False
        near = number < _BESIDE or self._below[place] <= _BESIDE
        return not (near and own.end in (1, 2) and own.linked < 0.5)

    def features(self, place: int) -> list[float]:
        """The line's features, in the order of NAMES."""
        if place not in self._rows:
            self._rows[place] = self._row(place, self.outlines[place])
        return self._rows[place]

    def _row(self, place: int, own: Outline) -> list[float]:
        return [*own[:8], *self._detail(place), *self._alone(place, own), *self._near(place), *self._windows(place), *self._place(place)]

    def _detail(self, place: int) -> Detail:
        if place not in self._details:
            self._details[place] = detail(self.page, place)
        return self._details[place]

    def _alone(self, place: int, own: Outline) -> Iterable[float]:
        lines, text = self.page.lines, self.page.lines[place].text
        after = lines[place + 1].gap if place + 1 < len(lines) else 5
        return (
            self.groups[place],
            min(5, lines[place].gap),
            min(5, after),
            min(5, self._copies[text]),
            min(5, self._beginnings[text[:24]]),
            self._indents[own.indent] / (self.total or 1),
            own.indent - self._usual_indent,
            self._known(own),
        )

    def _near(self, place: int) -> Iterable[float]:
        sides = self._sides
        return (
            *(*sides[place + 1], *self._more(place - 1)),
            *(*sides[place + 3], *self._more(place + 1)),
            *(*sides[place], *sides[place + 4]),
        )

    def _more(self, place: int) -> Iterable[float]:
        more = self._detail(place) if 0 <= place < len(self.outlines) else _UNSEEN
        return more.capitals, more.digits, more.clock, more.heading

    @cached_property
    def _sides(self) -> list[tuple[float, ...]]:
        """What a line's neighbours see of it, with two lines that are none at either end."""
        own = [(min(own.size, 400), own.end, own.linked, group) for own, group in zip(self.outlines, self.groups, strict=True)]
        none = [(-1, -1, -1.0, -1)] * 2
        return [*none, *own, *none]

    def _windows(self, place: int) -> list[float]:
        prose, paragraphs, linked = self._sums
        found: list[float] = []
        for width in _WINDOWS:
            low, high, size = max(0, place - width), min(len(self.prose), place + width + 1), 2 * width + 1
            found += (prose[high] - prose[low]) / size, (paragraphs[high] - paragraphs[low]) / size, (linked[high] - linked[low]) / size
        return found

    def _place(self, place: int) -> Iterable[float]:
        count, (start, end), sums = len(self.prose), self.core, self._sums
        above, below = self._above[place], self._below[place]
        amount, inside = sums[0][place], sums[0][end] - sums[0][start]
        share = inside / (sums[0][-1] or 1)
        return (
            *self.runs[place],
            *(above, self.prose[place - above] if above <= place and above < FAR else -1),
            *(below, self.prose[place + below] if place + below < count and below < FAR else -1),
            *(amount / (sums[0][-1] or 1), amount),
            *(start <= place < end, max(-FAR, min(FAR, place - start)), max(-FAR, min(FAR, end - place))),
            *(share, inside, inside / (sums[1][end] - sums[1][start] or 1), count, self.total / (self.total + 30 * count), place / count),
            *(since[place] for since in self._since),
            self._furniture[min(count, place + 5)] - self._furniture[max(0, place - 4)],
        )

    @cached_property
    def core(self) -> tuple[int, int]:
        """The stretch of lines, end exclusive, where running text most outweighs the rest."""
        best = gain = start = 0
        found = (0, 0)
        for place, prose in enumerate(self.prose):
            gain += min(prose, _LINE_COUNTS) - _LINE_COSTS
            if gain <= 0:
                gain, start = 0, place + 1
            elif gain > best:
                best, found = gain, (start, place + 1)
        return found

    @cached_property
    def _sums(self) -> list[list[float]]:
        columns = ([float(min(500, prose)) for prose in self.prose], [prose > 0 for prose in self.prose], [own.linked for own in self.outlines])
        return [list(itertools.accumulate(column, initial=0.0)) for column in columns]

    @cached_property
    def _furniture(self) -> list[int]:
        return list(itertools.accumulate((group > 0 for group in self.groups), initial=0))

    @cached_property
    def _since(self) -> list[list[int]]:
        headings = [line.text.startswith(("# ", "## ")) for line in self.page.lines]
        return [*(_since(group == wanted for group in self.groups) for wanted in (2, 3, 5, 6)), _since(headings)]

    @cached_property
    def _above(self) -> list[int]:
        return [min(FAR, 1 + distance) for distance in [FAR, *_since(prose > 0 for prose in self.prose)[:-1]]]

    @cached_property
    def _below(self) -> list[int]:
        return [min(FAR, 1 + distance) for distance in [FAR, *_since(prose > 0 for prose in reversed(self.prose))[:-1]]][::-1]

    @cached_property
    def _copies(self) -> Counter[str]:
        return Counter(line.text for line in self.page.lines)

    @cached_property
    def _beginnings(self) -> Counter[str]:
        return Counter(line.text[:24] for line in self.page.lines)

    @cached_property
    def _indents(self) -> Counter[int]:
        return _weights(self.outlines)

    @cached_property
    def _usual_indent(self) -> int:
        usual = _weights(self.outlines[slice(*self.core)]).most_common(1)
        return usual[0][0] if usual else 0

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        lines = self.page.once(shapes)[slice(*self.core)]
        return frozenset(word for shape in lines if shape.words >= 12 for word in shape.text.split())

    def _known(self, own: Outline) -> float:
        """The share of a short line's longer words that the core uses too; -1 for others."""
        some = [word for word in own.text.split() if len(word) > 3] if own.size < 300 else []
        return sum([word in self._vocabulary for word in some]) / len(some) if some else -1.0


def _weights(some: Sequence[Outline]) -> Counter[int]:
    """How much prose stands at each indentation."""
    weights: Counter[int] = Counter()
    for own in some:
        if own.prose:
            weights[own.indent] += own.prose
    return weights


def _runs(prose: Sequence[int]) -> list[tuple[int, int]]:
    """For each line, the length of the run of lines without prose that it stands in, less than 0 for a run with prose; and its place there."""
    found: list[tuple[int, int]] = []
    for has_prose, run in itertools.groupby(prose, key=bool):
        length = len(list(run))
        size = -min(FAR, length) if has_prose else min(FAR, length)
        found += [(size, min(FAR, number)) for number in range(length)]
    return found


def _since(wanted: Iterable[object]) -> list[int]:
    """How many lines ago the last wanted one was; FAR if none was within so many."""
    found, distance = [], FAR
    for one in wanted:
        distance = 0 if one else min(FAR, distance + 1)
        found.append(distance)
    return found
