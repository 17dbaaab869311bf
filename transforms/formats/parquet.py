"""Parquet files, and Arrow's own (Arrow IPC files, Feather 2): one record a row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.vocabulary import Reason, Sign
from transforms.decode import decode
from transforms.formats.base import Format, Parsing, has_ending, sign, stem
from transforms.formats.lines import read_up_to
from transforms.formats.mapping import Columns
from transforms.records import Declared, Fault, Outcome

PARQUET_MAGIC, ENCRYPTED_MAGIC, ARROW_MAGIC = b"PAR1", b"PARE", b"ARROW1\0\0"
PARQUET_ENDINGS = (".parquet", ".pq", ".parq")
ARROW_ENDINGS = (".arrow", ".feather")
ENCODING = "utf-8"
BUFFER_BYTES = 1 << 20
BATCH_BYTES = 4 << 20
MOST_ROWS = 1024
# Run lengths can make a small file claim any number of rows; articles take more than this.
ROWS_PER_BYTE = 2
AGAIN = "have it exported again"

Rows = Iterator[Mapping[str, object] | Fault]


class Watched:
    """A stream as Arrow reads it. ``failed`` if reading it raised: that is no fault of the file's."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.failed = False

    def read(self, size: int) -> bytes:
        """The next bytes, as many as are asked for."""
        self.failed = True
        data = read_up_to(self._stream, size)
        self.failed = False
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing is ever written."""

    def close(self) -> None:
        """The stream is its owner's to close."""


def _recognises_parquet(head: bytes, name: str) -> Sign | None:
    # Letters that an article may begin with: they count only where a NUL is near.
    return sign(head.startswith((PARQUET_MAGIC, ENCRYPTED_MAGIC)) and b"\0" in head[:512], has_ending(name, PARQUET_ENDINGS))


def _recognises_arrow(head: bytes, name: str) -> Sign | None:
    return sign(head.startswith(ARROW_MAGIC), has_ending(name, ARROW_ENDINGS))


