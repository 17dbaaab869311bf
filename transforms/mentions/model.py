"""The names that a model finds in a body, as rows of their table. The model itself comes as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from schemas.vocabulary import MentionKind
from transforms.edits import Edit, Origins

# What the labels of OntoNotes, CoNLL, WikiNER and the national treebanks say of our three kinds.
KINDS = {
    **dict.fromkeys(("GPE", "LOC", "FAC", "FACILITY", "GPE_LOC", "placeName", "geogName", "LOCATION", "PLACE"), MentionKind.PLACE),
    **dict.fromkeys(("PERSON", "PER", "PRS", "persName"), MentionKind.PERSON),
    **dict.fromkeys(("ORG", "GPE_ORG", "orgName", "ORGANIZATION", "ORGANISATION"), MentionKind.ORGANISATION),
}
LONGEST = 20_000
_BREAK = "\n\n"


class Entity(NamedTuple):
    """Characters ``start`` to ``end`` of a text name something, of the sort that the model labels so."""

    start: int
    end: int
    label: str


# What a model finds in each of some texts, in their order.
Recognise = Callable[[Sequence[str]], Iterable[Sequence[Entity]]]


def model_mention_rows(body: str, edits: Iterable[Edit], recognise: Recognise) -> list[dict[str, Any]]:
    """A row of schemas.MODEL_MENTIONS for each name found, but for what all rows of a document share; of names from the same place in the text the first.

    The model is given the paragraphs of this body and nothing else, so that the same names are found whatever stands beside it in a batch.
    """
    pieces = list(stretches(body))
    origins = Origins(edits)
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for (offset, piece), entities in zip(pieces, recognise([piece for _, piece in pieces]), strict=True):
        for entity in (_trimmed(piece, found) for found in entities):
            if entity.start < entity.end:
                span = origins.span(offset + entity.start, offset + entity.end)
                rows.setdefault(span, _row(piece, entity, span))
    return [rows[span] for span in sorted(rows) if span[0] < span[1]]


def stretches(body: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a body with their offsets, long ones cut at a blank: a model takes memory by the length of what it is given."""
    start = 0
    for paragraph in body.split(_BREAK):
        first = 0
        while first < len(paragraph):
            end = _cut(paragraph, first)
            yield start + first, paragraph[first:end]
            first = end
        start += len(paragraph) + len(_BREAK)


def _cut(paragraph: str, first: int) -> int:
    if len(paragraph) - first <= LONGEST:
        return len(paragraph)
    blank = paragraph.rfind(" ", first, first + LONGEST)
    return blank + 1 if blank > first else first + LONGEST


def _trimmed(text: str, entity: Entity) -> Entity:
    """The entity without white space at its ends."""
    printed = text[entity.start : entity.end]
    start = entity.start + len(printed) - len(printed.lstrip())
    return entity._replace(start=start, end=max(start, start + len(printed.strip())))


def _row(piece: str, entity: Entity, span: tuple[int, int]) -> dict[str, Any]:
    kind = KINDS.get(entity.label)
    return {
        "start": span[0],
        "end": span[1],
        "kind": kind.value if kind else None,
        "label": entity.label,
        "text": piece[entity.start : entity.end],
    }
