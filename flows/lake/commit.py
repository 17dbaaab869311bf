"""Publishing: the files of a run are checked and become one snapshot, or nothing of them does."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import duckdb

from flows.lake import catalogue, news
from flows.lake.catalogue import Change, Drop
from flows.lake.checking import Found, check
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.rewrite import SHARDED, Rewrite
from flows.lake.staging import Related, Staging, Written
from flows.plan import Known, Part, Plan
from flows.remote import clear
from schemas import ARTICLES, CHECKS, DOCUMENTS, EDITS, MODEL_MENTIONS, REFINED, REJECTS, RUNS, SHARDS, Table
from schemas.batches import batch
from schemas.vocabulary import RunState, Stage


@dataclass(frozen=True)
class Published:
    """How a run ended. ``snapshot`` is None if a check refused it, and then nothing was published."""

    run_id: str
    snapshot: int | None
    failed: tuple[Found, ...]


def ledger(connection: duckdb.DuckDBPyConnection) -> dict[str, Known]:
    """The input files that the lake knows, by uri."""
    rows = connection.execute(
        "SELECT uri, sha256, size_bytes, modified_ns, ingest_version, shard, format, mapping, separator FROM inputs WHERE member IS NULL"
    ).fetchall()
    return {row[0]: Known(*row) for row in rows}


def take_up(lake: Lake, plan: Plan) -> Plan:
    """Stage a plan. Work of an interrupted run is kept, and the plan goes on under that run's name; of a published one it is forgotten."""
    staging = Staging(lake)
    if staging.begun:
        former = staging.plan
        with catalogue.attached(lake, read_only=True) as connection:
            ended = connection.execute("SELECT state FROM runs WHERE run_id = ?", [former.run_id]).fetchall()
        if ended == [(RunState.PUBLISHED,)]:
            staging.clear()
        elif not ended and plan.names & former.names:
            plan = replace(plan, run_id=former.run_id, started_at=former.started_at)
    staging.begin(plan)
    return plan


def publish(lake: Lake) -> Published:
    """Check and publish the staged run as one snapshot, and swap in news.duckdb.

    The caller holds the lake for writing. If a check fails, the lake keeps its last snapshot and
    only the run and its checks are recorded.
    """
    staging = Staging(lake)
    run = _Run(lake, staging.plan, [*_staged(staging), *_annotated(staging)], staging.related())
    with catalogue.attached(lake) as connection:
        published = run.publish(connection)
        news.publish(lake, connection)
    if published.snapshot is not None:
        staging.clear()
        clear(lake.fetched)
    return published


def _staged(staging: Staging) -> list[tuple[Part | None, Written]]:
    """What every finished task wrote: ingest tasks without a part, refine tasks with theirs."""
    plan = staging.plan
    staged: list[tuple[Part | None, Written]] = [(None, written) for shard in plan.shards if (written := staging.ingested(shard))]
    for part in staging.parts():
        written = staging.refined(part, plan.ways)
        if written is None:
            raise RuntimeError(f"part {part.number} of shard {part.shard} is not refined: run refine before publish")
        staged.append((part, written))
    return staged


def _annotated(staging: Staging) -> Iterator[tuple[Part | None, Written]]:
    """What the tasks that find names wrote. Those whose articles are not new count as parts of this run, the others do already."""
    new = {refined.part for refined in staging.plan.unannotated}
    for refined in staging.to_annotate():
        written = staging.annotated(refined.part) if staging.plan.models else Written({}, {})
        if written is None:
            raise RuntimeError(
                f"nothing has looked for names in part {refined.part.number} of shard {refined.part.shard}: run annotate before publish"
            )
        yield refined.part if refined.part in new else None, written


