"""Every rule on layout cuts what it is for, and leaves what only looks like it."""

import pytest
from refined import FIRST, LAST, NOW

from transforms.boilerplate.layout import LAYOUT, story_page
from transforms.markup.flatten import flatten
from transforms.markup.pages import read_page
from transforms.markup.story import find_story
from transforms.page import Page
from transforms.refine import Article, read_article

MORE = "Residents of the quay had asked for the toll to be dropped, since most of them cross the bridge twice a day to work."
TITLE = "Council votes to raise the bridge toll"


def page(within: str = "", above: str = "", below: str = "", head: str = f"<h1>{TITLE}</h1>", around: str = 'class="story-body"') -> str:
    """A page with some markup in its story, above and below it."""
    story = f"<div {around}><p>{FIRST}</p><p>{MORE}</p>{within}<p>{LAST}</p></div>"
    return f"<html><title>{TITLE}</title><body>{above}<article>{head}{story}</article>{below}</body></html>"


def read(html: str) -> Article:
    flat, hints = read_page(html)
    return read_article(Page(flat.text, hints, flat.layout), "a1", NOW)


def cuts(html: str) -> dict[str, list[str]]:
    article = read(html)
    by_rule: dict[str, list[str]] = {}
    for edit in article.edits:
        by_rule.setdefault(edit.rule, []).append(flatten(html).text[edit.start : edit.end])
    return by_rule


CUT = [
    ("page_headline", page(), TITLE),
    ("byline_element", page(head=f'<h1>{TITLE}</h1><p class="byline">Ilves / Moen</p>'), "Ilves / Moen"),
    ("date_element", page(head=f'<h1>{TITLE}</h1><span class="timestamp">3 hrs</span>'), "3 hrs"),
    ("page_menu", page(above="<nav><ul><li><a href=/>The Quay</a></ul></nav>"), "The Quay"),
    ("page_menu", page(above='<div class="main-menu"><a href=/>Tides</a></div>'), "Tides"),
    ("page_menu", page(below='<p class="post-tags">bridge, tolls</p>'), "bridge, tolls"),
    ("page_footer", page(below="<footer><p>Northern Courier, Fish Quay 3</p></footer>"), "Northern Courier, Fish Quay 3"),
    ("comment_block", page(below=f'<div id="comments"><p>{MORE} I should know, I live there.</p></div>'), f"{MORE} I should know, I live there."),
    ("author_box", page(within='<div class="author-bio"><p>Marta Ilves writes about roads.</p></div>'), "Marta Ilves writes about roads."),
    ("picture_caption", page(within="<figure><figcaption>The bridge at dusk.</figcaption></figure>"), "The bridge at dusk."),
    ("picture_caption", page(within='<div class="wp-caption"><p>The bridge at dawn.</p></div>'), "The bridge at dawn."),
    ("share_buttons", page(within='<ul class="share-tools"><li>Driftnet</li></ul>'), "Driftnet"),
    ("related_block", page(within="<aside><h3>Bridges of the county</h3></aside>"), "Bridges of the county"),
    (
        "related_block",
        page(within='<div class="related-stories"><p>Ferry drivers go on strike again.</p></div>'),
        "Ferry drivers go on strike again.",
    ),
    ("ad_block", page(within='<div class="ad-slot"><p>Umbrellas at half the price.</p></div>'), "Umbrellas at half the price."),
    ("promo_block", page(within='<div class="newsletter"><p>The quay in your inbox.</p></div>'), "The quay in your inbox."),
    ("page_widget", page(within="<form><p>How was the crossing?</p></form>"), "How was the crossing?"),
    ("page_widget", page(within="<p hidden>The story could not be loaded.</p>"), "The story could not be loaded."),
    ("embedded_post", page(within='<blockquote class="twitter-tweet"><p>Nobody asked me.</p></blockquote>'), "Nobody asked me."),
    ("link_line", page(within='<p><a href="/b">What the bridge has cost so far</a></p>'), "What the bridge has cost so far"),
    ("links_above", page(above='<div><a href="/b">What the bridge has cost</a></div>'), "What the bridge has cost"),
    ("links_below", page(below='<div><a href="/b">What the bridge has cost</a></div>'), "What the bridge has cost"),
    ("outside_story", page(above="<div>Monday edition</div>"), "Monday edition"),
]

