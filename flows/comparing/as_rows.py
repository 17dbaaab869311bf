"""A comparison as plain values, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows.comparing.members import Beside, Group, Member, Told
from transforms.collation.collate import Row
from transforms.collation.reading import Stretch
from transforms.collation.wording import Piece

_NAMES = ("document_id", "record_id", "uri", "url", "publisher", "domain", "title", "language", "words")


def of(told: Told) -> dict[str, Any]:
    """All of it: groups with their members, and word by word those that were chosen. Offsets count characters of the bodies."""
    return {
        "headline": told.headline,
        "groups": [_group(group) for group in told.groups],
        "own": [_member(member) for member in told.own],
        "excerpts": [_member(member) for member in told.excerpts],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "origin": _member(group.origin),
        "origin_by": group.origin.row["origin_by"],
        "outlets": group.outlets,
        "copies": [_beside(beside, beside in group.chosen) for beside in group.others],
    }


def _member(member: Member) -> dict[str, Any]:
    own = {name: member.row[name] for name in _NAMES}
    supplied = [{"field": field, "reason": reason} for field, reason in member.supplied]
    return own | {"role": member.role, "published": member.published or None, "agency": member.agency or None, "supplied": supplied}


def _beside(beside: Beside, whole: bool) -> dict[str, Any]:
    found = beside.collation
    counts = {name: getattr(found, name) for name in ("kept", "taken", "dropped", "reworded", "added")}
    rows = {"paragraphs": [_row(row) for row in found.rows]} if whole else {}
    return _member(beside.member) | counts | {"headline_changed": bool(beside.headline), "headline": _pieces(beside.headline)} | rows


def _row(row: Row) -> dict[str, Any]:
    return {
        "fate": row.fate.value,
        "moved": row.moved,
        "origin": _place(row.here),
        "copy": _place(row.there),
        "pieces": _pieces(row.pieces),
    }


def _place(stretch: Stretch | None) -> dict[str, int] | None:
    return None if stretch is None else {"start": stretch.start, "end": stretch.end}


def _pieces(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    return [{"origin": piece.one, "copy": piece.other, "same": piece.same} for piece in pieces]
