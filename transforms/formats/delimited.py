"""CSV and TSV: a header row, then one record a row (RFC 4180, with any of four delimiters)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import decode, peek
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing, has_ending, sign, stem
from transforms.formats.lines import Lines, Source, open_source
from transforms.formats.mapping import Columns, recognised
from transforms.formats.rows import Break, Row, Rows
from transforms.records import Declared, Fault, Outcome, Record

DELIMITERS = (",", ";", "\t", "|")
ENDINGS = (".csv", ".tsv", ".tab")
SNIFFED_ROWS = 20
LONGEST_NAME = 40
ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all rows of a file share; ``codec`` decodes them, ``encoding`` is its name on record."""

    header: tuple[str, ...]
    columns: Columns
    codec: str
    encoding: str


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each row below the header.

    The file does not say how many rows it has and only its quotes tell where one ends, so ``Declared``
    is the count of the cutting, taken before a row is decoded, measured or mapped.
    """
    source = open_source(stream)
    codec, encoding = _encoding(source)
    columns = Columns(parsing.mapping, stem(name), parsing.partition)
    end = b"\r" if b"\r" in source.head and b"\n" not in source.head else b"\n"
    rows = Rows(Lines(source, parsing.max_record_bytes, end), codec, sniff(source.head.decode(codec, "replace")))
    cut = iter(rows)
    header = _header(next(cut, None), columns)
    if isinstance(header, Fault):
        yield header
        yield Declared(1)
        return
    sheet = Sheet(header, columns, codec, encoding)
    yield from (_outcome(number, row, sheet, rows.escaped) for number, row in enumerate(cut))
    if rows.cut == 1:
        yield Fault(None, Reason.EMPTY, "it has a header and no rows: leave it out")
    yield Declared(max(1, rows.cut - 1), columns.served)


def sniff(text: str) -> str:
    """The delimiter that makes most sense of the first rows: usual names in the header, then rows of equal width."""
    return max(DELIMITERS, key=lambda delimiter: _sense(_first_rows(text, delimiter)))


def _sense(rows: list[list[str]]) -> tuple[int, bool, float, int]:
    if not rows:
        return 0, False, 0.0, 0
    width = len(rows[0])
    return len(recognised(rows[0])), width > 1, sum(len(row) == width for row in rows) / len(rows), width


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank; without the last, which the end of the head may have cut, if there are others."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) > SNIFFED_ROWS:
                break
    except csv.Error:
        return rows
    return rows[:-1] if len(rows) > SNIFFED_ROWS or (len(rows) > 2 and len(text) * 4 >= HEAD_BYTES) else rows


def _recognises(tabs: bool, head: bytes, name: str) -> Sign | None:
    """Whether a file is delimited, by all the signs of its content or by its ending, and by tabs or by others as asked."""
    text = peek(head).lstrip("\r\n ")
    promising = len(recognised(re.split(r"[,;\t|]", text[:1000].partition("\n")[0].replace('"', "")))) > 1
    known = sign(promising and _is_table(_first_rows(text, sniff(text))), has_ending(name, ENDINGS))
    return known if known and (sniff(text) == "\t") == tabs else None


def _is_table(rows: list[list[str]]) -> bool:
    """Prose has commas too: a table has a column for text or HTML, another usual name, and rows as wide as its header."""
    if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return False
    found = recognised(rows[0])
    return not found.isdisjoint(("text", "html")) and len(found) > 1 and all(len(cell) <= LONGEST_NAME for cell in rows[0])


def _encoding(source: Source) -> tuple[str, str]:
    """The codec for a file's lines and its name on record: UTF-8 if half of the telling lines of the head are that."""
    if source.transcoded or source.encoding != "utf-8":
        return "utf-8", source.encoding
    whole = source.head[: source.head.rfind(b"\n") + 1] or source.head
    telling = [line for line in whole.splitlines() if not line.isascii()]
    if sum(map(_is_utf8, telling)) * 2 >= len(telling):
        return "utf-8", "utf-8"
    found = decode(whole)
    # A codec is wanted that ASCII is part of, in which the delimiters keep their places.
    if isinstance(found, Fault) or found.encoding.startswith(("utf", "iso2022")):
        return "utf-8", "utf-8"
    return found.encoding, found.encoding


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _header(row: Row | Break | None, columns: Columns) -> tuple[str, ...] | Fault:
    """The names of the columns, made unique; or the fault of the whole file."""
    if row is None:
        return NOTHING
    if isinstance(row, Break):
        return Fault(None, row.reason, f"the header in line {row.line} cannot be read: {row.why}")
    names: dict[str, None] = {}
    for place, cell in enumerate(row.cells, 1):
        name = ESCAPED.sub("\ufffd", cell).strip() or f"column {place}"
        while name in names:
            name += f" (column {place})"
        names[name] = None
    header = tuple(names)
    return columns.without_text(header) or header


def _outcome(number: int, row: Row | Break, sheet: Sheet, escaped: bool) -> Record | Fault:
    if isinstance(row, Break):
        lines = f"line {row.line}" if row.line == row.last else f"lines {row.line} to {row.last}"
        return Fault(number, row.reason, f"row {number + 1}, {lines}: {row.why}")
    outcome = _read(number, row.cells, sheet, escaped)
    return replace(outcome, detail=f"row {number + 1}, line {row.line}: {outcome.detail}") if isinstance(outcome, Fault) else outcome


def _read(number: int, cells: list[str], sheet: Sheet, escaped: bool) -> Record | Fault:
    width = len(sheet.header)
    if len(cells) != width and (len(cells) < width or any(cells[width:])):
        return Fault(number, Reason.BROKEN_RECORD, f"it has {len(cells)} cells, the header {width}")
    encoding = sheet.encoding
    if escaped and any(map(ESCAPED.search, cells)):
        decoded = _by_itself(cells, sheet.codec)
        if isinstance(decoded, Fault):
            return replace(decoded, number=number)
        cells, encoding = decoded
    return sheet.columns.read(number, dict(zip(sheet.header, cells, strict=False)), encoding)


def _by_itself(cells: list[str], codec: str) -> tuple[list[str], str] | Fault:
    """The cells of a row that is in another encoding than its file, and that encoding."""
    try:
        raw = [cell.encode(codec, "surrogateescape") for cell in cells]
    except UnicodeError:
        return Fault(None, Reason.UNDECODABLE, f"it is in {codec} only in part; convert the file to UTF-8")
    decoded = decode(b"\n".join(raw))
    if isinstance(decoded, Fault):
        return decoded
    lines = iter(decoded.text.split("\n"))
    return ["\n".join(islice(lines, cell.count(b"\n") + 1)) for cell in raw], decoded.encoding


CSV = Format("csv", partial(_recognises, False), parse, columns=True)
TSV = Format("tsv", partial(_recognises, True), parse, columns=True)
