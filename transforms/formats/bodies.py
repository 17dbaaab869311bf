"""The text of an article that a container carries as HTML, as plain text, or as both."""

from __future__ import annotations

import re

from transforms.layout import Layout
from transforms.markup.flatten import flatten

_MARKUP = re.compile(r"</?[a-z][^<>]*+>|<!--|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|br|div|section|article|table|ul|ol|blockquote|h[1-6])[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\r?\n[ \t]*+\r?\n\s*+")
_BLOCK_AHEAD = re.compile(
    r"\s*+</?(?:p|div|section|article|aside|header|footer|nav|table|t[rdh]|thead|tbody|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|h[1-6]|hr|pre|form|iframe|script|style)[\s/>]",
    re.IGNORECASE,
)
_IN_PARAGRAPH = re.compile(r"(?<=[^>\s])[ \t]*+\r?\n(?=[^<\s])")
# Flattened HTML that has less of a text than this lost something on the way.
ENOUGH = 0.8


def body_of(html: str, plain: str = "", base: str = "") -> tuple[str, Layout | None]:
    """The text, and its layout if it comes out of ``html``; that goes before ``plain`` unless much of it is missing there.

    ``html`` without any markup is taken as plain text, and its blank lines divide paragraphs if no element does.
    """
    if not html.strip():
        return plain, None
    if not _MARKUP.search(html):
        return (html, None) if len(html) >= len(plain) * ENOUGH else (plain, None)
    flat = flatten(html if _BLOCK.search(html) else paragraphs(html), base)
    if not flat.text.strip() or len(flat.text) < len(plain) * ENOUGH:
        return plain, None
    return flat.text, flat.layout


def has_markup(text: str) -> bool:
    """Whether there is a tag or an entity in a text."""
    return _MARKUP.search(text) is not None


def paragraphs(html: str, line_break: str = "\n") -> str:
    """HTML with an element for each paragraph where blank lines divide them, as editors save it; ``line_break`` takes the place of ends of lines.

    As WordPress' wpautop does: what begins with a block element is left as it is, but for lines within a paragraph.
    """
    return "\n".join(_paragraph(piece.strip(), line_break) for piece in _BLANK_LINE.split(html) if piece.strip())


def _paragraph(piece: str, line_break: str) -> str:
    if not _BLOCK_AHEAD.match(piece):
        return f"<p>{piece.replace(chr(10), line_break)}</p>"
    return _IN_PARAGRAPH.sub(line_break, piece) if piece[:2].lower() == "<p" else piece
