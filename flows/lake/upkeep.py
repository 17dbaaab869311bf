"""Upkeep: files that no snapshot needs go, and what stays is verified."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import duckdb

from flows.lake import catalogue, news
from flows.lake.checking import check
from flows.lake.lock import writing
from flows.lake.paths import Lake
from flows.lake.staging import Staging
from schemas import TABLES

_A_DAY = 24 * 60 * 60


def maintain(lake: Lake, keep_days: int) -> dict[str, Any]:
    """Verify every live file and check, then clean up, all under the lock. Returns counts, what is missing and what failed.

    What an interrupted run left unpublished goes too: the next run does it again. If a file is
    missing, nothing is cleaned up: a former snapshot may still have what is needed.
    """
    with writing(lake), catalogue.attached(lake) as connection:
        files = {table.name: catalogue.live_files(connection, table.name) for table in TABLES}
        live = [path for paths in files.values() for path in paths]
        report = {"expired": 0, "deleted": 0, "orphans": 0, "files": len(live), "missing": [path for path in live if not Path(path).is_file()]}
        if report["missing"]:
            return {**report, "checks": 0, "failed": []}
        news.publish(lake, connection)
        Staging(lake).clear()
        _clear_spilled(lake)
        shards = [row[0] for row in connection.execute("SELECT DISTINCT shard FROM inputs").fetchall()]
        checked = list(check(connection, shards, files))
        report["expired"] = _call(connection, f"ducklake_expire_snapshots('{catalogue.NAME}', older_than => now() - INTERVAL {int(keep_days)} DAYS)")
        report["deleted"] = _call(connection, f"ducklake_cleanup_old_files('{catalogue.NAME}', cleanup_all => true)")
        report["orphans"] = _call(connection, f"ducklake_delete_orphaned_files('{catalogue.NAME}', cleanup_all => true)")
        return {**report, "checks": len(checked), "failed": [found.audit.name for found in checked if found.failures]}


def _clear_spilled(lake: Lake) -> None:
    """Delete what connections that were killed left on disk. Others may be reading: theirs is no day old."""
    for folder in lake.spilled.glob("*"):
        if folder.stat().st_mtime < time.time() - _A_DAY:
            shutil.rmtree(folder, ignore_errors=True)


def _call(connection: duckdb.DuckDBPyConnection, function: str) -> int:
    return len(connection.execute(f"CALL {function}").fetchall())
