import pytest
from refined import FIRST, LAST, read

from schemas.vocabulary import Field
from transforms.metadata.wires import agency_in, place_in

TEXT = f"{FIRST}\n{LAST}"


def evidence(field: Field, hints: dict[str, str], text: str = TEXT) -> list[tuple[str, str, bool]]:
    return [(item.extractor, item.candidate.printed, item.chosen) for item in read(text, hints).evidence if item.field == field]


def chosen(field: Field, hints: dict[str, str], text: str = TEXT) -> str | None:
    return next((value for _, value, won in evidence(field, hints, text) if won), None)


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("SKARVIK, March 11, 2025 (MPA) -", "SKARVIK"),
        ("London (dpa) - ", "London"),
        ("FORT WASHINGTON, Pa.", "FORT WASHINGTON, Pa."),
        ("Helsinki", "Helsinki"),
        ("SYDNEY March 22 AAP -", "SYDNEY"),
        ("MOSCOW, Monday (Reuters)", "MOSCOW"),
        ("    CHICAGO, March 25 -", "CHICAGO"),
        ("Strasbourg, 10 juil 2024 (AFP)", "Strasbourg"),
        ("DESK - ROMA, 01 LUG -", "ROMA"),
        ("København /ritzau/:", "København"),
        ("Newport News, VA", "Newport News, VA"),
        ("RIO DE JANEIRO, Feb 2", "RIO DE JANEIRO"),
        ("MARCH 04, 2013", None),
        ("2013-03-04 11:40:31 GMT+00:00", None),
        ("4/4/2018", None),
        ("(MPA)", None),
        ("-", None),
    ],
)
def test_the_place_of_a_dateline_by_itself(dateline: str, place: str | None) -> None:
    assert place_in(dateline) == place


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Deutsche Presse-Agentur GmbH", "dpa"),
        ("THE CANADIAN PRESS", "Canadian Press"),
        ("Australian Associated Press", "AAP"),
        ("reuters.com", "Reuters"),
        ("ansa.it", "ANSA"),
        ("/ritzau/", "Ritzau"),
        ("STT–", "STT"),
        ("PA", "PA"),
        ("Harbour Fish Company", None),
        ("harbourpost.example", None),
    ],
)
def test_the_agency_that_a_field_names(value: str, name: str | None) -> None:
    assert agency_in(value) == name


def test_a_dateline_in_the_text_goes_before_that_of_the_container() -> None:
    text = f"BERGEN, Nov 21 (MPA) - {FIRST}\n{LAST}"
    assert evidence(Field.DATELINE_PLACE, {"dateline": "Skarvik, Vestmark"}, text) == [
        ("dateline_place", "BERGEN", True),
        ("wire_dateline", "Skarvik, Vestmark", False),
    ]
    assert chosen(Field.DATELINE_PLACE, {"dateline": "SKARVIK, March 11 (MPA) -"}) == "SKARVIK"


def test_a_dateline_gives_agency_and_day_too() -> None:
    hints = {"dateline": "SKARVIK, March 11, 2025 (MPA) -", "agency": "Harbour desk"}
    assert evidence(Field.AGENCY, hints)[:2] == [("wire_dateline_agency", "MPA", True), ("wire_supplier", "Harbour desk", False)]
    assert evidence(Field.PUBLISHED, hints) == [("wire_dateline_date", "2025-03-11", True)]
    assert chosen(Field.PUBLISHED, {**hints, "published": "20250312T091500+0100"}) == "2025-03-12T08:15:00Z"


def test_who_supplied_the_text_goes_by_the_name_of_the_agency() -> None:
    assert chosen(Field.AGENCY, {"agency": "Agence France-Presse"}) == "AFP"
    assert chosen(Field.AGENCY, {"agency": "MPA"}) == "MPA"
    assert chosen(Field.AGENCY, {"agency": "www.harbourpost.example"}) is None
    assert chosen(Field.AGENCY, {"credit": "dpa"}) == "dpa"
    assert chosen(Field.AGENCY, {"copyright": "Agence France Presse 2014"}) == "AFP"


def test_a_byline_beside_the_text_names_authors_and_agency() -> None:
    hints = {"byline": "By ANA BRANDVIK, Labour Correspondent"}
    assert evidence(Field.AUTHORS, hints)[0] == ("wire_byline", "Ana Brandvik", True)
    assert chosen(Field.AUTHORS, {"byline": "Geir Molde / Reuters"}) == "Geir Molde"
    assert chosen(Field.AGENCY, {"byline": "Geir Molde / Reuters"}) == "Reuters"
    assert evidence(Field.AUTHORS, {"byline": "gr/bp"}) == []


def test_the_holder_of_the_copyright_is_the_publisher_unless_it_is_an_agency() -> None:
    assert chosen(Field.PUBLISHER, {"copyright_holder": "Meridian Press Agency"}) == "Meridian Press Agency"
    assert chosen(Field.PUBLISHER, {"copyright": "Copyright 2025 The Calder Ledger Limited"}) == "The Calder Ledger"
    assert chosen(Field.PUBLISHER, {"copyright_holder": "AFP"}) is None


def test_a_slug_is_evidence_and_never_the_title() -> None:
    assert ("wire_slug", "FERRY-STRIKE", False) in evidence(Field.TITLE, {"slug": "FERRY-STRIKE"})
    assert chosen(Field.TITLE, {"slug": "FERRY-STRIKE", "title": "FERRY CREWS STRIKE"}) == "FERRY CREWS STRIKE"
