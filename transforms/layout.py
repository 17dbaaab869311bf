"""What a container's markup says of the lines of a text that was flattened out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layout:
    """One entry for each line of the text that prints something, in order; the same number of anchors in each of theirs.

    ``tags``: name of the block element that the line is the text of (p, h1 to h6, li, td, figcaption, …).
    ``within``: names of the telling elements around it, from the inside out, divided by blanks (article, aside,
    nav, footer, header, figure, form, ul, …). ``classes``: class and id words of the element and those around it,
    from the inside out, in lower case, divided by blanks; other attributes as ``itemprop=…``, ``role=…``, and
    ``display=none`` if a browser does not show it. ``links``: share of the line's characters that stand in
    links, 0 to 1. ``parents``: number of the element that holds the block, in document order.
    ``anchor_starts``, ``anchor_ends`` (characters of the text, end exclusive) and ``anchor_urls``: its links.
    ``whole_page``: the story must be found among menus and the like; else the container gave the story alone.
    """

    tags: Sequence[str]
    within: Sequence[str]
    classes: Sequence[str]
    links: Sequence[float]
    parents: Sequence[int]
    anchor_starts: Sequence[int] = ()
    anchor_ends: Sequence[int] = ()
    anchor_urls: Sequence[str] = ()
    whole_page: bool = False

    def only(self, numbers: Sequence[int]) -> Layout:
        """What is said of these lines alone; the anchors stay, since they count characters."""

        def part(column: Sequence[T]) -> list[T]:
            return [column[number] for number in numbers]

        return replace(
            self,
            tags=part(self.tags),
            within=part(self.within),
            classes=part(self.classes),
            links=part(self.links),
            parents=part(self.parents),
        )

    def to_row(self) -> dict[str, Any]:
        """The layout as the cell of a table."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_row(cls, row: Mapping[str, Any] | None) -> Layout | None:
        """The layout that ``to_row`` made; None of a text that was flat as it came."""
        return None if row is None else cls(**row)
