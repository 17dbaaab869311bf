"""Input files read into documents, rejects and the ledger, part by part."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO, cast

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Written, measured
from flows.plan import Input, Job, Part, Shard
from flows.remote import is_remote
from schemas import DOCUMENTS, INPUTS, REJECTS
from schemas.batches import batch
from schemas.vocabulary import Reason
from transforms.arrival import Origin, Rows, Tally
from transforms.formats import Parsing
from transforms.opening import Opened, Opening
from transforms.records import Declared, Fault, Outcome, Record

# Errors that reading again will not mend.
LASTING = {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR}
IN_MEMORY_BYTES = 32 << 20
COPY_BYTES = 1 << 20
PARTITION = re.compile(r"([A-Za-z_][\w.-]*)=([^/]+)")


class Intake:
    """Writes what the inputs of one shard hold, rolling over to a new part when one is full.

    ``final``: this is the last attempt, so that a failure to read becomes a reject; before, it is raised.
    """

    def __init__(self, job: Job, shard: Shard, final: bool) -> None:
        self.job, self.shard, self.final, self.lake = job, shard, final, Lake.at(job.lake)
        self.ledger = TableWriter(self.lake, INPUTS, f"{shard.name}.{job.run_id}")
        self.rejects = TableWriter(self.lake, REJECTS, f"{shard.name}.{job.run_id}")
        self.documents = self._part_writer(0)
        self.parts: list[Part] = []
        self.rows = Rows()
        self.bytes_waiting = self.bytes_in_part = 0

    def take(self, item: Input) -> None:
        """Ingest one input file, with its members if it is an archive, and write its lines of the ledger."""
        # Not what was planned if it was written to since.
        unread = item.problem is None and _changed_since(item)
        for opened in self._opened(item):
            tally = Tally()
            origin = self._origin(item, opened)
            for outcome in self._lasting(opened.outcomes):
                tally.count(outcome)
                self._add(outcome, origin)
            unread = unread or tally.unread
            self.ledger.write(batch(INPUTS, [self._ledger_row(item, opened, tally, unread)]))

    def __enter__(self) -> Intake:
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

    def _opened(self, item: Input) -> Iterator[Opened]:
        """The file with its members, itself last; it comes also if it cannot be read at all."""
        members = 0
        if item.problem is not None:
            # Those who fetch know what else to do.
            yield _unread(Fault(None, Reason.UNREADABLE, item.problem) if is_remote(item.uri) else _unreadable(OSError(item.problem)), 0)
            return
        try:
            with open(item.path, "rb") as file:
                before = os.fstat(file.fileno())
                for opened in self._opening(item).open(file, os.path.basename(item.path), before.st_size):
                    members += opened.holder == ""
                    if opened.member is None:
                        opened.outcomes = _steady(opened.outcomes, file, before)
                    yield opened
        except OSError as error:
            self._raise_if_passing(error)
            yield _unread(_unreadable(error), members)

    def _lasting(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """Outcomes, and in place of a failure to read a fault."""
        taken = 0
        try:
            for outcome in outcomes:
                taken += not isinstance(outcome, Declared)
                yield outcome
        except OSError as error:
            self._raise_if_passing(error)
            yield _unreadable(error)
            yield Declared(taken + 1)

    def _raise_if_passing(self, error: OSError) -> None:
        if not self.final and error.errno not in LASTING:
            raise error

    def _opening(self, item: Input) -> Opening:
        settings = self.job.settings
        partition = dict(PARTITION.findall(os.path.dirname(item.uri)))
        return Opening(Parsing(item.mapping, item.separator, partition, settings.max_record_bytes), settings.limits, self._spooled)

    def _spooled(self, stream: BinaryIO) -> BinaryIO:
        """A copy that can be sought in; it has no name on disk, so that nothing is left of it."""
        self.lake.state.mkdir(parents=True, exist_ok=True)
        copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES, dir=str(self.lake.state)))  # noqa: SIM115 - whoever reads it lets it go
        shutil.copyfileobj(stream, copy, COPY_BYTES)
        copy.seek(0)
        return copy

    def _add(self, outcome: Outcome, origin: Origin) -> None:
        self.rows.add(outcome, origin, len(self.parts))
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

    def _origin(self, item: Input, opened: Opened) -> Origin:
        return Origin(item.uri, opened.member, opened.format, self.shard.name, self.job.run_id, datetime.fromisoformat(self.job.started_at))

    def _ledger_row(self, item: Input, opened: Opened, tally: Tally, unread: bool) -> dict[str, Any]:
        whole = opened.member is None
        return {
            "uri": item.uri,
            "member": opened.member,
            "holder": opened.holder,
            # Not the sum of what was planned if that was not what was read: it will be read again.
            "sha256": (None if unread else item.sha256) if whole else opened.sha256,
            "size_bytes": item.size_bytes if whole else opened.size_bytes,
            "modified_ns": item.modified_ns if whole else None,
            "format": opened.format,
            "recognised_by": opened.sign,
            "compression": opened.compression,
            "declared": tally.declared,
            "parsed": tally.parsed + opened.members,
            "rejected": tally.rejected,
            "skipped": tally.skipped.total(),
            "skipped_as": list(tally.skipped.items()),
            "columns": list(tally.columns.items()),
            "mapping": list(item.mapping.items()),
            "separator": item.separator,
            "ingest_version": self.job.ingest_version,
            "shard": self.shard.name,
            "run_id": self.job.run_id,
        }


def _steady(outcomes: Iterator[Outcome], file: BinaryIO, before: os.stat_result) -> Iterator[Outcome]:
    """The outcomes of a file, and a fault if the file changed meanwhile: what was read may be of two versions."""
    for outcome in outcomes:
        if isinstance(outcome, Declared) and _stamp(os.fstat(file.fileno())) != _stamp(before):
            yield Fault(None, Reason.UNREADABLE, "it changed while it was read: run again once nobody writes to it")
            yield Declared(outcome.records + 1)
        else:
            yield outcome


def _changed_since(item: Input) -> bool:
    """Whether a local file is another than when its checksum was taken."""
    if is_remote(item.uri):
        return False
    try:
        return _stamp(os.stat(item.path)) != (item.size_bytes, item.modified_ns)
    except OSError:
        return True


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _unread(fault: Fault, members: int) -> Opened:
    """A file that could not be read, or not beyond some of its members."""
    return Opened(None, None, None, iter([fault, Declared(members + 1)]), members=members)


def _unreadable(error: OSError) -> Fault:
    return Fault(None, Reason.UNREADABLE, f"{error.strerror or error}: see that it can be read, then run again")
