"""The audits that are written out find what they are for: each is shown one lake that breaks it."""

import duckdb
import pytest

from schemas import TABLES, Table
from schemas.audits import audits, quoted, scoped
from schemas.ddl import create, sql_type

AUDITS = {audit.name: audit for table in TABLES for audit in audits(table)}

SAMPLES = {
    "VARCHAR": "'x'",
    "INTEGER": "0",
    "BIGINT": "0",
    "FLOAT": "1",
    "BOOLEAN": "TRUE",
    "DATE": "NULL",
    "TIMESTAMPTZ": "TIMESTAMPTZ '2024-10-14 00:00:00Z'",
}


def insert(connection: duckdb.DuckDBPyConnection, name: str, **cells: str) -> None:
    table = next(table for table in TABLES if table.name == name)
    given = {column.name: cells.get(column.name, _default(column.nullable, sql_type(column.type))) for column in table.columns}
    connection.execute(f"INSERT INTO {name} ({', '.join(map(quoted, given))}) VALUES ({', '.join(given.values())})")


def _default(nullable: bool, type_: str) -> str:
    return "NULL" if nullable else SAMPLES.get(type_, "[]" if type_.endswith("[]") else "MAP {}")


@pytest.fixture
def lake() -> duckdb.DuckDBPyConnection:
    """One document `x` that became an article: «Title», a blank line and a body, the title cut."""
    connection = duckdb.connect()
    for table in TABLES:
        for statement in create(Table(table.name, table.about, table.columns, table.key), "main"):
            connection.execute(statement)
    insert(connection, "inputs", declared="1", parsed="1")
    insert(connection, "shards")
    insert(connection, "documents", text="'Tïtle\n\nBödy.'")
    insert(connection, "articles", body="'Bödy.'", month="'undated'", page_type="'article'", words="1", sentences="1", reading_minutes="1")
    insert(connection, "edits", start="0", end="5", replacement="''", kind="'title'")
    insert(
        connection,
        "quotes",
        start="7",
        **{"end": "11"},
        quote="'Bödy'",
        kind="'fragment'",
        speaker="NULL",
        cue="NULL",
        wording="0",
        month="'undated'",
    )
    insert(connection, "mentions", start="7", **{"end": "11"}, text="'Bödy'", kind="'person'")
    insert(connection, "model_mentions", start="7", **{"end": "11"}, text="'Bödy'", kind="'person'")
    insert(connection, "edits", start="5", end="7", replacement="''", kind="'space'")
    return connection


def failing(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for name, audit in AUDITS.items() if connection.execute(scoped(audit, "shard IN ('x')")).fetchall()}


def test_a_sound_lake_passes_every_audit(lake: duckdb.DuckDBPyConnection) -> None:
    assert failing(lake) == set()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("UPDATE articles SET body = 'Body.'", "edits_make_the_body"),
        ("DELETE FROM edits WHERE kind = 'space'", "edits_make_the_body"),
        ("DELETE FROM edits", "edits_make_the_body"),
        ("UPDATE edits SET start = 4 WHERE kind = 'space'", "edits_do_not_overlap"),
        ("UPDATE inputs SET declared = 2", "ledger_adds_up"),
        ("UPDATE inputs SET parsed = 0, rejected = 1", "parsed_are_documents"),
        ("UPDATE inputs SET parsed = 0, rejected = 1", "rejected_are_rejects"),
        ("DELETE FROM articles", "documents_end_somewhere"),
        ("DELETE FROM inputs", "documents_have_inputs"),
        ("DELETE FROM shards", "documents_have_parts"),
        ("DELETE FROM documents", "articles_have_documents"),
        ("DELETE FROM documents", "edits_have_documents"),
        (
            "INSERT INTO outlets SELECT 'o', 1, 'folder', NULL, 3, 3, ['a', 'b'], ['nav'], ['above'], [3], [1.0], now(), 'x'",
            "profile_columns_are_parallel",
        ),
        ("DELETE FROM documents", "quotes_have_documents"),
        ('UPDATE quotes SET "end" = 13', "quotes_lie_within_the_text"),
        ('UPDATE quotes SET "end" = 7', "quotes_lie_within_the_text"),
        ("UPDATE quotes SET speaker_start = 3, speaker_end = 3", "quotes_lie_within_the_text"),
        ("UPDATE quotes SET quote = 'Body'", "quotes_stand_in_the_body"),
        ("UPDATE quotes SET speaker = 'Title'", "quotes_stand_in_the_body"),
        ("DELETE FROM documents", "mentions_have_documents"),
        ('UPDATE mentions SET "end" = 13', "mentions_lie_within_the_text"),
        ('UPDATE mentions SET "end" = 7', "mentions_lie_within_the_text"),
        ("UPDATE mentions SET text = 'Title'", "mentions_stand_in_the_body"),
        ("DELETE FROM documents", "model_mentions_have_documents"),
        ('UPDATE model_mentions SET "end" = 13', "model_mentions_lie_within_the_text"),
        ("UPDATE model_mentions SET text = 'Title'", "model_mentions_stand_in_the_body"),
        ("UPDATE mentions SET geonames_id = 2643743", "only_places_lie_somewhere"),
        ("UPDATE articles SET month = '2024-10'", "month_is_of_published_on"),
        ("UPDATE articles SET published_on = DATE '2024-10-14', month = '2024-10'", "dates_have_precision"),
    ],
)
def test_damage_is_found(lake: duckdb.DuckDBPyConnection, damage: str, found: str) -> None:
    lake.execute(damage)
    assert found in failing(lake)


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("DELETE FROM quotes WHERE document_id = 'y'", {"quote_variants_have_quotes"}),
        ("UPDATE quotes SET start = 8 WHERE document_id = 'x'", {"quote_variants_have_quotes"}),
        ("DELETE FROM quote_variants WHERE document_id = 'y'", {"quotations_have_variants"}),
        ("DELETE FROM quote_variants", set()),
    ],
)
def test_variants_without_quotations_and_without_each_other_are_found(lake: duckdb.DuckDBPyConnection, damage: str, found: set[str]) -> None:
    place = {"start": "7", "end": "11", "words": "1", "quotation": "'x:7'"}
    insert(lake, "quotes", document_id="'y'", start="7", **{"end": "11"}, quote="'Bödy'", kind="'full'", wording="0", month="'undated'")
    insert(lake, "quote_variants", **place, differs="'origin'")
    insert(lake, "quote_variants", document_id="'y'", **place, differs="'same'", origin="'x'", origin_start="7", origin_end="11")
    audits_ = ("quote_variants_have_quotes", "quotations_have_variants")
    assert failing(lake).isdisjoint(audits_)
    lake.execute(damage)
    assert failing(lake) & set(audits_) == found


