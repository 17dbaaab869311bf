"""A read-only view of a document's text: its lines with their offsets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from schemas.vocabulary import Kind

T = TypeVar("T")

# Characters that print nothing but that str.strip leaves standing.
INVISIBLE = "​‌‍⁠﻿‎‏­"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a rule wants changed: cut if ``replacement`` is empty. ``score`` runs from 0 to 1."""

    start: int
    end: int
    kind: Kind
    rule: str
    score: float = 1.0
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that prints something: ``text`` is text[start:end], without white space around it.

    ``number`` counts the lines that print something from 0; ``gap`` is the number of blank lines before it.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Page:
    """A document as rules and extractors see it. ``hints`` is what the container said of it."""

    def __init__(self, text: str, hints: Mapping[str, str] | None = None) -> None:
        self.text = text
        self.hints: Mapping[str, str] = hints or {}
        self.lines: tuple[Line, ...] = _lines(text)
        self._found: dict[Callable[[Page], Any], Any] = {}

    def once(self, find: Callable[[Page], T]) -> T:
        """What ``find`` makes of this page, worked out on the first call only."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of text[start:end] without white space and invisible characters at either end."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        start, end = strip(text, position, position + len(raw))
        position += len(raw)
        if start == end:
            gap += 1
            continue
        lines.append(Line(len(lines), start, end, text[start:end], gap))
        gap = 0
    return tuple(lines)
