"""What a worker process does with a shard or a part: read, transform, write Parquet. No Prefect here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pyarrow.parquet as pq

from flows.intake import Intake
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Written, measured
from flows.plan import Job, Part, Shard
from schemas import REFINED
from transforms.refine import Refine, refine


def ingest(job: Job, shard: Shard, final: bool) -> Written:
    """Read the inputs of a shard into documents, rejects and ledger rows.

    Raises OSError if reading fails in a way that may pass, unless this is the final attempt: then
    the input becomes a reject.
    """
    with Intake(job, shard, final) as intake:
        for item in shard.inputs:
            intake.take(item)
    return intake.written


def refine_part(job: Job, part: Part) -> Written:
    """Refine the documents of a part into all the tables they feed."""
    settings = Refine(run_id=job.run_id, rules_version=job.rules_version)
    writers = {table.name: TableWriter(Lake.at(job.lake), table, f"{part.shard}-{part.number}.{job.run_id}") for table in REFINED}
    with seldom_collected(), ExitStack() as stack, pq.ParquetFile(part.path) as documents:
        for writer in writers.values():
            stack.enter_context(writer)
        for records in documents.iter_batches(job.settings.batch_documents):
            for table, rows in refine(records, settings).items():
                writers[table].write(rows)
    return measured({name: writer.files for name, writer in writers.items()}, {name: writer.rows for name, writer in writers.items()})


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Spares the work inside most searches for cycles: what refine makes by the thousand has none, and the searches take a tenth of its time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
