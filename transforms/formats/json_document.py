"""JSON documents: an array of articles, an object that holds some wherever in it, or one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from schemas.vocabulary import Sign
from transforms.decode import peek
from transforms.formats.base import HEAD_BYTES, Format, Parsing, has_ending, sign, stem
from transforms.formats.json_glimpse import glimpse
from transforms.formats.json_text import BEGINNING, parse_json
from transforms.formats.json_walk import Dialect, Members, walk
from transforms.formats.mapping import Columns, recognised
from transforms.records import Declared, Fault, Outcome

ENDINGS = (".json",)
LINES_ENDINGS = (".jsonl", ".ndjson", ".jsonlines")
LINES_TRIED = 20
# Objects that interfaces put around an article, with columns of their own beside it.
WRAPPERS = ("_source", "fields", "attributes", "node", "item", "article", "document", "doc", "story", "post", "properties", "object")


def recognises(head: bytes, name: str) -> Sign | None:
    """JSON that is no JSON Lines: by its beginning, or by its ending and a bracket."""
    text = peek(head).lstrip()
    if not text.startswith(("{", "[")) or is_lines(text, len(head) < HEAD_BYTES, name):
        return None
    return sign(BEGINNING.match(text) is not None and not _is_long_line(text, head), has_ending(name, ENDINGS))


def is_lines(text: str, is_all: bool, name: str) -> bool:
    """Whether some text is JSON Lines: one of its first lines, and not the only one, is an object, or the ending says so."""
    if text.startswith("["):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and is_all:
        return has_ending(name, LINES_ENDINGS)
    return any(map(_is_object, lines[:LINES_TRIED])) and len(lines) > 1


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each article; one fault of the whole file, which says what was found, if there is none."""
    columns = Columns(parsing.mapping, stem(name), parsing.partition)
    articles = _Articles(columns)
    dialect = Dialect(articles.is_record, articles.read, "article: no object has a column with a usual name for text")
    for outcome in walk(stream, parsing, dialect):
        yield replace(outcome, columns=columns.served) if isinstance(outcome, Declared) else outcome


class _Articles:
    """Objects with a column for text, themselves or one level down."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def is_record(self, members: Members) -> bool:
        return self._columns.holds_text(self._unwrapped(members))

    def read(self, number: int, members: Members, encoding: str, around: Members) -> Outcome:
        outcome = self._columns.read(number, members, encoding)
        inner = self._unwrapped(members) if isinstance(outcome, Fault) else members
        return outcome if inner is members else self._columns.read(number, inner, encoding)

    def _unwrapped(self, members: Members) -> Members:
        if self._columns.holds_text(members):
            return members
        for wrapper in WRAPPERS:
            inner = members.get(wrapper)
            if isinstance(inner, Mapping) and self._columns.holds_text(inner):
                return {**{name: value for name, value in members.items() if name != wrapper}, **inner}
        return members


def _is_object(line: str) -> bool:
    parsed = parse_json(line.encode("utf-8", "replace")) if line.startswith("{") else None
    return parsed is not None and not isinstance(parsed, Fault) and isinstance(parsed.value, dict)


def _is_long_line(text: str, head: bytes) -> bool:
    """Whether the head lies within one line of JSON Lines: the object that it begins with has a column for text itself."""
    return len(head) >= HEAD_BYTES and "\n" not in text and not recognised(glimpse(head).get("", ())).isdisjoint(("text", "html"))


JSON_DOCUMENT = Format("json", recognises, parse, columns=True)
