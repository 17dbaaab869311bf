"""Repair: letters that were garbled, words and paragraphs that were broken in two."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from schemas.vocabulary import Kind
from transforms.boilerplate.cut import Join
from transforms.page import Line, Mark, Page
from transforms.reading.characters import BLANKS, Damage, entities, unseen
from transforms.reading.mojibake import repairs
from transforms.reading.words import words
from transforms.reading.wrapping import finished, is_full, wrapped_blocks

# Words after which a sentence must go on: articles, prepositions, conjunctions. A sentence may go on with a name ...
_UNFINISHED = words("""
a an the of in at to for from with by and or into
der die das dem den des ein eine einen einem einer und oder von vom zum zur im am für bei aus in mit
le la les un une des du de et ou dans avec pour par en au aux el los las una y con por para del il lo gli di da per nel della
o os as um uma do dos das no na nos e em com het een en van op
у в на з із зі до від за для та і й або о об к ко с со из от и или
""")
# ... but not with one of these, which begin sentences.
_OPENERS = words("""
the a an in on at but and by after before when while who what why how which where he she it they we i you this that these those as if for with from to
there here nearly only some many most one two his her their its our my read see
der die das ein eine in im am auf aber und nach vor wenn als wer was warum wie er sie es wir ich diese für mit von bei
le la les un une des dans en mais et après avant quand qui ce cette il elle ils nous el los las una pero y cuando este esta se lo gli di da per o os as um uma
у в на і та але й після до коли хто що як він вона вони ми я це за для с и но после когда кто что как он она они мы это
""")
_PARAGRAPH_LENGTH = 40
_LIST_ITEM = re.compile(r"(?:[-*•·▪●‣–—]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s|\[)")
_HYPHENS, _SOFT_HYPHEN = "-‐", "\xad"
_RUNNING_ON = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;]?(?:\s+\S|$)")
_BRAND = re.compile(r"[a-z][A-Z]")


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


def line_end_hyphen(page: Page, kept: Sequence[Line]) -> Iterator[Mark]:
    """Hyphens that divide a word between two lines of a wrapped paragraph."""
    for before, line in itertools.pairwise(kept):
        if line.gap == 0 and line.number == before.number + 1 and _divided(page, before, line) and before.text[-1] in _HYPHENS:
            yield Mark(before.end - 1, before.end, Kind.JOIN, "line_end_hyphen", 0.8)


def joins(page: Page, kept: Sequence[Line]) -> list[Join]:
    """Which kept lines carry on the one before: wrapped paragraphs, divided words, broken sentences."""
    wrapped = set(_continued(page, kept))
    found: list[Join] = []
    for before, line in itertools.pairwise(kept):
        if _LIST_ITEM.match(line.text) and line.number not in wrapped:
            continue
        if line.gap == 0 and line.number == before.number + 1 and _divided(page, before, line):
            found.append(Join(line.number, "line_end_hyphen", "", 0.8))
        elif line.number in wrapped:
            found.append(Join(line.number, "wrapped_line", " ", 0.9))
        elif _broken(before.text, line.text):
            found.append(Join(line.number, "broken_paragraph", " ", 0.8))
    return found


def _continued(page: Page, kept: Sequence[Line]) -> Iterator[int]:
    """The numbers of lines that go on with a wrapped paragraph: one that is indented begins another."""
    for block in wrapped_blocks(kept):
        width = max(len(line.text) for line in block)
        for before, line in itertools.pairwise(block):
            indented = line.start >= 2 and page.text[line.start - 2 : line.start].isspace() and page.text[line.start - 1] in " \t"
            if not indented and (is_full(before, line, width) or not finished(before.text)):
                yield line.number


def _broken(before: str, text: str) -> bool:
    """Whether a sentence stops in the middle at the end of one paragraph and goes on in the next."""
    if len(before) < _PARAGRAPH_LENGTH or finished(before) or not _RUNNING_ON.match(text) or before[-1].isdigit():
        return False
    first, last = text.split(None, 1)[0], before.rsplit(None, 1)[-1].strip(".,;'’”\"(“").lower()
    if first[0].islower():
        return not _BRAND.match(first) and (len(before) >= 2 * _PARAGRAPH_LENGTH or before.endswith(",") or last in _UNFINISHED)
    goes_on = last in _UNFINISHED and before[-1].isalpha() and first.lower() not in _OPENERS
    return goes_on and len(before) >= 1.5 * _PARAGRAPH_LENGTH and not before.istitle() and finished(text)


def _divided(page: Page, before: Line, line: Line) -> bool:
    """Whether a word goes on in the next line: a soft hyphen ends the line, invisible as it is, or one that is seen."""
    if not line.text[0].islower() or before.end - before.start < _PARAGRAPH_LENGTH // 2:
        return False
    soft = page.text[before.end : before.end + 1] == _SOFT_HYPHEN
    letters = before.text[-2:] if soft else before.text[-3:-1]
    return len(letters) == 2 and letters.isalpha() and (soft or before.text[-1] in _HYPHENS)


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
