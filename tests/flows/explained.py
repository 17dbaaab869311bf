"""Documents to explain, invented, as the lake would tell of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flows.explaining.known import Known

TEXT = "Toll rises\nShare this\nThe bridge\ntoll rises, the council said.\n"
EDITS = (
    (0, 10, "", "title", "headline"),
    (10, 11, "", "space", "layout"),
    (11, 21, "", "share", "share_bar"),
    (21, 22, "", "space", "layout"),
    (32, 33, " ", "join", "broken_paragraph"),
    (62, 63, "", "space", "layout"),
)
BODY = "The bridge toll rises, the council said."


def known(text: str = TEXT, edits: tuple[tuple[int, int, str, str, str], ...] = EDITS, **other: Any) -> Known:
    """A document with edits ``(start, end, replacement, kind, rule)``; ``other`` goes into its rows, strings of hostile text as well."""
    said = other.get("said", "Toll rises")
    document = {"document_id": "d1", "record_id": said, "uri": said, "record": 0, "format": "text", "encoding": "utf-8", "text": text}
    article = dict.fromkeys(("subtitle", "publisher", "domain", "section", "agency", "dateline_place", "updated_at", "article_key", "published_at"))
    article |= {"contributors": [], "rights": None, "licence": None, "tdm_reserved": None}
    article |= {"title": said, "authors": [said], "url": said, "language": "en", "published_on": date(2024, 10, 14), "published_precision": "day"}
    article |= {"page_type": "article", "words": 7, "summary_only": False, "rules_version": "1"}
    found = {"field": "title", "rank": 0, "value": said, "extractor": "headline", "start": 0, "end": min(10, len(text)), "confidence": 0.9}
    lost = {"field": "title", "rank": 1, "value": said, "extractor": "hint", "start": None, "end": None, "confidence": 0.5, "chosen": False}
    rows = [{"start": start, "end": end, "replacement": new, "kind": kind, "rule": rule, "score": 0.9} for start, end, new, kind, rule in edits]
    version = {"document_id": "d0", "version": 1, "current": False, "ingested_at": datetime(2024, 10, 14, tzinfo=UTC), "title": said, "uri": said}
    parts: dict[str, list[dict[str, Any]]] = {
        "articles": [article],
        "edits": rows,
        "evidence": [found | {"chosen": True}, lost],
        "links": [{"kind": "inline", "anchor": said, "url": said, "start": 0, "end": min(4, len(text))}],
        "versions": [version],
    }
    return Known(document | {"layout": other.get("layout")}, parts | other.get("parts", {}))
