"""ninjs, news in JSON, versions 1 to 3 (iptc.org/standards/ninjs), and the dialects that agencies speak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.formats import hints as h
from transforms.formats.base import Format, Parsing, sign, stem
from transforms.formats.bodies import body_of
from transforms.formats.cells import spoken
from transforms.formats.json_glimpse import glimpse
from transforms.formats.json_walk import Dialect, Members, walk
from transforms.formats.ninjs_parts import bodies, described, headlines, names_of
from transforms.layout import Layout
from transforms.records import Fault, Outcome, Record

# Members that other JSON does not have, in lower case: version 3 writes them in camel case. Two make an item.
TELLING = frozenset(
    (
        *(
            "versioncreated",
            "firstcreated",
            "contentcreated",
            "pubstatus",
            "copyrightholder",
            "copyrightnotice",
            "usageterms",
            "body_xhtml",
            "bodies",
        ),
        *("headlines", "descriptions", "slugline", "renditions", "ednote", "located", "associations", "representationtype", "eventdetails"),
        *("infosources", "trustindicator", "description_text", "description_xhtml", "$standard"),
    )
)
IDS = ("uri", "guid", "id")
NO_STORIES = {
    "picture": "a picture", "image": "a picture", "photo": "a picture", "graphic": "a graphic", "video": "a video", "audio": "a sound recording",
    "event": "an event", "planning": "a plan of coverage", "component": "a component", "package": "a package of other items",
}  # fmt: skip
# Hint, and the members that give it, the first that says something.
HINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (h.BYLINE, ("byline", "by")),
    (h.AUTHORS, ("authors",)),
    (h.DATELINE, ("located", "datelinelocation")),
    (h.PUBLISHED, ("firstpublished", "firstcreated", "contentcreated", "versioncreated")),
    (h.UPDATED, ("versioncreated",)),
    (h.EMBARGO, ("embargoed", "embargo")),
    (h.AGENCY, ("source", "provider", "infosources")),
    (h.COPYRIGHT, ("copyrightnotice", "copyrightholder")),
    (h.RIGHTS, ("usageterms",)),
    (h.LANGUAGE, ("language",)),
    (h.SLUG, ("slugline",)),
    (h.KEYWORDS, ("keywords",)),
    (h.SUBJECTS, ("subjects", "subject")),
    (h.PLACES, ("places", "place")),
    (h.PEOPLE, ("people", "person")),
    (h.ORGANISATIONS, ("organisations", "organisation")),
    (h.GENRE, ("genres", "genre")),
    (h.URGENCY, ("urgency",)),
    (h.EDITORS_NOTE, ("ednote",)),
    (h.VERSION, ("version",)),
    (h.STATUS, ("pubstatus",)),
    (h.SIGNAL, ("signals", "signal")),
    (h.SUPERSEDES, ("evolvedfrom", "rewrite_of", "supersedes", "replaces")),
    (h.WORDS, ("wordcount", "words")),
    (h.URL, ("canonicalurl", "canonical_url", "webcanonical", "url")),
)
OWN_NAMES = (
    "type",
    "profile",
    "priority",
    "expires",
    "copyrightholder",
    "service",
    "services",
    "editorialpriority",
    "charcount",
    "events",
    "objects",
)


def recognises(head: bytes, name: str) -> Sign | None:
    """By the members of an object near the beginning."""
    return sign(any(_is_item(members) for members in glimpse(head).values()))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each item: alone, in an array, wrapped in an answer of an interface, or one a line."""

    def read(number: int, members: Members, encoding: str, around: Members) -> Outcome:
        return _outcome(number, _folded(_unwrapped(members)), encoding, stem(name))

    return walk(stream, parsing, Dialect(lambda members: _is_item(_unwrapped(members)), read, "item of ninjs"))


def _folded(members: Members) -> Members:
    return {name.lower(): value for name, value in members.items()}


def _is_item(members: Members) -> bool:
    names = {name.lower() for name in members}
    return not names.isdisjoint(IDS) and len(names & TELLING) > 1


def _unwrapped(members: Members) -> Members:
    """The item itself; interfaces put one in a member of that name, beside what they say of it."""
    inner = members.get("item")
    return inner if isinstance(inner, Mapping) and not _is_item(members) else members


def _outcome(number: int, item: Members, encoding: str, fallback: str) -> Record | Fault:
    record_id = _record_id(item) or f"{fallback}-{number}"
    what = _no_story(item)
    if what:
        return Fault(number, Reason.NO_STORY, f"{record_id!r} is {what}, no story: leave it out")
    text, layout, summary_only = _text(item)
    if not text.strip():
        return Fault(number, Reason.MISSING_TEXT, f"{record_id!r} has no body{_elsewhere(item)}")
    hints = _hints(item, summary_only)
    return Record(number, record_id, text, encoding, {**hints, h.GUID: record_id}, layout)


def _record_id(item: Members) -> str:
    """The item's own id. An address with a query is a way to fetch it: what it is fetched by goes before that."""
    own = next(filter(None, (spoken(item.get(name)) for name in ("guid", "uri", "id"))), "")
    other = item.get("altids")
    itemid = spoken(other.get("itemid")) if isinstance(other, Mapping) and "?" in own else ""
    return itemid or own


def _no_story(item: Members) -> str | None:
    kind = spoken(item.get("type")).lower()
    if kind in NO_STORIES:
        return NO_STORIES[kind]
    return NO_STORIES["event"] if "eventdetails" in item else None


def _text(item: Members) -> tuple[str, Layout | None, bool]:
    """The text of an item, its layout, and whether it is no more than a summary."""
    html, plain = bodies(item)
    text, layout = body_of(html, plain)
    if text.strip():
        return text, layout, False
    return described(item), None, True


def _hints(item: Members, summary_only: bool) -> dict[str, str]:
    found = {hint: said for hint, names in HINTS if (said := next(filter(None, (names_of(item.get(name)) for name in names)), ""))}
    if found.get(h.UPDATED) == found.get(h.PUBLISHED):
        found.pop(h.UPDATED, None)
    own = {name: said for name in OWN_NAMES if (said := names_of(item.get(name)))}
    more = {h.SUMMARY_ONLY: "true"} if summary_only else {h.SUMMARY: described(item)}
    return {name: said for name, said in {**own, **headlines(item), **found, **more}.items() if said}


def _elsewhere(item: Members) -> str:
    """Where an item says that its text can be fetched."""
    renditions = item.get("renditions")
    names = ", ".join(map(str, renditions)) if isinstance(renditions, Mapping) else ""
    return f": it only says where to fetch it (renditions {names})" if names else ", no bodies, body_text, body_html or body_xhtml"


NINJS = Format("ninjs", recognises, parse)