# A rule, and a page with the line that it must leave.
KEPT = [
    ("page_headline", page(within="<h2>What the bridge needs</h2>"), "What the bridge needs"),
    (
        "byline_element",
        page(within='<p class="author-quote">I cross it twice a day and I have counted the bolts, she wrote.</p>'),
        "I cross it twice a day and I have counted the bolts, she wrote.",
    ),
    ("date_element", page(within='<p class="date">The vote was on October 14.</p>'), "The vote was on October 14."),
    ("page_menu", page(around='class="has-menu story-body navigation-theme"'), FIRST),
    ("page_footer", page(within="<p>He stood at the foot of the bridge.</p>"), "He stood at the foot of the bridge."),
    ("comment_block", page(around='class="story has-comments comments-open"'), MORE),
    ("author_box", page(around='class="story about-author"'), LAST),
    (
        "picture_caption",
        page(within='<div class="photo-story"><p>Two boats waited below the bridge all night.</p></div>'),
        "Two boats waited below the bridge all night.",
    ),
    (
        "share_buttons",
        page(within='<p class="shared-text">The shares of the builder fell by a tenth.</p>'),
        "The shares of the builder fell by a tenth.",
    ),
    ("related_block", page(around='id="sidebar-left-content"'), FIRST),
    ("ad_block", page(within='<p class="lead adapted">The council had no choice.</p>'), "The council had no choice."),
    ("promo_block", page(around='class="subscriber-only story"'), MORE),
    ("page_widget", f"<form>{page()}</form>", LAST),
    ("page_widget", page(around='style="display:none"'), FIRST),
    ("embedded_post", page(within="<blockquote><p>Nobody asked me.</p></blockquote>"), "Nobody asked me."),
    ("link_line", page(within='<p>The plan is <a href="/b">on the council\'s page</a>.</p>'), "The plan is on the council's page."),
    ("links_above", page(above='<div><a href="/b">Costs</a></div>'), FIRST),
    ("links_below", page(below='<div><a href="/b">Costs</a></div>'), LAST),
    ("outside_story", page(within="<h2>Forty million</h2><ul><li>Bearings</li><li>The deck</li></ul>"), "Bearings"),
    ("outside_story", page(within="<table><tr><th>Year<th>Cost<tr><td>2025<td>6</table>"), "2025 | 6"),
]


@pytest.mark.parametrize(("rule", "html", "cut"), CUT)
def test_rule_cuts_what_it_is_for(rule: str, html: str, cut: str) -> None:
    assert cut in cuts(html).get(rule, [])
    assert all(paragraph in read(html).body for paragraph in (FIRST, MORE, LAST))


@pytest.mark.parametrize(("rule", "html", "line"), KEPT)
def test_what_only_looks_like_it_stays(rule: str, html: str, line: str) -> None:
    assert line in read(html).body
    assert line not in cuts(html).get(rule, [])


def test_every_rule_on_layout_has_a_case_that_it_cuts_and_a_look_alike() -> None:
    assert {rule.name for rule in LAYOUT} == {rule for rule, _, _ in CUT} == {rule for rule, _, _ in KEPT}


def test_flat_text_has_no_layout_to_judge_by() -> None:
    flat = Page(f"{TITLE}\n{FIRST}\n{LAST}")
    assert story_page(flat) is flat
    assert [mark for rule in LAYOUT for mark in rule.marks(flat)] == []


def test_a_page_of_links_alone_has_no_story() -> None:
    flat, _ = read_page("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>")
    assert len(find_story(Page(flat.text, {}, flat.layout)).lines) == 0
    assert read("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>").body == ""


def test_a_second_story_on_the_page_is_not_the_first() -> None:
    other = f"<article><h1>Ferry runs aground in fog</h1><p>{MORE.replace('toll', 'fog')}</p><p>{LAST.replace('repairs', 'paint')}</p></article>"
    assert "paint" not in read(page(below=other)).body


def test_words_that_stand_over_the_whole_story_say_nothing_against_it() -> None:
    flat, _ = read_page(page(around='class="sidebar comments widget"'))
    story = find_story(Page(flat.text, {"title_element": TITLE}, flat.layout))
    assert [purpose for purpose, tag in zip(story.purposes, flat.layout.tags, strict=True) if tag == "p"] == [None] * 3


def test_a_story_that_the_container_gave_alone_keeps_its_short_lines() -> None:
    flat = flatten("<p>OSLO</p><ul><li>Tugs: 4</li></ul><p>More to say.</p><aside>Share this.</aside>")
    assert read_article(Page(flat.text, {}, flat.layout), "a1", NOW).body.endswith("Tugs: 4\n\nMore to say.")
    assert find_story(Page(flat.text, {}, flat.layout)).lines == range(4)
