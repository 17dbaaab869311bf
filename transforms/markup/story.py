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
    stands = list(zip(layout.tags, layout.within, layout.classes, strict=True))
    known = {names: _around(*names) for names in set(stands)}
    around = [known[names] for names in stands]
    weights = [_weight(line.text, tag, links) for line, tag, links in zip(page.lines, layout.tags, layout.links, strict=True)]
    titles = _titles(page)
    seed = _seed(layout, weights, around)
    own = _own(weights, around, [number for number, parent in enumerate(layout.parents) if parent == seed], OWN)
    bounds = range(0)
    for _ in range(2):
        named = {words: _purpose(words, own) for words in set(around)}
        purposes = tuple(named[words] for words in around)
        holders = {layout.parents[number] for number, weight in enumerate(weights) if weight and purposes[number] is None}
        core = _own(weights, around, bounds or [number for number, parent in enumerate(layout.parents) if parent == seed], CORE) - PLAIN
        within_core = {words for words in named if core.issubset(words)}
        scores = [
            _score(weight, purposes[number], layout.links[number], layout.parents[number] in holders or around[number] in within_core)
            + titles.get(number, 0)
            for number, weight in enumerate(weights)
        ]
        bounds = _densest(scores)
        own = _own(weights, around, bounds, OWN) | own
    if not any(weights):
        short = [number for number, purpose in enumerate(purposes) if purpose is None and layout.links[number] <= MOST_LINKED]
        bounds = range(short[0], short[-1] + 1) if short else bounds
    if not layout.whole_page:
        bounds = range(len(page.lines))
    first = next((number for number in bounds if weights[number] and purposes[number] is None), bounds.stop)
    return Story(bounds, purposes, first)


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


def _seed(layout: Layout, weights: list[float], around: list[tuple[str, ...]]) -> int:
    """The number of the element that holds the most running text; what is called furniture counts less."""
    held: Counter[int] = Counter()
    for number, weight in enumerate(weights):
        if weight:
            purpose = _purpose(around[number], ())
            factor = 1.0 if purpose is None else 0.1 if purpose is Kind.COMMENT else 0.5
            named = 2.0 if any(BODY.search(word) for word in around[number]) else 1.0
            held[layout.parents[number]] += int(min(weight, 1000) * factor * named)
    return max(held, key=lambda parent: held[parent], default=-1)


def _weight(text: str, tag: str, linked: float) -> float:
    """How much running text a line is, in characters; 0 for lines that are none."""
    if linked > MOST_LINKED:
        return 0.0
    size = len(text) if text.isascii() else len(text) + 1.5 * len(IDEOGRAPH.findall(text))
    if size < (LEAST_PARAGRAPH if tag == "p" else LEAST_TEXT) or not (ends_sentence(text) or size > 200):
        return 0.0
    return size * (1 - linked)


def _own(weights: list[float], around: list[tuple[str, ...]], lines: Iterable[int], share: float) -> frozenset[str]:
    """The words that stand around at least this share of the running text in some lines."""
    total = 0.0
    held: Counter[str] = Counter()
    for number in lines:
        total += weights[number]
        if weights[number]:
            held.update(dict.fromkeys(around[number], int(weights[number])))
    return frozenset(word for word, weight in held.items() if weight >= share * total)


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
