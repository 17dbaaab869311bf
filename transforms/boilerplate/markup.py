"""Marks of Markdown and of wikis that are no part of the text: the words stay, the marks go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.vocabulary import Kind
from transforms.page import Mark, Page, Span
from transforms.reading.wrapping import QUOTING

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
# Addresses may hold brackets in pairs, with or without a backslash.
_URL = r"<?((?:[^()\s<>]|\([^()\s<>]{0,300}\)){0,2000})>?"
# Converters that wrap their lines break links too, but never over an empty line.
_WORDS = r"((?:[^\[\]\n]|\n(?![ \t]*\n)){0,400})"
_TITLE = r"(?:\s{1,3}\"(?:[^\"\n]|\n(?![ \t]*\n)){0,200}\")?\s?\)"
LINK = re.compile(r"(?<!!)\[" + _WORDS + r"\]\(" + _URL + _TITLE)
IMAGE = re.compile(r"!\[" + _WORDS + r"\]\(" + _URL + _TITLE)
AUTOLINK = re.compile(r"<(https?://[^\s<>]{4,2000})>")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,600}(?<=[^\s*])(\1)(?![\w*])|(?<![\w_])(_{1,3})(?=[^\s_])[^_\n]{1,600}(?<=[^\s_])(\3)(?![\w_])"
)
_LINK_SIGN, _EMPHASIS_SIGN = re.compile(r"\["), re.compile(r"[*_]")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>|~-])")
_KEY = re.compile(r"([A-Za-z_-]{2,30}):[ \t]*(.*)")


def front_matter(page: Page) -> Iterator[Span]:
    """The block of keys and values that opens a Markdown file."""
    match = _front(page)
    if match:
        yield Span(page.text.index("---"), match.start() + len(match.group().rstrip()))


def markdown_image(page: Page) -> Iterator[Span]:
    """Images with their alternative text."""
    if "![" in page.text:
        yield from (Span(*match.span()) for match in IMAGE.finditer(page.text))


def markdown_link(page: Page) -> Iterator[Mark]:
    """What is around the words of a link."""
    for match in links(page.text) if "](" in page.text else ():
        yield Mark(match.start(), match.start(1), Kind.MARKUP, "markdown_link")
        yield Mark(match.end(1), match.end(), Kind.MARKUP, "markdown_link")


def quoting_sign(page: Page) -> Iterator[Span]:
    """The signs that letters and Markdown put before quoted lines, where several lines have them."""
    quoted = [line for line in page.lines if line.text[0] == ">"]
    numbers = {line.number for line in quoted}
    for line in quoted:
        if (line.number + 1 in numbers or line.number - 1 in numbers) and (sign := QUOTING.match(line.text)):
            yield Span(line.start, line.start + sign.end())


def markdown_heading(page: Page) -> Iterator[Span]:
    """The number signs before a heading."""
    for line in page.lines:
        if line.text[0] == "#" and (match := _HEADING.match(line.text)):
            yield Span(line.start, line.start + match.end())


def markdown_emphasis(page: Page) -> Iterator[Span]:
    """Asterisks and underscores around words that are printed bold or slanted."""
    for match in opened_by(_EMPHASIS_SIGN, _EMPHASIS, page.text) if "*" in page.text or "_" in page.text else ():
        opening, closing = (1, 2) if match[1] else (3, 4)
        yield from (Span(*match.span(opening)), Span(*match.span(closing)))


def markdown_escape(page: Page) -> Iterator[Span]:
    """Backslashes that keep a sign from being read as Markdown, where the page is Markdown."""
    if "\\" in page.text and "](" in page.text:
        yield from (Span(*match.span()) for match in _ESCAPE.finditer(page.text))


def opened_by(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that looks behind the sign it begins with: found by the sign, since trying it everywhere takes ten times as long."""
    reached = 0
    for opening in sign.finditer(text):
        if opening.start() >= reached and (match := pattern.match(text, opening.start())):
            reached = match.end()
            yield match


def links(text: str) -> Iterator[re.Match[str]]:
    """The links of a text, in order: groups are the words and the address."""
    return opened_by(_LINK_SIGN, LINK, text)


def front_values(page: Page) -> dict[str, tuple[str, int, int]]:
    """Keys of the front matter in lower case, each with its value and the value's place in the text."""
    match = _front(page)
    if not match:
        return {}
    values: dict[str, tuple[str, int, int]] = {}
    position = match.start(1)
    for raw in match.group(1).splitlines(keepends=True):
        pair = _KEY.match(raw.rstrip())
        if pair and (value := pair[2].strip().strip("\"'")):
            start = position + raw.index(value)
            values[pair[1].lower()] = (value, start, start + len(value))
        position += len(raw)
    return values


def _front(page: Page) -> re.Match[str] | None:
    """A block between rules of three hyphens at the very top that holds at least one key."""
    match = FRONT_MATTER.match(page.text) if page.text.lstrip()[:3] == "---" else None
    return match if match and any(_KEY.match(line) for line in match.group(1).splitlines()) else None
