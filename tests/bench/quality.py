"""Scores of cleaning on corpora with ground truth, set by set and kind by kind; fails where one falls below its floor.

    python tests/bench/quality.py CORPORA [SET ...]

CORPORA is the folder of corpora: scrapes, pages, polnear, reuters21578, with their gold files as JSON Lines in Zstandard. Everything runs in this process,
without a lake. The sets are those of FLOORS, all of them unless some are named. Needs zstandard.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import tarfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import zstandard

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scoring import LineScore, Verdict, body_f1, covered, grams, tokens  # noqa: E402

from schemas import DOCUMENTS  # noqa: E402
from schemas.batches import batch  # noqa: E402
from transforms.arrival import Origin, Rows  # noqa: E402
from transforms.formats.base import Parsing  # noqa: E402
from transforms.limits import Limits  # noqa: E402
from transforms.opening import Opening  # noqa: E402
from transforms.refine import Refine, refine  # noqa: E402

# The least that each figure may be (``leak``: the most). They only get stricter.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "scrapes": {"f1": 0.985, "leak": 0.186, "recall": 0.9999, "perfect": 0.78},
    "polnear": {"discards_cut": 0.85, "prose_kept": 0.9995},
    "reuters": {"kept": 0.999},
    "flat_inscriptis": {"f1": 0.95},
    "flat_html2text": {"f1": 0.93},
    "flat_markdownify": {"f1": 0.94},
    "pages": {"f1": 0.965},
}
STORIES = 1000
_NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Scores = dict[str, float]
Refined = dict[str, dict[str, Any]]


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as raw:
        return [json.loads(line) for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(raw), "utf8") if line.strip()]


def refined(files: Iterable[tuple[str, bytes]]) -> Refined:
    """The article of every file that became one, by the file's stem, with its document's text and its edits."""
    arrived, opening = Rows(), Opening(Parsing(), Limits(), lambda stream: io.BytesIO(stream.read()))
    for name, raw in files:
        for opened in opening.open(io.BytesIO(raw), name, len(raw)):
            for outcome in opened.outcomes:
                arrived.add(outcome, Origin(name, opened.member, opened.format, "quality", "quality", _NOW), 0)
    started = time.process_time()
    tables = refine(batch(DOCUMENTS, arrived.documents), Refine("quality", "quality"))
    used, size = time.process_time() - started, sum(len(row["text"]) for row in arrived.documents)
    print(f"  {len(arrived.documents)} documents, {size / 1e6:.1f} million characters in {used:.1f} s of CPU")
    texts = {row["document_id"]: row["text"] for row in arrived.documents}
    articles = {row["document_id"]: row | {"text": texts[row["document_id"]], "edits": []} for row in tables["articles"].to_pylist()}
    for edit in tables["edits"].to_pylist():
        if edit["document_id"] in articles:
            articles[edit["document_id"]]["edits"].append(edit)
    return {article["record_id"]: article for article in articles.values()}


def as_files(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{name}.txt", text.encode()) for name, text in texts)


def scrapes(corpora: Path) -> Scores:
    """Lines of scrapes that a reader has labelled."""
    gold = {row["id"]: row["lines"] for row in rows(corpora / "scrapes/line_gold.jsonl.zst")}
    texts = {row["id"]: row["text"] for row in rows(corpora / "scrapes/docs.jsonl.zst") if row["id"] in gold}
    articles, score = refined(as_files(texts.items())), LineScore()
    for name, labelled in gold.items():
        lines = texts[name].split("\n")
        verdicts = (
            Verdict(lines[line["n"]], None if line["verdict"] == "neutral" else line["verdict"] == "keep", line["label"]) for line in labelled
        )
        score.add(articles.get(name, {}).get("body") or "", list(verdicts))
    print("  leaks by kind: " + ", ".join(f"{label} {count}" for label, count in score.leaks.most_common() if count))
    return {"f1": score.f1, "leak": score.leak, "recall": score.recall, "perfect": score.perfect / score.documents}


def polnear(corpora: Path) -> Scores:
    """Boilerplate that annotators marked in political news, and what they annotated as attributions, which is prose."""
    documents = rows(corpora / "polnear/docs.jsonl.zst")
    articles = refined(as_files((row["id"], row["text"]) for row in documents))
    gone = discards = kept = prose = 0
    for document in documents:
        article = articles.get(document["id"], {"body": "", "edits": []})
        found, paragraphs = set(grams(article["body"], 3)), {tuple(tokens(line)) for line in article["body"].split("\n")}
        marked = [span for annotation in document["annotations"] for span in annotation["discard"] if tokens(span["text"])]
        discards += len(marked)
        gone += sum(covered(span["text"], found, paragraphs) < 0.8 for span in marked)
        for start, end in _attributions(document, [tuple(place) for span in marked for place in span["spans"]]):
            prose += 1
            kept += _standing(article["edits"], start, end)
    return {"discards_cut": gone / discards, "prose_kept": kept / prose}


def _attributions(document: Mapping[str, Any], discards: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Places of sources, cues and contents outside of what is to be discarded."""
    parts = (
        (start, end)
        for annotation in document["annotations"]
        for attribution in annotation["attributions"]
        for role in ("content", "cue", "source")
        for part in attribution.get(role) or []
        for start, end in part["spans"]
    )
    return {(start, end) for start, end in parts if not any(start < last and first < end for first, last in discards)}


