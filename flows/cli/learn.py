"""``newsmill learn``: what recurs within each outlet."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.bars import progress_bars
from flows.cli.console import (
    CLI,
    DEFAULT_LAKE,
    JsonOption,
    LakeOption,
    QuietOption,
    existing,
    lake_option,
    opened,
    output,
    print_json,
    stopping_at_once,
)
from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.lake.profiles import Learnt
from flows.learning import take_over
from flows.running import learn_once
from flows.settings import Settings
from flows.versions import rules_version
from schemas import STALE_PARTS

SHOWN = 10
LONGEST_SHOWN = 80


def learn(
    lake: LakeOption = DEFAULT_LAKE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be learnt, and publish nothing.")] = False,
    source: Annotated[Path | None, typer.Option("--from", help="Take over the profiles of another lake, and learn nothing.")] = None,
    back_to: Annotated[int | None, typer.Option(min=0, help="Go back to this version of the profiles, and learn nothing; 0 is none at all.")] = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Learn which lines recur within an outlet in otherwise different articles, for refresh and later runs to cut."""
    # Profiles may be taken over before anything else is in a lake.
    begun, place = time.monotonic(), existing(lake) if source is None else Lake.at(lake)
    if source is not None and back_to is not None:
        raise UsageError("either --from another lake or --back-to a version of this one")
    if source is not None or back_to is not None:
        learnt = take_over(place, existing(source or lake), back_to, dry_run)
    else:
        with stopping_at_once(), progress_bars(quiet or as_json) as bars:
            learnt = learn_once(place, Settings(), bars, "WARNING" if CLI.debug else "CRITICAL", rehearse=dry_run)
    if as_json:
        print_json(_facts(learnt))
    elif not quiet:
        _show(learnt, lake, time.monotonic() - begun)


def _facts(learnt: Learnt) -> dict[str, Any]:
    changed = [{name: row[name] for name in ("outlet", "articles", "stories", "template_lines", "kinds", "rates")} for row in learnt.changed]
    return {
        "version": learnt.version,
        "snapshot": learnt.snapshot,
        "documents": learnt.documents,
        "outlets": len(learnt.profiles),
        "lines": _lines(learnt),
        "changed": changed,
    }


def _show(learnt: Learnt, lake: Path, seconds: float) -> None:
    if learnt.documents:
        output.print(f"looked at {learnt.documents:,} documents")
    output.print(f"learnt    {_lines(learnt):,} lines that recur within {len(learnt.profiles):,} outlets")
    frequent = ((rate, row["outlet"], line) for row in learnt.changed for line, rate in zip(row["template_lines"], row["rates"], strict=True))
    for rate, outlet, line in sorted(frequent, key=lambda found: (-found[0], *found[1:]))[:SHOWN]:
        shown = line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
        output.print(f"  in {rate:.0%} of {outlet}: {shown}", markup=False)
    if learnt.version is None:
        output.print("nothing is published yet: `newsmill learn` does that" if learnt.changed else "the profiles in force say the same")
        return
    stale = _stale(lake)
    output.print(f"published version {learnt.version} of {len(learnt.changed):,} profiles as snapshot {learnt.snapshot} in {seconds:.1f} s")
    if stale:
        output.print(f"stale     {stale:,} parts of the lake were refined with others: `newsmill refresh{lake_option(lake)}` brings them up to date")


def _lines(learnt: Learnt) -> int:
    return sum(len(row["template_lines"]) for row in learnt.profiles)


def _stale(lake: Path) -> int:
    with opened(lake) as connection:
        return int(connection.execute(f"SELECT count(*) FROM ({STALE_PARTS})", [rules_version({})]).fetchall()[0][0])
