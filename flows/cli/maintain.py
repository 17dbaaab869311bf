"""``newsmill maintain``: take away what no snapshot needs, and verify the rest."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from flows.cli.console import DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, existing, output, print_json
from flows.lake import upkeep


def maintain(
    lake: LakeOption = DEFAULT_LAKE,
    keep_days: Annotated[int, typer.Option(min=0, help="Days for which former snapshots can still be queried.")] = 30,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Expire old snapshots, delete files that no snapshot needs, and verify the lake."""
    report = upkeep.maintain(existing(lake), keep_days)
    if as_json:
        print_json(report)
    elif not quiet:
        _show(report, keep_days)
    if report["missing"] or report["failed"]:
        raise typer.Exit(1)


def _show(report: dict[str, Any], keep_days: int) -> None:
    output.print(
        f"verified  {report['files']:,} files, {len(report['missing']):,} missing; {report['checks']:,} checks, {len(report['failed']):,} failed"
    )
    output.print(f"expired   {report['expired']:,} snapshots older than {keep_days} days")
    output.print(f"deleted   {report['deleted']:,} files that no snapshot needs, {report['orphans']:,} that none ever did")
    for path in report["missing"]:
        output.print(f"missing   {path}: put it back, or query a former snapshot with --at; nothing was cleaned up")
    for failed in report["failed"]:
        output.print(f"failed    {failed}")
