"""What all commands share: options, consoles and ways of printing."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

import duckdb
import typer
from rich.console import Console

from flows.errors import UsageError
from flows.lake.paths import Lake
from flows.settings import LAKE

output = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass
class Switches:
    """Switches given before the command."""

    debug: bool = False


CLI = Switches()

LakeOption = Annotated[Path, typer.Option("--lake", help="Folder of the lake.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
DEFAULT_LAKE = LAKE
# JSON lets these stand in strings: controls beyond ASCII's first, marks of direction, halves of characters.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# What shells report of a process that Ctrl-C ended.
INTERRUPTED = 130


def existing(path: Path) -> Lake:
    """The lake in a folder. Raises UsageError if there is none."""
    lake = Lake.at(path)
    if not lake.exists:
        raise UsageError(f"there is no lake in {path}: make one with `newsmill run`, or name another with --lake")
    return lake


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the views of an existing lake. Raises UsageError if there are none."""
    lake = existing(path)
    if not lake.news.exists():
        raise UsageError(f"{lake.news} is missing: `newsmill run` or `newsmill maintain` makes it again")
    connection = duckdb.connect(str(lake.news), read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def records(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: Any) -> list[dict[str, Any]]:
    """The rows of a query, each as a dict by column."""
    result = connection.execute(sql, list(parameters))
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def print_json(value: Any) -> None:
    """Print a value as one JSON document; dates as ISO 8601."""
    typer.echo(json_of(value))


def json_of(value: Any) -> str:
    """A value as one JSON document; dates as ISO 8601. What would act on a terminal is escaped, as JSON allows, and reads back the same."""
    return _ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, default=str, ensure_ascii=False))


@contextmanager
def stopping_at_once() -> Iterator[None]:
    """Let Ctrl-C end the process there and then: whatever it was doing, the lake is whole and finished tasks are kept."""
    former = signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def _stop(*_: object) -> NoReturn:
    errors.print("newsmill: stopped; the lake is as it was, finished tasks are kept, and the next run goes on from there")
    os._exit(INTERRUPTED)


def lake_option(path: Path) -> str:
    """The option that names a lake, to put behind a command that is shown; nothing for the default one."""
    return "" if path == DEFAULT_LAKE else f" --lake {shlex.quote(str(path))}"
