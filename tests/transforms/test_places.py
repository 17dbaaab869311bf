"""Which place of GeoNames a dateline means."""

import pytest

from transforms.places.datelines import dateline_columns, resolve


@pytest.mark.parametrize(
    ("printed", "id"),
    [
        ("COLUMBIA, Mo.", 4381982),
        ("PARIS, Texas", 4717560),
        ("PARIS", 2988507),
        ("London", 2643743),
        ("NEW YORK", 5128581),
        ("WASHINGTON, D.C.", 4140963),
        ("RIO DE JANEIRO", 3451190),
        ("CAMBRIDGE, Mass.", 4931972),
        ("CAMBRIDGE, England", 2653941),
        ("SEOUL, South Korea", 1835848),
        ("MÜNCHEN", 2867714),
        ("КИЇВ", 703448),
        ("GAZA", 281133),
        ("GEORGIA", 614540),
        ("ROME/MILAN", 3169070),
    ],
)
def test_a_dateline_means_the_place_in_its_region_or_the_largest(printed: str, id: int) -> None:
    place = resolve(printed)
    assert place is not None
    assert place.id == id


@pytest.mark.parametrize("printed", ["SKARVIK", "PARIS, Ohio", "UNITED NATIONS", "ABOARD AIR FORCE ONE", "EUROPE", "(", ", ,"])
def test_a_place_that_the_gazetteer_has_not_is_none_rather_than_a_namesake(printed: str) -> None:
    assert resolve(printed) is None


def test_columns_of_an_article_are_filled_together() -> None:
    assert dateline_columns("OSLO") == {
        "dateline_geonames_id": 3143244,
        "dateline_country": "NO",
        "dateline_latitude": pytest.approx(59.91, abs=0.01),
        "dateline_longitude": pytest.approx(10.75, abs=0.01),
    }
    assert set(dateline_columns("FRANCE").values()) == {3017382, "FR", None}
    assert set(dateline_columns(None).values()) == {None}
