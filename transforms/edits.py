"""Edits: the changes between a document's text and its article's body, applied and undone."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.vocabulary import Kind
from transforms.values import value


@value
class Edit:
    """text[start:end] becomes ``replacement``. ``score`` runs from 0 to 1."""

    start: int
    end: int
    replacement: str
    kind: Kind
    rule: str
    score: float = 1.0


def apply(edits: Iterable[Edit], text: str) -> str:
    """The text with the edits made, in order of their offsets.

    Raises ValueError if edits overlap or reach beyond the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit} overlaps another that ends at {position}, or leaves the text of {len(text)} characters")
        pieces += text[position : edit.start], edit.replacement
        position = edit.end
    return "".join(pieces) + text[position:]
