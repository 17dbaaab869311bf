"""Forms that news comes in: bytes to records, one parser a format.

To add a format: a module with its parser and its Format, and its name in FORMATS.
"""

from __future__ import annotations

from schemas.vocabulary import Sign
from transforms.decode import peek
from transforms.formats.anpa import ANPA
from transforms.formats.base import HEAD_BYTES, NOTHING, Format, Parsing
from transforms.formats.delimited import CSV, TSV
from transforms.formats.docx import DOCX
from transforms.formats.email_message import EMAIL
from transforms.formats.factiva import FACTIVA
from transforms.formats.feeds import ATOM, RSS
from transforms.formats.foreign import foreign
from transforms.formats.html import HTML
from transforms.formats.iptc7901 import IPTC7901
from transforms.formats.json_document import JSON_DOCUMENT
from transforms.formats.json_feed import JSON_FEED
from transforms.formats.jsonl import JSONL
from transforms.formats.markdown import MARKDOWN
from transforms.formats.mbox import MBOX
from transforms.formats.mhtml import MHTML
from transforms.formats.newsml1 import NEWSML_1
from transforms.formats.newsml_g2 import NEWSML_G2
from transforms.formats.nexis import NEXIS
from transforms.formats.ninjs import NINJS
from transforms.formats.nitf import NITF
from transforms.formats.parquet import ARROW, PARQUET
from transforms.formats.pdf import PDF
from transforms.formats.reuters_sgml import REUTERS_SGML
from transforms.formats.text import TEXT
from transforms.formats.warc import WARC
from transforms.formats.wxr import WXR
from transforms.records import Fault

# In order of precedence, the special before the general; the last takes whatever is text.
BINARY: tuple[Format, ...] = (PARQUET, ARROW, WARC, PDF, DOCX)
FORMATS: tuple[Format, ...] = (
    *BINARY,
    NEWSML_G2,
    NEWSML_1,
    NITF,
    WXR,
    RSS,
    ATOM,
    REUTERS_SGML,
    ANPA,
    IPTC7901,
    MHTML,
    MBOX,
    EMAIL,
    NEXIS,
    FACTIVA,
    HTML,
    NINJS,
    JSON_FEED,
    JSON_DOCUMENT,
    JSONL,
    MARKDOWN,
    CSV,
    TSV,
    TEXT,
)


def recognise(head: bytes, name: str) -> tuple[Format, Sign] | Fault:
    """The format of a file, by its first HEAD_BYTES and then by its name, and which of them told; or why it is not read.

    ``name`` is the file's name without its folder. Faults: EMPTY, BINARY, and UNSUPPORTED for what is
    known and not read; each says what to do.
    """
    if len(head) < HEAD_BYTES and not peek(head).strip():
        return NOTHING
    signs: list[tuple[Format, Sign]] = []
    for known in FORMATS:
        if sign := known.recognises(head, name):
            if sign is Sign.CONTENT:
                return known, sign
            signs.append((known, sign))
    return foreign(head, name) or min(signs, key=lambda pair: pair[1] is Sign.DEFAULT)


__all__ = ["FORMATS", "HEAD_BYTES", "Format", "Parsing", "recognise"]
