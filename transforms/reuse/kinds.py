"""What sort of reuse the shared passages of two articles are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from schemas.vocabulary import ReuseKind
from transforms.quotes.marks import find_quotations
from transforms.reuse.align import Passage, passages
from transforms.reuse.words import Words, read_words

# What stands two characters before the first word of a sentence.
_ENDS = [ord(sign) for sign in ".!?:\n"]
# So many words beside a passage may be what was filled in.
_BESIDE = 5
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# What an embedded tweet leaves in a text: the address of its picture or link, or its author, who may stand below it.
_POST = re.compile(r"pic\.twitter\.com/\w|\bt\.co/\w|[—–-]{1,2} ?[^\n()]{2,60}\(@\w{1,20}\)")


@dataclass(frozen=True)
class Reuse:
    """What counts as reuse.

    Words outside of quotation marks and of embedded tweets are prose: whom one quotes, another may have heard too. Two articles share text if ``least_prose`` words
    of prose or more, and ``least_share`` of the prose of the one that has less, stand in both; of a short one, ``short_prose`` words that are
    ``short_share`` of it will do. The one is a copy if ``copied`` of it stands
    in the other and the other has not much more than it: ``copied_back`` of that stands in it. It is an excerpt where less than ``excerpt``
    of one is shared, in one piece, and not both begin with it: within their first ``beginning`` words, that is. It is a template filled in anew, about
    another event and no reuse, where each has ``other_figures`` within or beside the passages that the other has not, or one such and so many with names, and
    more than both have.
    """

    least_prose: int = 30
    least_share: float = 0.25
    short_prose: int = 12
    short_share: float = 0.5
    copied: float = 0.8
    copied_back: float = 0.4
    excerpt: float = 0.5
    beginning: int = 40
    other_figures: int = 2


@dataclass(frozen=True, slots=True)
class Story:
    """An article's body, read for comparison.

    ``prose`` tells of each word whether it stands outside of quotation marks and tweets, ``figures`` whether it begins with a digit, ``names`` whether
    with a capital, and no sentence with it.
    """

    words: Words
    prose: NDArray[np.bool_]
    figures: NDArray[np.bool_]
    names: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles share: the passages, and how many words of them, and of them in prose."""

    passages: Sequence[Passage]
    words: int
    prose: int
    kind: ReuseKind | None


def read_story(body: str) -> Story:
    """A body as words, told which of them are prose."""
    words = read_words(body)
    prose = np.ones(len(words), bool)
    quotations = ((quotation.start, quotation.end) for quotation in find_quotations(body) if not quotation.depth)
    for span in chain(quotations, _posts(body)):
        first, last = np.searchsorted(words.starts, span)
        prose[first:last] = False
    letters = np.frombuffer(f"\n\n{body}".encode("utf-32-le", "surrogatepass"), "<U1")
    first, codes = letters[words.starts + 2], letters.view(np.uint32)
    begins = np.isin(codes[words.starts], _ENDS) | (codes[words.starts + 1] == ord("\n"))
    return Story(words, prose, np.char.isdecimal(first), np.char.isupper(first) & ~begins)


def _posts(body: str) -> Iterator[tuple[int, int]]:
    """The paragraphs that are embedded tweets; with that above, where one has the author alone."""
    above = 0
    for paragraph in _PARAGRAPH.finditer(body):
        if found := _POST.search(paragraph[0]):
            yield above if not found.start() else paragraph.start(), paragraph.end()
        above = paragraph.start()


def compare(a: Story, b: Story, settings: Reuse) -> Shared:
    """What two articles share, and what kind of reuse that is; None if it is none. The same for b and a."""
    found = passages(a.words.hashes, b.words.hashes)
    runs = [run for passage in found for run in passage.runs]
    words = sum(run.length for run in runs)
    prose = sum(int((a.prose[run.a : run.a + run.length] & b.prose[run.b : run.b + run.length]).sum()) for run in runs)
    shared = Shared(found, words, prose, None)
    return Shared(found, words, prose, _kind(a, b, shared, settings))


def _kind(a: Story, b: Story, shared: Shared, settings: Reuse) -> ReuseKind | None:
    if len(a.words) == len(b.words) and len(a.words) and np.array_equal(a.words.hashes, b.words.hashes):
        return ReuseKind.EXACT
    share = shared.prose / max(1, min(int(a.prose.sum()), int(b.prose.sum())))
    much = shared.prose >= settings.least_prose and share >= settings.least_share
    if not much and (shared.prose < settings.short_prose or share < settings.short_share):
        return None
    if _is_template(a, b, shared.passages, settings.other_figures):
        return None
    less, more = sorted((shared.words / len(a.words), shared.words / len(b.words)))
    if more >= settings.copied and less >= settings.copied_back:
        return ReuseKind.COPY
    if len(shared.passages) == 1 and less < settings.excerpt and max(shared.passages[0].a_start, shared.passages[0].b_start) >= settings.beginning:
        return ReuseKind.EXCERPT
    return ReuseKind.TAKE


def _is_template(a: Story, b: Story, found: Sequence[Passage], least: int) -> bool:
    """Whether other figures, or names and figures, stand in the same words, more than the same ones."""
    figures = _differ(_within(a.words, a.figures, found, "a"), _within(b.words, b.figures, found, "b"))
    both = _differ(_within(a.words, a.figures | a.names, found, "a"), _within(b.words, b.figures | b.names, found, "b"))
    return figures > 0 and max(figures, both) >= least


def _differ(one: set[int], other: set[int]) -> int:
    """How many of two sets each has that the other has not; 0 if they have as many in common."""
    differ = min(len(one - other), len(other - one))
    return differ if differ > len(one & other) else 0


def _within(words: Words, marked: NDArray[np.bool_], found: Sequence[Passage], side: str) -> set[int]:
    """The marked words of each passage, from its first run to its last, and right beside it, on one side."""
    ends = ((getattr(passage.runs[0], side), getattr(passage.runs[-1], side) + passage.runs[-1].length) for passage in found)
    spans = [slice(max(0, first - _BESIDE), last + _BESIDE) for first, last in ends]
    return {word for span in spans for word in words.hashes[span][marked[span]].tolist()}
