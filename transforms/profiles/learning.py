"""Learning a profile: which lines recur within an outlet in otherwise different articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from schemas.vocabulary import Kind, KnownBy, LinePlace
from transforms.boilerplate.furniture import furnished
from transforms.page import Page
from transforms.profiles.pattern import LONGEST, NUMBER, pattern
from transforms.profiles.stories import Sighting, stories
from transforms.reading.bylines import read_byline
from transforms.reading.date_lines import read_date_line
from transforms.reading.shapes import Shape, shapes

# Signs that stand in prompts and labels of pages, and in no subhead.
_NO_SUBHEAD = "@[|©"


@dataclass(frozen=True, slots=True)
class Learning:
    """How much evidence makes a line template. All counts are of stories: copies and versions of an article count once.

    ``phrases_around`` and ``sentences_around`` are for lines that stand above or below the story's own prose in at least
    ``mostly`` of their sightings, ``phrases_within`` and ``sentences_within`` for those between its paragraphs: prose that
    newspapers repeat from story to story stands there, and less often than prompts do. A line of up to ``short`` words
    between paragraphs may be a subhead: it must be printed ``repeats`` times an article on average in ``short_share`` of the
    stories, or bear a sign that no subhead does; one with a number may be a row of a table, and must be in ``numbers_share``;
    one with several is none. A line that is mostly quotation must be in ``quotes_share``: newspapers quote again what was said.
    In a folder, which may hold several outlets' cuts of one story, ``folder_times`` as many stories must have a line.
    """

    phrases_around: int = 3
    sentences_around: int = 4
    phrases_within: int = 5
    sentences_within: int = 8
    mostly: float = 0.9
    short: int = 6
    repeats: float = 1.3
    short_share: float = 0.05
    numbers_share: float = 0.2
    quotes_share: float = 0.5
    folder_times: int = 2
    most_lines: int = 1_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How a line recurs in an outlet; ``document_id`` and ``place`` tell where it can be read."""

    line: int
    document_id: str
    place: int
    stories: int
    articles: int
    sightings: int
    above: int
    below: int

    @property
    def where(self) -> LinePlace:
        """Where the line stands more often than not, seen from the outlet's prose."""
        if 2 * (self.above + self.below) < self.sightings:
            return LinePlace.WITHIN
        return LinePlace.ABOVE if self.above > self.below else LinePlace.BELOW


@dataclass(frozen=True, slots=True)
class Tallies:
    """The lines of an outlet that may be template, among so many articles and stories."""

    outlet: str
    known_by: KnownBy
    articles: int
    stories: int
    lines: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A line of an outlet's template: its pattern, its kind, where it stands, and in how many stories."""

    line: str
    kind: Kind
    place: LinePlace
    stories: int


def tally(sightings: pa.Table, learning: Learning) -> Tallies:
    """Count the lines of one outlet, given its sightings in any order; there must be at least one."""
    documents: dict[str, list[Sighting]] = defaultdict(list)
    ordered = sightings.sort_by([("document_id", "ascending"), ("place", "ascending")])
    for document, *seen in zip(*(ordered[name].to_pylist() for name in ("document_id", "line", "size", "prose")), strict=True):
        documents[document].append(Sighting(*seen))
    told = stories(documents)
    tellers: dict[int, set[str]] = defaultdict(set)
    for document, lines in documents.items():
        for sighting in lines:
            tellers[sighting.line].add(told[document])
    least = min(learning.phrases_around, learning.sentences_around)
    recurring = {line: len(by) for line, by in tellers.items() if len(by) >= least}
    unique = {line for line, by in tellers.items() if len(by) == 1}
    counts = _Counts()
    for document, lines in documents.items():
        counts.add(document, lines, recurring, unique)
    tallies = tuple(counts.tally(line, number) for line, number in sorted(recurring.items()))
    outlet, known_by = ordered["outlet"][0].as_py(), KnownBy(ordered["known_by"][0].as_py())
    return Tallies(outlet, known_by, len(documents), len(set(told.values())), tallies)


