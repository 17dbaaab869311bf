"""A whole page: its text, and what it says of itself."""

from __future__ import annotations

from transforms.markup.flatten import Flat, flatten_tree
from transforms.markup.page_hints import page_hints
from transforms.markup.tree import parse_html


def read_page(html: str, url: str | None = None) -> tuple[Flat, dict[str, str]]:
    """The text of a page with its layout, and what it says of itself as hints; ``url`` is where it was, if that is known."""
    tree = parse_html(html)
    hints = page_hints(tree)
    if url:
        hints["url"] = url
    base = next((hints[key] for key in ("url", "rel.canonical", "og:url") if hints.get(key, "").startswith("http")), "")
    return flatten_tree(tree, base), hints
