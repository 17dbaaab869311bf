"""``newsmill serve``: schedules that a Prefect server fires."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from flows import server
from flows.cli.choices import MapOption, ModelOption, PrivateOption, SeparatorOption, SetOption, models_of, settings_of
from flows.cli.console import DEFAULT_LAKE, LakeOption, output
from flows.cli.run import SOURCES_HELP
from flows.environment import prepare
from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.remote import has_secrets
from flows.settings import INBOX


def serve(
    sources: Annotated[list[str] | None, typer.Argument(help=f"{SOURCES_HELP}.")] = None,
    lake: LakeOption = DEFAULT_LAKE,
    every: Annotated[str | None, typer.Option(help="Time between runs, as 30s, 15m, 2h or 1d.")] = None,
    cron: Annotated[str | None, typer.Option(help="Times of runs as a cron line, in UTC.")] = None,
    mapping: MapOption = None,
    separator: SeparatorOption = None,
    numbers: SetOption = None,
    allow_private: PrivateOption = False,
    models: ModelOption = None,
    name: Annotated[str, typer.Option(help="Name of the deployment.")] = "inbox",
) -> None:
    """Run the mill on a schedule, fired by the Prefect server that PREFECT_API_URL names, or by one of its own."""
    if (every is None) == (cron is None):
        raise UsageError("say when: either --every 15m or --cron '0 * * * *'")
    if any(has_secrets(source) for source in sources or []):
        raise UsageError("Prefect would keep the password or signature in a source: put it into .netrc or into the store's environment variables")
    settings = replace(settings_of(mapping, separator, numbers, allow_private), models=models_of(models))
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
