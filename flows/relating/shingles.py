"""Shingles read out of sketches into tables: sieves choose the few that articles may have in common before SQL joins them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from flows.relating.exploding import Choice, explode, hashes_of, passing
from flows.relating.tables import add, put
from transforms.reuse.sieve import Sieve, repeated
from transforms.reuse.words import Hashes

# So many hashes are held in memory to look for repeated ones: of more, in several passes.
HELD_HASHES = 16_000_000
_SHIFT = np.uint64(32)
# Whose each sketch is that is seen, of the articles in ``facts`` that are of some kind.
_OF_FACTS = (
    "SELECT n, sketch AS hashes FROM (SELECT document_id, stands, sketch FROM sketches) JOIN (FROM facts WHERE {kind}) USING (document_id, stands)"
)
_OF_ALL = "SELECT document_id, shard, part, month, sketch AS hashes FROM sketches WHERE stands"


@dataclass(frozen=True)
class Reader:
    """Reads the sketches that a connection sees. In its tables a shingle is ``often`` if more than ``most`` articles may have it, of those that it read."""

    connection: duckdb.DuckDBPyConnection
    most: int

    def take_common(self, kind: str, asked: Sieve | None, beside: Sieve | None) -> None:
        """Make the table ``shingles`` (n, hash, often) of the articles of some kind. Of the hashes that pass ``asked``, all if it is None, it has those that
        occur more than once, those that pass ``beside``, if it is given, and a few others."""
        count = self.connection.execute(f"SELECT coalesce(sum(size), 0)::BIGINT FROM facts WHERE {kind}").fetchall()[0][0]
        passes = 1 << (-(-count // HELD_HASHES) - 1).bit_length() if count else 1
        for number in range(passes):
            found = explode(self.connection, _OF_FACTS.format(kind=kind), _in_pass(asked, number, passes))
            hashes = hashes_of(found)
            common = repeated(hashes).may_have(hashes)
            if beside:
                common |= beside.may_have(hashes)
            self._add("shingles", found.filter(pa.array(common)), number == 0)

    def take(self, kind: str, asked: Sieve | None) -> None:
        """Make the table ``shingles`` (n, hash, often) of the articles of some kind, of all hashes that pass ``asked``."""
        self._add("shingles", explode(self.connection, _OF_FACTS.format(kind=kind), passing(asked)))

    def take_hits(self, asked: Sieve) -> None:
        """Make the table ``hits`` (document_id, shard, part, month, hash, often) of all articles that stand, of the hashes that are in ``asked``."""
        self._add("hits", explode(self.connection, _OF_ALL, asked.has))

    def sieve(self, kind: str) -> Sieve:
        """The sieve of the hashes that the articles of some kind have."""
        return Sieve(hashes_of(explode(self.connection, _OF_FACTS.format(kind=kind), passing(None))))

    def _add(self, name: str, found: pa.Table, first: bool = True) -> None:
        """Put rows into a table; into a new one, if they are the first."""
        hashes = hashes_of(found)
        (put if first else add)(self.connection, name, found.append_column("often", pa.array(repeated(hashes, self.most).may_have(hashes))))


def _in_pass(asked: Sieve | None, number: int, passes: int) -> Choice:
    """The choice of hashes that pass a sieve, if there is one, and are taken in one of several passes."""
    choice = passing(asked)

    def chosen(hashes: Hashes) -> NDArray[np.bool_]:
        own: NDArray[np.bool_] = (hashes >> _SHIFT) % np.uint64(passes) == number
        return choice(hashes) & own

    return choice if passes == 1 else chosen
