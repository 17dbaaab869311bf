"""What two articles share, and what each has for itself, as rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas.batches import Row
from transforms.edits import Edit, Origins
from transforms.reuse.align import Passage
from transforms.reuse.kinds import Reuse, Shared, Story, compare, read_story

# A paragraph of which this share of words stands in the other article is kept there.
KEPT = 0.8
_PARAGRAPH = re.compile(r"[^\n]+")

Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Article:
    """An article read for comparison, with its paragraphs and the way back from its body to its document's text.

    ``paragraphs`` are the words, first and last (exclusive), of each paragraph that has any.
    """

    document_id: str
    story: Story
    origins: Origins
    paragraphs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document_id: str, body: str, edits: Iterable[Edit]) -> Article:
        """The article with a body that edits made."""
        story = read_story(body)
        bounds = [match.span() for match in _PARAGRAPH.finditer(body)]
        places = np.searchsorted(story.words.starts, np.array(bounds, np.int64).reshape(-1, 2))
        return cls(document_id, story, Origins(edits), tuple((int(first), int(last)) for first, last in places if first < last))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the text in which words ``first`` to ``last`` (exclusive) stand."""
        words = self.story.words
        return self.origins.span(int(words.starts[first]), int(words.ends[last - 1]))


def related(pair: Mapping[str, Any], a: Article, b: Article, settings: Reuse) -> Rows:
    """Rows of reuse, passages and changes for a pair with columns a, b, month, shard, earlier, same_outlet and run_id; none if it shares too little."""
    shared = compare(a.story, b.story, settings)
    if shared.kind is None:
        return {}
    own = {name: pair[name] for name in ("a", "b", "month", "shard", "run_id")}
    row = own | _shares(shared, a.story, b.story) | {"kind": shared.kind.value, "earlier": pair["earlier"], "same_outlet": pair["same_outlet"]}
    changes = [*_changes(a, _stands(shared, a, "a")), *_changes(b, _stands(shared, b, "b"))]
    return {
        "reuse": [row],
        "passages": [own | _passage(passage, a, b) for passage in shared.passages],
        "changes": [own | change for change in changes],
    }


def _shares(shared: Shared, a: Story, b: Story) -> dict[str, Any]:
    return {
        "containment_a": shared.words / len(a.words),
        "containment_b": shared.words / len(b.words),
        "shared_words": shared.words,
        "shared_prose": shared.prose,
    }


def _passage(passage: Passage, a: Article, b: Article) -> dict[str, Any]:
    (a_start, a_end), (b_start, b_end) = a.span(passage.a_start, passage.a_end), b.span(passage.b_start, passage.b_end)
    prose = sum(int((a.story.prose[run.a : run.a + run.length] & b.story.prose[run.b : run.b + run.length]).sum()) for run in passage.runs)
    return {"a_start": a_start, "a_end": a_end, "b_start": b_start, "b_end": b_end, "words": passage.words, "prose": prose}


def _stands(shared: Shared, article: Article, side: str) -> NDArray[np.bool_]:
    """Of each word of an article, whether it stands in the other."""
    stands = np.zeros(len(article.story.words), bool)
    for passage in shared.passages:
        for run in passage.runs:
            start = getattr(run, side)
            stands[start : start + run.length] = True
    return stands


def _changes(article: Article, stands: NDArray[np.bool_]) -> Iterator[dict[str, Any]]:
    """The paragraphs that the other article has not, or has in other words."""
    for first, last in article.paragraphs:
        shared = int(stands[first:last].sum())
        if shared < KEPT * (last - first):
            start, end = article.span(first, last)
            yield {"document_id": article.document_id, "start": start, "end": end, "words": last - first, "shared": shared}
