"""Encodings told from bytes that say nothing of theirs: chardet's answer, and second thoughts about it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import pairwise

# Below this much evidence chardet takes windows-1252 for Mac and DOS code pages in one text of twenty.
SHORT_BYTES = 200
# Least characters, and share of them in the scripts of East Asia and their signs, for UTF-16 without a mark.
LEAST_WIDE = 20
EAST_ASIAN_SHARE = 0.97

_ESCAPED = ((re.compile(rb"\x1b\$\)C"), "iso2022_kr"), (re.compile(rb"~\{(?:[!-w][!-~])+~\}"), "hz"))
_JAPANESE_MAIL = re.compile(rb"\x1b(?:\$[@B]|\(J)")
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_BESIDE_IT = re.compile("[\t\n\r -~\u00a0\u00b7\u2010-\u2027\u2030-\u203b]")
_HIGH_CONTROL = re.compile(rb"[\x80-\x9f]")
# chardet prefers Windows' code page to the standard's that has letters where it has signs.
_SIBLINGS = {"cp1250": "iso8859-2", "cp1251": "iso8859-5", "cp1256": "iso8859-6"}
_SIGN_IN_WORD = re.compile(r"[^\W\d_][\xa1-\xbf\xd7\xf7\u02c7-\u02dd][^\W\d_]")
_LATIN_ENDS = "\u0250"
# The narrower of two encodings is named where it gives the same text: the wider is known to fewer programs.
NARROWER = {
    "cp932": "shift_jis",
    "cp949": "euc_kr",
    "euc_jis_2004": "euc_jp",
    "big5hkscs": "big5",
    "iso2022_jp_2": "iso2022_jp",
    "cp874": "tis-620",
}


def is_escaped(head: bytes) -> bool:
    """Whether text in ASCII by its bytes switches to another script by escape sequences (ISO 2022, HZ: RFC 1468, 1557, 1843)."""
    return _JAPANESE_MAIL.search(head) is not None or any(sign.search(head) for sign, _ in _ESCAPED)


def detect(sample: bytes) -> str | None:
    """The codec that a stretch of text is in as far as can be told; None if it is no text in any."""
    escaped = next((codec for sign, codec in _ESCAPED if sign.search(sample) and sample.isascii()), None)
    if escaped:
        return escaped
    import chardet  # 50 ms to import, and most corpora are UTF-8

    era = chardet.EncodingEra.MODERN_WEB if len(sample) < SHORT_BYTES else chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
    found: str | None = chardet.detect(sample, prefer_superset=True, compat_names=False, encoding_era=era)["encoding"]
    return _likelier(sample, found) if found else None


def east_asian(head: bytes) -> str | None:
    """UTF-16 without a mark by its Chinese, Japanese or Korean characters; ``head`` holds NULs.

    They have no NULs of their own, but the line ends, blanks and figures between them do: text in 8-bit
    encodings has none, whatever characters its bytes would make in pairs.
    """
    head = head[: len(head) // 2 * 2]
    if len(head) < 2 * LEAST_WIDE or _is_utf8(head):
        return None
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is_east_asian(head, encoding)), None)


def _is_east_asian(head: bytes, encoding: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeError:
        return False
    east, beside = len(_EAST_ASIAN.findall(text)), len(_BESIDE_IT.findall(text))
    return east > beside and east + beside >= EAST_ASIAN_SHARE * len(text)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeError:
        return False
    return True


def _likelier(sample: bytes, found: str) -> str:
    """The encoding found, or its sibling if words read better in that."""
    sibling = _SIBLINGS.get(codecs.lookup(found).name)
    if sibling is None or _HIGH_CONTROL.search(sample):
        return found
    readings = [sample.decode(encoding, "replace") for encoding in (found, sibling)]
    return sibling if 2 * _oddities(readings[1]) < _oddities(readings[0]) else found


def _oddities(text: str) -> int:
    """How often a word goes from small letters to capitals, from one script to another, or over a sign."""
    return len(_SIGN_IN_WORD.findall(text)) + sum(_clash(*pair) for pair in pairwise(_words(text)))


def _words(text: str) -> Iterable[str]:
    return (character if character.isalpha() else " " for character in text)


def _clash(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return False
    return (before.islower() and after.isupper()) or (before < _LATIN_ENDS) != (after < _LATIN_ENDS)
