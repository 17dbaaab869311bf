"""Which documents of an outlet tell the same story: copies and versions, that must not make their prose a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Two documents tell the same story if lines of prose that both have make up this share of the prose of the one that has less.
_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Sighting:
    """A line where a document has it: its hash, its length in characters, and whether it is running text."""

    line: int
    size: int
    prose: bool


def stories(documents: Mapping[str, Sequence[Sighting]]) -> dict[str, str]:
    """The story of each document, named for the first document that tells it.

    Each line of prose joins the documents that have it to the first of them, not each to each: linear in the sightings.
    """
    shared: dict[tuple[str, str], int] = defaultdict(int)
    sizes, first = dict.fromkeys(documents, 0), dict[int, str]()
    for document in sorted(documents):
        for line, size in {sighting.line: sighting.size for sighting in documents[document] if sighting.prose}.items():
            sizes[document] += size
            if first.setdefault(line, document) != document:
                shared[first[line], document] += size
    groups = _Groups(sorted(documents))
    for (one, other), size in shared.items():
        if size >= _SHARED * min(sizes[one], sizes[other]):
            groups.join(one, other)
    return {document: groups.of(document) for document in documents}


class _Groups:
    """Sets that are joined two by two; each is called by its first member (Tarjan 1975, with path halving)."""

    def __init__(self, members: Sequence[str]) -> None:
        self.parents = {member: member for member in members}

    def of(self, member: str) -> str:
        while self.parents[member] != member:
            self.parents[member] = self.parents[self.parents[member]]
            member = self.parents[member]
        return member

    def join(self, one: str, other: str) -> None:
        first, last = sorted((self.of(one), self.of(other)))
        self.parents[last] = first
