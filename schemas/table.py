"""What a table is: one declaration per column and table, from which all else is derived."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column, declared once.

    ``unit`` names what a number counts, ``allowed`` closes the list of values, ``low`` and ``high``
    bound numbers inclusively. A column is never null unless ``nullable`` says so.
    """

    name: str
    type: pa.DataType
    about: str
    nullable: bool = False
    unit: str | None = None
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def arrow(self) -> pa.Field:
        """The Arrow field, its meaning kept as metadata so that a lone Parquet file explains itself."""
        return pa.field(self.name, self.type, nullable=self.nullable, metadata={"about": self.about})


@dataclass(frozen=True)
class Audit:
    """A SQL query over the lake in which no rows means pass.

    ``sql`` may name any table of the lake; ``{scope}`` in it becomes a condition on ``shard`` that
    confines the audit to the rows a run wrote. ``broken`` is the condition that failing rows meet, if
    each row of the table can be judged by itself: such audits can share one pass over the table.
    ``by_part`` says that it judges each document by itself and needs memory for them all: it is run
    part by part, with a condition on ``part`` in the scope. A failure that ``warns`` does not keep a
    run from being published.
    """

    name: str
    table: str
    about: str
    sql: str
    broken: str | None = None
    by_part: bool = False
    warns: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the lake: columns, key, partition column and audits beyond the derived ones.

    ``key_spans_shards`` has the key checked over the whole table; elsewhere the shards of a run suffice,
    since the key holds one that is checked so.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    partition: str | None = None
    key_spans_shards: bool = False
    audits: tuple[Audit, ...] = field(default=())

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name}: a column is declared twice in {names}")
        missing = [name for name in (*self.key, *filter(None, [self.partition])) if name not in names]
        if missing:
            raise ValueError(f"table {self.name}: key or partition names no column: {missing}")

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema in which every Parquet file of the table is written."""
        return pa.schema([column.arrow for column in self.columns], metadata={"table": self.name, "about": self.about})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
