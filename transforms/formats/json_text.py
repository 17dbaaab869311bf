"""One JSON value from its bytes: fast where it is sound, patient where orjson is strict."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

import orjson

from schemas.vocabulary import Reason
from transforms.decode import decode
from transforms.records import Fault

# Every escape, so that `\\ud800` is read as a backslash and letters; the group is set for half a pair only.
ESCAPES = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)
# An object or an array of objects; prose that begins in brackets is none.
BEGINNING = re.compile(r'\s*+\[?\s*+\{\s*+"[^"\n]{1,200}"\s*+:')
REPAIRED = "half a surrogate pair became U+FFFD"


class Parsed(NamedTuple):
    """A value; the encoding it was in, if that was not UTF-8; whether half surrogate pairs were replaced in it."""

    value: object
    encoding: str | None = None
    repaired: bool = False


def parse_json(data: bytes) -> Parsed | Fault:
    """The value of a JSON text; or the fault BROKEN_RECORD or UNDECODABLE, numbered None."""
    try:
        return Parsed(orjson.loads(data))
    except orjson.JSONDecodeError:
        return parse_patiently(data)


def parse_patiently(data: bytes) -> Parsed | Fault:
    """What orjson refuses and the standard library takes: NaN, half a surrogate pair; and text that is no UTF-8."""
    decoded = decode(data)
    if isinstance(decoded, Fault):
        return decoded
    text = ESCAPES.sub(lambda escape: "\\ufffd" if escape["half"] else escape[0], decoded.text)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Fault(None, Reason.BROKEN_RECORD, _why(error))
    return Parsed(value, None if decoded.encoding == "utf-8" else decoded.encoding, text != decoded.text)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (at its character {error.pos})"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
