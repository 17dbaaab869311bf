"""What a run did, in counts."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import typer

from flows.cli.console import errors, lake_option, opened, output, print_json, records
from flows.errors import UsageError
from flows.lake import news
from flows.lake.paths import Lake
from flows.planning import models_of
from flows.settings import Settings
from flows.versions import models_version, rules_version
from schemas import STALE_MENTIONS, STALE_PARTS

if TYPE_CHECKING:
    from flows.lake.commit import Published

QUERY = "SELECT published_on, publisher, title FROM news ORDER BY published_on DESC NULLS LAST LIMIT 10"


SKIPPED = """SELECT skip.key, CAST(sum(skip.value) AS BIGINT) AS times FROM (SELECT unnest(map_entries(skipped_as)) AS skip FROM inputs WHERE run_id = ?)
    GROUP BY ALL ORDER BY times DESC, skip.key"""
COLUMNS = """SELECT array_to_string(list_transform(map_entries(columns), lambda e: e.key || '=' || e.value), ' ') AS columns, count(*) AS files
    FROM inputs WHERE run_id = ? AND cardinality(columns) > 0 GROUP BY ALL ORDER BY files DESC, columns"""
COLUMNS_SHOWN = 5
# Of models that the lake has had and that are not there now; a run that needed them has said so.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Summary:
    """Counts of one run, as it published them."""

    run_id: str | None
    snapshot: int | None
    files: int
    unchanged: int
    documents: int
    articles: int
    edits: dict[str, int]
    rejects: dict[str, int]
    skipped: dict[str, int]
    columns: dict[str, int]
    model_mentions: dict[str, int]
    stale_parts: int
    stale_mentions: int
    failed_checks: tuple[str, ...]
    beyond_limit: bool


def summarise(lake: Lake, published: Published | None, settings: Settings) -> Summary:
    """What a run put into the lake; None for a run that found nothing new."""
    version = _models_version(lake, settings)
    with opened(lake.root) as connection:
        unlike = connection.execute(f"SELECT count(*) FROM ({STALE_MENTIONS})", [version]).fetchall()[0][0] if version != UNKNOWN else 0
        stale = connection.execute(f"SELECT count(*) FROM ({STALE_PARTS})", [rules_version({})]).fetchall()[0][0]
        if published is None:
            known = connection.execute("SELECT count(*) FROM inputs WHERE member IS NULL").fetchall()[0][0]
            return Summary(None, news.published(lake)[0], 0, known, 0, 0, {}, {}, {}, {}, {}, stale, unlike, (), False)
        row = records(connection, "SELECT * FROM runs WHERE run_id = ?", published.run_id)[0]
        edits = _counts(connection, "edits", "kind", published.run_id)
        rejects = _counts(connection, "rejects", "reason", published.run_id)
        skipped, columns = _pairs(connection, SKIPPED, published.run_id), _pairs(connection, COLUMNS, published.run_id)
        mentions = _counts(connection, "model_mentions", "model", published.run_id)
        seen = connection.execute("SELECT sum(declared) FROM inputs WHERE run_id = ?", [published.run_id]).fetchall()[0][0]
    beyond = sum(rejects.values()) > settings.reject_limit * (seen or 0)
    counts = row["inputs"], row["unchanged"], row["documents"], row["articles"]
    failed = tuple(found.audit.name for found in published.failed)
    return Summary(published.run_id, published.snapshot, *counts, edits, rejects, skipped, columns, mentions, stale, unlike, failed, beyond)


def _models_version(lake: Lake, settings: Settings) -> str | None:
    try:
        return models_version(models_of(lake, settings))
    except UsageError:
        return UNKNOWN


def _counts(connection: duckdb.DuckDBPyConnection, table: str, column: str, run_id: str) -> dict[str, int]:
    sql = f"SELECT {column} AS value, count(*) AS times FROM {table} WHERE run_id = ? GROUP BY ALL ORDER BY times DESC, value"
    return {row["value"]: row["times"] for row in records(connection, sql, run_id)}


def _pairs(connection: duckdb.DuckDBPyConnection, sql: str, run_id: str) -> dict[str, int]:
    return dict(connection.execute(sql, [run_id]).fetchall())


def show(summary: Summary, sources: list[str], lake: Path, seconds: float) -> None:
    """Print a summary, and a command to paste that queries the result."""
    if summary.run_id is None:
        output.print(f"nothing new in {', '.join(sources)}: all files are known; the lake stays at snapshot {summary.snapshot} ({seconds:.1f} s)")
    else:
        cuts = {kind: count for kind, count in summary.edits.items() if kind not in ("space", "join", "repair")}
        mended = {kind: summary.edits.get(kind, 0) for kind in ("join", "repair")}
        output.print(f"read      {summary.files:,} files from {', '.join(sources)}; {summary.unchanged:,} more were known")
        output.print(f"made      {summary.articles:,} articles of {summary.documents:,} documents")
        output.print(f"cut       {sum(cuts.values()):,} spans: {_listed(cuts)}")
        output.print(f"mended    {_listed(mended)}")
        output.print(f"rejected  {sum(summary.rejects.values()):,}{': ' + _listed(summary.rejects) if summary.rejects else ''}")
        if summary.skipped:
            output.print(f"skipped   {sum(summary.skipped.values()):,}: {_listed(summary.skipped)}")
        for columns, files in list(summary.columns.items())[:COLUMNS_SHOWN]:
            output.print(f"columns   {columns} ({files:,} file{'s' if files > 1 else ''})")
        if summary.model_mentions:
            output.print(f"names     {_listed(summary.model_mentions)}")
        output.print(f"published snapshot {summary.snapshot} of {lake} in {seconds:.1f} s")
        for check in summary.failed_checks:
            errors.print(f'newsmill: check {check} failed; see `newsmill sql "FROM checks WHERE failures > 0"`', style="red")
        if summary.beyond_limit:
            errors.print(
                f'newsmill: more was rejected than --reject-limit allows; see `newsmill sql "SELECT uri, record, reason, detail FROM rejects"{lake_option(lake)}`',
                style="red",
            )
    if summary.stale_parts:
        output.print(
            f"stale     {summary.stale_parts:,} parts of the lake were refined under other rules or profiles: `newsmill refresh` brings them up to date"
        )
    if summary.stale_mentions:
        output.print(
            f"stale     in {summary.stale_mentions:,} parts of the lake other models looked for names, or none did: `newsmill refresh` with the same --model brings them up to date"
        )
    output.print(f'\nquery it  {_command()} sql "{QUERY}"{lake_option(lake)}')


@dataclass(frozen=True)
class Shown:
    """What a summary is shown with: the sources, the lake, how long it took, and in what form."""

    sources: list[str]
    lake: Path
    seconds: float
    quiet: bool
    as_json: bool


def report(summary: Summary, shown: Shown) -> None:
    """Print a summary as asked. Raises typer.Exit(1) if a check failed or too much was rejected."""
    if shown.as_json:
        print_json({**asdict(summary), "seconds": round(shown.seconds, 3)})
    elif not shown.quiet:
        show(summary, shown.sources, shown.lake, shown.seconds)
    if summary.beyond_limit or summary.failed_checks:
        raise typer.Exit(1)


def _command() -> str:
    """How this command can be called again from here."""
    called = Path(sys.argv[0])
    return "newsmill" if shutil.which("newsmill") == str(called) else os.path.relpath(called)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"
