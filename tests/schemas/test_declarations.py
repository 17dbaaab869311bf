from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import schemas
from schemas import TABLES, Audit, Column, Table
from schemas.audits import audits, scoped, sweep
from schemas.ddl import create, empty
from schemas.dictionary import dictionary
from schemas.views import VIEWS


@pytest.fixture
def lake() -> duckdb.DuckDBPyConnection:
    """Every table, empty, in plain DuckDB."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for table in TABLES:
        for statement in create(Table(table.name, table.about, table.columns, table.key), "main"):
            connection.execute(statement)
    return connection


def test_the_data_dictionary_is_fresh() -> None:
    kept = Path(schemas.__file__).parent / "DICTIONARY.md"
    assert kept.read_text(encoding="utf-8") == dictionary(), "run: python -m schemas.dictionary > schemas/DICTIONARY.md"


def test_the_dictionary_names_every_column_and_view() -> None:
    text = dictionary()
    assert all(f"| {column.name} |" in text for table in TABLES for column in table.columns)
    assert all(f"| {view.name} |" in text for view in VIEWS)


def test_duckdb_gets_the_types_and_comments_that_are_declared(lake: duckdb.DuckDBPyConnection) -> None:
    rows = lake.execute("SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE schema_name = 'main'").fetchall()
    found = {(row[0], row[1]): row[2:] for row in rows}
    for table in TABLES:
        schema = lake.execute(empty(table)).to_arrow_table().schema
        for column in table.columns:
            assert found[table.name, column.name][1:] == (column.nullable, column.about)
            assert schema.field(column.name).type == column.type


@pytest.mark.parametrize("audit", [audit for table in TABLES for audit in audits(table)], ids=lambda audit: audit.name)
def test_every_audit_passes_on_an_empty_lake(lake: duckdb.DuckDBPyConnection, audit: Audit) -> None:
    assert lake.execute(scoped(audit, "shard IN ('a')")).fetchall() == []
    assert lake.execute(scoped(audit)).fetchall() == []


def test_audit_names_are_unique() -> None:
    names = [audit.name for table in TABLES for audit in audits(table)]
    assert len(names) == len(set(names))


PAPERS = Table(
    "papers",
    "Invented.",
    (
        Column("name", pa.string(), "Its name."),
        Column("size", pa.string(), "Its size.", allowed=("broadsheet",)),
        Column("pages", pa.int32(), "How many.", low=1, high=9),
        Column("shard", pa.string(), "Where it came in."),
    ),
    key=("name",),
)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ("('a', 'broadsheet', 1, 's'), ('a', 'broadsheet', 2, 's')", "papers_key_is_unique"),
        ("(NULL, 'broadsheet', 1, 's')", "papers_name_is_never_null"),
        ("('a', 'folio', 1, 's')", "papers_size_is_in_its_list"),
        ("('a', 'broadsheet', 0, 's')", "papers_pages_is_not_below_its_bound"),
        ("('a', 'broadsheet', 10, 's')", "papers_pages_is_not_above_its_bound"),
    ],
)
def test_a_derived_audit_finds_the_row_that_breaks_the_promise(values: str, name: str) -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE papers (name VARCHAR, size VARCHAR, pages INTEGER, shard VARCHAR)")
    connection.execute(f"INSERT INTO papers VALUES {values}")
    failing = [audit.name for audit in audits(PAPERS) if connection.execute(scoped(audit, "shard IN ('s')")).fetchall()]
    assert failing == [name]
    counts = dict(
        zip((column[0] for column in connection.execute(sweep(PAPERS, "shard IN ('s')")).description), connection.fetchall()[0], strict=True)
    )
    assert {swept for swept, failures in counts.items() if failures} == {name} - {"papers_key_is_unique"}
