"""What a document is called: a hash of where it stands, so that the name survives a change of text; and what an article is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from transforms.formats.hints import GUID

DIGEST_BYTES = 12

UNIQUE = re.compile(r"(?:https?://|urn:|tag:)\S{4,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
ADDRESS = re.compile(r"(?:https?://)?(?P<host>[\w.-]+\.[a-zA-Z][\w-]+)(?P<port>:\d+)?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?", re.DOTALL)
MOBILE = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+")
HANDHELD = re.compile(r"^(?:m|mobile|amp)\.(?=[^.]+\.)")
AMP = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)")
_BLANKS = bytes(code for code in range(128) if chr(code).isspace())
_OTHER_BLANKS = tuple(character for character in map(chr, range(128, 0x3001)) if character.isspace())
TRACKING = re.compile(r"(?i)(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ns_\w+|ref|ref_src|smid|partner|output=amp|amp)(?:=|$)")


def document_id(uri: str, member: str | None, record: int) -> str:
    """24 hexadecimal characters that name one record of one file, the same on every machine.

    BLAKE2b (RFC 7693) with a digest of 12 bytes over uri, member and record, each text preceded by its
    length in 8 bytes, a missing member told from an empty one: no two places share an encoding. Among
    a hundred million documents the odds of one collision are about one in 10^13.
    """
    place = _text(uri) + (b"\0" if member is None else b"\1" + _text(member)) + record.to_bytes(8, "big")
    return blake2b(place, digest_size=DIGEST_BYTES).hexdigest()


def _text(value: str) -> bytes:
    # File names that are no UTF-8 reach Python as lone surrogates, and they need names too.
    encoded = value.encode("utf-8", "surrogatepass")
    return len(encoded).to_bytes(8, "big") + encoded


def article_key(hints: Mapping[str, str], url: str | None) -> str | None:
    """What an article is called wherever it turns up: its own id if that is one for all the world, else its address, folded.

    Ids for all the world are URIs and URNs (RFC 3986, RFC 8141) and UUIDs (RFC 9562); an address must have a path
    or a query, since a front page is no article.
    """
    guid = hints.get(GUID, "").strip()
    if UNIQUE.fullmatch(guid):
        return folded_address(guid) or guid
    return folded_address(url) if url else None


def body_digest(body: str) -> str:
    """16 hexadecimal characters that two bodies share if they are the same but for case and white space.

    BLAKE2b (RFC 7693) with a digest of 8 bytes.
    """
    folded = body.lower()
    for blank in () if folded.isascii() else _OTHER_BLANKS:
        folded = folded.replace(blank, "")
    return blake2b(folded.encode("utf-8", "surrogatepass").translate(None, _BLANKS), digest_size=8).hexdigest()


def folded_address(url: str) -> str | None:
    """An address without what does not tell articles apart: scheme, www, mobile and AMP forms, fragment, tracking, last slash.

    None if it is no web address or leads to a front page.
    """
    match = ADDRESS.fullmatch(url.strip())
    if not match:
        return None
    path = AMP.sub("", re.sub(r"/{2,}", "/", match["path"] or "")).rstrip("/")
    query = "&".join(sorted(part for part in (match["query"] or "").split("&") if part and not TRACKING.match(part)))
    if not path and not query:
        return None
    return MOBILE.sub("", match["host"].lower()) + path + (f"?{query}" if query else "")


def canonical_address(url: str) -> str:
    """An address as its publisher would give it: without fragment, tracking and the AMP form, its host in lower case and not the mobile one.

    What is no web address stays as it is.
    """
    scheme, divider, _ = url.strip().partition("://")
    match = ADDRESS.fullmatch(url.strip()) if divider and scheme in ("http", "https") else None
    if not match:
        return url
    host = HANDHELD.sub("", match["host"].lower())
    path = AMP.sub("", match["path"] or "/") or "/"
    query = "&".join(part for part in (match["query"] or "").split("&") if part and not TRACKING.match(part))
    return f"{scheme}://{host}{match['port'] or ''}{path}" + (f"?{query}" if query else "")
