"""``newsmill run``: ingest, refine, check, publish."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows import server
from flows.cli.console import CLI, DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, errors, opened, output, print_json, records
from flows.discover import discover
from flows.environment import prepare
from flows.errors import UsageError
from flows.lake import catalogue, news
from flows.lake.paths import Lake
from flows.planning import known_inputs, may_have_work
from flows.progress import watched
from flows.settings import INBOX, SAMPLE, Settings
from flows.workers import workers
from transforms.formats.mapping import check_mapping

if TYPE_CHECKING:
    from flows.lake.commit import Published

QUERY = "SELECT published_on, publisher, title FROM news ORDER BY published_on DESC NULLS LAST LIMIT 10"


def run(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders or glob patterns; data/raw if none, or data/sample if that is empty.")
    ] = None,
    lake: LakeOption = DEFAULT_LAKE,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="FIELD=COLUMN: which column of JSON Lines or CSV holds a field, e.g. text=body.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; all cores if not given.")] = None,
    reject_limit: Annotated[float, typer.Option(min=0, max=1, help="Share of records that may be rejected before the exit code is 1.")] = 0.2,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ingest, refine, check and publish what is new in the sources."""
    begun = time.monotonic()
    settings = Settings(mapping=_mapping(mapping or []), reject_limit=reject_limit, **({"workers": workers} if workers else {}))
    place, named = Lake.at(lake), sources or [_default_source()]
    published = mill_once(place, named, settings, quiet=quiet or as_json)
    summary = _summary(place, published, settings)
    seconds = time.monotonic() - begun
    if as_json:
        print_json({**asdict(summary), "seconds": round(seconds, 3)})
    elif not quiet:
        _print(summary, named, place, seconds)
    if summary.beyond_limit:
        raise typer.Exit(1)


def mill_once(lake: Lake, sources: list[str], settings: Settings, quiet: bool) -> Published | None:
    """One run of the flow ``mill``, with a temporary Prefect server if no other is named; None if nothing is new.

    Whether anything looks new is seen first: if not, nothing of Prefect is started.
    """
    found = discover(sources, lake.root)
    if not may_have_work(found, known_inputs(lake), settings):
        _keep_news_current(lake)
        return None
    # What goes wrong is told once, by the command: Prefect would log the same failure for task, flow and mill.
    prepare(lake, logging_level="WARNING" if CLI.debug else "CRITICAL")
    with server.temporary() as temporary, workers(settings.workers):
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.mill import mill

        # Nobody looks for heartbeats at a temporary server, and each flow would wait a second for its last.
        beat = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None} if temporary else {}
        if temporary:
            temporary.wait()
        with temporary_settings(updates=beat), _bars(quiet) as bars, watched(bars):
            return mill(str(lake.root), sources, settings)


@dataclass(frozen=True)
class Summary:
    """What a run did, in counts."""

    run_id: str | None
    snapshot: int | None
    files: int
    unchanged: int
    documents: int
    articles: int
    edits: dict[str, int]
    rejects: dict[str, int]
    beyond_limit: bool


class _Bars:
    """Shows each stage as a bar of tasks."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.tasks: dict[str, TaskID] = {}
        self.rows: dict[str, int] = {}

    def begin(self, stage: str, tasks: int) -> None:
        self.tasks[stage] = self.progress.add_task(stage, total=tasks, rows="")
        self.rows[stage] = 0

    def advance(self, stage: str, rows: int) -> None:
        self.rows[stage] += rows
        self.progress.update(self.tasks[stage], advance=1, rows=f"{self.rows[stage]:,} {'documents' if stage == 'ingest' else 'articles'}")


@contextmanager
def _bars(quiet: bool) -> Iterator[_Bars]:
    columns = TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rows]}"), TimeElapsedColumn()
    with Progress(*columns, console=errors, disable=quiet) as progress:
        yield _Bars(progress)


def _mapping(pairs: list[str]) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    for field, equals, column in split:
        if not (field and equals and column):
            raise UsageError(f"--map takes FIELD=COLUMN, for instance text=body, not {field + equals + column!r}")
    mapping = {field: column for field, _, column in split}
    try:
        check_mapping(mapping)
    except ValueError as error:
        raise UsageError(f"--map: {error}") from error
    return mapping


def _default_source() -> str:
    source = INBOX if INBOX.is_dir() and any(INBOX.iterdir()) else SAMPLE
    if not source.is_dir():
        raise UsageError(f"neither {INBOX} nor {SAMPLE} has anything in it: name a file, folder or pattern, as in `newsmill run FOLDER`")
    return str(source)


def _keep_news_current(lake: Lake) -> None:
    """Swap in news.duckdb if a run was cut off between its commit and that, or the lake was moved."""
    if lake.exists:
        with catalogue.attached(lake) as connection:
            if not news.is_current(lake, connection):
                news.publish(lake, connection)


def _summary(lake: Lake, published: Published | None, settings: Settings) -> Summary:
    with opened(lake.root) as connection:
        if published is None:
            known = connection.execute("SELECT count(*) FROM inputs").fetchall()[0][0]
            return Summary(None, news.published(lake)[0], 0, known, 0, 0, {}, {}, False)
        row = records(connection, "SELECT * FROM runs WHERE run_id = ?", published.run_id)[0]
        edits = _counts(connection, "edits", "kind", published.run_id)
        rejects = _counts(connection, "rejects", "reason", published.run_id)
        seen = connection.execute("SELECT sum(declared) FROM inputs WHERE run_id = ?", [published.run_id]).fetchall()[0][0]
    beyond = sum(rejects.values()) > settings.reject_limit * (seen or 0)
    return Summary(published.run_id, published.snapshot, row["inputs"], row["unchanged"], row["documents"], row["articles"], edits, rejects, beyond)


def _counts(connection: Any, table: str, column: str, run_id: str) -> dict[str, int]:
    sql = f"SELECT {column} AS value, count(*) AS times FROM {table} WHERE run_id = ? GROUP BY ALL ORDER BY times DESC, value"
    return {row["value"]: row["times"] for row in records(connection, sql, run_id)}


def _print(summary: Summary, sources: list[str], lake: Lake, seconds: float) -> None:
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
        output.print(f"published snapshot {summary.snapshot} of {lake.root} in {seconds:.1f} s")
        if summary.beyond_limit:
            errors.print(
                'newsmill: more was rejected than --reject-limit allows; see `newsmill sql "SELECT uri, record, reason, detail FROM rejects"`',
                style="red",
            )
    output.print(f'\nquery it  newsmill sql "{QUERY}"{_lake_option(lake)}')


def _lake_option(lake: Lake) -> str:
    return "" if lake.root == DEFAULT_LAKE.absolute() else f" --lake {lake.root}"


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"
