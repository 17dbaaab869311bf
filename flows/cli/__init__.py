"""The command ``newsmill``."""

from __future__ import annotations

import importlib.metadata
import sys
from types import TracebackType

import duckdb
import typer

from flows.cli import explain, learn, maintain, query, refresh, retry, run, serve, status, story
from flows.cli.console import CLI, errors
from flows.errors import MillError
from flows.explaining.visible import visible

app = typer.Typer(
    name="newsmill",
    help="Batch ETL for news corpora: raw news text in, a queryable lake of clean articles out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for command in (
    run.run,
    query.sql,
    explain.explain,
    story.story,
    status.status,
    status.files,
    learn.learn,
    refresh.refresh,
    retry.retry,
    serve.serve,
    maintain.maintain,
):
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(importlib.metadata.version("newsmill"))
        raise typer.Exit()


@app.callback()
def common(
    debug: bool = typer.Option(False, "--debug", help="Show tracebacks."),
    version: bool = typer.Option(False, "--version", help="Show the version.", is_eager=True, callback=_version),
) -> None:
    """Options before the command."""
    CLI.debug = debug


def main() -> None:
    """Run the command line: an error is one message and an exit code, without a traceback unless --debug asks for it."""
    sys.excepthook = _report
    try:
        # Not app(): it would put a hook of its own in the place of ours.
        typer.main.get_command(app)()
    except (MillError, duckdb.Error, OSError, KeyboardInterrupt) as error:
        if CLI.debug:
            raise
        errors.print(f"newsmill: {visible(str(error)) or 'stopped'}", style="red", markup=False)
        sys.exit(getattr(error, "exit_code", 1))


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What no one foresaw is a mistake of ours: say what it was, and how to see where."""
    if CLI.debug:
        sys.__excepthook__(kind, error, trace)
    else:
        errors.print(f"newsmill: a mistake of newsmill's own: {kind.__name__}: {error}; `newsmill --debug …` shows where", markup=False)
