"""The links of a page: where they stand, what they are for, where they lead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from schemas.vocabulary import Kind, LinkKind
from transforms.boilerplate.markup import AUTOLINK, IMAGE, links, opened_by
from transforms.boilerplate.references import references
from transforms.identity import folded_address
from transforms.page import Mark, Page
from transforms.values import value

_BARE = re.compile(r"(?<![\w(\[<\"'/])(?<!\]: )https?://[^\s<>\"'\])]{4,2000}")
_HTTP = re.compile("http")
_TAIL = ").,;:!?]"
_PURPOSES = {
    Kind.RELATED: LinkKind.RELATED,
    Kind.SOURCE: LinkKind.SOURCE,
    Kind.SHARE: LinkKind.SHARE,
    Kind.CAPTION: LinkKind.IMAGE,
    Kind.MARKUP: LinkKind.INLINE,
}
_TO_STORIES = (LinkKind.RELATED, LinkKind.INLINE, LinkKind.SOURCE)
_IMAGE_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|svg)(?:\?|$)")


@value
class Link:
    """A link at characters ``start`` to ``end``; ``url`` is None where the scrape lost it."""

    start: int
    end: int
    kind: LinkKind
    anchor: str | None
    url: str | None

    @property
    def folded(self) -> str | None:
        """The address as articles are joined by; None for links that lead to no story."""
        return folded_address(self.url) if self.url and self.kind in _TO_STORIES else None


def find_links(page: Page, settled: Sequence[Mark]) -> list[Link]:
    """The links of the markup; or Markdown links and images, addresses in angle brackets and bare ones, and related lines without an address.

    What a link is for follows from what the settled marks make of the place it stands at.
    """
    found: list[Link] = []
    # At the same place, what the markup says goes first.
    for link in sorted([*_marked_up(page, settled), *_written(page.text, settled), *_referred(page, settled)], key=lambda link: link.start):
        if not found or found[-1].end <= link.start:
            found.append(link)
    return sorted([*found, *_unwritten(page.text, settled, found)], key=lambda link: link.start)


def _marked_up(page: Page, settled: Sequence[Mark]) -> Iterator[Link]:
    """The links that the container's markup gave."""
    if page.layout is None:
        return
    for start, end, url in zip(page.layout.anchor_starts, page.layout.anchor_ends, page.layout.anchor_urls, strict=True):
        yield Link(start, end, _purpose(settled, start), page.text[start:end], url)


def _referred(page: Page, settled: Sequence[Mark]) -> Iterator[Link]:
    """Markdown links whose addresses stand elsewhere."""
    for link in page.once(references):
        anchor = page.text[link.words_start : link.words_end].strip() or None
        yield Link(link.start, link.end, _purpose(settled, link.start), anchor, link.url)


def _written(text: str, settled: Sequence[Mark]) -> Iterator[Link]:
    if "http" not in text and "](" not in text:
        return
    found = [*IMAGE.finditer(text), *links(text), *AUTOLINK.finditer(text), *opened_by(_HTTP, _BARE, text)]
    for match in sorted(found, key=lambda match: match.start()):
        if match.re is AUTOLINK or match.re is _BARE:
            url: str | None = match.group(match.re is AUTOLINK).rstrip(_TAIL)
            anchor, end = None, match.end() if match.re is AUTOLINK else match.start() + len(url or "")
        else:
            anchor, end = " ".join(match.group(1).split()) or None, match.end()
            url = match.group(2) if match.group(2).strip("#") else None
        image = match.re is IMAGE or bool(url and anchor is None and _IMAGE_FILE.search(url))
        yield Link(match.start(), end, LinkKind.IMAGE if image else _purpose(settled, match.start()), anchor, url)


def _purpose(settled: Sequence[Mark], place: int) -> LinkKind:
    index = bisect_right(settled, place, key=lambda mark: mark.start) - 1
    if index < 0 or settled[index].end <= place:
        return LinkKind.INLINE
    return _PURPOSES.get(settled[index].kind, LinkKind.OTHER)


def _unwritten(text: str, settled: Sequence[Mark], written: Sequence[Link]) -> Iterator[Link]:
    """Headlines of other stories that carry no address."""
    for mark in settled:
        if mark.rule not in ("related_line", "related_list", "teaser"):
            continue
        index = bisect_right(written, mark.start, key=lambda link: link.end)
        if index < len(written) and written[index].start < mark.end:
            continue
        printed = text[mark.start : mark.end]
        anchor = printed if mark.rule == "related_list" else printed.partition(":")[2]
        yield Link(mark.start, mark.end, LinkKind.RELATED, anchor.strip(" \t-*•#") or printed, None)
