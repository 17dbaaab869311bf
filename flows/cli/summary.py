"""What a run did, in counts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import typer

from flows.cli.console import errors, lake_option, opened, output, print_json, records
from flows.errors import UsageError
from flows.lake import news
from flows.lake.paths import Lake
from flows.planning import last_related, models_of
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
    unchanged: int
    files: int = 0
    documents: int = 0
    articles: int = 0
    edits: Mapping[str, int] = field(default_factory=dict)
    rejects: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)
    model_mentions: Mapping[str, int] = field(default_factory=dict)
    reuse: Mapping[str, int] = field(default_factory=dict)
    stories: int = 0
    stale_parts: int = 0
    stale_mentions: int = 0
    stale_relations: bool = False
    failed_checks: tuple[str, ...] = ()
    beyond_limit: bool = False


def summarise(lake: Lake, published: Published | None, settings: Settings) -> Summary:
    """What a run put into the lake; None for a run that found nothing new."""
    version = _models_version(lake, settings)
    with opened(lake.root) as connection:
        made = _nothing(connection, lake) if published is None else _made(connection, published, settings)
        unlike = _count(connection, STALE_MENTIONS, version) if version != UNKNOWN else 0
        stale = _count(connection, STALE_PARTS, rules_version({}))
    return replace(made, stale_parts=stale, stale_mentions=unlike, stale_relations=last_related(lake).is_stale)


def _nothing(connection: duckdb.DuckDBPyConnection, lake: Lake) -> Summary:
    return Summary(None, news.published(lake)[0], unchanged=_count(connection, "SELECT 1 FROM inputs WHERE member IS NULL"))


def _made(connection: duckdb.DuckDBPyConnection, published: Published, settings: Settings) -> Summary:
    run_id = published.run_id
    row = records(connection, "SELECT * FROM runs WHERE run_id = ?", run_id)[0]
    rejects = _counts(connection, "rejects", "reason", run_id)
    seen = connection.execute("SELECT sum(declared) FROM inputs WHERE run_id = ?", [run_id]).fetchall()[0][0]
    return Summary(
        run_id,
        published.snapshot,
        unchanged=row["unchanged"],
        files=row["inputs"],
        documents=row["documents"],
        articles=row["articles"],
        edits=_counts(connection, "edits", "kind", run_id),
        rejects=rejects,
        skipped=_pairs(connection, SKIPPED, run_id),
        columns=_pairs(connection, COLUMNS, run_id),
        model_mentions=_counts(connection, "model_mentions", "model", run_id),
        reuse=_counts(connection, "reuse", "kind", run_id),
        stories=_count(connection, "SELECT 1 FROM stories WHERE run_id = ?", run_id),
        failed_checks=tuple(found.audit.name for found in published.failed),
        beyond_limit=sum(rejects.values()) > settings.reject_limit * (seen or 0),
    )


def _count(connection: duckdb.DuckDBPyConnection, query: str, *given: str | None) -> int:
    """How many rows a query has."""
    return int(connection.execute(f"SELECT count(*) FROM ({query})", given).fetchall()[0][0])


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
        if summary.reuse or summary.stories:
            output.print(
                f"related   {sum(summary.reuse.values()):,} pairs that share text: {_listed(summary.reuse)}; {summary.stories:,} stories told anew"
            )
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
    if summary.stale_relations:
        output.print("stale     copies and takes were found in another way than they are now: `newsmill refresh` looks for them again")
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


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"
