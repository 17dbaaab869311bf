"""How well a body was cleaned: line by line and by its words, as tests/bench/quality.py and the tests of quality measure it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WORD = re.compile(r"\w+")
# A line stays if so much of it is found in the body.
ENOUGH = 0.8


@dataclass(frozen=True)
class Verdict:
    """A line of a scrape, and whether a reader would keep it: None if either is right. ``label`` names what it is."""

    text: str
    keep: bool | None
    label: str


@dataclass
class LineScore:
    """Characters of prose kept and of noise leaked, lines leaked by label, and documents without a fault."""

    kept: float = 0.0
    prose: int = 0
    leaked: float = 0.0
    noise: int = 0
    documents: int = 0
    perfect: int = 0
    leaks: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.kept / self.prose if self.prose else 1.0

    @property
    def leak(self) -> float:
        return self.leaked / self.noise if self.noise else 0.0

    @property
    def f1(self) -> float:
        precision = self.kept / (self.kept + self.leaked) if self.kept else 0.0
        return f1(precision, self.recall)

    def add(self, body: str, lines: Sequence[Verdict]) -> None:
        """Counts one document."""
        found, paragraphs = set(grams(body, 3)), {tuple(tokens(line)) for line in body.split("\n")}
        faults = 0
        for line in lines:
            if line.keep is None or not tokens(line.text):
                continue
            size, share = len(line.text.strip()), covered(line.text, found, paragraphs)
            faults += (share < ENOUGH) if line.keep else (share >= ENOUGH)
            if line.keep:
                self.prose, self.kept = self.prose + size, self.kept + size * share
            else:
                self.noise, self.leaked = self.noise + size, self.leaked + size * share
                self.leaks[line.label] += share >= ENOUGH
        self.documents += 1
        self.perfect += not faults


def tokens(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


def grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    """The runs of ``size`` words in a text; a shorter text is one run."""
    words = tokens(text)
    return Counter(tuple(words[start : start + size]) for start in range(max(1, len(words) - size + 1))) if words else Counter()


def covered(line: str, found: Iterable[tuple[str, ...]], paragraphs: Iterable[tuple[str, ...]]) -> float:
    """The share of a line that is among the runs of three words found, or, of a shorter line, whether it is a paragraph."""
    words = tokens(line)
    if len(words) < 3:
        return float(tuple(words) in paragraphs)
    runs = grams(line, 3)
    return sum(count for run, count in runs.items() if run in found) / sum(runs.values())


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def body_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """F1 of the mean precision and recall over (got, wanted) bodies of their bags of four-word runs."""
    scores = [(grams(got, 4), grams(wanted, 4)) for got, wanted in pairs]
    hits = [sum((got & wanted).values()) for got, wanted in scores]
    precision = sum(hit / sum(got.values()) if got else float(not wanted) for hit, (got, wanted) in zip(hits, scores, strict=True))
    recall = sum(hit / sum(wanted.values()) if wanted else 1.0 for hit, (_, wanted) in zip(hits, scores, strict=True))
    return f1(precision / len(scores), recall / len(scores)) if scores else 0.0
