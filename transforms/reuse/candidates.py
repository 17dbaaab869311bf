"""Which articles may share text: a join of sketches, in SQL that runs out of core.

The queries read ``sketches`` (document_id, sketch), all that there are; ``facts`` (document_id, first, last, outlet), the days between which
an article was published, null where it is undated, and the outlet, null where none is known; and ``changed`` (document_id), the articles that
are new or other than before.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidates:
    """When two articles are compared.

    A shingle that more than ``most_documents`` articles have, or more than ``most_in_outlet`` of one outlet, tells nothing: it is a wish of all
    outlets, or furniture of the one. Two articles are compared if they share ``least_shared`` of the others in their sketches, and
    ``least_share`` of the smaller sketch, and if no more than ``window_days`` lie between their dates, where both have one: the templates of
    markets and weather come again, word for word, about another day.
    """

    most_documents: int = 1000
    most_in_outlet: int = 6
    least_shared: int = 2
    least_share: float = 0.05
    window_days: int = 5

    def telling(self, met: str, facts: str) -> str:
        """Rows (hash, document_id): those of ``met``, where some shingles occur in all articles, whose shingle tells something."""
        return f"""
            WITH known AS (SELECT hash, document_id FROM {met}
                           SEMI JOIN (SELECT hash FROM {met} GROUP BY hash HAVING count(*) BETWEEN 2 AND {self.most_documents}) USING (hash))
            SELECT hash, document_id FROM known ANTI JOIN (
                SELECT hash FROM known JOIN {facts} USING (document_id)
                WHERE outlet IS NOT NULL GROUP BY hash, outlet HAVING count(*) > {self.most_in_outlet}) USING (hash)"""

    @property
    def pairs(self) -> str:
        """Rows (a, b, shared), a < b, one of them changed: the pairs to compare, from ``told`` (hash, document_id), the telling shingles of changed articles."""
        return f"""
            WITH marked AS (SELECT hash, document_id, document_id IN (FROM changed) AS changed FROM told),
            shared AS (SELECT x.document_id AS a, y.document_id AS b, count(*) AS shared FROM marked x JOIN marked y USING (hash)
                       WHERE x.document_id < y.document_id AND (x.changed OR y.changed) GROUP BY ALL HAVING count(*) >= {self.least_shared})
            SELECT a, b, shared FROM shared
            JOIN (SELECT document_id AS a, len(sketch) AS size_a FROM sketches) USING (a)
            JOIN (SELECT document_id AS b, len(sketch) AS size_b FROM sketches) USING (b)
            JOIN (SELECT document_id AS a, first AS first_a, last AS last_a FROM facts) USING (a)
            JOIN (SELECT document_id AS b, first AS first_b, last AS last_b FROM facts) USING (b)
            WHERE shared >= {self.least_share} * least(size_a, size_b)
              AND coalesce(greatest(first_a, first_b) - least(last_a, last_b), 0) <= {self.window_days}"""
