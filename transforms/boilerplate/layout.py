"""The rules that know a line by the markup around it: what is outside the story, and the furniture within it.

Text that was flat as it came has no layout: these rules find nothing in it, and the other rules see all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from schemas.vocabulary import Kind
from transforms.boilerplate.rule import Rule
from transforms.markup.signs import names_byline, names_date
from transforms.markup.story import MOST_LINKED, Story, find_story, headline_of
from transforms.page import Mark, Page, Span

_POST = re.compile(r"(?:twitter|instagram|tiktok|facebook|fb|bluesky|threads|reddit)[-_]?(?:tweet|media|embed|post|video|text)")
_LINKED = 0.85
_LONGEST_LINK = 250
_LONGEST_BYLINE = 150


def page_headline(page: Page) -> Iterator[Span]:
    """The headline as the page marks it up."""
    if page.layout is not None and (number := page.once(headline_of)) is not None:
        yield page.lines[number].span


def page_menu(page: Page) -> Iterator[Span]:
    """Menus, breadcrumbs, tags, search."""
    return _serving(page, Kind.NAV)


def page_footer(page: Page) -> Iterator[Span]:
    """The foot of the page."""
    return _serving(page, Kind.FOOTER)


def comment_block(page: Page) -> Iterator[Span]:
    """What readers wrote under the story."""
    return _serving(page, Kind.COMMENT)


def author_box(page: Page) -> Iterator[Span]:
    """Who the author is, in a box of its own."""
    return _serving(page, Kind.BIO)


def picture_caption(page: Page) -> Iterator[Span]:
    """Captions and credits of pictures."""
    return _serving(page, Kind.CAPTION)


def share_buttons(page: Page) -> Iterator[Span]:
    """Buttons to pass the story on."""
    return _serving(page, Kind.SHARE)


def related_block(page: Page) -> Iterator[Span]:
    """Lists of and teasers for other stories."""
    return _serving(page, Kind.RELATED)


def ad_block(page: Page) -> Iterator[Span]:
    """Advertising."""
    return _serving(page, Kind.AD)


def promo_block(page: Page) -> Iterator[Span]:
    """What the outlet asks of its readers: to subscribe, to register, to accept."""
    return _serving(page, Kind.PROMO)


def page_widget(page: Page) -> Iterator[Span]:
    """Forms, players, what is hidden, and other parts of the page."""
    return _serving(page, Kind.OTHER)


def embedded_post(page: Page) -> Iterator[Span]:
    """Posts from social networks that are set into the story."""
    if page.layout is not None:
        classes = page.layout.classes
        yield from (page.lines[number].span for number in _inside(page) if _POST.search(classes[number]))


def link_line(page: Page) -> Iterator[Span]:
    """Lines within the story that are a link and nothing else."""
    if page.layout is not None:
        for number in _inside(page):
            line = page.lines[number]
            if page.layout.links[number] >= _LINKED and len(line.text) <= _LONGEST_LINK and not page.layout.tags[number].startswith("h1"):
                yield line.span


def links_above(page: Page) -> Iterator[Span]:
    """Lines of links above the story."""
    return _outside(page, lambda number, story: number < story.start, linked=True)


def links_below(page: Page) -> Iterator[Span]:
    """Lines of links below the story."""
    return _outside(page, lambda number, story: number >= story.start, linked=True)


def outside_story(page: Page) -> Iterator[Span]:
    """All other lines that do not stand where the story does."""
    return _outside(page, lambda number, story: True, linked=False)


def byline_element(page: Page) -> Iterator[Span]:
    """Short lines above the story in an element that is named for its author."""
    return _named(page, names_byline)


def date_element(page: Page) -> Iterator[Span]:
    """Short lines above the story in an element that is named for its date."""
    return _named(page, names_date)


# Where they overlap the first wins. Those that tell of the story itself leave their lines to the rules on words, too.
OF_THE_STORY: tuple[Rule, ...] = (
    Rule(page_headline, Kind.TITLE),
    Rule(byline_element, Kind.BYLINE, 0.8),
    Rule(date_element, Kind.DATE, 0.8),
)
OF_THE_PAGE: tuple[Rule, ...] = (
    Rule(page_menu, Kind.NAV, 0.9),
    Rule(page_footer, Kind.FOOTER, 0.9),
    Rule(comment_block, Kind.COMMENT, 0.9),
    Rule(author_box, Kind.BIO, 0.9),
    Rule(picture_caption, Kind.CAPTION, 0.9),
    Rule(share_buttons, Kind.SHARE, 0.9),
    Rule(related_block, Kind.RELATED, 0.9),
    Rule(ad_block, Kind.AD, 0.9),
    Rule(promo_block, Kind.PROMO, 0.9),
    Rule(page_widget, Kind.OTHER, 0.8),
    Rule(embedded_post, Kind.OTHER, 0.7),
    Rule(link_line, Kind.RELATED, 0.7),
    Rule(links_above, Kind.NAV, 0.7),
    Rule(links_below, Kind.RELATED, 0.7),
    Rule(outside_story, Kind.OTHER, 0.7),
)
LAYOUT: tuple[Rule, ...] = (*OF_THE_STORY, *OF_THE_PAGE)


def laid_out(page: Page) -> tuple[Mark, ...]:
    """All that these rules mark, those that win first. Call through page.once."""
    return tuple(mark for rule in LAYOUT for mark in rule.marks(page)) if page.layout is not None else ()


def story_page(page: Page) -> Page:
    """The page without the lines that its layout shows to be no part of the story; itself if it has none. Call through page.once."""
    if page.layout is None:
        return page
    names = {rule.name for rule in OF_THE_PAGE}
    own = {mark.start for mark in page.once(laid_out) if mark.rule not in names}
    cut = {mark.start for mark in page.once(laid_out)} - own
    return page.only([line.number for line in page.lines if line.start not in cut])


def _serving(page: Page, kind: Kind) -> Iterator[Span]:
    """The lines that stand in furniture of a kind, wherever on the page."""
    if page.layout is not None:
        purposes = page.once(find_story).purposes
        yield from (line.span for line in page.lines if purposes[line.number] is kind)


def _outside(page: Page, is_there: Callable[[int, range], bool], linked: bool) -> Iterator[Span]:
    """Lines beyond the bounds of the story where ``is_there`` says; only those that are mostly links if that is wanted."""
    if page.layout is not None:
        story = page.once(find_story).lines
        for line in page.lines:
            if line.number not in story and is_there(line.number, story) and (not linked or page.layout.links[line.number] > MOST_LINKED):
                yield line.span


def _inside(page: Page) -> list[int]:
    """The lines of the story that stand in no furniture."""
    story: Story = page.once(find_story)
    return [number for number in story.lines if story.purposes[number] is None]


def _named(page: Page, is_named: re.Pattern[str]) -> Iterator[Span]:
    if page.layout is None:
        return
    story = page.once(find_story)
    for number in _inside(page):
        if number >= story.first_text:
            return
        if len(page.lines[number].text) <= _LONGEST_BYLINE and is_named.search(page.layout.classes[number]):
            yield page.lines[number].span
