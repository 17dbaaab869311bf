"""``newsmill run``: ingest, refine, check, publish."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Annotated

import typer

from flows.cli.bars import progress_bars
from flows.cli.console import CLI, DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, print_json, stopping_at_once
from flows.cli.summary import show, summarise
from flows.discover import discover
from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.running import mill_once
from flows.settings import INBOX, SAMPLE, Settings
from transforms.formats.mapping import USUAL_NAMES, check_mapping

MAP_HELP = f"FIELD=COLUMN: which column of JSON Lines or CSV holds a field, e.g. text=body. Fields: {', '.join(USUAL_NAMES)}."
MapOption = Annotated[list[str] | None, typer.Option("--map", help=MAP_HELP)]


def run(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders or glob patterns; data/raw if none, or data/sample if that is empty.")
    ] = None,
    lake: LakeOption = DEFAULT_LAKE,
    mapping: MapOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; all cores if not given.")] = None,
    reject_limit: Annotated[float, typer.Option(min=0, max=1, help="Share of records that may be rejected before the exit code is 1.")] = 0.2,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ingest, refine, check and publish what is new in the sources."""
    begun = time.monotonic()
    settings = Settings(mapping=mapping_of(mapping or []), reject_limit=reject_limit, **({"workers": workers} if workers else {}))
    place, named = Lake.at(lake), sources or [_default_source()]
    with stopping_at_once(), progress_bars(quiet or as_json) as bars:
        published = mill_once(place, named, settings, bars, "WARNING" if CLI.debug else "CRITICAL")
    summary = summarise(place, published, settings)
    seconds = time.monotonic() - begun
    if as_json:
        print_json({**asdict(summary), "seconds": round(seconds, 3)})
    elif not quiet:
        show(summary, named, lake, seconds)
    if summary.beyond_limit or summary.failed_checks:
        raise typer.Exit(1)


def mapping_of(pairs: list[str]) -> dict[str, str]:
    """Columns by field. Raises UsageError for what is no pair, an unknown field, or a field given twice."""
    split = [pair.partition("=") for pair in pairs]
    for field, equals, column in split:
        if not (field and equals and column):
            raise UsageError(f"--map takes FIELD=COLUMN, for instance text=body, not {field + equals + column!r}")
    mapping = {field: column for field, _, column in split}
    if len(mapping) < len(pairs):
        raise UsageError(
            "--map gives a field twice: files with other columns want a run of their own; each file keeps the mapping that it was read with"
        )
    try:
        check_mapping(mapping)
    except ValueError as error:
        raise UsageError(f"--map: {error}") from error
    return mapping


def _default_source() -> str:
    source = INBOX if INBOX.is_dir() and discover([str(INBOX)], INBOX / ".lake") else SAMPLE
    if not source.is_dir():
        raise UsageError(f"neither {INBOX} nor {SAMPLE} has anything in it: name a file, folder or pattern, as in `newsmill run FOLDER`")
    return str(source)
