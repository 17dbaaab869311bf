"""Variants of quotations found again: quotations planted in another outlet's article, set and cut as outlets do.

    python tests/bench/variants.py CORPORA [--planted 300] [--misses]

CORPORA holds allsides/part_A.jsonl.zst. Of so many direct quotations of eight words or more for each change, an article of another outlet, of the day
after, quotes the changed words: in other brackets, without what stands in them, with a clause left out behind dots, without the first words or the last
ones, with words replaced, in other quotation marks and case. All goes through the code of a run, with its settings. Recall counts a planted quotation that is in one group
with its source. Precision counts every quotation that a group has beside its origin: right if planted, or if difflib finds half of the words of the
shorter one in the other, in order; allsides has variants of its own, which no one labelled.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from relate_scale import Document, document_id, written
from reuse import ISO, read

from flows.lake.paths import Lake
from flows.relating.now import Files, State, connected
from flows.relating.quotes import relate_quotes
from flows.settings import Relate
from schemas import ARTICLES, DOCUMENTS, EDITS, QUOTE_VARIANTS, QUOTES, RELATED, SKETCHES, TOLD
from transforms.quotes.find import find_quotes

PLANTED = 1_000_000
LEAST_WORDS = 8
WORD = re.compile(r"\w+")
BRACKETED = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
Change = Callable[[list[str], random.Random], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    documents = [
        (number, row["text"], date.fromisoformat(row["date"]) if ISO.fullmatch(row["date"]) else None, row["source_url"] or row["source"])
        for number, row in enumerate(read(given.corpora / "allsides" / "part_A.jsonl.zst"))
    ]
    chance = random.Random(6)
    plants = list(planted(documents, given.planted, chance))
    rows = related([*documents, *(plant for _, _, _, plant in plants)])
    groups = defaultdict(set)
    for row in rows:
        groups[row["document_id"]].add(row["quotation"])
    print(f"{'change':14} {'planted':>7} {'recall':>7}")
    for name in CHANGES:
        own = [(source, quote, plant) for change, source, quote, plant in plants if change == name]
        missed = [(quote, plant[1]) for source, quote, plant in own if not groups[document_id(source)] & groups[document_id(plant[0])]]
        print(f"{name:14} {len(own):7} {1 - len(missed) / max(1, len(own)):7.3f}")
        for quote, changed in missed if given.misses else []:
            print("missed", repr(quote), "|", repr(changed))
    tell_precision(rows, {document_id(number): body for number, body, _, _ in [*documents, *(plant for _, _, _, plant in plants)]}, given.misses)


def planted(documents: Sequence[Document], count: int, chance: random.Random) -> Iterator[tuple[str, int, str, Document]]:
    """Of each change: its name, the source's number, the quotation and the article that quotes it changed."""
    number = PLANTED
    for name, change in CHANGES.items():
        found = 0
        for source, body, on, _ in chance.sample(documents, len(documents)):
            if found == count:
                break
            quotes = [(body[quote.start : quote.end], quote.speaker_name) for quote in find_quotes(body) if quote.direct]
            for quote, speaker in (quote for quote in quotes if quote[0].count(" ") >= LEAST_WORDS - 1 and "\n" not in quote[0]):
                words = quote.split(" ")
                if (changed := change(words, chance)) != words and any(changed) and on:
                    said = f"The remark that matters came a day earlier, the desk notes.\n\n“{' '.join(changed).rstrip('.,')},” {speaker or 'an aide'} said.\n"
                    yield name, source, quote, (number, said, on + timedelta(1), f"desk{number % 31}.example")
                    number, found = number + 1, found + 1
                    break


def related(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The rows of quote_variants."""
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake.at(folder)
        files = written(lake, "s", iter(documents), (ARTICLES, SKETCHES, QUOTES))
        live = {table.name: files.get(table.name, []) for table in (ARTICLES, SKETCHES, QUOTES, DOCUMENTS, EDITS, *RELATED, *TOLD)}
        with connected("2GB", lake.spill()) as connection:
            made = relate_quotes(State(connection, Files(live, {}), anew=True), lake, "run", Relate().variants)
        return [row for path in made.files[QUOTE_VARIANTS.name] for row in pq.ParquetFile(path).read().to_pylist()]


def tell_precision(rows: Sequence[dict[str, Any]], bodies: dict[str, str], misses: bool) -> None:
    """How many quotations of groups have half of their words in the origin, or its in them."""
    wrong = right = 0
    for row in (row for row in rows if row["origin"]):
        quote, origin = bodies[row["document_id"]][row["start"] : row["end"]], bodies[row["origin"]][row["origin_start"] : row["origin_end"]]
        if alike(quote, origin):
            right += 1
        else:
            wrong += 1
            if misses:
                print("wrong", repr(quote), "|", repr(origin))
    print(f"precision {right / max(1, right + wrong):.4f} of {right + wrong} quotations linked")


def alike(one: str, other: str) -> bool:
    a, b = WORD.findall(one.lower()), WORD.findall(other.lower())
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) >= min(len(a), len(b))


def _other_brackets(words: list[str], chance: random.Random) -> list[str]:
    return BRACKETED.sub(lambda found: f"[{found[1]}]" if found[1] is not None else f"({found[2]})", " ".join(words)).split(" ")


def _put_in(words: list[str], chance: random.Random) -> list[str]:
    place = chance.randrange(1, len(words))
    return [*words[:place], "[Vladimir]", *words[place:]]


def _unbracketed(words: list[str], chance: random.Random) -> list[str]:
    return BRACKETED.sub("", " ".join(words)).split()


def _clause_left_out(words: list[str], chance: random.Random) -> list[str]:
    length = len(words) // 4
    begin = chance.randrange(2, len(words) - length - 1)
    return [*words[:begin], "...", *words[begin + length :]]


def _without_first(words: list[str], chance: random.Random) -> list[str]:
    return words[len(words) * 2 // 5 :]


def _without_last(words: list[str], chance: random.Random) -> list[str]:
    return words[: -(len(words) * 2 // 5)]


def _word_replaced(words: list[str], chance: random.Random) -> list[str]:
    place = chance.randrange(len(words))
    return [*words[:place], "herring", *words[place + 1 :]]


def _words_replaced(words: list[str], chance: random.Random) -> list[str]:
    places = chance.sample(range(len(words)), max(1, len(words) // 10))
    return ["herring" if place in places else word for place, word in enumerate(words)]


def _otherwise_set(words: list[str], chance: random.Random) -> list[str]:
    first, *others = " ".join(words)
    return "".join((first.swapcase(), *others)).replace("’", "'").replace("—", " - ").split()


CHANGES: dict[str, Change] = {
    "brackets": _other_brackets,
    "put in": _put_in,
    "unbracketed": _unbracketed,
    "clause out": _clause_left_out,
    "without first": _without_first,
    "without last": _without_last,
    "word replaced": _word_replaced,
    "tenth replaced": _words_replaced,
    "set otherwise": _otherwise_set,
}


if __name__ == "__main__":
    main()
