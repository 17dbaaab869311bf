"""Copies found again: pairs of newswire stories, planted copies by how alike they are, what thresholds do, and how fast; beside other libraries.

    pip install datasketch rensa
    python tests/bench/reuse.py CORPORA [--planted 1000] [--datatrove PYTHON] [--thresholds] [--misses]

CORPORA holds reuters21578/{docs,pairs}.jsonl.zst and allsides/part_A.jsonl.zst. Everything is found by the code that a run uses, with its settings.

Reuters: F1 over the labelled pairs, repeats within three days against templates that come again after five.

Planted: among all articles of allsides, copies of some under another outlet and up to two days later: 10 to 70 % of the paragraphs cut, in half of the
others one word in twelve replaced by an invented one, and every second copy with a lead of its own, all of it from a seed. Recall is the share of
planted pairs in `reuse`, by the Jaccard similarity of their shingles of five words, apart for two halves of the outlets, so that what is tuned on the
one shows on the other. Precision counts every pair found: right if planted (copy and source), or if an independent count finds text shared by
the two: 30 words or more, and a fifth of the shorter one, in runs of eight equal words outside of quotation marks. Allsides has copies of its own,
and versions within an outlet, which no one labelled; this count is for those.

Speed: articles per CPU second, one thread, of sketch and candidates together, over the whole corpus; others: MinHash of 128 permutations over the same shingles, inserted
into and queried from an LSH index. `--datatrove` names a Python that has `datatrove[processing]` and spacy: its signatures and buckets, as shipped,
over planted copies and their sources alone.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import zstandard
from relate_scale import Document, document_id, written

from flows.lake.paths import Lake
from flows.relating.now import Files, State, connected
from flows.relating.pairs import find
from flows.settings import Relate
from schemas import ARTICLES, EDITS, RELATED, SKETCHES
from transforms.reuse.kinds import Story, compare, read_story
from transforms.reuse.sketch import sketch

Pair = tuple[int, int]
BANDS = (0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.01)
PLANTED = 1_000_000
ISO = re.compile(r"\d{4}-\d\d-\d\d")
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
SYLLABLES = ("ba", "lu", "tor", "min", "keth", "sar", "dol", "vi", "ren", "qua")
TRIED: dict[str, tuple[float, ...]] = {
    "most_documents": (50, 200, 1000),
    "most_in_outlet": (3, 6, 20),
    "least_shared": (1, 2, 4, 8),
    "least_overlap": (0.02, 0.05, 0.1, 0.2),
    "least_overlap_undated": (0.05, 0.1, 0.2),
    "window_days": (0, 2, 5, 30),
    "least_prose": (15, 30, 60, 120),
    "least_share": (0.1, 0.25, 0.4),
    "short_prose": (8, 12, 20),
    "short_share": (0.3, 0.5, 0.8),
    "copied": (0.6, 0.8, 0.9),
    "copied_back": (0.2, 0.4, 0.6),
    "excerpt": (0.3, 0.5, 0.7),
    "other_figures": (1, 2, 3, 1000),
    "beginning": (0, 40, 100),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--planted", type=int, default=1_000)
    parser.add_argument("--datatrove", help="a Python that has it")
    parser.add_argument("--thresholds", action="store_true", help="what other numbers would do")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    reuters = read(given.corpora / "reuters21578" / "docs.jsonl.zst")
    labels = read(given.corpora / "reuters21578" / "pairs.jsonl.zst")
    print("reuters   " + figures(score_reuters(Corpus(wire(reuters)).reuse(Relate()), labels)))
    copies = Planted(read(given.corpora / "allsides" / "part_A.jsonl.zst"), given.planted)
    corpus = Corpus(copies.documents)
    copies.report(corpus.reuse(Relate()), given.misses)
    copies.compare_speed(corpus, given.datatrove)
    if given.thresholds:
        tell_thresholds(copies, corpus, (Corpus(wire(reuters)), labels))


def read(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        return [json.loads(line) for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")]


def wire(rows: Iterable[dict[str, Any]]) -> list[Document]:
    """Newswire stories: all from one outlet that is not known."""
    months = {name: number for number, name in enumerate(("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1)}
    found = []
    for row in rows:
        day, month, year = row["date_raw"].strip().split(" ")[0].split("-")
        found.append((int(row["id"]), row["body"] or "", date(int(year), months[month], int(day)), None))
    return found


class Corpus:
    """Documents with their sketches, in a lake that nothing else is in; written in order of time, as they come in day by day."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.lake = Lake.at(self.folder.name)
        files = written(self.lake, "s", iter(sorted(documents, key=lambda document: document[2] or date.min)), (ARTICLES, SKETCHES))
        self.files = Files({table.name: files.get(table.name, []) for table in (ARTICLES, SKETCHES, EDITS, *RELATED)}, {})
        self.bodies = {number: body for number, body, _, _ in documents}
        self.numbers = {document_id(number): number for number in self.bodies}
        self.stories: dict[int, Story] = {}

    def candidates(self, settings: Relate) -> tuple[list[Pair], float]:
        """The pairs to compare, and the CPU seconds that finding them took."""
        with connected("2GB", self.lake.spill()) as connection:
            connection.execute("SET threads = 1")
            began = time.process_time()
            find(State(connection, self.files, anew=True), settings.candidates)
            took = time.process_time() - began
            rows = connection.execute("SELECT a, b FROM pairs ORDER BY ALL").fetchall()
        return [(self.numbers[a], self.numbers[b]) for a, b in rows], took

    def reuse(self, settings: Relate) -> dict[Pair, str]:
        """The pairs that share text, by kind."""
        found = {}
        for a, b in self.candidates(settings)[0]:
            kind = compare(self._story(a), self._story(b), settings.reuse).kind
            if kind:
                found[min(a, b), max(a, b)] = kind.value
        return found

    def _story(self, number: int) -> Story:
        if number not in self.stories:
            self.stories[number] = read_story(self.bodies[number])
        return self.stories[number]


