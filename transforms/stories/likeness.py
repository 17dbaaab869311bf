"""Which articles may tell of one event and how alike they are, in SQL that runs out of core and counts in whole numbers, so that sums do not depend on order.

The queries read ``postings`` (key, cell, node, own): an article with a day stands in the cell of days that it is in, its ``own``, and in the next,
so that two articles within the window have a cell in common; the undated stand in UNDATED. They also read ``nodes`` (n, day, moved, here): the articles,
by numbers in order of their days; those that ``moved`` are compared anew, and the ones that are ``here`` are what is looked at, the rest their neighbours.
The ``meetings`` are what postings tell of both.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.stories.terms import UNIT

UNDATED = -1
# Cells are counted from a day before all others, so that none is UNDATED's.
_FIRST_DAY = "0001-01-01"


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
        cell = f"(day - DATE '{_FIRST_DAY}') // {self.window_days}"
        cells = f"CASE WHEN day IS NULL THEN [{UNDATED}] ELSE [{cell}, {cell} + 1] END"
        return f"SELECT key, cell, node, day IS NOT NULL AND cell = {cell} AS own FROM (SELECT *, unnest({cells}) AS cell FROM {held})"

    def crowded(self, postings: str) -> str:
        """Rows (key, cell, jammed): what many articles have; ``jammed`` if it is too many even for each other."""
        return f"""SELECT key, cell, count(*) > {self.most_articles} AS jammed FROM {postings} GROUP BY ALL
                   HAVING count(*) > {self.most_articles} OR cell <> {UNDATED} AND count(*) > {self.most_for_undated}"""

    @property
    def meetings(self) -> str:
        """Rows (key, cell, node, own, rare, moved, here): ``postings`` of keys that are not jammed, from ``crowded``; ``rare`` if undated ones may meet there."""
        return """
            SELECT p.*, c.key IS NULL AS rare, moved, here FROM postings p LEFT JOIN crowded c USING (key, cell) JOIN nodes ON nodes.n = p.node
            WHERE c.jammed IS NOT TRUE"""

    def near(self, first: int, last: int) -> str:
        """Rows (x, y) of articles that share a key; both with a day, or both without. The ones x are here, moved, and numbered from ``first`` to
        ``last``; of two that moved, each the x of some call, the one with the lesser number is x."""
        return f"""
            SELECT DISTINCT x.node AS x, y.node AS y FROM meetings x JOIN meetings y USING (key, cell)
            WHERE x.here AND x.moved AND x.node BETWEEN {first} AND {last} AND (x.node < y.node OR NOT y.moved) AND x.node <> y.node"""

    @property
    def across(self) -> str:
        """Rows (x, y) of an undated article, from ``undated`` (key, node, moved), and a dated one that is here, which share two keys, one of them moved."""
        return """
            SELECT x.node AS x, y.node AS y FROM undated x JOIN meetings y USING (key)
            WHERE y.own AND y.here AND y.rare AND (x.moved OR y.moved) GROUP BY ALL HAVING count(*) > 1"""

    @property
    def least_product(self) -> int:
        """The product of weights from which likeness counts, if no day lies between."""
        return round(self.kept * UNIT * UNIT)

    @property
    def likenesses(self) -> str:
        """Rows (x, y, likeness, day) of ``products`` (x, y, product); the likeness in millionths, the day the earlier one."""
        return f"""
            WITH timed AS (SELECT x, y, product, coalesce(abs(one.day - other.day), 0) AS days, least(one.day, other.day) AS day
                           FROM products JOIN nodes one ON one.n = x JOIN nodes other ON other.n = y)
            SELECT x, y, round(product * exp(-days / {self.decay_days}) / {UNIT * UNIT // 1_000_000})::INTEGER AS likeness, day FROM timed
            WHERE days <= {self.window_days} AND likeness >= {1e6 * self.kept}"""
