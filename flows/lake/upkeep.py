"""Upkeep: files that no snapshot needs go, and what stays is verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from flows.lake import catalogue, news
from flows.lake.checking import check
from flows.lake.lock import writing
from flows.lake.paths import Lake
from flows.lake.staging import Staging
from schemas import TABLES


def maintain(lake: Lake, keep_days: int) -> dict[str, Any]:
    """Clean up under the lock, then verify every live file and check. Returns counts and the checks that failed.

    What an interrupted run left unpublished goes too: the next run does it again.
    """
    with writing(lake), catalogue.attached(lake) as connection:
        Staging(lake).clear()
        expired = _call(connection, f"ducklake_expire_snapshots('{catalogue.NAME}', older_than => now() - INTERVAL {int(keep_days)} DAYS)")
        deleted = _call(connection, f"ducklake_cleanup_old_files('{catalogue.NAME}', cleanup_all => true)")
        orphans = _call(connection, f"ducklake_delete_orphaned_files('{catalogue.NAME}', cleanup_all => true)")
        live = [path for table in TABLES for path in catalogue.live_files(connection, table.name)]
        news.publish(lake, connection)
        shards = [row[0] for row in connection.execute("SELECT DISTINCT shard FROM inputs").fetchall()]
        checked = list(check(connection, shards))
        return {
            "expired": expired,
            "deleted": deleted,
            "orphans": orphans,
            "files": len(live),
            "missing": sum(not Path(path).is_file() for path in live),
            "checks": len(checked),
            "failed": [found.audit.name for found in checked if found.failures],
        }


def _call(connection: duckdb.DuckDBPyConnection, function: str) -> int:
    return len(connection.execute(f"CALL {function}").fetchall())
