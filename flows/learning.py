"""Learning what recurs within outlets, from the lines that workers have seen: counted outlet by outlet, in memory that does not grow with the lake."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from flows.lake import catalogue
from flows.lake.lock import writing
from flows.lake.paths import Lake
from flows.lake.profiles import Learnt, differing, publish, rows_at
from flows.plan import Part
from flows.planning import parts, run_id
from flows.settings import Settings
from schemas.audits import literal
from schemas.batches import Row
from schemas.vocabulary import KnownBy
from transforms.page import page_of
from transforms.profiles.learning import Learning, Tallies, Template, judge, tally
from transforms.profiles.sightings import sighted

# Of an outlet with more lines than ``most`` only documents with fewer together are looked at: those whose ids, which are hashes, come first.
SAMPLE = """
WITH sizes AS (SELECT outlet, document_id, count(*) AS lines FROM seen GROUP BY ALL),
looked_at AS (SELECT document_id FROM sizes QUALIFY sum(lines) OVER (PARTITION BY outlet ORDER BY document_id) <= {most})
SELECT seen.* FROM seen SEMI JOIN looked_at USING (document_id) ORDER BY outlet"""
BATCH_ROWS = 50_000


def plan(lake: Lake) -> list[tuple[Part, str]]:
    """The parts of the lake, each with the file that its lines are to be written to. What a former learning left goes."""
    shutil.rmtree(lake.sightings, ignore_errors=True)
    return [(part, str(lake.sightings / f"{part.shard}-{part.number}.parquet")) for part in parts(lake)]


def learn(lake: Lake, documents: int, settings: Settings, rehearse: bool) -> Learnt:
    """Judge what was seen, and publish it as a new version unless it is to be rehearsed or the profiles in force say the same.

    The caller holds the lake for writing.
    """
    tallies = list(count(lake, settings.profile_lines))
    texts = _texts(lake, tallies)
    shutil.rmtree(lake.sightings, ignore_errors=True)
    found = {row["outlet"]: row for known in tallies if (row := _profile(known, texts))}
    return _take(lake, found, documents, rehearse)


def take_over(lake: Lake, source: Lake, version: int | None, rehearse: bool) -> Learnt:
    """Put the profiles in force that a lake has, or had as of a version."""
    with catalogue.attached(source, read_only=True) as connection:
        found = rows_at(connection, version)
    with writing(lake):
        return _take(lake, found, 0, rehearse)


def count(lake: Lake, most: int) -> Iterator[Tallies]:
    """The lines that recur, outlet by outlet in order of their names."""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{catalogue.MEMORY_LIMIT}'")
        connection.execute(f"SET temp_directory = {literal(str(lake.spill()))}")
        if not any(lake.sightings.glob("*.parquet")):
            return
        connection.execute(f"CREATE VIEW seen AS SELECT * FROM read_parquet({literal(str(lake.sightings / '*.parquet'))})")
        for sightings in _by_outlet(connection.execute(SAMPLE.format(most=most)).to_arrow_reader(BATCH_ROWS)):
            counted = tally(sightings, Learning())
            if counted.lines:
                yield counted


def _by_outlet(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Rows that come in order of their outlets, as one table for each."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        start = 0
        for end in pc.run_end_encode(batch.column("outlet")).run_ends.to_pylist():
            piece = batch.slice(start, end - start)
            if waiting and waiting[0].column("outlet")[0] != piece.column("outlet")[0]:
                yield pa.Table.from_batches(waiting)
                waiting = []
            waiting.append(piece)
            start = end
    if waiting:
        yield pa.Table.from_batches(waiting)


def _texts(lake: Lake, tallies: Iterable[Tallies]) -> dict[tuple[str, int], str]:
    """The text of each counted line, by its document and its place in that, read in one pass over the documents."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for known in tallies:
        for line in known.lines:
            wanted[line.document_id].add(line.place)
    texts: dict[tuple[str, int], str] = {}
    ids = pa.table({"document_id": sorted(wanted)}, schema=pa.schema([("document_id", pa.string())]))
    with catalogue.attached(lake, read_only=True) as connection:
        connection.register("wanted", ids)
        rows = connection.execute("SELECT document_id, text, hints, layout FROM documents SEMI JOIN wanted USING (document_id)")
        for batch in rows.to_arrow_reader(256):
            for document in batch.to_pylist():
                lines = sighted(page_of(document))
                texts |= {(document["document_id"], place): lines[place].text for place in wanted[document["document_id"]]}
    return texts


def _profile(known: Tallies, texts: dict[tuple[str, int], str]) -> Row | None:
    """The row of an outlet but for its stamps; None if nothing of it is template."""
    template = judge(known, {line.line: texts[line.document_id, line.place] for line in known.lines}, Learning())
    return _row(known, template) if template else None


def _row(known: Tallies, template: list[Template]) -> Row:
    return {
        "outlet": known.outlet,
        "known_by": known.known_by.value,
        "domain": known.outlet if known.known_by is KnownBy.DOMAIN else None,
        "articles": known.articles,
        "stories": known.stories,
        "template_lines": [line.line for line in template],
        "kinds": [line.kind.value for line in template],
        "places": [line.place.value for line in template],
        "stories_with": [line.stories for line in template],
        "rates": [line.stories / known.stories for line in template],
    }


def _take(lake: Lake, found: dict[str, Row], documents: int, rehearse: bool) -> Learnt:
    now = datetime.now(UTC)
    with catalogue.attached(lake, read_only=True) as connection:
        changed = differing(found, rows_at(connection))
    name = run_id(now)
    versions: tuple[Any, Any] = publish(lake, changed, name, now) if changed and not rehearse else (None, None)
    return Learnt(name, documents, tuple(found.values()), tuple(changed), *versions)
