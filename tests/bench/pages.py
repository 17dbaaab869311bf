"""Pages a second, from bytes to edits and fields, against trafilatura with metadata on the same pages in the same run.

    python tests/bench/pages.py FOLDER|PAGES.tar.zst [--take 200] [--rounds 3]

Both take each page in turn on one core, which evens out what else the machine does; counted is CPU time, the best of some rounds for each page.
trafilatura is no dependency of newsmill: `pip install trafilatura` has it.
"""

from __future__ import annotations

import argparse
import io
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from schemas import DOCUMENTS
from schemas.batches import batch
from transforms.arrival import Origin, Rows
from transforms.formats import Parsing
from transforms.limits import Limits
from transforms.opening import Opening
from transforms.refine import Refine, refine

try:
    from trafilatura import bare_extraction
except ImportError:
    sys.exit("trafilatura is what newsmill is compared with, and it is not there: pip install trafilatura")

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ENDINGS = (".html", ".htm")

Page = tuple[str, bytes]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--take", type=int, help="how many pages, spread evenly; all without it")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = sorted(read(options.pages))
    if not pages:
        sys.exit(f"{options.pages} holds no pages: name a folder with files *.html, or a .tar.zst of them")
    pages = pages[:: max(1, len(pages) // options.take)] if options.take else pages
    report(pages, [best(page, options.rounds) for page in pages])


def read(source: Path) -> Iterator[Page]:
    """The pages of a folder or archive, by name."""
    if source.is_dir():
        yield from ((path.name, path.read_bytes()) for path in source.rglob("*") if path.suffix in ENDINGS)
        return
    import zstandard

    with source.open("rb") as file, tarfile.open(fileobj=zstandard.ZstdDecompressor().stream_reader(file), mode="r|") as archive:
        for member in archive:
            if member.name.endswith(ENDINGS) and (held := archive.extractfile(member)):
                yield Path(member.name).name, held.read()


def best(page: Page, rounds: int) -> tuple[float, float, float]:
    """CPU seconds that parse, refine and trafilatura take for a page, each the least of some rounds."""
    taken = [once(page) for _ in range(rounds)]
    return min(one[0] for one in taken), min(one[1] for one in taken), min(one[2] for one in taken)


def once(page: Page) -> tuple[float, float, float]:
    """CPU seconds of one round."""
    rows = Rows()
    parsing = seconds(lambda: parse(page, rows))
    documents = batch(DOCUMENTS, rows.documents)
    refining = seconds(lambda: refine(documents, Refine("bench", "bench")))
    return parsing, refining, seconds(lambda: bare_extraction(page[1], with_metadata=True))


def parse(page: Page, rows: Rows) -> None:
    """What reading an input file makes of a page: it is recognised, decoded, parsed and flattened."""
    name, data = page
    opening = Opening(Parsing(), Limits(), lambda stream: io.BytesIO(stream.read()))
    for opened in opening.open(io.BytesIO(data), name, len(data)):
        for outcome in opened.outcomes:
            rows.add(outcome, Origin(name, opened.member, opened.format, "bench", "bench", NOW), 0)


def seconds(do: Callable[[], object]) -> float:
    begun = time.process_time()
    do()
    return time.process_time() - begun


def report(pages: list[Page], taken: list[tuple[float, float, float]]) -> None:
    """Print rates, and how many times trafilatura's the whole is."""
    count = len(pages)
    parsing, refining, other = (sum(column) for column in zip(*taken, strict=True))
    size = sum(len(data) for _, data in pages) / count / 1000
    print(f"{count} pages of {size:.0f} kB, pages a second on one core")
    for name, total in (("parse", parsing), ("refine", refining), ("newsmill, both", parsing + refining), ("trafilatura with metadata", other)):
        print(f"{name:28} {count / total:8.1f}  {1000 * total / count:7.2f} ms")
    print(f"newsmill is {other / (parsing + refining):.2f} times as fast")


if __name__ == "__main__":
    main()
