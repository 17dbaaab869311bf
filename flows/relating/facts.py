"""What relating needs to know of articles beside their text, as a table."""

from __future__ import annotations

from flows.relating.now import State

# ``first`` and ``last`` are the days between which an article was published, ``told_from`` and ``told_until`` the times.
_FACTS = """
    SELECT row_number() OVER (ORDER BY document_id, stands)::INTEGER AS n, document_id, stood, stands, NOT (stood AND stands) OR {anew} AS changed, shard, part, month,
           coalesce(domain, lower(publisher)) AS outlet, size, published_on AS first,
           CASE published_precision WHEN 'year' THEN last_day(published_on + INTERVAL 11 MONTH) WHEN 'month' THEN last_day(published_on)
                ELSE published_on END AS last,
           coalesce(published_at, published_on) AS told_from, coalesce(published_at, published_on) + CASE published_precision
               WHEN 'year' THEN INTERVAL 1 YEAR WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'day' THEN INTERVAL 1 DAY
               WHEN 'hour' THEN INTERVAL 1 HOUR WHEN 'minute' THEN INTERVAL 1 MINUTE ELSE INTERVAL 0 DAY END AS told_until
    FROM articles JOIN (SELECT document_id, stands, size FROM sketches) USING (document_id, stands)"""


def take_stock(state: State, months: set[str]) -> None:
    """See some months, and make the table ``facts`` of their articles, in either state."""
    state.see(months)
    state.connection.execute(f"CREATE OR REPLACE TEMP TABLE facts AS {_FACTS.format(anew=state.anew)}")
