"""Outcomes of a parser as rows of documents and rejects, with the tally that the ledger records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from schemas.vocabulary import Reason, Stage
from transforms.identity import document_id
from transforms.records import Fault, Outcome, Record, Skip


@dataclass(frozen=True)
class Origin:
    """Where records come from and which run brings them in."""

    uri: str
    member: str | None
    format: str | None
    shard: str
    run_id: str
    ingested_at: datetime


@dataclass
class Tally:
    """Counts of one input, in records."""

    declared: int = 0
    parsed: int = 0
    rejected: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    columns: dict[str, str] = field(default_factory=dict)
    unread: bool = False

    def count(self, outcome: Outcome) -> None:
        """Count an outcome under its name."""
        if isinstance(outcome, Record):
            self.parsed += 1
        elif isinstance(outcome, Fault):
            self.rejected += 1
            self.unread = self.unread or outcome.reason is Reason.UNREADABLE
        elif isinstance(outcome, Skip):
            self.skipped[outcome.what] += 1
        else:
            self.declared = outcome.records
            self.columns.update(outcome.columns)


@dataclass
class Rows:
    """Rows on their way into tables, by table."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    rejects: list[dict[str, Any]] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """How many rows there are."""
        return len(self.documents) + len(self.rejects)

    def add(self, outcome: Outcome, origin: Origin, part: int) -> None:
        """Turn an outcome into its row, of a document in a part; skips and counts make none."""
        if isinstance(outcome, Record):
            self.documents.append(_document(outcome, origin, part))
        elif isinstance(outcome, Fault):
            self.rejects.append(_reject(outcome, origin))


def _document(record: Record, origin: Origin, part: int) -> dict[str, Any]:
    return {
        "document_id": document_id(origin.uri, origin.member, record.number),
        "uri": origin.uri,
        "member": origin.member,
        "record": record.number,
        "record_id": record.record_id,
        "format": origin.format,
        "encoding": record.encoding,
        "text": record.text,
        "hints": list(record.hints.items()),
        "layout": record.layout.to_row() if record.layout else None,
        "ingested_at": origin.ingested_at,
        "shard": origin.shard,
        "part": part,
        "run_id": origin.run_id,
    }


def _reject(fault: Fault, origin: Origin) -> dict[str, Any]:
    return {
        "uri": origin.uri,
        "member": origin.member,
        "record": fault.number,
        "document_id": None,
        "outlet": None,
        "profile_version": None,
        "stage": Stage.INGEST,
        "reason": fault.reason,
        "detail": fault.detail,
        "shard": origin.shard,
        "run_id": origin.run_id,
    }
