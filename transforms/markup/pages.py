"""A whole page: its text, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from transforms.layout import Layout
from transforms.markup.flatten import Flat, flatten, flatten_tree
from transforms.markup.page_hints import page_hints
from transforms.markup.tree import parse_html

WHOLE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
WHOLE_WITHIN = 4096


@dataclass(frozen=True, slots=True)
class Markup:
    """Text out of HTML, with its layout; ``hints`` is what it says of itself if it was a whole page."""

    text: str
    layout: Layout
    hints: Mapping[str, str] = field(default_factory=dict)


def read_markup(html: str) -> Markup:
    """HTML as it comes in a field: a whole page, or the story's part of one."""
    if WHOLE.search(html, 0, WHOLE_WITHIN):
        flat, hints = read_page(html)
        return Markup(flat.text, flat.layout, hints)
    flat = flatten(html)
    return Markup(flat.text, flat.layout)


def read_page(html: str, url: str | None = None) -> tuple[Flat, dict[str, str]]:
    """The text of a page with its layout, and what it says of itself as hints; ``url`` is where it was, if that is known."""
    tree = parse_html(html)
    hints = page_hints(tree)
    if url:
        hints["url"] = url
    base = next((hints[key] for key in ("url", "rel.canonical", "og:url") if hints.get(key, "").startswith("http")), "")
    flat = flatten_tree(tree, base)
    return replace(flat, layout=replace(flat.layout, whole_page=True)), hints