def parse_parquet(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each row; ``Declared`` is what the file's own metadata say. What cannot be read of a row group is missing."""
    watched = Watched(stream)
    head = watched.read(len(PARQUET_MAGIC))
    size_bytes = stream.seek(0, 2)
    stream.seek(0)
    try:
        file = pq.ParquetFile(pa.PythonFile(watched, mode="r"), buffer_size=BUFFER_BYTES, pre_buffer=False)
        columns, rows = tuple(file.schema_arrow.names), file.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        if watched.failed:
            raise
        yield from _nothing(_unreadable(error, head == ENCRYPTED_MAGIC))
        return
    fault = _empty(rows) or _beyond(rows, size_bytes)
    if fault:
        yield from _nothing(fault)
    else:
        yield from _records(_row_groups(file, watched), columns, rows, _columns(name, parsing), parsing)


def parse_arrow(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each row, a fault for each batch that is broken. One batch is held at a time, as large as the file has it."""
    watched = Watched(stream)
    try:
        file = pa.ipc.open_file(pa.PythonFile(watched, mode="r"))
        columns = tuple(file.schema.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        if watched.failed:
            raise
        yield from _nothing(_unreadable(error, False))
        return
    yield from _records(_batches(file, watched), columns, 0, _columns(name, parsing), parsing)


def _columns(name: str, parsing: Parsing) -> Columns:
    return Columns(parsing.mapping, stem(name), parsing.partition)


def _nothing(fault: Fault) -> Iterator[Outcome]:
    yield fault
    yield Declared(1)


def _records(rows: Rows, names: tuple[str, ...], declared: int, columns: Columns, parsing: Parsing) -> Iterator[Outcome]:
    """The outcomes of rows; those that were declared and are not there are missing."""
    fault = columns.without_text(names)
    if fault:
        yield from _nothing(fault)
        return
    number = -1
    for number, row in enumerate(rows):
        yield Fault(number, row.reason, row.detail) if isinstance(row, Fault) else _record(number, row, columns, parsing.max_record_bytes)
    if not declared and number < 0:
        yield _empty(0) or Fault(None, Reason.EMPTY, "it has no rows")
    for missing in range(number + 1, declared):
        yield Fault(missing, Reason.MISSING_RECORD, f"row {missing + 1}: the file says it has {declared} rows and this one is not there; {AGAIN}")
    yield Declared(max(declared, number + 1, 1), columns.served)


def _record(number: int, row: Mapping[str, object], columns: Columns, limit: int) -> Outcome:
    if sum(len(value) for value in row.values() if isinstance(value, str)) > limit:
        return Fault(number, Reason.TOO_LARGE, f"row {number + 1}: it has more than {limit} characters: raise max_record_bytes to have it")
    outcome = columns.read(number, row, ENCODING)
    return Fault(number, outcome.reason, f"row {number + 1}: {outcome.detail}") if isinstance(outcome, Fault) else outcome


def _row_groups(file: pq.ParquetFile, watched: Watched) -> Rows:
    for index in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(index)
        batch_rows = max(1, min(MOST_ROWS, BATCH_BYTES * max(1, group.num_rows) // max(1, group.total_byte_size)))
        found = 0
        try:
            for batch in file.iter_batches(batch_rows, row_groups=[index]):
                for row in _rows(batch):
                    found += 1
                    yield row
        except (pa.ArrowException, OSError, ValueError) as error:
            if watched.failed:
                raise
            fault = _unreadable(error, False)
            yield from (fault for _ in range(found, group.num_rows))


def _batches(file: pa.ipc.RecordBatchFileReader, watched: Watched) -> Rows:
    for index in range(file.num_record_batches):
        try:
            batch = file.get_batch(index)
            batch.validate(full=True)
        except (pa.ArrowException, OSError, ValueError) as error:
            if watched.failed:
                raise
            yield _unreadable(error, False)
            continue
        for start in range(0, batch.num_rows, MOST_ROWS):
            yield from _rows(batch.slice(start, MOST_ROWS))


def _rows(batch: pa.RecordBatch) -> Rows:
    names = batch.schema.names
    try:
        cells = [_cells(column) for column in batch.columns]
    except (pa.ArrowException, ValueError, OverflowError) as error:
        fault = Fault(None, Reason.BROKEN_RECORD, f"a value is out of range: {error}")
        yield from (fault for _ in range(batch.num_rows))
        return
    yield from (dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True))


def _cells(column: pa.Array) -> list[Any]:
    """The values of a column as JSON would have them; times as ISO 8601, those with a zone in UTC."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _cells(column.dictionary_decode())
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", tz="UTC" if kind.tz else None), safe=False)
    if pa.types.is_temporal(kind) or pa.types.is_decimal(kind):
        column = column.cast(pa.string())
    values: list[Any] = column.to_pylist()
    return values if pa.types.is_string(column.type) or pa.types.is_large_string(kind) else [_plain(value) for value in values]


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        decoded = decode(value)
        return None if isinstance(decoded, Fault) else decoded.text
    if isinstance(value, list):
        # Maps come as lists of pairs.
        return (
            {str(pair[0]): _plain(pair[1]) for pair in value} if value and all(isinstance(pair, tuple) for pair in value) else [*map(_plain, value)]
        )
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | datetime.timedelta) else value


def _empty(rows: int) -> Fault | None:
    return None if rows else Fault(None, Reason.EMPTY, "it has columns and no rows: leave it out")


def _beyond(rows: int, size_bytes: int) -> Fault | None:
    if rows <= ROWS_PER_BYTE * size_bytes:
        return None
    return Fault(None, Reason.BEYOND_LIMIT, f"it claims {rows} rows in {size_bytes} bytes: no articles are that short; leave it out")


def _unreadable(error: Exception, encrypted: bool) -> Fault:
    words = " ".join(str(error).split())[:200].encode("utf-8", "replace").decode()
    if encrypted or "crypt" in words.lower():
        return Fault(None, Reason.ENCRYPTED, "it is encrypted: decrypt it first, no key can be given")
    return Fault(None, Reason.BROKEN_RECORD, f"it cannot be read: {words}; {AGAIN}")


PARQUET = Format("parquet", _recognises_parquet, parse_parquet, seeks=True, columns=True)
ARROW = Format("arrow", _recognises_arrow, parse_arrow, seeks=True, columns=True)
