"""What a run has to do: new, changed and moved inputs, cut into shards. The same inputs give the same plan."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from flows.discover import Found, checksum
from flows.models import Model
from flows.remote import is_remote
from flows.settings import Settings
from transforms.formats import FORMATS

# Formats of one whole document or of divided ones; what is in archives may be of any.
TEXTS = ("text",)
BY_NAME = {known.name: known for known in FORMATS}


@dataclass(frozen=True)
class Known:
    """An input as the ledger has it."""

    uri: str
    sha256: str | None
    size_bytes: int | None
    modified_ns: int | None
    ingest_version: str
    shard: str
    format: str | None
    mapping: Mapping[str, str]
    separator: str | None


@dataclass(frozen=True)
class Input:
    """A file to be ingested. ``sha256`` is None if it cannot be read; ``problem`` says why.

    ``mapping`` tells its columns, ``separator`` what divides its articles.
    """

    path: str
    uri: str
    sha256: str | None
    size_bytes: int | None
    modified_ns: int | None
    problem: str | None
    mapping: Mapping[str, str] = field(default_factory=dict)
    separator: str | None = None


@dataclass(frozen=True)
class Shard:
    """Inputs that are ingested by one task and replaced together."""

    name: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Part:
    """Documents of a shard that one refine task takes on."""

    shard: str
    number: int
    documents: int
    path: str


@dataclass(frozen=True)
class Refined:
    """A part, and the files of the articles and edits that were made of it."""

    part: Part
    articles: tuple[str, ...]
    edits: tuple[str, ...]


@dataclass(frozen=True)
class InForce:
    """The profiles that documents are refined with: the last published version, 0 if nothing was learnt, and the files that hold them."""

    version: int = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a run has to do: shards to write, and inputs whose former rows go, by the shard that holds them.

    ``stale`` are parts in the lake that other rules refined: every part of each shard that has any; ``unannotated`` likewise those of other
    shards in which other ``models`` looked for names.
    """

    run_id: str
    started_at: str
    sources: tuple[str, ...]
    ingest_version: str
    rules_version: str
    relate_version: str
    unchanged: int
    shards: tuple[Shard, ...]
    replaced: Mapping[str, tuple[str, ...]]
    stale: tuple[Part, ...] = ()
    profiles: InForce = InForce()
    models: tuple[Model, ...] = ()
    models_version: str | None = None
    unannotated: tuple[Refined, ...] = ()

    @property
    def ways(self) -> str:
        """What decides what a document becomes: rules and profiles by their versions."""
        return _ways(self.rules_version, self.profiles)

    @property
    def names(self) -> set[str]:
        """The shards that have work staged for them."""
        return {*(shard.name for shard in self.shards), *(part.shard for part in self.stale), *(refined.part.shard for refined in self.unannotated)}

    def width(self, settings: Settings) -> int:
        """How many tasks may run side by side, as far as sizes tell: more processes would only cost their start."""
        inputs = [item for shard in self.shards for item in shard.inputs]
        parts = max(sum(item.size_bytes or 0 for item in inputs) // settings.part_bytes, len(inputs) // settings.part_documents) + 1
        return max(len(self.shards), len(self.stale), len(self.unannotated), parts)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """The plan that ``to_json`` wrote."""
        data = json.loads(text)
        shards = tuple(Shard(shard["name"], tuple(Input(**item) for item in shard["inputs"])) for shard in data.pop("shards"))
        replaced = {shard: tuple(uris) for shard, uris in data.pop("replaced").items()}
        stale = tuple(Part(**part) for part in data.pop("stale"))
        profiles = data.pop("profiles")
        in_force = InForce(profiles["version"], tuple(profiles["files"]))
        models = tuple(Model(**model) for model in data.pop("models"))
        unannotated = tuple(Refined(Part(**item["part"]), tuple(item["articles"]), tuple(item["edits"])) for item in data.pop("unannotated"))
        data["sources"] = tuple(data["sources"])
        return cls(**data, shards=shards, replaced=replaced, stale=stale, profiles=in_force, models=models, unannotated=unannotated)


@dataclass(frozen=True)
class Job:
    """What every task of a run needs to know: where, which run, how."""

    lake: str
    run_id: str
    started_at: str
    ingest_version: str
    rules_version: str
    settings: Settings
    profiles: InForce = InForce()
    models: tuple[Model, ...] = ()

    @property
    def ways(self) -> str:
        """What decides what a document becomes: as of the plan."""
        return _ways(self.rules_version, self.profiles)


@dataclass(frozen=True)
class Reading:
    """How files are to be read: checksum of the parsers, and a mapping of columns and a separator if they were asked for."""

    version: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    separator: str | None = None

    def made(self, known: Known) -> bool:
        """Whether a known file was read this way; what is not asked for stands as it was read."""
        parser = BY_NAME.get(known.format or "")
        mapped = not self.mapping or (parser is not None and not parser.columns) or dict(self.mapping) == dict(known.mapping)
        divided = not self.separator or (parser is not None and parser.name not in TEXTS) or self.separator == known.separator
        return known.ingest_version == self.version and mapped and divided

    def of(self, found: Found, known: Known | None) -> Input:
        """A file as it is to be read, with its checksum."""
        sha256, problem = None, found.problem
        if problem is None:
            try:
                sha256 = checksum(found.path)
            except OSError as error:
                problem = error.strerror or str(error)
        mapping = self.mapping or (known.mapping if known else {})
        separator = self.separator or (known.separator if known else None)
        return Input(found.path, found.uri, sha256, found.size_bytes, found.modified_ns, problem, dict(mapping), separator)


def _ways(rules_version: str, profiles: InForce) -> str:
    return f"{rules_version}.{profiles.version}"


def looks_unchanged(found: Found, known: Known | None, reading: Reading) -> bool:
    """Whether a file has the size and time of last change that the ledger has, so that it need not be read."""
    if known is None or (known.sha256 is None and found.problem is None) or found.fetched:
        return False
    return (found.size_bytes, found.modified_ns) == (known.size_bytes, known.modified_ns) and reading.made(known)


def changed(found: Iterable[Found], ledger: Mapping[str, Known], reading: Reading) -> Iterator[Input]:
    """The files that are new or whose bytes differ from what the ledger has, read once each for their checksum.

    A known file that cannot be read now keeps what it made before.
    """
    for file in found:
        known = ledger.get(file.uri)
        if looks_unchanged(file, known, reading):
            continue
        item = reading.of(file, known)
        if known is None or (item.sha256 is not None and not (item.sha256 == known.sha256 and reading.made(known))):
            yield item


def superseded(inputs: Iterable[Input], ledger: Mapping[str, Known]) -> dict[str, tuple[str, ...]]:
    """Inputs whose former rows the new ones replace, by shard: changed files, and files that were moved.

    A file has moved if the ledger knows its bytes and its time of last change, which moving keeps, under
    a path where there is nothing any more.
    """
    by_bytes: dict[str, list[Known]] = {}
    for known in ledger.values():
        if known.sha256:
            by_bytes.setdefault(known.sha256, []).append(known)
    replaced: dict[str, set[str]] = {}
    for item in inputs:
        moved = [known for known in by_bytes.get(item.sha256 or "", ()) if known.modified_ns == item.modified_ns and _gone(known)]
        for known in [*filter(None, [ledger.get(item.uri)]), *moved]:
            replaced.setdefault(known.shard, set()).add(known.uri)
    return {shard: tuple(sorted(uris)) for shard, uris in sorted(replaced.items())}


def shards(inputs: Iterable[Input], ingest_version: str, settings: Settings) -> Iterator[Shard]:
    """Inputs in order, cut into shards of bounded files and bytes; a larger file is a shard by itself."""
    waiting: list[Input] = []
    size = 0
    for item in inputs:
        if waiting and (len(waiting) >= settings.shard_files or size + (item.size_bytes or 0) > settings.shard_bytes):
            yield _shard(waiting, ingest_version)
            waiting, size = [], 0
        waiting.append(item)
        size += item.size_bytes or 0
    if waiting:
        yield _shard(waiting, ingest_version)


def _gone(known: Known) -> bool:
    # A name with escapes is not the file's own, so that nothing can be said; nor of what lies elsewhere.
    return "\\x" not in known.uri and not is_remote(known.uri) and not os.path.lexists(known.uri)


def _shard(inputs: list[Input], ingest_version: str) -> Shard:
    digest = hashlib.sha256(ingest_version.encode())
    for item in inputs:
        digest.update(json.dumps([item.uri, item.sha256, item.size_bytes, item.modified_ns, sorted(item.mapping.items()), item.separator]).encode())
    return Shard(digest.hexdigest()[:16], tuple(inputs))
