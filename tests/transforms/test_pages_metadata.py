"""Fields from what a page says of itself."""

from datetime import UTC, datetime

import pytest

from schemas.vocabulary import Field, PageType
from transforms.metadata.candidates import Story, Value
from transforms.metadata.fields import answers, gather
from transforms.metadata.page_titles import without_outlet
from transforms.page import Page
from transforms.reading.dates import Moment

BODY = "Drivers will pay three euros to cross the harbour bridge from January, the city council decided on Monday night."


def story_with(hints: dict[str, str]) -> Story:
    page = Page(BODY, hints)
    return Story(page, "a1", BODY, datetime(2026, 3, 1, tzinfo=UTC), page)


def evidence(field: Field, **hints: str) -> dict[str, tuple[Value, bool]]:
    """What each extractor found for a field, and whether that was chosen; in keys, two underscores stand for a colon and one dollar for a dot."""
    story = story_with(hints)
    return {item.extractor: (item.candidate.value, item.chosen) for item in gather(story) if item.field is field}


def chosen(field: Field, **hints: str) -> Value | None:
    return answers(gather(story_with(hints))).get(field)


def test_every_source_of_a_title_has_its_own_name_and_the_first_wins() -> None:
    found = evidence(
        Field.TITLE,
        **{
            "json-ld.headline": "Council raises bridge toll",
            "og:title": "Toll to rise | Courier",
            "h1": "Council raises toll",
            "title_element": "Toll - Courier",
            "og:site_name": "Courier",
        },
    )
    assert found["json_ld_headline"] == ("Council raises bridge toll", True)
    assert found["open_graph_title"] == ("Toll to rise", False)
    assert found["title_element"] == ("Toll", False)
    assert "page_h1" in found


@pytest.mark.parametrize(
    ("title", "hints", "bare", "outlet"),
    [
        ("Council raises toll | Northern Courier", {"og:site_name": "Northern Courier"}, "Council raises toll", "Northern Courier"),
        ("Council raises toll - City - Northern Courier", {"og:site_name": "The Northern Courier"}, "Council raises toll - City", "Northern Courier"),
        ("Northern Courier: Council raises toll", {"og:site_name": "Northern Courier"}, "Northern Courier: Council raises toll", None),
        ("Northern Courier | Council raises toll", {"og:site_name": "Northern Courier"}, "Council raises toll", "Northern Courier"),
        ("Council raises the bridge toll – Courier", {}, "Council raises the bridge toll", "Courier"),
        ("Council raises toll - drivers are angry about it all", {}, "Council raises toll - drivers are angry about it all", None),
        ("Toll - a history", {"h1": "Toll"}, "Toll", "a history"),
        ("Haldenburg-Nord", {}, "Haldenburg-Nord", None),
        ("", {}, "", None),
    ],
)
def test_the_outlet_is_taken_off_a_title(title: str, hints: dict[str, str], bare: str, outlet: str | None) -> None:
    assert without_outlet(title, Page("", hints)) == (bare, outlet)


def test_a_headline_that_is_the_logo_is_none() -> None:
    found = evidence(Field.TITLE, h1="Northern Courier; Council raises the toll", title_element="Council raises the toll | Northern Courier")
    assert found["page_h1"] == ("Council raises the toll", True)


def test_people_go_before_organisations_among_authors() -> None:
    assert chosen(Field.AUTHORS, **{"json-ld.author": "Marta Ilves", "json-ld.author.organization": "MPA"}) == ("Marta Ilves",)
    assert chosen(Field.AUTHORS, **{"json-ld.author.organization": "MPA", "byline_element": "By | Marta Ilves | 5 Min Read"}) == ("Marta Ilves",)
    assert chosen(Field.AUTHORS, **{"json-ld.author.organization": "Meridian Press Agency"}) == ("Meridian Press Agency",)


@pytest.mark.parametrize("value", ["https://social.example/courier", "@courier"])
def test_addresses_and_handles_are_no_authors(value: str) -> None:
    assert chosen(Field.AUTHORS, **{"article:author": value}) is None


