"""The lines of a page as a reader sees them: what rules and extractors match against."""

from __future__ import annotations

import re
from itertools import islice

from transforms.page import Line, Page
from transforms.reading.characters import NOTHING, Damage
from transforms.reading.drop_caps import drop_caps
from transforms.reading.mojibake import beyond_ascii
from transforms.reading.wrapping import wrapped_paragraphs
from transforms.values import value

# Furniture is short: lines beyond this many characters are never matched by their words.
LONGEST = 1000
SHORT = 160

_STRAIGHT = tuple((other, straight) for straight, others in {"'": "‘’‚", '"': "“”„«»", "-": "–—"}.items() for other in others)
_ORNAMENTS = " *_#>•·●▪■|–—-→←»›▶►✉×+~"
_CLOSERS = "\"'”’»“)]*_ "
_ENDINGS = tuple(".?!…。！？؟।։")
_WORD = re.compile(r"\w+")
# Most text is ASCII but for so few signs; counting its words without a pattern is five times as fast.
_FEW = 24
_SIGNS_TO_SPACES = bytes(code if chr(code).isalnum() or chr(code) == "_" else 0x20 for code in range(128)).ljust(256)


@value
class Shape:
    """A line of the page and its ``number``. ``text`` is repaired, without HTML entities or unseen characters, with single spaces; ``folded`` is lower case with straight
    quotation marks and without ornaments at its ends, empty for lines that are no furniture because they are too long or ``wrapped``, pieces of a paragraph.
    ``words`` counts the stretches between spaces; ``sentence`` says that it ends as a sentence ends.
    """

    line: Line
    number: int
    text: str
    folded: str
    words: int
    sentence: bool
    wrapped: bool = False

    @property
    def prose(self) -> bool:
        """Whether the line is running text, by itself or as a piece of a wrapped paragraph."""
        if self.wrapped:
            return True
        if self.sentence:
            return self.words >= 7 or (self.words < len(self.text) / 12 and len(self.text) >= 20)
        return len(self.text) > 260


def shapes(page: Page) -> tuple[Shape, ...]:
    """Every line of the page as a Shape, numbered as page.lines are. Call through page.once."""
    wrapped = {line.number for paragraph in wrapped_paragraphs(page.text, page.lines) for line in paragraph}.union(page.once(drop_caps))
    damage = page.once(Damage)
    uneven = None if damage else _uneven_blanks(page.text)
    return tuple(_shape(line, _evened(damage.undone(line.text) if damage else line.text, uneven), line.number in wrapped) for line in page.lines)


def short_shapes(page: Page) -> tuple[Shape, ...]:
    """The lines short enough for most furniture. Call through page.once."""
    return tuple(shape for shape in page.once(shapes) if shape.folded and len(shape.folded) <= SHORT)


def lowered(page: Page) -> str:
    """The whole text in lower case, to see at once what no line can hold. Call through page.once."""
    return page.text.lower()


def fold(text: str) -> str:
    """Lower case, straight quotation marks, single spaces, no ornaments at the ends."""
    return _folded(" ".join(text.split()))


def _folded(text: str) -> str:
    if not text.isascii():
        for other, straight in _STRAIGHT:
            text = text.replace(other, straight)
    return text.lower().strip(_ORNAMENTS)


def count_words(text: str) -> int:
    """How many runs of letters, digits and underscores the text has."""
    others = set(beyond_ascii(text))
    if len(others) > _FEW:
        return len(_WORD.findall(text))
    for sign in others:
        text = text.replace(sign, "a" if sign.isalnum() else " ")
    return len(text.encode("ascii").translate(_SIGNS_TO_SPACES).split())


def has_letters(text: str, least: int) -> bool:
    """Whether the text has so many letters; it is read no further than that."""
    return len(list(islice(filter(str.isalpha, text), least))) == least


def ends_sentence(text: str) -> bool:
    """Whether the text ends as sentences end, quotation marks and brackets aside."""
    return text.rstrip(_CLOSERS).endswith(_ENDINGS)


def _uneven_blanks(text: str) -> list[str]:
    """What a text has between words other than single spaces."""
    return [blank for blank in ("  ", "\t", "\r", "\x0b", "\x0c") if blank in text] + [sign for sign in set(beyond_ascii(text)) if sign.isspace()]


def _evened(text: str, uneven: list[str] | None) -> str:
    """A line with single spaces between words; ``uneven`` tells what else there may be, None that it may be anything."""
    if uneven is None:
        return " ".join(text.split())
    for blank in uneven:
        if blank in text:
            return " ".join(text.split())
    return text


def _shape(line: Line, text: str, wrapped: bool) -> Shape:
    text = text or NOTHING
    folded = _folded(text) if len(text) <= LONGEST and not wrapped else ""
    return Shape(line, line.number, text, folded, text.count(" ") + 1, ends_sentence(text), wrapped)
