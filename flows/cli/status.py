"""``newsmill status`` and ``newsmill files``: what is in the lake."""

from __future__ import annotations

from typing import Annotated, Any

import duckdb
import typer

from flows.cli.console import DEFAULT_LAKE, JsonOption, LakeOption, QuietOption, existing, opened, output, print_json, records
from flows.errors import UsageError
from flows.lake import catalogue, news
from flows.lake.paths import Lake
from flows.lake.staging import Staging
from flows.planning import models_of
from flows.settings import Settings
from flows.versions import models_version, rules_version
from schemas import BY_NAME, STALE_MENTIONS, STALE_PARTS, TABLES

RUNS_SHOWN = 5


def status(lake: LakeOption = DEFAULT_LAKE, quiet: QuietOption = False, as_json: JsonOption = False) -> None:
    """Show what is in the lake, the last runs, what is stale and what failed."""
    facts = _facts(existing(lake))
    if as_json:
        print_json(facts)
    elif not quiet:
        _print(facts)


def files(
    table: Annotated[str, typer.Argument(help="A table of the lake.")],
    lake: LakeOption = DEFAULT_LAKE,
    as_json: JsonOption = False,
) -> None:
    """List the live Parquet files of a table, which anything that reads Parquet can open."""
    if table not in BY_NAME:
        raise UsageError(f"there is no table {table!r}; there are {', '.join(BY_NAME)}")
    with catalogue.attached(existing(lake), read_only=True) as connection:
        paths = list(catalogue.live_files(connection, table))
    if as_json:
        print_json(paths)
    else:
        for path in paths:
            typer.echo(path)


def _facts(lake: Lake) -> dict[str, Any]:
    with opened(lake.root) as connection:
        rows = {table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchall()[0][0] for table in TABLES}
        return {
            "lake": str(lake.root),
            "snapshot": news.published(lake)[0],
            "rows": rows,
            "dates": records(
                connection, "SELECT min(published_on) AS first, max(published_on) AS last, count(*) - count(published_on) AS undated FROM articles"
            )[0],
            "rejects": records(connection, "SELECT stage, reason, count(*) AS times FROM rejects GROUP BY ALL ORDER BY times DESC, stage, reason"),
            "runs": records(
                connection,
                f"SELECT run_id, state, inputs, documents, articles, rejects, round(epoch(ended_at - started_at), 1) AS seconds FROM runs ORDER BY run_id DESC LIMIT {RUNS_SHOWN}",
            ),
            "failed_checks": records(connection, 'SELECT run_id, "check", failures, sample FROM checks WHERE failures > 0 ORDER BY run_id DESC'),
            "stale_parts": records(connection, f"SELECT count(*) AS parts FROM ({STALE_PARTS})", rules_version({}))[0]["parts"],
            **_models(lake, connection),
            "interrupted": _interrupted(lake, connection),
        }


def _models(lake: Lake, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The models that find names, and in how many parts others did; or what is wrong with them."""
    try:
        found = models_of(lake, Settings())
    except UsageError as error:
        return {"models": [], "models_missing": str(error), "stale_mentions": None}
    stale = records(connection, f"SELECT count(*) AS parts FROM ({STALE_MENTIONS})", models_version(found))[0]["parts"]
    return {"models": [model.title for model in found], "models_missing": None, "stale_mentions": stale}


def _interrupted(lake: Lake, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether there is staged work of a run that has not come to its end."""
    staging = Staging(lake)
    return (
        staging.begun
        and bool(staging.plan.shards)
        and not connection.execute("SELECT 1 FROM runs WHERE run_id = ?", [staging.plan.run_id]).fetchall()
    )


def _print(facts: dict[str, Any]) -> None:
    dates = facts["dates"]
    output.print(f"{facts['lake']}, snapshot {facts['snapshot']}")
    output.print("rows      " + ", ".join(f"{name} {count:,}" for name, count in facts["rows"].items()))
    output.print(f"dates     {dates['first']} to {dates['last']}; {dates['undated']:,} articles have none")
    for run in facts["runs"]:
        output.print(
            f"run       {run['run_id']} {run['state']}: {run['inputs']:,} files, {run['documents']:,} documents, {run['articles']:,} articles, {run['seconds']} s of work"
        )
    for reject in facts["rejects"]:
        output.print(f"rejected  {reject['times']:,} at {reject['stage']}: {reject['reason']}")
    for check in facts["failed_checks"]:
        output.print(f"failed    {check['check']} in {check['run_id']}: {check['failures']:,} rows, first {check['sample']}")
    output.print(f"stale     {facts['stale_parts']} parts were refined under other rules or profiles than those in force")
    if facts["models_missing"]:
        output.print(f"models    {facts['models_missing']}", markup=False)
    elif facts["models"] or facts["stale_mentions"]:
        named = ", ".join(facts["models"]) or "no model"
        output.print(f"names     {named} in force; in {facts['stale_mentions']:,} parts it was another that looked for names")
    if facts["interrupted"]:
        output.print("unfinished: a run was interrupted; the next `newsmill run` over the same sources takes up its work")