class _Run:
    """One run on its way into the lake."""

    def __init__(self, lake: Lake, plan: Plan, staged: list[tuple[Part | None, Written]], related: Related | None) -> None:
        self.lake, self.plan, self.staged, self.related = lake, plan, staged, related or Related({}, {}, 0)
        self.rows = Counter[str]()
        for _, written in staged:
            self.rows.update(written.rows)

    def publish(self, connection: duckdb.DuckDBPyConnection) -> Published:
        """Drop, register, check, and commit; or roll back and record why."""
        change = self._change(connection)
        # One flush for all files: the catalogue must not outlive them when the power fails.
        os.sync()
        connection.execute("BEGIN")
        catalogue.apply(connection, change)
        results = list(check(connection, self._shards(), self._checked(change)))
        failed = tuple(found for found in results if found.failures)
        refused = any(not found.audit.warns for found in failed)
        if refused:
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
        state = RunState.REFUSED if refused else RunState.PUBLISHED
        catalogue.apply(connection, Change(files=self._record(state, results)))
        connection.execute("COMMIT")
        return Published(self.plan.run_id, None if refused else catalogue.snapshot(connection), failed)

    def _shards(self) -> list[str]:
        """The shards that the run writes, or writes again."""
        related = {shard for shards in self.related.replaced.values() for shard in shards}
        return [*(shard.name for shard in self.plan.shards), *self.plan.replaced, *{part.shard for part in self._again()}, *sorted(related)]

    def _again(self) -> Iterator[Part]:
        """The parts in the lake that are refined or named again."""
        yield from self.plan.stale
        yield from (refined.part for refined in self.plan.unannotated)

    def _checked(self, change: Change) -> dict[str, list[str]]:
        """The files to check by part: those of the change, and what a refresh leaves in its place."""
        left = {
            DOCUMENTS.name: [part.path for part in self._again()],
            ARTICLES.name: [path for refined in self.plan.unannotated for path in refined.articles],
            EDITS.name: [path for refined in self.plan.unannotated for path in refined.edits],
        }
        return {**change.files, **{table: [*change.files.get(table, ()), *paths] for table, paths in left.items()}}

    def _change(self, connection: duckdb.DuckDBPyConnection) -> Change:
        files: dict[str, list[str]] = defaultdict(list)
        parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for _, written in self.staged:
            for table, sizes in written.files.items():
                files[table] += sizes
        rewrite = Rewrite(self.lake, connection, self.plan.run_id)
        for shard, uris in self.plan.replaced.items():
            for table, paths in rewrite.without(shard, uris).items():
                files[table] += paths
        for part, _ in self.staged:
            if part:
                parts[part.shard].append(self._shard_row(part))
        for shard, rows in parts.items():
            files[SHARDS.name] += self._file(SHARDS, rows, f"{shard}.{self.plan.run_id}")
        for table, made in self.related.files.items():
            files[table] += made
        return Change(tuple(self._drops()), files)

    def _drops(self) -> Iterator[Drop]:
        replaced, stale = tuple(self.plan.replaced), tuple({part.shard for part in self.plan.stale})
        again = tuple({part.shard for part in self._again()})
        yield from (Drop(table.name, replaced) for table in SHARDED)
        yield from (Drop(table.name, stale) for table in REFINED if table is not REJECTS)
        yield from (Drop(table.name, again) for table in (MODEL_MENTIONS, SHARDS))
        yield from (Drop(table, tuple(shards)) for table, shards in self.related.replaced.items())
        yield Drop(REJECTS.name, stale, f"stage = '{Stage.REFINE}'")

    def _record(self, state: RunState, results: Iterable[Found]) -> dict[str, list[str]]:
        run = self.plan.run_id
        checks = (
            {"run_id": run, "check": found.audit.name, "table": found.audit.table, "failures": found.failures, "sample": found.sample}
            for found in results
        )
        return {RUNS.name: self._file(RUNS, [self._run_row(state)], run), CHECKS.name: self._file(CHECKS, checks, run)}

    def _file(self, table: Table, rows: Iterable[Mapping[str, Any]], stem: str) -> list[str]:
        with TableWriter(self.lake, table, stem) as writer:
            writer.write(batch(table, rows))
        return writer.files

    def _shard_row(self, part: Part) -> dict[str, Any]:
        return {
            "shard": part.shard,
            "part": part.number,
            "rules_version": self.plan.rules_version,
            "models_version": self.plan.models_version,
            "run_id": self.plan.run_id,
        }

    def _run_row(self, state: RunState) -> dict[str, Any]:
        return {
            "run_id": self.plan.run_id,
            "started_at": datetime.fromisoformat(self.plan.started_at),
            "ended_at": datetime.now(UTC),
            "state": state,
            "sources": list(self.plan.sources),
            "inputs": sum(len(shard.inputs) for shard in self.plan.shards),
            "unchanged": self.plan.unchanged,
            "documents": self.rows["documents"],
            "articles": self.rows["articles"],
            "edits": self.rows["edits"],
            "rejects": self.rows["rejects"],
            "rules_version": self.plan.rules_version,
            "relate_version": self.plan.relate_version,
            "models": [model.asked for model in self.plan.models],
        }
