"""Which articles may tell of one event and how alike they are, in SQL that runs out of core and counts in whole numbers, so that sums do not depend on order.

The queries read ``postings`` (key, cell, node, own): an article with a day stands in the cell of days that it is in, its ``own``, and in the next,
so that two articles within the window have a cell in common; the undated stand in UNDATED.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.stories.terms import UNIT

UNDATED = -1


@dataclass(frozen=True)
class Told:
    """When articles tell one story.

    Two articles are as alike as their terms, less for each day between them: after ``decay_days`` a third is left; what is less than ``kept``
    of 1 counts as nothing, as does all beyond ``window_days``. An article or cluster joins another if they are alike by ``joined`` on average. A key
    that more than ``most_articles`` have within twice the window, or undated, finds none there; for undated articles it finds none where more than
    ``most_for_undated`` have it. Of more than ``most_together`` articles that hang together only stronger likenesses count.
    """

    kept: float = 0.2
    joined: float = 0.28
    decay_days: int = 10
    window_days: int = 10
    most_articles: int = 400
    most_for_undated: int = 10
    most_together: int = 3000

    @property
    def bar(self) -> int:
        """``joined`` in millionths."""
        return round(1e6 * self.joined)

    def postings(self, held: str) -> str:
        """Rows (key, cell, node, own) of ``held`` (node, day, key), where ``day`` is null if it is not known."""
        cell = f"(day - DATE '1970-01-01') // {self.window_days}"
        cells = f"CASE WHEN day IS NULL THEN [{UNDATED}] ELSE [{cell}, {cell} + 1] END"
        return f"SELECT key, cell, node, day IS NOT NULL AND cell = {cell} AS own FROM (SELECT *, unnest({cells}) AS cell FROM {held})"

    def crowded(self, postings: str) -> str:
        """Rows (key, cell, jammed): what many articles have; ``jammed`` if it is too many even for each other."""
        return f"""SELECT key, cell, count(*) > {self.most_articles} AS jammed FROM {postings} GROUP BY ALL
                   HAVING count(*) > {self.most_articles} OR cell <> {UNDATED} AND count(*) > {self.most_for_undated}"""

    @property
    def pairs(self) -> str:
        """Rows (a, b), a < b, of articles that share a key, an undated one and a dated one two; one of them in ``stirred``."""
        return f"""
            WITH told AS (SELECT p.*, c.key IS NULL AS rare, node IN (FROM stirred) AS stirs FROM postings p LEFT JOIN crowded c USING (key, cell)
                          WHERE c.jammed IS NOT TRUE),
            met AS (SELECT x.node AS x, y.node AS y FROM told x JOIN told y USING (key, cell) WHERE x.stirs
                    UNION ALL SELECT x.node, y.node FROM told x JOIN told y USING (key)
                    WHERE x.cell = {UNDATED} AND y.own AND y.rare AND (x.stirs OR y.stirs) GROUP BY ALL HAVING count(*) > 1)
            SELECT DISTINCT least(x, y) AS a, greatest(x, y) AS b FROM met WHERE x <> y"""

    @property
    def likenesses(self) -> str:
        """Rows (a, b, likeness, day) of ``pairs``, from ``standing``; the likeness in millionths, the day the earlier one.

        Its joins are to be made in the order in which they stand: a term alone has too many articles.
        """
        return f"""
            WITH weighed AS (SELECT node, hash(unnest(terms)) AS term, unnest(weights) AS weight FROM standing
                             SEMI JOIN (SELECT unnest([a, b]) AS node FROM pairs) USING (node)),
            shared AS (SELECT a, b, sum(x.weight * y.weight) AS product FROM pairs JOIN weighed x ON x.node = a JOIN weighed y ON y.node = b AND y.term = x.term
                       GROUP BY ALL HAVING product >= {self.kept * UNIT * UNIT}),
            timed AS (SELECT a, b, product, coalesce(abs(x.day - y.day), 0) AS days, least(x.day, y.day) AS day
                      FROM shared JOIN standing x ON x.node = a JOIN standing y ON y.node = b)
            SELECT a, b, round(product * exp(-days / {self.decay_days}) / {UNIT * UNIT // 1_000_000})::INTEGER AS likeness, day FROM timed
            WHERE days <= {self.window_days} AND likeness >= {1e6 * self.kept}"""
