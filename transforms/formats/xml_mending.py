"""XML as text made fit for libxml2: what it would refuse, expand or leave out is rewritten so that every character comes through."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import NamedTuple

# A section that is not closed runs to the end: no pattern here looks twice at a character.
_CDATA = r"<!\[CDATA\[(?P<cdata>[^\]]*+(?:\](?!\]>)[^\]]*+)*+)(?:\]\]>)?"
_COMMENT = r"<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?"
_INSTRUCTION = r"<\?[^?]*+(?:\?(?!>)[^?]*+)*+(?:\?>)?"
_PASSED_OVER = re.compile(rf"[^<]*+(?:(?:{_COMMENT}|{_INSTRUCTION})[^<]*+)*+")
_DOCTYPE = re.compile(
    rf"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[>\"'])*+(?:\[(?:\"[^\"]*\"|'[^']*'|{_COMMENT}|[^\]\"'])*+\]\s*+)?>",
    re.IGNORECASE,
)
_TAG = r"<(?:[^\W\d]|[:/!])[^>]*+>?"
_MARKUP = re.compile(rf"{_CDATA}|{_COMMENT}|{_INSTRUCTION}|{_TAG}")
_DOUBTFUL = re.compile(
    rf"{_CDATA}|{_COMMENT}|{_INSTRUCTION}|<(?![^\W\d]|[:/!?])|&(?:#(?:(?P<code>\d{{1,9}})|[xX](?P<hex>[\da-fA-F]{{1,8}}));|(?P<name>[^\W\d][\w.-]*+);)?"
)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))
_CONTROLS = "characters that XML forbids became U+FFFD"


class Mended(NamedTuple):
    """XML that no longer has a document type or entities but XML's own, and what was changed of its characters ("" for nothing)."""

    text: str
    repairs: str


def mend(text: str) -> Mended:
    """XML without what stands in front of its root, with every stray "&" and "<" escaped.

    HTML's named entities become their characters; others stay as they are written, as text. What XML forbids becomes U+FFFD.
    """
    text = _bare(text)
    allowed = _FORBIDDEN.sub("\ufffd", text)
    repaired = allowed != text

    def rewrite(match: re.Match[str]) -> str:
        nonlocal repaired
        code = match["code"] or match["hex"]
        if code and _FORBIDDEN.match(_character(int(code, 10 if match["code"] else 16))):
            repaired = True
            return "\ufffd"
        return _escaped(match)

    mended = _DOUBTFUL.sub(rewrite, allowed) if "&" in allowed or "<" in allowed else allowed
    return Mended(mended, _CONTROLS if repaired else "")


def without_markup(text: str) -> str:
    """What mended XML prints: its text without tags and comments, entities resolved."""
    return unescape(_MARKUP.sub(lambda match: (match["cdata"] or "").replace("&", "&amp;"), text))


def _bare(text: str) -> str:
    """The text from its root element on: declaration, document type and comments are left out, and what stands before them."""
    start = text.find("<")
    if start < 0:
        return text
    passed = _PASSED_OVER.match(text, start)
    start = passed.end() if passed else start
    doctype = _DOCTYPE.match(text, start)
    if doctype:
        passed = _PASSED_OVER.match(text, doctype.end())
        start = passed.end() if passed else doctype.end()
    return text[start:]


def _escaped(match: re.Match[str]) -> str:
    found, name = match[0], match["name"]
    if found == "<":
        return "&lt;"
    if found == "&":
        return "&amp;"
    if name is None or name in _OWN:
        return found
    character = html5.get(f"{name};", "")
    return character if character and not set(character) & set("<>&\"'") else f"&amp;{found[1:]}"


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\0"
