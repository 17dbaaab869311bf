"""What is counted and folded for people who query: headlines for matching, sentences, reading time, languages of paragraphs."""

from __future__ import annotations

import math
import re
import unicodedata

from transforms.language import detect
from transforms.reading.shapes import fold
from transforms.reading.words import words

# Silent reading of non-fiction: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019.
WORDS_A_MINUTE = 238

_DASHES = re.compile(r"\s*[‐‑‒–—―−]+\s*|\s+-+\s+")
# It begins with a set of signs, which is looked for fast.
_BREAK = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"'”’»)\]]{0,4}[^\S\n]{1,4}(?=[\"'“‘„«(\[]?[^\W_a-zа-яёіїєґà-öø-ÿ])")
_FULL_STOPS = "。！？"
_LONGEST_ABBREVIATION = 12
# No abbreviation ends in so many letters.
_WORD_LETTERS = 5
_ABBREVIATIONS = words(
    "mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev hon jr sr vs no inc ltd co corp u.s u.k e.g i.e a.m p.m bzw dr nr ca usw z.b"
)

# A paragraph of fewer characters is too short to tell its language; one with so many of these words is in that language.
_LEAST_CHARACTERS = 100
_SURE = 3
_MOST_PARAGRAPHS = 8
_COMMON = {
    "en": words("the of and to in that is was for on with as it at by from he said"),
    "de": words("der die das und den dem ist nicht mit von zu sich auf für ein eine des im"),
    "fr": words("le la les des et de du une est dans pour que qui sur pas par au"),
    "es": words("el la los las de que en y por con del se una para un su es"),
    "it": words("il la di che e in per un una non con del della si sono da"),
    "pt": words("o a os as de que e em um uma para com do da não se por"),
    "nl": words("de het een van en in is dat op te voor met zijn niet aan"),
    "ru": words("и в на не что с по из как за для это он от к"),
    "uk": words("і в на не що з у та до за для як це від про"),
    "pl": words("i w na nie z się że do to jest od o jak po za"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SURE_OF_PARAGRAPH = 0.8


def normalised(title: str) -> str:
    """A headline for matching: NFKC, lower case, straight quotation marks, one kind of dash, single spaces, no stop at the end."""
    return _DASHES.sub(" - ", fold(unicodedata.normalize("NFKC", title))).strip(" -.…").strip()


def count_sentences(body: str) -> int:
    """Sentences of a body: a paragraph has at least one, and no abbreviation of the usual ones ends any."""
    inner = sum(not _abbreviated(found) for found in _BREAK.finditer(body)) + sum(map(body.count, _FULL_STOPS))
    return inner + sum(1 for paragraph in body.split("\n\n") if paragraph.strip())


def reading_minutes(word_count: int) -> int:
    """Minutes that people need for so many words, at least one."""
    return max(1, math.ceil(word_count / WORDS_A_MINUTE))


def languages_of(body: str, main: str | None) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages of a body's paragraphs, ``main`` first: long paragraphs that do not read like it are asked."""
    if main is None:
        return ()
    common = _COMMON.get(main, frozenset())
    found = [main]
    asked = 0
    for paragraph in body.split("\n\n"):
        if len(paragraph) < _LEAST_CHARACTERS or asked == _MOST_PARAGRAPHS:
            continue
        if not _reads_like(paragraph[:400].lower(), common):
            asked += 1
            told = detect(paragraph)
            if told and told[1] >= _SURE_OF_PARAGRAPH and told[0] not in found:
                found.append(told[0])
    return tuple(found)


def _reads_like(low: str, common: frozenset[str]) -> bool:
    """Whether so many of a language's common words are in the text; most stand between blanks, and are found faster there."""
    return len(common.intersection(low.split())) >= _SURE or len(common.intersection(_WORD.findall(low))) >= _SURE


def _abbreviated(found: re.Match[str]) -> bool:
    text, stop = found.string, found.start()
    if not text.startswith(". ", stop) or (stop >= _WORD_LETTERS and text[stop - _WORD_LETTERS : stop].isalpha()):
        return False
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop].split()
    word = before[-1].lower().lstrip("(\"'“‘„«") if before else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())
