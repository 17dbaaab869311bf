"""Clipping files: several articles in one text file, with lines between them that divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.decode import peek
from transforms.formats.base import HEAD_BYTES, NOTHING
from transforms.formats.lines import Lines, Source
from transforms.formats.pieces import Decoder, Finder, Piece, line_end, pieces, placed, where
from transforms.reading.dates import stamps
from transforms.records import Declared, Fault, Outcome, Record

# A pattern from the settings is tried on no longer line, so that even a slow one costs little.
LONGEST_DIVIDER = 200
_RULE = re.compile(r"([-=_*~#+•·—–═─])\1{9,}")
_LEAST_RULES = _LEAST_ARTICLES = 2
# What an article of its own has, for a file to be divided without being told to.
_LONGEST_HEADLINE = 150
_LEAST_LETTERS = 250
_DATED_LINES = 5


def divider(head: bytes) -> str | None:
    """The line that divides a file into articles, if that is beyond doubt by its first bytes; else None.

    It is made of ten or more of one mark and stands there twice at least, and whatever stands between two such
    lines has a headline, a date with its year near it, and prose. Parts of one article have no dates of their own.
    """
    # The head of a long file ends in the middle of an article, and of a line.
    cut = len(head) >= HEAD_BYTES
    lines = [line.strip() for line in peek(head).splitlines()[: -1 if cut else None]]
    rules = {line for line in lines if len(line) <= LONGEST_DIVIDER and _RULE.fullmatch(line)}
    if len(rules) != 1 or lines.count(rule := rules.pop()) < _LEAST_RULES:
        return None
    parts = _parts(lines, rule)
    whole = parts[:-1] if cut else parts
    return rule if len(whole) >= _LEAST_ARTICLES and all(map(_is_article, whole)) else None


def _parts(lines: list[str], rule: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line == rule:
            parts.append([])
        elif line:
            parts[-1].append(line)
    return [part for part in parts if part]


def _is_article(lines: list[str]) -> bool:
    headline = lines[0]
    if len(headline) > _LONGEST_HEADLINE or headline.endswith((".", ",", ";", ":")) or (not headline[0].isalnum() and headline[0] not in "\"'“‘«„"):
        return False
    dated = any(stamp.moment for line in lines[1:_DATED_LINES] if len(line) <= _LONGEST_HEADLINE for stamp in stamps(line))
    return dated and sum(character.isalpha() for line in lines[1:] for character in line) >= _LEAST_LETTERS


def matching(separator: str) -> Finder:
    """Finds the lines that a pattern from the settings matches as a whole, but for white space around them; none that are empty."""
    matches = re.compile(separator).fullmatch
    return lambda lines: [
        place for place, line in enumerate(lines) if line and len(line) <= LONGEST_DIVIDER and matches(line.decode("utf-8", "replace").strip())
    ]


def equal_to(rule: str) -> Finder:
    """Finds the lines that are a dividing line, but for white space around them."""
    wanted = rule.encode()
    return where(lambda line: line.strip() == wanted)


def divided(source: Source, stem: str, limit: int, divides: Finder) -> Iterator[Outcome]:
    """A record or fault for each stretch between dividing lines that prints anything, however long the file."""
    decoder = Decoder(source)
    number = 0
    for piece in pieces(Lines(source, limit, line_end(source.head)), divides):
        if piece.printing:
            yield _outcome(number, piece, decoder, stem)
            number += 1
    if not number:
        yield NOTHING
    yield Declared(number or 1)


def _outcome(number: int, piece: Piece, decoder: Decoder, stem: str) -> Record | Fault:
    if piece.data is None:
        return piece.too_large(number)
    decoded = decoder.decode(piece.data)
    if isinstance(decoded, Fault):
        return placed(decoded, number, piece.line)
    return Record(number, f"{stem}-{number}", decoded.text, decoded.encoding)