def score_reuters(found: dict[Pair, str], labels: Iterable[dict[str, Any]]) -> tuple[int, int, int]:
    """Right, wrong and missed."""
    tally = Counter[tuple[str, bool]]()
    for row in labels:
        one, other = int(row["a"]), int(row["b"])
        tally[row["label"], (min(one, other), max(one, other)) in found] += 1
    right, missed = (tally["same_title_within_3d", hit] for hit in (True, False))
    return right, tally["template_or_repeat_gt5d", True], missed


def figures(counts: tuple[int, int, int]) -> str:
    right, wrong, missed = counts
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return (
        f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}, precision {precision:.3f}, recall {recall:.3f} of {right + missed} pairs"
    )


@dataclass(frozen=True)
class Plant:
    """A planted copy: its source, how alike they are, and whether the source's outlet is held out."""

    source: int
    copy: int
    jaccard: float
    held_out: bool


class Planted:
    """A corpus with planted copies."""

    def __init__(self, rows: Sequence[dict[str, Any]], count: int) -> None:
        chance = random.Random(6)
        self.documents: list[Document] = [
            (number, row["text"], date.fromisoformat(row["date"]) if ISO.fullmatch(row["date"]) else None, row["source_url"] or row["source"])
            for number, row in enumerate(rows)
        ]
        able = [document for document in self.documents if document[1].count("\n\n") >= 5 and document[1].count(" ") >= 150]
        self.plants: list[Plant] = []
        for number, (source, body, on, outlet) in enumerate(chance.sample(able, count)):
            copy = (PLANTED + number, noised(body, chance), on and on + timedelta(chance.randrange(3)), f"copyist{number % 97}.example")
            self.documents.append(copy)
            held_out = hashlib.sha256((outlet or "").encode()).digest()[0] % 2 == 1
            self.plants.append(Plant(source, copy[0], jaccard(body, copy[1]), held_out))
        self.bodies = {number: body for number, body, _, _ in self.documents}

    def recall(self, found: Iterable[Pair], least: float = 0.2) -> float:
        pairs = set(found)
        asked = [plant for plant in self.plants if plant.jaccard >= least]
        return sum((plant.source, plant.copy) in pairs for plant in asked) / max(1, len(asked))

    def precision(self, found: Iterable[Pair]) -> tuple[int, int, int, list[Pair]]:
        """How many pairs are planted, natural and right, all; and the wrong ones."""
        planted = {(plant.source, plant.copy) for plant in self.plants}
        pairs = list(found)
        natural = [pair for pair in pairs if pair not in planted]
        wrong = [pair for pair in natural if not shares(self.bodies[pair[0]], self.bodies[pair[1]])]
        return len(pairs) - len(natural), len(natural) - len(wrong), len(pairs), wrong

    def report(self, found: dict[Pair, str], misses: bool) -> None:
        print("planted   " + " ".join(f"{low:>4}-{min(1, high):<4}" for low, high in pairwise(BANDS)) + "   >= .2")
        for name, held_out in (("working", False), ("held out", True)):
            plants = [plant for plant in self.plants if plant.held_out is held_out]
            print(f"{name:9} " + " ".join(band(plants, found, *edges) for edges in pairwise(BANDS)) + "  " + band(plants, found, 0.2, 2))
        planted, natural, whole, wrong = self.precision(found)
        print(
            f"precision {(planted + natural) / max(1, whole):.3f} of {whole} pairs: {planted} planted, {natural} that share text as counted, {len(wrong)} that do not"
        )
        for pair in wrong if misses else []:
            print("wrong", found[pair], *pair, repr(self.bodies[pair[0]][:80]), repr(self.bodies[pair[1]][:80]))
        for plant in self.plants if misses else []:
            if (plant.source, plant.copy) not in found and plant.jaccard >= 0.1:
                print("missed", plant, repr(self.bodies[plant.copy][:200]))

    def compare_speed(self, corpus: Corpus, datatrove: str | None) -> None:
        """Rates and recall over the whole corpus, one system after the other; datatrove's over planted copies and their sources alone."""
        texts = [body for _, body, _, _ in self.documents]
        sketch("“Ḥarbour” 東京")
        began = time.process_time()
        for text in texts:
            sketch(text)
        took = time.process_time() - began
        found, joined = corpus.candidates(Relate())
        rate = len(texts) / (took + joined)
        print(f"{'system':22} {'articles/s':>10} {'recall >= .2':>12} {'>= .5':>6}")
        print(
            f"{'newsmill candidates':22} {rate:10,.0f} {self._both(found)}   (sketch {len(texts) / took:,.0f}/s, join {len(texts) / joined:,.0f}/s)"
        )
        for name, documents, run in self.peers(datatrove):
            pairs, seconds = run(documents)
            print(f"{name:22} {len(documents) / seconds:10,.0f} {self._both(pairs)}   {rate * seconds / len(documents):.1f} times slower", flush=True)

    def peers(self, datatrove: str | None) -> Iterator[tuple[str, Sequence[Document], Callable[[Sequence[Document]], tuple[list[Pair], float]]]]:
        for threshold in (0.5, 0.2):
            yield f"datasketch at {threshold}", self.documents, lambda documents, threshold=threshold: datasketch_pairs(documents, threshold)
            yield f"rensa at {threshold}", self.documents, lambda documents, threshold=threshold: rensa_pairs(documents, threshold)
        if datatrove:
            planted = {number for plant in self.plants for number in (plant.source, plant.copy)}
            yield "datatrove", [one for one in self.documents if one[0] in planted], lambda documents: datatrove_pairs(documents, datatrove)

    def _both(self, found: Iterable[Pair]) -> str:
        pairs = {(min(pair), max(pair)) for pair in found}
        return f"{self.recall(pairs):12.3f} {self.recall(pairs, 0.5):6.3f}"


