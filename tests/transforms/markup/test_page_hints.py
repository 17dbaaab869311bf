"""What a page says of itself, each answer under the name of its place."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.markup.json_ld import json_ld_hints
from transforms.markup.page_hints import page_hints
from transforms.markup.tree import parse_html

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry &amp; bridge",
    "datePublished": "2024-10-14T09:32:00+02:00",
    "dateModified": "2024-10-14T11:00:00+02:00",
    "author": [{"@type": "Person", "name": "Marta Ilves"}, {"@type": "Organization", "name": "MPA"}, "Joren Haak"],
    "publisher": {"@type": "Organization", "name": "Northern Courier"},
    "articleSection": ["City", "Transport"],
    "isAccessibleForFree": False,
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://courier.example/a"},
}


def hints(html: str) -> dict[str, str]:
    return page_hints(parse_html(html))


def linked(*data: object) -> dict[str, str]:
    return json_ld_hints(json.dumps(item) for item in data)


def test_an_article_in_json_ld_is_read_under_the_names_of_schema_org() -> None:
    assert linked(ARTICLE) == {
        "json-ld.headline": "Ferry & bridge",
        "json-ld.datePublished": "2024-10-14T09:32:00+02:00",
        "json-ld.dateModified": "2024-10-14T11:00:00+02:00",
        "json-ld.articleSection": "City; Transport",
        "json-ld.isAccessibleForFree": "false",
        "json-ld.type": "NewsArticle",
        "json-ld.author": "Marta Ilves; Joren Haak",
        "json-ld.author.organization": "MPA",
        "json-ld.publisher": "Northern Courier",
        "json-ld.url": "https://courier.example/a",
    }


@pytest.mark.parametrize("data", [[ARTICLE], {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}, {"@type": "WebPage", "mainEntity": ARTICLE}])
def test_an_article_is_found_in_lists_and_graphs(data: object) -> None:
    assert linked({"@type": "Organization", "name": "x"}, data)["json-ld.headline"] == "Ferry & bridge"


def test_an_author_may_be_given_by_reference() -> None:
    graph = [{"@type": "NewsArticle", "headline": "x", "author": {"@id": "#ilves"}}, {"@type": "Person", "@id": "#ilves", "name": "Marta Ilves"}]
    assert linked({"@graph": graph})["json-ld.author"] == "Marta Ilves"


def test_an_article_goes_before_a_page_and_a_page_before_nothing() -> None:
    page = {"@type": "WebPage", "name": "Page", "datePublished": "2024-01-01"}
    assert linked(page, ARTICLE)["json-ld.type"] == "NewsArticle"
    assert linked(page)["json-ld.datePublished"] == "2024-01-01"


def test_a_trail_of_sections_is_read() -> None:
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"item": {"name": "Home"}}, {"name": "City"}, {"item": "https://courier.example/x"}]}
    assert linked(trail)["json-ld.breadcrumb"] == "Home > City"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ferry"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry",}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry", "description": "two\nlines"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry&quot;}",
        '{"@type": "NewsArticle", "headline": "Ferry", "articleBody": "she said "never" and',
    ],
)
def test_broken_json_is_mended_or_searched(script: str) -> None:
    assert json_ld_hints([script])["json-ld.headline"] == "Ferry"


@settings(deadline=None)
@given(
    st.text()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*ARTICLE, "@graph", "@id", "name", "itemListElement", "item"]), inner),
    ).map(json.dumps)
)
def test_any_json_ld_gives_hints_that_are_text(script: str) -> None:
    assert all(isinstance(value, str) and value for value in json_ld_hints([script]).values())


def test_deep_json_ld_is_passed_over() -> None:
    assert json_ld_hints(["[" * 100_000, '{"@graph":' * 5_000 + "1" + "}" * 5_000]) == {}


def test_meta_elements_keep_the_names_of_their_vocabularies() -> None:
    found = hints(
        '<meta property="og:title" content="Ferry"><meta name="author" content="Marta Ilves"><meta name="DC.date.issued" content="2024-10-14">'
        '<meta property="article:tag" content="a"><meta property="article:tag" content="b"><meta name="viewport" content="x">'
    )
    assert found == {"og:title": "Ferry", "meta.author": "Marta Ilves", "dc.date.issued": "2024-10-14", "article:tag": "a; b"}


def test_title_headline_language_and_links_have_keys_of_their_own() -> None:
    found = hints('<html lang="uk"><title>A | B</title><link rel="canonical" href="https://courier.example/a"><h1>A <i>b</i></h1>')
    assert found == {"title_element": "A | B", "rel.canonical": "https://courier.example/a", "h1": "A b", "html.lang": "uk"}


def test_time_elements_are_told_apart_by_what_they_are_called() -> None:
    found = hints(
        '<time class="published" datetime="2024-10-14">x</time><time itemprop="dateModified" datetime="2024-10-15">y</time><time datetime="2024-10-16">z</time>'
    )
    assert (found["time.published"], found["time.updated"], found["time.other"]) == ("2024-10-14", "2024-10-15", "2024-10-16")
    assert found["itemprop.datemodified"] == "2024-10-15"


def test_bylines_and_dates_under_the_headline_go_before_those_above_it() -> None:
    found = hints(
        '<div class="byline">By Joren Haak</div><h1>x</h1><p class="byline">By <a>Marta Ilves</a> and <a>Ida Moen</a></p><p class="post-date">October 14, 2024</p>'
    )
    assert found["byline_element"] == "By | Marta Ilves | Ida Moen; By Joren Haak"
    assert found["date_element"] == "October 14, 2024"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<meta name=author",
                " content='x; y'",
                ">",
                "<time",
                " datetime=1",
                "<h1>",
                "a",
                "<script type='application/ld+json'>",
                "{",
                '"@type":"Article"',
                "}",
                "</script>",
                " itemprop=author",
            ]
        )
    ).map("".join)
)
def test_any_page_gives_hints_that_are_text(html: str) -> None:
    assert all(isinstance(value, str) and value for value in hints(html).values())
