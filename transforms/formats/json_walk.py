"""Records found in a JSON document, wherever in it they stand: a walk from left to right in bounded memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from schemas.vocabulary import Reason
from transforms.formats.base import NOTHING, Parsing
from transforms.formats.cells import listed
from transforms.formats.json_text import REPAIRED, Parsed, parse_json
from transforms.formats.json_values import Cut, Values
from transforms.formats.lines import open_source
from transforms.formats.window import Window
from transforms.records import Declared, Fault, Outcome, Record

# An array holds records if one of its first so many elements is one; an object, if as many of its members do not lack any.
ELEMENTS_TRIED = 20
MEMBERS_TRIED = 10_000
DEEPEST = 8
NOTES_KEPT = 5
_CONTAINER_AHEAD = re.compile(rb"[:,\[]\s*+[{\[]")

Members = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the records of a JSON document look like.

    ``is_record`` judges an object by its members. ``read`` makes the outcome of one that is, from its number, its
    members, the name of its encoding, and the members of the objects around it. ``wanted`` says what was looked for.
    """

    is_record: Callable[[Members], bool]
    read: Callable[[int, Members, str, Members], Outcome]
    wanted: str


@dataclass(frozen=True, slots=True)
class Element:
    """A value that was cut out: its parsed form, or the fault that kept it from being parsed."""

    cut: Cut
    parsed: Parsed | Fault

    @property
    def members(self) -> Members | None:
        """The members of an object; None of anything else."""
        value = None if isinstance(self.parsed, Fault) else self.parsed.value
        return value if isinstance(value, dict) else None


def walk(stream: BinaryIO, parsing: Parsing, dialect: Dialect) -> Iterator[Outcome]:
    """The outcomes of a JSON document, of several one after another, or of what is left of them if they are broken.

    Records are objects: the document itself, the elements of its arrays, the members of its objects.
    ``Declared`` counts what was cut out as a record before any of it was read.
    """
    source = open_source(stream)
    found = Walk(Values(Window(source), parsing.max_record_bytes), dialect, source.encoding)
    yield from found.documents()
    yield Declared(found.cut or 1)


