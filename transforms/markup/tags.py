"""Tags as the parser writes them, and what they say of the lines within their element."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.markup.elements import APART, BLOCKS, CELLS, ROOTS, TELLING, VOID

# What a line that a browser does not show has among its classes.
HIDDEN = "display=none"
MOST_WORDS_OF_ONE = 12
LONGEST_WORD = 60
# So many characters are kept of what stands around a line, from the inside out.
MOST_AROUND = 800

# Attributes whose words say what an element is for, with what is put before each of their words.
_PURPOSES = {"class": "", "id": "", "itemprop": "itemprop=", "role": "role=", "data-component": "", "data-testid": ""}
# Behind a value comes a blank or the end: a value may well end with the like of class=.
_TOLD = re.compile(rf' ({"|".join(_PURPOSES)}|hidden|style)="([^"]*+)"(?![^ ])')
_HREF = re.compile(r' href="([^"]*+)"(?![^ ])')
# Utility classes (mt-4, md:flex, w-[30px]) say how an element looks.
_UTILITY = re.compile(r"[:\[\]/!@.%{}]|(?:^|[-_])\d+$")
_INVISIBLY = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class Kind:
    """What the name of an element says of it. ``within`` is the name if that tells anything of a line in the element.

    ``ends``: it is the end of the element. ``special``: the element is no mere part of running text.
    """

    __slots__ = ("apart", "block", "cell", "ends", "name", "special", "void", "within")

    def __init__(self, written: str) -> None:
        self.ends = written.startswith("/")
        self.name = name = written.removeprefix("/")
        self.within = name if name in TELLING else ""
        self.block = name in BLOCKS
        self.cell = name in CELLS
        self.apart = name in APART or ("-" in name and not self.block)
        self.void = name in VOID
        self.special = self.block or self.apart or name in ("q", "br")


# The kind, the words of the attributes that say what the element is for, in lower case, and where a link leads.
Tag = tuple[Kind, str, str | None]


class Tags(dict[str, Tag]):
    """The tags of a page by how the parser writes them, without brackets: names in lower case, values in double quotes and escaped."""

    def __missing__(self, written: str) -> Tag:
        name, space, _ = written.partition(" ")
        kind = kind_of(name)
        told = _TOLD.findall(written) if space and not kind.void and name not in ROOTS else ()
        words = " ".join(filter(None, [_telling(*one) for one in told])) if told else ""
        href = _HREF.search(written) if name == "a" else None
        tag = self[written] = (kind, words, unescaped(href[1]) if href else None)
        return tag


@lru_cache(maxsize=1 << 10)
def kind_of(name: str) -> Kind:
    """The kind of the elements of that name; of their ends, if a slash is before it."""
    return Kind(name)


def unescaped(text: str) -> str:
    """Text or a value of a serialised page as it is meant (HTML standard, section 13.3: "Escaping a string")."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def before(own: str, outer: str) -> str:
    """The words of an element before those of what is around it; of too many, the innermost."""
    if len(own) + len(outer) > MOST_AROUND:
        outer = outer[: max(0, MOST_AROUND - len(own))].rpartition(" ")[0]
    return f"{own} {outer}" if outer else own


@lru_cache(maxsize=1 << 14)
def _telling(name: str, value: str) -> str:
    """What an attribute says of its element's purpose."""
    if name == "hidden":
        return HIDDEN
    value = unescaped(value)
    if name == "style":
        return HIDDEN if _INVISIBLY.search(value) else ""
    prefix = _PURPOSES[name]
    is_utility = _UTILITY.search
    return " ".join([prefix + word for word in value.lower().split()[:MOST_WORDS_OF_ONE] if 2 < len(word) <= LONGEST_WORD and not is_utility(word)])
