"""What relating costs as the lake grows: CPU seconds and peak memory, at once and for a batch of new documents.

    python tests/bench/relate_scale.py CORPORA [--documents 100000 1000000] [--batch 10000] [--work FOLDER] [--at-once-up-to 1000000]

CORPORA holds allsides/part_A.jsonl.zst. Its articles are replicated, each replica with other words of five letters and more, so that replicas are
stories of their own with shingles as frequent as in the original; 10,000 a month, an eighth of them undated, one in twenty a copy of another of the
month with a third of its paragraphs cut. They are written as Parquet files of articles, sketches, terms and quotes, and related through the same code as in a run, stories and quotations included:
`at once` is the whole lake, `batch` are new documents of its last month, `undated batch` the same without any date. Each step is a process of its own,
of which CPU seconds (children's included) and peak memory are taken; comparing is shown apart, since runs spread it over processes. Long: some hours.

What is in a folder named with --work stays there and is used again: the documents, and what lakes have related at once. Above --at-once-up-to, lakes are
taken to have related nothing yet.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import zstandard

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.rewrite import shard_of
from flows.lake.staging import Related
from flows.relating.compare import compare_chunk
from flows.relating.handing import Chunk, hand_out
from flows.relating.merge import merge
from flows.relating.now import Files, State, connected
from flows.relating.pairs import find
from flows.relating.quotes import relate_quotes
from flows.relating.stories import tell
from flows.settings import Relate
from schemas import ARTICLES, DOCUMENTS, EDITS, QUOTES, RELATED, SKETCHES, TERMS, TOLD, Table
from transforms.quotes.find import find_quotes
from transforms.quotes.rows import quote_rows
from transforms.reuse.groups import weekdays
from transforms.reuse.sketch import sketch
from transforms.reuse.words import Hashes
from transforms.stories.rows import term_row

WRITTEN = (ARTICLES, SKETCHES, TERMS, QUOTES)
TABLES = (*WRITTEN, DOCUMENTS, EDITS, *RELATED, *TOLD)
STEPS = ("find", "hand", "compare", "merge", "stories", "quotes")
A_MONTH = 10_000
PART = 2_500
Text = tuple[str, str]
Document = tuple[int, str, date | None, str | None]
UNDATED, COPIED, CUT = 1 / 8, 1 / 20, 1 / 3
FIRST = date(2000, 1, 1)
NAMES = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
# What processes that write months are given once.
_given: tuple[Lake, Sequence[Text]]
WITHIN_LONG_WORD = re.compile(r"(?<=[^A-Za-z][A-Za-z]{4})(?=[a-z])")


@dataclass
class Stored:
    """A lake of Parquet files by table."""

    lake: Lake
    live: dict[str, list[str]]

    def take(self, files: Mapping[str, Sequence[str]], replaced: Mapping[str, Sequence[str]]) -> None:
        for name, paths in files.items():
            gone = set(replaced.get(name, ()))
            self.live[name] = [path for path in self.live[name] if shard_of(path) not in gone] + list(paths)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--documents", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--batch", type=int, default=10_000)
    parser.add_argument("--characters", type=int, default=2_500, help="bodies are cut to so many, about the length of an agency's story")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--at-once-up-to", type=int, default=1_000_000)
    given = parser.parse_args()
    bodies = [(text[: given.characters], outlet) for text, outlet in read(given.corpora / "allsides" / "part_A.jsonl.zst")]
    print(
        f"{'documents':>9} {'step':14} {' '.join(f'{step:>7}' for step in STEPS)} {'all s':>7} {'peak MB':>8} {'comparing MB':>12} {'pairs':>8} {'reuse':>8}"
    )
    with tempfile.TemporaryDirectory() if given.work is None else nullcontext(given.work) as folder:
        lake = Lake.at(folder)
        for size in given.documents:
            stored = Stored(lake, fill(lake, bodies, size))
            if size <= given.at_once_up_to:
                relate_at_once(size, stored)
            for name, vague in (("dated batch", 0.0), ("batch", UNDATED), ("undated batch", 1.0)):
                fresh = in_child(batch, lake, bodies, (size + len(name), -(-size // A_MONTH) - 1, given.batch, vague)).value
                report(size, name, stored, fresh)


def read(path: Path) -> list[tuple[str, str]]:
    """Texts, each with the outlet that it comes from."""
    with path.open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        return [(row["text"], row["source_url"] or row["source"]) for row in map(json.loads, lines)]


def fill(lake: Lake, bodies: Sequence[Text], size: int) -> dict[str, list[str]]:
    """Write so many articles, month by month, those that are not there yet. Returns the files by table."""
    files: dict[str, list[str]] = {table.name: [] for table in TABLES}
    starts = range(0, size, A_MONTH)
    with multiprocessing.get_context("fork").Pool(initializer=_begin, initargs=(lake, bodies)) as pool:
        for month in pool.imap(_month, starts, chunksize=1):
            for name, paths in month.items():
                files[name] += paths
    return files


def _begin(lake: Lake, bodies: Sequence[Text]) -> None:
    global _given
    _given = lake, bodies


def _month(start: int) -> dict[str, list[str]]:
    lake, bodies = _given
    return noted(lake, f"b{start}", lambda: written(lake, f"b{start}", documents(bodies, start, start // A_MONTH, (A_MONTH, UNDATED))))


def noted(lake: Lake, name: str, made: Callable[[], dict[str, list[str]]]) -> dict[str, list[str]]:
    """The files that a step made by table; made now, unless it is noted that they are there."""
    note = lake.root / f"{name}.json"
    if not note.exists():
        files = made()
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(files))
    found: dict[str, list[str]] = json.loads(note.read_text())
    return found


def relate_at_once(size: int, stored: Stored) -> None:
    """Have a lake relate everything at once, unless it has."""

    def related() -> dict[str, list[str]]:
        made = report(size, "at once", stored, {})
        stored.take(made.files, made.replaced)
        return stored.live

    stored.live = noted(stored.lake, f"at-once-{size}", related)


def batch(lake: Lake, bodies: Sequence[Text], what: tuple[int, int, int, float]) -> dict[str, list[str]]:
    """Write new documents of a month; some of them copy documents that are there."""
    start, month, size, vague = what
    new = list(documents(bodies, 10_000_000 + start, month, (size, vague)))
    old = list(documents(bodies, month * A_MONTH, month, (A_MONTH, UNDATED)))
    chance = random.Random(start)
    copies = [(number, thinned(chance.choice(old)[1], chance), on, outlet) for number, _, on, outlet in new[: size // 20]]
    return written(lake, f"n{start}", iter(copies + new[size // 20 :]))


def documents(bodies: Sequence[Text], start: int, month: int, many: tuple[int, float]) -> Iterator[Document]:
    """Documents of a month: number, body, day and outlet."""
    size, vague = many
    chance = random.Random(start)
    year, of_year = divmod(month, 12)
    begin = FIRST.replace(year=FIRST.year + year, month=of_year + 1)
    recent: list[tuple[str, date]] = []
    for number in range(start, start + size):
        on = begin + timedelta(chance.randrange(28))
        body, outlet = bodies[number % len(bodies)]
        if recent and chance.random() < COPIED:
            body, on = chance.choice(recent[-500:])
            body = thinned(body, chance)
        else:
            replica = number // len(bodies)
            tail = f"{chr(97 + replica % 26)}{chr(97 + replica // 26 % 26)}{replica // 676 or ''}"
            body = WITHIN_LONG_WORD.sub(tail, body)
            recent.append((body, on))
        yield number, body, None if chance.random() < vague else on, outlet


def thinned(body: str, chance: random.Random) -> str:
    paragraphs = body.split("\n\n")
    return "\n\n".join(paragraph for paragraph in paragraphs if chance.random() > CUT) or paragraphs[0]


def written(lake: Lake, name: str, found: Iterator[Document], tables: Sequence[Table] = WRITTEN) -> dict[str, list[str]]:
    """Write documents as parts of a shard."""
    files: dict[str, list[str]] = {table.name: [] for table in tables}
    rows = list(found)
    for part in range(0, len(rows), PART):
        own = [_row(document, name, part // PART) for document in rows[part : part + PART]]
        for table in tables:
            with TableWriter(lake, table, f"{name}-{part // PART}.build") as writer:
                writer.write(columns(table, [row for one in own for row in ROWS[table.name](one)]))
            files[table.name] += writer.files
    return files


def _row(document: Document, shard: str, part: int) -> dict[str, Any]:
    """What is known of a document: number, body, day and outlet, and where it is."""
    number, body, on, outlet = document
    return {
        "document_id": document_id(number),
        "body": body,
        "words": body.count(" ") + 1,
        "domain": outlet,
        "published_on": on,
        "published_precision": on and "day",
        "published_at": on and datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        "month": f"{on:%Y-%m}" if on else "undated",
        "shard": shard,
        "part": part,
    }


def _sketched(row: dict[str, Any]) -> list[dict[str, Any]]:
    hashes = sketch(row["body"])
    return [row | {"sketch": hashes, "size": len(hashes), "weekdays": weekdays(row["body"])}]


def _told(row: dict[str, Any]) -> list[dict[str, Any]]:
    known = {"title": None, "language": "en", "publisher": None, "outlet": row["domain"]}
    return [row | term_row(row | known, NAMES.findall(row["body"]))]


def _quoted(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [row | quote for quote in quote_rows(row["body"], find_quotes(row["body"]), ())]


ROWS: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    ARTICLES.name: lambda row: [row],
    SKETCHES.name: _sketched,
    TERMS.name: _told,
    QUOTES.name: _quoted,
}


def columns(table: Table, rows: Sequence[dict[str, Any]]) -> pa.RecordBatch:
    """Rows of a table, of which nothing is known but what they have."""
    arrays = [
        _listed([row["sketch"] for row in rows])
        if column.name == "sketch"
        else pa.array([row[column.name] for row in rows], column.type)
        if rows and column.name in rows[0]
        else _constant(column.type, column.nullable, len(rows))
        for column in table.columns
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def document_id(number: int) -> str:
    """An id that is in no order of the numbers."""
    return f"{number * 0x9E3779B97F4A7C15 % (1 << 64):016x}{number:08x}"


def _listed(sketches: Sequence[Hashes]) -> pa.Array:
    offsets = np.concatenate(([0], np.cumsum([len(hashes) for hashes in sketches]))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(np.concatenate(sketches)))


def _constant(type_: pa.DataType, nullable: bool, size: int) -> pa.Array:
    empty: Any = (
        None if nullable else [] if pa.types.is_list(type_) else "" if pa.types.is_string(type_) else False if pa.types.is_boolean(type_) else 0
    )
    return pa.array([empty] * size, type_)


@dataclass
class Done:
    """What a child process returned, and what it took."""

    value: Any
    cpu: float
    peak_mb: float


def in_child(work: Callable[..., Any], *arguments: Any) -> Done:
    """Run a function in a process of its own."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_in_child, args=(theirs, work, arguments))
    child.start()
    theirs.close()
    done: Done = ours.recv()
    child.join()
    return done


