"""The explanation as a web page: nothing of a document becomes markup, and every view reads as it should."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from typing import Any

import pytest
from explained import BODY, TEXT, known
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from flows.explaining.elements import web_link
from flows.explaining.known import Known
from flows.explaining.stylesheet import DARK, LIGHT, colours
from flows.explaining.visible import visible
from flows.explaining.webpage import page
from schemas.vocabulary import Kind
from transforms.edits import apply

PIECES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title></textarea></div>",
    "<!--",
    "-->",
    "]]>",
    "&lt;b&gt;",
    "&#60;",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "\x00",
    "\x1b[31m",
    "\x9b2J",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\r",
    "\r\n",
    "\n",
    "\x85",
    "\u2028",
    "\ufffe",
    "𐀀",
    "ї",
    "`",
    "=",
    " ",
    "a",
)
hostile = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int, str, str, str], ...], str]:
    """A text, edits of it, and what is to stand wherever else a document has a say."""
    text = draw(hostile)
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([kind.value for kind in Kind])
    edits = tuple((start, end, draw(hostile), draw(kinds), draw(hostile)) for start, end in zip(bounds[::2], bounds[1::2], strict=False))
    return text, edits, draw(hostile)


def parsed(of: Known) -> LexborHTMLParser:
    return LexborHTMLParser(page(of))


def skeleton(of: Known) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page, each with the names of its attributes."""
    return [(node.tag or "", tuple(node.attributes)) for node in parsed(of).css("*")]


def bland(value: str) -> str:
    return "x" * len(value)


def shown(of: Known, without: str) -> str:
    """The text that a view of a page shows: all but the elements that it hides."""
    tree = parsed(of)
    for node in tree.css(without):
        node.decompose()
    return tree.css_first(".text").text()


@settings(max_examples=80, deadline=None)
@given(documents())
@example(("ab c", ((0, 1, "", "caption", "<a>"), (2, 3, "", "caption", "<b>")), ""))
def test_no_element_and_no_attribute_stems_from_the_document(document: tuple[str, Any, str]) -> None:
    text, edits, said = document
    # Rules that differ still do, for a page lists each once.
    rules = {rule: f"{bland(rule)}{place}" if rule else "" for place, rule in enumerate(dict.fromkeys(edit[-1] for edit in edits))}
    harmless = tuple((start, end, bland(new), kind, rules[rule]) for start, end, new, kind, rule in edits)
    assert skeleton(known(text, edits, said=said)) == skeleton(known(bland(text), harmless, said=bland(said)))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_views_show_the_text_as_it_arrived_and_the_body_as_it_is(document: tuple[str, Any, str]) -> None:
    text, edits, said = document
    text, said = text.replace("\r", ""), said.replace("\r", "")
    edits = tuple((start, min(end, len(text)), new.replace("\r", ""), kind, rule) for start, end, new, kind, rule in edits if start <= len(text))
    of = known(text, edits, said=said)
    assert plain(shown(of, "ins, .text small")) == plain(text)
    assert plain(shown(of, "del, .text small")) == plain(apply(of.edits, text))


def plain(text: str) -> str:
    """A text without joiners, which are signs where they stand alone and themselves where they do not."""
    return re.sub("[\u200c\u200d]|⟨U\\+200[CD]⟩", "", visible(text))


def test_the_page_reads_as_before_after_and_in_between() -> None:
    assert shown(known(), "ins, .text small") == TEXT
    assert shown(known(), "del, .text small") == BODY
    assert "Toll risestitle: headline" in shown(known(), "none")


@pytest.mark.parametrize("kind", [kind.value for kind in Kind if kind not in (Kind.SPACE, Kind.JOIN)])
def test_a_change_is_struck_through_titled_and_named(kind: str) -> None:
    tree = parsed(known(edits=((0, 10, "Tolls rise", kind, "some_rule"),)))
    for name in ("del", "ins"):
        changed = tree.css_first(f".text {name}")
        assert (changed.attributes["title"], changed.attributes["class"]) == (f"{kind}: some_rule, sure 0.90", f"k-{kind}")
    assert tree.css_first(".text small").text() == f"{kind}: some_rule"


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() -> None:
    tree = parsed(known())
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert set(ids.values()) == {1}
    aims = {(node.attributes["href"] or "")[1:] for node in tree.css("a[href^='#']")}
    assert aims == {"at-0", "change-0", "change-2", "change-4", "changes", "text", "fields", "links", "versions", "provenance"}
    assert aims <= set(ids)


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    tree = parsed(known())
    (policy,) = [node.attributes["content"] for node in tree.css("meta[http-equiv]")]
    digest = base64.b64encode(hashlib.sha256(tree.css_first("style").text().encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert tree.css("script, link, img, iframe, object, [style], [src]") == []


@pytest.mark.parametrize("url", ["https://a.example/?q=1&b=2", "HTTP://a.example"])
def test_web_addresses_become_links_that_tell_nothing(url: str) -> None:
    link = LexborHTMLParser(web_link(url)).css_first("a")
    assert (link.attributes["href"], link.attributes["rel"]) == (url, "noreferrer noopener nofollow")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://a.example/\u202ex", "https://a b", 'https://a"b', " https://a", "file:///a"],
)
def test_other_addresses_stay_text(url: str) -> None:
    assert LexborHTMLParser(web_link(url)).css("a") == []


def test_lines_of_a_page_name_their_element_without_adding_text() -> None:
    columns = {"classes": [""] * 4, "links": [0.0] * 4, "parents": [0] * 4, "anchor_starts": [], "anchor_ends": [], "anchor_urls": []}
    layout = {"tags": ["h1", "li", 'p"><b>', "p"], "within": ["article", "", "", ""], "whole_page": True, **columns}
    of = known(layout=layout)
    assert [node.attributes["data-tag"] for node in parsed(of).css(".line")] == ["h1", "li", 'p"><b>', "p"]
    assert shown(of, "ins, .text small") == TEXT


def test_a_reject_says_why_above_what_was_cut() -> None:
    reject = {"reason": "no_body", "detail": "after 6 edits no prose is left"}
    tree = parsed(known(parts={"articles": [], "evidence": [], "links": [], "versions": [], "rejects": [reject]}))
    assert tree.css_first(".reject").text() == "No article: no_body. after 6 edits no prose is left"
    assert len(tree.css(".text del")) == 6


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_two_kinds_look_alike() -> None:
    assert len({colours(kind, dark) for kind in Kind for dark in (False, True)}) == 2 * len(Kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("dark", "paper"), [(False, LIGHT), (True, DARK)])
def test_every_kind_can_be_read_on_its_ground_and_on_the_page(kind: Kind, dark: bool, paper: str) -> None:
    letters, ground = colours(kind, dark)
    for behind in (ground, paper):
        low, high = sorted((luminance(letters), luminance(behind)))
        assert (high + 0.05) / (low + 0.05) >= 4.5
