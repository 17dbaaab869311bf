"""JSON Lines: one object a line, one record an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import orjson

from schemas.vocabulary import Reason, Sign
from transforms.decode import peek
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing, has_ending, sign, stem
from transforms.formats.json_text import BEGINNING, REPAIRED, parse_patiently
from transforms.formats.lines import Lines, Overlong, open_source
from transforms.formats.mapping import Columns
from transforms.records import Declared, Fault, Outcome, Record

ENDINGS = (".jsonl", ".ndjson", ".jsonlines", ".json")


def recognises(head: bytes, name: str) -> Sign | None:
    """An object on the first line and more below it, or an ending that says so and something like JSON in a line."""
    lines = [line for line in peek(head).split("\n") if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and len(head) >= HEAD_BYTES:
        return sign(bool(BEGINNING.match(lines[0])) and not lines[0].lstrip().startswith("["))
    if _is_object(lines[0]):
        return sign(len(lines) > 1, has_ending(name, ENDINGS))
    return sign(False, has_ending(name, ENDINGS[:-1]) and any(line.lstrip().startswith(("{", "[")) for line in lines))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each line that is not blank; ``Declared`` counts them block by block before any is read."""
    source = open_source(stream)
    lines = Lines(source, parsing.max_record_bytes)
    columns = Columns(parsing.mapping, stem(name), parsing.partition)
    number = line_number = declared = 0
    for block in lines:
        offset = block.offset
        if isinstance(block, Overlong):
            line_number += 1
            detail = f"it has {block.size_bytes} bytes: raise max_record_bytes to have it"
            yield _placed(Fault(number, Reason.TOO_LARGE, detail), line_number, offset)
            number, declared = number + 1, declared + 1
            continue
        declared += sum(map(bool, map(bytes.strip, block.lines)))
        for line in block.lines:
            line_number += 1
            if line.strip():
                outcome = _outcome(number, line, columns, source.encoding)
                yield _placed(outcome, line_number, offset) if isinstance(outcome, Fault) else outcome
                number += 1
            offset += len(line) + 1
    if not number:
        yield NOTHING
    yield Declared(declared or 1, columns.served)


def _placed(fault: Fault, line_number: int, offset: int) -> Fault:
    return replace(fault, detail=f"line {line_number}, byte {offset}: {fault.detail}")


def _outcome(number: int, line: bytes, columns: Columns, encoding: str) -> Record | Fault:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return _patiently(number, line, columns, encoding)
    return columns.read(number, value, encoding) if type(value) is dict else _read(number, value, columns, encoding)


def _read(number: int, value: object, columns: Columns, encoding: str) -> Record | Fault:
    if not isinstance(value, dict):
        return Fault(number, Reason.BROKEN_RECORD, f"a JSON object should stand here, not {type(value).__name__}")
    return columns.read(number, value, encoding)


def _patiently(number: int, line: bytes, columns: Columns, encoding: str) -> Record | Fault:
    parsed = parse_patiently(line)
    if isinstance(parsed, Fault):
        return replace(parsed, number=number)
    outcome = _read(number, parsed.value, columns, parsed.encoding or encoding)
    if isinstance(outcome, Record) and parsed.repaired:
        return outcome._replace(hints={**outcome.hints, "repaired": REPAIRED})
    return outcome


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


JSONL = Format("jsonl", recognises, parse, columns=True)
