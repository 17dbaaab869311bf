"""From sources to a plan: what the ledger knows against what lies in the folders."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import duckdb
import pyarrow.parquet as pq

from flows import models
from flows.discover import Found, discover
from flows.errors import UsageError
from flows.lake import catalogue, commit, profiles
from flows.lake.paths import Lake
from flows.lake.rewrite import part_of
from flows.models import Model
from flows.plan import InForce, Input, Job, Known, Part, Plan, Reading, Refined, changed, looks_unchanged, shards, superseded
from flows.remote import Remote, Stamp, is_remote
from flows.settings import Relate, Settings
from flows.versions import ingest_version, models_version, relate_version, rules_version
from schemas import ARTICLES, DOCUMENTS, EDITS, LAST_RELATED, MODELS_IN_FORCE, STALE_MENTIONS, STALE_PARTS


def known_inputs(lake: Lake) -> dict[str, Known]:
    """The lake's ledger; empty if there is no lake yet."""
    if not lake.exists:
        return {}
    with catalogue.attached(lake, read_only=True) as connection:
        return commit.ledger(connection)


def may_have_work(found: Sequence[Found], ledger: dict[str, Known], settings: Settings) -> bool:
    """Whether any file is new or changed. Reads only files that the ledger knows with another size or time; what is unseen may be new."""
    if any(file.unseen for file in found):
        return True
    reading = reading_of(settings)
    suspects = [file for file in found if not looks_unchanged(file, ledger.get(file.uri), reading)]
    return any(file.uri not in ledger for file in suspects) or any(True for _ in changed(suspects, ledger, reading))


def look(lake: Lake, sources: Sequence[str], ledger: Mapping[str, Known], settings: Settings) -> list[Found]:
    """The files that the sources name now; remote ones fetched, unless the ledger has them and they did not change."""
    reading = reading_of(settings)
    known = {
        uri: Stamp(item.size_bytes, item.modified_ns, item.sha256)
        for uri, item in ledger.items()
        if item.sha256 is not None and is_remote(uri) and reading.made(item)
    }
    return discover(sources, lake.root, Remote(lake.fetched, known, settings.fetching))


def reading_of(settings: Settings) -> Reading:
    """How the settings have files read."""
    return Reading(ingest_version({}), settings.mapping, settings.separator)


def make_plan(lake: Lake, sources: Sequence[str], settings: Settings) -> Plan:
    """What a run over the sources has to do."""
    ledger = known_inputs(lake)
    found = look(lake, sources, ledger, settings)
    inputs = list(changed(found, ledger, reading_of(settings)))
    return replace(_plan(lake, sources, settings, ledger, inputs), unchanged=len(found) - len(inputs))


def make_retry(lake: Lake, where: str, settings: Settings) -> Plan:
    """What a run has to do to read the inputs again that have rejects which meet an SQL condition.

    Inputs that are gone are left as they are. Raises UsageError for a condition that DuckDB does not understand.
    """
    ledger = known_inputs(lake)
    reading = reading_of(settings)
    found = [file for uri in _rejected(lake, where) for file in _there(uri, lake, settings)]
    return _plan(lake, [f"rejects where {where}"], settings, ledger, [reading.of(file, ledger.get(file.uri)) for file in found])


def _rejected(lake: Lake, where: str) -> list[str]:
    """The input files that have rejects which meet a condition."""
    with catalogue.attached(lake, read_only=True) as connection:
        try:
            rows = connection.execute(f"SELECT DISTINCT uri FROM rejects WHERE ({where}) ORDER BY uri").fetchall()
        except duckdb.Error as error:
            raise UsageError(f"--where takes an SQL condition on the columns of rejects, for instance \"reason = 'unreadable'\": {error}") from error
    return [row[0] for row in rows]


def _there(uri: str, lake: Lake, settings: Settings) -> list[Found]:
    """An input file as it is now; nothing if it is gone."""
    try:
        return look(lake, [uri], {}, settings)
    except UsageError:
        return []


