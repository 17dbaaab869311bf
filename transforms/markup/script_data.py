"""What the programs of a page carry of its story for analytics and for drawing it: dates under the usual names."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from transforms.markup.json_ld import SEVERAL

# Programs are read as far as this, in characters each, and a page says so many different dates at most.
LONGEST_SCRIPT = 400_000
MOST_DATES = 6

_PUBLISHED = re.compile(
    r"""\b(?:(?:first|original)_?)?(?:publish(?:ed)?_?(?:date(?:_?time)?|time|at|on)|date_?published|pub_?date|publication_?date|first_?published)\b"""
    r"""["']?\s{0,3}[:=]\s{0,3}["']?((?:19|20)\d\d-?[01]\d-?[0-3]\d[0-9T:.+ Z-]{0,20}|1\d{9}(?:\d{3})?\b)""",
    re.IGNORECASE,
)


def script_dates(tree: LexborHTMLParser) -> str:
    """The different dates of publication in the page's programs, in order, divided by "; ": one if they speak of this story alone."""
    found: dict[str, None] = {}
    for script in tree.css("script:not([src])"):
        text = script.text()[:LONGEST_SCRIPT]
        if "ubli" in text or "ubDate" in text or "ubdate" in text or "ub_date" in text:
            found |= dict.fromkeys(date[1].strip() for date in _PUBLISHED.finditer(text))
        if len(found) >= MOST_DATES:
            break
    return SEVERAL.join(list(found)[:MOST_DATES])
