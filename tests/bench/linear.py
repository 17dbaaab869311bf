"""Whether time grows with the length of a text and no faster: every rule, reading, extractor and recogniser against hostile strings.

    python tests/bench/linear.py [--size 100000] [--only NAME ...] [--worst 10]

For each step of refine and each hostile text of n, 2n and 4n characters (see attacks.py) it takes CPU time, twice if it is
longer than noise, and counts the less. Printed is for each step its worst growth exponent:
1 is linear, 2 quadratic. Times below the floor are noise and do not count.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import attacks

from transforms.boilerplate.cut import cut, kept_lines, settle
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.joining import joins, line_end_hyphen
from transforms.boilerplate.rules import RULES, find_marks
from transforms.decode import decode
from transforms.edits import apply
from transforms.formats import FORMATS, HEAD_BYTES
from transforms.links import find_links
from transforms.metadata.candidates import Story
from transforms.metadata.fields import FIELDS
from transforms.page import Page
from transforms.quotes.find import find_quotes
from transforms.quotes.rows import quote_rows
from transforms.reading.head import read_head
from transforms.reading.shapes import count_words, lowered, shapes, short_shapes
from transforms.reading.trailer import read_trailer

FLOOR_SECONDS = 0.02
NOW = datetime(2026, 3, 1, tzinfo=UTC)

Steps = dict[str, float]


@dataclass(frozen=True)
class Growth:
    """How one step grew over one hostile text: CPU seconds at n, 2n and 4n characters."""

    step: str
    attack: str
    seconds: tuple[float, float, float]

    @property
    def exponent(self) -> float:
        """The exponent of the growth from n to 4n, 0 where the times are noise; a time below a quarter of the floor counts as that."""
        first, _, last = self.seconds
        return math.log(last / max(first, FLOOR_SECONDS / 4), 4) if last > FLOOR_SECONDS else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000, help="n, in characters")
    parser.add_argument("--only", nargs="*", default=[], help="steps to look at, by name")
    parser.add_argument("--worst", type=int, default=10, help="how many attacks to print beside the table of steps")
    options = parser.parse_args()
    gc.disable()
    grown = [
        growth
        for name, make in [*attacks.hostile_lines(), *attacks.many_lines()]
        for growth in _grow(name, make, options.size)
        if not options.only or growth.step in options.only
    ]
    by_step: dict[str, list[Growth]] = {}
    for growth in grown:
        by_step.setdefault(growth.step, []).append(growth)
    worst = sorted(
        (max(growths, key=lambda growth: (growth.exponent, growth.seconds)) for growths in by_step.values()), key=lambda growth: -growth.exponent
    )
    _table("worst attack of each step", worst)
    _table("worst attacks", sorted(grown, key=lambda growth: -growth.exponent)[: options.worst])
    _table("slowest at 4n", sorted(grown, key=lambda growth: -growth.seconds[2])[: options.worst])


def _table(title: str, rows: list[Growth]) -> None:
    print(f"\n{title}\n{'step':24} {'exponent':>8} {'n':>8} {'2n':>8} {'4n':>8}  attack")
    for row in rows:
        print(f"{row.step:24} {row.exponent:8.2f} " + " ".join(f"{seconds:8.3f}" for seconds in row.seconds) + f"  {row.attack}")


def _grow(name: str, make: Callable[[int], str], size: int) -> Iterator[Growth]:
    gc.collect()
    times = [_times(make(factor * size)) for factor in (1, 2, 4)]
    for step in times[0]:
        yield Growth(step, name, (times[0][step], times[1][step], times[2][step]))


def _times(text: str) -> Steps:
    """CPU seconds of each step on a text, what earlier steps found being at hand."""
    taken: Steps = {}

    def step(name: str, do: Callable[[], object]) -> object:
        started = time.process_time()
        done = do()
        seconds = time.process_time() - started
        if seconds > FLOOR_SECONDS:
            started = time.process_time()
            do()
            seconds = min(seconds, time.process_time() - started)
        taken[name] = seconds
        return done

    page = Page(text, {"title": text[:200], "url": "https://www.northerncourier.example/a", "authors": text[-500:], "published": text[-500:]})
    step("Page", lambda: Page(text))
    for find in (shapes, short_shapes, lowered, furnished, read_head, read_trailer):
        step(find.__name__, lambda find=find: find(page))
        page.once(find)
    for rule in RULES:
        step(rule.name, lambda rule=rule: list(rule.marks(page)))
    marks = find_marks(page)
    settled = settle(marks, len(text))
    step("settle", lambda: settle(marks, len(text)))
    kept = list(kept_lines(page, settled))
    step("line_end_hyphen", lambda: list(line_end_hyphen(page, kept)))
    step("joins", lambda: joins(page, kept))
    edits = cut(page, [*settled, *line_end_hyphen(page, kept)], joins(page, kept))
    step("cut", lambda: cut(page, [*settled, *line_end_hyphen(page, kept)], joins(page, kept)))
    body = apply(edits, text)
    step("apply", lambda: apply(edits, text))
    story = Story(page, text[-500:], body, NOW, page)
    for field in FIELDS:
        for extractor in field.extractors:
            step(f"{field.field.value}: {extractor.__name__}", lambda extractor=extractor: list(extractor(story)))
    step("find_links", lambda: find_links(page, settled))
    quotes = find_quotes(body)
    step("find_quotes", lambda: find_quotes(body))
    step("quote_rows", lambda: quote_rows(body, quotes, edits))
    step("count_words", lambda: count_words(body))
    data = text.encode("utf-8", "surrogatepass")
    step("decode", lambda: decode(data))
    old = text.encode("cp1252", "replace") + b"\xe9"
    step("decode of windows-1252", lambda: decode(old))
    for known in FORMATS:
        step(f"recognise {known.name}", lambda known=known: known.recognises(data[:HEAD_BYTES], "a"))
    return taken


if __name__ == "__main__":
    main()
