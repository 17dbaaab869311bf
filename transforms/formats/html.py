"""HTML pages and fragments of them: one record a file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import Decoded, decode, encoding_name, peek
from transforms.formats.base import Format, Parsing, has_ending, sign, stem
from transforms.formats.whole import one_record
from transforms.markup.pages import read_page
from transforms.records import Fault, Outcome, Record

ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
# Browsers look for the declaration in the first KiB; saved pages push it further down.
DECLARED_WITHIN = 4096
FEWEST_BLOCKS = 3

_PROLOGUE = r"\s*+(?>(?:<!--(?>.*?-->)|<\?xml(?>.*?\?>))\s*+)*+"
PAGE = re.compile(_PROLOGUE + r"<(?:!doctype\s++html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    r"\s*+(?>(?:<!--(?>.*?-->))\s*+)*+<(?:meta|link|title|script|style|div|p|h[1-6]|ul|ol|table|center|font|span|a|br|hr|img|b|strong|em|i|blockquote)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|br|table|tr|td|blockquote)(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*+(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\s[^>]{0,400}?charset\s*+=\s*+["']?\s*+([\w:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\s*+<\?xml\s[^>]{0,200}?encoding\s*+=\s*+["']([\w:.-]{2,40})["']""", re.IGNORECASE)

# Labels that mean more than they say (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "euc_cn"), "gb18030"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32"), "utf-8"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


def recognises(head: bytes, name: str) -> Sign | None:
    """By a document type or the elements that every page has, by a fragment's many blocks; or by the name."""
    text = peek(head)
    if PAGE.match(text):
        return Sign.CONTENT
    named = has_ending(name, ENDINGS)
    fragment = _FRAGMENT.match(text) is not None and (named or len(_BLOCK.findall(text)) >= FEWEST_BLOCKS)
    return sign(fragment, named and _ANY_TAG.search(text) is not None)


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    return one_record(stream, parsing, lambda data: page_record(0, stem(name), data, None, None))


def page_record(number: int, record_id: str, data: bytes, charset: str | None, url: str | None) -> Record | Fault:
    """The record of a page as it came: its text with layout, and what it says of itself as hints.

    ``charset`` is what came with it (HTTP's Content-Type), ``url`` where it was. Faults: UNDECODABLE, EMPTY.
    """
    decoded = decode_page(data, charset)
    if isinstance(decoded, Fault):
        return replace(decoded, number=number)
    flat, hints = read_page(decoded.text, url)
    if not flat.text:
        return Fault(number, Reason.EMPTY, "the page shows no text without running its programs: save it from a browser once it is drawn")
    return Record(number, record_id, flat.text, decoded.encoding, hints, flat.layout)


def decode_page(data: bytes, charset: str | None = None) -> Decoded | Fault:
    """A page's text: UTF-8 if its bytes are that, then as declared with it or in it, then as detected.

    What is declared counts only if it can decode the bytes: pages often declare what they were converted from.
    """
    if not codecs.decode(data[:3], "latin-1").startswith(("\xff\xfe", "\xfe\xff", "\xef\xbb\xbf")) and b"\0" not in data[:64]:
        for encoding in filter(None, (_codec(label) for label in ("utf-8", charset, *_declared(data)) if label)):
            if (text := _strictly(data, encoding)) is not None and not (encoding == "utf-8" and b"\x1b$" in data[:DECLARED_WITHIN]):
                return Decoded(text, encoding_name(encoding))
    return decode(data)


def _declared(data: bytes) -> Iterator[str]:
    """The encodings that a page declares in itself."""
    head = data[:DECLARED_WITHIN]
    for pattern in (_CHARSET, _XML_ENCODING):
        if found := pattern.search(head):
            yield found[1].decode("ascii", "replace")


def _codec(label: str) -> str | None:
    """The Python codec that a declared label means on the web; None for labels that mean none."""
    try:
        name = codecs.lookup(label.strip().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


HTML = Format("html", recognises, parse)
