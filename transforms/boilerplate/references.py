"""Markdown links whose addresses stand elsewhere: ``[words][1]`` here and ``[1]: https://…`` below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.vocabulary import Kind
from transforms.page import Mark, Page, Span

_DEFINITION = re.compile(
    r"^[ \t]{0,12}\[([^\[\]\n]{1,100})\]:[ \t]{1,8}<?((?:https?:/|mailto:|/|www\.)[^\s<>]{1,2000})>?(?:[ \t]{1,4}[\"'(][^\n]{0,200})?[ \t\r]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"(?<![!\\\]])\[([^\[\]\n]{1,400})\](?![:(])(?:[ ]?\[([^\[\]\n]{0,100})\])?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link at characters ``start`` to ``end``; its words, at ``words_start`` to ``words_end``, are none if it is a mere number."""

    start: int
    end: int
    words_start: int
    words_end: int
    url: str


def references(page: Page) -> tuple[Reference, ...]:
    """The links of a page whose addresses it defines. Call through page.once."""
    addresses = page.once(_addresses)
    return tuple(_references(page.text, addresses)) if addresses else ()


def reference_definition(page: Page) -> Iterator[Span]:
    """Lines that define the address of a link."""
    if page.once(references):
        yield from (Span(match.start(), match.end()) for match in _DEFINITION.finditer(page.text))


def reference_link(page: Page) -> Iterator[Mark]:
    """What is around the words of a link whose address stands elsewhere."""
    for link in page.once(references):
        yield Mark(link.start, link.words_start, Kind.MARKUP, "reference_link")
        yield Mark(link.words_end, link.end, Kind.MARKUP, "reference_link")


def _addresses(page: Page) -> Mapping[str, str]:
    """The addresses by label."""
    return {match[1].lower(): match[2] for match in _DEFINITION.finditer(page.text)} if "]:" in page.text else {}


def _references(text: str, addresses: Mapping[str, str]) -> Iterator[Reference]:
    for match in _REFERENCE.finditer(text):
        url = addresses.get((match[2] or match[1]).lower())
        if url:
            number = match[2] is None and match[1].isdigit()
            yield Reference(match.start(), match.end(), match.end() if number else match.start(1), match.end() if number else match.end(1), url)
