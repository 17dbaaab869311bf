"""``newsmill sql``: one query, or a shell."""

from __future__ import annotations

import shutil
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from flows.cli.console import DEFAULT_LAKE, LakeOption, errors, existing, opened
from flows.errors import UsageError
from flows.lake import catalogue
from schemas import TABLES
from schemas.audits import literal
from schemas.views import VIEWS

LEAVE = ("exit", "quit", ".exit", ".quit", "\\q")
PROMPT, MORE = "newsmill> ", "     ...> "
ROWS_SHOWN = 200


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


COPY_OPTIONS = {Format.CSV: "FORMAT csv, HEADER", Format.JSONL: "FORMAT json", Format.PARQUET: "FORMAT parquet, COMPRESSION zstd"}


def sql(
    query: Annotated[str | None, typer.Argument(help="The query; a shell, or standard input, if none is given.")] = None,
    lake: LakeOption = DEFAULT_LAKE,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How rows are written.")] = Format.TABLE,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="File to write to; its ending tells the format if --format does not.")] = None,
    at: Annotated[str | None, typer.Option(help="A former snapshot, by number or time.")] = None,
) -> None:
    """Query the lake with SQL (DuckDB's); without a query, a shell."""
    if to is not None and format_ is Format.TABLE:
        format_ = _format_of(to)
    with opened(lake) if at is None else _at(lake, at) as connection:
        if query is not None:
            _answer(connection, query, format_, to)
        elif sys.stdin.isatty():
            _shell(connection)
        else:
            _answer(connection, sys.stdin.read(), format_, to)


def _answer(connection: duckdb.DuckDBPyConnection, query: str, format_: Format, to: Path | None) -> None:
    if format_ is Format.TABLE:
        _show(connection, query)
        return
    if format_ is Format.PARQUET and to is None:
        raise UsageError("Parquet goes to a file: name one with -o")
    if len(connection.extract_statements(query)) != 1:
        raise UsageError("one query at a time goes to csv, jsonl or parquet")
    # Bound first, so that an error speaks of the query as it was given.
    connection.sql(query)
    if to is not None:
        _write(connection, query, format_, to)
        return
    # Not to /dev/stdout: where that is a file, opening it again would cut off what it holds.
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows")
        _write(connection, query, format_, rows)
        sys.stdout.flush()
        with rows.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)


def _write(connection: duckdb.DuckDBPyConnection, query: str, format_: Format, to: Path) -> None:
    connection.execute(f"COPY ({query.strip().rstrip(';')}) TO {literal(str(to))} ({COPY_OPTIONS[format_]})")


def _show(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    for statement in connection.extract_statements(query):
        relation = connection.sql(statement.query)
        if relation is not None:
            relation.show(max_rows=ROWS_SHOWN)


def _shell(connection: duckdb.DuckDBPyConnection) -> None:
    """Read statements until the end of input; each ends with a semicolon."""
    import readline  # noqa: F401

    typer.echo("Tables: " + ", ".join(table.name for table in TABLES))
    typer.echo(
        "Views:  " + ", ".join(view.name + ("(…)" if view.parameters else "") for view in VIEWS) + ".  End a statement with ;  Leave with Ctrl-D."
    )
    waiting = ""
    while True:
        try:
            waiting += input(MORE if waiting else PROMPT) + "\n"
        except EOFError:
            return
        except KeyboardInterrupt:
            waiting = ""
            continue
        if waiting.strip().rstrip(";").lower() in LEAVE:
            return
        if waiting.rstrip().endswith(";"):
            try:
                _show(connection, waiting)
            except duckdb.Error as error:
                errors.print(str(error), style="red", markup=False)
            waiting = ""


def _at(path: Path, moment: str) -> duckdb.DuckDBPyConnection:
    """A connection to a former snapshot, with the same views."""
    lake = existing(path)
    connection = catalogue.former(lake, moment)
    for view in VIEWS:
        connection.execute(view.statement.replace("CREATE", "CREATE TEMP", 1))
    return connection


def _format_of(path: Path) -> Format:
    endings = {".csv": Format.CSV, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".json": Format.JSONL, ".parquet": Format.PARQUET}
    if path.suffix.lower() not in endings:
        raise UsageError(f"cannot tell a format from {path.name!r}: give --format csv, jsonl or parquet")
    return endings[path.suffix.lower()]
