"""Profiles as refine is given them: per outlet, the version and the lines that recur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.vocabulary import Kind, LinePlace
from transforms.page import Recurring


@dataclass(frozen=True, slots=True)
class Profile:
    """What recurs in an outlet, by the lines' patterns; ``version`` tells which learning found it."""

    version: int
    template: Mapping[str, Recurring]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of outlets, by outlet. Without any, refine goes by its rules alone."""

    by_outlet: Mapping[str, Profile] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]]) -> Profiles:
        """The profiles in rows of schemas.OUTLETS, one for each outlet."""
        return cls({row["outlet"]: Profile(row["profile_version"], _template(row)) for row in rows})

    def of(self, outlet: str) -> Profile | None:
        """The profile of an outlet; None if nothing was learnt of it."""
        return self.by_outlet.get(outlet)


def _template(row: Mapping[str, Any]) -> dict[str, Recurring]:
    columns = (row[name] for name in ("template_lines", "kinds", "places", "stories_with"))
    return {line: Recurring(Kind(kind), likely(stories), place == LinePlace.ABOVE.value) for line, kind, place, stories in zip(*columns, strict=True)}


def likely(stories: int) -> float:
    """How likely the line is template the next time, having been so in so many stories: Laplace's rule of succession."""
    return round((stories + 1) / (stories + 2), 3)
