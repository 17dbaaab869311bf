from datetime import UTC, date, datetime

import pytest
from refined import FIRST, HEAD, LAST, found, read, under, within

from schemas.vocabulary import Field, PageType, Precision
from transforms.metadata.fields import FIELDS
from transforms.metadata.places import domain_of
from transforms.reading.dates import Moment

URL = "https://www.northerncourier.example/2024/10/14/toll-a86677"


def evidence(text: str, field: Field, hints: dict[str, str] | None = None, record_id: str = "a1") -> list[tuple[str, str, bool]]:
    return [(item.extractor, item.candidate.printed, item.chosen) for item in read(text, hints, record_id).evidence if item.field == field]


def test_the_date_line_and_the_day_in_the_address_are_both_evidence() -> None:
    assert evidence(under("Original url:", f"<{URL}>"), Field.PUBLISHED) == [("date_line", "2024-10-14", True), ("url_path", "2024-10-14", False)]


def test_the_day_in_the_address_answers_where_no_line_tells_one() -> None:
    text = f"Toll on the bridge to rise\n{FIRST}\n{LAST}\nSource: {URL}"
    assert evidence(text, Field.PUBLISHED) == [("url_path", "2024-10-14", True)]


def test_a_date_in_prose_is_no_evidence() -> None:
    text = f"Toll on the bridge to rise\n{FIRST}\nIt was closed in February 2022, and again on March 3, 2023, for repairs that took a week.\n{LAST}"
    assert evidence(text, Field.PUBLISHED) == []


def test_a_date_of_the_future_is_evidence_and_no_answer() -> None:
    text = f"Toll on the bridge to rise\nOctober 14, 2031\n{FIRST}\n{LAST}"
    assert evidence(text, Field.PUBLISHED) == [("date_line", "2031-10-14", False)]


def test_a_day_in_the_record_id_is_never_the_answer() -> None:
    assert evidence(f"{FIRST}\n{LAST}", Field.PUBLISHED, record_id="2024-10-14-toll") == [("record_id_date", "2024-10-14", False)]


def test_what_the_container_says_comes_first() -> None:
    assert evidence(within(), Field.PUBLISHED, {"published": "2024-10-15T06:00:00Z"})[0] == ("hint_published", "2024-10-15T06:00:00Z", True)
    assert evidence(within(), Field.AUTHORS, {"authors": "Jo Park; Reuters"})[0] == ("hint_authors", "Jo Park", True)


def test_published_and_updated_are_told_apart() -> None:
    text = f"Toll on the bridge to rise\nPublished: 12:32 PM EDT June 1, 2019\nUpdated: 12:55 PM EDT June 1, 2019\n{FIRST}"
    assert found(text)[Field.PUBLISHED] == Moment(date(2019, 6, 1), datetime(2019, 6, 1, 16, 32, tzinfo=UTC), Precision.MINUTE, True)
    assert found(text)[Field.UPDATED] == Moment(date(2019, 6, 1), datetime(2019, 6, 1, 16, 55, tzinfo=UTC), Precision.MINUTE, True)


def test_an_update_announced_on_the_line_before_is_an_update() -> None:
    text = f"Toll on the bridge to rise\nUpdated\n1:24 pm CDT, Friday, May 31, 2019\n{FIRST}"
    assert Field.PUBLISHED not in found(text)
    assert found(text)[Field.UPDATED] == Moment(date(2019, 5, 31), datetime(2019, 5, 31, 18, 24, tzinfo=UTC), Precision.MINUTE, True)