def band(plants: Iterable[Plant], found: Iterable[Pair], low: float, high: float) -> str:
    inside = [plant for plant in plants if low <= plant.jaccard < high]
    hits = sum((plant.source, plant.copy) in found for plant in inside)
    return f"{hits:4}/{len(inside):<4}"


def noised(body: str, chance: random.Random) -> str:
    """A body as another outlet might run it."""
    paragraphs = [paragraph for paragraph in body.split("\n\n") if paragraph.strip()]
    cut = chance.uniform(0.1, 0.7)
    kept = [paragraph for paragraph in paragraphs if chance.random() > cut] or paragraphs[:1]
    kept = [reworded(paragraph, chance) if chance.random() < 0.5 else paragraph for paragraph in kept]
    lead = [" ".join(invented(chance) for _ in range(25)).capitalize() + "."] if chance.random() < 0.5 else []
    return "\n\n".join(lead + kept)


def reworded(paragraph: str, chance: random.Random) -> str:
    return " ".join(invented(chance) if chance.random() < 1 / 12 else word for word in paragraph.split(" "))


def invented(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def shingles(text: str, length: int = 5) -> set[str]:
    words = WORD.findall(text.lower())
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def jaccard(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / max(1, len(a | b))


def shares(one: str, other: str) -> bool:
    """Whether two texts share 30 words, and a fifth of the shorter, in runs of eight outside of quotation marks: counted without newsmill."""
    texts = [WORD.findall(QUOTED.sub(" ¶ ", text).lower()) for text in (one, other)]
    runs = [{tuple(words[start : start + 8]) for start in range(len(words) - 7)} for words in texts]
    both = runs[0] & runs[1]
    covered = [
        {place for start in range(len(words) - 7) if tuple(words[start : start + 8]) in both for place in range(start, start + 8)} for words in texts
    ]
    shared = min(map(len, covered))
    return shared >= 30 and shared >= min(map(len, texts)) / 5


def datasketch_pairs(documents: Sequence[Document], threshold: float) -> tuple[list[Pair], float]:
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index, found = MinHashLSH(threshold=threshold, num_perm=128), []
    for number, body, _, _ in documents:
        made = MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in shingles(body)])
        found += [(number, other) for other in index.query(made)]
        index.insert(number, made)
    return found, time.process_time() - began


