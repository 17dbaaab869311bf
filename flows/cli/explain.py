"""``newsmill explain``: one document, every cut marked and named, every field with its evidence."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer
from rich.table import Table
from rich.text import Text

from flows.cli.console import DEFAULT_LAKE, JsonOption, LakeOption, opened, output, print_json, records
from flows.errors import UsageError
from schemas.audits import quoted

ORDER = 'ORDER BY start, "end"'
SHOWN = (
    "title",
    "subtitle",
    "authors",
    "publisher",
    "url",
    "agency",
    "dateline_place",
    "published_at",
    "published_on",
    "language",
    "page_type",
    "words",
)


def explain(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A document_id or its beginning, a record_id, or a file's name.")],
    lake: LakeOption = DEFAULT_LAKE,
    as_json: JsonOption = False,
) -> None:
    """Show one document: the text with every cut marked and named, and the fields with their evidence."""
    with opened(lake) as connection:
        document = _document(connection, id_)
        parts = {table: _rows(connection, table, document["document_id"]) for table in ("articles", "rejects", "edits", "evidence", "links")}
    if as_json:
        print_json({"document": document, **parts})
        return
    output.print(
        f"{document['document_id']}  {document['record_id']}  {document['uri']} record {document['record']} ({document['encoding']})", soft_wrap=True
    )
    for reject in parts["rejects"]:
        output.print(f"rejected: {reject['reason']}: {reject['detail']}")
    for article in parts["articles"]:
        output.print(_fields(article, parts["evidence"]))
    output.print(_marked(document["text"], parts["edits"]))


def _document(connection: duckdb.DuckDBPyConnection, id_: str) -> dict[str, Any]:
    found = records(
        connection,
        "SELECT * FROM documents WHERE record_id = $1 OR starts_with(document_id, $1) OR ends_with(uri, '/' || $1) ORDER BY document_id LIMIT 10",
        id_,
    )
    if not found:
        for reject in records(connection, "SELECT uri, record, reason, detail FROM rejects WHERE ends_with(uri, '/' || ?)", id_):
            raise UsageError(f"{reject['uri']} became no document: {reject['reason']}: {reject['detail']}")
        raise UsageError(f'no document has the id {id_!r}: look for one with `newsmill sql "SELECT document_id, record_id, title FROM news"`')
    if len(found) > 1:
        listed = "\n".join(f"  {row['document_id']}  {row['record_id']}  {row['uri']}" for row in found)
        raise UsageError(f"several documents answer to {id_!r}; name one by its document_id:\n{listed}")
    return found[0]


def _rows(connection: duckdb.DuckDBPyConnection, table: str, document_id: str) -> list[dict[str, Any]]:
    order = {"edits": ORDER, "links": ORDER, "evidence": "ORDER BY field, rank"}.get(table, "")
    return records(connection, f"SELECT * FROM {quoted(table)} WHERE document_id = ? {order}", document_id)


def _fields(article: dict[str, Any], evidence: list[dict[str, Any]]) -> Table:
    """The fields that have a value or a candidate: chosen candidates marked, the losers under them."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for name in SHOWN:
        value = article[name]
        if value not in (None, []):
            table.add_row(Text(name, style="bold"), Text(", ".join(value) if isinstance(value, list) else str(value)))
        field = {"published_at": "published", "published_on": None}.get(name, name)
        for row in evidence:
            if row["field"] == field:
                place = "hints" if row["start"] is None else f"{row['start']}-{row['end']}"
                mark = "chosen" if row["chosen"] else "lost"
                table.add_row("", Text(f"{mark}: {row['value']}  by {row['extractor']} at {place}, confidence {row['confidence']:.2f}", style="dim"))
    return table


def _marked(text: str, edits: list[dict[str, Any]]) -> Text:
    """The text as it arrived: cuts struck through with kind and rule, joins and repairs shown with what replaces them."""
    marked = Text()
    position = 0
    for edit in edits:
        marked.append(text[position : edit["start"]])
        position = edit["end"]
        taken = text[edit["start"] : edit["end"]]
        if edit["kind"] == "space":
            marked.append(taken)
            continue
        marked.append(taken, style="red strike")
        marked.append(edit["replacement"], style="green")
        marked.append(f" ⟦{edit['kind']}: {edit['rule']}⟧", style="yellow")
    return marked.append(text[position:])
