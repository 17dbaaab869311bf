"""What office programs pack in zip: known by the names of the first members, so that a zip archive of clippings is none."""

from __future__ import annotations

import re

_LOCAL_HEADER = re.compile(rb"PK\x03\x04.{22}(.{2})(.{2})", re.DOTALL)
_MOST_NAME_BYTES = 512
_FOLDERS = {b"word/": "docx", b"xl/": "xlsx", b"ppt/": "pptx"}
_TYPES = (b"[Content_Types].xml", b"_rels/.rels")
_MIMETYPES = {b"application/epub+zip": "epub", b"application/vnd.oasis.opendocument": "opendocument"}


def office_kind(head: bytes) -> str | None:
    """What the first bytes of a zip archive tell: docx, xlsx, pptx, epub or opendocument; None for any other archive."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    names = [head[found.end() : found.end() + int.from_bytes(found[1], "little")][:_MOST_NAME_BYTES] for found in _LOCAL_HEADER.finditer(head)]
    if not names:
        return None
    if names[0] == b"mimetype":
        start = 38 + int.from_bytes(head[28:30], "little")
        return next((kind for mark, kind in _MIMETYPES.items() if head.startswith(mark, start)), None)
    # A document that lies in an archive as it is has its names in the head too, but not the first.
    if names[0] not in _TYPES and not names[0].startswith((*_FOLDERS, b"docProps/", b"customXml/", b"_rels/")):
        return None
    if not any(name in _TYPES for name in names):
        return None
    return next((kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), None)
