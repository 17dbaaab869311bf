"""Tables about the mill itself: runs, shards and the results of checks."""

import pyarrow as pa

from schemas.columns import PART, RUN_ID, SHARD, TIME
from schemas.table import Column, Table
from schemas.vocabulary import RunState, Stage, values

RUNS = Table(
    name="runs",
    about="One row per run that had something to do.",
    columns=(
        RUN_ID,
        Column("started_at", TIME, "When the run began."),
        Column("ended_at", TIME, "When its rows were ready to publish."),
        Column("state", pa.string(), "How it ended.", allowed=values(RunState)),
        Column("sources", pa.list_(pa.string()), "What it was pointed at."),
        Column("inputs", pa.int64(), "Input files that were new or changed.", unit="files", low=0),
        Column("unchanged", pa.int64(), "Input files that were known already.", unit="files", low=0),
        Column("documents", pa.int64(), "Documents it wrote.", unit="documents", low=0),
        Column("articles", pa.int64(), "Articles it wrote.", unit="articles", low=0),
        Column("edits", pa.int64(), "Edits it wrote.", unit="edits", low=0),
        Column("rejects", pa.int64(), "Rejects it wrote.", unit="rejects", low=0),
        Column("rules_version", pa.string(), "Checksum of the rules and settings in force."),
        Column("relate_version", pa.string(), "Checksum of what relates articles to each other.", nullable=True),
        Column(
            "models",
            pa.list_(pa.string()),
            "The models that find names, as they were asked for; null of a run that left them as they were.",
            nullable=True,
        ),
    ),
    key=("run_id",),
)

SHARDS = Table(
    name="shards",
    about="One row per part of a shard in the lake: what made its rows, so that one can tell what is stale.",
    columns=(
        SHARD,
        PART,
        Column("rules_version", pa.string(), "Checksum of the rules and settings that refined it."),
        Column("models_version", pa.string(), "Checksum of the models that looked for names in it, and of how; null if none did.", nullable=True),
        RUN_ID,
    ),
    key=("shard", "part"),
)

# Parts that other rules refined than those in force, which the parameter names, or with other profiles than those in force.
STALE_PARTS = f"""
WITH in_force AS (SELECT outlet, max(profile_version) AS version FROM outlets GROUP BY outlet)
SELECT shard, part FROM shards WHERE rules_version <> ?
UNION SELECT a.shard, a.part FROM articles a JOIN in_force i USING (outlet) WHERE a.profile_version IS DISTINCT FROM i.version
UNION SELECT s.shard, s.part FROM shards s JOIN rejects r ON r.shard = s.shard JOIN in_force i USING (outlet)
      WHERE r.stage = '{Stage.REFINE.value}' AND r.profile_version IS DISTINCT FROM i.version"""

# Parts in which other models looked for names than those that the parameter is the checksum of; null is of none.
STALE_MENTIONS = "SELECT shard, part FROM shards WHERE models_version IS DISTINCT FROM ?"
# The models asked for last.
MODELS_IN_FORCE = "SELECT models FROM runs WHERE state = 'published' AND models IS NOT NULL ORDER BY ended_at DESC, run_id DESC LIMIT 1"

CHECKS = Table(
    name="checks",
    about="One row per data check of a run.",
    columns=(
        RUN_ID,
        Column("check", pa.string(), "Name of the check."),
        Column("table", pa.string(), "Table that it looks at."),
        Column("failures", pa.int64(), "Rows that failed; 0 is a pass.", unit="rows", low=0),
        Column("sample", pa.string(), "The first failing row; null on a pass.", nullable=True),
    ),
    key=("run_id", "check"),
)
