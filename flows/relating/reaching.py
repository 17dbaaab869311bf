"""Which articles hang together with those whose likenesses changed: links are read of the months that may have them, and of no others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from flows.lake.rewrite import shard_of
from flows.relating.now import State, rows
from flows.relating.tables import make, put
from schemas import LIKENESSES
from transforms.components import Numbers
from transforms.stories.clusters import Links, settle
from transforms.stories.likeness import Told

# No span of so many days lies between the first days of two months that follow each other.
_STEP = 28
_NUMBERED = "SELECT node, (row_number() OVER (ORDER BY node) - 1)::INTEGER AS number FROM (SELECT node FROM days UNION SELECT node FROM old_days)"
_STRONG = """
    SELECT x.number AS a, y.number AS b, likeness FROM (FROM ({links}) WHERE likeness >= {bar}) l
    JOIN numbered x ON x.node = l.a JOIN numbered y ON y.node = l.b"""
_FORMER = "SELECT a, b, likeness, shard FROM ({links}) WHERE a IN (FROM moved) OR b IN (FROM moved)"
# All links that there are among articles that hang together with others.
_LINKS = """
    WITH within AS (SELECT node, number FROM numbered SEMI JOIN hanging USING (number)),
    here AS (SELECT a, b, likeness FROM fresh UNION ALL
             SELECT a, b, likeness FROM ({links}) l ANTI JOIN moved x ON x.document_id = l.a ANTI JOIN moved y ON y.document_id = l.b)
    SELECT x.number AS a, y.number AS b, likeness FROM here JOIN within x ON x.node = here.a JOIN within y ON y.node = here.b"""
# Articles that moved, those at the other ends of links that came or went, and those for whom articles that moved stand, or stood.
_SEEDS = """
    SELECT number FROM numbered WHERE node IN (
        SELECT node FROM stirred UNION ALL SELECT node FROM old_days
        UNION ALL SELECT unnest([a, b]) FROM fresh WHERE likeness >= {bar} UNION ALL SELECT unnest([a, b]) FROM former_links WHERE likeness >= {bar}
        UNION ALL SELECT origin FROM copies SEMI JOIN moved USING (document_id)
        UNION ALL SELECT origin FROM old_copies SEMI JOIN moved USING (document_id))"""
# As they stand, and as they stood.
_NOW = "SELECT number, day FROM numbered JOIN days USING (node)"
_BEFORE = f"{_NOW} ANTI JOIN moved ON document_id = node UNION ALL SELECT number, day FROM numbered JOIN old_days USING (node)"


def reach(state: State, told: Told) -> None:
    """Make ``numbered`` (node, number), ``hanging`` (number, name, bar): which articles hang together, by a name, under which bar, with one whose links or
    copies changed; ``links`` (a, b, likeness) by numbers, which has all that there are among these; and ``leaving`` (shard), of which links go.

    Articles that hung together with such a one, as it was, are among them: all whose stories may be others now. The connection has the tables ``days``
    and ``old_days`` (node, day) of articles as they stand and of moved ones as they stood, ``moved``, ``stirred`` and ``fresh``.
    """
    web = _Web(state, told)
    connection = state.connection
    seeds = connection.execute(_SEEDS.format(bar=told.bar)).to_arrow_table().column("number").to_numpy()
    before = [members for members, _, _ in web.settle("before", seeds)]
    settled = list(web.settle("now", np.unique(np.concatenate((seeds, *before)))))
    members, names = (np.concatenate([np.zeros(0, np.int64), *(found[place] for found in settled)]) for place in (0, 1))
    bars = np.repeat([bar for _, _, bar in settled], [len(members) for members, _, _ in settled])
    stand = web.stand["now"][members]
    put(connection, "hanging", pa.table({"number": members[stand], "name": names[stand], "bar": bars[stand]}))
    make(connection, "links", _LINKS.format(links=web.stored("now", members[stand])))


@dataclass(frozen=True)
class _Side:
    """The links of articles as they stand, or as they stood."""

    web: _Web
    when: str

    @property
    def count(self) -> int:
        return self.web.count

    def links(self) -> Links:
        return self.web.links(self.when)

    def complete(self, members: Numbers) -> bool:
        return self.web.complete(self.when, members)


class _Web:
    """The links of articles as they stand and as they stood, as far as they have been read."""

    def __init__(self, state: State, told: Told) -> None:
        self.state, self.told, self.connection = state, told, state.connection
        self.shards = {shard_of(path) for path in state.files.live[LIKENESSES.name]}
        self.unread = set() if state.anew else set(self.shards)
        make(self.connection, "numbered", _NUMBERED)
        self.count: int = self.connection.execute("SELECT count(*) FROM numbered").fetchall()[0][0]
        self.day: dict[str, NDArray[np.datetime64]] = {}
        self.stand: dict[str, NDArray[np.bool_]] = {}
        for when, query in (("now", _NOW), ("before", _BEFORE)):
            self._place(when, query)
        self.moved = np.zeros(self.count, bool)
        self.moved[self._numbers("SELECT number FROM numbered SEMI JOIN moved ON document_id = node")] = True
        stood = self._numbers("SELECT number FROM numbered JOIN old_days USING (node)")
        make(self.connection, "former_links", _FORMER.format(links=self._of(() if state.anew else self._near("before", stood))))
        leaving = f"SELECT shard FROM former_links UNION ALL SELECT shard FROM ({self._of(self.shards if state.anew else ())})"
        make(self.connection, "leaving", f"SELECT DISTINCT shard FROM ({leaving})")
        self.own = {"now": self._strong("FROM fresh"), "before": self._strong("FROM former_links")}
        self.staying: list[Links] = []

    def settle(self, when: str, seeds: Numbers) -> list[tuple[Numbers, Numbers, int]]:
        """What some articles hang together with, under which bars."""
        return list(settle(_Side(self, when), seeds, self.told.bar, self.told.most_together))

    def links(self, when: str) -> Links:
        a, b, likeness = (np.concatenate(columns) for columns in zip(self.own[when], *self.staying, strict=True))
        return a, b, likeness

    def complete(self, when: str, members: Numbers) -> bool:
        """Read what links some articles may have; whether there were any to read."""
        wanted = self._near(when, members) & self.unread
        if wanted:
            a, b, likeness = self._strong(self._of(wanted))
            staying = ~(self.moved[a] | self.moved[b])
            self.staying.append((a[staying], b[staying], likeness[staying]))
        self.unread -= wanted
        return bool(wanted)

    def stored(self, when: str, members: Numbers) -> str:
        """A query of the links that some articles had, and others of their months."""
        return self._of(() if self.state.anew else self._near(when, members))

    def _near(self, when: str, members: Numbers) -> set[str]:
        """The shards of the links that some articles may have: links are of the month of the earlier day, those of undated articles of any."""
        days = self.day[when][members[self.stand[when][members]]]
        if np.isnat(days).any():
            return set(self.shards)
        months = {
            str(month)
            for back in (*range(0, self.told.window_days, _STEP), self.told.window_days)
            for month in np.unique((days - back).astype("M8[M]"))
        }
        return {f"m{month.replace('-', '')}" for month in months} & self.shards

    def _numbers(self, query: str) -> Numbers:
        found: Numbers = self.connection.execute(query).to_arrow_table().column("number").to_numpy()
        return found

    def _place(self, when: str, query: str) -> None:
        found = self.connection.execute(query).to_arrow_table()
        numbers = found.column("number").to_numpy()
        self.day[when], self.stand[when] = np.full(self.count, "NaT", "M8[D]"), np.zeros(self.count, bool)
        self.day[when][numbers], self.stand[when][numbers] = found.column("day").to_numpy(), True

    def _strong(self, links: str) -> Links:
        """Those of some links (a, b, likeness) that articles may hang together by, by their numbers."""
        found = self.connection.execute(_STRONG.format(links=links, bar=self.told.bar)).to_arrow_table()
        a, b, likeness = (column.to_numpy() for column in found.columns)
        return a, b, likeness

    def _of(self, shards: Collection[str]) -> str:
        """The links of some shards, as they are."""
        return rows(LIKENESSES, [path for path in self.state.files.live[LIKENESSES.name] if shard_of(path) in shards])
