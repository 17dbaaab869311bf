"""Titles as pages give them: without the outlet's name, which is evidence of the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from transforms.metadata.candidates import Candidate, Story
from transforms.metadata.places import addresses
from transforms.page import Line, Page
from transforms.reading.shapes import fold

SEVERAL = "; "
# The places that name the outlet.
OUTLET_KEYS = ("json-ld.publisher", "og:site_name", "meta.application-name", "dc.publisher", "meta.publisher", "itemprop.publisher", "twitter:site")
_DIVIDER = re.compile(r"\s+[|–—•·»:~/-]+\s+|\s*[|｜»]\s*|\s*：\s*|(?<=\w)\s+-(?=\w)")
_ENDS_WITH_DIVIDER = re.compile(r"(?:\s[|–—/-]|[:|])\s\Z")
_LETTERS = re.compile(r"[\W_]+")
_LONGEST_OUTLET_WORDS = 4
# Chinese and Japanese pages write section and outlet behind the headline without a space.
_CJK_TRAIL = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff」』】？！])(?:_|--|:)(?=[^_:]{2,24}(?:_[^_]{2,24})?$)")
# The places that name the page's title, without what the page prints over its story.
_TITLE_KEYS = ("json-ld.headline", "og:title", "twitter:title", "itemprop.headline", "title_element")
# A kicker has no more characters than this, the headline behind it no fewer words than that.
_LONGEST_KICKER = 80
_LEAST_WORDS = 3
_MOST_HEADINGS = 60
_NO_HEADLINES = frozenset(("nav", "a", "aside", "li", "footer"))


def first_value(page: Page, *keys: str) -> str | None:
    """The first of several values under the first of these keys that has any."""
    for key in keys:
        if (value := page.hints.get(key)) and value.strip():
            return value.split(SEVERAL)[0].strip()
    return None


def json_ld_headline(story: Story) -> Iterator[Candidate]:
    """The headline in the page's JSON-LD."""
    yield from _titles(story, 0.95, "json-ld.headline")


def printed_headline(story: Story) -> Iterator[Candidate]:
    """The heading that prints one of the page's titles over the story, without the kicker before it."""
    titles = {letters_of(title): title for title in reversed(list(_page_titles(story.page)))}
    for line in _headings(story.whole) if titles else ():
        printed = letters_of(line.text)
        title = _behind_kicker(titles.get(printed), printed, titles) or titles.get(printed)
        if title:
            yield Candidate(title, line.start, line.end, 0.95)
            return


def page_h1(story: Story) -> Iterator[Candidate]:
    """The h1 element that says what the page's other titles say, or the only one there is."""
    values = (story.page.hints.get("h1") or "").split(SEVERAL)
    others = [fold(value) for key in ("og:title", "twitter:title", "json-ld.headline", "title_element") if (value := story.page.hints.get(key))]
    found = [
        value
        for value in values
        if value and letters_of(value) not in story.page.once(outlet_names) and any(_alike(fold(value), other) for other in others)
    ]
    if found:
        yield Candidate(max(found, key=len), None, None, 0.95)
    elif len(values) == 1 and len(values[0].split()) >= 3:
        yield Candidate(values[0], None, None, 0.8)


def open_graph_title(story: Story) -> Iterator[Candidate]:
    """The title for social networks."""
    yield from _titles(story, 0.9, "og:title", "twitter:title")


def meta_title(story: Story) -> Iterator[Candidate]:
    """Titles in other meta elements and in microdata."""
    yield from _titles(
        story, 0.9, "itemprop.headline", "parsely-title", "sailthru.title", "citation_title", "dc.title", "meta.hdl", "meta.headline", "meta.title"
    )


def title_element(story: Story) -> Iterator[Candidate]:
    """The title element, which browsers show above the page."""
    yield from _titles(story, 0.8, "title_element")


def title_suffix(story: Story) -> Iterator[Candidate]:
    """The outlet's name behind the headline in the page's title."""
    for key in ("title_element", "og:title"):
        value = story.page.hints.get(key)
        if value and (outlet := without_outlet(value, story.page)[1]):
            yield Candidate(outlet, None, None, 0.6)


