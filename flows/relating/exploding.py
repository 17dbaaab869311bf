"""Rows with lists of hashes made rows of a hash each, of those that are chosen: many are read, and few get as far as SQL."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from transforms.reuse.sieve import Sieve
from transforms.reuse.words import Hashes

_AT_ONCE = 5_000

Choice = Callable[[Hashes], NDArray[np.bool_]]


def explode(connection: duckdb.DuckDBPyConnection, query: str, choice: Choice) -> pa.Table:
    """The rows of a query, each as often as its ``hashes`` has a chosen ``hash``, which stands in place of these."""
    reader = connection.execute(query).to_arrow_reader(_AT_ONCE)
    schema = pa.schema([*(field for field in reader.schema if field.name != "hashes"), pa.field("hash", pa.uint64())])
    found = []
    for records in reader:
        lists = records.column("hashes")
        hashes: Hashes = lists.flatten().to_numpy()
        chosen = np.flatnonzero(choice(hashes))
        owners = np.repeat(np.arange(len(records)), pc.list_value_length(lists).to_numpy())[chosen]
        columns = [records.column(name).take(pa.array(owners)) for name in schema.names[:-1]]
        found.append(pa.RecordBatch.from_arrays([*columns, pa.array(hashes[chosen])], schema=schema))
    return pa.Table.from_batches(found, schema)


def hashes_of(found: pa.Table) -> Hashes:
    """The column ``hash`` of a table."""
    hashes: Hashes = found.column("hash").to_numpy()
    return hashes


def passing(sieve: Sieve | None) -> Choice:
    """The choice of hashes that a sieve may have; of all, if there is none."""
    return sieve.may_have if sieve else lambda hashes: np.ones(len(hashes), bool)
