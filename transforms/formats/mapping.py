"""Which column of a row holds what: guessed by the usual names, unless the settings say."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from schemas.vocabulary import Reason
from transforms.records import Fault, Record

# In order of preference. Names are compared without case, blanks and punctuation: `pubDate` is `pub_date`.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "article_body",
        "maintext",
        "full_text",
        "body_text",
        "story",
        "cleaned_text",
        *("inhalt", "texte", "contenu", "texto", "contenido", "testo", "tekst", "текст"),
    ),
    "id": ("id", "article_id", "document_id", "doc_id", "record_id", "story_id", "guid", "uuid"),
    "title": ("title", "headline", "article_title", "heading", "titel", "überschrift", "titre", "titulo", "título", "titolo", "заголовок"),
    "subtitle": ("subtitle", "subheadline", "subheading", "deck", "standfirst", "dek"),
    "published": (
        *("published", "published_at", "date", "pub_date", "publish_date", "date_publish", "date_published", "publication_date", "published_on"),
        *("datum", "fecha", "data", "дата", "published_date", "publish_time", "published_time", "datetime", "timestamp", "created_at"),
    ),
    "updated": ("updated", "updated_at", "modified", "date_modified", "modified_at", "date_modify", "last_modified", "date_updated"),
    "authors": (
        "authors",
        "author",
        "byline",
        "by",
        "author_name",
        "writer",
        "reporter",
        "journalist",
        "autor",
        "autoren",
        "auteur",
        "autore",
        "автор",
    ),
    "publisher": ("publisher", "source", "outlet", "source_name", "site", "site_name", "newspaper", "publication", "media_name", "news_outlet"),
    "section": ("section", "category", "rubric", "desk", "article_section"),
    "language": ("language", "lang"),
    "agency": ("agency", "news_agency", "wire", "wire_service"),
    "url": ("url", "link", "permalink", "canonical_url", "article_url", "web_url", "href", "source_url"),
}
NOT_HINTS = ("text", "id")
PLANS_KEPT = 256
WIDEST_KEPT = 200


class Hint(NamedTuple):
    """A column, the hint it gives, and the name it goes by if another column gave that hint already."""

    column: str
    name: str
    own_name: str


class Plan(NamedTuple):
    """How rows with the same columns are read; columns that could hold text or id in order of preference."""

    text: tuple[str, ...]
    id: tuple[str, ...]
    hints: tuple[Hint, ...]


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise ValueError if a mapping names a hint that there is not."""
    unknown = [name for name in mapping if name not in USUAL_NAMES]
    if unknown:
        raise ValueError(f"cannot map {', '.join(unknown)}: the names are {', '.join(USUAL_NAMES)}")


def fold(name: str) -> str:
    """A column's name as names are compared: letters and digits only, without case."""
    return "".join(filter(str.isalnum, name.casefold()))


CANONICAL = {fold(usual): canonical for canonical, names in USUAL_NAMES.items() for usual in names}


def recognised(columns: Iterable[str]) -> set[str]:
    """The canonical hints, text and id among them, for which there is a column by a usual name."""
    return {CANONICAL[fold(column)] for column in columns if fold(column) in CANONICAL}


