"""What a lake knows of one document, in the terms of those who read the explanation."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.batches import Row
from schemas.vocabulary import Field, Kind, Precision
from transforms.edits import Edit
from transforms.layout import Layout
from transforms.page import Page

# Where a field is not a column of the same name.
COLUMNS = {Field.PUBLISHED: "published_on", Field.UPDATED: "updated_at"}
CLOCK = (Precision.SECOND, Precision.MINUTE, Precision.HOUR)
NOWHERE = "no one place"
PROVENANCE = ("document_id", "record_id", "uri", "member", "record", "format", "encoding", "ingested_at", "run_id")


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` (exclusive) of the text; ``line`` is the line that start is on, from 1."""

    start: int
    end: int
    line: int

    def __str__(self) -> str:
        return f"line {self.line}, {self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that was found for a field; ``place`` is None if it stands in no one place of the text. ``confidence`` runs from 0 to 1."""

    value: str
    extractor: str
    place: Place | None
    confidence: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the article says in a field, "" if nothing, and all that was found for it, winners first."""

    name: str
    value: str
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Tally:
    """The edits of one kind: how many by each rule, the first of each rule by its number, and the characters they took."""

    kind: Kind
    rules: Mapping[str, int]
    first: Mapping[str, int]
    characters: int


@dataclass(frozen=True)
class Known:
    """The rows about one document: one of ``documents``, and of other tables by their names as many as there are."""

    document: Row
    parts: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> Sequence[Row]:
        """The rows of a table; none of one that was not read."""
        return self.parts.get(table, ())

    @property
    def text(self) -> str:
        text: str = self.document["text"]
        return text

    @property
    def article(self) -> Row | None:
        """The article; None if the document was rejected."""
        return next(iter(self.rows("articles")), None)

    @property
    def headline(self) -> str:
        """What to call the document: its title, or else its id."""
        title: str | None = self.article["title"] if self.article else None
        return title or str(self.document["record_id"])

    @cached_property
    def edits(self) -> list[Edit]:
        """What was changed between the text and the body, in order."""
        made = (Edit(row["start"], row["end"], row["replacement"], Kind(row["kind"]), row["rule"], row["score"]) for row in self.rows("edits"))
        return sorted(made, key=lambda edit: (edit.start, edit.end))

    @cached_property
    def tags(self) -> Mapping[int, tuple[str, str]]:
        """By the offset of each line: the element that it was the text of and those around it; empty for flat text."""
        layout = Layout.from_row(self.document.get("layout"))
        if layout is None:
            return {}
        lines = Page(self.text, layout=layout).lines
        return {line.start: (layout.tags[line.number], layout.within[line.number]) for line in lines}

    def place(self, start: int, end: int) -> Place:
        """The place of a span."""
        return Place(start, end, bisect_right(self._ends, start - 1) + 1)

    def answers(self) -> Iterator[Answer]:
        """The fields that have a value or a candidate, in the order of the vocabulary."""
        for name in Field:
            value = _value(self.article, name)
            found = [self._candidate(row) for row in self.rows("evidence") if row["field"] == name.value]
            if value or found:
                yield Answer(name.value, value, sorted(found, key=lambda candidate: not candidate.chosen))

    def tallies(self) -> list[Tally]:
        """The kinds of edits that were made, in the order of the vocabulary."""
        return [_tally(self.edits, kind) for kind in Kind if any(edit.kind is kind for edit in self.edits)]

    def provenance(self) -> Iterator[tuple[str, str]]:
        """Where the document came from, as names and values; what is not known is left out."""
        facts = {name: self.document.get(name) for name in PROVENANCE}
        facts["sha256"] = next((row["sha256"] for row in self.rows("inputs")), None)
        if self.article:
            facts |= {name: self.article[name] for name in ("page_type", "words", "article_key", "rules_version")}
            facts |= {"summary_only": "yes"} if self.article["summary_only"] else {}
        return ((name, str(value)) for name, value in facts.items() if value is not None)

    @cached_property
    def _ends(self) -> list[int]:
        """The offsets of the line feeds."""
        return [offset for offset, character in enumerate(self.text) if character == "\n"]

    def _candidate(self, row: Row) -> Candidate:
        place = None if row["start"] is None else self.place(row["start"], row["end"])
        return Candidate(row["value"], row["extractor"], place, row["confidence"], row["chosen"])


def _value(article: Row | None, name: Field) -> str:
    """The article's value of a field as text."""
    if article is None:
        return ""
    value = article[COLUMNS.get(name, name.value)]
    if name is Field.PUBLISHED and value is not None:
        precision = article["published_precision"]
        return f"{article['published_at'] if precision in CLOCK else value} (to the {precision})"
    if isinstance(value, list):
        return ", ".join(item if isinstance(item, str) else f"{item['name']} ({item['role']})" for item in value)
    return "" if value is None else str(value)


def _tally(edits: Sequence[Edit], kind: Kind) -> Tally:
    numbered = [(number, edit) for number, edit in enumerate(edits) if edit.kind is kind]
    first = {edit.rule: number for number, edit in reversed(numbered)}
    return Tally(kind, Counter(edit.rule for _, edit in numbered), first, sum(edit.end - edit.start for _, edit in numbered))
