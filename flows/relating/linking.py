"""Which quotations are variants of each other: found in the months within reach of changed articles, block by block."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyarrow as pa

from flows.relating.blocks import among, far_blocks, near_blocks
from flows.relating.exploding import explode, hashes_of, passing
from flows.relating.facts import add_stock, places_of, undated_changed
from flows.relating.now import UNDATED, State
from flows.relating.tables import add, make, put
from schemas import QUOTES
from transforms.quotes.spoken import Spoken
from transforms.quotes.variants import Variants
from transforms.reuse.sieve import Sieve, repeated

# Quotations in either state that may have variants.
_QUOTED = "SELECT *, sketch AS hashes FROM ({quotes}) WHERE words >= {least_words} AND len(sketch) > 0"
# Of those of articles in ``facts``, the days as numbers: an article without a date may be of any day. Equal words of one speaker on one day are one
# pack, and compared once.
_SEEN = """
    SELECT *, hash(wording, speaker_name, month, first, last) AS pack FROM (
        SELECT q.* EXCLUDE (month), n, f.month, coalesce(f.first - DATE '1970-01-01', -1_000_000)::INTEGER AS first,
               coalesce(f.last - DATE '1970-01-01', 1_000_000)::INTEGER AS last, told_from, changed
        FROM {of} q JOIN facts f USING (document_id, stands))"""
_PACKED = "pack, n, wording, month, first, last, changed"
# A pack of one article alone has its number as ``lone``.
_TELLING = """
    SELECT *, {own} AS own FROM (
        SELECT hash, pack, any_value(month) AS month, any_value(first) AS first, any_value(last) AS last, bool_or(changed) AS changed,
               CASE WHEN min(n) = max(n) THEN min(n) END AS lone
        FROM met GROUP BY hash, pack) m
    ANTI JOIN dull d ON d.hash = m.hash AND d.month = m.month"""
_DULL = "SELECT hash, month FROM met WHERE {state} GROUP BY ALL HAVING count(DISTINCT wording) > {most_wordings}"
_TOUCHED = """
    SELECT DISTINCT document_id FROM met
    SEMI JOIN ((FROM dull_stood EXCEPT FROM dull_stands) UNION ALL (FROM dull_stands EXCEPT FROM dull_stood)) t ON t.hash = met.hash AND t.month = met.month
    WHERE NOT changed"""
_MEETINGS = """
    SELECT DISTINCT x.pack AS x, y.pack AS y FROM {x} x JOIN {y} y USING (hash)
    WHERE (x.pack < y.pack OR NOT y.own) AND {which} AND (x.lone IS NULL OR y.lone IS NULL OR x.lone <> y.lone)
      AND x.first - y.last <= {window_days} AND y.first - x.last <= {window_days}"""
_TEXTS = """
    SELECT pack, any_value(month) AS month, any_value(quote) AS quote, any_value(speaker_name) AS speaker_name, TRUE AS stands FROM {of}
    SEMI JOIN ({packs}) USING (pack) WHERE stands GROUP BY pack ORDER BY pack"""
_MEETING = "SELECT unnest([x, y]) AS pack FROM meetings"
_COLUMNS = "pack, month, quote, speaker_name, stands"
# The texts of undated quotations are read once.
_HERE = f"(SELECT {_COLUMNS} FROM seen UNION ALL SELECT {_COLUMNS} FROM undated_texts)"
_OWN = "(FROM told WHERE own)"
# The undated have no month that a block could have as its own.
_OF_NO_MONTH = "(SELECT * REPLACE (FALSE AS own) FROM undated)"


class Linking:
    """Finds variants of quotations, by the articles in the table ``facts`` on the state's connection.

    Makes the tables ``links`` (x, y, shared) of two packs that are variants and how many words they share, and ``packs`` (pack, month) of those that are
    linked so, or are of several articles and have a hash that tells something.
    """

    def __init__(self, state: State, settings: Variants) -> None:
        self.state, self.settings, self.connection = state, settings, state.connection
        self.connection.execute("CREATE OR REPLACE TEMP TABLE links (x UBIGINT, y UBIGINT, shared BIGINT)")
        self.connection.execute("CREATE OR REPLACE TEMP TABLE packs (pack UBIGINT, month VARCHAR)")

    def see(self, months: Collection[str]) -> None:
        """Make the views ``quoted`` of the quotations of these months, and ``seen`` of those of articles in ``facts``, with their packs."""
        quotes = self.state.both(QUOTES, months)
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW quoted AS {_QUOTED.format(quotes=quotes, least_words=self.settings.least_words)}")
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW seen AS {_SEEN.format(of='quoted')}")

    def touch(self) -> None:
        """Make the table ``touched`` of articles, in the months that are seen, that stay as they are but quote words that cease or begin to tell something."""
        self._take("met", "document_id, wording, month, stood, stands, changed", "seen", self._sieve("seen", "changed"))
        for state in ("stood", "stands"):
            make(self.connection, f"dull_{state}", _DULL.format(state=state, most_wordings=self.settings.most_wordings))
        make(self.connection, "touched", _TOUCHED)

    def link(self) -> None:
        """Find what quotations of changed articles are variants of, in the months that ``facts`` has and, for those without a date, in all."""
        asked = None
        if not self.state.anew:
            self.see(self._months("changed AND stands"))
            asked = self._sieve("seen", "changed AND stands")
        self.see([UNDATED])
        self._take("met", _PACKED, "(FROM seen WHERE stands)", asked)
        self._tell("undated", [UNDATED])
        make(self.connection, "undated_texts", _TEXTS.format(of="seen", packs="SELECT pack FROM undated"))
        self._meet("undated", "undated", "undated_texts")
        self._link_near(asked)
        if not self.state.anew and undated_changed(self.connection):
            self._link_far()

    def relink(self, drawn: str) -> None:
        """Find which packs of unchanged articles are variants, of a table of quotations as ``seen`` has them, each pack whole."""
        self.see({row[0] for row in self.connection.execute(f"SELECT DISTINCT month FROM {drawn}").fetchall()})
        put(
            self.connection, "met", explode(self.connection, "SELECT month, wording, hashes FROM quoted WHERE stands", self._sieve(drawn, "TRUE").has)
        )
        self._find_dull()
        self._take("met", _PACKED, drawn, None)
        make(self.connection, "told", _TELLING.format(own="TRUE"))
        self._pack("told", "lone IS NULL")
        self._meet("told", "told", drawn, "NOT (x.changed OR y.changed)")

    def _link_near(self, asked: Sieve | None) -> None:
        undated = self._sieve("(SELECT [hash] AS hashes FROM undated)", "TRUE")
        for block in list(near_blocks(self.connection, self.settings.window_days)):
            self.see([*block.months, *block.reached])
            found = explode(self.connection, f"SELECT {_PACKED}, hashes FROM seen WHERE stands", passing(asked))
            hashes = hashes_of(found)
            put(self.connection, "met", found.filter(pa.array(repeated(hashes).may_have(hashes) | undated.may_have(hashes))))
            self._tell("told", block.months)
            self._meet(_OWN, "told")
            self._meet(_OWN, _OF_NO_MONTH)

    def _link_far(self) -> None:
        """Find what undated quotations that changed are variants of in the months that ``facts`` has not, and have facts of the articles that meet them."""
        asked = self._sieve("(SELECT [hash] AS hashes FROM undated WHERE changed)", "TRUE")
        self.see(self.state.months - self._months("TRUE"))
        for block in list(far_blocks(self.connection, "quoted")):
            self.see(block.months)
            columns = "document_id, shard, part, month, wording, speaker_name, stands"
            put(self.connection, "hits", explode(self.connection, f"SELECT {columns}, hashes FROM quoted WHERE stands", asked.has))
            self.state.see(*places_of(self.connection, "hits"))
            add_stock(self.state, "hits")
            make(self.connection, "met", f"SELECT {_PACKED}, hash FROM ({_SEEN.format(of='hits')})")
            self._tell("told", block.months)
            self._meet("told", _OF_NO_MONTH)

    def _take(self, name: str, columns: str, of: str, asked: Sieve | None) -> None:
        """Make a table of some columns of quotations, and each ``hash`` that they have and that passes a sieve."""
        put(self.connection, name, explode(self.connection, f"SELECT {columns}, hashes FROM {of}", passing(asked)))

    def _tell(self, name: str, months: Collection[str]) -> None:
        """Make a table of the packs in ``met`` by the hashes that tell something; those in some months are a block's own."""
        self._find_dull()
        make(self.connection, name, _TELLING.format(own=among(months)))
        self._pack(name, "lone IS NULL AND changed")

    def _find_dull(self) -> None:
        make(self.connection, "dull", _DULL.format(state="TRUE", most_wordings=self.settings.most_wordings))

    def _pack(self, of: str, which: str) -> None:
        self.connection.execute(f"INSERT INTO packs SELECT DISTINCT pack, month FROM {of} WHERE {which}")

    def _meet(self, one: str, other: str, of: str = _HERE, which: str = "(x.changed OR y.changed)") -> None:
        """Add to the links those between two tables of packs, with the texts of some quotations."""
        make(self.connection, "meetings", _MEETINGS.format(x=one, y=other, which=which, window_days=self.settings.window_days))
        met = self.connection.execute("FROM meetings").to_arrow_table()
        if not len(met):
            return
        texts = self.connection.execute(_TEXTS.format(of=of, packs=_MEETING)).to_arrow_table()
        packs = texts.column("pack").to_numpy()
        x, y = (np.searchsorted(packs, met.column(side).to_numpy()) for side in ("x", "y"))
        spoken = Spoken(texts.column("quote").to_pylist(), texts.column("speaker_name").to_pylist())
        places, shared = spoken.variants(x, y, self.settings)
        add(self.connection, "links", met.take(pa.array(places)).append_column("shared", pa.array(shared)))
        linked = np.unique(np.concatenate((x[places], y[places])))
        add(self.connection, "packs", texts.select(["pack", "month"]).take(pa.array(linked)))

    def _months(self, which: str) -> set[str]:
        """The months of articles in ``facts``."""
        return {row[0] for row in self.connection.execute(f"SELECT DISTINCT month FROM facts WHERE {which}").fetchall()}

    def _sieve(self, of: str, which: str) -> Sieve:
        """The sieve of the hashes that some quotations have."""
        return Sieve(hashes_of(explode(self.connection, f"SELECT hashes FROM {of} WHERE {which}", passing(None))))
