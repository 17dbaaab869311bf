"""Text that was UTF-8 and was read as Windows-1252: found, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The characters that bytes 0x80 to 0xFF became; bytes without a character in Windows-1252 came through as controls.
_PRINTED = [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0x100)]
_BYTES = {character: code for code, character in enumerate(_PRINTED, 0x80)}


def _class(low: int, high: int) -> str:
    return "[" + "".join(re.escape(character) for character in _PRINTED[low - 0x80 : high - 0x7F]) + "]"


_TAIL = _class(0x80, 0xBF)
_RUN = re.compile(f"(?:{_class(0xC2, 0xDF)}{_TAIL}|{_class(0xE0, 0xEF)}{_TAIL}{{2}}|{_class(0xF0, 0xF4)}{_TAIL}{{3}})+")
_SUSPICIOUS = re.compile("[ÂÃÄÅÐÑ×ØÙâïð](?=[^\x00-\x7f])")
_CURLY = frozenset("“”‘’‚„–—…•‹›†‡")

# What newsrooms print: Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, currency, signs, emoji.
_LIKELY = re.compile("[\x20-\x7e\xa0-\u06ff\u1e00-\u27bf\ufb00-\ufb06\ufeff\U0001f300-\U0001faff]+")
_LAYERS = 3


def repairs(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text that were decoded wrongly, each with what it should read.

    A run is repaired only if its bytes are UTF-8 for characters that newsrooms print. A letter before
    a curly quotation mark or dash is left alone unless the text shows that such marks were garbled too.
    """
    if not _SUSPICIOUS.search(text):
        return
    garbled_marks = "â€" in text
    for run in _RUN.finditer(text):
        if not garbled_marks and len(run.group()) <= 3 and not _CURLY.isdisjoint(run.group()):
            continue
        repaired = _undo(run.group())
        if repaired is not None:
            yield run.start(), run.end(), repaired


def repaired(text: str) -> str:
    """The text with every wrongly decoded stretch put right."""
    pieces: list[str] = []
    position = 0
    for start, end, right in repairs(text):
        pieces += text[position:start], right
        position = end
    return "".join(pieces) + text[position:] if pieces else text


def _undo(run: str) -> str | None:
    """What a run read before it was garbled, once or several times over; None if that cannot be."""
    right: str | None = None
    for _ in range(_LAYERS):
        try:
            run = bytes(_BYTES[character] for character in run).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
        if _LIKELY.fullmatch(run):
            right = run
    return right
