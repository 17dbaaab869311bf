"""Where the story stands among the lines of a page that came with layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.layout import Layout
from transforms.markup.signs import ELEMENTS, purpose_of
from transforms.page import Page
from transforms.reading.shapes import ends_sentence, fold

# A line of running text has so many characters, and hardly more than half of them in links.
LEAST_TEXT = 60
LEAST_PARAGRAPH = 40
MOST_LINKED = 0.5
# What stands around so much of the running text is the story's own, whatever it is called.
OWN = 0.5
CORE = 0.9
# Elements that any line may stand in.
PLAIN = frozenset(f"<{tag}>" for tag in ("p", "div", "li", "ul", "tr", "td", "strong", "b", "em", "i", "a"))
TITLES = ("json-ld.headline", "og:title", "twitter:title", "itemprop.headline", "h1")
BODY = re.compile(r"articlebody|(?:article|story|post|entry)[-_]*(?:body|content|text)|body[-_]?text")
# Scripts that say in one character what takes others two or three.
IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Story:
    """``lines`` is where the story stands; ``purposes`` says what furniture each line of the page stands in, if in any.

    ``first_text`` is the first line of running text in the story.
    """

    lines: range
    purposes: tuple[Kind | None, ...]
    first_text: int


def find_story(page: Page) -> Story:
    """The story of a page with layout: found among its lines, or all of them if the container gave the story alone. Call through page.once."""
    layout = page.layout
    assert layout is not None
    places = _Places(layout, [_weight(line.text, tag, links) for line, tag, links in zip(page.lines, layout.tags, layout.links, strict=True)])
    bounds, purposes = _bounds(places, _titles(page))
    weights = places.weights
    if not any(weights):
        short = [number for number, purpose in enumerate(purposes) if purpose is None and layout.links[number] <= MOST_LINKED]
        bounds = range(short[0], short[-1] + 1) if short else bounds
    if not layout.whole_page:
        bounds = range(len(page.lines))
    first = next((number for number in bounds if weights[number] and purposes[number] is None), bounds.stop)
    return Story(bounds, purposes, first)


class _Places:
    """Where the lines of a page stand. Many stand in the same place: ``words`` are those around each place, ``which`` is the place of each line.

    ``weights`` say how much running text each line is.
    """

    def __init__(self, layout: Layout, weights: list[float]) -> None:
        known: dict[tuple[str, str, str], int] = {}
        self.layout, self.weights = layout, weights
        self.which = [known.setdefault(stand, len(known)) for stand in zip(layout.tags, layout.within, layout.classes, strict=True)]
        self.words = [_around(*stand) for stand in known]

    def own(self, lines: Iterable[int], share: float) -> frozenset[str]:
        """The words that stand around at least this share of the running text in some lines."""
        total = 0.0
        held: Counter[int] = Counter()
        for number in lines:
            total += self.weights[number]
            held[self.which[number]] += int(self.weights[number])
        words: Counter[str] = Counter()
        for place, weight in held.items():
            if weight:
                for word in self.words[place]:
                    words[word] += weight
        return frozenset(word for word, weight in words.items() if weight >= share * total)

    def seed(self) -> int:
        """The number of the element that holds the most running text; what is called furniture counts less."""
        factors = [0.0] * len(self.words)
        held: Counter[int] = Counter()
        for place, weight, parent in zip(self.which, self.weights, self.layout.parents, strict=True):
            if weight:
                factors[place] = factors[place] or _promise(self.words[place])
                held[parent] += int(min(weight, 1000) * factors[place])
        return max(held, key=lambda parent: held[parent], default=-1)


def _bounds(places: _Places, titles: dict[int, float]) -> tuple[range, tuple[Kind | None, ...]]:
    """Where the story stands, and what furniture each line of the page stands in."""
    weights, which, parents, links = places.weights, places.which, places.layout.parents, places.layout.links
    seed = places.seed()
    seeded = [number for number, parent in enumerate(parents) if parent == seed]
    own = places.own(seeded, OWN)
    bounds = range(0)
    purposes: tuple[Kind | None, ...] = ()
    for _ in range(2):
        named = [_purpose(words, own) for words in places.words]
        purposes = tuple([named[place] for place in which])
        holders = {parent for parent, weight, purpose in zip(parents, weights, purposes, strict=True) if weight and purpose is None}
        core = places.own(bounds or seeded, CORE) - PLAIN
        in_core = [core.issubset(words) for words in places.words]
        scores = [
            _score(weight, purpose, linked, in_core[place] or parent in holders)
            for weight, purpose, linked, place, parent in zip(weights, purposes, links, which, parents, strict=True)
        ]
        for number, score in titles.items():
            scores[number] += score
        bounds = _densest(scores)
        own = places.own(bounds, OWN) | own
    return bounds, purposes


def headline_of(page: Page) -> int | None:
    """The line of the headline, if an h1 element prints what the page says its title is. Call through page.once."""
    return next((number for number, score in _titles(page).items() if score > 0), None)


def _around(tag: str, within: str, classes: str) -> tuple[str, ...]:
    """Class words and the names of elements in brackets, each from the inside out."""
    return tuple(dict.fromkeys((*classes.split(), f"<{tag}>", *(f"<{name}>" for name in within.split()))))


def _titles(page: Page) -> dict[int, float]:
    """What headlines add to their lines: the story begins under its own, and another story under any other."""
    assert page.layout is not None
    wanted = {fold(part) for key in TITLES if (value := page.hints.get(key)) for part in value.split("; ")}
    found: dict[int, float] = {}
    known = False
    for line in page.lines:
        if page.layout.tags[line.number] == "h1":
            own = fold(line.text) in wanted and not known
            known = known or own
            found[line.number] = 300.0 if own else -300.0 if known else 0.0
    return found


def _promise(words: tuple[str, ...]) -> float:
    """How much what stands around a line speaks for its being the story's."""
    purpose = _purpose(words, ())
    factor = 1.0 if purpose is None else 0.1 if purpose is Kind.COMMENT else 0.5
    return factor * (2.0 if any(BODY.search(word) for word in words) else 1.0)


def _weight(text: str, tag: str, linked: float) -> float:
    """How much running text a line is, in characters; 0 for lines that are none."""
    if linked > MOST_LINKED:
        return 0.0
    size = len(text) if text.isascii() else len(text) + 1.5 * len(IDEOGRAPH.findall(text))
    if size < (LEAST_PARAGRAPH if tag == "p" else LEAST_TEXT) or not (ends_sentence(text) or size > 200):
        return 0.0
    return size * (1 - linked)


def _purpose(words: tuple[str, ...], own: Collection[str]) -> Kind | None:
    """What furniture the innermost telling word names."""
    for word in words:
        if word not in own:
            purpose = ELEMENTS.get(word[1:-1]) if word[0] == "<" else purpose_of(word)
            if purpose:
                return purpose
    return None


def _score(weight: float, purpose: Kind | None, links: float, beside_text: bool) -> float:
    """What a line adds to a stretch of lines that might be the story."""
    if purpose is not None:
        return -20 - min(weight, 300)
    if weight:
        return min(weight, 400)
    if links > MOST_LINKED:
        return -30
    return 2 if beside_text else -8


def _densest(scores: list[float]) -> range:
    """The run of lines with the greatest sum, in linear time."""
    best, found = 0.0, range(0)
    running, start = 0.0, 0
    for number, score in enumerate(scores):
        if running <= 0:
            running, start = 0.0, number
        running += score
        if running > best:
            best, found = running, range(start, number + 1)
    return found
