"""What a worker process does with a shard or a part: read, transform, write Parquet. No Prefect here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from flows.intake import Intake
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.profiles import read_profiles
from flows.lake.staging import Written, measured
from flows.plan import InForce, Job, Part, Shard
from schemas import REFINED
from transforms.profiles.profile import Profiles
from transforms.profiles.sightings import SIGHTINGS, sightings
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
    settings, profiles = Refine(run_id=job.run_id, rules_version=job.rules_version), _profiles(job.profiles)
    writers = {table.name: TableWriter(Lake.at(job.lake), table, f"{part.shard}-{part.number}.{job.run_id}") for table in REFINED}
    with seldom_collected(), ExitStack() as stack, pq.ParquetFile(part.path) as documents:
        for writer in writers.values():
            stack.enter_context(writer)
        for records in documents.iter_batches(job.settings.batch_documents):
            for table, rows in refine(records, settings, profiles).items():
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


def sight_part(part: Part, to: str, batch_documents: int) -> int:
    """Write the lines of a part's documents to a Parquet file, as transforms.profiles.sightings.SIGHTINGS; returns how many documents there are."""
    Path(to).parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetFile(part.path) as documents, pq.ParquetWriter(to, SIGHTINGS, compression="zstd") as writer:
        for records in documents.iter_batches(batch_documents):
            writer.write_batch(sightings(records))
    return part.documents


@lru_cache(maxsize=1)
def _profiles(profiles: InForce) -> Profiles:
    return read_profiles(profiles)
