"""Header fields of e-mails: encoded words, charsets, addresses.

Source: RFC 5322, RFC 2047.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr

from transforms.decode import Decoded, decode
from transforms.formats import hints as names

_WORD = re.compile(rb"=\?([^?\s]{1,40})\?([BbQq])\?([^?]*)\?=(?:\s++(?==\?[^?\s]{1,40}\?[BbQq]\?[^?]*\?=))?")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_LIST_ID = re.compile(r"(?P<name>[^<]*)<(?P<id>[^>]+)>")
_ANGLES = re.compile(r"<([^<>\s]+)>")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\ufffd]+")


def decoded(data: bytes, charset: str | None) -> tuple[str, str]:
    """The text of ``data`` and the encoding that it is in: the one that is said, if it is that and exists, else what it looks like."""
    if charset and charset.lower() not in ("us-ascii", "ascii", "unknown-8bit"):
        try:
            return data.decode(charset), charset.lower()
        except (LookupError, ValueError):
            pass
    found = decode(data)
    return (found.text, found.encoding) if isinstance(found, Decoded) else (data.decode("latin-1"), "iso-8859-1")


def field(message: Message, name: str) -> str:
    """The first header field of this name on one line, encoded words decoded; empty if there is none."""
    value = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if value.isascii() and "=?" not in value:
        return " ".join(_UNPRINTED.sub(" ", value).split())
    raw = value.encode("utf-8", "surrogateescape")
    return " ".join(_UNPRINTED.sub(" ", "".join(_decoded_words(raw))).split())


def _decoded_words(raw: bytes) -> Iterator[str]:
    """A field's text; words that stand side by side in one charset are decoded together, for letters may run over their ends."""
    position, held, charset = 0, b"", b""
    for word in _WORD.finditer(raw):
        # Letters that should have been encoded and were not are hardly in the charset that the word names.
        named = word[1].lower().partition(b"*")[0] if word[3].isascii() else b""
        if held and (word.start() > position or named != charset):
            yield decoded(held, charset.decode("ascii", "replace"))[0]
            held = b""
        if word.start() > position:
            yield decoded(raw[position : word.start()], None)[0]
        charset, position = named, word.end()
        held += _payload(word[2], word[3])
    if held:
        yield decoded(held, charset.decode("ascii", "replace"))[0]
    yield decoded(raw[position:], None)[0]


def _payload(encoding: bytes, data: bytes) -> bytes:
    if encoding in b"Qq":
        return _HEX.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
    try:
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        return data


def header_hints(message: Message) -> dict[str, str]:
    """Hints of the header: subject, date, sender, list, and what it answers."""
    sender = field(message, "From")
    name, address = parseaddr(sender)
    listed = _LIST_ID.search(field(message, "List-Id"))
    found = {
        names.TITLE: field(message, "Subject"),
        names.PUBLISHED: field(message, "Date"),
        names.PUBLISHER: name or (listed["name"].strip(' "') if listed else "") or address,
        names.GUID: message_id(message),
        names.LANGUAGE: field(message, "Content-Language"),
        "sender": sender,
        "to": field(message, "To"),
        "list_id": listed["id"] if listed else "",
        "list_archive": field(message, "Archived-At").strip("<>"),
        "in_reply_to": field(message, "In-Reply-To").strip("<>"),
    }
    return {name: value for name, value in found.items() if value}


def message_id(message: Message) -> str:
    """The Message-ID without its angles; empty if there is none."""
    value = field(message, "Message-ID")
    found = _ANGLES.search(value)
    return found[1] if found else value
