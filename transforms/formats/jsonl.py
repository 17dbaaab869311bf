"""JSON Lines: one object a line, one record an object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import orjson

from schemas.vocabulary import Reason
from transforms.decode import decode, peek
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing, has_ending, stem
from transforms.formats.foreign import JSON
from transforms.formats.lines import Lines, Overlong, open_source
from transforms.formats.mapping import Columns
from transforms.records import Declared, Fault, Outcome, Record

ENDINGS = (".jsonl", ".ndjson", ".jsonlines", ".json")
# Every escape, so that `\\ud800` is read as a backslash and letters; the group is set for half a pair only.
ESCAPES = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)
REPAIRED = "half a surrogate pair became U+FFFD"


def recognises(head: bytes, name: str) -> bool:
    """An object on the first line and more below it, or an ending that says so and something like JSON in a line."""
    lines = [line for line in peek(head).split("\n") if line.strip()]
    if not lines:
        return False
    if len(lines) == 1 and len(head) >= HEAD_BYTES:
        return bool(JSON.match(lines[0])) and not lines[0].lstrip().startswith("[")
    if _is_object(lines[0]):
        return len(lines) > 1 or has_ending(name, ENDINGS)
    return has_ending(name, ENDINGS[:-1]) and any(line.lstrip().startswith(("{", "[")) for line in lines)


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each line that is not blank; ``Declared`` counts them block by block before any is read."""
    source = open_source(stream)
    lines = Lines(source, parsing.max_record_bytes)
    columns = Columns(parsing.mapping, stem(name))
    number = line_number = declared = 0
    for block in lines:
        offset = block.offset
        declared += 1 if isinstance(block, Overlong) else sum(map(bool, map(bytes.strip, block.lines)))
        for line in (block,) if isinstance(block, Overlong) else block.lines:
            line_number += 1
            if isinstance(line, Overlong) or line.strip():
                outcome = _outcome(number, line, columns, source.encoding)
                yield _placed(outcome, line_number, offset) if isinstance(outcome, Fault) else outcome
                number += 1
            offset += len(line) + 1
    if not number:
        yield NOTHING
    yield Declared(declared or 1)


def _placed(fault: Fault, line_number: int, offset: int) -> Fault:
    return replace(fault, detail=f"line {line_number}, byte {offset}: {fault.detail}")


def _outcome(number: int, line: bytes | Overlong, columns: Columns, encoding: str) -> Record | Fault:
    if isinstance(line, Overlong):
        return Fault(number, Reason.TOO_LARGE, f"it has {line.size_bytes} bytes: raise max_record_bytes to have it")
    try:
        return _read(number, orjson.loads(line), columns, encoding)
    except orjson.JSONDecodeError:
        return _patiently(number, line, columns, encoding)


def _read(number: int, value: object, columns: Columns, encoding: str) -> Record | Fault:
    if not isinstance(value, dict):
        return Fault(number, Reason.BROKEN_RECORD, f"a JSON object should stand here, not {type(value).__name__}")
    return columns.read(number, value, encoding)


def _patiently(number: int, line: bytes, columns: Columns, encoding: str) -> Record | Fault:
    """What orjson refuses and the standard library takes: NaN, half a surrogate pair; and lines that are no UTF-8."""
    decoded = decode(line)
    if isinstance(decoded, Fault):
        return replace(decoded, number=number)
    text = ESCAPES.sub(lambda escape: "\\ufffd" if escape["half"] else escape[0], decoded.text)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Fault(number, Reason.BROKEN_RECORD, _why(error))
    outcome = _read(number, value, columns, encoding if decoded.encoding == "utf-8" else decoded.encoding)
    if isinstance(outcome, Record) and text != decoded.text:
        return replace(outcome, hints={**outcome.hints, "repaired": REPAIRED})
    return outcome


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (character {error.pos} of the line)"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


JSONL = Format("jsonl", recognises, parse)
