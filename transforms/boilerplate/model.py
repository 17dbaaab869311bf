"""The line model: which lines of a whole page, flattened to text, are the story.

It speaks only of pages that carry menus and lists of links as whole pages do; an article on its own is left to the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.boilerplate.forest import forest
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.lines import Outline, outlines
from transforms.boilerplate.surroundings import NAMES, Surroundings
from transforms.formats.hints import BODY_ONLY
from transforms.page import Mark, Page
from transforms.reading.shapes import shapes

# A whole page has at least so many short lines of menus, in runs of at least so many lines without prose ...
_MENU_LINES, _MENU_RUN, _MENU_SIZE = 12, 8, 60
# ... and among them either lines that rules know for furniture, or links, or bullets.
_KNOWN, _LINKS, _BULLETS = 3, 6, 6
_SHORT = 80
# From these probabilities on, a line belongs to the story, and is its headline; on a page where even the likeliest lines are in doubt, half as
# likely as they will do: no page loses all its prose.
_STORY, _HEADLINE = 0.45, 0.3
_LIKELIEST, _OF_LIKELIEST = 3, 0.5
_DOUBT = 0.3
# The headline is looked for in so many lines above the story.
HEAD_LINES = 30
_HEADLINE_SIZES = range(12, 221)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of a whole page: how likely each line is to belong to the story, how likely it must be to stay, the story's first
    line of prose and its last line, and the line that is its headline."""

    likely: tuple[float, ...]
    least: float
    start: int
    last: int
    headline: int | None

    def kept(self, number: int) -> bool:
        return self.likely[number] >= self.least


def whole_page(page: Page) -> bool:
    """Whether the text is a whole page flattened, with its menus, rather than an article on its own.

    Text that came with layout is none: its markup tells where the story stands.
    """
    if page.layout is not None or page.hints.get(BODY_ONLY) == "true":
        return False
    brief = sum([len(shape.text) < _MENU_SIZE or "](" in shape.text for shape in page.once(shapes)])
    if brief < _MENU_LINES:
        return False
    found, marked = page.once(outlines), page.once(furnished)
    frame = [place for run in _runs_without_prose(found) for place in run]
    menu = sum([found[place].end == 0 and found[place].size < _MENU_SIZE and found[place].opener != 1 for place in frame])
    if menu < _MENU_LINES:
        return False
    linked = sum([found[place].linked > 0.5 for place in frame])
    bullets = sum([found[place].bullet == 1 for place in frame])
    return linked >= _LINKS or bullets >= _BULLETS or sum([place in marked for place in frame]) >= _KNOWN


def read_page(page: Page) -> Reading | None:
    """The model's reading of a whole page; None for any other, and where it finds no story. Call through page.once."""
    if not page.once(whole_page):
        return None
    around = Surroundings(page)
    story = forest("story", NAMES)
    likely = tuple(0.0 if around.hopeless(place) else story.probability(around.features(place)) for place in range(len(page.lines)))
    least = least_likely([chance for chance, prose in zip(likely, around.prose, strict=True) if prose])
    likely = _with_short_sentences(likely, least, around)
    kept = [place for place, chance in enumerate(likely) if chance >= least]
    start = next((place for place in kept if around.prose[place]), None)
    return None if start is None else Reading(likely, least, start, kept[-1], _headline(around, start))


def _with_short_sentences(likely: Sequence[float], least: float, around: Surroundings) -> tuple[float, ...]:
    """The same, but a short sentence under a line that stays is given the benefit of the doubt: paragraphs of one line are news prose."""
    found, before = list(likely), False
    for place, own in enumerate(around.outlines):
        sentence = own.end == 1 and own.text.count(" ") >= 3 and not (own.bullet or own.linked or around.groups[place])
        if before and sentence and least * _DOUBT <= found[place] < least:
            found[place] = least
        before = found[place] >= least and around.outlines[place].end in (1, 2)
    return tuple(found)


def least_likely(prose: Iterable[float]) -> float:
    """How likely a line must be to stay, given how likely the page's lines of running text are."""
    likeliest = sorted(prose)[-_LIKELIEST:]
    return min(_STORY, _OF_LIKELIEST * sum(likeliest) / len(likeliest)) if likeliest else _STORY


def line_model(page: Page) -> Iterator[Mark]:
    """Lines of a whole page that are no part of its story, as the line model judges."""
    reading = page.once(read_page)
    if reading is None:
        return
    for line, own in zip(page.lines, page.once(outlines), strict=True):
        if not reading.kept(line.number):
            score = round(1 - reading.likely[line.number], 3)
            yield Mark(line.start, line.end, _kind(page, own, line.number, reading), "line_model", score)


def could_be_headline(own: Outline) -> bool:
    """Whether a line is of a headline's size and no item of a list of links."""
    return own.size in _HEADLINE_SIZES and not (own.bullet and own.linked > 0.5)


def _runs_without_prose(found: Sequence[Outline]) -> Iterator[list[int]]:
    """The places of lines in each run without prose that is long enough for a menu."""
    run: list[int] = []
    for place, own in enumerate(found):
        if not own.prose:
            run.append(place)
            continue
        if len(run) >= _MENU_RUN:
            yield run
        run = []
    if len(run) >= _MENU_RUN:
        yield run


def _headline(around: Surroundings, start: int) -> int | None:
    """The line above the story that is most likely its headline."""
    chances = forest("headline", NAMES)
    places = [place for place in range(max(0, start - HEAD_LINES), start) if could_be_headline(around.outlines[place])]
    best = max(((chances.probability(around.features(place)), -place) for place in places), default=(0.0, 0))
    return -best[1] if best[0] >= _HEADLINE else None


def _kind(page: Page, own: Outline, number: int, reading: Reading) -> Kind:
    """What a line that is no part of the story most likely is: told by its place and shape."""
    if "©" in own.text:
        return Kind.FOOTER
    if own.images and own.size < _SHORT:
        return Kind.CAPTION
    if number < reading.start:
        return Kind.NAV
    if number <= reading.last:
        return Kind.RELATED if own.linked > 0.5 or own.bullet else Kind.CAPTION if own.prose else Kind.OTHER
    if own.prose:
        return Kind.COMMENT
    return Kind.RELATED if own.size >= 30 else Kind.FOOTER
