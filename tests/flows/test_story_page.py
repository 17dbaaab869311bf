"""Copies side by side as a web page: rows that answer to each other, and nothing of an article that becomes markup."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from compared import BIRDS, COPY, COST, LEAD, STORY, VOTE, told
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser
from test_explain_page import bland, hostile, luminance

from flows.comparing.members import Told
from flows.comparing.stylesheet import DARK, LIGHT
from flows.comparing.webpage import page
from flows.explaining.visible import visible


def parsed(of: Told) -> LexborHTMLParser:
    return LexborHTMLParser(page(of))


def cells(of: Told, side: int) -> list[tuple[str, str]]:
    """The rows under the heads of both sides: what became of each, and its text on one side."""
    rows = parsed(of).css(".sides tbody tr")
    return [(row.css_first(".sign").text(), row.css("td.text")[side].text()) for row in rows]


def test_paragraphs_that_answer_to_each_other_share_a_row() -> None:
    assert cells(told(), 0) == [
        ("headline", "Night ferry stays"),
        ("the same", LEAD),
        ("edited", COST),
        ("added", ""),
        ("dropped", VOTE),
    ]
    assert cells(told(), 1) == [
        ("headline", "Night ferry stays after vote"),
        ("the same", LEAD),
        ("edited", COST.replace("four", "nine")),
        ("added", BIRDS),
        ("dropped", ""),
    ]


def test_words_that_went_and_words_that_came_are_marked_each_on_its_side() -> None:
    tree = parsed(told())
    assert [node.text() for node in tree.css("del")] == ["four", VOTE]
    assert [node.text() for node in tree.css("ins")] == ["after vote", "nine", BIRDS]


def test_every_member_has_a_line_with_its_date_and_whose_it_is() -> None:
    tree = parsed(told())
    rows = [[cell.text() for cell in row.css("td")] for row in tree.css(".members tbody tr")]
    assert rows[0][:4] == ["origin", "Night ferry stays", "2024-10-14", "Night ferry stays"]
    assert rows[1][2:8] == ["2024-10-14*", "MPA*", "64%", "1", "", "1"]
    assert rows[2][:3] == ["take", "Night ferry stays", "2024-10-15 12:30"]
    assert "* Night ferry stays: date 2024-10-14 from Night ferry stays: Night ferry stays" in page(told())


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() -> None:
    tree = parsed(told())
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert ids == {"beside-c1": 1}
    assert [node.attributes["href"] for node in tree.css("a[href^='#']")] == ["#beside-c1"]


def test_an_article_alone_says_so() -> None:
    assert "No other article of the lake runs its text." in page(Told("Ferry", []))


def skeleton(of: Told) -> list[tuple[str, tuple[str, ...]]]:
    return [(node.tag or "", tuple(node.attributes)) for node in parsed(of).css("*")]


@settings(max_examples=60, deadline=None)
@given(hostile, hostile, hostile)
def test_no_element_and_no_attribute_stems_from_an_article(one: str, other: str, said: str) -> None:
    def pages(clean: Any) -> Told:
        return told(f"{LEAD}\n\n{clean(one)}", f"{LEAD}\n\n{clean(other)}", f"a{clean(said)}", url=None)

    wild = [tag for tag in skeleton(pages(str)) if tag[0] not in ("del", "ins", "tr", "td")]
    tame = [tag for tag in skeleton(pages(bland)) if tag[0] not in ("del", "ins", "tr", "td")]
    assert wild == tame
    assert {names for tag, names in skeleton(pages(str)) if tag in ("del", "ins")} <= {()}


@settings(max_examples=60, deadline=None)
@given(hostile, hostile)
def test_both_sides_show_every_word_of_their_text(one: str, other: str) -> None:
    bodies = (f"{LEAD}\n\n{one}", f"{LEAD}\n\n{other}")
    for side, body in enumerate(bodies):
        shown = "".join(text for name, text in cells(told(*bodies), side) if name != "headline")
        wanted = Counter(filter(str.isalnum, "".join(map(visible, wordy(body)))))
        assert not wanted - Counter(filter(str.isalnum, shown))


def wordy(body: str) -> list[str]:
    """The paragraphs that have words."""
    return [line for line in body.split("\n") if any(map(str.isalnum, line))]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(("letters", "ground"), [("gone", "went"), ("new", "came"), ("ink", "paper"), ("faint", "paper")])
def test_everything_can_be_read_on_its_ground(colours: dict[str, str], letters: str, ground: str) -> None:
    low, high = sorted((luminance(colours[letters]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_policy_lets_nothing_act_but_the_style() -> None:
    tree = parsed(told(STORY, COPY))
    assert tree.css("script, link, img, iframe, object, [style], [src]") == []
    assert "default-src 'none'" in (tree.css_first("meta[http-equiv]").attributes["content"] or "")
