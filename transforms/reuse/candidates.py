"""Which articles may share text: a join of sketches, in SQL that runs out of core.

Everything is told month by month, so that an article of one month never depends on one of a year ago. The queries read ``facts``: a row for each
article as it was or as it will be, with its number ``n``, ``month``, ``outlet`` (null where none is known), the days ``first`` and ``last`` between
which it was published (null where it is undated), ``size`` of its sketch, and whether it is ``changed``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidates:
    """When two articles are compared.

    A shingle that more than ``most_documents`` articles of a month have, or more than ``most_in_outlet`` of one outlet, tells nothing in that
    month: it is a wish of all outlets, or furniture of the one. Articles without a date count as a month of their own. Two articles are compared
    if they share ``least_shared`` of the other shingles in their sketches, and ``least_overlap`` of the smaller sketch, and if no more than
    ``window_days`` lie between their dates: the templates of markets and weather come again, word for word, about another day. Where one of them has no
    date, it is compared with those of all days, and meets many of them by chance: so ``least_overlap_undated`` is asked.
    """

    most_documents: int = 1000
    most_in_outlet: int = 6
    least_shared: int = 2
    least_overlap: float = 0.05
    least_overlap_undated: float = 0.1
    window_days: int = 5

    @property
    def least_dull(self) -> int:
        """How many articles may have a shingle before it can tell nothing."""
        return min(self.most_in_outlet, self.most_documents)

    def dull(self, met: str) -> str:
        """Rows (hash, month): the shingles that tell nothing, of those in ``met`` (hash, n, month), which has all articles with any of them that may."""
        return f"""
            WITH counted AS (SELECT hash, month, count(*) AS articles FROM {met} GROUP BY ALL
                             HAVING count(*) > {self.least_dull})
            SELECT hash, month FROM counted WHERE articles > {self.most_documents}
            UNION SELECT hash, month FROM (
                SELECT hash, m.month, outlet FROM {met} m SEMI JOIN counted c ON m.hash = c.hash AND m.month = c.month JOIN facts USING (n)
                WHERE outlet IS NOT NULL GROUP BY ALL HAVING count(*) > {self.most_in_outlet})"""

    def pairs(self, x: str, y: str, undated: bool = False) -> str:
        """Rows (x, y, shared): the numbers of articles to compare, one of them changed, each pair once.

        From two tables ``told`` (hash, n, own, first, last, changed) of shingles that tell something: ``own`` marks the rows that the one has too,
        ``first`` and ``last`` are numbers of days, never null: those of an undated article hold all others. ``undated`` if the second has only such.
        """
        least_overlap = self.least_overlap_undated if undated else self.least_overlap
        return f"""
            SELECT x, y, shared FROM (
                SELECT x.n AS x, y.n AS y, count(*) AS shared FROM {x} x JOIN {y} y USING (hash)
                WHERE (x.n < y.n OR NOT y.own) AND (x.changed OR y.changed)
                  AND x.first - y.last <= {self.window_days} AND y.first - x.last <= {self.window_days}
                GROUP BY ALL HAVING count(*) >= {self.least_shared})
            JOIN (SELECT n AS x, size AS size_x FROM facts) USING (x) JOIN (SELECT n AS y, size AS size_y FROM facts) USING (y)
            WHERE shared >= {least_overlap} * least(size_x, size_y)"""
