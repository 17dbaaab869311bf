"""What cleaning takes: documents a second on one core, and whether the time grows with the text and no faster.

    python tests/bench/refine.py ../shared/corpora/scrapes/docs.jsonl.zst --pages ../shared/corpora/pages/flat_inscriptis.jsonl.zst

Reads JSON Lines with a ``text``, takes the texts of about 5 kB, and prints documents a second, in CPU time, the best of several rounds: from text to
edits (rules, cuts, repair, joins), and refine as a whole, with metadata, links, language and rows. Then the same for whole pages flattened
to text, and the time for one text of 200 kB to 20 MB (its limit of characters raised), made of those documents. The first round, in which
the automaton learns, is not counted.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from run import read

from schemas import DOCUMENTS
from schemas.batches import batch
from transforms.boilerplate.cut import cut, kept_lines, settle
from transforms.boilerplate.joining import joins, line_end_hyphen
from transforms.boilerplate.rules import find_marks
from transforms.edits import Edit
from transforms.page import Page
from transforms.refine import Refine, refine

USUAL_BYTES = range(3_500, 6_501)
SIZES = (200_000, 400_000, 2_000_000, 4_000_000, 20_000_000)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
SETTINGS = Refine("bench", "bench", max_characters=1 << 30, max_lines=1 << 30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=Path, help="whole pages flattened to text")
    parser.add_argument("--take", type=int, default=300, help="documents of each kind")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="characters of the long texts")
    options = parser.parse_args()
    every = list(texts(options.corpus))
    usual = [text for text in every if len(text.encode()) in USUAL_BYTES][: options.take]
    report("flat text of about 5 kB", usual, options.rounds)
    if options.pages:
        report("whole pages", list(texts(options.pages))[: options.take], options.rounds)
    print(f"\n{'characters':>12} {'edits s':>8} {'µs/character':>13} {'refine s':>9} {'µs/character':>13}")
    for size in options.sizes:
        grow("\n".join(every), size)


def texts(corpus: Path) -> Iterator[str]:
    for line in read(corpus).splitlines():
        yield json.loads(line)["text"]


def report(name: str, some: Sequence[str], rounds: int) -> None:
    """Print what these texts take, in documents a second and in documents of 5,000 bytes a second."""
    size = sum(len(text.encode()) for text in some)
    rows = documents(some)
    print(f"\n{name}: {len(some)} of {size / len(some):.0f} bytes on average")
    for step, do in (("text to edits", lambda: [edits(text) for text in some]), ("refine as a whole", lambda: refine(rows, SETTINGS))):
        seconds = least(do, rounds)
        print(f"  {step:18} {len(some) / seconds:7.0f} documents/s {size / 5_000 / seconds:7.0f} of 5 kB/s")


def grow(text: str, size: int) -> None:
    """Print what one text of that size takes, made by repeating the given one."""
    long = (text * (size // len(text) + 1))[:size]
    rows = documents([long])
    cleaned, whole = least(lambda: edits(long), 1), least(lambda: refine(rows, SETTINGS), 1)
    print(f"{size:12,} {cleaned:8.2f} {1e6 * cleaned / size:13.3f} {whole:9.2f} {1e6 * whole / size:13.3f}", flush=True)


def least(do: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the quickest round; of several, the first is not counted."""
    taken: list[float] = []
    for _ in range(rounds + (rounds > 1)):
        started = time.process_time()
        do()
        taken.append(time.process_time() - started)
    return min(taken[rounds > 1 :])


def edits(text: str) -> list[Edit]:
    """From text to edits as refine does it, without what follows from them."""
    page = Page(text)
    settled = settle(find_marks(page), len(text))
    kept = list(kept_lines(page, settled))
    return cut(page, [*settled, *line_end_hyphen(page, kept)], joins(page, kept))


def documents(some: Sequence[str]) -> pa.RecordBatch:
    own = {"uri": "bench.jsonl", "format": "text", "encoding": "utf-8", "hints": {}, "ingested_at": NOW, "run_id": "bench", "shard": "s", "part": 0}
    blank = dict.fromkeys(DOCUMENTS.names)
    numbered = ({"document_id": f"{number:024x}", "record_id": str(number), "record": number, "text": text} for number, text in enumerate(some))
    return batch(DOCUMENTS, [blank | own | row for row in numbered])


if __name__ == "__main__":
    main()
