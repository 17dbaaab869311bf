"""Word documents (.docx, ISO/IEC 29500): one record a file. Needs mammoth, of the extra ``documents``."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers.expat import ExpatError

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Format, Parsing, sign, stem
from transforms.formats.office import office_kind
from transforms.formats.whole import one_record
from transforms.formats.xml import at, parse_xml
from transforms.markup.flatten import flatten
from transforms.records import Fault, Outcome, Record

# A tree in memory takes a hundred times as much; a novel of 100,000 words is 4 MB of such XML.
MOST_XML_BYTES = 8 << 20
PARTS = ("[Content_Types].xml", "_rels/", "word/", "docProps/core.xml")
HINTS = {
    "title": "docx.title",
    "creator": "docx.creator",
    "lastModifiedBy": "docx.last_modified_by",
    "created": "docx.created",
    "modified": "docx.modified",
}
# What reading a zip archive raises.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
# What mammoth raises at documents that are not what they should be: it looks for parts and attributes without asking.
ODDITIES = (ExpatError, KeyError, AttributeError, TypeError, ValueError, IndexError, OSError, RecursionError)


def recognises(head: bytes, name: str) -> Sign | None:
    """By the names of the parts that every such document has."""
    return sign(office_kind(head) == "docx")


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    return one_record(stream, parsing, lambda data: _read(data, stem(name)))


def _read(data: bytes, record_id: str) -> Record | Fault:
    try:
        import mammoth
    except ImportError:
        return Fault(None, Reason.UNSUPPORTED, "it is a Word document (.docx); install newsmill[documents] to read it")
    parts = _parts(data)
    if isinstance(parts, Fault):
        return parts
    try:
        html = mammoth.convert_to_html(_packed(parts), convert_image=mammoth.images.img_element(lambda image: {})).value
    except ODDITIES as error:
        return _broken(f"{type(error).__name__}: {error}")
    flat = flatten(html)
    if not flat.text.strip():
        return Fault(None, Reason.MISSING_TEXT, "it is a Word document without text, perhaps of pictures: leave it out, or run OCR on them")
    return Record(0, record_id, flat.text, "utf-8", _hints(parts.get("docProps/core.xml", b"")), flat.layout)


def _parts(data: bytes) -> dict[str, bytes] | Fault:
    """The parts of XML that a document's text is in, as far as they have sane sizes."""
    parts: dict[str, bytes] = {}
    left_bytes = MOST_XML_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.filename.startswith(PARTS) and member.filename.endswith((".xml", ".rels")):
                    if member.flag_bits & 1:
                        return Fault(None, Reason.ENCRYPTED, "it is a Word document locked with a password: save it without one")
                    if member.file_size > left_bytes:
                        detail = f"its text takes more than {MOST_XML_BYTES} bytes of XML: divide the document or save it as plain text"
                        return Fault(None, Reason.TOO_LARGE, detail)
                    # No more than it says comes out of a member.
                    parts[member.filename] = archive.read(member)
                    left_bytes -= member.file_size
    except DAMAGE as error:
        return _broken(str(error))
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        return _broken("it declares entities, which no Word document may")
    return parts


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed


def _hints(core: bytes) -> dict[str, str]:
    """What the document says of itself; often of whoever made the template."""
    root = parse_xml(core) if core else None
    if root is None or isinstance(root, Fault):
        return {}
    found = {ours: at(root, theirs) for theirs, ours in HINTS.items()}
    return {name: value for name, value in found.items() if value}


def _broken(why: str) -> Fault:
    return Fault(None, Reason.BROKEN_RECORD, f"it is a Word document that cannot be read ({why}): save it anew, or as plain text")


DOCX = Format("docx", recognises, parse)
