"""Text from anywhere, made safe to show: what would act on a terminal or turn a line round becomes a sign that can be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# Controls; marks without width, of direction and of language; halves of characters; ends of line other than \n; private characters.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp", "Co"))
# Joiners shape letters of many scripts, and emoji; between ASCII they only hide.
_IDLE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
# What ends a line in str.splitlines, and is to end it when it is shown as well.
_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def visible(text: str) -> str:
    """The text with signs for what is unseen: ␛ for an escape, ⟨U+202E⟩ for an override of direction.

    Line feeds, tabs and blanks stay, and so do joiners where a script or an emoji needs them; \\r\\n is one line feed.
    """
    if text.replace("\n", "").isprintable():
        return text
    return _IDLE_JOINER.sub(lambda found: _named(found.group()), text.replace("\r\n", "\n")).translate(_SIGNS)


def _named(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"


def _sign(character: str) -> str:
    if character in "\n\t\u200c\u200d" or unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    sign = chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else _named(character)
    return sign + "\n" if character in _ENDS else sign


class _Signs(dict[int, str]):
    """What each character is shown as, worked out when it first comes up."""

    def __missing__(self, code: int) -> str:
        self[code] = _sign(chr(code))
        return self[code]


_SIGNS: Any = _Signs()
