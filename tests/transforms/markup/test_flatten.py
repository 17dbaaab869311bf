"""Flattening: one block a line, and as many entries in the layout as the text has lines."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.markup.flatten import Flat, flatten
from transforms.markup.tags import HIDDEN
from transforms.page import Page

TAGS = [
    "div",
    "p",
    "span",
    "a",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "b",
    "em",
    "br",
    "hr",
    "pre",
    "q",
    "time",
    "article",
    "nav",
    "svg",
    "script",
    "style",
    "title",
    "textarea",
    "select",
    "option",
    "x-y",
    "base",
]
SIGNS = st.sampled_from(
    [
        "a",
        "Ferry",
        " ",
        "\n",
        "\t",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x1e",
        "\x85",
        "\xa0",
        "\u2028",
        "\u2029",
        "\u200b",
        "\ufeff",
        "\0",
        "&amp;",
        "&nbsp;",
        "<",
    ]
)
OPEN = st.sampled_from(TAGS).map(lambda tag: f'<{tag} class="story {tag}" href="/a">')
PIECES = st.one_of(OPEN, st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"), SIGNS, st.text(max_size=5), st.just("<!-- c -->"))


def lines(html: str, base: str = "") -> list[str]:
    return [line.text for line in Page(flatten(html, base).text).lines]


def entries(flat: Flat) -> list[tuple[str, str, str]]:
    return [(*row,) for row in zip(flat.layout.tags, flat.layout.within, flat.layout.classes, strict=True)]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_the_layout_has_an_entry_for_every_line_that_prints(html: str) -> None:
    flat = flatten(html, "https://post.example/")
    page = Page(flat.text, {}, flat.layout)
    size = {len(column) for column in (flat.layout.tags, flat.layout.within, flat.layout.classes, flat.layout.links, flat.layout.parents)}
    assert size == {len(page.lines)}
    assert all(0 <= share <= 1 for share in flat.layout.links)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_an_anchor_stands_within_one_line(html: str) -> None:
    flat = flatten(html, "https://post.example/")
    for start, end in zip(flat.layout.anchor_starts, flat.layout.anchor_ends, strict=True):
        assert 0 <= start < end <= len(flat.text)
        assert len(flat.text[start:end].strip("\n").splitlines()) == 1


def test_a_block_is_a_line_and_inline_elements_run_together() -> None:
    assert lines("<p>The  <b>ferry</b>\n sails <i>to</i>night.</p><div>It is late.</div>") == ["The ferry sails tonight.", "It is late."]


def test_paragraphs_are_divided_by_a_blank_line_and_items_of_a_list_are_not() -> None:
    assert flatten("<h1>Ferry</h1><p>One.</p><p>Two.</p><ul><li>a<li>b</ul>").text == "Ferry\n\nOne.\n\nTwo.\n\na\nb"


def test_one_br_ends_a_line_and_two_end_a_paragraph() -> None:
    assert flatten("<p>One<br>two<br><br>three</p>").text == "One\ntwo\n\nthree"


def test_loose_text_around_a_block_is_lines_of_its_own() -> None:
    assert lines("<div>Before <p>within</p> after</div>") == ["Before", "within", "after"]


def test_pre_keeps_its_lines_and_their_blanks() -> None:
    assert flatten("<pre>\nHigh water\n  06:10   3.2 m\n\nLow water</pre>").text == "High water\n  06:10   3.2 m\n\nLow water"


def test_a_row_of_a_table_is_a_line_of_cells() -> None:
    flat = flatten("<table><tr><th>Boat<th>Time<tr><td>Merle<td><b>2</b> h</table>")
    assert flat.text == "Boat | Time\nMerle | 2 h"
    assert list(flat.layout.tags) == ["tr", "tr"]


def test_cells_that_hold_blocks_are_no_row() -> None:
    assert lines("<table><tr><td><p>Menu</p></td><td><p>Story one.</p><p>Story two.</p></td></tr></table>") == ["Menu", "Story one.", "Story two."]


def test_links_side_by_side_do_not_run_together() -> None:
    assert lines('<div><a href="/n">News</a><a href="/s">Sport</a></div>') == ["News Sport"]
    assert lines('<p>To <a href="/o">Oslo</a>, (<a href="/r">Riga</a>).</p>') == ["To Oslo, (Riga)."]


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "svg", "iframe", "title", "textarea", "video"])
def test_what_is_no_text_is_left_out(tag: str) -> None:
    assert lines(f"<p>One.</p><{tag}>nothing</{tag}><!-- nothing --><p>Two.</p>") == ["One.", "Two."]


def test_alternative_texts_of_images_are_no_text() -> None:
    assert lines('<p>One.<img src="a.jpg" alt="A boat"></p>') == ["One."]


def test_hidden_elements_are_text_that_says_so() -> None:
    flat = flatten('<div style="display: none"><p>Story.</p></div><p hidden>Note.</p><p>Seen.</p>')
    assert [HIDDEN in classes for classes in flat.layout.classes] == [True, True, False]


def test_the_layout_names_what_is_around_a_line_from_the_inside_out() -> None:
    flat = flatten('<article class="Story"><figure id="pic"><div><figcaption>A boat.</figcaption></div></figure></article>')
    assert entries(flat) == [("figcaption", "figure article", "pic story")]


def test_an_inline_element_counts_if_the_whole_line_is_its_own() -> None:
    flat = flatten(
        '<p class="meta"><span class="byline">By <b>Marta Ilves</b></span></p><p>By <b class="name">Marta</b></p><p><i class="x-1">All<br>of it</i></p>'
    )
    assert entries(flat) == [("p", "", "byline meta"), ("p", "", ""), ("p", "i", ""), ("p", "i", "")]


def test_purposes_are_words_and_utilities_are_none() -> None:
    flat = flatten('<div class="md:flex mt-4 w-[3px] lead" itemprop="articleBody" role="main">One.</div>')
    assert list(flat.layout.classes) == ["lead itemprop=articlebody role=main"]


def test_the_share_of_links_is_counted_in_characters() -> None:
    flat = flatten('<p>Read <a href="/a">the code</a>.</p><p><a href="#top">Top</a></p>')
    assert list(flat.layout.links) == [pytest.approx(8 / 14, abs=0.001), 1.0]


def test_lines_of_one_holder_have_one_parent() -> None:
    flat = flatten("<div><p>One.</p><p>Two.</p><div>Three.</div></div><div>a<br>b</div><div>c</div>")
    one, two, three, a, b, c = flat.layout.parents
    assert one == two == three and a == b and len({one, a, c}) == 3


def test_anchors_have_offsets_and_absolute_addresses() -> None:
    flat = flatten(
        '<p>A <a href="/a b">first</a> and <a href="javascript:x()">no</a> and <a href="#n">none</a></p><p><a href="?q=1">second</a>',
        "https://post.example/x/y",
    )
    found = [
        (flat.text[start:end], url)
        for start, end, url in zip(flat.layout.anchor_starts, flat.layout.anchor_ends, flat.layout.anchor_urls, strict=True)
    ]
    assert found == [("first", "https://post.example/a b"), ("second", "https://post.example/x/y?q=1")]


def test_a_link_around_blocks_is_an_anchor_in_each_line() -> None:
    flat = flatten('<a href="https://post.example/"><h3>Ferry</h3><p>It sails.</p></a>')
    assert [flat.text[start:end] for start, end in zip(flat.layout.anchor_starts, flat.layout.anchor_ends, strict=True)] == ["Ferry", "It sails."]


def test_the_base_of_the_page_goes_before_the_one_given() -> None:
    html = '<base href="https://post.example/news/"><p><a href="a">x</a></p>'
    assert list(flatten(html, "https://other.example/").layout.anchor_urls) == ["https://post.example/news/a"]


def test_quotations_get_their_marks() -> None:
    assert lines("<p>She said <q>never</q>.</p>") == ['She said "never".']


def test_xhtml_closes_its_empty_elements() -> None:
    assert lines('<?xml version="1.0"?><html><body><script src="a.js"/><p>One <a name="x"/>two.</p><title/></body></html>') == ["One two."]


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert lines("<p>a\ud800b</p>") == ["a\ufffdb"]


HOSTILE = {
    "depth": "<div>x" * 100_000,
    "stray ends": "<div>" * 50_000 + "</p>" * 50_000,
    "lists": "<ul><li>x" * 50_000,
    "options": "<select>" + "<option>x" * 50_000,
    "fonts": "".join(f"<p><font a={number}>x" for number in range(20_000)),
    "attributes": "<div " + " ".join(f"a{number}" for number in range(100_000)) + ">x",
    "open quotes": "<a b='" * 100_000,
    "open comments": "<!--" * 100_000,
    "inline": "<span class=a>x" * 50_000,
    "cells": "<table><tr><td>" * 50_000,
    "breaks": "<b><i>" + "x<br>" * 50_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_takes_linear_time(html: str) -> None:
    began = time.process_time()
    flat = flatten(html)
    assert time.process_time() - began < 10
    assert len(Page(flat.text).lines) == len(flat.layout.tags)
