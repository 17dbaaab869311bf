"""Drop caps: the first letter of a story or of a part of it, set large, that flattening tore from its word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.page import Line, Page
from transforms.reading.words import words

# Words that stories begin with, for texts that print the torn word nowhere else.
_OPENERS = words("""
the they there their then these this those that through though three two today tomorrow to he she his her it its in is if i'm after all although among an and are as
at before but by do during each even every few first for from go has have how last like many more most my never no not nothing now of on once one only our out over
people police president since so some still such under until up we well what when where which while who why will with without yet you your just long
der die das den dem des ein eine einen einem einer es er sie wir ihr im ist auf auch aber bei bis da dass damit doch drei durch für gegen hat hier ich mit nach nicht
noch nun nur ob ohne seit sein seine seit so über um und unter viele vom von vor was weil wenn wer wie wieder will wird wo zu zum zur zwei zwischen
le la les un une des du de en il elle ils elles on nous vous ce cet cette ces c'est c'était dans depuis pour par plus pas quand que qui sur sans sous tout tous mais
el los las una unos del con como cuando cada desde donde dos durante este esta esto hace hay más muchos nadie no para pero por que quien se según ser si sin sobre su sus tras uno ya
il lo gli uno una dei del della dello nel nella non per più quando questa questo sono anche alla che come con da dal dopo
um uma uns nas nos não na para por quando que quem são se sem sobre depois mais muito ao até com como
het een de van voor met niet dat die dit door er in is maar naar ook om op te toen tot uit was wat wie zijn
на не по при про під після перед до де для за зі із коли який яка яке які хто що щоб як він вона вони ми ви це цей ця ці так тут там та те якщо через у
после перед под при про для до за из когда кто что чтобы как он она они мы вы это этот эта эти так тут там то если через где все
""")
# Letters that are words by themselves, in whichever of the languages.
_WORDS_ALONE = frozenset("AIOEYÀÈÓÉÊUАВИКОСУЯІЄЙЗБ")
_LETTER = re.compile(r"[\"'“„«‘]?([^\W\d_])")
_REST = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_APART = re.compile(r"[\"'“„«‘]?([^\W\d_])[ \xa0]([^\W\d_]+(?:['’][^\W\d_]+)?)(?=[\s,.;:!?])")
# What goes on after a letter set large is a paragraph.
_LEAST_PARAGRAPH = 30


def drop_caps(page: Page) -> dict[int, int]:
    """The numbers of lines that are the first letter of the line after them, with that line's number. Call through page.once."""
    lines = page.lines
    return {
        line.number: line.number + 1
        for line in lines[:-1]
        if len(line.text) <= 2 and (letter := _LETTER.fullmatch(line.text)) and _carries_on(page, letter[1], lines[line.number + 1])
    }


def torn_openings(page: Page) -> Iterator[tuple[int, int, str]]:
    """Places of first letters that stand apart from their word on the same line, ``start`` and ``end``, with the whole word."""
    for line in page.lines:
        if len(line.text) < _LEAST_PARAGRAPH or not (torn := _APART.match(line.text)):
            continue
        letter, rest = torn.groups()
        if letter.isupper() and letter not in _WORDS_ALONE and rest.islower() and _known(page, letter + rest):
            yield line.start + torn.start(1), line.start + torn.end(2), letter + rest


def _carries_on(page: Page, letter: str, line: Line) -> bool:
    """Whether a letter and the next line's first word make a word that is known, and apart they do not."""
    rest = _REST.match(line.text)
    if not letter.isupper() or not rest or len(line.text) < _LEAST_PARAGRAPH or line.gap > 1:
        return False
    second = rest.group()
    torn = second.islower() or (second.isupper() and len(second) > 1)
    alone = letter in _WORDS_ALONE and second.lower() in page.once(_printed)
    return torn and not alone and _known(page, letter + second)


def _known(page: Page, word: str) -> bool:
    return word.lower().replace("’", "'") in _OPENERS or word.lower() in page.once(_printed)


def _printed(page: Page) -> frozenset[str]:
    """The words that stand in the text, but for those that lines begin with."""
    return frozenset(word.lower() for line in page.lines for word in line.text.split()[2:] if word.isalpha())
