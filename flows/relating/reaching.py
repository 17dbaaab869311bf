"""Which articles hang together with those whose likenesses changed: links are read of the months that may have them, and of no others."""

from __future__ import annotations

from collections.abc import Collection

from flows.lake.rewrite import shard_of
from flows.relating.now import State, months_between, rows
from flows.relating.tables import make
from schemas import LIKENESSES
from transforms.stories.likeness import Told

_FORMER = "SELECT a, b, shard FROM ({links}) WHERE a IN (FROM moved) OR b IN (FROM moved)"
_STAYING = "SELECT a, b, likeness FROM ({links}) l ANTI JOIN moved x ON x.document_id = a ANTI JOIN moved y ON y.document_id = b"
# Of undated articles, which may be linked to any day's: with whom they hang together.
_OF_UNDATED = """
    SELECT a, b FROM ({staying}) WHERE likeness >= {bar}
    AND (a IN (SELECT node FROM days WHERE day IS NULL) OR b IN (SELECT node FROM days WHERE day IS NULL))"""
# Whose links changed, at both ends; and those for whom articles that moved stand, or stood.
_SEEDS = """
    SELECT DISTINCT node FROM (
        SELECT node FROM stirred UNION ALL SELECT unnest([a, b]) FROM fresh UNION ALL SELECT unnest([a, b]) FROM former_links
        UNION ALL SELECT origin FROM copies SEMI JOIN moved USING (document_id)
        UNION ALL SELECT origin FROM old_copies SEMI JOIN moved USING (document_id))
    SEMI JOIN days USING (node)"""
_BEYOND = """
    WITH strong AS (SELECT a, b FROM links WHERE likeness >= {bar} UNION ALL FROM undated_links)
    SELECT DISTINCT node FROM (SELECT b AS node FROM strong SEMI JOIN frontier ON node = a UNION ALL SELECT a FROM strong SEMI JOIN frontier ON node = b)
    ANTI JOIN reached USING (node)"""


def reach(state: State, told: Told) -> None:
    """Make ``reached`` (node): all articles that hang together, over links of at least the bar, with one whose links or copies changed; ``links``
    (a, b, likeness), which has all that there are among these; and ``leaving`` (shard), of which links go.

    The connection has the tables ``days`` and ``old_days`` (node, day) of articles as they stand and of moved ones as they stood, and ``moved``,
    ``stirred`` and ``fresh``.
    """
    _Reach(state, told).run()


class _Reach:
    def __init__(self, state: State, told: Told) -> None:
        self.state, self.told, self.connection = state, told, state.connection
        self.shards = {shard_of(path) for path in state.files.live[LIKENESSES.name]}
        self.unread = set() if state.anew else set(self.shards)
        self.undated_read = state.anew

    def run(self) -> None:
        make(self.connection, "former_links", _FORMER.format(links=self._links(set() if self.state.anew else self._near("old_days"))))
        everything = self._links(self.shards if self.state.anew else ())
        make(self.connection, "leaving", f"SELECT DISTINCT shard FROM (SELECT shard FROM former_links UNION ALL SELECT shard FROM ({everything}))")
        make(self.connection, "links", "SELECT a, b, likeness FROM fresh")
        make(self.connection, "undated_links", "SELECT a, b FROM links WHERE FALSE")
        make(self.connection, "reached", _SEEDS)
        make(self.connection, "frontier", "FROM reached")
        while self.connection.execute("FROM frontier LIMIT 1").fetchall():
            self._read("(FROM days SEMI JOIN frontier USING (node))")
            make(self.connection, "frontier", _BEYOND.format(bar=self.told.bar))
            self.connection.execute("INSERT INTO reached FROM frontier")

    def _read(self, days: str) -> None:
        """Have the links that articles of some days may have."""
        undated = self._has_undated(days)
        if undated and not self.undated_read:
            self.undated_read = True
            staying = _STAYING.format(links=self._links(self.shards))
            make(self.connection, "undated_links", _OF_UNDATED.format(staying=staying, bar=self.told.bar))
        wanted = self._near(days, undated_everywhere=False) & self.unread
        if wanted:
            self.connection.execute(f"INSERT INTO links {_STAYING.format(links=self._links(wanted))}")
            self.unread -= wanted

    def _near(self, days: str, undated_everywhere: bool = True) -> set[str]:
        """The shards of the links that articles of some days may have: links are of the month of the earlier day, or of none where there is none."""
        if undated_everywhere and self._has_undated(days):
            return self.shards
        spans = self.connection.execute(f"SELECT DISTINCT day - {self.told.window_days}, day FROM {days} WHERE day IS NOT NULL").fetchall()
        months = {f"m{month.replace('-', '')}" for span in spans for month in months_between(*span)}
        return {shard for shard in self.shards if shard in months or not shard.startswith("m")}

    def _has_undated(self, days: str) -> bool:
        return bool(self.connection.execute(f"FROM {days} WHERE day IS NULL LIMIT 1").fetchall())

    def _links(self, shards: Collection[str]) -> str:
        """The links of some shards, as they are."""
        return rows(LIKENESSES, [path for path in self.state.files.live[LIKENESSES.name] if shard_of(path) in shards])
