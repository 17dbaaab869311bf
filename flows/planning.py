"""From sources to a plan: what the ledger knows against what lies in the folders."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from flows.discover import Found, discover
from flows.lake import catalogue, commit
from flows.lake.paths import Lake
from flows.plan import Job, Known, Plan, changed, looks_unchanged, shards, superseded
from flows.settings import Settings
from flows.versions import ingest_version, rules_version


def known_inputs(lake: Lake) -> dict[str, Known]:
    """The lake's ledger; empty if there is no lake yet."""
    if not lake.exists:
        return {}
    with catalogue.attached(lake, read_only=True) as connection:
        return commit.ledger(connection)


def may_have_work(found: Sequence[Found], ledger: dict[str, Known], settings: Settings) -> bool:
    """Whether any file looks new or changed by its size and time; reads none of them."""
    version = ingest_version(_parsing(settings))
    return not all(looks_unchanged(file, ledger.get(file.uri), version) for file in found)


def make_plan(lake: Lake, sources: Sequence[str], settings: Settings) -> Plan:
    """What a run over the sources has to do."""
    now = datetime.now(UTC)
    found = discover(sources, lake.root)
    ledger = known_inputs(lake)
    version = ingest_version(_parsing(settings))
    inputs = list(changed(found, ledger, version))
    return Plan(
        run_id=f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}",
        started_at=now.isoformat(),
        sources=tuple(sources),
        ingest_version=version,
        rules_version=rules_version({}),
        unchanged=len(found) - len(inputs),
        shards=tuple(shards(inputs, version, settings)),
        replaced=superseded(inputs, ledger),
    )


def job_of(plan: Plan, lake: Lake, settings: Settings) -> Job:
    """What the tasks of a plan's run need to know."""
    return Job(str(lake.root), plan.run_id, plan.started_at, plan.ingest_version, plan.rules_version, settings)


def _parsing(settings: Settings) -> dict[str, object]:
    """The settings that decide what a record becomes; others only decide how the work is cut."""
    return {name: value for name, value in asdict(settings).items() if name in ("mapping", "max_record_bytes")}
