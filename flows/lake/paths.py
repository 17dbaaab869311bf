"""Where everything of a lake lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4


@dataclass(frozen=True)
class Lake:
    """A lake by its folder; every path in it derives from that one."""

    root: Path

    @classmethod
    def at(cls, root: str | Path) -> Lake:
        """The lake in a folder, which need not exist yet."""
        return cls(Path(root).absolute())

    @property
    def catalogue(self) -> Path:
        return self.root / "catalog.sqlite"

    @property
    def tables(self) -> Path:
        return self.root / "tables"

    @property
    def news(self) -> Path:
        """The small database of views that analysts open."""
        return self.root / "news.duckdb"

    @property
    def state(self) -> Path:
        """What only the mill itself needs: lock, staging, Prefect's home."""
        return self.root / "state"

    @property
    def lock(self) -> Path:
        return self.state / "lock"

    @property
    def staging(self) -> Path:
        return self.state / "staging"

    @property
    def fetched(self) -> Path:
        """Copies of remote files until they are published, and what their servers said of them."""
        return self.state / "fetched"

    @property
    def sightings(self) -> Path:
        """What a learning has seen of the documents, until it ends."""
        return self.state / "sightings"

    @property
    def spilled(self) -> Path:
        """What connections put to disk when it does not fit into memory: a folder each, which goes when they are closed."""
        return self.state / "spill"

    def spill(self) -> Path:
        """A folder for one connection: two that shared one would write over each other's."""
        self.spilled.mkdir(parents=True, exist_ok=True)
        return self.spilled / uuid4().hex

    @property
    def prefect_home(self) -> Path:
        return self.state / "prefect"

    @property
    def exists(self) -> bool:
        return self.catalogue.exists()

    def folder(self, table: str) -> Path:
        """Where DuckLake keeps a table's files: below it they are recorded by relative path, so that a lake can be moved."""
        return self.tables / "main" / table
