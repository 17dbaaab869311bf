"""Fields beside title, authors and dates: what sign-offs, rights, addresses and paragraphs tell."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from refined import FIRST, LAST, found, read, under, within

import schemas
from schemas.vocabulary import Field
from transforms.identity import canonical_address, folded_address
from transforms.metadata.measures import count_sentences, languages_of, normalised, reading_minutes
from transforms.metadata.outlets import OUTLETS
from transforms.metadata.rights import licence_in
from transforms.metadata.signoffs import read_sign_off
from transforms.metadata.trust import trust
from transforms.reading.dates import Moment, parse
from transforms.reading.names import person


def test_the_order_of_trust_is_the_one_in_the_code() -> None:
    kept = Path(schemas.__file__).parent / "TRUST.md"
    assert kept.read_text(encoding="utf-8") == trust(), "run: python -m transforms.metadata.trust > schemas/TRUST.md"


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("(Reporting by Ida Holm in Oslo; Editing by Jo Park)", [("Ida Holm", "reporting"), ("Jo Park", "editing")]),
        ("Reporting and writing by Ida Holm.", [("Ida Holm", "reporting"), ("Ida Holm", "writing")]),
        ("Additional reporting by Ida Holm and Jo Park", [("Ida Holm", "additional reporting"), ("Jo Park", "additional reporting")]),
        ("Jo Park contributed to this report.", [("Jo Park", "additional reporting")]),
        ("(Reporting by the newsroom)", []),
    ],
)
def test_a_sign_off_names_people_with_their_roles(printed: str, named: list[tuple[str, str]]) -> None:
    assert list(read_sign_off(printed)) == named


def test_contributors_are_a_field_with_evidence() -> None:
    assert found(under("(Reporting by Ida Holm in Oslo; Editing by Jo Park)"))[Field.CONTRIBUTORS] == ("reporting: Ida Holm", "editing: Jo Park")
    assert Field.CONTRIBUTORS not in found(within("He was editing by candlelight when the lamps went out in the harbour office."))


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de", "CC BY-NC-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("Text: Ida Holm, CC BY 3.0", "CC BY 3.0"),
        ("Please cc by mail to the desk", None),
    ],
)
def test_a_licence_is_told_by_its_address_or_its_name(text: str, licence: str | None) -> None:
    assert licence_in(text) == licence


def test_a_page_reserves_mining_by_protocol_or_by_its_word_to_robots() -> None:
    assert found(within(), {"meta.tdm-reservation": "1"})[Field.TDM] == "reserved"
    assert found(within(), {"meta.tdm-reservation": "0"})[Field.TDM] == "allowed"
    assert found(within(), {"meta.robots": "index, noai"})[Field.TDM] == "reserved"
    assert Field.TDM not in found(within(), {"meta.robots": "noindex, follow"})


def test_a_server_reserves_mining_and_its_word_goes_before_that_of_the_page() -> None:
    assert found(within(), {"http.tdm-reservation": "1", "meta.tdm-reservation": "0"})[Field.TDM] == "reserved"
    assert found(within(), {"http.x-robots-tag": "otherbot: noindex, noai"})[Field.TDM] == "reserved"
    assert Field.TDM not in found(within(), {"http.tdm-reservation": "perhaps"})


def test_a_server_links_the_licence() -> None:
    linked = '<https://post.example/>; rel="canonical", <https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert found(within(), {"http.link": linked})[Field.LICENCE] == "CC BY 4.0"
    assert Field.LICENCE not in found(within(), {"http.link": '<https://creativecommons.org/licenses/by/4.0/>; rel="related"'})


def test_when_a_server_says_the_page_changed_is_no_answer() -> None:
    assert Field.UPDATED not in found(within(), {"http.last-modified": "Mon, 14 Oct 2024 10:00:00 GMT"})


def test_the_copyright_line_is_kept_as_rights() -> None:
    assert found(under("© 2024 Harbour Post. All rights reserved."))[Field.RIGHTS] == "© 2024 Harbour Post. All rights reserved."


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("https://m.Courier.example/2024/toll/amp?utm_source=x&id=7#top", "https://courier.example/2024/toll?id=7"),
        ("https://www.courier.example/toll/", "https://www.courier.example/toll/"),
        ("http://courier.example:8080/toll?fbclid=1", "http://courier.example:8080/toll"),
        ("https://m.example/toll", "https://m.example/toll"),
        ("urn:newsml:courier:1", "urn:newsml:courier:1"),
    ],
)
def test_an_address_is_given_as_its_publisher_would(raw: str, canonical: str) -> None:
    assert canonical_address(raw) == canonical
    assert canonical_address(canonical) == canonical
    assert folded_address(canonical) == folded_address(raw)


def test_the_first_folder_of_an_address_that_is_a_word_is_its_section() -> None:
    assert found(within(), {"url": "https://courier.example/news/local-politics/2024/05/toll.html"})[Field.SECTION] == "local politics"
    assert Field.SECTION not in found(within(), {"url": "https://courier.example/2024/05/14/toll.html"})


@pytest.mark.parametrize(
    "title", ["BRIDGE TOLL ‘TO RISE’ — MAYOR", "Bridge toll 'to rise' - mayor.", "  Bridge  toll ‘to rise’ – Mayor"], ids=["wire", "plain", "web"]
)
def test_headlines_that_say_the_same_are_folded_to_the_same(title: str) -> None:
    assert normalised(title) == "bridge toll 'to rise' - mayor"
    assert normalised("Check-in at the dock") == "check-in at the dock"


def test_abbreviations_end_no_sentence() -> None:
    assert count_sentences("Mr. Holm came from the U.S. Navy. He left at 5 p.m. on Monday!\n\n“It rose.” She agreed") == 4


def test_reading_takes_a_minute_at_least() -> None:
    assert [reading_minutes(count) for count in (1, 238, 239)] == [1, 1, 2]


def test_a_paragraph_in_another_language_is_told() -> None:
    german = "Die Maut auf der Hafenbrücke steigt ab Januar auf drei Euro, wie der Stadtrat am Montagabend nach langer Aussprache beschlossen hat."
    assert languages_of(f"{FIRST}\n\n{LAST}\n\n{german}", "en") == ("en", "de")
    assert languages_of(f"{FIRST}\n\n{LAST}", "en") == ("en",)
    assert languages_of(FIRST, None) == ()


def test_what_markup_gives_in_utc_stands_on_the_day_that_the_page_prints() -> None:
    text = f"Toll on the bridge to rise\nOctober 14, 2024\n{FIRST}\n{LAST}"
    published = found(text, {"json-ld.datePublished": "2024-10-15T02:18:11Z"})[Field.PUBLISHED]
    assert isinstance(published, Moment)
    assert (published.on, published.at) == (date(2024, 10, 14), datetime(2024, 10, 15, 2, 18, 11, tzinfo=UTC))


def test_a_day_that_no_zone_explains_does_not_move_the_markup() -> None:
    text = f"Toll on the bridge to rise\nOctober 14, 2024\n{FIRST}\n{LAST}"
    for said in ("2024-10-15T16:00:00Z", "2024-10-15T02:18:11+02:00", "2024-10-17T02:18:11Z"):
        published = found(text, {"json-ld.datePublished": said})[Field.PUBLISHED]
        assert isinstance(published, Moment) and published.on == date.fromisoformat(said[:10])


def test_the_zone_of_a_time_is_kept() -> None:
    assert [moment.offset_minutes for said in ("2024-10-15T02:18:11-05:30", "2024-10-15T02:18Z", "2024-10-15T02:18") if (moment := parse(said))] == [
        -330,
        0,
        None,
    ]


def test_words_that_tell_from_now_are_weak_evidence_and_need_an_anchor() -> None:
    text = f"Toll on the bridge to rise\n3 days ago\n{FIRST}\n{LAST}"
    fetched = {"warc.date": "2024-10-17T08:00:00Z"}
    told = [item for item in read(text, fetched).evidence if item.extractor == "relative_line"]
    assert [(item.candidate.printed, item.chosen) for item in told] == [("2024-10-14", False)]
    assert [item for item in read(text).evidence if item.extractor == "relative_line"] == []


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("Monday", "2024-10-14"),
        ("Updated Saturday", "2024-10-12"),
        ("Yesterday at noon", None),
        ("2 months ago", "2024-08"),
        ("Montag", "2024-10-14"),
    ],
)
def test_words_are_counted_back_from_when_the_page_was_fetched(line: str, counted: str | None) -> None:
    text = f"Toll on the bridge to rise\n{line}\n{FIRST}\n{LAST}"
    told = [item for item in read(text, {"warc.date": "2024-10-17T08:00:00Z"}).evidence if item.extractor == "relative_line"]
    assert [(item.candidate.printed, item.chosen) for item in told] == ([(counted, False)] if counted else [])


@pytest.mark.parametrize("text", ["Deutsche Presse-Agentur", "HP-Redaktion Oslo", "NDR Hamburg", "Twitter Facebook"])
def test_agencies_desks_and_networks_are_no_people(text: str) -> None:
    assert person(text) is None


def test_a_capital_within_a_name_survives() -> None:
    assert person("ANN MCINTYRE") == "Ann McIntyre"
    assert person("TOM MACK") == "Tom Mack"


def test_a_domain_has_one_name() -> None:
    assert len(OUTLETS) > 250
    assert all("." in domain and name == name.strip() and name for domain, name in OUTLETS.items())


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press contributed to this report.", None),
        ("Marta Ilves and The Associated Press also contributed to this report.", None),
        ("AP Sports Writer Ida Holm in Paris contributed to this report.", "AP"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
    ],
)
def test_an_agency_that_only_contributed_is_evidence_and_no_answer(line: str, agency: str | None) -> None:
    assert found(under(line)).get(Field.AGENCY) == agency
    assert [item.candidate.value for item in read(under(line)).evidence if item.field is Field.AGENCY] == ["AP"]
