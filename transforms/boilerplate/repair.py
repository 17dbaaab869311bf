"""Repair: letters that were garbled, that print nothing, or that were torn from their word."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.vocabulary import Kind
from transforms.page import Line, Mark, Page
from transforms.reading.characters import BLANKS, Damage, entities, unseen
from transforms.reading.drop_caps import torn_openings
from transforms.reading.mojibake import repairs


def mojibake(page: Page) -> Iterator[Mark]:
    """Letters that were decoded in the wrong encoding."""
    suspected = page.once(Damage).garblings
    for line in page.lines if suspected else ():
        for start, end, right in () if line.text.isascii() else repairs(line.text, suspected):
            yield _mark(page, line, (line.start + start, line.start + end), right, "mojibake")


def html_entity(page: Page) -> Iterator[Mark]:
    """Entities of HTML that nobody decoded, or that were encoded twice; stories about HTML keep theirs."""
    for line in page.lines if page.once(Damage).entities else ():
        reached = 0
        for start, end, right in entities(line.text) if "&" in line.text else ():
            # A blank takes the blanks around it along, and with them the entities for more of them.
            if line.start + start >= reached:
                mark = _mark(page, line, (line.start + start, line.start + end), right, "html_entity")
                reached = mark.end
                yield mark


def control_character(page: Page) -> Iterator[Mark]:
    """Control characters; those that were quotation marks and dashes of Windows-1252 become them again."""
    return _unseen(page, "control", "control_character")


def widthless_character(page: Page) -> Iterator[Mark]:
    """Soft hyphens, byte order marks, and marks of width and direction that the script has no use for."""
    return _unseen(page, "widthless", "widthless_character")


def private_character(page: Page) -> Iterator[Mark]:
    """Icons of a web page's own font, which no other font prints."""
    return _unseen(page, "private", "private_character")


def drop_cap(page: Page) -> Iterator[Mark]:
    """First letters of a story that stand apart from their word on the same line."""
    for start, end, word in torn_openings(page):
        yield Mark(start, end, Kind.REPAIR, "drop_cap", 0.8, word)


def _unseen(page: Page, what: str, rule: str) -> Iterator[Mark]:
    if page.once(Damage).unseen:
        for start, end, right, found in page.once(_all_unseen):
            if found == what:
                yield Mark(start, end, Kind.REPAIR, rule, 0.95, right)


def _all_unseen(page: Page) -> tuple[tuple[int, int, str, str], ...]:
    return tuple(unseen(page.text))


def _mark(page: Page, line: Line, place: tuple[int, int], right: str, rule: str) -> Mark:
    """A repair; one that leaves but a blank takes the blanks beside it along."""
    start, end = place
    if right.isspace():
        right = " "
        while start > line.start and page.text[start - 1].isspace():
            start -= 1
        blanks = BLANKS.match(page.text, end, line.end)
        end = blanks.end() if blanks else end
    return Mark(start, end, Kind.REPAIR, rule, 0.95, right)
