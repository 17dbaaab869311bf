"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.page import Mark, Page, Span
from transforms.reading.shapes import SHORT, lowered, shapes, short_shapes


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that finds what to cut from a page, the kind of it, and how sure it is (0 to 1).

    The function's name is the rule's name in the edits table.
    """

    find: Callable[[Page], Iterable[Span | Mark]]
    kind: Kind
    score: float = 0.95

    @property
    def name(self) -> str:
        return self.find.__name__

    def marks(self, page: Page) -> Iterator[Mark]:
        """The marks of this rule; a rule that yields marks itself has set kind and replacement."""
        for found in self.find(page):
            yield found if isinstance(found, Mark) else Mark(found.start, found.end, self.kind, self.name, self.score)


def lines_matching(page: Page, pattern: re.Pattern[str], longest: int = 160, telling: Sequence[str] = ()) -> Iterator[Span]:
    """Lines of at most ``longest`` characters whose folded text the pattern matches from end to end.

    ``telling``: the pattern matches no line that holds none of these, which spares most lines the pattern.
    """
    if telling and not holds(page.once(lowered), telling):
        return
    for shape in page.once(short_shapes if longest <= SHORT else shapes):
        folded = shape.folded
        if folded and len(folded) <= longest and (not telling or holds(folded, telling)) and pattern.fullmatch(folded):
            yield shape.line.span


def holds(text: str, telling: Sequence[str]) -> bool:
    """Whether any of the strings is in the text: much faster than a pattern of alternatives."""
    for word in telling:  # noqa: SIM110 - any() with a generator takes three times as long
        if word in text:
            return True
    return False


def one_of(*phrases: str) -> re.Pattern[str]:
    """A pattern of alternatives, each a regular expression over folded text."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))
