"""Mentions against marked corpora: CoNLL-2003 (English, development part) and the news of GUM; and what they cost beside the quotes.

    python tests/bench/mentions.py CORPORA [--misses]

Where that corpus has league tables and lists of results, which bodies of articles have few of, "in sentences" counts the paragraphs that end with a
stop or a quotation mark only. CORPORA holds conll2003_en/eng.testa.zst and gum_wikinews/docs.jsonl.zst. A mention is found if kind, first and last character are those marked.
In GUM, what is marked is every phrase that refers, titles and all: counted are those of proper nouns that are marked place, person or organization,
and titles before people are left out as mentions leave them out.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from transforms.mentions.find import find_mentions
from transforms.quotes.find import find_quotes
from transforms.quotes.people import untitled

CLOSE = re.compile(r"[.,;:!?)%]|'s|'|n't|''")
KINDS = {"LOC": "place", "PER": "person", "ORG": "organisation"}
GUM_KINDS = {"place": "place", "person": "person", "organization": "organisation"}
Span = tuple[int, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="testa")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    conll = list(conll2003(given.corpora / "conll2003_en" / f"eng.{given.part}.zst"))
    judge("conll2003 " + given.part, conll, given.misses)
    judge("in sentences", conll, given.misses, in_sentences)
    judge("gum news", list(gum(given.corpora / "gum_wikinews" / "docs.jsonl.zst")), given.misses)
    cost([text for text, _ in conll])


def anywhere(_: str, __: Span) -> bool:
    return True


def in_sentences(text: str, span: Span) -> bool:
    """Whether a paragraph ends as sentences do."""
    end = text.find("\n", span[1])
    return text[end - 1 if end >= 0 else -1] in ".\"'”?!"


def judge(name: str, documents: list[tuple[str, list[Span]]], misses: bool, counts_in: Callable[[str, Span], bool] = anywhere) -> None:
    marked, given, right = Counter[str](), Counter[str](), Counter[str]()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for text, gold in documents:
        found = {span for one in find_mentions(text, "en") if counts_in(text, span := (one.start, one.end, one.kind.value))}
        gold = [span for span in gold if counts_in(text, span)]
        marked.update(kind for _, _, kind in gold)
        given.update(kind for _, _, kind in found)
        right.update(kind for _, _, kind in found & set(gold))
        wrong.update(("false", kind, text[start:end]) for start, end, kind in found - set(gold))
        wrong.update(("missed", kind, text[start:end]) for start, end, kind in set(gold) - found)
    print(f"{name:20} {'marked':>7} {'given':>7} {'precision':>9} {'recall':>7} {'F1':>6}")
    for kind in (*KINDS.values(), "all"):
        counts = [sum(tally.values()) if kind == "all" else tally[kind] for tally in (marked, given, right)]
        precision, recall = counts[2] / max(1, counts[1]), counts[2] / max(1, counts[0])
        print(f"{kind:20} {counts[0]:7} {counts[1]:7} {precision:9.3f} {recall:7.3f} {2 * precision * recall / max(1e-9, precision + recall):6.3f}")
    if misses:
        for row, times in wrong.most_common(6000):
            print(times, *row)


def cost(texts: list[str]) -> None:
    """CPU time of mentions beside that of the quotes of the same texts, in one process; the gazetteer is loaded before."""
    size = sum(map(len, texts)) / 5000
    started = time.process_time()
    for text in texts:
        find_quotes(text)
    between = time.process_time()
    for text in texts:
        find_mentions(text, "en")
    ended = time.process_time()
    quotes, mentions = 1000 * (between - started) / size, 1000 * (ended - between) / size
    print(f"\nms for 5 kB: quotes {quotes:.2f}, mentions {mentions:.2f}: {mentions / quotes:.2f} times")


def conll2003(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Text and marked names of each document, its sentences as paragraphs."""
    for document in unpacked(path).read().split("-DOCSTART-")[1:]:
        text, spans = "", []
        for sentence in document.split("\n\n")[1:]:
            kind, text = "O", text + "\n\n" if text else ""
            for word, tag in ((line.split()[0], line.split()[-1]) for line in sentence.splitlines() if line):
                text = joined(text, word)
                goes_on = tag != "O" and kind == tag[2:] and tag[0] == "I"
                kind = tag[2:]
                if goes_on and spans and kind in KINDS:
                    spans[-1] = (spans[-1][0], len(text), KINDS[kind])
                elif kind in KINDS:
                    spans.append((len(text) - len(word), len(text), KINDS[kind]))
        yield text, spans


def joined(text: str, word: str) -> str:
    """A word set after a text as print sets it."""
    bare = not text or text[-1] in "\n(" or CLOSE.fullmatch(word)
    return text + ("" if bare else " ") + word


def gum(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Text and marked names of each document: the longest run of proper nouns that a marked phrase has at its head."""
    for line in unpacked(path):
        text, spans = "", []
        for sentence in json.loads(line)["conllu"].split("\n\n"):
            text += "\n\n" if text else ""
            rows = [row.split("\t") for row in sentence.split("\n") if row and not row.startswith("#")]
            places, opened = [], []
            for row in (row for row in rows if row[0].isdigit()):
                text = joined(text, row[1])
                places.append((len(text) - len(row[1]), len(text), row))
                opened += [(len(places) - 1, kind) for kind in re.findall(r"\(\d+-(\w+)", row[9])]
                for _ in re.findall(r"\)", row[9].partition("Entity=")[2].partition("|")[0]):
                    if opened:
                        spans += proper(places[opened[-1][0] :], GUM_KINDS.get(opened.pop()[1]))
        yield text, sorted(set(spans))


def proper(phrase: list[tuple[int, int, list[str]]], kind: str | None) -> list[Span]:
    """The phrase as a name, without articles, if its words are proper nouns."""
    people = untitled([row[1] for _, _, row in phrase])[1] if kind == "person" else ()
    phrase = phrase[-len(people) :] if people else phrase
    while phrase and phrase[0][2][3] == "DET":
        phrase = phrase[1:]
    while phrase and phrase[-1][2][1] in ("'s", "’s"):
        phrase = phrase[:-1]
    named = bool(phrase) and all(row[3] == "PROPN" or row[1] in ("of", "for", "and", "the", "&") for _, _, row in phrase)
    return [(phrase[0][0], phrase[-1][1], kind)] if named and kind else []


def unpacked(path: Path) -> io.TextIOWrapper:
    import zstandard

    return io.TextIOWrapper(zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(path.open("rb")), "utf-8")


if __name__ == "__main__":
    main()