def _standing(edits: Iterable[Mapping[str, Any]], start: int, end: int) -> bool:
    """Whether at least half of the stretch is untouched by cuts; joins, repairs and the marks of markup are none."""
    cuts = (edit for edit in edits if edit["kind"] not in ("space", "join", "repair", "markup"))
    return sum(max(0, min(end, edit["end"]) - max(start, edit["start"])) for edit in cuts) <= 0.5 * (end - start)


def reuters(corpora: Path) -> Scores:
    """Bodies of newswire stories, all of them prose or tables: the share of their characters that is not cut."""
    bodies = ((row["id"], row["body"]) for row in rows(corpora / "reuters21578/docs.jsonl.zst") if len(row["body"] or "") > 300)
    articles = refined(as_files(islice(bodies, STORIES)))
    size = cut = 0
    for article in articles.values():
        size += len(article["text"])
        cut += sum(edit["end"] - edit["start"] for edit in article["edits"] if edit["kind"] not in ("space", "join", "repair", "markup"))
    return {"kept": 1 - cut / size}


def flat(converter: str) -> Callable[[Path], Scores]:
    """Whole pages that a converter has flattened to text."""
    return lambda corpora: _bodies(corpora, as_files((row["id"], row["text"]) for row in rows(corpora / f"pages/flat_{converter}.jsonl.zst")))


def pages(corpora: Path) -> Scores:
    """Whole pages as HTML."""
    return _bodies(corpora, _packed(corpora / "pages/html.tar.zst"))


def _packed(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as raw, tarfile.open(fileobj=zstandard.ZstdDecompressor().stream_reader(raw), mode="r|") as packed:
        for member in packed:
            if file := packed.extractfile(member):
                yield Path(member.name).name, file.read()


def _bodies(corpora: Path, files: Iterable[tuple[str, bytes]]) -> Scores:
    articles, gold = refined(files), rows(corpora / "pages/gold.jsonl.zst")
    pairs = {row["id"]: (_told(articles.get(row["id"], {}), row), row.get("body") or row.get("title_and_body") or "") for row in gold}
    for name in sorted({row["set"] for row in gold}):
        print(f"  {name}: f1 {body_f1(pairs[row['id']] for row in gold if row['set'] == name):.4f}")
    return {"f1": body_f1(pairs.values())}


def _told(article: Mapping[str, Any], gold: Mapping[str, Any]) -> str:
    """The body, with the headline where the gold has it in its text."""
    parts = ("title", "subtitle", "body") if "title_and_body" in gold else ("body",)
    return "\n".join(filter(None, (article.get(part) for part in parts)))


SETS: Mapping[str, Callable[[Path], Scores]] = {
    "scrapes": scrapes,
    "polnear": polnear,
    "reuters": reuters,
    "flat_inscriptis": flat("inscriptis"),
    "flat_html2text": flat("html2text"),
    "flat_markdownify": flat("markdownify"),
    "pages": pages,
}


def failures(name: str, scores: Scores) -> list[str]:
    """The figures of a set that are beyond their floors."""
    floors = FLOORS[name].items()
    return [
        f"{name}: {key} is {scores[key]:.4f}, floor {floor}"
        for key, floor in floors
        if (scores[key] > floor if key == "leak" else scores[key] < floor)
    ]


def main(arguments: list[str]) -> int:
    if not arguments or not set(arguments[1:]) <= set(SETS):
        print(__doc__)
        return 2
    failed: list[str] = []
    for name in arguments[1:] or SETS:
        print(name)
        scores = SETS[name](Path(arguments[0]))
        print("  " + ", ".join(f"{key} {value:.4f}" for key, value in scores.items()))
        failed += failures(name, scores)
    print("\n".join(failed) or "all at or above their floors")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
