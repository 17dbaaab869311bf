"""From sources to a plan: what the ledger knows against what lies in the folders."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from flows.discover import Found, discover
from flows.lake import catalogue, commit
from flows.lake.paths import Lake
from flows.plan import Job, Known, Part, Plan, Reading, changed, looks_unchanged, shards, superseded
from flows.settings import Settings
from flows.versions import ingest_version, rules_version
from schemas import DOCUMENTS


def known_inputs(lake: Lake) -> dict[str, Known]:
    """The lake's ledger; empty if there is no lake yet."""
    if not lake.exists:
        return {}
    with catalogue.attached(lake, read_only=True) as connection:
        return commit.ledger(connection)


def may_have_work(found: Sequence[Found], ledger: dict[str, Known], settings: Settings) -> bool:
    """Whether any file is new or changed. Reads only files that the ledger knows with another size or time."""
    reading = reading_of(settings)
    suspects = [file for file in found if not looks_unchanged(file, ledger.get(file.uri), reading)]
    return any(file.uri not in ledger for file in suspects) or any(True for _ in changed(suspects, ledger, reading))


def reading_of(settings: Settings) -> Reading:
    """How the settings have files read."""
    return Reading(ingest_version({"max_record_bytes": settings.max_record_bytes}), settings.mapping)


def make_plan(lake: Lake, sources: Sequence[str], settings: Settings) -> Plan:
    """What a run over the sources has to do."""
    now = datetime.now(UTC)
    found = discover(sources, lake.root)
    ledger = known_inputs(lake)
    reading = reading_of(settings)
    inputs = list(changed(found, ledger, reading))
    return Plan(
        run_id=_run_id(now),
        started_at=now.isoformat(),
        sources=tuple(sources),
        ingest_version=reading.version,
        rules_version=rules_version({}),
        unchanged=len(found) - len(inputs),
        shards=tuple(shards(inputs, reading.version, settings)),
        replaced=superseded(inputs, ledger),
    )


def make_refresh(lake: Lake) -> Plan:
    """What a run has to do to bring every part that other rules refined up to the rules in force."""
    now = datetime.now(UTC)
    version = rules_version({})
    return Plan(_run_id(now), now.isoformat(), (), ingest_version({}), version, 0, (), {}, tuple(_stale(lake, version)))


def _stale(lake: Lake, version: str) -> Iterator[Part]:
    sql = "SELECT shard, part FROM shards WHERE shard IN (SELECT shard FROM shards WHERE rules_version <> ?) ORDER BY ALL"
    with catalogue.attached(lake, read_only=True) as connection:
        files = {Path(path).name.split(".")[0]: path for path in catalogue.live_files(connection, DOCUMENTS.name)}
        for shard, number in connection.execute(sql, [version]).fetchall():
            path = files[f"{shard}-{number}"]
            yield Part(shard, number, pq.read_metadata(path).num_rows, path)


def _run_id(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"


def job_of(plan: Plan, lake: Lake, settings: Settings) -> Job:
    """What the tasks of a plan's run need to know."""
    return Job(str(lake.root), plan.run_id, plan.started_at, plan.ingest_version, plan.rules_version, settings)
