"""What a line shows by itself to the line model: size, punctuation, links, capitals, digits, indentation.

No sign is a word of any language: what the model learnt of them is meant for languages and outlets it never saw.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.page import Page
from transforms.reading.shapes import Shape, shapes

_TARGET = r"\]\([^()\s]{0,3000}(?:\([^()]{0,500}\)[^()\s]{0,3000}){0,4}(?:\s{1,3}\"[^\"]{0,500}\")?\s{0,3}\)"
_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}" + _TARGET)
_LINK = re.compile(r"\[([^\[\]]{0,1000})" + _TARGET)
_BULLET = re.compile(r"(?:[*+•·▪●‣–—o-] |\(?\d{1,3}[.)] |[*+-]$)")
_UNDERLINE = re.compile(r"(?:=+|-{3,})")
_CLOCK = re.compile(r"\d:\d\d|\b(?:19|20)\d\d\b")
# A script without spaces between words says in one character what others say in about two and a half.
_DENSE = re.compile(r"[⺀-鿿가-힯豈-﫿＀-￯]")
_SPACELESS = 2.5
_MARKUP = " *_#|>=+\\-"
_DIVIDERS = "|>»/•·"
# What divides two columns of a page that were put on one line.
_COLUMN = " " * 4
_SAMPLE_CHARACTERS, _SAMPLE_WORDS = 200, 40
_WIDEST_INDENT, _TAB = 40, 4
# Sizes from which a line is running text: one that ends as sentences do, any, and a piece of a wrapped paragraph.
_SENTENCE, _PARAGRAPH, _PIECE = 60, 160, 30


class Outline(NamedTuple):
    """The signs that every line is asked for. ``size`` counts the characters that a reader would see; ``prose`` is the size if the line
    reads as running text, else 0; ``linked`` is the share of it inside links."""

    size: int
    prose: int
    end: int
    opener: int
    linked: float
    images: int
    bullet: int
    indent: int
    text: str


class Detail(NamedTuple):
    """The signs that only lines in doubt and their neighbours are asked for."""

    words: int
    stops: int
    commas: int
    capitals: float
    short_words: float
    digits: float
    heading: int
    handles: int
    dividers: int
    clock: int
    emphasis: int
    columns: int


def visible(text: str) -> tuple[str, int, int]:
    """The text without Markdown's links and images, how many characters were inside links, and the number of images."""
    if "](" not in text:
        return text, 0, 0
    text, images = _IMAGE.subn(" ", text) if "![" in text else (text, 0)
    pieces: list[str] = []
    position = linked = 0
    for match in _LINK.finditer(text):
        words = match[1]
        linked += len(words.strip())
        pieces += text[position : match.start()], words
        position = match.end()
    return "".join([*pieces, text[position:]]), linked, images


def outlines(page: Page) -> list[Outline]:
    """The outline of every line, numbered as page.lines are. Call through page.once."""
    lines = page.once(shapes)
    bare = [visible(shape.text) for shape in lines]
    starts = [_opener(text) for text, _, _ in bare] + [0]
    return [
        _outline(shape, bare[place], (starts[place], starts[place + 1]), _indent(page.text, shape.line.start)) for place, shape in enumerate(lines)
    ]


def detail(page: Page, place: int) -> Detail:
    """The detail of one line."""
    lines, text = page.once(shapes), page.once(outlines)[place].text
    words = text.split()
    some, sample = words[:_SAMPLE_WORDS], text[:_SAMPLE_CHARACTERS]
    count = len(some) or 1
    printed = lines[place].text
    return Detail(
        words=len(words),
        stops=text.count(". ") + text.count("? ") + text.count("! ") + text.count("。") + text.count("।"),
        commas=text.count(",") + text.count("、") + text.count("،"),
        capitals=sum([word[0].isupper() for word in some]) / count,
        short_words=sum([len(word) < 4 for word in some]) / count,
        digits=_digits(sample) / (len(sample) or 1),
        heading=_heading(printed, lines[place + 1].text if place + 1 < len(lines) else ""),
        handles=("@" in text) + ("http" in text) + ("www." in text) + 4 * ("©" in text),
        dividers=sum([text.count(sign) for sign in _DIVIDERS]),
        clock=len(_CLOCK.findall(text[:100])),
        emphasis=printed.startswith(("*", "_")) + 2 * printed.isupper(),
        columns=min(5, page.lines[place].text.count(_COLUMN)),
    )


def _digits(text: str) -> int:
    return len(text) - len(text.encode().translate(None, b"0123456789")) if text.isascii() else sum(map(str.isdigit, text))


def _outline(shape: Shape, bare: tuple[str, int, int], openers: tuple[int, int], indent: int) -> Outline:
    printed, (text, linked, images) = shape.text, bare
    bullet = 0
    if not printed[0].isalpha() and _BULLET.match(printed):
        bullet = 2 if printed[0].isdigit() or printed[0] == "(" else 1
    text = text.strip(_MARKUP)
    size, end = len(text), _end(text)
    if not text.isascii():
        size += int(_SPACELESS * len(_DENSE.findall(text)))
    flowing = 1 in openers and bullet == 0 and text.count(" ") >= 4
    prose = linked * 2 <= size and (size >= _PARAGRAPH or (size >= _SENTENCE and end == 1) or (size >= _PIECE and (shape.wrapped or flowing)))
    return Outline(size, size if prose else 0, end, openers[0], min(1.0, linked / (size or 1)), images, bullet, indent, text)


def _indent(text: str, start: int) -> int:
    furthest = max(0, start - _WIDEST_INDENT)
    opening = text.rfind("\n", furthest, start) + 1 or furthest
    return min(_WIDEST_INDENT, start - opening + (_TAB - 1) * text.count("\t", opening, start))


def _heading(text: str, following: str) -> int:
    """The level of a Markdown heading, or 0."""
    if text.startswith("#"):
        return len(text) - len(text.lstrip("#"))
    return 1 + (following[0] == "-") if len(following) > 2 and _UNDERLINE.fullmatch(following) else 0


def _end(text: str) -> int:
    """How a line ends: 1 as sentences do, 2 with a question or cry, 3 colon, 4 comma, 5 dots, 6 a digit or bracket, 0 otherwise."""
    core = text.rstrip("\"'”’»“)]*_ ")
    if not core:
        return 6
    if core.endswith(("...", "…", "[...")):
        return 5
    last = core[-1]
    if last in ".。।։؟":
        return 1
    return 2 if last in "?!！？" else 3 if last == ":" else 4 if last in ",;،" else 6 if last.isdigit() or text[-1] in ")]" else 0


def _opener(text: str) -> int:
    """How a line begins: 1 lower case, 2 a quotation mark, 3 a digit, 4 another sign, 0 otherwise."""
    first = text[:1]
    if first.isalpha():
        return int(first.islower())
    return 4 if not first else 2 if first in "\"“„«‘'‹「『»”" else 3 if first.isdigit() else 4
