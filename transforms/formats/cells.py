"""What the cells of a row say: as text, as a hint in one line, and as a name for a person to read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import orjson

# The member that an object speaks by: what interfaces and databases wrap a value in, in order of preference.
SPOKESMEN = ("name", "rendered", "value", "title", "text", "main", "$oid", "$date", "$numberLong")
WRAPPERS = ("rendered", "value", "text", "html", "$t", "#text")
LONGEST_NAME = 40
NAMES_LISTED = 20

_BLOCK_NAMES = "p|div|br|h[1-6]|ul|ol|li|table|tr|td|blockquote|section|article|figure|figcaption|header|footer|main|body|html|head|pre|hr"
_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?:\s[^<>]*+)?/?>", re.IGNORECASE)
_ENCLOSED = re.compile(r"\s*+<(?:!doctype\s|[a-z][a-z0-9]*+[\s/>]).*>\s*+\Z", re.IGNORECASE | re.DOTALL)
# So many block elements in a text are its markup; fewer may be what it is about.
BLOCKS_OF_MARKUP = 4


def text_of(value: object) -> str:
    """The text in a cell, as it stands; a list of paragraphs is put together with blank lines."""
    if isinstance(value, str):
        return "" if value.isspace() else value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return text_of("\n\n".join(value))
    if isinstance(value, dict):
        return next((text_of(value[wrapper]) for wrapper in WRAPPERS if isinstance(value.get(wrapper), str)), "")
    return ""


def could_be_text(value: object) -> bool:
    """Whether a cell holds a text, or could have held one."""
    return value is None or isinstance(value, str) or value == [] or bool(text_of(value))


def is_html(text: str) -> bool:
    """Whether a text is plainly HTML: enclosed in tags with a block element among them, or full of block elements."""
    blocks = 0
    for _ in _BLOCK.finditer(text):
        blocks += 1
        if blocks == BLOCKS_OF_MARKUP:
            return True
    return blocks > 0 and _ENCLOSED.match(text) is not None


def spoken(value: object) -> str:
    """A scalar, a list of scalars or an object with a name as a hint says it; empty for all that says nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    if isinstance(value, list):
        return "; ".join(filter(None, (spoken(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        return next((spoken(value[name]) for name in SPOKESMEN if isinstance(value.get(name), str | int) and value[name] != ""), "")
    return ""


def written(value: object) -> str:
    """What ``spoken`` leaves unsaid of lists and objects, as JSON; empty if that is nothing."""
    if not isinstance(value, dict | list) or not value or spoken(value):
        return ""
    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode("utf-8")
    except orjson.JSONEncodeError:
        return ""


def listed(names: Iterable[str]) -> str:
    """Names of columns for a person to read, shortened if they are many or long."""
    shown = [name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…" for name in names]
    return ", ".join(shown[:NAMES_LISTED]) + (f" and {len(shown) - NAMES_LISTED} more" if len(shown) > NAMES_LISTED else "")
