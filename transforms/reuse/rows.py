"""What two articles share, as rows of reuse and passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.batches import Row
from transforms.edits import Edit, Origins
from transforms.reuse.align import Passage
from transforms.reuse.kinds import Reuse, Shared, Story, compare, read_story


@dataclass(frozen=True)
class Article:
    """An article read for comparison, with the way back from its body to its document's text."""

    story: Story
    origins: Origins

    @classmethod
    def of(cls, body: str, edits: Iterable[Edit]) -> Article:
        """The article with a body that edits made."""
        return cls(read_story(body), Origins(edits))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the text in which words ``first`` to ``last`` (exclusive) stand."""
        words = self.story.words
        return self.origins.span(int(words.starts[first]), int(words.ends[last - 1]))


def related(pair: Mapping[str, Any], a: Article, b: Article, settings: Reuse) -> tuple[list[Row], list[Row]]:
    """Rows of reuse, one or none, and of passages, for a pair with columns a, b, month, earlier and same_outlet.

    What stands in ``pair`` besides (shard, run_id) goes into every row.
    """
    shared = compare(a.story, b.story, settings)
    if shared.kind is None:
        return [], []
    own = {name: pair[name] for name in ("a", "b", "month", "shard", "run_id")}
    row = own | _shares(shared, a.story, b.story) | {"kind": shared.kind.value, "earlier": pair["earlier"], "same_outlet": pair["same_outlet"]}
    return [row], [own | _passage(passage, a, b) for passage in shared.passages]


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