def test_a_document_that_is_both_article_and_reject_is_found(lake: duckdb.DuckDBPyConnection) -> None:
    insert(lake, "rejects", document_id="'x'", stage="'refine'", reason="'no_body'")
    assert failing(lake) == {"documents_end_somewhere"}


NOTICE = {"body": "'Accept all.'", "body_digest": "'d'", "month": "'undated'", "page_type": "'article'", "words": "2"}


def repeated(connection: duckdb.DuckDBPyConnection, times: int, **cells: str) -> list[tuple[object, ...]]:
    """What is found once so many articles have the same body; ``{}`` in a cell becomes a number."""
    for number in range(times):
        insert(connection, "articles", document_id=f"'n{number}'", **NOTICE, **{name: cell.format(number) for name, cell in cells.items()})
    return connection.execute(scoped(AUDITS["repeated_body"], "shard IN ('x')")).fetchall()


def test_one_text_as_the_body_of_ten_articles_is_found_with_its_outlet_and_beginning(lake: duckdb.DuckDBPyConnection) -> None:
    assert repeated(lake, 9, title="'Title {}'") == []
    lake.execute("DELETE FROM articles WHERE body_digest = 'd'")
    assert repeated(lake, 10, title="'Title {}'", outlet="'post.example'") == [("post.example", 10, "Accept all.")]


def test_ten_addresses_make_ten_articles_where_titles_are_equal(lake: duckdb.DuckDBPyConnection) -> None:
    assert repeated(lake, 10, article_key="'post.example/{}'", title="'Before you go on'") == [("x", 10, "Accept all.")]


def test_copies_of_an_article_and_bodies_in_different_outlets_are_no_repetition(lake: duckdb.DuckDBPyConnection) -> None:
    assert repeated(lake, 99, title="'Ferry sails'", article_key="'post.example/ferry'") == []
    lake.execute("DELETE FROM articles WHERE body_digest = 'd'")
    assert repeated(lake, 20, title="'Title {}'", outlet="'outlet {}'") == []


def test_the_articles_of_former_runs_count_too(lake: duckdb.DuckDBPyConnection) -> None:
    repeated(lake, 10, title="'Title {}'")
    lake.execute("UPDATE articles SET shard = 'former' WHERE document_id <> 'n0'")
    assert len(lake.execute(scoped(AUDITS["repeated_body"], "shard IN ('x')")).fetchall()) == 1


def test_an_audit_leaves_other_shards_alone(lake: duckdb.DuckDBPyConnection) -> None:
    lake.execute("UPDATE inputs SET declared = 2")
    assert lake.execute(scoped(AUDITS["ledger_adds_up"], "shard IN ('y')")).fetchall() == []