class Columns:
    """Makes records of the rows of one file; ``stem`` is what records without an id are called after.

    Rows with the same columns are planned once; a bounded number of plans is kept, whatever the file does.
    """

    def __init__(self, mapping: Mapping[str, str], stem: str) -> None:
        self._mapping = mapping
        self._stem = stem
        self._plans: dict[tuple[str, ...], Plan] = {}

    def read(self, number: int, row: Mapping[str, object], encoding: str) -> Record | Fault:
        """The record of a row, or the fault MISSING_TEXT or EMPTY."""
        columns = tuple(row)
        plan = self._plans.get(columns) or self._plan(columns)
        text_column, text = _first(plan.text, row, _text)
        if not text:
            return Fault(number, *self._no_text(plan, columns))
        id_column, record_id = _first(plan.id, row, spoken)
        hints = _hints(plan, row, (text_column, id_column))
        return Record(number, record_id or f"{self._stem}-{number}", text, encoding, hints)

    def without_text(self, columns: tuple[str, ...]) -> Fault | None:
        """The fault of a whole file none of whose columns holds the text."""
        plan = self._plan(columns)
        return None if plan.text else Fault(None, *self._no_text(plan, columns))

    def _no_text(self, plan: Plan, columns: tuple[str, ...]) -> tuple[Reason, str]:
        if plan.text:
            return Reason.EMPTY, f"no text stands in column {listed(plan.text)}"
        wanted = f"there is no column {self._mapping['text']}" if "text" in self._mapping else "no column has a usual name for text"
        return Reason.MISSING_TEXT, f"{wanted}; found {listed(columns) or 'none'}: name the right one with --map text=COLUMN"

    def _plan(self, columns: tuple[str, ...]) -> Plan:
        plan = make_plan(columns, self._mapping)
        if len(self._plans) >= PLANS_KEPT:
            self._plans.clear()
        if len(columns) <= WIDEST_KEPT:
            self._plans[columns] = plan
        return plan


def make_plan(columns: tuple[str, ...], mapping: Mapping[str, str]) -> Plan:
    """How to read rows with these columns: the settings first, then usual names, and the rest under their own."""
    exact = dict.fromkeys(columns)
    folded = {fold(column): column for column in reversed(columns)}

    def column_called(name: str) -> str | None:
        return name if name in exact else folded.get(fold(name))

    given = {column_called(column): canonical for canonical, column in mapping.items()}
    guessed = {column_called(name): canonical for canonical, names in USUAL_NAMES.items() if canonical not in mapping for name in names}
    meaning = {column: name for column, name in {**guessed, **given}.items() if column is not None}
    order = (*meaning, *(column for column in exact if column not in meaning))
    text, id_ = (tuple(column for column in order if meaning.get(column) == name) for name in NOT_HINTS)
    return Plan(text, id_, tuple(_hint(column, meaning.get(column)) for column in order))


def hints_from(fields: Mapping[str, str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Fields that stand beside a text as hints, those with usual names under the canonical ones."""
    return _hints(make_plan(tuple(fields), mapping), fields, ())


def _hint(column: str, canonical: str | None) -> Hint:
    # A canonical name must never be taken by a column that the settings passed over.
    own_name = f"column.{column}" if column in USUAL_NAMES and column not in NOT_HINTS else column
    return Hint(column, own_name if canonical is None or canonical in NOT_HINTS else canonical, own_name)


def _first(columns: tuple[str, ...], row: Mapping[str, object], read: Callable[[object], str]) -> tuple[str, str]:
    """The first of some columns in which there is something, and what; two empty strings if all are empty."""
    for column in columns:
        value = read(row[column])
        if value:
            return column, value
    return "", ""


def _hints(plan: Plan, row: Mapping[str, object], used: Collection[str]) -> dict[str, str]:
    hints: dict[str, str] = {}
    for column, name, own_name in plan.hints:
        if column in used:
            continue
        value = row[column]
        said = value.strip() if type(value) is str else spoken(value)
        if said:
            hints[own_name if name in hints else name] = said
    return hints


def _text(value: object) -> str:
    """The text in a cell, as it stands; a list of paragraphs is put together with blank lines."""
    if isinstance(value, str):
        return "" if value.isspace() else value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _text("\n\n".join(value))
    return ""


def spoken(value: object) -> str:
    """A scalar, a list of scalars or an object with a name as a hint says it; empty for all that says nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    if isinstance(value, list):
        return "; ".join(filter(None, (spoken(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return spoken(value["name"])
    return ""


def listed(names: Iterable[str]) -> str:
    """Names of columns for a person to read, shortened if they are many or long."""
    shown = [name if len(name) <= 40 else name[:40] + "…" for name in names]
    return ", ".join(shown[:20]) + (f" and {len(shown) - 20} more" if len(shown) > 20 else "")
