"""Words divided between two lines: whether the hyphen goes, stays within a compound, or waits for another word."""

from __future__ import annotations

import re
from enum import Enum, auto

from transforms.page import Line, Page
from transforms.reading.words import words
from transforms.reading.wrapping import bare

HYPHENS, SOFT_HYPHEN = "-‐", "\xad"
_LEAST_LINE = 20

_FIRST = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*$")
_SECOND = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# First parts that are the beginning of no other word: they keep their hyphen. Compounds that the text prints elsewhere need no list.
_COMPOUND_FIRST = words("""
self half well vice twenty thirty forty fifty sixty seventy eighty ninety peut c'est celui celle ceux quelques rendez будь казна хтозна кое
""")
_COMPOUND_SECOND = words("based backed general elect là même mêmes être lhe lhes нибудь небудь либо")
_COMPOUNDS = words("""
year-old year-olds year-end year-long so-called two-day two-year three-day three-year long-term short-term high-level part-time full-time co-operation co-author
ex-president ex-wife ex-husband mid-term non-profit pro-government anti-government cross-border mother-in-law long-time long-running
dit-il dit-elle dit-on est-il est-elle est-ce sont-ils sont-elles ont-ils peut-on doit-on fait-il vis-à-vis demi-finale demi-heure sous-sol avant-garde
по-прежнему по-перше по-друге из-за из-под что-то кто-то где-то какой-то щось-то де-які
""")
# What a hyphen waits for: "Nord- und Südsee", "zee- en luchthavens", "pre- and post-war".
_WAITED_FOR = words("und oder bis sowie bzw. beziehungsweise en of and or to tot och og eller y e ou et")


class Division(Enum):
    """What becomes of a hyphen at the end of a line: it goes, it stays and divides nothing, or a space follows it."""

    GOES = auto()
    STAYS = auto()
    WAITS = auto()


def division(page: Page, before: Line, line: Line) -> Division | None:
    """How a word that two lines share was divided; None if they share none.

    Two parts that the text elsewhere prints as one word are one word, and those that it prints as a compound are that.
    """
    soft = page.text[before.end : before.end + 1] == SOFT_HYPHEN
    following = bare(line)
    stem = before.text if soft else before.text[:-1]
    if before.end - before.start < _LEAST_LINE or not (soft or before.text[-1] in HYPHENS) or not stem[-1:].isalpha():
        return None
    if soft:
        return Division.GOES if following[0].islower() else None
    second = _SECOND.match(following)
    first = _FIRST.search(stem, max(0, len(stem) - 60))
    if first is None or second is None or not second.group()[0].isalpha():
        return None
    return _printed(page.once(_vocabulary), first.group().lower(), second.group()) or _usual(first.group(), second.group())


def _printed(vocabulary: frozenset[str], first: str, second: str) -> Division | None:
    """How the text prints the word elsewhere."""
    if first + second.lower() in vocabulary and len(first) > 1 and second[0].islower():
        return Division.GOES
    return Division.STAYS if f"{first}-{second.lower()}" in vocabulary else None


def _usual(first: str, second: str) -> Division | None:
    """How such words are divided where the text gives no example."""
    head, tail = first.lower(), second.lower()
    if tail in _WAITED_FOR:
        return Division.WAITS
    if second[0].isupper():
        return Division.STAYS
    known = f"{head.rpartition('-')[2]}-{tail}" in _COMPOUNDS or head in _COMPOUND_FIRST or tail in _COMPOUND_SECOND or head.endswith("-t")
    return Division.STAYS if known else Division.GOES if len(first) > 1 else None


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _vocabulary(page: Page) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(page.text))
