"""What each format takes to read: rate and peak memory of the parser against the library under it, in one run.

    python tests/bench/formats.py [FORMAT ...] [--size 1000]

Writes an invented input of SIZE megabytes per format (compressed ones by what they unpack to), reads it in one
process with the library alone and in another with newsmill's parser, and prints CPU seconds. `share` is the
library's time over ours: 1.00 is no cost at all. Memory is the peak of the process, start-up taken off.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import xml.sax.saxutils as saxutils
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

SENTENCES = (
    "The night ferry sails again from Monday, the harbour office said.",
    "Repairs to the rudder took a week longer than the yard had promised.",
    "“We waited for a part from the mainland,” said the dock master, Runa Vale.",
    "The council votes on the bridge toll before the end of the month.",
    "Fares stay as they are until spring, when the new timetable begins.",
)
CHUNK_BYTES = 1 << 20


def story(number: int) -> list[str]:
    """Paragraphs of an invented article of about 3 kB, no two alike."""
    return [f"{number}. {' '.join(SENTENCES[(number + place) % 5 :] + SENTENCES[: (number + place) % 5])}" for place in range(8)]


def texts(number: int) -> bytes:
    return ("Ferry sails again\n\n" + "\n\n".join(story(number)) + "\n\n====================\n").encode()


def json_line(number: int) -> bytes:
    row = {"id": number, "title": "Ferry sails again", "text": "\n\n".join(story(number)), "url": f"https://harbourpost.example/{number}"}
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def csv_row(number: int) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerow([number, "Ferry sails again", "\n\n".join(story(number)), f"https://harbourpost.example/{number}"])
    return (b"id,title,text,url\r\n" if number == 0 else b"") + stream.getvalue().encode()


def page(number: int) -> bytes:
    body = "".join(f"<p>{saxutils.escape(line)}</p>" for line in story(number))
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Harbour", "Council", "Sport"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sails again | Harbour Post</title></head><body><nav><ul>{menu}</ul></nav>'
        f'<article><h1>Ferry sails again</h1><p class="byline">By Runa Vale</p>{body}</article><footer>© Harbour Post</footer></body></html>'
    ).encode()


def warc_record(number: int) -> bytes:
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\nWARC-Date: 2024-10-14T06:00:00Z\r\n"
        f"WARC-Target-URI: https://harbourpost.example/{number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + payload + b"\r\n\r\n", 6)


def feed_item(number: int) -> bytes:
    body = saxutils.escape("".join(f"<p>{line}</p>" for line in story(number)))
    opening = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title>'
    item = (
        f"<item><title>Ferry sails again</title><guid>https://harbourpost.example/{number}</guid><content:encoded>{body}</content:encoded></item>\n"
    )
    return ((opening if number == 0 else "") + item).encode()


def json_item(number: int) -> bytes:
    return (b"[" if number == 0 else b",\n") + json_line(number).rstrip()


def mail(number: int) -> bytes:
    return (
        f"From desk@harbourpost.example Mon Oct 14 06:00:00 2024\nFrom: Harbour Post <desk@harbourpost.example>\nSubject: Ferry sails again\n"
        f"Message-ID: <{number}@harbourpost.example>\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(story(number)) + "\n\n"
    ).encode()


def read_text(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(line.startswith("=====") for line in file)


def read_json_lines(path: Path) -> int:
    import orjson

    with path.open("rb") as file:
        return sum(bool(orjson.loads(line)) for line in file)


def read_csv(path: Path) -> int:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def read_warc(path: Path) -> int:
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from selectolax.lexbor import LexborHTMLParser

    with path.open("rb") as file:
        return sum(LexborHTMLParser(record.reader.read()).body is not None for record in ArchiveIterator(file, record_types=WarcRecordType.response))


def read_feed(path: Path) -> int:
    from lxml import etree

    count = 0
    for _, element in etree.iterparse(str(path), tag="item", recover=True):
        count += 1
        element.clear()
    return count


def read_json(path: Path) -> int:
    import ijson

    with path.open("rb") as file:
        return sum(1 for _ in ijson.items(file, "item"))


def read_mbox(path: Path) -> int:
    import email
    import email.policy

    count, held = 0, b""
    with path.open("rb") as file:
        for line in file:
            if line.startswith(b"From ") and held:
                email.message_from_bytes(held, policy=email.policy.default).get_content()
                count, held = count + 1, b""
            held += line
    return count + 1


@dataclass(frozen=True)
class Case:
    """A format: what one record is written as, what ends the file, and how the library under the parser reads it."""

    name: str
    record: Callable[[int], bytes]
    alone: Callable[[Path], int]
    end: bytes = b""
    separator: str | None = None


CASES = {
    "text": Case("clippings.txt", texts, read_text, separator="={10,}"),
    "jsonl": Case("export.jsonl", json_line, read_json_lines),
    "csv": Case("export.csv", csv_row, read_csv),
    "warc.gz": Case("crawl.warc.gz", warc_record, read_warc),
    "feed": Case("feed.xml", feed_item, read_feed, b"</channel></rss>"),
    "json": Case("export.json", json_item, read_json, b"]"),
    "mbox": Case("letters.mbox", mail, read_mbox),
}


def write(case: Case, path: Path, size_bytes: int) -> int:
    """Write an input that unpacks to about so many bytes. Returns the number of its records."""
    plain = len(gzip.decompress(case.record(1))) if case.name.endswith(".gz") else len(case.record(1))
    records = max(1, size_bytes // plain)
    with path.open("wb") as file:
        for number in range(records):
            file.write(case.record(number))
        file.write(case.end)
    return records


def ours(case: Case, path: Path) -> int:
    """Records that newsmill reads in a file."""
    from transforms.formats import Parsing
    from transforms.limits import Limits
    from transforms.opening import Opening
    from transforms.records import Record

    opening = Opening(Parsing(separator=case.separator), Limits(), _never)
    with path.open("rb") as file:
        outcomes = (outcome for opened in opening.open(file, path.name, path.stat().st_size) for outcome in opened.outcomes)
        return sum(isinstance(outcome, Record) for outcome in outcomes)


def _never(_: object) -> io.BytesIO:
    raise AssertionError("no format here needs to seek")


def measured(name: str, path: Path, who: str) -> dict[str, float]:
    """What a process of its own takes to read a file."""
    command = [sys.executable, __file__, "--one", name, str(path), who]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def one(name: str, path: Path, who: str) -> None:
    case = CASES[name]
    read: Callable[[Path], int] = case.alone if who == "alone" else lambda path: ours(case, path)
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, case.name)
        write(case, small, 10_000)
        read(small)
    before, began, wall = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time(), time.perf_counter()
    records = read(path)
    figures = {"records": records, "cpu": time.process_time() - began, "wall": time.perf_counter() - wall}
    print(json.dumps({**figures, "peak": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024}))


def rows(names: list[str], size_mb: int) -> Iterator[str]:
    yield f"{'format':<8} {'MB':>6} {'records':>8} {'alone s':>8} {'ours s':>8} {'share':>6} {'docs/s':>8} {'MB/s':>7} {'peak MB':>8}"
    for name in names:
        case = CASES[name]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, case.name)
            written = write(case, path, size_mb * 1_000_000)
            alone, mine = measured(name, path, "alone"), measured(name, path, "ours")
            assert mine["records"] == written, f"{name}: {mine['records']} of {written} records"
            rate, bytes_rate = written / mine["cpu"], size_mb / mine["cpu"]
            yield (
                f"{name:<8} {size_mb:>6} {written:>8} {alone['cpu']:>8.2f} {mine['cpu']:>8.2f} {alone['cpu'] / mine['cpu']:>6.2f}"
                f" {rate:>8.0f} {bytes_rate:>7.1f} {mine['peak']:>8.1f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", choices=[[], *CASES])
    parser.add_argument("--size", type=int, default=100, help="megabytes per format")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one[0], Path(options.one[1]), options.one[2])
        return
    for row in rows(options.formats or list(CASES), options.size):
        print(row, flush=True)


if __name__ == "__main__":
    main()
