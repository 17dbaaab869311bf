"""The parts of a ninjs item that its versions write differently: bodies, headlines, descriptions, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from transforms.formats import hints as h
from transforms.formats.bodies import body_of
from transforms.formats.cells import spoken

Members = Mapping[str, object]
SUBTITLE_ROLES = ("sub", "subheadline", "subtitle", "deck", "secondary", "lead")
CAPTION_ROLES = ("caption", "creditline", "writer")
# A place is named by its parts in an address.
ADDRESS = ("city", "countryareaname", "countryname")


class Part(NamedTuple):
    """A body, headline or description: its role and media type in lower case, empty if not given, and its value."""

    role: str
    media: str
    value: str


def parts(item: Members, one: str, several: str) -> Iterator[Part]:
    """What an item whose names are in lower case has of a kind: a list of objects (2 and 3), or ``one`` and ``one_ROLE`` (1)."""
    listed = item.get(several)
    for part in listed if isinstance(listed, list) else ():
        if isinstance(part, Mapping):
            folded = {str(name).lower(): value for name, value in part.items()}
            yield Part(spoken(folded.get("role")).lower(), spoken(folded.get("contenttype")).lower(), _value(folded.get("value")))
    for name, value in item.items():
        if name == one or name.startswith(f"{one}_"):
            role = name[len(one) + 1 :]
            yield Part(role, "text/html" if role.endswith("html") else "text/plain", _value(value))


def bodies(item: Members) -> tuple[str, str]:
    """The item's body as HTML and as plain text, or as XML if there is neither; empty strings for what there is none of."""
    found = [part for part in parts(item, "body", "bodies") if part.value.strip()]
    marked = [part.value for part in found if "html" in part.media or "html" in part.role]
    xml = [part.value for part in found if "xml" in part.media or "nitf" in part.media or "nitf" in part.role]
    plain = [part.value for part in found if part.value not in marked and part.value not in xml]
    return next(iter(marked or (xml if not plain else ())), ""), next(iter(plain), "")


def headlines(item: Members) -> dict[str, str]:
    """Hints for title and subtitle."""
    found = [part for part in parts(item, "headline", "headlines") if part.value.strip()]
    deck = next((part for part in found if part.role in SUBTITLE_ROLES), None)
    main = next((part for part in found if part.role in ("", "main")), None) or next((part for part in found if part is not deck), None)
    title = main.value.strip() if main else spoken(item.get("title"))
    return {h.TITLE: title, h.SUBTITLE: deck.value.strip() if deck else ""}


def described(item: Members) -> str:
    """The item's summary; captions and credits are none."""
    found = [part for part in parts(item, "description", "descriptions") if part.value.strip() and part.role not in CAPTION_ROLES]
    found.sort(key=lambda part: "html" in part.media)
    return body_of(found[0].value)[0].strip() if found else ""


def names_of(value: object) -> str:
    """What a member says in one line: names of what it lists, or of a place in an address."""
    if isinstance(value, Mapping) and not spoken(value):
        return ", ".join(filter(None, (spoken(value.get(name)) for name in ADDRESS)))
    return spoken(value)


def _value(value: object) -> str:
    return value if isinstance(value, str) else ""
