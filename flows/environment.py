"""Prefect's surroundings: set before Prefect is imported, and never against what the user has set."""

from __future__ import annotations

import os

from flows.lake.paths import Lake

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}


def prepare(lake: Lake, logging_level: str) -> None:
    """Keep Prefect quiet, without telemetry, and with its state inside the lake's folder unless told otherwise."""
    for name, value in {**QUIET, "PREFECT_LOGGING_LEVEL": logging_level}.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(lake.prefect_home))
    os.makedirs(os.environ["PREFECT_HOME"], exist_ok=True)