def rensa_pairs(documents: Sequence[Document], threshold: float) -> tuple[list[Pair], float]:
    from rensa import RMinHash, RMinHashLSH

    began = time.process_time()
    index, found = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=16 if threshold >= 0.5 else 64), []
    for number, body, _, _ in documents:
        made = RMinHash(num_perm=128, seed=6)
        made.update(list(shingles(body)))
        found += [(number, other) for other in index.query(made)]
        index.insert(number, made)
    return found, time.process_time() - began


DATATROVE = """
import json, resource, sys
from collections import defaultdict
from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
folder, config = sys.argv[1], MinhashConfig(n_grams=5)
rows = [json.loads(line) for line in open(f"{folder}/texts.jsonl")]
def took(): return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
def texts(data, rank=0, world_size=1): yield from (Document(text=row["text"], id=str(row["id"])) for row in rows)
before = took()
MinhashDedupSignature(output_folder=f"{folder}/signatures", config=config).run(texts(None))
for bucket in range(config.num_buckets):
    MinhashDedupBuckets(input_folder=f"{folder}/signatures", output_folder=f"{folder}/buckets", config=config).run(None, bucket, config.num_buckets)
seconds = took() - before
import glob, struct
pairs = set()
for path in glob.glob(f"{folder}/buckets/*.dups"):
    data = open(path, "rb").read()
    for _, one, _, other in struct.iter_unpack("<4I", data):
        pairs.add((rows[one]["id"], rows[other]["id"]))
print(json.dumps([sorted(pairs), seconds]))
"""


def datatrove_pairs(documents: Sequence[Document], python: str) -> tuple[list[Pair], float]:
    """Signatures and buckets of datatrove, in its own Python."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "texts.jsonl").write_text("".join(json.dumps({"id": number, "text": body}) + "\n" for number, body, _, _ in documents))
        done = subprocess.run([python, "-c", DATATROVE, folder], capture_output=True, text=True, check=True)
    pairs, seconds = json.loads(done.stdout.splitlines()[-1])
    return [(one, other) for one, other in pairs], seconds


def tell_thresholds(copies: Planted, corpus: Corpus, reuters: tuple[Corpus, list[dict[str, Any]]]) -> None:
    """A line for each number tried: what it does to recall, precision and work; for those of undated articles, where copies have no date."""
    without_days = Corpus([(number, body, None if number >= PLANTED else on, outlet) for number, body, on, outlet in copies.documents])
    print(f"{'threshold':16} {'value':>7} {'recall >= .2':>12} {'>= .1':>6} {'precision':>9} {'compared':>9} {'reuters F1':>10}  kinds")
    for name, numbers in TRIED.items():
        for number in numbers:
            settings = Relate().with_thresholds({name: number})
            searched = without_days if name.endswith("_undated") else corpus
            found = searched.reuse(settings)
            planted, natural, whole, _ = copies.precision(found)
            right, wrong, missed = score_reuters(reuters[0].reuse(settings), reuters[1])
            shown = f"{number:7g}{'*' if Relate().thresholds[name] == number else ' '}"
            kinds = Counter(found[plant.source, plant.copy] for plant in copies.plants if (plant.source, plant.copy) in found)
            print(
                f"{name:16} {shown}{copies.recall(found):12.3f} {copies.recall(found, 0.1):6.3f} {(planted + natural) / max(1, whole):9.3f}"
                f" {len(searched.candidates(settings)[0]):9,} {2 * right / max(1, 2 * right + wrong + missed):10.3f}  {dict(sorted(kinds.items()))}",
                flush=True,
            )


if __name__ == "__main__":
    main()
