"""Which articles may tell of one event and how alike they are, in SQL that runs out of core and counts in whole numbers, so that sums do not depend on order.

The queries read ``postings`` (key, cell, node, undated): an article stands in two cells of time that follow each other, so that two articles
within the window have one in common, and in EVER, where the undated meet all others.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.stories.terms import UNIT

EVER = -1


@dataclass(frozen=True)
class Told:
    """When articles tell one story.

    Two articles are as alike as their terms, less for each day between them: after ``decay_days`` a third is left; what is less than ``kept``
    of 1 counts as nothing, as does all beyond ``window_days``. An article or cluster joins another if they are alike by ``joined`` on average. A key
    that more than ``most_articles`` have within a window finds none. Of more than ``most_together`` articles that hang together only stronger
    likenesses count.
    """

    kept: float = 0.2
    joined: float = 0.28
    decay_days: float = 10
    window_days: int = 10
    most_articles: int = 400
    most_together: int = 3000

    @property
    def bar(self) -> int:
        """``joined`` in millionths."""
        return round(1e6 * self.joined)

    def postings(self, held: str) -> str:
        """Rows (key, cell, node, undated) of ``held`` (node, day, key), where ``day`` is null if it is not known."""
        cell = f"(day - DATE '1970-01-01') // {self.window_days}"
        cells = f"CASE WHEN day IS NULL THEN [{EVER}] ELSE [{EVER}, {cell}, {cell} + 1] END"
        return f"SELECT key, unnest({cells}) AS cell, node, day IS NULL AS undated FROM {held}"

    def crowded(self, postings: str) -> str:
        """Rows (key, cell): what too many articles have."""
        return f"SELECT key, cell FROM {postings} GROUP BY ALL HAVING count(*) > {self.most_articles}"

    @property
    def pairs(self) -> str:
        """Rows (a, b), a < b, of articles that share a key, one of them in ``stirred``."""
        return f"""
            WITH told AS (SELECT *, node IN (FROM stirred) AS stirs FROM postings ANTI JOIN crowded USING (key, cell))
            SELECT DISTINCT least(x.node, y.node) AS a, greatest(x.node, y.node) AS b FROM told x JOIN told y USING (key, cell)
            WHERE x.stirs AND x.node <> y.node AND (x.cell <> {EVER} OR x.undated OR y.undated)"""

    @property
    def likenesses(self) -> str:
        """Rows (a, b, likeness) of ``pairs``, from ``weighed`` (node, term, weight) and ``nodes``; the likeness in millionths."""
        return f"""
            WITH shared AS (SELECT a, b, sum(x.weight * y.weight) AS product FROM pairs JOIN weighed x ON x.node = a JOIN weighed y ON y.node = b AND y.term = x.term
                            GROUP BY ALL HAVING product >= {self.kept * UNIT * UNIT}),
            timed AS (SELECT a, b, product, coalesce(abs(x.day - y.day), 0) AS days FROM shared JOIN nodes x ON x.node = a JOIN nodes y ON y.node = b)
            SELECT a, b, round(product * exp(-days / {self.decay_days}) / {UNIT * UNIT // 1_000_000})::INTEGER AS likeness FROM timed
            WHERE days <= {self.window_days} AND likeness >= {1e6 * self.kept}"""