def _plan(lake: Lake, sources: Sequence[str], settings: Settings, ledger: dict[str, Known], inputs: list[Input]) -> Plan:
    now = datetime.now(UTC)
    version, found = reading_of(settings).version, models_of(lake, settings)
    last = last_related(lake)
    thresholds = {**last.thresholds, **settings.thresholds}
    return Plan(
        run_id=run_id(now),
        started_at=now.isoformat(),
        sources=tuple(sources),
        ingest_version=version,
        rules_version=rules_version({}),
        relate_version=relate_version(settings.relate.with_thresholds(thresholds).thresholds),
        unchanged=0,
        shards=tuple(shards(inputs, version, settings)),
        replaced=superseded(inputs, ledger),
        profiles=_in_force(lake),
        models=found,
        models_version=models_version(found),
        thresholds=thresholds,
    )


def make_refresh(lake: Lake, settings: Settings) -> Plan:
    """What a run has to do to bring every part that other rules or profiles refined, or other models looked for names in, up to those in force,
    and to relate the lake again if it was related in another way."""
    plan = _plan(lake, (), settings, {}, [])
    stale = tuple(parts(lake, f"shard IN (SELECT shard FROM ({STALE_PARTS}))", plan.rules_version))
    condition = f"shard IN (SELECT shard FROM ({STALE_MENTIONS})) AND shard NOT IN (SELECT shard FROM ({STALE_PARTS}))"
    unannotated = _refined(lake, parts(lake, condition, plan.models_version, plan.rules_version))
    otherwise = last_related(lake).version not in (None, plan.relate_version)
    return replace(plan, stale=stale, unannotated=tuple(unannotated), related_otherwise=otherwise)


@dataclass(frozen=True)
class LastRelated:
    """How a lake was last related: checksum of all that decides it, None if it never was, and the thresholds that were not as shipped."""

    version: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_stale(self) -> bool:
        """Whether it would be related in another way now."""
        return self.version not in (None, relate_version(Relate().with_thresholds(self.thresholds).thresholds))


def last_related(lake: Lake) -> LastRelated:
    """How a lake was last related."""
    if not lake.exists:
        return LastRelated()
    with catalogue.attached(lake, read_only=True) as connection:
        rows = connection.execute(LAST_RELATED).fetchall()
    return LastRelated(rows[0][0], rows[0][1] or {}) if rows else LastRelated()


def models_of(lake: Lake, settings: Settings) -> tuple[Model, ...]:
    """The models that the settings ask for, or else those that the lake has had so far. Raises UsageError if one is not there."""
    if settings.models is not None or not lake.exists:
        return models.find(settings.models or ())
    with catalogue.attached(lake, read_only=True) as connection:
        rows = connection.execute(MODELS_IN_FORCE).fetchall()
    try:
        return models.find(rows[0][0] if rows else ())
    except UsageError as error:
        raise UsageError(f"{error}. The lake has had names from this model so far; `--model none` goes on without") from error


def _refined(lake: Lake, found: Iterable[Part]) -> Iterator[Refined]:
    """Parts with the live files of what was made of them."""
    with catalogue.attached(lake, read_only=True) as connection:
        articles, edits = (_by_part(catalogue.live_files(connection, table.name)) for table in (ARTICLES, EDITS))
    for part in found:
        name = f"{part.shard}-{part.number}"
        yield Refined(part, tuple(articles.get(name, ())), tuple(edits.get(name, ())))


def _by_part(paths: Iterable[str]) -> dict[str, list[str]]:
    files: dict[str, list[str]] = {}
    for path in paths:
        files.setdefault(part_of(path), []).append(path)
    return files


def parts(lake: Lake, condition: str = "TRUE", *parameters: str | None) -> Iterator[Part]:
    """The parts of the lake that meet a condition on the columns of shards."""
    sql = f"SELECT shard, part FROM shards WHERE {condition} ORDER BY ALL"
    with catalogue.attached(lake, read_only=True) as connection:
        files = {part_of(path): path for path in catalogue.live_files(connection, DOCUMENTS.name)}
        for shard, number in connection.execute(sql, list(parameters)).fetchall():
            path = files[f"{shard}-{number}"]
            yield Part(shard, number, pq.read_metadata(path).num_rows, path)


def _in_force(lake: Lake) -> InForce:
    if not lake.exists:
        return InForce()
    with catalogue.attached(lake, read_only=True) as connection:
        return profiles.in_force(connection)


def run_id(now: datetime) -> str:
    """A name for a run, in order of time."""
    return f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"


def job_of(plan: Plan, lake: Lake, settings: Settings) -> Job:
    """What the tasks of a plan's run need to know."""
    return Job(str(lake.root), plan.run_id, plan.started_at, plan.ingest_version, plan.rules_version, settings, plan.profiles, plan.models)
