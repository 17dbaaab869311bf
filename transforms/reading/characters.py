"""Characters that no reader was meant to see: HTML entities, control characters, marks without width, icons of private fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import name2codepoint

from transforms.page import Page
from transforms.reading.mojibake import Garbling, beyond_ascii, garblings, repaired
from transforms.reading.words import words

# Stands for a line of which nothing can be seen, where something must stand: no word, no sentence.
NOTHING = "·"

# A name or number as the HTML standard has them, its ampersand perhaps escaped once more, or over and over.
_ENTITY = re.compile(r"&((?:amp;)*)(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# HTML 4's names, and those of HTML 5 that converters write for plain signs; its thousands of others are short words as well.
_NAMES = frozenset(name2codepoint) | words("apos period comma colon semi excl quest lpar rpar lsqb rsqb num dollar percnt commat bullet Tab NewLine")
BLANKS = re.compile(r"(?:\s|&(?:amp;)*(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#32);)*")
# A story that speaks of these may print entities on purpose.
_ABOUT_MARKUP = re.compile(r"(?<![./\w])(?:HTML5?|XHTML|XML|SGML|Unicode)\b|\b(?:ampersands?|character (?:entit(?:y|ies)|references?|codes?))\b")
_QUOTED = frozenset(("''", '""', "‘’", "“”", "„“", "«»", "»«", "``"))

_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
_WIDTHLESS = "\xad\u180e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200b-\u200d"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_UNSEEN = re.compile(
    f"(?P<control>[{_CONTROL}]+)|(?P<widthless>[{_WIDTHLESS}]+)|(?P<direction>[{_DIRECTION}]+)|(?P<joiner>[{_JOINERS}]+)|(?P<private>[{_PRIVATE}]+)"
)
_ANY_UNSEEN = re.compile(f"[{_CONTROL}{_WIDTHLESS}{_DIRECTION}{_JOINERS}{_PRIVATE}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
# Scripts that set no blanks between words: a mark without width may stand there in their place.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
# What controls may have been: signs of Windows-1252 that were read as Latin-1, or the end of a dash or quotation mark in
# UTF-8 whose first byte was lost. Of the others nothing certain can be said.
_SIGNS = {chr(code): bytes([code]).decode("cp1252") for code in range(0x91, 0x98)} | {
    f"\x80{chr(code)}": bytes([0xE2, 0x80, code]).decode() for code in (0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D)
}


def entities(text: str) -> Iterator[tuple[int, int, str]]:
    """The HTML entities in a line, in order, each with what it stands for; "" for what nobody can see.

    An entity that stands alone between quotation marks is mentioned: it stays.
    """
    for match in _ENTITY.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] + text[end : end + 1] in _QUOTED:
            continue
        if match[2][0] == "#" or match[2] in _NAMES:
            yield start, end, _seen(unescape(f"&{match[2]};"), text[start - 1 : start], text[end : end + 1])
        elif match[1]:
            yield start, match.end(1), "&"


def prints_entities(text: str) -> bool:
    """Whether a text holds entities that ought to have been decoded: none that it speaks of."""
    return "&" in text and _ENTITY.search(text) is not None and not _ABOUT_MARKUP.search(text)


def unseen(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Stretches of a text that print nothing, or that nobody can print: each with what it should read and what it is.

    What it is: ``control``, ``widthless`` or ``private``. What a script needs stays: joiners between letters beyond
    ASCII, marks of direction in texts that run from right to left, private characters within words.
    """
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    for match in _UNSEEN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if match.lastgroup == "control":
            yield start, end, _SIGNS.get(match.group(), ""), "control"
        elif match.lastgroup == "private":
            if not (before.isalpha() and after.isalpha()):
                yield start, end, "", "private"
        elif not (match.lastgroup == "direction" and right_to_left) and not (match.lastgroup == "joiner" and _joins(match.group(), before, after)):
            yield start, end, "", "widthless"


def is_clean(text: str) -> bool:
    """Whether there is nothing in a text for ``unseen`` to find: told in a glance for nearly every text."""
    few = beyond_ascii(text)
    return few.isprintable() or _ANY_UNSEEN.search(few) is None


class Damage:
    """What may be wrong with the characters of a page; false if nothing is."""

    def __init__(self, page: Page) -> None:
        self.garblings: tuple[Garbling, ...] = garblings(page.text)
        self.entities = prints_entities(page.text)
        self.unseen = not is_clean(page.text)

    def __bool__(self) -> bool:
        return bool(self.garblings) or self.entities or self.unseen

    def undone(self, line: str) -> str:
        """The line as it should read."""
        if self.garblings:
            line = repaired(line, self.garblings)
        if self.entities:
            line = _replaced(line, entities(line))
        if self.unseen:
            line = _replaced(line, (found[:3] for found in unseen(line)))
        return line


def restored(value: str) -> str:
    """What a container says of a document, as it should read."""
    for garbling in garblings(value):
        value = repaired(value, (garbling,))
    if prints_entities(value):
        value = _replaced(value, entities(value))
    return value if is_clean(value) else _replaced(value, (found[:3] for found in unseen(value)))


def _replaced(text: str, found: Iterator[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, right in found:
        pieces += text[position:start], right
        position = end
    return "".join([*pieces, text[position:]])


def _seen(decoded: str, before: str, after: str) -> str:
    """What an entity decodes to, as it is to stand in a line: a blank for every white space, nothing for the unseen."""
    if decoded.isspace():
        return " "
    unwanted = decoded in "\ufffd" or (_UNSEEN.search(decoded) and not _joins(decoded, before, after))
    return "" if unwanted else decoded


def _joins(joiner: str, before: str, after: str) -> bool:
    """Whether a joiner has work to do: between signs beyond ASCII, or as a blank of no width in a script without blanks."""
    if joiner == "\u200b":
        return _UNSPACED.match(before) is not None and _UNSPACED.match(after) is not None
    return joiner in "\u200c\u200d" and bool(before and after) and not before.isascii() and not after.isascii()
