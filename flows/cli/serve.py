"""``newsmill serve``: schedules that a Prefect server fires."""

from __future__ import annotations

from typing import Annotated

import typer

from flows import server
from flows.cli.console import DEFAULT_LAKE, LakeOption, output
from flows.cli.run import MapOption, mapping_of
from flows.environment import prepare
from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.settings import INBOX, Settings


def serve(
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders or glob patterns; data/raw if none.")] = None,
    lake: LakeOption = DEFAULT_LAKE,
    every: Annotated[str | None, typer.Option(help="Time between runs, as 30s, 15m, 2h or 1d.")] = None,
    cron: Annotated[str | None, typer.Option(help="Times of runs as a cron line, in UTC.")] = None,
    mapping: MapOption = None,
    name: Annotated[str, typer.Option(help="Name of the deployment.")] = "inbox",
) -> None:
    """Run the mill on a schedule, fired by the Prefect server that PREFECT_API_URL names, or by one of its own."""
    if (every is None) == (cron is None):
        raise UsageError("say when: either --every 15m or --cron '0 * * * *'")
    settings = Settings(mapping=mapping_of(mapping or []))
    place = Lake.at(lake)
    prepare(place, logging_level="INFO")
    with server.temporary(ephemeral=False) as own:
        from flows.mill import mill
        from flows.schedules import cron_line, interval

        when = {"interval": interval(every)} if every else {"cron": cron_line(cron or "")}
        if own:
            own.wait()
            output.print(f"Prefect's server answers at {own.url.removesuffix('/api')}")
        parameters = {"lake": str(place.root), "sources": sources or [str(INBOX.absolute())], "settings": settings}
        mill.serve(name=name, parameters=parameters, limit=1, print_starting_message=True, **when)
