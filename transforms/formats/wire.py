"""What the agencies' XML formats share: a file of items, each of which is a story or is none and says what it is instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, NamedTuple

from lxml import etree

from schemas.vocabulary import Reason
from transforms.formats import hints
from transforms.formats.base import NOTHING, Parsing, stem
from transforms.formats.lines import open_source
from transforms.formats.wire_markup import Story
from transforms.formats.xml import Document, declared_encoding, local, parse_document, root_of
from transforms.formats.xml_items import Cut, Items, document_of
from transforms.reading.dates import parse as parse_date
from transforms.records import Declared, Fault, Outcome, Record

Pairs = Iterable[tuple[str, str | None]]

# Hints of which there is one: what is said first counts. Of the others, all is kept.
SINGLE = frozenset(
    (
        *(hints.TITLE, hints.SUBTITLE, hints.BYLINE, hints.DATELINE, hints.PUBLISHED, hints.UPDATED, hints.EMBARGO, hints.AGENCY, hints.LANGUAGE),
        *(hints.SLUG, hints.URGENCY, hints.GUID, hints.VERSION, hints.STATUS, hints.WORDS, hints.SUMMARY, hints.COPYRIGHT, "copyright_holder"),
    )
)
# Statuses that take a story back (IPTC NewsCodes pubstatus and ninstatus; NITF management-status).
WITHDRAWN = frozenset(("canceled", "cancelled", "withheld", "killed", "kill", "withdrawn", "deleted"))
# What slugs and editors' notes say in words where no code says it: "FERRY-STRIKE, 1st Ld-Writethru", "Eds: Corrects spelling".
_IN_SLUG = re.compile(r"\b(?:(?P<writethru>write-?thru)|(?P<correction>corrective|correction))\b", re.IGNORECASE)
_IN_NOTE = re.compile(
    r"(?:eds?\b\.?:?\s*|editors\b:?\s*)?(?:(?P<correction>correct(?:s|ed|ion|ive))|(?P<kill>(?:mandatory )?kill)|(?P<advisory>advisory)|(?P<update>adds|updates?))\b",
    re.IGNORECASE,
)
_CODE_DIVIDER = re.compile(r"[:/#]")


class Item(NamedTuple):
    """What an item of the wire holds. ``record_id`` is "" if it has none; ``kind`` is what it is ("a picture item")."""

    record_id: str
    kind: str
    story: Story
    hints: dict[str, str]


@dataclass(frozen=True, slots=True)
class Wire:
    """A wire format: the ``names`` of its items, how deep they may stand in one another, and how one is read.

    ``alone``: an element that is an item only where it is the root. ``read`` takes the item's root element and the envelope's (None if there is none).
    """

    names: tuple[str, ...]
    read: Callable[[etree._Element, etree._Element | None], Item]
    deepest: int = 1
    alone: str | None = None

    def names_in(self, head: bytes) -> tuple[str, ...]:
        """The names of the items of a file that begins like this."""
        root = root_of(head)
        return (self.alone,) if self.alone and root and root.name == self.alone else self.names


def read_wire(stream: BinaryIO, name: str, parsing: Parsing, wire: Wire) -> Iterator[Outcome]:
    """A record for each item that holds a story, a fault for each other one, in the order in which they end."""
    source = open_source(stream)
    items = Items(source, Cut(wire.names_in(source.head), parsing.max_record_bytes, wire.deepest))
    pieces = iter(items)
    # Whether an item stands alone decides what a record without an id is called.
    first = [piece for piece in (next(pieces, None), next(pieces, None)) if piece]
    if not first:
        yield _nothing(items, wire)
        yield Declared(1)
        return
    envelope = parse_document(items.envelope, declared_encoding(source.head))
    header = envelope.root if isinstance(envelope, Document) else None
    number = -1
    for number, piece in enumerate(chain(first, pieces)):
        document = document_of(piece, number, source)
        if isinstance(document, Fault):
            yield document
        else:
            yield _outcome(number, document, wire.read(document.root, header), stem(name) if len(first) == 1 else f"{stem(name)}-{number}")
    yield Declared(number + 1)


def _nothing(items: Items, wire: Wire) -> Fault:
    if not items.envelope.strip():
        return NOTHING
    return Fault(
        None, Reason.NO_STORY, f"there is no {' or '.join(wire.names[:2])} in it: have it sent again if there should be one, or leave it out"
    )


def _outcome(number: int, document: Document, item: Item, otherwise: str) -> Record | Fault:
    if not item.story.text.strip():
        return Fault(number, Reason.NO_STORY, _no_story(item))
    apart = "true" if hints.TITLE in item.hints else None
    said = {**item.hints, **gather((*told_in_words(item.hints), ("repaired", document.repaired), (hints.BODY_ONLY, apart)))}
    return Record(number, item.record_id or otherwise, item.story.text, document.encoding, said, item.story.layout)


def _no_story(item: Item) -> str:
    title = item.hints.get(hints.TITLE) or item.hints.get(hints.SLUG)
    about = ", ".join(filter(None, (item.record_id, title and title[:80])))
    what = f"it is {item.kind}" + (f" ({about})" if about else "")
    if item.hints.get(hints.STATUS, "").lower() in WITHDRAWN:
        back = item.hints.get(hints.SUPERSEDES) or item.record_id or "a story that it does not name"
        return f"{what} and takes back {back} (status {item.hints[hints.STATUS]}): take that out of what you publish"
    return f"{what}, without a story in it: leave it out"


def gather(pairs: Pairs) -> dict[str, str]:
    """Hints from names and values: the first of each of SINGLE, of others all that differ, divided by "; "."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        value = " ".join(value.split()) if value else ""
        if value and value not in found.setdefault(name, []) and not (name in SINGLE and found[name]):
            found[name].append(value)
    return {name: "; ".join(values) for name, values in found.items() if values}


def told_in_words(said: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """The signals that are said, and those that slug and editors' notes give in words."""
    yield from ((hints.SIGNAL, signal) for signal in said.get(hints.SIGNAL, "").split("; "))
    found = (_IN_SLUG.search(said.get(hints.SLUG, "")), *(_IN_NOTE.match(note) for note in said.get(hints.EDITORS_NOTE, "").split("; ")))
    yield from ((hints.SIGNAL, match.lastgroup) for match in found if match)


def code_of(value: str | None) -> str:
    """The code in a QCode or concept URI: "stat:usable" and ".../pubstatusg2/usable" both give "usable"."""
    return _CODE_DIVIDER.split(value.rstrip("/#"))[-1].strip() if value else ""


def spaced(element: etree._Element, *without: str) -> str:
    """The words in an element, a space between those of different elements; those in elements ``without`` are left out."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            parts.append((inner.tail or "") if inner is not element else "")
        elif local(inner) in without:
            walk.skip_subtree()
        else:
            parts.append(inner.text or "")
    return " ".join(" ".join(parts).split())


def is_later(value: str, other: str) -> bool:
    """Whether both are dates and the first is the later one."""
    first, second = parse_date(value), parse_date(other)
    return first is not None and second is not None and first.at > second.at
