"""Forms that news comes in: bytes to records, one parser a format.

To add a format: a module with its parser and its Format, and its name in FORMATS.
"""

from __future__ import annotations

from transforms.decode import peek
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing
from transforms.formats.delimited import CSV, TSV
from transforms.formats.foreign import foreign, json_document
from transforms.formats.jsonl import JSONL
from transforms.formats.markdown import MARKDOWN
from transforms.formats.text import TEXT
from transforms.records import Fault

# In order of precedence; the last takes whatever is text.
FORMATS: tuple[Format, ...] = (JSONL, MARKDOWN, CSV, TSV, TEXT)


def recognise(head: bytes, name: str) -> Format | Fault:
    """The format of a file, by its first HEAD_BYTES and then by its name; or why it is not read.

    ``name`` is the file's name without its folder. Faults: EMPTY, BINARY, and UNSUPPORTED for what is
    known and not read; each says what to do.
    """
    if len(head) < HEAD_BYTES and not peek(head).strip():
        return NOTHING
    fault = foreign(head, name)
    if fault:
        return fault
    found = next(known for known in FORMATS if known.recognises(head, name))
    return (found is not JSONL and json_document(head, name)) or found


__all__ = ["FORMATS", "HEAD_BYTES", "Format", "Parsing", "recognise"]
