"""One document of a Factiva export: its fields as hints, and its text.

Source: the field codes of Dow Jones Factiva ("Display options: full article plus indexing").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.formats import hints as names
from transforms.reading.dates import stamps

# Codes in the order that they stand in, and what they say; LP and TD are the text.
CODES = {
    "SE": names.SECTION, "HD": names.TITLE, "BY": names.BYLINE, "CR": names.CREDIT, "WC": names.WORDS, "PD": names.PUBLISHED, "ET": "time",
    "SN": names.PUBLISHER, "SC": "source_code", "NGC": "newspaper_group", "GC": "group_code", "ED": "edition", "PG": "page", "VOL": "volume", "LA": names.LANGUAGE,
    "CY": names.COPYRIGHT, "CX": "correction", "LP": "", "TD": "", "ART": "graphic", "CT": "contact", "RF": "reference", "CO": names.ORGANISATIONS, "IN": "industry",
    "NS": names.SUBJECTS, "RE": names.PLACES, "IPC": "information_provider_code", "IPD": names.KEYWORDS, "PUB": "publisher_name", "AN": "accession_number",
}  # fmt: skip
TEXT = ("LP", "TD")
_ORDER = {code: place for place, code in enumerate(CODES)}
_CODE = re.compile(r"[ ]?(?P<code>[A-Z]{2,3})(?P<gap>[ \xa0]*$|\t[ \t\xa0]*|[ \xa0]{2,}|\xa0| \| |[ ])(?P<value>.*)")

ACCESSION = re.compile(r"\s*(?:AN\b[\s|]*)?[^\W\d_]{6,12}\s(?P<number>[A-Z][A-Z0-9]{1,13}\d{8}[a-z0-9]{6,12})\s*")
# "295 words", in the languages that Factiva is displayed in.
_WORDS = re.compile(r"\s*(?P<count>\d[\d.,\s]{0,10}?)\s(?:words|Wörter|mots|palabras|parole|woorden|palavras|слов[ао]?|字|語)\s*", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Da|Door|От|Автор)[ :]\s*\S", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\))", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_LANGUAGE = re.compile(
    r"English|Deutsch|German|Français|French|Español|Spanish|Italiano|Italian|Nederlands|Dutch|Português|Portuguese|Русский|Russian", re.IGNORECASE
)
# "Page 3 of 20 © 2025 Factiva, Inc. All rights reserved.": printed below each page of the export.
_FOOTER = re.compile(r"\s*\w+ \d+ \w+ \d+ (?:©|\(c\)) \d{4} Factiva, Inc\..*", re.IGNORECASE)
_MOST_HEAD_LINES = 16


class Coded(NamedTuple):
    """A line that begins with the code of a field: the code, what follows it, and whether only one blank stands between."""

    code: str
    value: str
    tight: bool


def splits_code(line: str) -> Coded | None:
    """A line as code and value, if it begins with the code of a field."""
    found = _CODE.fullmatch(line)
    return Coded(found["code"], found["value"].strip(), found["gap"] == " " and bool(found["value"])) if found and found["code"] in CODES else None


def counts_words(line: str) -> bool:
    """Whether a line tells the length of an article and nothing else."""
    return len(line) < 40 and _WORDS.fullmatch(line) is not None


def read_coded(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Text and hints of a document with codes. A code counts only behind those that stand before it, so that "IN 2011" may begin a line of text."""
    fields: dict[str, list[str]] = {}
    tight = next((found.tight for line in lines if (found := splits_code(line)) and found.code == "HD"), False)
    code = ""
    for line in lines:
        found = splits_code(line)
        if found and (tight or not found.tight) and found.code not in fields and _ORDER[found.code] > _ORDER.get(code, -1):
            code = found.code
            fields[code] = [found.value] if found.value else []
        elif code and not _FOOTER.fullmatch(line):
            fields[code].append(line)
    text = "\n\n".join("\n".join(fields[name]).strip("\n") for name in TEXT if any(map(str.strip, fields.get(name, ()))))
    said = {CODES[name]: " ".join(" ".join(value).split()).replace(" | ", "; ") for name, value in fields.items() if name not in TEXT}
    return text, _hints(said)


def read_displayed(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Text and hints of a document as it is displayed: title, byline, words, date, publication, language, copyright, text, accession number."""
    lines = [line for line in lines if not _FOOTER.fullmatch(line)]
    number = next((found["number"] for line in reversed(lines) if (found := ACCESSION.fullmatch(line))), "")
    lines = [line for line in lines if not (number and number in line and ACCESSION.fullmatch(line))]
    counted = next((place for place, line in enumerate(lines[:40]) if counts_words(line)), None)
    said = {"accession_number": number}
    if counted is None:
        return "\n".join(lines).strip("\n"), _hints(said)
    above = [line.strip() for line in lines[:counted] if line.strip()]
    if len(above) > 1 and _BYLINE.match(above[-1]):
        said[names.BYLINE] = above.pop()
    said |= {names.TITLE: above[-1] if above else "", names.SECTION: "; ".join(above[:-1]), names.WORDS: lines[counted]}
    start = _start(lines, counted + 1)
    return "\n".join(lines[start:]).strip("\n"), _hints(said | _below(lines[counted + 1 : start]))


def _start(lines: Sequence[str], below: int) -> int:
    """The line that the text begins on: below the notice of copyright, else below the language, else at the first blank line."""
    near = [(place, line.strip()) for place, line in enumerate(lines[below : below + 2 * _MOST_HEAD_LINES], below)]
    for sought in (_COPYRIGHT.match, _LANGUAGE.fullmatch):
        place = next((place for place, line in near if sought(line)), None)
        if place is not None:
            return place + 1
    return next((place for place, line in near if not line and place > below), below)


def _below(lines: Sequence[str]) -> dict[str, str]:
    """What the short lines between the count of words and the text say, each by its form."""
    said: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines)):
        if _COPYRIGHT.match(line):
            said[names.COPYRIGHT] = line
        elif names.PUBLISHED not in said and any(stamp.moment for stamp in stamps(line)):
            said[names.PUBLISHED] = line
        elif _TIME.fullmatch(line):
            said["time"] = line
        elif _LANGUAGE.fullmatch(line):
            said[names.LANGUAGE] = line
        elif names.PUBLISHER not in said:
            said[names.PUBLISHER] = line
        elif "source_code" not in said and _SOURCE_CODE.fullmatch(line):
            said["source_code"] = line
        else:
            said["edition"] = f"{said['edition']}; {line}" if "edition" in said else line
    return said


def _hints(said: dict[str, str]) -> dict[str, str]:
    hints = {name: value for name, value in said.items() if value}
    count = _WORDS.fullmatch(hints.get(names.WORDS, ""))
    if count:
        hints[names.WORDS] = re.sub(r"\D", "", count["count"])
    accession = ACCESSION.fullmatch(hints.get("accession_number", ""))
    if accession:
        hints["accession_number"] = accession["number"]
    if names.PUBLISHED in hints and "time" in hints:
        hints[names.PUBLISHED] += f" {hints['time']}"
    return hints | ({names.BODY_ONLY: "true"} if names.TITLE in hints else {})
