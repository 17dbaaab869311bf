"""Joining: which kept lines carry on the one before, and what becomes of the hyphen between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.boilerplate.cut import Join
from transforms.page import Line, Mark, Page
from transforms.reading.divided_words import HYPHENS, Division, division
from transforms.reading.drop_caps import drop_caps
from transforms.reading.words import words
from transforms.reading.wrapping import LIST_ITEM, UNFINISHED, bare, finished, last_word, wrapped_paragraphs

# A sentence that stops after an article or preposition may go on with a name, but not with one of these, which begin sentences.
_OPENERS = words("""
the a an in on at but and by after before when while who what why how which where he she it they we i you this that these those as if for with from to
there here nearly only some many most one two his her their its our my read see
der die das ein eine in im am auf aber und nach vor wenn als wer was warum wie er sie es wir ich diese für mit von bei
le la les un une des dans en mais et après avant quand qui ce cette il elle ils nous el los las una pero y cuando este esta se lo gli di da per o os as um uma
у в на і та але й після до коли хто що як він вона вони ми я це за для с и но после когда кто что как он она они мы это
""")
_PARAGRAPH_LENGTH = 40
_RUNNING_ON = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;]?(?:\s+\S|$)")
_BRAND = re.compile(r"[a-z][A-Z]")
# A paragraph that was broken in several places is mended in so many rounds.
_ROUNDS = 4


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together; ``first`` is the number of their first line, ``text`` what they print."""

    first: int
    text: str


def line_end_hyphen(page: Page, kept: Sequence[Line]) -> Iterator[Mark]:
    """Hyphens that divide a word between two lines of a wrapped paragraph."""
    for before, _, divided in _divisions(page, kept):
        if divided is Division.GOES and before.text[-1] in HYPHENS:
            yield Mark(before.end - 1, before.end, Kind.JOIN, "line_end_hyphen", 0.8)


def joins(page: Page, kept: Sequence[Line]) -> list[Join]:
    """Which kept lines carry on the one before: letters set large, wrapped paragraphs, divided words, broken sentences."""
    found = {after: Join(after, "drop_cap", "", 0.8) for _, after in page.once(drop_caps).items()}
    found |= {line.number: Join(line.number, "wrapped_line", " ", 0.9) for paragraph in wrapped_paragraphs(page.text, kept) for line in paragraph[1:]}
    for _, line, divided in _divisions(page, kept):
        found[line.number] = Join(line.number, "line_end_hyphen", " " if divided is Division.WAITS else "", 0.8)
    for number in _broken_paragraphs(kept, set(found)):
        found[number] = Join(number, "broken_paragraph", " ", 0.8)
    return [found[number] for number in sorted(found)]


def _divisions(page: Page, kept: Sequence[Line]) -> Iterator[tuple[Line, Line, Division]]:
    """Pairs of lines that share a word; a compound that goes on in capitals is told from a list only within a wrapped paragraph."""
    wrapped = {line.number for paragraph in wrapped_paragraphs(page.text, kept) for line in paragraph[1:]}
    for before, line in itertools.pairwise(kept):
        near = line.gap == 0 and line.number == before.number + 1
        if near and (bare(line)[0].islower() or line.number in wrapped) and (divided := division(page, before, line)):
            yield before, line, divided


def _broken_paragraphs(kept: Sequence[Line], joined: set[int]) -> Iterator[int]:
    """The numbers of lines that go on with the sentence of the paragraph before, once the lines in ``joined`` are joined."""
    paragraphs: list[_Paragraph] = []
    for line in kept:
        if paragraphs and line.number in joined:
            paragraphs[-1].text += f" {bare(line)}"
        else:
            paragraphs.append(_Paragraph(line.number, bare(line)))
    for _ in range(_ROUNDS):
        whole: list[_Paragraph] = []
        for paragraph in paragraphs:
            if whole and not LIST_ITEM.match(paragraph.text) and _broken(whole[-1].text, paragraph.text):
                yield paragraph.first
                whole[-1].text += f" {paragraph.text}"
            else:
                whole.append(paragraph)
        if len(whole) == len(paragraphs):
            return
        paragraphs = whole


def _broken(before: str, text: str) -> bool:
    """Whether a sentence stops in the middle at the end of one paragraph and goes on in the next."""
    if len(before) < _PARAGRAPH_LENGTH or finished(before) or not _RUNNING_ON.match(text) or before[-1].isdigit():
        return False
    first, last = text.split(None, 1)[0], last_word(before)
    if first[0].islower():
        return not _BRAND.match(first) and (len(before) >= 2 * _PARAGRAPH_LENGTH or before.endswith(",") or last in UNFINISHED)
    goes_on = last in UNFINISHED and before[-1].isalpha() and first.lower() not in _OPENERS
    return goes_on and len(before) >= 1.5 * _PARAGRAPH_LENGTH and not before.istitle() and finished(text)
