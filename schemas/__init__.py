"""The table contract of newsmill: every table and column, declared once."""

from schemas.arrival import DOCUMENTS, INPUTS, REJECTS
from schemas.articles import ARTICLES, EDITS, EVIDENCE, LINKS, MENTIONS, MODEL_MENTIONS, QUOTES
from schemas.operations import CHECKS, MODELS_IN_FORCE, RUNS, SHARDS, STALE_MENTIONS, STALE_PARTS
from schemas.outlets import OUTLETS
from schemas.relations import CHANGES, COPIES, INFERRED, OF_PAIRS, PASSAGES, RELATED, REUSE, SKETCHES
from schemas.stories import LIKENESSES, STORIES, STORY_ARTICLES, STORY_CHANGES, TERMS, TOLD
from schemas.table import Audit, Column, Table

TABLES: tuple[Table, ...] = (
    INPUTS,
    DOCUMENTS,
    REJECTS,
    ARTICLES,
    EDITS,
    EVIDENCE,
    LINKS,
    QUOTES,
    MENTIONS,
    MODEL_MENTIONS,
    SKETCHES,
    TERMS,
    *RELATED,
    *TOLD,
    OUTLETS,
    RUNS,
    SHARDS,
    CHECKS,
)
# What refine feeds, rejects in common with ingest.
REFINED: tuple[Table, ...] = (ARTICLES, EDITS, EVIDENCE, LINKS, QUOTES, MENTIONS, SKETCHES, TERMS, REJECTS)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = [
    "ARTICLES",
    "BY_NAME",
    "CHANGES",
    "CHECKS",
    "COPIES",
    "DOCUMENTS",
    "EDITS",
    "EVIDENCE",
    "INFERRED",
    "INPUTS",
    "LIKENESSES",
    "LINKS",
    "MENTIONS",
    "MODELS_IN_FORCE",
    "MODEL_MENTIONS",
    "OF_PAIRS",
    "OUTLETS",
    "PASSAGES",
    "QUOTES",
    "REFINED",
    "REJECTS",
    "RELATED",
    "REUSE",
    "RUNS",
    "SHARDS",
    "SKETCHES",
    "STALE_MENTIONS",
    "STALE_PARTS",
    "STORIES",
    "STORY_ARTICLES",
    "STORY_CHANGES",
    "TABLES",
    "TERMS",
    "TOLD",
    "Audit",
    "Column",
    "Table",
]
