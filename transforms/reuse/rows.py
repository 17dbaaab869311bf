"""What two articles share, and what each has for itself, as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas.batches import Row
from schemas.vocabulary import Kind
from transforms.edits import Edit, Origins
from transforms.reuse.align import Passage
from transforms.reuse.kinds import Reuse, Shared, Story, compare, read_story
from transforms.reuse.order import Told, earlier

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
    told: Told
    story: Story
    origins: Origins
    paragraphs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Article:
        """The article of a row with its document_id, its body, the edits that made it, and what transforms.reuse.order asks for."""
        body = row["body"]
        story = read_story(body)
        edits = [Edit(**edit, kind=Kind.OTHER, rule="") for edit in row["edits"] or ()]
        told = Told(
            row["told_from"], row["told_until"], row["title"], row["outlet"], row["agency"], row["article_key"], row["version"], row["updated_at"]
        )
        bounds = [match.span() for match in _PARAGRAPH.finditer(body)]
        places = np.searchsorted(story.words.starts, np.array(bounds, np.int64).reshape(-1, 2))
        return cls(row["document_id"], told, story, Origins(edits), tuple((int(first), int(last)) for first, last in places if first < last))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the text in which words ``first`` to ``last`` (exclusive) stand."""
        words = self.story.words
        return self.origins.span(int(words.starts[first]), int(words.ends[last - 1]))


def related(pair: Mapping[str, Any], a: Article, b: Article, settings: Reuse) -> Rows:
    """Rows of reuse, passages and changes for a pair with columns a, b, month, shard and run_id; none if it shares too little."""
    shared = compare(a.story, b.story, settings)
    if shared.kind is None:
        return {}
    own = {name: pair[name] for name in ("a", "b", "month", "shard", "run_id")}
    row = own | _shares(shared, a.story, b.story) | _order(a, b) | {"kind": shared.kind.value}
    changes = [*_changes(a, _stands(shared, a, "a")), *_changes(b, _stands(shared, b, "b"))]
    return {
        "reuse": [row],
        "passages": [own | _passage(passage, a, b) for passage in shared.passages],
        "changes": [own | change for change in changes],
    }


def _order(a: Article, b: Article) -> dict[str, Any]:
    first = earlier(a.told, b.told)
    which, reason = first if first else (None, None)
    return {
        "earlier": None if which is None else (a, b)[which].document_id,
        "earlier_by": reason and reason.value,
        "same_outlet": a.told.outlet is not None and a.told.outlet == b.told.outlet,
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
