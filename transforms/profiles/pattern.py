"""What a line says, numbers aside: by this it is known again in other articles."""

from __future__ import annotations

import re

from transforms.reading.calendar_words import MONTHS
from transforms.reading.shapes import fold

NUMBER, MONTH = "#", "@"

_DIGITS = re.compile(r"\d+")
# "May" and "mar" are words too: a month is one only beside a number.
_BESIDE_NUMBER = re.compile(rf"(?<={NUMBER} )[^\W\d_]+|(?<={NUMBER}\. )[^\W\d_]+|[^\W\d_]+(?=\.? {NUMBER})")


def pattern(text: str) -> str:
    """The text folded, with ``#`` for each number and ``@`` for each month beside one, so that "12 comments" is "3 comments"."""
    folded = fold(text)
    if not any(map(str.isdigit, folded)):
        return folded
    return _BESIDE_NUMBER.sub(lambda word: MONTH if word[0] in MONTHS else word[0], _DIGITS.sub(NUMBER, folded))
