"""``newsmill run``: ingest, refine, check, publish."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Annotated

import typer

from flows.cli.bars import progress_bars
from flows.cli.choices import MapOption, ModelOption, PrivateOption, SeparatorOption, SetOption, models_of, settings_of
from flows.cli.console import CLI, DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, stopping_at_once
from flows.cli.summary import Shown, report, summarise
from flows.discover import discover
from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.remote import withheld
from flows.running import mill_once
from flows.settings import INBOX, SAMPLE, available_cores

SOURCES_HELP = "Files, folders, patterns, http(s):// addresses, or objects, folders/ and patterns in a store as s3://; data/raw if none"


def run(
    sources: Annotated[list[str] | None, typer.Argument(help=f"{SOURCES_HELP}, or data/sample if that is empty.")] = None,
    lake: LakeOption = DEFAULT_LAKE,
    mapping: MapOption = None,
    separator: SeparatorOption = None,
    numbers: SetOption = None,
    allow_private: PrivateOption = False,
    models: ModelOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; all cores if not given.")] = None,
    reject_limit: Annotated[float, typer.Option(min=0, max=1, help="Share of records that may be rejected before the exit code is 1.")] = 0.2,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ingest, refine, check and publish what is new in the sources."""
    begun = time.monotonic()
    asked = settings_of(mapping, separator, numbers, allow_private)
    settings = replace(asked, reject_limit=reject_limit, workers=workers or available_cores(), models=models_of(models))
    place, named = Lake.at(lake), sources or [_default_source()]
    with withheld(named) as shown, stopping_at_once(), progress_bars(quiet or as_json) as bars:
        published = mill_once(place, shown, settings, bars, "WARNING" if CLI.debug else "CRITICAL")
    report(summarise(place, published, settings), Shown(shown, lake, time.monotonic() - begun, quiet, as_json))


def _default_source() -> str:
    source = INBOX if INBOX.is_dir() and discover([str(INBOX)], INBOX / ".lake") else SAMPLE
    if not source.is_dir():
        raise UsageError(f"neither {INBOX} nor {SAMPLE} has anything in it: name a file, folder or pattern, as in `newsmill run FOLDER`")
    return str(source)
