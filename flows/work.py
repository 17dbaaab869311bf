"""What a worker process does with a shard or a part: read, transform, write Parquet. No Prefect here."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any, BinaryIO

import pyarrow.parquet as pq

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Written, measured
from flows.plan import Input, Job, Part, Shard
from flows.settings import Settings
from schemas import DOCUMENTS, INPUTS, REFINED, REJECTS
from schemas.batches import batch
from schemas.vocabulary import Reason
from transforms.arrival import Origin, Rows, Tally
from transforms.formats import HEAD_BYTES, Format, Parsing, recognise
from transforms.records import Declared, Fault, Outcome, Record
from transforms.refine import Refine, refine

# Errors that reading again will not mend.
LASTING = {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR}


def ingest(job: Job, shard: Shard, final: bool) -> Written:
    """Read the inputs of a shard into documents, rejects and ledger rows.

    Raises OSError if reading fails in a way that may pass, unless this is the final attempt: then
    the input becomes a reject.
    """
    with _Intake(job, shard) as intake:
        for item in shard.inputs:
            intake.take(item, final)
    return intake.written


def refine_part(job: Job, part: Part) -> Written:
    """Refine the documents of a part into all the tables they feed."""
    settings = Refine(run_id=job.run_id, rules_version=job.rules_version)
    writers = {table.name: TableWriter(Lake.at(job.lake), table, f"{part.shard}-{part.number}.{job.run_id}") for table in REFINED}
    with ExitStack() as stack, pq.ParquetFile(part.path) as documents:
        for writer in writers.values():
            stack.enter_context(writer)
        for records in documents.iter_batches(job.settings.batch_documents):
            for table, rows in refine(records, settings).items():
                writers[table].write(rows)
    return measured({name: writer.files for name, writer in writers.items()}, {name: writer.rows for name, writer in writers.items()})


class _Intake:
    """Writes what the inputs of one shard hold, rolling over to a new part when one is full."""

    def __init__(self, job: Job, shard: Shard) -> None:
        self.job, self.shard, self.lake = job, shard, Lake.at(job.lake)
        self.ledger = TableWriter(self.lake, INPUTS, f"{shard.name}.{job.run_id}")
        self.rejects = TableWriter(self.lake, REJECTS, f"{shard.name}.{job.run_id}")
        self.documents = self._part_writer(0)
        self.parts: list[Part] = []
        self.rows = Rows()
        self.bytes_waiting = self.bytes_in_part = 0

    def take(self, item: Input, final: bool) -> None:
        """Ingest one input and write its line of the ledger."""
        tally = Tally()
        format_: str | None = None
        for outcome, format_ in self._outcomes(item, final):
            tally.count(outcome)
            self._add(outcome, self._origin(item, format_))
        self.ledger.write(batch(INPUTS, [self._ledger_row(item, format_, tally)]))

    def __enter__(self) -> _Intake:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
            self._end_part()
        for writer in (self.ledger, self.rejects, self.documents):
            writer.close()

    @property
    def written(self) -> Written:
        """The files and counts, once every input is taken."""
        files = {"inputs": self.ledger.files, "rejects": self.rejects.files, "documents": [part.path for part in self.parts]}
        rows = {"inputs": self.ledger.rows, "rejects": self.rejects.rows, "documents": sum(part.documents for part in self.parts)}
        return measured(files, rows, tuple(self.parts))

    def _outcomes(self, item: Input, final: bool) -> Iterator[tuple[Outcome, str | None]]:
        """What the input holds, with its format; a failure to read becomes a fault if it will last or if this was the last try."""
        records = 0
        format_: str | None = None
        try:
            if item.problem is not None:
                raise OSError(errno.ENOENT, item.problem, item.uri)
            with open(item.path, "rb") as file:
                for outcome, format_ in _parsed(file, item, self.job.settings):
                    records += not isinstance(outcome, Declared)
                    yield outcome, format_
        except OSError as error:
            if not final and error.errno not in LASTING:
                raise
            yield Fault(None, Reason.UNREADABLE, f"{error.strerror or error}: see that it can be read, then run again"), format_
            yield Declared(records + 1), format_

    def _add(self, outcome: Outcome, origin: Origin) -> None:
        self.rows.add(outcome, origin)
        if isinstance(outcome, Record):
            self.bytes_waiting += len(outcome.text) + sum(map(len, outcome.hints.values()))
        settings = self.job.settings
        room = settings.part_documents - self.documents.rows
        if self.rows.waiting >= min(settings.batch_documents, room) or self.bytes_waiting >= settings.part_bytes:
            self._flush()
            if self.documents.rows >= settings.part_documents or self.bytes_in_part >= settings.part_bytes:
                self._end_part()

    def _flush(self) -> None:
        self.documents.write(batch(DOCUMENTS, self.rows.documents))
        self.rejects.write(batch(REJECTS, self.rows.rejects))
        self.rows = Rows()
        self.bytes_in_part += self.bytes_waiting
        self.bytes_waiting = 0

    def _end_part(self) -> None:
        self.documents.close()
        if self.documents.files:
            self.parts.append(Part(self.shard.name, len(self.parts), self.documents.rows, self.documents.files[0]))
            self.documents = self._part_writer(len(self.parts))
        self.bytes_in_part = 0

    def _part_writer(self, number: int) -> TableWriter:
        return TableWriter(self.lake, DOCUMENTS, f"{self.shard.name}-{number}.{self.job.run_id}")

    def _origin(self, item: Input, format_: str | None) -> Origin:
        return Origin(item.uri, None, format_, self.shard.name, len(self.parts), self.job.run_id, datetime.fromisoformat(self.job.started_at))

    def _ledger_row(self, item: Input, format_: str | None, tally: Tally) -> dict[str, Any]:
        return {
            "uri": item.uri,
            "member": None,
            # Not the sum of what was planned if it could not be read in the end: it will be tried again.
            "sha256": None if tally.unread else item.sha256,
            "size_bytes": item.size_bytes,
            "modified_ns": item.modified_ns,
            "format": format_,
            "declared": tally.declared,
            "parsed": tally.parsed,
            "rejected": tally.rejected,
            "skipped": 0,
            "mapping": list(item.mapping.items()),
            "ingest_version": self.job.ingest_version,
            "shard": self.shard.name,
            "run_id": self.job.run_id,
        }


def _parsed(file: BinaryIO, item: Input, settings: Settings) -> Iterable[tuple[Outcome, str | None]]:
    name = os.path.basename(item.path)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    found = recognise(head, name)
    if not isinstance(found, Format):
        return [(found, None), (Declared(1), None)]
    parsing = Parsing(mapping=item.mapping, max_record_bytes=settings.max_record_bytes)
    return ((outcome, found.name) for outcome in found.parse(file, name, parsing))
