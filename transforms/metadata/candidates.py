"""Candidates for a field: what an extractor found, where, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from schemas.vocabulary import Field
from transforms.page import Page
from transforms.reading.characters import restored
from transforms.reading.dates import Moment

Value = str | tuple[str, ...] | Moment

# A candidate less sure than this is evidence and never an answer.
LEAST_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """What extractors may look at: the page, the source's own id of it, the clean body, when it came in, and the whole page.

    Of a page with layout, ``page`` has only the lines that may belong to its story; ``whole`` has them all.
    """

    page: Page
    record_id: str
    body: str
    ingested_at: datetime
    whole: Page


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value, its place in the text (None if it came from hints), and how sure the extractor is (0 to 1)."""

    value: Value
    start: int | None
    end: int | None
    confidence: float

    @property
    def printed(self) -> str:
        """The value as text: dates in ISO 8601, several names divided by semicolons."""
        if isinstance(self.value, Moment):
            return self.value.iso
        return self.value if isinstance(self.value, str) else "; ".join(self.value)


Extractor = Callable[[Story], Iterable[Candidate]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate in the order of trust of its field, and whether it won."""

    field: Field
    rank: int
    extractor: str
    candidate: Candidate
    chosen: bool


def weigh(field: Field, extractors: Iterable[Extractor], story: Story, acceptable: Callable[[Candidate, Story], bool]) -> list[Evidence]:
    """Every candidate of the field in order of trust; the first acceptable one is chosen."""
    found = [(extractor.__name__, candidate) for extractor in extractors for candidate in extractor(story)]
    winner = next((rank for rank, (_, candidate) in enumerate(found) if acceptable(candidate, story)), -1)
    return [Evidence(field, rank, name, candidate, rank == winner) for rank, (name, candidate) in enumerate(found)]


def hinted(page: Page, *keys: str) -> str | None:
    """The first of the container's values under these keys that is not blank."""
    for key in keys:
        if (given := page.hints.get(key)) and (value := restored(given).strip()):
            return value
    return None
