"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.boilerplate.phrases import Phrases, Place, sighted
from transforms.page import Mark, Page, Span


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


def lines_matching(page: Page, phrases: Phrases, longest: int = 160) -> Iterator[Span]:
    """Lines of at most ``longest`` characters whose folded text the phrases match from end to end."""
    for shape in sighted(page, phrases):
        if len(shape.folded) <= longest and phrases.fullmatch(shape.folded):
            yield shape.line.span


def holds(text: str, telling: Sequence[str]) -> bool:
    """Whether any of the strings is in the text: much faster than a pattern of alternatives."""
    for word in telling:  # noqa: SIM110 - any() with a generator takes three times as long
        if word in text:
            return True
    return False


def one_of(*phrases: str, place: Place = Place.WHOLE) -> Phrases:
    """Alternatives, each a regular expression over folded text, that the automaton looks out for; by default, over lines from end to end."""
    return Phrases("|".join(f"(?:{phrase})" for phrase in phrases), place)
