"""Authors as the markup of pages names them."""

import pytest

from schemas.vocabulary import Field
from tests.transforms.html_pages import STORY, extractors_on, found_on


def authors(body: str = "", head: str = "") -> object:
    return found_on(f"<main><h1>Council raises the bridge toll</h1>{body}</main>", head).get(Field.AUTHORS)


@pytest.mark.parametrize("name", ["articleAuthor", "article-author", "content_author", "author"])
def test_systems_call_the_author_by_many_names(name: str) -> None:
    assert authors(STORY, f'<meta name="{name}" content="Marta Ilves">') == ("Marta Ilves",)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Analysis by Marta Ilves", ("Marta Ilves",)),
        ("From Marta Ilves CNN", ("Marta Ilves",)),
        ("Ida-Marie Holm, Ida-marie Holm", ("Ida-Marie Holm",)),
        ("Marta Ilves and Jo Park, USA Today", ("Marta Ilves", "Jo Park")),
    ],
)
def test_what_stands_around_names_is_none(said: str, named: tuple[str, ...]) -> None:
    assert authors(STORY, f'<meta name="author" content="{said}">') == named


def test_several_people_in_one_element_are_told_apart() -> None:
    inner = '<span itemprop="name">Marta Ilves</span><span itemprop="name">Jo Park, Meridian Press</span>'
    assert authors(f'<div itemprop="author" itemscope>{inner}</div>{STORY}') == ("Marta Ilves", "Jo Park")


@pytest.mark.parametrize(
    ("author", "named"),
    [
        ('{"@list": [{"@type": "Person", "name": "Marta Ilves"}]}', ("Marta Ilves",)),
        ('{"@type": "Person", "givenName": "Marta", "familyName": "Ilves"}', ("Marta Ilves",)),
        ('[{"@id": "#m"}], "publisher": {"@id": "#p"}', ("Marta Ilves",)),
    ],
)
def test_linked_data_names_people_in_many_forms(author: str, named: tuple[str, ...]) -> None:
    graph = '{"@graph": [{"@type": "NewsArticle", "headline": "Toll", "author": %s}, {"@id": "#m", "@type": "Person", "name": "Marta Ilves"}]}'
    assert authors(STORY, f'<script type="application/ld+json">{graph % author}</script>') == named


def test_the_page_that_holds_the_article_dates_it() -> None:
    graph = '{"@graph": [{"@type": "NewsArticle", "headline": "Toll"}, {"@type": "WebPage", "datePublished": "2024-10-14"}]}'
    found = extractors_on(Field.PUBLISHED, STORY, f'<script type="application/ld+json">{graph}</script>')
    assert found == {"json_ld_date": "2024-10-14"}


def test_an_agency_goes_before_the_outlet_that_calls_itself_the_author() -> None:
    head = '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">'
    assert authors(STORY, head) == ("Harbour Post",)
    assert authors(STORY, head + '<meta name="articleAuthor" content="Anadolu Agency">') == ("Anadolu Agency",)


@pytest.mark.parametrize("said", ["harbour77", "desk@post.example", "https://post.example/staff"])
def test_accounts_and_addresses_are_no_authors(said: str) -> None:
    assert authors(STORY, f'<meta name="author" content="{said}">') is None


@pytest.mark.parametrize(
    ("element", "named"),
    [
        ('<p class="byline">By <span>marta ilves, associated press</span></p>', ("Marta Ilves",)),
        ('<span class="writer">松村太郎</span>', ("松村太郎",)),
        ('<a href="/author/180/">著者：後藤大地</a>', ("後藤大地",)),
    ],
)
def test_elements_that_are_called_bylines_in_other_words(element: str, named: tuple[str, ...]) -> None:
    assert authors(element + STORY) == named


def test_who_answers_for_a_page_did_not_write_it() -> None:
    assert "byline_element" not in extractors_on(Field.AUTHORS, f'<div class="autor">Redaktion: Marta Ilves und Jo Park</div>{STORY}')


@pytest.mark.parametrize(
    ("above", "below", "named"),
    [
        ("<p>Ida Holm/Jo Park</p>", "", ("Ida Holm", "Jo Park")),
        ("", '<p style="text-align:right"><strong>Ida Holm</strong></p>', ("Ida Holm",)),
        ("", "<h3>Ida Holm</h3>", None),
        ("", "<p>More to read</p>", None),
    ],
)
def test_a_paragraph_of_names_above_or_at_the_end_of_the_story_signs_it(above: str, below: str, named: tuple[str, ...] | None) -> None:
    assert authors(above + STORY + below) == named


def test_who_is_interviewed_does_not_sign_the_story() -> None:
    assert authors(f"{STORY}<p>Ida Holm</p><p>Professor of harbours</p>{STORY}") is None


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ('<meta name="author" content="Marta Ilves, Associated Press">', "AP"),
        (
            '<script type="application/ld+json">{"@type": "Article", "headline": "Toll", "author": {"@type": "Organization", "name": "dpa"}}</script>',
            "dpa",
        ),
        ('<meta name="author" content="Marta Ilves">', None),
    ],
)
def test_an_agency_among_the_authors_supplied_the_story(head: str, agency: str | None) -> None:
    assert found_on(f"<main><h1>Council raises the bridge toll</h1>{STORY}</main>", head).get(Field.AGENCY) == agency


def test_an_agency_that_took_the_picture_supplied_no_story() -> None:
    picture = "<figure><img src='a.jpg'><figcaption>The bridge in autumn. Photo: Ida Holm, AP</figcaption></figure>"
    picture += '<span class="author" itemprop="author">(Image: Anadolu Agency)</span>'
    assert Field.AGENCY not in found_on(f"<main><h1>Council raises the bridge toll</h1>{picture}{STORY}</main>")
