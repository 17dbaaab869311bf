"""What a line says, numbers aside: by this it is known again in other articles."""

from __future__ import annotations

import re

from transforms.reading.calendar_words import MONTHS
from transforms.reading.shapes import fold

NUMBER, MONTH = "#", "@"
# Longer lines are no template, and stand for themselves.
LONGEST = 2_000

_DIGITS = re.compile(r"\d+")


def pattern(text: str) -> str:
    """The text folded, with ``#`` for each number and ``@`` for each month beside one, so that "12 comments" is "3 comments".

    "May" and "mar" are words too: a month is one only beside a number.
    """
    folded = fold(text)
    if len(folded) > LONGEST or not _DIGITS.search(folded):
        return folded
    words = _DIGITS.sub(NUMBER, folded).split(" ")
    for place in [place for place, word in enumerate(words) if NUMBER in word]:
        for beside in range(max(0, place - 1), min(len(words), place + 2)):
            word = words[beside].strip(".,")
            if word in MONTHS:
                words[beside] = words[beside].replace(word, MONTH)
    return " ".join(words)
