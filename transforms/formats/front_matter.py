"""The fields that stand above a Markdown text between two lines of ``---``: the part of YAML that people write there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MOST_LINES = 500

OPENING = re.compile(r"---[ \t]*\r?\n")
CLOSING = re.compile(r"(?:---|\.\.\.)\s*")
FIELD = re.compile(r"""(?P<key>"[^"]+"|'[^']+'|\w[\w .-]{0,40}):(?:\s++(?P<value>.+))?""")
ITEM = re.compile(r"-(?:\s++(?P<value>.+))?")
IN_LIST = re.compile(r"""\s*+("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]*)[^,]*+(?:,|$)""")
BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?")
ESCAPE = re.compile(r'\\(["\\/])')


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``end`` is the offset just behind the closing line and its line end; ``fields`` are as written, lists joined by "; "."""

    end: int
    fields: Mapping[str, str]


def front_matter(text: str) -> FrontMatter | None:
    """The front matter that a text begins with; None if it has none.

    Two rules with prose between them are none: every line must be a field, an item, an indented
    continuation or a comment, and one at least a field. Source: YAML 1.2 as Jekyll and Hugo use it.
    """
    opening = OPENING.match(text)
    if not opening:
        return None
    taken = _Taken()
    end = opening.end()
    for _ in range(MOST_LINES):
        start, end = end, _line_end(text, end)
        line = text[start:end]
        if CLOSING.fullmatch(line):
            return FrontMatter(end, taken.fields()) if taken.values else None
        if start == end or not taken.take(line.rstrip()):
            return None
    return None


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found + 1


class _Taken:
    """Fields as they gather line by line; ``inner`` while the lines below the last are fields of its own."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.inner = False

    def fields(self) -> dict[str, str]:
        return {key: "; ".join(filter(None, items)) for key, items in self.values.items()}

    def take(self, line: str) -> bool:
        """Whether a line belongs into front matter; what it says is kept."""
        field = FIELD.fullmatch(line)
        if field:
            self.values[_unquoted(field["key"])] = _items(field["value"] or "")
            self.inner = False
            return True
        if not line or line.startswith("#"):
            return True
        if not self.values:
            return False
        items = self.values[next(reversed(self.values))]
        item = ITEM.fullmatch(line.strip())
        if item:
            self._add(item["value"] or "", items)
        elif line[0] in " \t":
            self._continue(line.strip(), items)
        return bool(item) or line[0] in " \t"

    def _continue(self, line: str, items: list[str]) -> None:
        if self.inner or (not items and FIELD.fullmatch(line)):
            self._add(line, items)
        elif items:
            items[-1] = f"{items[-1]} {line}"
        else:
            items.append(line)

    def _add(self, value: str, items: list[str]) -> None:
        """Add a value; of a field with fields of its own, an author's for example, the name is the value."""
        inner = FIELD.fullmatch(value)
        self.inner = self.inner or bool(inner)
        if inner is None or inner["key"] == "name":
            items.append(_unquoted(value if inner is None else inner["value"] or ""))


def _items(value: str) -> list[str]:
    if value in ("", "null", "~") or BLOCK_SCALAR.fullmatch(value):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(item.strip()) for item in IN_LIST.findall(value[1:-1])]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return ESCAPE.sub(r"\1", value[1:-1])
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
