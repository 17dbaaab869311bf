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
_LINKS = "SELECT x.number AS a, y.number AS b, likeness FROM ({links}) l JOIN numbered x ON x.node = l.a JOIN numbered y ON y.node = l.b"
_FORMER = "SELECT a, b, likeness, shard FROM ({links}) WHERE a IN (FROM moved) OR b IN (FROM moved)"
_STAYING = "SELECT a, b, likeness FROM ({links}) l ANTI JOIN moved x ON x.document_id = a ANTI JOIN moved y ON y.document_id = b"
# The links of undated articles, which may be to any day's.
_OF_UNDATED = """
    SELECT a, b, likeness FROM ({staying}) WHERE likeness >= {bar}
    AND (a IN (SELECT node FROM days WHERE day IS NULL) OR b IN (SELECT node FROM days WHERE day IS NULL))"""
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
        self.undated_read = state.anew
        make(self.connection, "numbered", _NUMBERED)
        self.count: int = self.connection.execute("SELECT count(*) FROM numbered").fetchall()[0][0]
        self.day: dict[str, NDArray[np.datetime64]] = {}
        self.stand: dict[str, NDArray[np.bool_]] = {}
        for when, query in (("now", _NOW), ("before", _BEFORE)):
            self._place(when, query)
        make(self.connection, "links", _LINKS.format(links="SELECT a, b, likeness FROM fresh"))
        self.own = {"now": self._strong("FROM links")}
        make(self.connection, "former_links", _FORMER.format(links=self._of(set() if state.anew else self._near("before", self._moved()))))
        self.own["before"] = self._strong(_LINKS.format(links="FROM former_links"))
        leaving = f"SELECT shard FROM former_links UNION ALL SELECT shard FROM ({self._of(self.shards if state.anew else ())})"
        make(self.connection, "leaving", f"SELECT DISTINCT shard FROM ({leaving})")
        self.staying = [self._strong("FROM links WHERE FALSE")]

    def settle(self, when: str, seeds: Numbers) -> list[tuple[Numbers, Numbers, int]]:
        """What some articles hang together with, under which bars."""
        return list(settle(_Side(self, when), seeds, self.told.bar, self.told.most_together))

    def links(self, when: str) -> Links:
        parts = [part for part in (self.own[when], *self.staying) if len(part[0])]
        a, b, likeness = (np.concatenate(columns) for columns in zip(*parts, strict=True)) if len(parts) > 1 else (parts or self.staying)[0]
        return a, b, likeness

    def complete(self, when: str, members: Numbers) -> bool:
        """Read what links some articles may have; whether there were any to read."""
        members = members[self.stand[when][members]]
        undated, wanted = bool(np.isnat(self.day[when][members]).any()), self._near(when, members) & self.unread
        if undated and not self.undated_read:
            staying = _STAYING.format(links=self._of(self.shards))
            self.staying.append(self._strong(_LINKS.format(links=_OF_UNDATED.format(staying=staying, bar=self.told.bar))))
        if wanted:
            make(self.connection, "read", _LINKS.format(links=_STAYING.format(links=self._of(wanted))))
            self.connection.execute("INSERT INTO links FROM read")
            self.staying.append(self._strong("FROM read"))
        grown = bool(wanted) or (undated and not self.undated_read)
        self.unread -= wanted
        self.undated_read |= undated
        return grown

    def _near(self, when: str, members: Numbers) -> set[str]:
        """The shards of the links that some articles may have: links are of the month of the earlier day, those of undated ones of shards of their own."""
        days = self.day[when][members]
        dated = days[~np.isnat(days)]
        months = {
            str(month)
            for back in (*range(0, self.told.window_days, _STEP), self.told.window_days)
            for month in np.unique((dated - back).astype("M8[M]"))
        }
        near = {f"m{month.replace('-', '')}" for month in months}
        return {shard for shard in self.shards if shard in near or (len(dated) < len(days) and not shard.startswith("m"))}

    def _moved(self) -> Numbers:
        found: Numbers = (
            self.connection.execute("SELECT number FROM numbered JOIN old_days USING (node)").to_arrow_table().column("number").to_numpy()
        )
        return found

    def _place(self, when: str, query: str) -> None:
        found = self.connection.execute(query).to_arrow_table()
        numbers = found.column("number").to_numpy()
        self.day[when], self.stand[when] = np.full(self.count, "NaT", "M8[D]"), np.zeros(self.count, bool)
        self.day[when][numbers], self.stand[when][numbers] = found.column("day").to_numpy(), True

    def _strong(self, query: str) -> Links:
        """The links of a query (a, b, likeness) that articles may hang together by."""
        found = self.connection.execute(f"FROM ({query}) WHERE likeness >= {self.told.bar}").to_arrow_table()
        a, b, likeness = (column.to_numpy() for column in found.columns)
        return a, b, likeness

    def _of(self, shards: Collection[str]) -> str:
        """The links of some shards, as they are."""
        return rows(LIKENESSES, [path for path in self.state.files.live[LIKENESSES.name] if shard_of(path) in shards])
