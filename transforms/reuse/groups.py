"""Groups of copies: which articles run one story's text, which of them is the origin, and what the others can learn from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from schemas.vocabulary import CopyRole, Field, OriginReason, Precision
from transforms.metadata.outlets import OUTLETS
from transforms.reading.agencies import NAMES
from transforms.reuse.dated import precedes

_LITTLE = frozenset(("of", "the", "and", "for", "de", "des", "der"))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

# So many characters of a body may name the day of publication.
_HEAD = 2_000
_NEVER = datetime.max.replace(tzinfo=UTC)
_WEEKDAYS = {name: number for names in (_DAYS, _TAGE) for number, name in enumerate(names)}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article that shares text.

    It was published from ``since`` to ``until``, None without a date; ``on`` is the day, None if none is known to the day.
    ``own`` says that its outlet is the agency itself. ``weekdays`` are those that its first paragraphs name, 0 for Monday. Articles of one ``family``
    are copies, or copies of copies, of each other.
    """

    document_id: str
    words: int
    family: int = 0
    outlet: str | None = None
    agency: str | None = None
    own: bool = False
    since: datetime | None = None
    until: datetime | None = None
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
    agrees: bool | None = None


def group(members: Sequence[Facts]) -> Group:
    """The group that articles make, in whatever order they come. What the origin's own outlet has beside it are versions; of the others those of the
    origin's family are its copies, the rest takes."""
    origin, reason = _origin(members)
    ordered = [origin, *sorted((member for member in members if member is not origin), key=lambda member: member.document_id)]
    roles = (_role(origin, member) for member in ordered[1:])
    return Group(tuple(member.document_id for member in ordered), (CopyRole.ORIGIN, *roles), reason)


def inferred(found: Group, facts: Mapping[str, Facts]) -> Iterator[Inferred]:
    """What articles of a group lack and others supply: the agency that most credit, of those that do not follow it, and a day of publication, the earliest
    with which the article's own weekdays agree, else the earliest. Copies are asked before takes."""
    members = [facts[member] for member in found.members]
    credits = [member for member in members if member.agency]
    dates = sorted((member for member in members if member.on), key=lambda member: (member.since or _NEVER, member.document_id))
    for role, own in zip(found.roles, members, strict=True):
        if own.agency is None and (asked := _family(own, [other for other in credits if not precedes(own, other)])):
            named = Counter(other.agency for other in asked if other.agency)
            agency = min(named, key=lambda name: (-named[name], name))
            source = next(other for other in asked if other.agency == agency)
            reason = f"{role} of a story that {len(credits)} of {len(members) - 1} others credit to {', '.join(sorted(named))}"
            yield Inferred(own.document_id, Field.AGENCY, agency, None, source.document_id, reason)
        if own.on is None and (found_day := _day(own, dates)):
            day, source = found_day
            yield Inferred(
                own.document_id, Field.PUBLISHED, day.isoformat(), Precision.DAY, source.document_id, _why(role, own, day), _agrees(own, day)
            )


def _day(own: Facts, dates: Sequence[Facts]) -> tuple[date, Facts] | None:
    """The day that an article's copies, in order of time, supply, and which of them: the first that its weekdays do not speak against, else the first."""
    days = [(other.on, other) for other in _family(own, [other for other in dates if _may_be(own, other.on)]) if other.on]
    return next((found for found in days if _agrees(own, found[0]) is not False), days[0] if days else None)


def _role(origin: Facts, member: Facts) -> CopyRole:
    if member.outlet is not None and member.outlet == origin.outlet:
        return CopyRole.VERSION
    return CopyRole.COPY if member.family == origin.family else CopyRole.TAKE


def _family(own: Facts, others: Sequence[Facts]) -> Sequence[Facts]:
    """Those of the others that are copies of an article, if any are."""
    return [other for other in others if other.family == own.family] or others


def is_agencys_own(agency: str | None, outlet: str | None) -> bool:
    """Whether an agency's text stands with the agency itself: its outlet bears the agency's name or a name of these initials, or is its domain, or one
    under it."""
    if agency is None or outlet is None:
        return False
    names = (outlet.lower(), *outlet.lower().split(".")[:-1], _initials(outlet))
    return agency.lower() in names or NAMES.get(OUTLETS.get(outlet, outlet).lower()) == agency


def _initials(name: str) -> str | None:
    """The initials of a name of three words or more, in small letters, less its little words."""
    letters = [word[0] for word in name.lower().split() if word not in _LITTLE]
    return "".join(letters) if len(letters) > 2 else None


def weekdays(body: str) -> list[str]:
    """The weekdays that the beginning of a body names in English or German; in English and in order of the week."""
    return [_DAYS[number] for number in sorted({_WEEKDAYS[name] for name in _WEEKDAY.findall(body[:_HEAD])})]


def weekday_numbers(names: Iterable[str]) -> frozenset[int]:
    """Weekdays by their English names as numbers, 0 for Monday."""
    return frozenset(map(_DAYS.index, names))


def _may_be(own: Facts, day: date | None) -> bool:
    """Whether what an article says of its date, a month or a year perhaps, leaves room for a day."""
    return day is not None and (own.since is None or own.until is None or own.since <= datetime.combine(day, time(), own.since.tzinfo) < own.until)


def _agrees(own: Facts, day: date) -> bool | None:
    """Whether an article names the weekday of a day, or of the day before; None if it names none."""
    return bool(own.weekdays & {day.weekday(), (day - timedelta(1)).weekday()}) if own.weekdays else None


def _why(role: CopyRole, own: Facts, day: date) -> str:
    """The reason of an inferred day, with what the weekdays in the article's own text say of it."""
    reason = f"{role} of a dated story"
    if not own.weekdays:
        return f"{reason}; it names no weekday"
    named = ", ".join(_DAYS[number] for number in sorted(own.weekdays))
    return f"{reason}; its weekday agrees ({named})" if _agrees(own, day) else f"{reason}; its weekday does not agree ({named})"


def _origin(members: Sequence[Facts]) -> tuple[Facts, OriginReason]:
    """The agency's own article, else the earliest, else the longest, else the one with the least id; and which of these decided.

    Of a day and an hour of that day neither is the earlier.
    """
    left = [member for member in members if member.own] or list(members)
    if len(left) == 1:
        return left[0], OriginReason.AGENCY
    dated = [member for member in left if member.since and member.until]
    first = min(dated, key=lambda member: (member.until or _NEVER, member.since or _NEVER), default=None)
    earliest = [member for member in dated if first and not precedes(first, member)] or left
    if len(earliest) == 1:
        return earliest[0], OriginReason.EARLIEST
    most = max(member.words for member in earliest)
    longest = [member for member in earliest if member.words == most]
    if len(longest) == 1:
        return longest[0], OriginReason.LONGEST
    return min(longest, key=lambda member: member.document_id), OriginReason.LEAST_ID
