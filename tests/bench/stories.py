"""Stories against events that were marked by hand: ECB+ (undated look-alike events in pairs), BASIL (three outlets an event); in one process.

    python tests/bench/stories.py CORPORA

CORPORA holds ecbplus/docs.jsonl.zst and basil/docs.jsonl.zst. Every article is read as a text file, its sentences or paragraphs as lines, refined, and
told from the others as relate does it. Ends with exit code 1 if a figure falls below its floor.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import zstandard

ROOT = Path(__file__).resolve().parents[2]
# Root first: the folders of tests are named like the packages.
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from drawing import clusters  # noqa: E402

from flows.relating.alike import FRESH, blocks, draw  # noqa: E402
from flows.settings import Relate  # noqa: E402
from schemas import DOCUMENTS  # noqa: E402
from schemas.batches import batch  # noqa: E402
from transforms.arrival import Origin, Rows  # noqa: E402
from transforms.formats.base import Parsing  # noqa: E402
from transforms.limits import Limits  # noqa: E402
from transforms.opening import Opening  # noqa: E402
from transforms.refine import Refine, refine  # noqa: E402
from transforms.stories.likeness import Told  # noqa: E402

NOW = datetime(2024, 10, 14, tzinfo=UTC)
# B-cubed F1.
FLOORS = {"ecbplus": 0.89, "basil": 0.92}
STANDING = "CREATE TABLE standing AS SELECT document_id AS node, day, terms, weights, keys FROM _terms"


def main() -> int:
    corpora, short = Path(sys.argv[1]), 0
    for name, articles in (("ecbplus", ecbplus(corpora)), ("basil", basil(corpora))):
        found = list(articles)
        started = time.process_time()
        record_ids, terms = terms_of({record_id: text for record_id, text, _ in found})
        between = time.process_time()
        told = stories(terms, Relate().stories)
        seconds = f"refined in {between - started:.1f} s, told in {time.process_time() - between:.1f} s of CPU"
        labels = {record_ids[document]: story for document, story in told.items()}
        precision, recall, f1 = bcubed({record_id: event for record_id, _, event in found}, labels)
        print(f"{name:8} {len(found):5} articles: B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; {seconds}")
        short += f1 < FLOORS[name]
    return int(short > 0)


def ecbplus(corpora: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and event of each article."""
    for row in unpacked(corpora / "ecbplus" / "docs.jsonl.zst"):
        yield row["id"], "\n".join(row["sentences"]), row["event"]


def basil(corpora: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and event of each article."""
    for row in unpacked(corpora / "basil" / "docs.jsonl.zst"):
        yield row["id"], "\n\n".join([row["title"], row["date"], *(" ".join(paragraph) for paragraph in row["paragraphs"])]), row["triplet"]


def unpacked(path: Path) -> Iterator[dict[str, object] | dict[str, str]]:
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        yield from map(json.loads, io.TextIOWrapper(stream, "utf-8"))


def terms_of(texts: Mapping[str, str]) -> tuple[dict[str, str], pa.RecordBatch]:
    """The articles' own names by their documents, and their rows of terms."""
    rows = Rows()
    opening = Opening(Parsing(), Limits(), lambda stream: io.BytesIO(stream.read()))
    for name, text in texts.items():
        raw = text.encode()
        for opened in opening.open(io.BytesIO(raw), f"{name}.txt", len(raw)):
            for outcome in opened.outcomes:
                rows.add(outcome, Origin(f"/{name}.txt", opened.member, opened.format, "s", "run", NOW), 0)
    made = refine(batch(DOCUMENTS, rows.documents), Refine("run", "bench"))
    return {row["document_id"]: row["record_id"] for row in rows.documents}, made["terms"]


def stories(terms: pa.RecordBatch, told: Told) -> dict[str, int]:
    """The number of the story that each article tells which is not alone."""
    with duckdb.connect() as connection:
        connection.register("_terms", pa.Table.from_batches([terms]))
        connection.execute(STANDING)
        connection.execute("CREATE TABLE days AS SELECT node, day FROM standing")
        connection.execute("CREATE TABLE stirred AS FROM days")
        connection.execute(FRESH)
        for block in blocks(connection):
            draw(connection, told, block, None)
        found = connection.execute("SELECT a, b, likeness FROM fresh ORDER BY ALL").fetchall()
    names = sorted({name for a, b, _ in found for name in (a, b)})
    number = {name: place for place, name in enumerate(names)}
    drawn = clusters([(number[a], number[b], likeness) for a, b, likeness in found], told.bar, told.most_together)
    return {names[member]: cluster[0] for cluster in drawn for member in cluster}


def bcubed(want: Mapping[str, str], got: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga & Baldwin, "Entity-Based Cross-Document Coreferencing", 1998); an article without a story is alone."""
    gold, made = defaultdict(set), defaultdict(set)
    for name, event in want.items():
        gold[event].add(name)
        made[got.get(name, name)].add(name)
    shared: Sequence[tuple[int, int, int]] = [
        (len(gold[event] & made[got.get(n, n)]), len(made[got.get(n, n)]), len(gold[event])) for n, event in want.items()
    ]
    precision = sum(both / size for both, size, _ in shared) / len(want)
    recall = sum(both / size for both, _, size in shared) / len(want)
    return precision, recall, 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    raise SystemExit(main())
