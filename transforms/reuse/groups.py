"""Groups of copies: which articles run one story's text, which of them is the origin, and what the others can learn from them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.vocabulary import CopyRole, Field, OriginReason, Precision, ReuseKind

_SAME = (ReuseKind.EXACT, ReuseKind.COPY)
# Where agencies publish their own.
_OWN = {
    "AP": ("apnews.com", "ap.org"),
    "Reuters": ("reuters.com",),
    "AFP": ("afp.com",),
    "dpa": ("dpa.com",),
    "UPI": ("upi.com",),
    "TASS": ("tass.com", "tass.ru"),
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

_WEEKDAYS = {name: number for names in (_DAYS, _TAGE) for number, name in enumerate(names)}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share text; ``prose`` is how many words of prose."""

    a: str
    b: str
    kind: ReuseKind
    prose: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article that shares text.

    ``told_at`` orders articles in time, as text in ISO 8601, None without a date; ``on`` is the day, None if none is known to the day.
    ``own`` says that its outlet is the agency itself. ``weekdays`` are those that its first paragraphs name, 0 for Monday.
    """

    document_id: str
    words: int
    outlet: str | None = None
    agency: str | None = None
    own: bool = False
    told_at: str | None = None
    on: date | None = None
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that run one story's text, the origin first, then by id; ``roles`` go with ``members``."""

    members: tuple[str, ...]
    roles: tuple[CopyRole, ...]
    origin_by: OriginReason

    @property
    def origin(self) -> str:
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value that one article of a group supplies to another."""

    document_id: str
    field: Field
    value: str
    precision: Precision | None
    source: str
    reason: str


def groups(pairs: Sequence[Pair], facts: Mapping[str, Facts]) -> Iterator[Group]:
    """The groups that pairs make, by origin; each article in one at most. Excerpts make none.

    Copies of copies belong together. A take goes with the article that it shares most prose with, and with that one's copies: of several
    stories that a take draws on, it is a take of the one it takes most from.
    """
    copies, all_ = _Sets(), _Sets()
    for pair in pairs:
        if pair.kind in _SAME:
            copies.join(pair.a, pair.b)
            all_.join(pair.a, pair.b)
    for own, other in _nearest(pairs).items():
        all_.join(own, other)
    found = [_group([facts[member] for member in members], copies) for members in all_.sets()]
    return iter(sorted(found, key=lambda group: group.origin))


def inferred(group: Group, facts: Mapping[str, Facts]) -> Iterator[Inferred]:
    """What articles of a group lack and others supply: the agency, and the day of publication."""
    members = [facts[member] for member in group.members]
    for role, own in zip(group.roles, members, strict=True):
        others = [other for other in members if other is not own]
        credited = next((other for other in others if other.agency), None)
        if own.agency is None and credited is not None and credited.agency is not None:
            agencies = sorted({other.agency for other in others if other.agency})
            reason = f"{role} of a story that {_count(others)} credit to {', '.join(agencies)}"
            yield Inferred(own.document_id, Field.AGENCY, credited.agency, None, credited.document_id, reason)
        dated = min((other for other in others if other.on), key=lambda other: (other.told_at or "", other.document_id), default=None)
        if own.on is None and dated is not None and dated.on is not None:
            yield Inferred(own.document_id, Field.PUBLISHED, dated.on.isoformat(), Precision.DAY, dated.document_id, _why(role, own, dated.on))


def is_agencys_own(agency: str | None, outlet: str | None) -> bool:
    """Whether an agency's text stands with the agency itself: its outlet bears the agency's name, or is its domain."""
    if agency is None or outlet is None:
        return False
    return outlet.lower() == agency.lower() or outlet in _OWN.get(agency, ()) or outlet.split(".")[0] == agency.lower()


def weekdays(text: str) -> frozenset[int]:
    """The weekdays that a text names in English or German, 0 for Monday."""
    return frozenset(_WEEKDAYS[name] for name in _WEEKDAY.findall(text))


def _count(others: Sequence[Facts]) -> str:
    named = sum(other.agency is not None for other in others)
    return f"{named} of {len(others)} others"


def _why(role: CopyRole, own: Facts, day: date) -> str:
    """The reason of an inferred day, with what the weekdays in the article's own text say of it."""
    reason = f"{role} of a dated story"
    if not own.weekdays:
        return f"{reason}; it names no weekday"
    near = {day.weekday(), (day - timedelta(1)).weekday()}
    named = ", ".join(_DAYS[number] for number in sorted(own.weekdays))
    return f"{reason}; its weekday agrees ({named})" if own.weekdays & near else f"{reason}; its weekday does not agree ({named})"


def _nearest(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each article, the one that it shares most prose with."""
    nearest: dict[str, tuple[int, str]] = {}
    for pair in pairs:
        if pair.kind is not ReuseKind.EXCERPT:
            for own, other in ((pair.a, pair.b), (pair.b, pair.a)):
                nearest[own] = max(nearest.get(own, (0, "")), (pair.prose, other))
    return {own: other for own, (_, other) in nearest.items()}


def _group(members: Sequence[Facts], copies: _Sets) -> Group:
    origin, reason = _origin(members)
    ordered = [origin, *sorted((member for member in members if member is not origin), key=lambda member: member.document_id)]
    family = copies.of(origin.document_id)
    roles = (CopyRole.COPY if copies.of(member.document_id) == family else CopyRole.TAKE for member in ordered[1:])
    return Group(tuple(member.document_id for member in ordered), (CopyRole.ORIGIN, *roles), reason)


def _origin(members: Sequence[Facts]) -> tuple[Facts, OriginReason]:
    """The agency's own article, else the earliest, else the longest, else the one with the least id; and which of these decided."""
    left = [member for member in members if member.own] or list(members)
    if len(left) == 1:
        return left[0], OriginReason.AGENCY
    dated = [member for member in left if member.told_at]
    first = min((member.told_at or "" for member in dated), default=None)
    earliest = [member for member in dated if member.told_at == first] or left
    if len(earliest) == 1:
        return earliest[0], OriginReason.EARLIEST
    most = max(member.words for member in earliest)
    longest = [member for member in earliest if member.words == most]
    if len(longest) == 1:
        return longest[0], OriginReason.LONGEST
    return min(longest, key=lambda member: member.document_id), OriginReason.LEAST_ID


class _Sets:
    """Disjoint sets of articles, named by their least id: the same whatever the order of joins."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def of(self, member: str) -> str:
        """The name of the set that a member is in."""
        root = member
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while member != root:
            self._parents[member], member = root, self._parents.get(member, root)
        return root

    def join(self, one: str, other: str) -> None:
        """Make the sets of two members one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parents[second] = self._parents[first] = first

    def sets(self) -> Iterable[list[str]]:
        """The sets that were joined, each with its members by id."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parents):
            found[self.of(member)].append(member)
        return found.values()
