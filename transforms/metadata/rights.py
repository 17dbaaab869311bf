"""What may be done with a text, as far as its source says: copyright line, licence, reservation against text and data mining."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.furniture import furnished
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.reading.shapes import shapes

RESERVED, ALLOWED = "reserved", "allowed"

_HINTS = ("copyright", "rights", "json-ld.copyrightNotice", "dc.rights", "dcterms.rights", "meta.copyright", "meta.rights")
_LICENCES = ("rel.license", "json-ld.license", "dc.rights", "dcterms.license", "dcterms.rights", "meta.rights", "rights", "copyright")
_ROBOTS = ("meta.robots", "meta.googlebot", "meta.bingbot", "http.x-robots-tag")
_LINKED_LICENCE = re.compile(r"<([^<>]{8,300})>[^,<]{0,200}\brel=\"?license\b", re.IGNORECASE)
# Creative Commons by address or by name: https://creativecommons.org/licenses/by-sa/4.0/, CC BY-NC 4.0.
_BY_ADDRESS = re.compile(r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)|publicdomain/(zero|mark))", re.IGNORECASE)
_BY_NAME = re.compile(r"\bCC[ -](?:(BY(?:-NC)?(?:-ND|-SA)?)(?:[ -](\d\.\d))?|(0|Zero))(?![\w-])")
_NO_AI = re.compile(r"\b(?:noai|noimageai|nomachinelearning)\b", re.IGNORECASE)
_LONGEST = 600


def stated_rights(story: Story) -> Iterator[Candidate]:
    """What the container says about rights, in its words."""
    for key in filter(story.page.hints.get, _HINTS):
        if value := hinted(story.page, key):
            yield Candidate(" ".join(value.split())[:_LONGEST], None, None, 0.9)


def copyright_line(story: Story) -> Iterator[Candidate]:
    """The copyright line in the text."""
    lines = story.page.once(shapes)
    for number, mark in sorted(story.page.once(furnished).items()):
        if mark.rule == "copyright_notice":
            yield Candidate(lines[number].text[:_LONGEST], mark.start, mark.end, 0.8)


def stated_licence(story: Story) -> Iterator[Candidate]:
    """The Creative Commons licence that the container gives."""
    for key in filter(story.page.hints.get, _LICENCES):
        if (value := hinted(story.page, key)) and (name := licence_in(value)):
            yield Candidate(name, None, None, 0.9)
    linked = _LINKED_LICENCE.search(hinted(story.page, "http.link") or "")
    if linked and (name := licence_in(linked[1])):
        yield Candidate(name, None, None, 0.85)


def printed_licence(story: Story) -> Iterator[Candidate]:
    """The Creative Commons licence that a copyright line in the text names."""
    for candidate in copyright_line(story):
        if name := licence_in(str(candidate.value)):
            yield Candidate(name, candidate.start, candidate.end, 0.8)


def tdm_reservation(story: Story) -> Iterator[Candidate]:
    """Whether text and data mining is reserved, by the TDM Reservation Protocol (W3C community report, 2024)."""
    for key in ("http.tdm-reservation", "meta.tdm-reservation"):
        if (said := hinted(story.page, key)) in ("0", "1"):
            yield Candidate(RESERVED if said == "1" else ALLOWED, None, None, 0.95)


def robots_no_ai(story: Story) -> Iterator[Candidate]:
    """The wish that no models be trained on the page, among what it says to robots."""
    for key in _ROBOTS:
        if (said := hinted(story.page, key)) and _NO_AI.search(said):
            yield Candidate(RESERVED, None, None, 0.9)


def licence_in(text: str) -> str | None:
    """The Creative Commons licence that a text names, as CC BY-SA 4.0, CC0 or Public Domain Mark; None if it names none."""
    if by_address := _BY_ADDRESS.search(text):
        code, version, public = by_address.groups()
        return f"CC {code.upper()} {version}" if code else "CC0" if public.lower() == "zero" else "Public Domain Mark"
    if by_name := _BY_NAME.search(text):
        code, version, _ = by_name.groups()
        return " ".join(filter(None, ("CC", code, version))) if code else "CC0"
    return None
