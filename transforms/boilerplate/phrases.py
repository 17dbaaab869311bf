"""Phrases that furniture is known by, and the automaton that tells in one pass which of them a line may hold.

Phrases are regular expressions over folded text. The automaton (RE2's Set, a lazy DFA; Cox, "Regular Expression Matching in the Wild", 2010)
reads a line once, however many phrases there are, in time linear in it. It knows letters and digits of ASCII only, and every count that it must
keep costs it memory: so it is given a wider form of each phrase and merely proposes lines. The phrase itself, matched by ``re``, decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import re2

from transforms.page import Page
from transforms.reading.shapes import Shape, shapes

# What each set may remember, in bytes: beyond that it forgets and learns anew, and is ten times as slow.
_MEMORY = 64 << 20
# Counts up to this one are kept; a larger one is "so many or more".
_COUNTED = 4
_PIECE = re.compile(
    r"(?P<assertion>\(\?<?[=!])|(?P<edge>\\[AbBZ]|[\^$])|(?P<members>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[wWdDsS])"
    r"|(?P<refused>\\[1-9NuU]|\(\?[^:P]|\(\?P[=>]|[*+?]\+|\{\d*,?\d*\}\+)|\{(?=,?\d)(?P<least>\d*)(?P<range>,?)(?P<most>\d*)\}|(?P<plain>\\.|.)",
    re.S,
)
_PERL_CLASS = re.compile(r"\\[wWdDsS]")
# Characters of which RE2 and ``re`` say different things: whether they are letters, digits, blanks.
_DISPUTED = r"[\x0b\x1c-\x1f\x{80}-\x{10FFFF}]"
# Any number of a class's members, in that wider form, at the start of an alternative.
_ANYTHING = r"(?:\.|\[(?:\\.|[^\]\\])*\]|\(\?:\[(?:\\.|[^\]\\])*\]\|\[\\x0b[^\]]*\]\))\{\d,\}"
_ANYTHING_FIRST = re.compile(r"(?:^|[|(]|\?:)(?:\\\(\?|\\W\?)?" + _ANYTHING)


class Place(Enum):
    """Where in a line a phrase stands: the frame around it in RE2's syntax."""

    WHOLE = r"\A(?:{})\z"
    OPENING = r"\A(?:{})"
    ENDING = r"(?:{})\z"
    ANYWHERE = "(?:{})"


class Phrases:
    """A pattern over folded text that the automaton looks out for, at one place in the line."""

    __slots__ = ("pattern", "place")

    def __init__(self, pattern: str, place: Place) -> None:
        self.pattern = re.compile(pattern)
        self.place = place
        _BOOK.append(self)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.pattern.search(text, start)


@dataclass(frozen=True, slots=True, eq=False)
class Automaton:
    """RE2's sets of patterns, each with the phrases that its patterns are the wider forms of.

    Phrases that may open with anything stand in a set of their own: beside the many that can only open in one way, of which after a few
    characters none is left, they would make a state for every pair of what each of them has seen so far.
    """

    sets: tuple[tuple[re2.Set, tuple[Phrases, ...]], ...]
    known: frozenset[Phrases]

    def proposed(self, text: str) -> Sequence[Phrases]:
        """The phrases that the text may hold; of any other, it holds none."""
        encoded = text.encode("utf-8", "surrogatepass")
        return [phrases[number] for patterns, phrases in self.sets for number in patterns.Match(encoded) or ()]


@dataclass(frozen=True, slots=True)
class _Sightings:
    """The lines that the automaton proposes for each phrase."""

    known: frozenset[Phrases]
    lines: Mapping[Phrases, Sequence[Shape]]


# Every phrase there is, for the automaton to be made of. Neither their order nor a missing one changes what is found, only how fast.
_BOOK: list[Phrases] = []


def sighted(page: Page, phrases: Phrases) -> Sequence[Shape]:
    """The lines with folded text on which the phrases may stand, in order: those on which they do, and few others."""
    sightings = page.once(_sightings)
    if phrases in sightings.known:
        return sightings.lines.get(phrases, ())
    return [shape for shape in page.once(shapes) if shape.folded]


def _sightings(page: Page) -> _Sightings:
    automaton = automaton_of(tuple(_BOOK))
    lines: dict[Phrases, list[Shape]] = {}
    for shape in page.once(shapes):
        if shape.folded:
            for phrases in automaton.proposed(shape.folded):
                lines.setdefault(phrases, []).append(shape)
    return _Sightings(automaton.known, lines)


@lru_cache(maxsize=1)
def automaton_of(book: tuple[Phrases, ...]) -> Automaton:
    """The automaton that looks out for the phrases; those that RE2 has no form of are left out."""
    narrow: dict[Phrases, str] = {}
    wide: dict[Phrases, str] = {}
    for phrases in book:
        if (wider := widened(phrases.pattern.pattern)) is not None:
            of_its_kind = wide if phrases.place is not Place.ENDING and _ANYTHING_FIRST.search(wider) else narrow
            of_its_kind[phrases] = phrases.place.value.replace("{}", wider)
    return Automaton(tuple((_set(kind.values()), tuple(kind)) for kind in (narrow, wide) if kind), frozenset(narrow | wide))


def _set(patterns: Iterable[str]) -> re2.Set:
    options = re2.Options()
    options.max_mem, options.dot_nl, options.never_capture = _MEMORY, True, True
    made = re2.Set.SearchSet(options)
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


def widened(pattern: str) -> str | None:
    """A pattern of RE2's that matches wherever the given one of ``re`` does, and perhaps elsewhere; None for what RE2 cannot do at all.

    Assertions are left out, characters on which the two disagree belong to every class of letters, digits or blanks, and larger counts
    have no upper bound.
    """
    pieces: list[str] = []
    position = 0
    while position < len(pattern):
        piece = _PIECE.match(pattern, position)
        if piece is None or piece["refused"]:
            return None
        position = _closing(pattern, piece.end()) if piece["assertion"] else piece.end()
        if members := piece["members"]:
            pieces.append(f"(?:{members}|{_DISPUTED})" if _PERL_CLASS.search(members) else members)
        elif piece["least"] is not None:
            pieces.append(_count(piece))
        else:
            pieces.append(piece["plain"] or "")
    return "".join(pieces)


def _closing(pattern: str, position: int) -> int:
    """Where the group ends that opened just before the position."""
    depth = 1
    while depth and (piece := _PIECE.match(pattern, position)):
        depth += (piece.group()[0] == "(") - (piece.group() == ")")
        position = piece.end()
    return position


def _count(piece: re.Match[str]) -> str:
    """A repetition that asks for no more, and allows no fewer, than the one given."""
    least = int(piece["least"] or 0)
    most = int(piece["most"] or _COUNTED + 1) if piece["range"] else least
    return f"{{{least},{most}}}" if most <= _COUNTED else f"{{{min(least, _COUNTED)},}}"
