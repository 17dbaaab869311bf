"""Cleaning twice changes nothing: a body is its own body.

A body that is given with its title, or as a body, is left as it is. One that is given alone begins with its first paragraph:
no line of that is taken for a headline.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refined import FIRST, HEAD, LAST, above, body, read, under, within
from test_rules import CUT
from whole_pages import PAGES, indented, linked

from transforms.formats.hints import BODY_ONLY

BODY = {BODY_ONLY: "true"}
PROSE = (
    "Nobody on the quay had been asked, the mayor said, and nobody in the council had been told.",
    '"We will not leave," she said.',
    "What the islanders are hoping for",
    "the boats that carry commuters and most of the island bread to the towns of the northern shore and to",
    "Skarvik, where nobody waits for them.",
    "Semi-final: Skarvik HK 33, Gdynia Fala 30",
    "- the noon boat",
    "NEW YORK",
    "WASHINGTON (AP) - The ministers met on Monday to speak of the ice.",
    "It was wrapped at some width and went on with a word that was divi-\nded between two lines of the very same para-\ngraph, he said.",
)
NOISE = ("Share", "ADVERTISEMENT", "Photo: Ida Moen", "READ MORE: The night the ferries stopped", "___", "( )")
DOCUMENTS = st.lists(st.sampled_from((*PROSE, *NOISE, FIRST)), max_size=14).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n")).map(lambda divider: HEAD + divider.join([FIRST, *lines, LAST]))
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_a_body_given_as_such_stays_as_it_is(text: str) -> None:
    once = body(text)
    assert body(once, BODY) == once


@pytest.mark.parametrize("text", [text for _, text, _ in CUT])
def test_the_body_of_every_case_stays_as_it_is(text: str) -> None:
    once = body(text)
    assert body(once, BODY) == once


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("layout", [indented, linked])
def test_the_body_of_a_whole_page_stays_as_it_is_even_alone(page, layout) -> None:
    once = body(layout(page))
    assert body(once) == once


@pytest.mark.parametrize(
    "text",
    [
        within(),
        above("What the vote means for the islands"),
        above("Council raises toll for all who cross"),
        above("NEW YORK"),
        above("Washington (AP)"),
        under("___", "October 14, 2024"),
        within("What the islanders are hoping for", "- the noon boat", "- the last boat"),
        within("Semi-final: Skarvik HK 33, Gdynia Fala 30"),
    ],
)
def test_a_body_alone_loses_no_line_to_a_headline(text: str) -> None:
    article = read(text)
    again = read(article.body)
    assert again.body == article.body
    assert [edit for edit in again.edits if edit.rule != "layout"] == []
