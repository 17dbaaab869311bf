"""Texts that make a careless pattern or loop slow: each repeats what a rule looks for and never completes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

_OPENERS = (
    "By ", "By By, ", "Reporting by ; ; ", "Reporting by A; ", "(Reporting by ", "with reporting ", "contributed to ", "(c) ", "© ", "copyright © ",
    "all rights reserved ", "Photo: ", "(photo ", "via getty, ", "is seen in (a", "in this ", "a photo of ", "Related: ", "read more ", "more on a ",
    "read more [a", "WATCH: ", "Source: ", "Original url: ", "https://", "http://////", "www.", "https://a.b/", "<https://", "/2024/10/14", "Updated ",
    "Published on ", "1/1/", "1.1.", "12:12 ", "12 ", "12/", "June 1 ", "1 June ", "mon. ", "10:50 am ", "at at ", "OSLO ", "OSLO (", "OSLO, ", "(AP) - ",
    "Home > ", "Home | ", "> ", "share ", "facebook", "FacebookEmail", "newsletter ", "subscribe ", "sign up ", "get ", "if you ", "please ", "you ",
    "said ", "low 5. ", "cookies ", "we use cookies ", "unsubscribe ", "update (a", "correction: ", "tags: ", "1 of ", "live: ", "follow @a ",
    "1 2 ", "is seen in ", "was pictured at (", "npr 1 ", "respect - 1", "a. a. low 5", "by holder é", "| by ", "rights reserved ' ", "fotofile ", "mail1aé", "; Editing by ",
    "“a b c d,” Ida Moen said. ", "“We sail at dawn,” he said. ", "he said “we sail at dawn” ", '"A said ', "“a” said the ", "Ida Moen ", "Mr. A. ", "“‘«", "”“’‘", "' 'a s' ",
    "Ida's ", "(Ida ", "a, said, ", "Ida van der ", "“we sail at dawn” – Ida ",
)  # fmt: skip
_SIGNS = (
    "a", "A", "Aa", "a ", "A. ", "A.", "a.", "é", "я", "中", "e\u0301", "\u0301", "\u200d", "\u200b", "\xad", " ", "\t", "\xa0", " \xa0", "_", "-", "- ", "*",
    "#", "# ", ".", ". ", "...", ",", ", ", ";", ":", ": ", "!", "?", "|", " | ", "/", "\\", "'", '"', '" ', "“", "”", "“a” ", "«", "(", ")", "((", "(a",
    "()", "[", "]", "[[[](", "[a](", "[a](b)", "![", "![a](", "![](", "](", "[]()", '[a](b "', "<", ">", "<a", "</", "{{", "&", "&amp;", "&amp", "&#", "&#8217;",
    "&a", "&nbsp;", "&nbsp", "@", "a@", "a@b.", "$", "€", "1", "1 ", "1,", "%", "–", " – ", "—", "â", "Ã", "â€", "Ã©", "Ãƒ", "\x00", "\x80", "\x1f", "\ufeff",
    "\ue000", "\u202a", "\ufffd", "Р", "Рџ", "\U0001f600", "O'", "a-", "a’", "ab-\u00ad",
)  # fmt: skip
_LINES = (
    "\n", "\r", "\r\n", "\n\n", " \n", "\x0b", "\x85", "\u2028", "a\n", "A\n", "1\n", "12:30\n", ".\n", "---\n", "a: b\n", "---\na: b\n", "“a b c d\n", "“We sail at dawn,” Moen said.\n", "'a b c d\n", "“We sail at dawn,” she said.\n", "Ida Moen is here.\n“We sail.”\n", "___\n", "[\n", "Share\n",
    "Related\n", "Related stories\nOne headline here for you\n", "Click any reaction to login.\nLove\n", "1 of 9\nThe line that follows it is a long sentence.\n",
    "Photo: A\n", "Ida Moen\n", "By Ida Moen\n", "June 1, 2019\n", "A headline of five words\nJune 1, 2019\n", "Ministry of Ports\n", "offi-\ncers go on\n",
    "The council voted to raise the toll on the old bridge in\nthe harbour.\n", "A line of some sixty characters that is wrapped, as in letters and so\non it goes.\n",
    "This long line is printed more than once on the page, and again.\n", "FILE - In this May 1, 2019, file photo, a ferry\n", "https://a.example/b\n", "&nbsp;\n",
    "# Heading\n", "- item\n", "\x00\n", "\u200b\n", "[a](b)\n", "donâ€™t\n", "(c) 2019 A\n", "Source:\nhttps://a.example/b\n",
)  # fmt: skip
# A name, and what makes the text to a size in characters.
Attack = tuple[str, Callable[[int], str]]

HEAD = "Council votes to raise the bridge toll\nBy Marta Ilves\nOctober 14, 2024\n"


def one_line(unit: str, size: int) -> str:
    """The unit over and over, ``size`` characters of it, after the head of a story, and an ending that nothing awaits."""
    return HEAD + unit * (size // len(unit)) + "!"


def within_line(unit: str, size: int) -> str:
    """The same within a line that opens as a dateline and goes on as prose."""
    return f"{HEAD}OSLO {unit * (size // len(unit))} the council said on Monday night that it would not.\n"


def short_lines(unit: str, size: int, length: int = 150) -> str:
    """The unit repeated in lines that are just short enough to be looked at by rules, ``size`` characters in all."""
    line = (unit * (length // len(unit) + 1))[:length] + "!\n"
    return HEAD + line * (size // len(line))


def hostile_lines() -> Iterator[Attack]:
    """Every hostile text of one huge line, or of many that are long."""
    for unit in (*_OPENERS, *_SIGNS):
        for shape in (within_line, one_line, short_lines):
            yield f"{shape.__name__} {unit!r}", partial(shape, unit)


def many_lines() -> Iterator[Attack]:
    """Every hostile text of very many short lines."""
    for unit in _LINES:
        yield f"lines {unit!r}", partial(one_line, unit)
