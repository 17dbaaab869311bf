"""``newsmill refresh``: do again what other rules refined, or other models looked for names in."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Annotated

import typer

from flows.cli.bars import progress_bars
from flows.cli.choices import ModelOption, models_of
from flows.cli.console import CLI, DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, existing, output, print_json, stopping_at_once
from flows.lake.difference import Difference, difference
from flows.lake.staging import Staging
from flows.running import refresh_once
from flows.settings import Settings


def refresh(
    lake: LakeOption = DEFAULT_LAKE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and publish nothing.")] = False,
    models: ModelOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Refine again what was refined under other rules or profiles than those in force; look for names again where other models did."""
    begun, place = time.monotonic(), existing(lake)
    with stopping_at_once(), progress_bars(quiet or as_json) as bars:
        published = refresh_once(place, Settings(models=models_of(models)), bars, "WARNING" if CLI.debug else "CRITICAL", rehearse=dry_run)
    staging = Staging(place)
    changes = difference(place) if dry_run and staging.begun and staging.plan.names else None
    snapshot = published.snapshot if published else None
    if as_json:
        print_json({"snapshot": snapshot, "difference": asdict(changes) if changes else None})
    elif changes and not quiet:
        _show(changes)
    elif not quiet:
        output.print(f"published snapshot {snapshot} in {time.monotonic() - begun:.1f} s" if published else "nothing is stale")
    if published and published.failed:
        raise typer.Exit(1)


def _show(changes: Difference) -> None:
    output.print(f"of {changes.articles:,} articles change " + (", ".join(f"{name} {count:,}" for name, count in changes.changed.items()) or "none"))
    for rule, (come, go) in changes.edits.items():
        output.print(f"  {rule}: {come:,} edits more, {go:,} fewer")
    for label, (come, go) in changes.model_mentions.items():
        output.print(f"  {label}: {come:,} names by a model more, {go:,} fewer")
    output.print("nothing is published yet: `newsmill refresh` does that")