@pytest.mark.parametrize(
    ("hints", "iso", "extractor"),
    [
        ({"json-ld.datePublished": "2024-10-14T09:32:00+02:00", "meta.date": "2024-10-15"}, "2024-10-14T07:32:00Z", "json_ld_date"),
        ({"meta.pubdate": "2024-10-15", "time.published": "2024-10-16"}, "2024-10-15", "meta_date"),
        ({"itemprop.datepublished": "2024-10-15; 2024-10-16"}, "2024-10-15", "microdata_date"),
        ({"time.published": "Updated; 2024-10-16"}, None, None),
        ({"time.other": "2024-10-16T10:00"}, "2024-10-16T10:00:00", "time_element"),
        ({"date_element": "Share; 14 October 2024"}, "2024-10-14", "date_element"),
        ({"json-ld.dateModified": "2024-10-15"}, "2024-10-15", "creation_date"),
    ],
)
def test_dates_are_taken_in_order_of_trust(hints: dict[str, str], iso: str | None, extractor: str | None) -> None:
    found = {name: value for name, (value, won) in evidence(Field.PUBLISHED, **hints).items() if won}
    assert [(name, value.iso) for name, value in found.items() if isinstance(value, Moment)] == ([(extractor, iso)] if iso else [])


def test_updates_publisher_section_language_and_address() -> None:
    hints = {
        "json-ld.dateModified": "2024-10-15",
        "og:site_name": "Northern Courier",
        "json-ld.breadcrumb": "Home > City > Toll",
        "rel.canonical": "https://courier.example/a",
    }
    assert isinstance(chosen(Field.UPDATED, **hints), Moment)
    assert chosen(Field.PUBLISHER, **hints) == "Northern Courier"
    assert chosen(Field.SECTION, **hints) == "City"
    assert chosen(Field.URL, **hints) == "https://courier.example/a"
    assert evidence(Field.LANGUAGE, **{"html.lang": "de-AT"})["page_language"] == ("de", False)


@pytest.mark.parametrize(
    ("hints", "kind"),
    [
        ({"json-ld.type": "LiveBlogPosting"}, PageType.LIVE_BLOG),
        ({"json-ld.type": "OpinionNewsArticle"}, PageType.OPINION),
        ({"og:type": "video.other"}, PageType.VIDEO),
        ({"json-ld.type": "ImageGallery"}, PageType.GALLERY),
        ({"json-ld.type": "NewsArticle", "og:type": "article"}, None),
    ],
)
def test_the_type_of_a_page_is_what_its_markup_says(hints: dict[str, str], kind: PageType | None) -> None:
    assert chosen(Field.PAGE_TYPE, **hints) == (kind and kind.value)


def test_the_printed_headline_goes_before_the_one_for_social_networks() -> None:
    assert chosen(Field.TITLE, **{"og:title": "You will not believe this toll", "h1": "Council raises toll on the harbour bridge"}) == (
        "Council raises toll on the harbour bridge"
    )


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("By | by IDA HOLM, JO PARK and MARTA | ILVES | October 14, 2024", ("Ida Holm", "Jo Park", "Marta Ilves")),
        ("Ida | Holm", ("Ida Holm",)),
        ("Ida Holm | Politics | Jo Park", ("Ida Holm",)),
        ("谢若含 | 2024-10-14 14:27:02", ("谢若含",)),
        ("著者：後藤大地", ("後藤大地",)),
    ],
)
def test_bylines_over_several_elements_are_read_as_one(said: str, authors: tuple[str, ...]) -> None:
    assert chosen(Field.AUTHORS, byline_element=said) == authors


def test_many_elements_with_other_authors_belong_to_other_stories() -> None:
    found = evidence(Field.AUTHORS, byline_element="Ida Holm; Jo Park; Marta Ilves; Ann Lund", **{"json-ld.author.organization": "News desk"})
    assert found == {
        "named_desk": (("News desk",), True),
        "one_of_many_bylines": (("Ida Holm",), False),
        "named_organisation": (("News desk",), False),
    }


def test_several_organisations_are_all_named_where_nobody_is() -> None:
    hints = {"json-ld.author.organization": "Deutsche Presse-Agentur", "json-ld.author": "HP-Redaktion"}
    assert chosen(Field.AUTHORS, **hints) == ("Deutsche Presse-Agentur", "HP-Redaktion")


def test_a_date_in_a_byline_element_answers_and_an_update_does_not() -> None:
    assert evidence(Field.PUBLISHED, byline_element="By Ida Holm on 1 June 2019 at 08:34 PM EDT. 51 comments")["byline_element_date"][1]
    assert "byline_element_date" not in evidence(Field.PUBLISHED, byline_element="By Ida Holm, updated 1 June 2019")
