"""What a worker process does with a chunk of pairs: read their articles, compare, write rows of reuse and passages."""

from __future__ import annotations

from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from flows.relating.pairs import Chunk
from schemas import PASSAGES, REUSE
from schemas.batches import Row, batch
from schemas.vocabulary import Kind
from transforms.edits import Edit
from transforms.reuse.kinds import Reuse
from transforms.reuse.rows import Article, related


def compare_chunk(chunk: Chunk, run_id: str, settings: Reuse) -> int:
    """Compare the pairs of a chunk and write what they share beside it. Returns how many pairs share text."""
    rows = {row["document_id"]: row for row in pq.read_table(chunk.articles).to_pylist()}

    @cache
    def read(document_id: str) -> Article:
        row = rows[document_id]
        return Article.of(row["body"], [Edit(**edit, kind=Kind.OTHER, rule="") for edit in row["edits"] or ()])

    reuse: list[Row] = []
    passages: list[Row] = []
    for pair in pq.read_table(chunk.pairs).to_pylist():
        own, shared = related(pair | {"run_id": run_id}, read(pair["a"]), read(pair["b"]), settings)
        reuse += own
        passages += shared
    for table, made, path in ((REUSE, reuse, chunk.reuse), (PASSAGES, passages, chunk.passages)):
        pq.write_table(pa.Table.from_batches([batch(table, made)], table.schema), path)
    return len(reuse)