def _in_child(pipe: Any, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
    began = time.process_time()
    value = work(*arguments)
    pipe.send(Done(value, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def report(size: int, step: str, stored: Stored, fresh: dict[str, list[str]]) -> Related:
    """Relate what is new, or everything, and print what it took."""
    done = in_child(relate, stored, fresh, f"{step.replace(' ', '-')}-{size}")
    made: Related
    made, seconds, comparing, counts = done.value
    print(
        f"{size:9,} {step:14} "
        + " ".join(f"{seconds[name]:7.1f}" for name in STEPS)
        + f" {sum(seconds.values()):7.1f} {done.peak_mb:8,.0f} {comparing:12,.0f} {counts[0]:8,} {counts[1]:8,}",
        flush=True,
    )
    return made


def relate(stored: Stored, fresh: dict[str, list[str]], run: str) -> tuple[Related, dict[str, float], float, tuple[int, int]]:
    """Relate through the code of a run. Returns what it wrote, CPU seconds by step, peak memory of comparing, and how many pairs were compared and found."""
    settings, seconds, began = Relate(), {}, time.process_time()
    lake = stored.lake

    def tick(name: str) -> None:
        nonlocal began
        seconds[name], began = time.process_time() - began, time.process_time()

    with connected(settings.memory, lake.spill()) as connection:
        state = State(connection, Files(stored.live, fresh), anew=not fresh)
        find(state, settings.candidates)
        tick("find")
        chunks = hand_out(state, lake.root / "chunks" / run, settings.chunk_pairs)
        pairs = connection.execute("SELECT count(*) FROM handed").fetchall()[0][0]
        tick("hand")
        compared = in_child(_compare, chunks, settings)
        seconds["compare"], began = compared.cpu, time.process_time()
        made = merge(state, lake, run, chunks)
        tick("merge")
        made = tell(state, lake, run, made, settings.stories)
        tick("stories")
        made = made.with_(relate_quotes(state, lake, run, settings.variants))
        tick("quotes")
    shutil.rmtree(lake.root / "chunks" / run)
    return made, seconds, compared.peak_mb, (pairs, compared.value)


def _compare(chunks: Sequence[Chunk], settings: Relate) -> int:
    return sum(compare_chunk(chunk, "run", settings.reuse) for chunk in chunks)


if __name__ == "__main__":
    main()