class Walk:
    """One walk through one file; ``cut`` counts what was taken for a record."""

    def __init__(self, values: Values, dialect: Dialect, encoding: str) -> None:
        self.cut = 0
        self._values = values
        self._dialect = dialect
        self._encoding = encoding
        self._notes: list[str] = []

    def documents(self) -> Iterator[Outcome]:
        """The outcomes of all values that stand side by side in the file."""
        while byte := self._values.next_byte():
            if byte in b"{[":
                yield from self._value(byte, "", {}, 0)
            elif byte in b"]}:":
                self._values.step()
            else:
                self._values.skip_to_bracket()
                self._note("", "a text or a number by itself")
        if not self.cut:
            found = "; ".join(self._notes)
            detail = f"it is JSON that holds no {self._dialect.wanted}; found {found}"
            yield Fault(None, Reason.MISSING_TEXT, detail) if found else NOTHING

    def _value(self, byte: bytes, path: str, around: Members, depth: int) -> Iterator[Outcome]:
        if byte == b"{":
            yield from self._object(path, around, depth)
        elif byte == b"[":
            yield from self._array(path, around, depth)
        elif byte not in b"]}:":
            self._values.take()

    def _object(self, path: str, around: Members, depth: int) -> Iterator[Outcome]:
        """An object that is a record, or holds some, or neither; what cannot be parsed whole may have sound parts."""
        held = self._parse(self._values.hold())
        members = held.members
        if members is not None and self._dialect.is_record(members):
            self._values.take()
            yield self._outcome(held, around)
            return
        before, end = self.cut, held.cut.offset + held.cut.size_bytes
        if depth < DEEPEST and (held.cut.data is None or _CONTAINER_AHEAD.search(held.cut.data)):
            yield from self._members(path, {**around, **(members or {})}, depth)
            if members is None and held.cut.data is not None and self.cut == before:
                self._values.window.at += max(0, end - self._values.window.offset)
        else:
            self._values.take()
        if self.cut == before and members is None:
            self._values.resume(held.cut)
            yield self._outcome(held, around)
        elif self.cut == before:
            self._note(path, f"an object with {listed(members or {}) or 'nothing in it'}")

    def _members(self, path: str, around: Members, depth: int) -> Iterator[Outcome]:
        self._values.step()
        barren, before = 0, self.cut
        while (byte := self._values.next_byte()) == b'"':
            barren, before = (barren + 1, before) if self.cut == before else (0, self.cut)
            key = self._values.key()
            if key is None:
                return
            if barren > MEMBERS_TRIED:
                self._values.leave()
                return
            yield from self._value(self._values.next_byte(), f"{path}.{key}" if path else key, around, depth + 1)
        if byte == b"}":
            self._values.step()

    def _array(self, path: str, around: Members, depth: int) -> Iterator[Outcome]:
        """The elements of an array, if one of the first is a record, and those that are broken."""
        self._values.step()
        tried: list[Element] = []
        holds_records = False
        last: Element | None = None
        for last in self._elements():
            if holds_records:
                yield self._outcome(last, around)
            elif len(tried) == ELEMENTS_TRIED:
                self._note_array(path, "more than", tried)
                self._values.leave()
                return
            else:
                tried.append(last)
                holds_records = last.members is not None and self._dialect.is_record(last.members)
                if holds_records:
                    yield from (self._outcome(element, around) for element in tried)
        if not holds_records:
            yield from (self._outcome(element, around) for element in tried if isinstance(element.parsed, Fault))
            self._note_array(path, "", tried)
        if self._values.next_byte():
            self._values.step()
        elif holds_records and last and last.cut.whole:
            detail = f"byte {self._values.window.offset}: the file breaks off in the array; have it exported again"
            yield self._outcome(Element(Cut(0, 0, None), Fault(None, Reason.TRUNCATED, detail)), around)

    def _elements(self) -> Iterator[Element]:
        while (byte := self._values.next_byte()) not in (b"", b"]"):
            if byte in b"}:":
                self._values.step()
                continue
            element = self._parse(self._values.take())
            if isinstance(element.parsed, Fault):
                self._values.resume(element.cut)
            yield element

    def _parse(self, cut: Cut) -> Element:
        if cut.data is None:
            detail = f"it has more than {self._values.limit} bytes, or a quote is left open: raise max_record_bytes or mend it"
            return Element(cut, Fault(None, Reason.TOO_LARGE, f"byte {cut.offset}: {detail}"))
        if not cut.whole:
            return Element(cut, Fault(None, Reason.TRUNCATED, f"byte {cut.offset}: the file breaks off in it; have it exported again"))
        parsed = parse_json(cut.data)
        return Element(cut, replace(parsed, detail=f"byte {cut.offset}: {parsed.detail}") if isinstance(parsed, Fault) else parsed)

    def _outcome(self, element: Element, around: Members) -> Outcome:
        number, self.cut = self.cut, self.cut + 1
        if isinstance(element.parsed, Fault):
            return replace(element.parsed, number=number)
        if element.members is None:
            what = f"a JSON object should stand here, not {type(element.parsed.value).__name__}"
            return Fault(number, Reason.BROKEN_RECORD, f"byte {element.cut.offset}: {what}")
        outcome = self._dialect.read(number, element.members, element.parsed.encoding or self._encoding, around)
        if isinstance(outcome, Fault):
            return replace(outcome, detail=f"byte {element.cut.offset}: {outcome.detail}")
        if element.parsed.repaired and isinstance(outcome, Record):
            return outcome._replace(hints={**outcome.hints, "repaired": REPAIRED})
        return outcome

    def _note_array(self, path: str, how_many: str, tried: list[Element]) -> None:
        members = next((element.members for element in tried if element.members is not None), None)
        columns = "" if members is None else f" with {listed(members)}"
        self._note(path, f"an array of {how_many} {len(tried)} {'objects' if members is not None else 'values'}{columns}".replace("  ", " "))

    def _note(self, path: str, what: str) -> None:
        """Keep what was seen, the outermost in front."""
        note = f"{what} at {listed([path])}" if path else what
        if note in self._notes:
            return
        if not path:
            self._notes.insert(0, note)
        elif len(self._notes) < NOTES_KEPT:
            self._notes.append(note)
        del self._notes[NOTES_KEPT:]
