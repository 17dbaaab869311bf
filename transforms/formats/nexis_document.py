"""One document of a Nexis export: what stands above its text and below it as hints, and the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.formats import hints as names
from transforms.formats.export_labels import BODY, END, LABELS, Field, Labels, hints_of, read_field
from transforms.reading.dates import stamps

_PAGE = re.compile(r"\s*(?:Page|Seite|Página|Pagina) \d+ (?:of|von|de|sur|di|van) \d+\s*", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\s*(?:Copyright\b|©|\(c\)|All Rights Reserved|Alle Rechte vorbehalten|Tous droits réservés|Todos los derechos reservados)", re.IGNORECASE
)
_LINE_ENDS = re.compile(r"\r\n?|\n")
# What may be told under a text; without one of the last three nothing is taken for that.
_CLOSING = ("load_date", "publication_type", names.LANGUAGE)
_OPENING = frozenset((names.TITLE, names.SUBTITLE, names.BYLINE, names.DATELINE, names.SECTION, names.WORDS, names.SUMMARY, BODY))
# Labels that a paragraph may begin with too, where labels are not in capitals.
_ABOVE = _OPENING | {names.PUBLISHER, names.EDITORS_NOTE, names.URL}
_MOST_HEAD_LINES = 120
# A field that is told under a text runs over few lines, and these are short.
_MOST_FIELD_LINES = 40
_LONGEST_WRAPPED = 110
_LONGEST_DATE_LINE = 70
_LONGEST_LABEL = 44


class Sheet:
    """The lines of a document as they stand, and the fields that they begin.

    ``numbered``: it is of the older kind, which prints the publication above the title and labels in capitals.
    """

    def __init__(self, text: str, numbered: bool, labels: Labels) -> None:
        self.lines: Sequence[str] = _LINE_ENDS.split(text)
        self.numbered = numbered
        self._fields = {number: field for number, line in enumerate(self.lines) if (field := _field(line.strip(), numbered, labels))}

    def field(self, number: int) -> Field | None:
        """The field that a line begins, if any."""
        return self._fields.get(number)


def _field(line: str, numbered: bool, labels: Labels) -> Field | None:
    """The field that a line begins: in capitals in the older kind; "Body" and "Classification" in the newer need no colon."""
    if ":" in line[:_LONGEST_LABEL]:
        field = read_field(line, labels)
        return field if field and (field.label.isupper() or not numbered) else None
    bare = labels.get(line.casefold(), "") if line and len(line) < _LONGEST_LABEL and not numbered else ""
    return Field(bare, line, "") if bare in (BODY, END) else None


def read_document(text: str, numbered: bool, labels: Labels = LABELS) -> tuple[str, dict[str, str]]:
    """The text of a document, and hints of what stands above and below it."""
    sheet = Sheet(text, numbered, labels)
    start, printed, head = _head(sheet)
    end = _tail_start(sheet, start)
    tail = _fields(sheet, range(end, len(sheet.lines)))
    hints = hints_of((*head, *(field for field in tail if field.hint != names.TITLE)))
    for name, value in _printed(printed, numbered):
        hints.setdefault(name, value)
    hints = {name: value for name, value in hints.items() if value}
    return "\n".join(sheet.lines[start:end]).strip("\n"), hints | ({names.BODY_ONLY: "true"} if head else {})


def _head(sheet: Sheet) -> tuple[int, list[list[str]], list[Field]]:
    """Where the text begins; the blocks printed above the first field, by their lines; and the fields."""
    printed: list[list[str]] = []
    first = next((number for number in range(min(_MOST_HEAD_LINES, len(sheet.lines))) if sheet.field(number)), None)
    if first is None:
        return 0, [], []
    gap = True
    for line in sheet.lines[:first]:
        if line.strip() and not _PAGE.fullmatch(line):
            if gap or not printed:
                printed.append([])
            printed[-1].append(line.strip())
        gap = not line.strip()
    start = _start(sheet, first)
    return start, printed, _fields(sheet, range(first, start))


def _start(sheet: Sheet, first: int) -> int:
    """The line that the text begins on: below the word that says so, or below the fields that begin on line ``first``."""
    fields = [(number, field) for number in range(first, min(len(sheet.lines), first + _MOST_HEAD_LINES)) if (field := sheet.field(number))]
    body = next((number + 1 for number, field in fields if field.hint == BODY and not field.value), None)
    if body is not None:
        return body
    gap, number = False, first
    for number in range(first, len(sheet.lines)):
        field = sheet.field(number)
        line = sheet.lines[number].strip()
        apart = gap or len(line) > _LONGEST_WRAPPED
        if line and apart and (field is None or field.hint not in _OPENING):
            return number
        gap = not line or (gap and field is None)
    return len(sheet.lines)


def _tail_start(sheet: Sheet, start: int) -> int:
    """The line that the fields under the text begin on: from the last line upwards, field by field and notice by notice."""
    ends = [number for number in range(start, len(sheet.lines)) if (field := sheet.field(number)) and field.hint == END]
    if ends:
        return ends[-1]
    end, pending, told = len(sheet.lines), 0, False
    for number in range(len(sheet.lines) - 1, start - 1, -1):
        line = sheet.lines[number].strip()
        field = sheet.field(number) if line else None
        if field and field.hint not in (_OPENING if sheet.numbered else _ABOVE):
            end, pending = number, 0
            told = told or field.hint in _CLOSING
        elif not line or _COPYRIGHT.match(line):
            if not line and pending:
                break
            end, pending = (number, 0) if line else (end, 0)
        else:
            pending += 1
            if pending > _MOST_FIELD_LINES or len(line) > _LONGEST_WRAPPED:
                break
    return end if told else len(sheet.lines)


def _fields(sheet: Sheet, numbers: range) -> list[Field]:
    """The fields on some lines; a line without a label goes on with the field above it, and notices of copyright are fields too."""
    found: list[tuple[Field, list[str]]] = []
    for number in numbers:
        line = sheet.lines[number].strip()
        field = sheet.field(number)
        if field is None and line and _COPYRIGHT.match(line):
            field = Field(names.COPYRIGHT, "", line)
        if field:
            found.append((field, [field.value]))
        elif line and found:
            found[-1][1].append(line)
    return [replace(field, value=" ".join(lines).strip()) for field, lines in found]


def _printed(blocks: list[list[str]], numbered: bool) -> Iterator[tuple[str, str]]:
    """What the lines above the first field say by their place: publication, date and edition, title, copyright."""
    for block in blocks:
        if _COPYRIGHT.match(block[0]):
            yield names.COPYRIGHT, " ".join(block)
    rest = [block for block in blocks if not _COPYRIGHT.match(block[0])]
    lines = [line for block in rest for line in block]
    dated = next((number for number, line in enumerate(lines) if _is_date(line)), None)
    if dated is None:
        yield names.TITLE, " ".join(lines)
        return
    yield names.PUBLISHED, lines[dated]
    if not numbered:
        yield names.TITLE, " ".join(dict.fromkeys(lines[: max(dated - 1, 0)]))
        yield names.PUBLISHER, lines[dated - 1] if dated else ""
        yield "edition", " ".join(lines[dated + 1 :])
        return
    place = next(number for number, block in enumerate(rest) if lines[dated] in block)
    above = [*(line for block in rest[:place] for line in block), *rest[place][: rest[place].index(lines[dated])]]
    yield names.PUBLISHER, " ".join(above)
    yield "edition", " ".join(rest[place][rest[place].index(lines[dated]) + 1 :])
    yield names.TITLE, " ".join(line for block in rest[place + 1 :] for line in block)


def _is_date(line: str) -> bool:
    return len(line) <= _LONGEST_DATE_LINE and any(stamp.moment for stamp in stamps(line))
