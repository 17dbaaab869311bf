"""Work that is done but not published: what each task of a run wrote, kept so that a crash costs no finished task."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flows.lake.paths import Lake
from flows.plan import Part, Plan, Refined, Shard
from schemas import ARTICLES, EDITS


@dataclass(frozen=True)
class Written:
    """What a task wrote: files by table, each with its size in bytes, and rows by table."""

    files: Mapping[str, Mapping[str, int]]
    rows: Mapping[str, int]
    parts: tuple[Part, ...] = field(default=())

    @property
    def intact(self) -> bool:
        """Whether every file is still there, whole."""
        return all(_size(path) == size for files in self.files.values() for path, size in files.items())


@dataclass(frozen=True)
class Related:
    """What relate wrote: files by table, the shards whose former rows they replace by table, and how many pairs there are now."""

    files: Mapping[str, Sequence[str]]
    replaced: Mapping[str, Sequence[str]]
    pairs: int

    def with_(self, other: Related) -> Related:
        """Both in one: what was written of other tables as well."""
        return Related({**self.files, **other.files}, {**self.replaced, **other.replaced}, self.pairs + other.pairs)


class Staging:
    """The staging folder of a lake: one plan, and one note per finished task."""

    def __init__(self, lake: Lake) -> None:
        self.folder, self.tables = lake.staging, lake.tables

    @property
    def plan(self) -> Plan:
        """The plan of the run under way. Raises FileNotFoundError if there is none."""
        return Plan.from_json((self.folder / "plan.json").read_text(encoding="utf-8"))

    @property
    def begun(self) -> bool:
        """Whether a run is under way, or was cut off."""
        return (self.folder / "plan.json").exists()

    def begin(self, plan: Plan) -> None:
        """Take up a plan: notes of tasks that it has in common with an interrupted run stay good."""
        (self.folder / "related.json").unlink(missing_ok=True)
        for folder in self.folder.glob("*/"):
            if folder.name not in plan.names:
                shutil.rmtree(folder)
        _replace(self.folder / "plan.json", plan.to_json())

    def clear(self) -> None:
        """Forget everything, once it is published."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def ingested(self, shard: Shard) -> Written | None:
        """What the ingest task of a shard wrote; None if it has not finished."""
        return self._recall(shard.name, "ingested")

    def note_ingested(self, shard: Shard, written: Written) -> None:
        self._note(shard.name, "ingested", written)

    def refined(self, part: Part, ways: str) -> Written | None:
        """What the refine task of a part wrote under these rules and profiles; None if it has not finished."""
        return self._recall(part.shard, f"refined-{part.number}-{ways}")

    def note_refined(self, part: Part, ways: str, written: Written) -> None:
        self._note(part.shard, f"refined-{part.number}-{ways}", written)

    def annotated(self, part: Part) -> Written | None:
        """What the task that finds the names of a part by the plan's models wrote; None if it has not finished."""
        return self._recall(part.shard, self._annotation(part))

    def note_annotated(self, part: Part, written: Written) -> None:
        self._note(part.shard, self._annotation(part), written)

    def _annotation(self, part: Part) -> str:
        return f"annotated-{part.number}-{self.plan.ways}-{self.plan.models_version}"

    def related(self) -> Related | None:
        """What relate wrote; None if it has not run."""
        note = self.folder / "related.json"
        return Related(**json.loads(note.read_text(encoding="utf-8"))) if note.exists() else None

    def note_related(self, related: Related) -> None:
        _replace(self.folder / "related.json", json.dumps(asdict(related)))

    @property
    def relating(self) -> Path:
        """A folder for what relate hands from task to task."""
        return self.folder / "relating"

    def parts(self) -> Iterator[Part]:
        """The parts to refine: those of the plan's shards, which must all be ingested, and those that are stale."""
        yield from self.plan.stale
        for shard in self.plan.shards:
            written = self.ingested(shard)
            if written is None:
                raise RuntimeError(f"shard {shard.name} is not ingested: run ingest before refine")
            yield from written.parts

    def to_annotate(self) -> Iterator[Refined]:
        """The parts in whose articles the plan's models look for names: those just refined, and those of ``unannotated``."""
        ways = self.plan.ways
        for part in self.parts():
            written = self.refined(part, ways)
            if written is None:
                raise RuntimeError(f"part {part.number} of shard {part.shard} is not refined: run refine before annotate")
            yield Refined(part, tuple(written.files.get(ARTICLES.name, ())), tuple(written.files.get(EDITS.name, ())))
        yield from self.plan.unannotated

    def _note(self, shard: str, name: str, written: Written) -> None:
        _replace(self.folder / shard / f"{name}.json", json.dumps(asdict(written)))

    def _recall(self, shard: str, name: str) -> Written | None:
        note = self.folder / shard / f"{name}.json"
        if not note.exists():
            return None
        data = json.loads(note.read_text(encoding="utf-8"))
        written = Written(data["files"], data["rows"], tuple(Part(**part) for part in data["parts"]))
        # A lake that was copied has notes that speak of the other's files.
        own = all(Path(path).is_relative_to(self.tables) for files in written.files.values() for path in files)
        return written if own and written.intact else None


def measured(files: Mapping[str, Iterable[str]], rows: Mapping[str, int], parts: tuple[Part, ...] = ()) -> Written:
    """What was written, with the sizes of the files as they are now."""
    return Written({table: {path: Path(path).stat().st_size for path in paths} for table, paths in files.items()}, rows, parts)


def _size(path: str) -> int | None:
    try:
        return Path(path).stat().st_size
    except FileNotFoundError:
        return None


def _replace(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
