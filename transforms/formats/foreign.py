"""What is not read, and what to do about it: known by its first bytes, so that nothing foreign passes for text."""

from __future__ import annotations

import re

from schemas.vocabulary import Reason
from transforms.decode import peek, wide
from transforms.formats.base import has_ending
from transforms.formats.office import office_kind
from transforms.formats.xml import root_of
from transforms.records import Fault

UNPACK = "unpack it and point newsmill at what was in it"
LEAVE_OUT = "it holds no text to read, leave it out"
TO_TEXT = "save it as plain text first"
TO_ROWS = "export it as JSON Lines or CSV first"
TO_WIRE = "have it sent as NewsML, NITF, RSS or Atom, or write its stories as JSON Lines"

# Where it stands, what stands there, what that means, what to do.
SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"{\\rtf", "a Rich Text document", TO_TEXT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", TO_TEXT),
    (0, b"%!PS", "a PostScript document", TO_TEXT),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (0, b"\x04\x22\x4d\x18", "an LZ4 archive", UNPACK),
    (0, b"ORC", "an ORC file", TO_ROWS),
    (0, b"Obj\x01", "an Avro file", TO_ROWS),
    (0, b"SQLite format 3\0", "an SQLite database", TO_ROWS),
    (8, b"DUCK", "a DuckDB database", TO_ROWS),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image", LEAVE_OUT),
    (0, b"\xff\xd8\xff", "a JPEG image", LEAVE_OUT),
    (0, b"GIF87a", "a GIF image", LEAVE_OUT),
    (0, b"GIF89a", "a GIF image", LEAVE_OUT),
    (0, b"II*\0", "a TIFF image", LEAVE_OUT),
    (0, b"MM\0*", "a TIFF image", LEAVE_OUT),
    (8, b"WEBPVP8", "a WebP image", LEAVE_OUT),
    (8, b"WAVEfmt ", "a sound file", LEAVE_OUT),
    (0, b"ID3", "a sound file", LEAVE_OUT),
    (0, b"OggS\0", "a sound file", LEAVE_OUT),
    (0, b"fLaC\0", "a sound file", LEAVE_OUT),
    (0, b"\x1a\x45\xdf\xa3", "a video file", LEAVE_OUT),
    (0, b"\x7fELF", "a program", LEAVE_OUT),
)
MEDIA_BOX = re.compile(rb"\0\0\0.ftyp(?:[\w ]{4})", re.DOTALL)
# Letters that an article could begin with: they count only where a NUL is near.
WORDLIKE = (b"ORC", b"ID3", b"DUCK")

OFFICE = {
    "xlsx": ("an Excel workbook (.xlsx)", "save its sheet as CSV first"),
    "pptx": ("a PowerPoint document (.pptx)", TO_TEXT),
    "epub": ("an EPUB book", TO_TEXT),
    "opendocument": ("an OpenDocument file", "save it as a Word document (.docx) or as plain text first"),
}

COMMENTS = r"\s*+(?>(?:<!--(?>.*?-->)|<\?xml(?>.*?\?>))\s*+)*+"
XML = re.compile(r"\s*+(?:<\?xml\s|<!doctype\s|<(?:rss|feed|nitf|newsml|newsitem|newsmessage|svg)[\s>])", re.IGNORECASE)
ELEMENT = re.compile(COMMENTS + r"<([a-z][\w:.-]*+)[\s/>]", re.IGNORECASE | re.DOTALL)
MARKUP_ENDINGS = (".xml", ".sgml", ".sgm")

CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
MOST_CONTROLS = 0.08
MOST_NULS = 0.01


def foreign(head: bytes, name: str) -> Fault | None:
    """The fault UNSUPPORTED of a file that is known to be something else, BINARY if it is no text at all."""
    known = _signature(head) or _markup(peek(head), name)
    if known:
        return unsupported(*known)
    if _is_binary(head):
        return Fault(None, Reason.BINARY, "it is binary data, not text: leave it out, or turn it into text first")
    return None


def unsupported(what: str, remedy: str) -> Fault:
    """The fault of a file that is known for what it is, and not read."""
    return Fault(None, Reason.UNSUPPORTED, f"it is {what}; {remedy}")


def _signature(head: bytes) -> tuple[str, str] | None:
    office = OFFICE.get(office_kind(head) or "")
    if office:
        return office
    if MEDIA_BOX.match(head):
        return "an image or a video", LEAVE_OUT
    for offset, magic, what, remedy in SIGNATURES:
        if head.startswith(magic, offset) and (magic not in WORDLIKE or b"\0" in head[:512]):
            return what, remedy
    return None


def _markup(text: str, name: str) -> tuple[str, str] | None:
    element = ELEMENT.match(text)
    enclosed = element and (has_ending(name, MARKUP_ENDINGS) or text.rstrip().endswith(f"</{element[1]}>"))
    if enclosed or XML.match(text):
        root = root_of(text.encode("utf-8", "replace"))
        return f"an XML or SGML document{f' of <{root.name[:80]}>' if root else ''}", TO_WIRE
    return None


def _is_binary(head: bytes) -> bool:
    """Text of any 8-bit encoding, old wire formats included, has few control characters and hardly a NUL."""
    if wide(head):
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return head.count(0) > MOST_NULS * len(head) or controls > MOST_CONTROLS * len(head)
