"""Edits: the changes between a document's text and its article's body, applied and undone."""

from __future__ import annotations

from bisect import bisect_right
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


class Origins:
    """Where the characters of a body stand in the text that edits made it from."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._bodies: list[int] = []
        self._texts: list[tuple[int, int]] = []
        self._kept: list[bool] = []
        body = text = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            body += self._piece(body, (text, edit.start), edit.start - text, True)
            body += self._piece(body, (edit.start, edit.end), len(edit.replacement), False)
            text = edit.end
        self._piece(body, (text, text), 1, True)

    def _piece(self, body: int, text: tuple[int, int], size: int, kept: bool) -> int:
        if size:
            self._bodies.append(body)
            self._texts.append(text)
            self._kept.append(kept)
        return size

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that body[start:end], which is not empty, was made from, with what was cut out of its midst.

        Where it begins or ends within a replacement, all that was replaced there is counted in.
        """
        first, last = bisect_right(self._bodies, start) - 1, bisect_right(self._bodies, end - 1) - 1
        begins = self._texts[first][0] + (start - self._bodies[first] if self._kept[first] else 0)
        return begins, self._texts[last][0] + end - self._bodies[last] if self._kept[last] else self._texts[last][1]
