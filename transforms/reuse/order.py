"""Which of two articles that share text came first: by their dates, else by signs of versions, else by who is the agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from schemas.vocabulary import EarlierBy
from transforms.reuse.dated import precedes
from transforms.reuse.groups import is_agencys_own

# How agencies number what they send of one story: "UPDATE 2-", "(2nd Lead)", "3rd Ld-Writethru", "ROUNDUP 2:".
_NUMBERED = re.compile(
    r"^\W{0,3}(?:UPDATE|LEAD|Lead|ROUNDUP|WRAPUP) ?(\d{1,2})\W|\b(\d{1,2})(?:st|nd|rd|th) (?:LEAD|Lead|Ld|LD|NewsWatch|Update|UPDATE)\b"
)
_MARKED = re.compile(r"^\W{0,3}(?:UPDATED?|LEAD|Lead|ROUNDUP|WRAPUP|CORRECTED|REFILE)\W{1,3}\w")


@dataclass(frozen=True, slots=True)
class Told:
    """What tells when an article was told.

    It was published from ``since`` to ``until``, two times that differ as far as its date is vague, None without a date. ``key`` is the same for
    all versions of an article, ``version`` the number that its source gives it; ``updated`` is the last update that it names.
    """

    since: datetime | None = None
    until: datetime | None = None
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    key: str | None = None
    version: int | None = None
    updated: datetime | None = None


def earlier(a: Told, b: Told) -> tuple[int, EarlierBy] | None:
    """Which of two came first, 0 for a and 1 for b, and what tells it; None if nothing does. Mirrored for b and a.

    Dates tell it where the one ended before the other began: of a day and an hour of that day neither is first. Versions tell it between articles of
    one key, one outlet or one agency. What stands with the agency itself is before what credits the agency.
    """
    if precedes(a, b) or precedes(b, a):
        return int(precedes(b, a)), EarlierBy.DATE
    version = _by_version(a, b)
    if version is not None:
        return version, EarlierBy.VERSION
    own = [is_agencys_own(told.agency, told.outlet) for told in (a, b)]
    if own[0] != own[1] and a.agency == b.agency:
        return own.index(True), EarlierBy.AGENCY
    return None


def _by_version(a: Told, b: Told) -> int | None:
    same_key = a.key is not None and a.key == b.key
    if same_key and a.version is not None and b.version is not None and a.version != b.version:
        return int(b.version < a.version)
    same_desk = (a.outlet is not None and a.outlet == b.outlet) or (a.agency is not None and a.agency == b.agency)
    numbers = _number(a.title), _number(b.title)
    if (same_key or same_desk) and numbers[0] != numbers[1]:
        return int(numbers[1] < numbers[0])
    if same_key and a.updated and b.updated and a.updated != b.updated:
        return int(b.updated < a.updated)
    return None


def _number(title: str | None) -> int:
    """The number of the update that a headline says it is, 1 if it gives none; 0 if it is no update."""
    found = _NUMBERED.search(title or "")
    if found:
        return int(found[1] or found[2])
    return int(bool(_MARKED.search(title or "")))
