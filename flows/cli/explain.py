"""``newsmill explain``: one document, every cut marked and named, every field with its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console

from flows.cli.console import DEFAULT_LAKE, JsonOption, LakeOption, json_of, opened, output, records
from flows.errors import UsageError
from flows.explaining import terminal, webpage
from flows.explaining.known import Known

# What an id may be, from the most to the least telling: if one way of reading it finds something, the others do not count.
ANSWERS = """
SELECT document_id, record_id, uri FROM (
    SELECT document_id, record_id, uri, CASE
        WHEN document_id = $1 OR record_id = $1 THEN 0
        WHEN uri = $1 OR document_id IN (SELECT document_id FROM articles WHERE url = $1) THEN 1
        WHEN ends_with(uri, '/' || $1) OR starts_with(document_id, $1) THEN 2 END AS way
    FROM documents)
WHERE way IS NOT NULL QUALIFY way = min(way) OVER () ORDER BY document_id LIMIT 10
"""
PARTS = {
    "articles": "SELECT * FROM articles WHERE document_id = ?",
    "rejects": "SELECT * FROM rejects WHERE document_id = ?",
    "edits": 'SELECT * FROM edits WHERE document_id = ? ORDER BY start, "end"',
    "evidence": "SELECT * FROM evidence WHERE document_id = ? ORDER BY field, rank",
    "links": 'SELECT * FROM links WHERE document_id = ? ORDER BY start, "end"',
    "inputs": "SELECT i.* FROM inputs i JOIN documents d ON i.uri = d.uri AND i.member IS NOT DISTINCT FROM d.member WHERE d.document_id = ?",
    "versions": "SELECT * FROM versions(?)",
}


def explain(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A document_id or its beginning, a record_id, an address, or a file's name.")],
    lake: LakeOption = DEFAULT_LAKE,
    as_json: JsonOption = False,
    as_html: Annotated[bool, typer.Option("--html", help="Write a web page that needs no other file.")] = False,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="File to write to; a name that ends in .html means --html.")] = None,
) -> None:
    """Show one document: the text with every cut marked and named, and the fields with their evidence."""
    if as_json and as_html:
        raise UsageError("--json and --html are two forms of the same: choose one")
    with opened(lake) as connection:
        known = find(connection, id_)
    if as_json:
        write(json_of({"document": known.document, **known.parts}) + "\n", to)
    elif as_html or (to is not None and to.suffix.lower() in (".html", ".htm")):
        write(webpage.page(known), to)
    elif to is None:
        terminal.show(known, output)
    else:
        with to.open("w", encoding="utf-8") as file:
            terminal.show(known, Console(file=file, force_terminal=False, highlight=False, soft_wrap=True))


def find(connection: duckdb.DuckDBPyConnection, id_: str) -> Known:
    """What is known of the document that answers to an id. Raises UsageError if none does or several do."""
    own = answering(connection, id_)
    document = records(connection, "SELECT * FROM documents WHERE document_id = ?", own)[0]
    return Known(document, {name: records(connection, sql, own) for name, sql in PARTS.items()})


def answering(connection: duckdb.DuckDBPyConnection, id_: str) -> str:
    """The document_id that an id stands for. Raises UsageError if none does or several do; of a rejected file, it says why."""
    found = records(connection, ANSWERS, id_)
    if not found:
        for reject in records(connection, "SELECT uri, record, reason, detail FROM rejects WHERE uri = $1 OR ends_with(uri, '/' || $1)", id_):
            raise UsageError(f"{reject['uri']} became no document: {reject['reason']}: {reject['detail']}")
        raise UsageError(f'no document has the id {id_!r}: look for one with `newsmill sql "SELECT document_id, record_id, title FROM news"`')
    if len(found) > 1:
        listed = "\n".join(f"  {row['document_id']}  {row['record_id']}  {row['uri']}" for row in found)
        raise UsageError(f"several documents answer to {id_!r}; name one by its document_id:\n{listed}")
    return str(found[0]["document_id"])


def write(text: str, to: Path | None) -> None:
    if to is None:
        typer.echo(text, nl=False)
    else:
        to.write_text(text, encoding="utf-8")
