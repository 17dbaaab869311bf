"""The rules that know a line by the markup around it: what is outside the story, and the furniture within it.

Text that was flat as it came has no layout: these rules find nothing in it, and the other rules see all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import itemgetter

from schemas.vocabulary import Kind
from transforms.layout import Layout
from transforms.markup.signs import names_byline, names_date
from transforms.markup.story import MOST_LINKED, Story, find_story, headline_of
from transforms.page import Mark, Page

_POST = re.compile(r"(?:twitter|instagram|tiktok|facebook|fb|bluesky|threads|reddit)[-_]?(?:tweet|media|embed|post|video|text)")
_LINKED = 0.85
_LONGEST_LINK = 250
_LONGEST_BYLINE = 150


@dataclass(frozen=True, slots=True, eq=False)
class LineRule:
    """A function that finds lines by the markup around them, the kind of what it finds, and how sure it is (0 to 1).

    The function's name is the rule's name in the edits table. It is asked for pages with layout alone.
    """

    find: Callable[[Page, Layout], Iterable[int]]
    kind: Kind
    score: float = 0.95

    @property
    def name(self) -> str:
        return self.find.__name__

    def marks(self, page: Page) -> Iterator[Mark]:
        """The lines that the rule finds, each marked on its own."""
        if page.layout is not None:
            yield from (self.mark(page, number, number) for number in self.find(page, page.layout))

    def mark(self, page: Page, first: int, last: int) -> Mark:
        """The mark of some lines that follow one another."""
        return Mark(page.lines[first].start, page.lines[last].end, self.kind, self.name, self.score)


def page_headline(page: Page, layout: Layout) -> Iterable[int]:
    """The headline as the page marks it up."""
    number = page.once(headline_of)
    return () if number is None else (number,)


def page_menu(page: Page, layout: Layout) -> Iterable[int]:
    """Menus, breadcrumbs, tags, search."""
    return _serving(page, Kind.NAV)


def page_footer(page: Page, layout: Layout) -> Iterable[int]:
    """The foot of the page."""
    return _serving(page, Kind.FOOTER)


def comment_block(page: Page, layout: Layout) -> Iterable[int]:
    """What readers wrote under the story."""
    return _serving(page, Kind.COMMENT)


def author_box(page: Page, layout: Layout) -> Iterable[int]:
    """Who the author is, in a box of its own."""
    return _serving(page, Kind.BIO)


def picture_caption(page: Page, layout: Layout) -> Iterable[int]:
    """Captions and credits of pictures."""
    return _serving(page, Kind.CAPTION)


def share_buttons(page: Page, layout: Layout) -> Iterable[int]:
    """Buttons to pass the story on."""
    return _serving(page, Kind.SHARE)


def related_block(page: Page, layout: Layout) -> Iterable[int]:
    """Lists of and teasers for other stories."""
    return _serving(page, Kind.RELATED)


def ad_block(page: Page, layout: Layout) -> Iterable[int]:
    """Advertising."""
    return _serving(page, Kind.AD)


def promo_block(page: Page, layout: Layout) -> Iterable[int]:
    """What the outlet asks of its readers: to subscribe, to register, to accept."""
    return _serving(page, Kind.PROMO)


def page_widget(page: Page, layout: Layout) -> Iterable[int]:
    """Forms, players, what is hidden, and other parts of the page."""
    return _serving(page, Kind.OTHER)


def embedded_post(page: Page, layout: Layout) -> Iterable[int]:
    """Posts from social networks that are set into the story."""
    return [number for number in page.once(_inside) if _POST.search(layout.classes[number])]


def link_line(page: Page, layout: Layout) -> Iterable[int]:
    """Lines within the story that are a link and nothing else."""
    return [
        number
        for number in page.once(_inside)
        if layout.links[number] >= _LINKED and len(page.lines[number].text) <= _LONGEST_LINK and not layout.tags[number].startswith("h1")
    ]


def links_above(page: Page, layout: Layout) -> Iterable[int]:
    """Lines of links above the story."""
    return [number for number in range(page.once(find_story).lines.start) if layout.links[number] > MOST_LINKED]


def links_below(page: Page, layout: Layout) -> Iterable[int]:
    """Lines of links below the story."""
    return [number for number in range(page.once(find_story).lines.stop, len(page.lines)) if layout.links[number] > MOST_LINKED]


def outside_story(page: Page, layout: Layout) -> Iterable[int]:
    """All other lines that do not stand where the story does."""
    story = page.once(find_story).lines
    return (*range(story.start), *range(story.stop, len(page.lines)))


def byline_element(page: Page, layout: Layout) -> Iterable[int]:
    """Short lines above the story in an element that is named for its author."""
    return _named(page, layout, names_byline)


def date_element(page: Page, layout: Layout) -> Iterable[int]:
    """Short lines above the story in an element that is named for its date."""
    return _named(page, layout, names_date)


# Where they overlap the first wins. Those that tell of the story itself leave their lines to the rules on words, too.
OF_THE_STORY: tuple[LineRule, ...] = (
    LineRule(page_headline, Kind.TITLE),
    LineRule(byline_element, Kind.BYLINE, 0.8),
    LineRule(date_element, Kind.DATE, 0.8),
)
OF_THE_PAGE: tuple[LineRule, ...] = (
    LineRule(page_menu, Kind.NAV, 0.9),
    LineRule(page_footer, Kind.FOOTER, 0.9),
    LineRule(comment_block, Kind.COMMENT, 0.9),
    LineRule(author_box, Kind.BIO, 0.9),
    LineRule(picture_caption, Kind.CAPTION, 0.9),
    LineRule(share_buttons, Kind.SHARE, 0.9),
    LineRule(related_block, Kind.RELATED, 0.9),
    LineRule(ad_block, Kind.AD, 0.9),
    LineRule(promo_block, Kind.PROMO, 0.9),
    LineRule(page_widget, Kind.OTHER, 0.8),
    LineRule(embedded_post, Kind.OTHER, 0.7),
    LineRule(link_line, Kind.RELATED, 0.7),
    LineRule(links_above, Kind.NAV, 0.7),
    LineRule(links_below, Kind.RELATED, 0.7),
    LineRule(outside_story, Kind.OTHER, 0.7),
)
LAYOUT: tuple[LineRule, ...] = (*OF_THE_STORY, *OF_THE_PAGE)


def judged(page: Page) -> tuple[LineRule | None, ...]:
    """The rule that wins each line of the page; none of them if it has no layout. Call through page.once."""
    found: list[LineRule | None] = [None] * len(page.lines)
    if page.layout is not None:
        for rule in LAYOUT:
            for number in rule.find(page, page.layout):
                found[number] = found[number] or rule
    return tuple(found)


def laid_out(page: Page) -> tuple[Mark, ...]:
    """What these rules mark, in order: lines of the page that follow one another are marked as one, those that tell of the story one by one. Call through page.once."""
    marks: list[Mark] = []
    for rule, lines in groupby(enumerate(page.once(judged)), key=itemgetter(1)):
        numbers = [number for number, _ in lines]
        if rule in OF_THE_STORY:
            marks += [rule.mark(page, number, number) for number in numbers]
        elif rule is not None:
            marks.append(rule.mark(page, numbers[0], numbers[-1]))
    return tuple(marks)


def story_page(page: Page) -> Page:
    """The page without the lines that its layout shows to be no part of the story; itself if it has none. Call through page.once."""
    if page.layout is None:
        return page
    return page.only([number for number, rule in enumerate(page.once(judged)) if rule is None or rule in OF_THE_STORY])


def _serving(page: Page, kind: Kind) -> Iterable[int]:
    """The lines that stand in furniture of a kind, wherever on the page."""
    return page.once(_furniture).get(kind, ())


def _furniture(page: Page) -> dict[Kind, list[int]]:
    """The lines that stand in furniture, by its kind. Call through page.once."""
    found: dict[Kind, list[int]] = {}
    for number, purpose in enumerate(page.once(find_story).purposes):
        if purpose is not None:
            found.setdefault(purpose, []).append(number)
    return found


def _inside(page: Page) -> list[int]:
    """The lines of the story that stand in no furniture. Call through page.once."""
    story: Story = page.once(find_story)
    return [number for number in story.lines if story.purposes[number] is None]


def _named(page: Page, layout: Layout, is_named: re.Pattern[str]) -> Iterable[int]:
    first = page.once(find_story).first_text
    above = takewhile(lambda number: number < first, page.once(_inside))
    return [number for number in above if len(page.lines[number].text) <= _LONGEST_BYLINE and is_named.search(layout.classes[number])]