def without_outlet(title: str, page: Page) -> tuple[str, str | None]:
    """A title without the outlet's name behind or before it, and that name."""
    outlets = page.once(outlet_names)
    headlines = {fold(value) for value in (page.hints.get("h1") or "").split(SEVERAL)} | {fold(page.hints.get("json-ld.headline") or "")} - {""}
    for divider in reversed(list(_DIVIDER.finditer(title))):
        before, after = title[: divider.start()].strip(), title[divider.end() :].strip()
        known = letters_of(after) in outlets or fold(before) in headlines
        if before and after and known and len(after.split()) <= 8:
            return (without_outlet(before, page)[0] if letters_of(after) in outlets else before), after
    for divider in _DIVIDER.finditer(title):
        before, after = title[: divider.start()].strip(), title[divider.end() :].strip()
        if before and after and (letters_of(before) in outlets or (fold(after) in headlines and len(before.split()) <= _LONGEST_OUTLET_WORDS)):
            return after, before
        break
    last = next(reversed(list(_DIVIDER.finditer(title))), None)
    if (
        last
        and not outlets
        and len(title[last.end() :].split()) <= _LONGEST_OUTLET_WORDS
        and len(title[: last.start()].split()) >= _LONGEST_OUTLET_WORDS
    ):
        return title[: last.start()].strip(), title[last.end() :].strip()
    trail = _CJK_TRAIL.search(title)
    return (title[: trail.start()].strip(), title[trail.end() :].strip()) if trail else (title, None)


def _page_titles(page: Page) -> Iterator[str]:
    """The page's titles in order of trust, without the outlet's name, as far as they say more than it."""
    for key in _TITLE_KEYS:
        title = without_outlet(" ".join((page.hints.get(key) or "").split()), page)[0]
        if (bare := letters_of(title)) and bare not in page.once(outlet_names):
            yield title


def _headings(page: Page) -> Iterator[Line]:
    """The headings of first order, then those of second order, that stand in no menu and in no link to another story."""
    layout = page.layout
    if layout is None:
        return
    for tag, elsewhere in (("h1", frozenset(("nav",))), ("h2", _NO_HEADLINES)):
        numbers = [number for number, name in enumerate(layout.tags) if name == tag][:_MOST_HEADINGS]
        yield from (page.lines[n] for n in numbers if elsewhere.isdisjoint(layout.within[n].split()) and "breadcrumb" not in layout.classes[n])


def _behind_kicker(whole: str | None, printed: str, titles: Mapping[str, str]) -> str | None:
    """The title that a heading ends with, if what stands before it is a kicker: short, and divided from it wherever both are a title."""
    for bare, title in titles.items():
        before = len(printed) - len(bare)
        if 0 < before <= _LONGEST_KICKER and printed.endswith(bare) and len(title.split()) >= _LEAST_WORDS:
            kicker = whole[: -len(title)] if whole and whole.endswith(title) else ""
            if whole is None or _ENDS_WITH_DIVIDER.search(kicker):
                return title
    return None


def _titles(story: Story, confidence: float, *keys: str) -> Iterator[Candidate]:
    for key in keys:
        value = story.page.hints.get(key)
        if value and (
            title := without_outlet(" ".join(value.split(SEVERAL)[0].split()) if key.startswith("itemprop") else " ".join(value.split()), story.page)[
                0
            ]
        ):
            bare = letters_of(title)
            yield Candidate(title, None, None, 0.3 if bare in story.page.once(outlet_names) or not bare else confidence)


def outlet_names(page: Page) -> frozenset[str]:
    """The names by which the outlet may call itself, letters only. Call through page.once."""
    names = {letters_of(part) for key in OUTLET_KEYS if (value := page.hints.get(key)) for part in value.split(SEVERAL)}
    for found in page.once(addresses):
        if found.domain:
            names |= {letters_of(found.domain), letters_of(found.domain.partition(".")[0])}
    return frozenset(names | {f"the{name}" for name in names} | {name.removeprefix("the") for name in names}) - {"", "the"}


def letters_of(name: str) -> str:
    """A name in lower case, its letters and figures alone."""
    return _LETTERS.sub("", name.lower())


def _alike(one: str, other: str) -> bool:
    """Whether two folded titles say the same, perhaps one of them more."""
    if len(one) > 12 and (one in other or other in one):
        return True
    ours, theirs = set(one.split()), set(other.split())
    return len(ours & theirs) >= max(3, 0.5 * min(len(ours), len(theirs)))
