"""Which column of a row holds what: guessed by the usual names, unless the settings say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.vocabulary import Reason
from transforms.formats.cells import could_be_text, is_html, listed, spoken, text_of, written
from transforms.markup.pages import Markup, read_markup
from transforms.records import Fault, Record

# In order of preference. Names are compared without case, blanks and punctuation: `pubDate` is `pub_date`.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "article_text", "article_body", "maintext", "full_text", "body_text", "story", "cleaned_text"),
        *("inhalt", "texte", "contenu", "texto", "contenido", "testo", "tekst", "текст"),
    ),
    "html": (
        *("html", "body_html", "content_html", "html_content", "article_html", "html_body", "body_xhtml", "content:encoded"),
        *("raw_html", "page_html", "html_text", "text_html", "page_source", "source_html", "full_html"),
    ),
    "id": ("id", "article_id", "document_id", "doc_id", "record_id", "story_id", "guid", "uuid"),
    "title": (
        "title",
        "headline",
        "article_title",
        "heading",
        "titel",
        "überschrift",
        "titre",
        "titulo",
        "título",
        "titolo",
        "заголовок",
        "web_title",
    ),
    "subtitle": ("subtitle", "subheadline", "subheading", "deck", "standfirst", "dek"),
    "published": (
        *("published", "published_at", "date", "pub_date", "publish_date", "date_publish", "date_published", "publication_date", "published_on"),
        *(
            "datum",
            "fecha",
            "data",
            "дата",
            "published_date",
            "publish_time",
            "published_time",
            "datetime",
            "timestamp",
            "created_at",
            "web_publication_date",
        ),
    ),
    "updated": ("updated", "updated_at", "modified", "date_modified", "modified_at", "date_modify", "last_modified", "date_updated"),
    "authors": (
        *("authors", "author", "byline", "by", "author_name", "writer", "reporter", "journalist", "autor", "autoren", "auteur", "autore", "автор"),
    ),
    "publisher": ("publisher", "source", "outlet", "source_name", "site", "site_name", "newspaper", "publication", "media_name", "news_outlet"),
    "section": ("section", "category", "rubric", "desk", "article_section"),
    "language": ("language", "lang"),
    "agency": ("agency", "news_agency", "wire", "wire_service"),
    "url": ("url", "link", "permalink", "canonical_url", "article_url", "web_url", "href", "source_url"),
}
NOT_HINTS = ("text", "html", "id")
PLANS_KEPT = 256
WIDEST_KEPT = 200


class Hint(NamedTuple):
    """A column, the hint it gives, and the name it goes by if another column gave that hint already."""

    column: str
    name: str
    own_name: str


class Plan(NamedTuple):
    """How rows with the same columns are read; columns that could hold text, HTML or id in order of preference.

    ``usual`` are the first columns for text and id ("" for none), ``usual_hints`` those that are left if these are
    used. ``served`` names the first column for each canonical hint.
    """

    text: tuple[str, ...]
    html: tuple[str, ...]
    id: tuple[str, ...]
    hints: tuple[Hint, ...]
    usual: tuple[str, str]
    usual_hints: tuple[Hint, ...]
    served: Mapping[str, str]


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

    ``partition`` is what the folders above the file say: columns that have one value in all rows. Rows with the
    same columns are planned once; a bounded number of plans is kept, whatever the file does.
    """

    def __init__(self, mapping: Mapping[str, str], stem: str, partition: Mapping[str, str] | None = None) -> None:
        self._mapping = mapping
        self._stem = stem
        self._partition = hints_from(partition, mapping) if partition else {}
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._served: Mapping[str, str] = {}

    @property
    def served(self) -> Mapping[str, str]:
        """Which column is read as what (canonical hint -> column) in the rows so far; of several the one that goes first."""
        return self._served

    def read(self, number: int, row: Mapping[str, object], encoding: str) -> Record | Fault:
        """The record of a row, or the fault MISSING_TEXT or EMPTY. Text that is HTML is flattened."""
        columns = tuple(row)
        plan = self._plans.get(columns) or self._plan(columns)
        text_column, text, markup = _text(plan, row)
        if not text:
            return Fault(number, *self._no_text(plan, columns))
        id_column, record_id = _first(plan.id, row) if plan.id else ("", "")
        if text_column == plan.usual[0] and id_column == plan.usual[1]:
            hints = _hints(plan.usual_hints, row)
        else:
            hints = _hints([hint for hint in plan.hints if hint.column not in (text_column, id_column)], row)
        if self._partition:
            hints = {**self._partition, **hints}
        if markup is None:
            return Record(number, record_id or f"{self._stem}-{number}", text, encoding, hints)
        return Record(number, record_id or f"{self._stem}-{number}", text, encoding, {**markup.hints, **hints}, markup.layout)

    def holds_text(self, row: Mapping[str, object]) -> bool:
        """Whether a column for text or HTML could hold an article's: text, or nothing; no other objects, which may be articles themselves."""
        plan = self._plans.get(tuple(row)) or self._plan(tuple(row))
        return any(could_be_text(row[column]) for column in plan.text + plan.html)

    def without_text(self, columns: tuple[str, ...]) -> Fault | None:
        """The fault of a whole file none of whose columns holds the text."""
        plan = self._plan(columns)
        return None if plan.text or plan.html else Fault(None, *self._no_text(plan, columns))

    def _no_text(self, plan: Plan, columns: tuple[str, ...]) -> tuple[Reason, str]:
        if plan.text or plan.html:
            return Reason.EMPTY, f"no text stands in column {listed(plan.text + plan.html)}"
        wanted = f"there is no column {self._mapping['text']}" if "text" in self._mapping else "no column has a usual name for text"
        return Reason.MISSING_TEXT, f"{wanted}; found {listed(columns) or 'none'}: name the right one with --map text=COLUMN"

    def _plan(self, columns: tuple[str, ...]) -> Plan:
        plan = make_plan(columns, self._mapping)
        if len(self._plans) >= PLANS_KEPT:
            self._plans.clear()
        if len(columns) <= WIDEST_KEPT:
            self._plans[columns] = plan
        self._served = {**plan.served, **self._served}
        return plan


