"""Copies of a story, invented, as the lake would tell of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flows.comparing.members import Beside, Group, Member, Told

LEAD = "The harbour board of Skarvik voted on Monday to keep the night ferry running through the winter because the road had been closed twice."
COST = "The line costs the town four million crowns a year, most of which comes back in tolls that lorries pay on the quay before they leave."
VOTE = "A second vote is due in spring once the new pilots have learned the channel and the lamps along the northern mole have all been mended."
BIRDS = "Gannets have come back to the cliffs above the lighthouse, where a storm had taken their nests eleven years ago, and children counted forty."
STORY = "\n\n".join((LEAD, COST, VOTE))
COPY = "\n\n".join((LEAD, COST.replace("four million", "nine million"), BIRDS))


def member(document_id: str, role: str | None, body: str, said: str = "Night ferry stays", **other: Any) -> Member:
    """A member whose every text from the world is ``said``."""
    row: dict[str, Any] = dict.fromkeys(("record_id", "title", "publisher", "domain", "url", "uri", "language"), said)
    row |= {"document_id": document_id, "role": role, "origin": "o1", "origin_by": "earliest", "body": body, "words": len(body.split())}
    row |= {"agency": said, "published_on": date(2024, 10, 14), "published_at": None, "published_precision": "day"}
    row |= dict.fromkeys(("day", "day_reason", "day_outlet", "credit", "credit_reason", "credit_outlet"))
    return Member(row | other)


UNDATED = {"published_on": None, "published_precision": None, "agency": None, "day": "2024-10-14", "credit": "MPA"}


def told(story: str = STORY, copy: str = COPY, said: str = "Night ferry stays", **other: Any) -> Told:
    """A group of an origin, an undated copy that is shown, and a take that is not; and one article of each other sort."""
    supplied = UNDATED | dict.fromkeys(("day_reason", "day_outlet", "credit_reason", "credit_outlet"), said)
    origin = member("o1", "origin", story, said, **other)
    first = member("c1", "copy", copy, said, **{**supplied, "title": f"{said} after vote", **other})
    dated = {"published_at": datetime(2024, 10, 15, 12, 30), "published_on": date(2024, 10, 15), "published_precision": "minute"}
    group = Group(origin, [Beside(first, origin), Beside(member("t1", "take", story[:200], said, **dated), origin)], {"c1"})
    return Told(said, [group], [member("w1", None, story, said)], [member("e1", None, copy, said)])
