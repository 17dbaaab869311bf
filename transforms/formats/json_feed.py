"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats import hints as h
from transforms.formats.base import Format, Parsing, sign, stem
from transforms.formats.bodies import body_of
from transforms.formats.cells import spoken
from transforms.formats.json_glimpse import glimpse
from transforms.formats.json_walk import Dialect, Members, walk
from transforms.records import Fault, Outcome, Record

VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")
CONTENTS = ("content_html", "content_text", "summary")
HINTS = (
    ("title", h.TITLE),
    ("url", h.URL),
    ("date_published", h.PUBLISHED),
    ("date_modified", h.UPDATED),
    ("tags", h.KEYWORDS),
    ("language", h.LANGUAGE),
    ("summary", h.SUMMARY),
    ("id", h.GUID),
    ("external_url", "external_url"),
)


def recognises(head: bytes, name: str) -> Sign | None:
    """By the address of the version that it must begin with."""
    version = glimpse(head).get("", {}).get("version")
    return sign(isinstance(version, str) and version.startswith(VERSIONS))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each item; items with a summary and no content are marked."""

    def read(number: int, item: Members, encoding: str, feed: Members) -> Outcome:
        return _item(number, item, encoding, feed, stem(name))

    return walk(stream, parsing, Dialect(_is_item, read, "item of a feed: an object with id and content"))


def _is_item(members: Members) -> bool:
    return "items" not in members and ("id" in members or "url" in members) and any(name in members for name in (*CONTENTS, "title"))


def _item(number: int, item: Members, encoding: str, feed: Members, fallback: str) -> Record | Fault:
    html, plain, summary = (value if isinstance(value := item.get(name), str) else "" for name in CONTENTS)
    text, layout = body_of(html, plain, spoken(item.get("url")))
    hints = {hint: said for name, hint in HINTS if (said := spoken(item.get(name)))}
    if not text.strip():
        text = summary
        hints = {name: said for name, said in hints.items() if name != h.SUMMARY} | {h.SUMMARY_ONLY: "true"}
    if not text.strip():
        return Fault(number, Reason.MISSING_TEXT, f"item {spoken(item.get('id'))!r} has neither content_html, content_text nor summary")
    of_feed = {
        h.AUTHORS: _authors(item) or _authors(feed),
        h.PUBLISHER: spoken(feed.get("title")),
        h.LANGUAGE: hints.get(h.LANGUAGE, spoken(feed.get("language"))),
    }
    hints |= {name: said for name, said in of_feed.items() if said}
    return Record(number, hints.get(h.GUID) or hints.get(h.URL) or f"{fallback}-{number}", text, encoding, hints, layout)


def _authors(members: Members) -> str:
    """Names of authors, of version 1.1 or 1."""
    return spoken(members.get("authors")) or spoken(members.get("author"))


JSON_FEED = Format("json_feed", recognises, parse)
