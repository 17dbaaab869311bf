"""What a worker process does with a chunk of pairs: read their articles, compare, write rows of reuse and passages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.relating.handing import Chunk
from schemas import OF_PAIRS
from schemas.batches import Row, batch
from transforms.reuse.kinds import Reuse
from transforms.reuse.rows import Article, related


def compare_chunk(chunk: Chunk, run_id: str, settings: Reuse) -> int:
    """Compare the pairs of a chunk and write what they share where the chunk says. Returns how many pairs share text."""
    articles = {row["document_id"]: row for path in sorted(Path(chunk.articles).iterdir()) for row in pq.ParquetFile(path).read().to_pylist()}

    @cache
    def read(document_id: str) -> Article:
        return Article.of(articles.pop(document_id))

    made: dict[str, list[Row]] = {table.name: [] for table in OF_PAIRS}
    for pair in pq.read_table(chunk.pairs).to_pylist():
        for name, rows in related(pair | {"run_id": run_id}, read(pair["a"]), read(pair["b"]), settings).items():
            made[name] += rows
    for table in OF_PAIRS:
        pq.write_table(pa.Table.from_batches([batch(table, made[table.name])], table.schema), chunk.results[table.name])
    return len(made["reuse"])