def make_plan(columns: tuple[str, ...], mapping: Mapping[str, str]) -> Plan:
    """How to read rows with these columns: the settings first, then usual names, and the rest under their own."""
    exact = dict.fromkeys(columns)
    folded = {fold(column): column for column in reversed(columns)}

    def column_called(name: str) -> str | None:
        return name if name in exact else folded.get(fold(name))

    # Who names the column for the text leaves nothing to guess, and who names that for HTML wants that one read.
    settled = {*mapping, *(("text", "html") if "text" in mapping or "html" in mapping else ())}
    given = {column_called(column): canonical for canonical, column in mapping.items()}
    guessed = {column_called(name): canonical for canonical, names in USUAL_NAMES.items() if canonical not in settled for name in names}
    meaning = {column: name for column, name in {**guessed, **given}.items() if column is not None}
    order = (*meaning, *(column for column in exact if column not in meaning))
    text, html, id_ = (tuple(column for column in order if meaning.get(column) == name) for name in NOT_HINTS)
    hints = tuple(_hint(column, meaning.get(column)) for column in order)
    usual = next(iter(text), ""), next(iter(id_), "")
    usual_hints = tuple(hint for hint in hints if hint.column not in usual)
    first = {meaning[column]: column for column in reversed(order) if column in meaning}
    served = {name: first[name] for name in USUAL_NAMES if name in first}
    return Plan(text, html, id_, hints, usual, usual_hints, served)


def hints_from(fields: Mapping[str, str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Fields that stand beside a text as hints, those with usual names under the canonical ones."""
    return _hints(make_plan(tuple(fields), mapping).hints, fields)


def _hint(column: str, canonical: str | None) -> Hint:
    # A canonical name must never be taken by a column that the settings passed over.
    own_name = f"column.{column}" if column in USUAL_NAMES and column not in NOT_HINTS else column
    return Hint(column, own_name if canonical is None or canonical in NOT_HINTS else canonical, own_name)


def _first(columns: tuple[str, ...], row: Mapping[str, object]) -> tuple[str, str]:
    """The first of some columns that says something, and what; the first of them and nothing if none does."""
    for column in columns:
        value = row[column]
        said = value.strip() if type(value) is str else spoken(value)
        if said:
            return column, said
    return columns[0], ""


def _hints(hints: Iterable[Hint], row: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, name, own_name in hints:
        value = row[column]
        if type(value) is str:
            said = value.strip()
        else:
            said = spoken(value)
            if not said and (said := written(value)):
                name = own_name
        if said:
            found[own_name if name in found else name] = said
    return found


def _text(plan: Plan, row: Mapping[str, object]) -> tuple[str, str, Markup | None]:
    """The first of the columns for text, then for HTML, in which there is some: the column, the text, its markup if it was HTML."""
    for column in plan.text:
        value = row[column]
        text = value if type(value) is str and value and not value[0].isspace() else text_of(value)
        if text and ("<" not in text or not is_html(text)):
            return column, text, None
        if text and (markup := read_markup(text)).text.strip():
            return column, markup.text, markup
    for column in plan.html:
        markup = read_markup(text_of(row[column]))
        if markup.text.strip():
            return column, markup.text, markup
    return "", "", None
