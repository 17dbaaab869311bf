"""``newsmill retry``: rejected records again."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from flows.cli.bars import progress_bars
from flows.cli.choices import MapOption, PrivateOption, SeparatorOption, SetOption, settings_of
from flows.cli.console import CLI, DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, existing, output, stopping_at_once
from flows.cli.summary import Shown, report, summarise
from flows.running import retry_once


def retry(
    where: Annotated[str, typer.Option(help="SQL condition on the columns of rejects, e.g. \"reason = 'too_large'\".")] = "TRUE",
    lake: LakeOption = DEFAULT_LAKE,
    mapping: MapOption = None,
    separator: SeparatorOption = None,
    numbers: SetOption = None,
    allow_private: PrivateOption = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read again the input files that rejected records came from, with other limits or columns if they are given."""
    begun, place = time.monotonic(), existing(lake)
    settings = settings_of(mapping, separator, numbers, allow_private)
    with stopping_at_once(), progress_bars(quiet or as_json) as bars:
        published = retry_once(place, where, settings, bars, "WARNING" if CLI.debug else "CRITICAL")
    if published is None and not (quiet or as_json):
        output.print(f"no input that is still there has rejects where {where}")
        return
    report(summarise(place, published, settings), Shown([f"rejects where {where}"], lake, time.monotonic() - begun, quiet, as_json))