def judge(tallies: Tallies, texts: Mapping[int, str], learning: Learning) -> list[Template]:
    """The template of an outlet, its most frequent lines first; ``texts`` has a line for each hash that was tallied."""
    found = [template for tally in tallies.lines for template in _judge_line(tally, texts[tally.line], tallies, learning)]
    return sorted(found, key=lambda template: (-template.stories, template.line))[: learning.most_lines]


class _Counts:
    """Where the recurring lines of an outlet stand."""

    def __init__(self) -> None:
        self.first: dict[int, tuple[str, int]] = {}
        self.articles: dict[int, int] = defaultdict(int)
        self.sightings: dict[int, int] = defaultdict(int)
        self.above: dict[int, int] = defaultdict(int)
        self.below: dict[int, int] = defaultdict(int)

    def add(self, document: str, lines: Sequence[Sighting], recurring: Mapping[int, int], unique: set[int]) -> None:
        """Count one document's lines; documents come in order."""
        own = [place for place, sighting in enumerate(lines) if sighting.prose and sighting.line in unique]
        first, last = (own[0], own[-1]) if own else (len(lines), -1)
        for place, sighting in enumerate(lines):
            if sighting.line in recurring:
                self.first.setdefault(sighting.line, (document, place))
                self.sightings[sighting.line] += 1
                self.above[sighting.line] += place < first and last >= 0
                self.below[sighting.line] += place > last
        for line in {sighting.line for sighting in lines} & recurring.keys():
            self.articles[line] += 1

    def tally(self, line: int, stories: int) -> Tally:
        return Tally(line, *self.first[line], stories, self.articles[line], self.sightings[line], self.above[line], self.below[line])


def _judge_line(tally: Tally, text: str, tallies: Tallies, learning: Learning) -> Iterator[Template]:
    page = Page(text)
    lines = page.once(shapes)
    if len(lines) != 1 or len(text) > LONGEST:
        return
    (shape,) = lines
    said = pattern(text)
    byline = read_byline(shape)
    if not any(map(str.isalpha, said)) or read_date_line(shape) or (byline and byline.opened):
        return
    share = tally.stories / tallies.stories
    if share < learning.quotes_share and shape.prose and _quotes(said):
        return
    stories = tally.stories // (learning.folder_times if tallies.known_by is KnownBy.FOLDER else 1)
    around = tally.above + tally.below >= learning.mostly * tally.sightings
    recurs = _recurs_around if around else _recurs_within
    if recurs(shape, stories, learning) and (around or _is_no_story(shape, tally, share, learning)):
        mark = page.once(furnished).get(0)
        yield Template(said, mark.kind if mark else _kind(shape, tally.where), tally.where, tally.stories)


def _recurs_around(shape: Shape, stories: int, learning: Learning) -> bool:
    return stories >= (learning.sentences_around if shape.prose else learning.phrases_around)


def _recurs_within(shape: Shape, stories: int, learning: Learning) -> bool:
    return stories >= (learning.sentences_within if shape.prose else learning.phrases_within)


def _is_no_story(shape: Shape, tally: Tally, share: float, learning: Learning) -> bool:
    """Whether a line between paragraphs that recurs is neither a row of figures nor a subhead."""
    if any(map(str.isdigit, shape.text)) and not shape.prose:
        return share >= learning.numbers_share and pattern(shape.text).count(NUMBER) == 1
    if shape.words > learning.short or any(sign in shape.text for sign in _NO_SUBHEAD):
        return True
    return tally.sightings >= learning.repeats * tally.articles and share >= learning.short_share


def _quotes(said: str) -> bool:
    """Whether most of a folded line stands between quotation marks."""
    return 2 * sum(map(len, said.split('"')[1::2])) > len(said)


def _kind(shape: Shape, place: LinePlace) -> Kind:
    """What a line that no rule knows most likely is: running text asks for something, names above are authors, scraps are furniture."""
    if shape.prose:
        return Kind.PROMO
    byline = read_byline(shape) if place is LinePlace.ABOVE else None
    if byline and byline.authors:
        return Kind.BYLINE
    return {LinePlace.ABOVE: Kind.NAV, LinePlace.BELOW: Kind.FOOTER, LinePlace.WITHIN: Kind.OTHER}[place]
