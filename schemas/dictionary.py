"""The data dictionary: the declarations as Markdown. ``python -m schemas.dictionary`` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import TABLES
from schemas.ddl import sql_type
from schemas.table import Column, Table
from schemas.views import VIEWS

HEAD = """# Data dictionary

Made from the declarations in `schemas/` by `python -m schemas.dictionary > schemas/DICTIONARY.md`; a test keeps it fresh.
Offsets count characters (Unicode code points) into `documents.text`, end exclusive. Times are UTC.
"""


def dictionary() -> str:
    """Every table, view and macro with its columns, as Markdown."""
    return "\n".join([HEAD, *(line for table in TABLES for line in _table(table)), *_views()]) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n\n{table.about}\n"
    partition = f" Partitioned by `{table.partition}`." if table.partition else ""
    yield f"Key: {', '.join(f'`{name}`' for name in table.key)}.{partition}\n"
    yield "| column | type | meaning |\n| --- | --- | --- |"
    yield from (
        f"| {column.name} | {sql_type(column.type)}{'' if column.nullable else ', never null'} | {_meaning(column)} |" for column in table.columns
    )
    yield ""


def _meaning(column: Column) -> str:
    unit = f" In {column.unit}." if column.unit else ""
    allowed = f" One of {', '.join(f'`{value}`' for value in column.allowed)}." if column.allowed else ""
    return (column.about + unit + allowed).replace("|", "\\|")


def _views() -> Iterator[str]:
    yield "## Views and macros\n"
    yield "In `news.duckdb`, beside the tables.\n"
    yield "| name | meaning |\n| --- | --- |"
    yield from (f"| {view.name} | {view.about} |" for view in VIEWS)


if __name__ == "__main__":
    print(dictionary(), end="")
