"""Quotes and their speakers against marked corpora: PolNeAR by publisher, and BASIL as a check that nothing was learnt by heart.

    python tests/bench/quotes.py CORPORA

CORPORA holds polnear/{docs,quotes_gold}.jsonl.zst and basil/docs.jsonl.zst. A quotation is found if it has the words of a marked one, or,
from five words on, Dice's coefficient of their runs of three words is at least .8. A speaker is right if the last word of one name is in the other.
Two apostrophes are a quotation mark in some archives; the marking of PolNeAR passes these over, so they are counted apart.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transforms.quotes.find import find_quotes

WORD = re.compile(r"\w+")
Row = dict[str, Any]


@dataclass
class Tally:
    """What was marked, given and found; and of the marked ones with a named speaker, how many are found with the right one."""

    marked: int = 0
    given: int = 0
    found: int = 0
    named: int = 0
    right: int = 0

    def line(self, name: str) -> str:
        precision, recall = self.found / max(1, self.given), self.found / max(1, self.marked)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        counts = f"{self.marked:7} {self.given:7} {precision:9.3f} {recall:7.3f} {f1:6.3f}"
        return f"{name:24} {counts} {self.named:6} {self.right / max(1, self.named):9.3f} {self.right / max(1, self.marked):9.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    corpora = parser.parse_args().corpora
    polnear(corpora / "polnear")
    basil(corpora / "basil")


def polnear(folder: Path) -> None:
    texts = list(rows(folder / "docs.jsonl.zst"))
    gold = {row["id"]: row["quotes"] for row in rows(folder / "quotes_gold.jsonl.zst")}
    started = time.process_time()
    found = {row["id"]: find_quotes(row["text"]) for row in texts}
    seconds = time.process_time() - started
    size = sum(len(row["text"]) for row in texts)
    print(f"{len(texts)} documents: {len(texts) / seconds:.0f} a second, {size / 5000 / seconds:.0f} of 5 kB\n")
    print(f"{'':24} {'marked':>7} {'given':>7} {'precision':>9} {'recall':>7} {'F1':>6} {'named':>6} {'of named':>9} {'of marked':>9}")
    tallies: dict[str, Tally] = {}
    for row in texts:
        given = [
            (row["text"][q.start : q.end], q.speaker_name or speaker(row["text"], q.speaker), row["text"][: q.start][-2:])
            for q in found[row["id"]]
            if q.direct
        ]
        plain = [(quote, name) for quote, name, mark in given if mark != "''"]
        count(tallies.setdefault(row["publisher"], Tally()), gold[row["id"]], [(quote, name) for quote, name, _ in given])
        count(tallies.setdefault("all", Tally()), gold[row["id"]], [(quote, name) for quote, name, _ in given])
        count(tallies.setdefault("all without ''", Tally()), gold[row["id"]], plain)
    for name in sorted(tallies):
        print(tallies[name].line(name))


def speaker(text: str, place: tuple[int, int] | None) -> str:
    return text[slice(*place)] if place else ""


def count(tally: Tally, marked: Iterable[Row], given: list[tuple[str, str]]) -> None:
    """Match each marked quotation with a given one, once."""
    left = list(given)
    tally.given += len(left)
    for row in marked:
        tally.marked += 1
        tally.named += bool(row["speaker"])
        match = next((one for one in left if alike(row["quote"], one[0])), None)
        if match is not None:
            left.remove(match)
            tally.found += 1
            tally.right += same_name(row["speaker"] or "", match[1])


def alike(marked: str, given: str) -> bool:
    left, right = words(marked), words(given)
    if left == right or len(left) < 5:
        return left == right
    ours, theirs = (Counter(zip(some, some[1:], some[2:], strict=False)) for some in (left, right))
    return 2 * (ours & theirs).total() >= 0.8 * max(1, ours.total() + theirs.total())


def same_name(marked: str, given: str) -> bool:
    left, right = words(marked), words(given)
    return bool(left) and bool(right) and (left[-1] in right or right[-1] in left)


def basil(folder: Path) -> None:
    """Speakers of words that BASIL ascribes to one person, wherever they stand in a quotation: pronouns resolved there."""
    tally = Tally()
    for row in rows(folder / "docs.jsonl.zst"):
        body = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
        quotes = [quote for quote in find_quotes(body) if quote.direct]
        for marked in row["quotes"]:
            name, place = marked["speaker"] or "", body.find(marked["text"].strip("“”\"' "))
            if (not name.istitle() and "-" not in name) or name.startswith("other") or place < 0:
                continue
            tally.marked += 1
            around = next((quote for quote in quotes if quote.start <= place < quote.end), None)
            if around is not None:
                tally.found += 1
                tally.right += same_name(name.replace("_", " "), around.speaker_name or speaker(body, around.speaker))
    print(f"\nbasil: {tally.marked} quotations with a named speaker, {tally.found} found, {tally.right} of them with the right one")


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def rows(path: Path) -> Iterator[Row]:
    import zstandard

    with path.open("rb") as file:
        yield from map(json.loads, io.TextIOWrapper(zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file), "utf-8"))


if __name__ == "__main__":
    main()
