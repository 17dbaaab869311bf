"""The headline that a page prints, among the titles that it gives itself."""

import pytest

from schemas.vocabulary import Field
from tests.transforms.html_pages import STORY, found_on

SOCIAL = '<meta property="og:title" content="{}"><title>{}</title>'
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{}"}}</script>'


def title(body: str, head: str = "") -> object:
    return found_on(f"<main>{body}{STORY}</main>", head).get(Field.TITLE)


def test_the_printed_headline_that_another_title_confirms_goes_before_linked_data() -> None:
    head = LINKED.format("Toll on bridge to rise: what drivers need to know") + SOCIAL.format("Council raises the bridge toll", "Bridge toll")
    assert title("<h1>Council raises the bridge toll</h1>", head) == "Council raises the bridge toll"


def test_a_printed_headline_that_nothing_confirms_leaves_it_to_linked_data() -> None:
    head = LINKED.format("Bridge toll: council raises it")
    assert title("<h1>Our newsletters</h1>", head) == "Bridge toll: council raises it"


@pytest.mark.parametrize("place", ["<nav><h1>{}</h1></nav>", '<ul class="breadcrumb"><li><h1>{}</h1></li></ul>'])
def test_a_heading_in_a_menu_is_not_the_headline(place: str) -> None:
    head = LINKED.format("Bridge toll: all that drivers must know") + SOCIAL.format("Council raises the bridge toll", "")
    printed = "<h2><span>Harbour</span> <span>Council raises the bridge toll</span></h2>"
    assert title(place.format("Bridge toll: all that drivers must know") + printed, head) == "Council raises the bridge toll"


@pytest.mark.parametrize(
    ("printed", "social", "headline"),
    [
        ("Harbour affairs - Council raises toll on bridge", "Council raises toll on bridge", "Council raises toll on bridge"),
        ("This council raises toll on bridge", "Council raises toll on bridge", "This council raises toll on bridge"),
        ("Live: Toll", "Toll", "Live: Toll"),
    ],
)
def test_the_kicker_is_no_part_of_the_headline(printed: str, social: str, headline: str) -> None:
    assert title(f"<h1>{printed}</h1>", SOCIAL.format(social, printed)) == headline


def test_the_name_of_a_blog_is_not_taken_for_its_headline() -> None:
    body = '<h1 id="logo"><a href="/">North Harbour Magazine</a></h1><h1><a href="/daily">Daily Tide</a></h1>'
    head = (
        '<meta name="hdl" content="Council raises the bridge toll"><title>Council raises the bridge toll -- Daily Tide -- North Harbour Blog</title>'
    )
    assert title(body, head) == "Council raises the bridge toll"
