"""The profiles of outlets in the lake: those in force, and a new version of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow.parquet as pq

from flows.errors import UsageError
from flows.lake import catalogue, news
from flows.lake.catalogue import Change
from flows.lake.checking import check_table
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.plan import InForce
from flows.versions import rules_version
from schemas import OUTLETS, RUNS
from schemas.batches import Row, batch
from schemas.vocabulary import RunState
from transforms.profiles.profile import Profiles

# What makes one profile another; how often its lines were seen does not.
TELLING = ("template_lines", "kinds", "places")


@dataclass(frozen=True)
class Learnt:
    """What was learnt: all profiles, those of them that differ from the ones in force, and the version and snapshot they were published as, if they were."""

    run_id: str
    documents: int
    profiles: tuple[Row, ...]
    changed: tuple[Row, ...]
    version: int | None = None
    snapshot: int | None = None


def in_force(connection: duckdb.DuckDBPyConnection) -> InForce:
    """The last published version, and the files that hold it."""
    version = connection.execute("SELECT coalesce(max(profile_version), 0) FROM outlets").fetchall()[0][0]
    return InForce(version, tuple(catalogue.live_files(connection, OUTLETS.name)))


def read_profiles(profiles: InForce) -> Profiles:
    """The profiles in force, straight from their files."""
    rows = (row for path in profiles.files for row in pq.read_table(path).to_pylist() if row["profile_version"] <= profiles.version)
    return Profiles.from_rows(sorted(rows, key=lambda row: row["profile_version"]))


def rows_at(connection: duckdb.DuckDBPyConnection, version: int | None = None) -> dict[str, Row]:
    """The profiles as they were at a version, by outlet; those in force if none is given. Raises UsageError if there was no such version."""
    last = in_force(connection).version
    if version is not None and not 0 <= version <= last:
        raise UsageError(f"there is no version {version} of the profiles: the last is {last}, and 0 is none at all")
    sql = "SELECT * FROM outlets WHERE profile_version <= ? QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY profile_version DESC) = 1"
    table = connection.execute(sql, [last if version is None else version]).to_arrow_table()
    return {row["outlet"]: row for row in table.to_pylist()}


def differing(found: Mapping[str, Row], known: Mapping[str, Row]) -> list[Row]:
    """The profiles that are not in force as they are: other ones, new ones, and empty ones for outlets of which nothing is left."""
    gone = {outlet: {**row, **{name: [] for name in (*TELLING, "stories_with", "rates")}} for outlet, row in known.items() if outlet not in found}
    rows = {**found, **gone}
    return [row for outlet, row in sorted(rows.items()) if any(row[name] != known.get(outlet, _EMPTY)[name] for name in TELLING)]


def publish(lake: Lake, rows: Iterable[Row], run_id: str, started_at: datetime) -> tuple[int, int]:
    """Make profiles a new version in one commit, and swap in news.duckdb; returns the version and the snapshot.

    The caller holds the lake for writing. In a lake without profiles, rows that have a version keep it.
    """
    with catalogue.attached(lake) as connection:
        last = in_force(connection).version
        stamps = {"run_id": run_id, "learnt_at": started_at}
        rows = [{**row, **stamps, "profile_version": last + 1 if last else row.get("profile_version", 1)} for row in rows]
        files = {OUTLETS.name: _file(lake, OUTLETS, rows, run_id), RUNS.name: _file(lake, RUNS, [_run_row(run_id, started_at)], run_id)}
        connection.execute("BEGIN")
        catalogue.apply(connection, Change(files=files))
        for found in check_table(connection, OUTLETS):
            if found.failures:
                raise RuntimeError(f"profiles fail the check {found.audit.name}: {found.sample}")
        connection.execute("COMMIT")
        news.publish(lake, connection)
        return in_force(connection).version, catalogue.snapshot(connection)


_EMPTY: Row = {name: [] for name in TELLING}


def _file(lake: Lake, table: Any, rows: Iterable[Row], stem: str) -> list[str]:
    with TableWriter(lake, table, stem) as writer:
        writer.write(batch(table, rows))
    return writer.files


def _run_row(run_id: str, started_at: datetime) -> Row:
    counts = dict.fromkeys(("inputs", "unchanged", "documents", "articles", "edits", "rejects"), 0)
    return {
        "run_id": run_id,
        "started_at": started_at,
        "ended_at": datetime.now(UTC),
        "state": RunState.PUBLISHED,
        "sources": ["profiles of outlets"],
        "rules_version": rules_version({}),
        "relate_version": None,
        "models": None,
        **counts,
    }
