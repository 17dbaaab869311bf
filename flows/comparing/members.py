"""Articles that run one story's text, in the terms of those who compare them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.batches import Row
from schemas.vocabulary import CopyRole, OriginReason, Precision
from transforms.collation.collate import Collation, collate, differing
from transforms.collation.wording import Piece

CHOSEN_BY = {
    OriginReason.AGENCY: "the agency's own",
    OriginReason.EARLIEST: "the earliest",
    OriginReason.LONGEST: "the longest of the earliest",
    OriginReason.LEAST_ID: "one of several alike",
}
_DIGITS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10, Precision.HOUR: 13, Precision.MINUTE: 16, Precision.SECOND: 16}
OWN = "own"


@dataclass(frozen=True)
class Member:
    """An article of a group or a story, by a row of what ``newsmill story`` asks the lake."""

    row: Row

    @property
    def document_id(self) -> str:
        return str(self.row["document_id"])

    @property
    def record_id(self) -> str:
        """What its source calls it."""
        return str(self.row["record_id"])

    @property
    def role(self) -> str:
        """What it is in its group, ``own`` outside of groups."""
        return str(self.row["role"] or OWN)

    @property
    def is_origin(self) -> bool:
        return self.role == CopyRole.ORIGIN.value

    @property
    def title(self) -> str:
        return str(self.row["title"] or "")

    @property
    def body(self) -> str:
        return str(self.row["body"])

    @property
    def outlet(self) -> str:
        """Who ran it: the domain, else the publisher, else the id that its source gave it."""
        return str(self.row["domain"] or self.row["publisher"] or self.record_id)

    @property
    def published(self) -> str:
        """When it was published, as precisely as is known, seconds left out: the day that a copy supplies, if it names none itself; "" if nothing does."""
        if self.row["day"] is not None or self.row["published_on"] is None:
            return str(self.row["day"] or "")
        precision = Precision(self.row["published_precision"])
        exact = self.row["published_at"] or self.row["published_on"]
        return str(exact)[: _DIGITS[precision]]

    @property
    def agency(self) -> str:
        """The agency whose text it is; the one that copies credit if it credits none, "" if none do."""
        return str(self.row["agency"] or self.row["credit"] or "")

    @property
    def supplied(self) -> list[tuple[str, str]]:
        """What it does not say itself, each with who says it and why that holds."""
        found = []
        if self.row["day"] is not None:
            found.append(("date", f"{self.row['day']} from {self.row['day_outlet']}: {self.row['day_reason']}"))
        if self.row["agency"] is None and self.row["credit"] is not None:
            found.append(("agency", f"{self.row['credit']} from {self.row['credit_outlet']}: {self.row['credit_reason']}"))
        return found


@dataclass(frozen=True)
class Beside:
    """A member beside the origin of its group."""

    member: Member
    origin: Member

    @cached_property
    def collation(self) -> Collation:
        return collate(self.origin.body, self.member.body)

    @cached_property
    def headline(self) -> tuple[Piece, ...]:
        """The headlines word by word; nothing where they are the same."""
        found = differing(self.origin.title, self.member.title)
        return () if all(piece.same for piece in found) else found


@dataclass(frozen=True)
class Group:
    """Copies and takes of one story's text: the origin, and the others beside it, those in ``shown`` word by word."""

    origin: Member
    others: Sequence[Beside]
    shown: Collection[str]

    @property
    def chosen_by(self) -> str:
        """What made the origin the origin."""
        return CHOSEN_BY[OriginReason(self.origin.row["origin_by"])]

    @property
    def members(self) -> list[Member]:
        return [self.origin, *(beside.member for beside in self.others)]

    @property
    def outlets(self) -> int:
        """How many outlets ran it."""
        return len({member.outlet for member in self.members})

    @property
    def span(self) -> str:
        """From the first day to the last, "" if no date is known."""
        days = sorted({member.published[:10] for member in self.members if member.published})
        return "" if not days else days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"

    @property
    def chosen(self) -> list[Beside]:
        """The members to be shown word by word."""
        return [beside for beside in self.others if beside.member.document_id in self.shown]


@dataclass(frozen=True)
class Told:
    """What there is to show: groups of copies, and articles outside of them: with words of their own about the same event, or with an excerpt."""

    headline: str
    groups: Sequence[Group]
    own: Sequence[Member] = field(default=())
    excerpts: Sequence[Member] = field(default=())
