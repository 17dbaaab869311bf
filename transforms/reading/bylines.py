"""The grammar of bylines: who wrote it, for whom, and what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.boilerplate.languages import either
from transforms.reading.agencies import in_brackets, mentioned
from transforms.reading.dates import stamps
from transforms.reading.names import ROLES, person
from transforms.reading.shapes import Shape

LONGEST_BYLINE = 160

_OPENING = re.compile(
    r"(?:(?:written|story|words|text|reported|report|posted|published|article)\s+by|by|af|av|oleh|authors?"
    rf"|words|text|{either('bylines')}|{either('bylines_of_names')}|{either('byline_labels')})\s*(?::\s*|\s+|$)",
    re.I,
)
_OPENING_WITH_COLON = re.compile(rf"(?:words|text|af|av|author|{either('bylines_of_names')}|{either('byline_labels')})\b", re.I)
_OPENING_BEFORE_NAME = re.compile(rf"{either('bylines_of_names')}\s+([^|,;•·/(]*)", re.I)
_PICTURES = re.compile(rf"[\s.,;|/]*\b(?:pictures?|photos?|photographs?|photography|images?|{either('pictures')})\b.*", re.I | re.S)
# A section, an age or an outlet may stand before the byline proper.
_LEAD_IN = re.compile(r"^[^.!?:\"“”]{2,60} [—–|-] (?=(?:by|By|BY) [A-Z])")
_CONTACT = re.compile(r"[(<]?(?:[\w.+-]+@[\w.-]+\.\w{2,}|@\w+|https?://\S+)[)>]?")
_LEADING = re.compile(rf"^\s*(?:with|and|{either('joints')})\s+", re.I)
_NOBODY = re.compile(rf"\b(?:staff|desk|newsroom|correspondents?|reporters?|bureau|{either('desks')})\b", re.I)
_GLUED = re.compile(r"\s+(?=The\s[A-Z])|(?<=[a-zà-ÿ])(?=The\s)")
_DIVIDERS = re.compile(rf"\s*[|,;•·/()]\s*|\s+[-–—]\s+|\s+(?:and|och|og|&|with|for|at|in|from|of|{either('joints')})\s+", re.I)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. ``opened`` tells that it began with a word such as "By"."""

    authors: tuple[str, ...]
    agency: str | None
    opened: bool


def read_byline(shape: Shape) -> Byline | None:
    """The byline that the line is, or None if it is none or says more than a byline does."""
    if not shape.folded or len(shape.text) > LONGEST_BYLINE:
        return None
    text = _LEAD_IN.sub("", shape.text.strip(" *_#|•·-–—"))
    opened = _opening(text) is not None
    if (shape.sentence and not (opened and shape.words <= 12)) or (not opened and (text.endswith(":") or shape.words > 16)):
        return None
    text = _without_dates(text)
    opening = _opening(text)
    return _read(text[opening.end() :] if opening else text, opened=opening is not None)


def _opening(text: str) -> re.Match[str] | None:
    """The "By" of a byline; words that mean more than that need a colon, those that begin names a name and no more."""
    opening = _OPENING.match(text)
    if opening is None or ":" in opening.group() or not _OPENING_WITH_COLON.match(text):
        return opening
    before_name = _OPENING_BEFORE_NAME.match(text)
    return opening if before_name and person(before_name[1]) else None


def _read(rest: str, opened: bool) -> Byline | None:
    rest = _CONTACT.sub(" | ", _PICTURES.sub("", rest))
    agency = mentioned(rest)
    if agency:
        rest = f"{rest[: agency[1]]} | {rest[agency[2] :]}"
    segments = [_LEADING.sub("", segment) for glued in _DIVIDERS.split(rest) for segment in _GLUED.split(glued) if segment.strip(" .:-")]
    authors, others = _people(segments, opened)
    if not opened and not _plain(rest, authors, bool(agency)):
        return None
    if not _believable(authors, others, opened, bool(agency)):
        return None
    name = (
        agency[0]
        if agency
        else next(filter(None, (in_brackets(segment.strip()) for segment in segments if segment.isupper() and len(segment.strip()) > 2)), None)
    )
    return Byline(tuple(authors), name, opened)


def _plain(rest: str, authors: list[str], agency: bool) -> bool:
    """Whether a line that does not say "By" names people as bylines do, or nobody as desks do."""
    if authors:
        return all(len(name.split()) <= 3 or "." in name for name in authors) and "?" not in rest
    return agency or (len(rest.split()) <= 5 and _NOBODY.search(rest) is not None)


def _people(segments: list[str], opened: bool) -> tuple[list[str], list[str]]:
    """Names before anything that is none of role or initials, and the segments that are neither."""
    authors: list[str] = []
    others: list[str] = []
    for segment in segments:
        name = person(segment)
        if name and not others:
            if name not in authors:
                authors.append(name)
        elif not _role(segment):
            others.append(segment)
    if opened and not authors and segments and (name := _leading_name(segments[0])):
        authors.append(name)
    return authors, others


def _leading_name(segment: str) -> str | None:
    """The two or three words of a name before an outlet's that no sign divides from it."""
    words = segment.split()
    return person(" ".join(words[: 3 if len(words) > 3 and words[1].endswith(".") else 2])) if 3 <= len(words) <= 8 else None


def _role(segment: str) -> bool:
    """Whether a segment names a post, a desk or, by its initials, an agency."""
    words = segment.lower().split()
    return (
        not ROLES.isdisjoint(words)
        or (len(words) == 1 and segment.isupper() and 2 <= len(segment) <= 5)
        or words[0].strip(".") in ("with", "additional")
    )


def _believable(authors: list[str], others: list[str], opened: bool, agency: bool) -> bool:
    room = sum(len(other.split()) for other in others)
    if opened:
        return room <= 8 if authors or agency else room <= 4 and all(other[:1].isupper() or other[:1] == "_" for other in others)
    return room <= (3 if authors else 2 if agency else 0)


def _without_dates(text: str) -> str:
    for stamp in reversed(stamps(text)):
        text = f"{text[: stamp.start]}|{text[stamp.end :]}"
    return text
