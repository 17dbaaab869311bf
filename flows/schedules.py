"""When a schedule fires, as people write it on a command line."""

from __future__ import annotations

import re
from datetime import timedelta

from prefect.client.schemas.schedules import CronSchedule

from flows.errors import UsageError

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def interval(text: str) -> timedelta:
    """The time between two runs that ``30s``, ``15m``, ``2h`` or ``1d`` says; UsageError for anything else."""
    match = re.fullmatch(r"(\d+)([smhd])", text)
    if not match or not int(match[1]):
        raise UsageError(f"--every takes a number and one of s, m, h, d, for instance 15m, not {text!r}")
    return timedelta(**{UNITS[match[2]]: int(match[1])})


def cron_line(text: str) -> str:
    """The cron line if it is one; UsageError otherwise."""
    try:
        return CronSchedule(cron=text).cron
    except ValueError as error:
        raise UsageError(f"--cron takes a cron line of five fields, for instance '0 6 * * *', not {text!r}") from error
