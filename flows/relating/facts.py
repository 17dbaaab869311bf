"""What relating needs to know of articles beside their text, as a table."""

from __future__ import annotations

import duckdb

from flows.relating.now import UNDATED, State, months_between

# ``first`` and ``last`` are the days between which an article was published, ``told_from`` and ``told_until`` the times.
_FACTS = """
    SELECT ({first} + row_number() OVER (ORDER BY document_id, stands))::INTEGER AS n, document_id, stood, stands, NOT (stood AND stands) OR {anew} AS changed, shard, part, month,
           coalesce(domain, lower(publisher)) AS outlet, size, published_on AS first,
           CASE published_precision WHEN 'year' THEN last_day(published_on + INTERVAL 11 MONTH) WHEN 'month' THEN last_day(published_on)
                ELSE published_on END AS last,
           coalesce(published_at, published_on) AS told_from, coalesce(published_at, published_on) + CASE published_precision
               WHEN 'year' THEN INTERVAL 1 YEAR WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'day' THEN INTERVAL 1 DAY
               WHEN 'hour' THEN INTERVAL 1 HOUR WHEN 'minute' THEN INTERVAL 1 MINUTE ELSE INTERVAL 0 DAY END AS told_until
    FROM articles JOIN (SELECT document_id, stands, size FROM sketches) USING (document_id, stands)"""
_FURTHER = "WHERE document_id IN (SELECT document_id FROM {documents}) AND document_id NOT IN (SELECT document_id FROM facts)"


def take_stock(state: State, months: set[str]) -> None:
    """See some months, and make the table ``facts`` of their articles, in either state."""
    state.see(months)
    state.connection.execute(f"CREATE OR REPLACE TEMP TABLE facts AS {_FACTS.format(anew=state.anew, first=0)}")


def add_stock(state: State, documents: str) -> None:
    """Have ``facts`` of the articles in a table (document_id) too, where they are seen and it has none of them so far."""
    connection = state.connection
    first = connection.execute("SELECT coalesce(max(n), 0) FROM facts").fetchall()[0][0]
    connection.execute(f"INSERT INTO facts {_FACTS.format(anew=state.anew, first=first)} {_FURTHER.format(documents=documents)}")


def places_of(connection: duckdb.DuckDBPyConnection, documents: str) -> tuple[set[str], set[str]]:
    """The months, and the parts of shards, that the articles in a table (month, shard, part) are of."""
    found = connection.execute(f"SELECT DISTINCT month, shard || '-' || part FROM {documents}").fetchall()
    return {month for month, _ in found}, {part for _, part in found}


def near_months(connection: duckdb.DuckDBPyConnection, window_days: int) -> set[str]:
    """The months within reach of changed articles: those in the window, that of the undated, and the first of each year, which has those of a year."""
    sql = f"SELECT DISTINCT first - {window_days}, last + {window_days} FROM facts WHERE first IS NOT NULL AND changed"
    spans = connection.execute(sql).fetchall()
    return {UNDATED} | {month for first, last in spans for month in (*months_between(first, last), f"{first:%Y}-01")}


def undated_changed(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an article without a date is among the changed ones."""
    return bool(connection.execute("SELECT 1 FROM facts WHERE first IS NULL AND changed LIMIT 1").fetchall())
