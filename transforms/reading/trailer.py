"""The trailer of a scrape: the address it came from, with or without a label, under the story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.boilerplate.languages import either
from transforms.page import Line, Page

# Trailers are looked for in this many lines at the end.
REACH = 12

_LABEL = (
    r"(?:original(?: (?:url|link|article|source|story|post))?|source(?: url| link)?|url|link|permalink|canonical(?: url)?|retrieved from|from|via|read (?:the )?(?:full |original )?(?:article|story) (?:at|here)"
    rf"|article (?:url|link|source)|{either('sources')})"
)
_URL = r"<?(?P<url>https?://[^\s<>]{4,2000}|www\.[^\s<>]{4,500})>?"
_LABEL_ONLY = re.compile(rf"[\W_]{{0,4}}{_LABEL}[\s*_]{{0,3}}:?[\s*_]{{0,3}}", re.I)
_LABELLED = re.compile(rf"[\W_]{{0,4}}{_LABEL}[\s*_]{{0,3}}[:=–—-]?[\s*_]{{0,3}}(?:\[[^\]]{{0,200}}\]\()?{_URL}\)?\.?", re.I)
_BARE = re.compile(rf"[\s*_-]{{0,4}}{_URL}[\s*_]{{0,3}}")
_MARKUP_END = ").,;]"


@dataclass(frozen=True, slots=True)
class Trailer:
    """Lines under the story that tell its address; ``start`` and ``end`` are the address's place in the text."""

    lines: tuple[Line, ...]
    url: str | None = None
    start: int = 0
    end: int = 0
    labelled: bool = False


def read_trailer(page: Page) -> Trailer:
    """The trailer: a label and an address among the last lines, or a bare address on the last. Call through page.once."""
    tail = page.lines[-REACH:]
    for position in range(len(tail) - 1, -1, -1):
        line = tail[position]
        if "://" not in line.text and "www." not in line.text.lower():
            continue
        labelled, bare = _LABELLED.fullmatch(line.text), _BARE.fullmatch(line.text)
        before = tail[position - 1] if position else None
        under_label = bare is not None and before is not None and _LABEL_ONLY.fullmatch(before.text) is not None
        match = labelled or bare
        if match and (labelled or under_label or position == len(tail) - 1):
            url = match["url"].rstrip(_MARKUP_END)
            start = line.start + match.start("url")
            lines = (before, line) if under_label and before else (line,)
            return Trailer(lines, url, start, start + len(url), labelled is not None or under_label)
    return Trailer(())