def test_a_weekday_over_two_dates_gives_both() -> None:
    text = f"Toll on the bridge to rise\nSaturday\nJun 1, 2019 at 6:00 AM Jun 1, 2019 at 12:43 PM\n{FIRST}"
    assert evidence(text, Field.PUBLISHED) == [("date_line", "2019-06-01T06:00:00", True)]
    assert evidence(text, Field.UPDATED) == [("update_line", "2019-06-01T12:43:00", True)]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.themoscowtimes.com/2024/x", "themoscowtimes.com"),
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("https://www.northerncourier.example/a", "northerncourier.example"),
        ("http://localhost/x", None),
        ("http://[broken", None),
    ],
)
def test_domains_are_the_registered_ones(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_address_domain_and_publisher_come_from_the_trailer() -> None:
    fields = found(f"Toll on the bridge to rise\n{FIRST}\n{LAST}\nOriginal url:\n<https://www.themoscowtimes.com/2024/10/14/toll>")
    assert fields[Field.URL] == "https://www.themoscowtimes.com/2024/10/14/toll"
    assert fields[Field.DOMAIN] == "themoscowtimes.com"
    assert fields[Field.PUBLISHER] == "The Moscow Times"


def test_a_publisher_printed_in_the_text_is_known_by_its_domain() -> None:
    text = f"{within('Slates cover the street. (Photo: Ida Moen / Northern Courier)')}\nSource: {URL}"
    assert found(text)[Field.PUBLISHER] == "Northern Courier"
    assert found(f"{HEAD}{FIRST}\nSource: {URL}")[Field.PUBLISHER] == "northerncourier.example"


def test_the_holder_of_the_copyright_is_the_publisher() -> None:
    assert found(under("Copyright The Calder Ledger Limited 2025. All rights reserved."))[Field.PUBLISHER] == "The Calder Ledger"


def test_a_reporter_in_the_sign_off_is_the_author_for_want_of_others() -> None:
    text = f"Toll on the bridge to rise\n{FIRST}\n{LAST}\n(Reporting by Ana Brandvik in Oslo; Editing by Tom Reyes)"
    assert found(text)[Field.AUTHORS] == ("Ana Brandvik",)
    assert Field.AUTHORS not in found(text, {"authors": "MPA"})


def test_dateline_gives_place_and_agency_and_stays_in_the_body() -> None:
    text = f"Ministers sign accord\nOSLO, Oct 14 (MPA) - {FIRST}\n{LAST}"
    assert (found(text)[Field.DATELINE_PLACE], found(text)[Field.AGENCY]) == ("OSLO", "MPA")
    assert read(text).body.startswith("OSLO, Oct 14 (MPA) - Drivers")


def test_a_call_sign_is_no_agency() -> None:
    assert Field.AGENCY not in found(f"River rises again\nCOLUMBIA, Mo. (KMIZ) - {FIRST}\n{LAST}")


def test_a_speaker_in_a_transcript_is_no_place() -> None:
    assert Field.DATELINE_PLACE not in found(f"The toll explained\nANNA BERG: {FIRST}\n{LAST}\nANNA BERG: Thank you very much for all of that.")


def test_an_agency_is_known_by_its_copyright() -> None:
    assert found(under("Copyright 2019 The Associated Press. All rights reserved."))[Field.AGENCY] == "AP"


def test_front_matter_gives_fields_with_their_places() -> None:
    text = f"---\ntitle: The meadow that would not die\ndate: 2024-09-03\nauthor: Philippa Oduya\n---\n\n{FIRST}"
    chosen = {item.field: item.candidate for item in read(text).evidence if item.chosen}
    assert chosen[Field.TITLE].value == "The meadow that would not die"
    assert chosen[Field.AUTHORS].value == ("Philippa Oduya",)
    assert text[chosen[Field.PUBLISHED].start : chosen[Field.PUBLISHED].end] == "2024-09-03"


def test_titles_are_repaired() -> None:
    assert found(f"Farewell to CafÃ© Merle on the lane\n{FIRST}")[Field.TITLE] == "Farewell to Café Merle on the lane"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (within(), PageType.ARTICLE),
        (f"LIVE: Storm batters the coast\n{FIRST}", PageType.LIVE_BLOG),
        (within("05:12", "The worst is over now.", "04:20", "A roof came down.", "02:31", "A record gust."), PageType.LIVE_BLOG),
        (f"OPINION\nThe bridge is ours and so is the bill\nOttilie Brandt\n17 October 2024\n{FIRST}", PageType.OPINION),
    ],
)
def test_page_types(text: str, kind: PageType) -> None:
    assert read(text).type == kind


def test_a_broken_address_says_nothing_of_the_page() -> None:
    assert read(within(), {"url": "https://[a"}).type == PageType.ARTICLE


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("In pictures: the ice leaves the harbour", PageType.GALLERY),
        ("Fotostrecke: Das Eis geht", PageType.GALLERY),
        ("Watch: ferry runs aground in fog", PageType.VIDEO),
        ("Відео: пором сів на мілину", PageType.VIDEO),
        ("Tribune : le pont est à nous", PageType.OPINION),
        ("Liveticker: Sturm an der Küste", PageType.LIVE_BLOG),
        ("Photos of the harbour were sold for four euros", PageType.ARTICLE),
        ("Watch repairers go on strike", PageType.ARTICLE),
        ("Opinion divided over the bridge toll", PageType.ARTICLE),
        ("Live music returns to the quay", PageType.ARTICLE),
    ],
)
def test_a_headline_names_the_sort_of_page(title: str, kind: PageType) -> None:
    assert read(f"{FIRST}\n{LAST}", {"title": title}).type == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/opinion/2024/10/toll", PageType.OPINION),
        ("/meinung/maut", PageType.OPINION),
        ("/video/ferry", PageType.VIDEO),
        ("/galerie/photos/ice", PageType.GALLERY),
        ("/news/liveblog/storm", PageType.LIVE_BLOG),
        ("/news/video-game-maker-sold", PageType.ARTICLE),
        ("/news/opinion-polls-close", PageType.ARTICLE),
    ],
)
def test_a_part_of_the_address_names_the_sort_of_page(path: str, kind: PageType) -> None:
    assert read(f"{FIRST}\n{LAST}", {"url": f"https://courier.example{path}"}).type == kind


def test_a_long_article_with_a_film_in_it_stays_an_article() -> None:
    text = "\n".join([FIRST, LAST] * 1 + [f"{LAST[:-1]}, said speaker number {number} of the day." for number in range(12)])
    assert evidence(text, Field.PAGE_TYPE, {"title": "Watch: ferry runs aground"}) == [("headline_label", "video", False)]


def test_counters_that_go_up_make_a_gallery() -> None:
    text = within(*(line for number in range(1, 6) for line in (f"{number} / 5", f"The bridge seen from pier number {number} at dusk.")))
    assert read(text).type == PageType.GALLERY


def test_every_field_has_extractors_with_names_of_their_own() -> None:
    for rule in FIELDS:
        names = [extractor.__name__ for extractor in rule.extractors]
        assert len(set(names)) == len(names)
    assert {rule.field for rule in FIELDS} == set(Field)
