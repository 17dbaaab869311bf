"""What a worker process does to find the names in the articles of a part: read, hand to the models, write Parquet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow.parquet as pq

from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Written, measured
from flows.models import Model, fitting, load
from flows.plan import Job, Refined
from schemas import MODEL_MENTIONS
from schemas.batches import Row, batch
from schemas.vocabulary import Kind
from transforms.edits import Edit
from transforms.mentions.model import model_mention_rows

BATCH_ARTICLES = 64


def open_models(models: tuple[Model, ...]) -> None:
    """Load the models into this process, which keeps them. Raises UsageError for one that is of no use."""
    load(models)


def annotate_part(job: Job, refined: Refined) -> Written:
    """Write the names that the job's models find in the articles of a part that are in their languages."""
    edits = _edits(refined.edits)
    with TableWriter(Lake.at(job.lake), MODEL_MENTIONS, f"{refined.part.shard}-{refined.part.number}.{job.run_id}") as writer:
        for articles in _articles(refined.articles):
            rows = [row for article in articles for row in _rows(job, article, edits[article["document_id"]])]
            writer.write(batch(MODEL_MENTIONS, rows))
    return measured({MODEL_MENTIONS.name: writer.files}, {MODEL_MENTIONS.name: writer.rows})


def _rows(job: Job, article: dict[str, Any], edits: list[Edit]) -> Iterator[Row]:
    found = fitting(load(job.models), article["language"])
    if found is None:
        return
    model, recognise = found
    own = {"document_id": article["document_id"], "model": model.title, "shard": article["shard"], "part": article["part"], "run_id": job.run_id}
    for row in model_mention_rows(article["body"], edits, recognise):
        yield own | row


def _articles(paths: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    for path in paths:
        with pq.ParquetFile(path) as articles:
            for some in articles.iter_batches(BATCH_ARTICLES, columns=["document_id", "language", "body", "shard", "part"]):
                yield some.to_pylist()


def _edits(paths: Sequence[str]) -> dict[str, list[Edit]]:
    """The edits of each document; of what kind and by which rule tells nothing of where names stand."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for path in paths:
        for row in pq.read_table(path, columns=["document_id", "start", "end", "replacement"]).to_pylist():
            found[row["document_id"]].append(Edit(row["start"], row["end"], row["replacement"], Kind.OTHER, ""))
    return found
