"""Which place a dateline names."""

from __future__ import annotations

import re
from typing import Any

from transforms.places.gazetteer import Place, area, city, within

_DIVIDED = re.compile(r"\s*(?:[,/(]|\s-\s)\s*")
_SMALL = re.compile(r"(?<=[ -])(?:Of|The|De|Da|Do|Del|La|Le|Les|Sur|Am|An|Der|Upon|Under)(?=[ -])")
# "New York" in a dateline is the city; so are these others that share their name with a state or country.
_RATHER_CITIES = frozenset(("New York", "Washington", "Luxembourg", "Singapore", "Monaco", "Djibouti", "Hong Kong"))
_MOST_PARTS = 4


def dateline_columns(printed: str | None) -> dict[str, Any]:
    """What schemas.ARTICLES says of the place that a dateline names, None throughout where the gazetteer has none."""
    place = resolve(printed) if printed else None
    return {
        "dateline_geonames_id": place.id if place else None,
        "dateline_country": place.country if place else None,
        "dateline_latitude": place.latitude if place else None,
        "dateline_longitude": place.longitude if place else None,
    }


def resolve(printed: str) -> Place | None:
    """The place of GeoNames that a dateline's words mean, a state or country after a comma heeded; None if the gazetteer has none.

    A place in a region that has no such city is None: rather nothing than the namesake elsewhere.
    """
    parts = [part for part in _DIVIDED.split(printed.strip(" )"), _MOST_PARTS) if part]
    if not parts:
        return None
    for name in _spellings(parts[0]):
        region = next((word for part in parts[1:] for word in _spellings(part) if within(word)), None)
        found = _meant(name, region)
        if found is not None:
            return found
    return None


def _meant(name: str, region: str | None) -> Place | None:
    around = area(name)
    if region is None and around is not None and around.id is not None and name not in _RATHER_CITIES:
        return around
    return city(name, region)


def _spellings(printed: str) -> tuple[str, ...]:
    """A name as printed, and as it is written where it is printed in capitals."""
    if not printed.isupper():
        return (printed,)
    return printed, _SMALL.sub(lambda match: match.group().lower(), printed.title()), printed.title()
