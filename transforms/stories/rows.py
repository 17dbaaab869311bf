"""Terms as rows of their table, with all of an article that stories are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.vocabulary import Precision
from transforms.stories.terms import read_terms

UNDATED = "undated"
_BROAD = (Precision.MONTH, Precision.YEAR)
_BEGINNING = 120


def term_row(article: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """A row of schemas.TERMS for a row of articles and the names in its body, but for what all rows of a document share."""
    found = read_terms(article["title"], article["body"], names, article["language"])
    day = None if article["published_precision"] in _BROAD else article["published_on"]
    return {
        "day": day,
        "told_at": article["published_at"] if day else None,
        "outlet": article["domain"] or article["publisher"] or article["outlet"],
        "headline": article["title"] or article["body"][:_BEGINNING].partition("\n")[0],
        "titled": article["title"] is not None,
        "terms": found.terms,
        "weights": found.weights,
        "keys": found.keys,
        "month": f"{day:%Y-%m}" if day else UNDATED,
    }
