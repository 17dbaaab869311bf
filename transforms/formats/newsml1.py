"""NewsML 1 (IPTC, versions 1.0 to 1.2): a record for each NewsItem that holds a story, also for one that stands in another.

The text is that of the ContentItems that are text: components with the role of a caption and those of pictures are
lines of captions under it, contacts stand under it too, headlines, abstracts and style sheets on their own are hints or
nothing. ``published`` is FirstCreated, ``updated`` ThisRevisionCreated if that is later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lxml import etree

from schemas.vocabulary import Sign
from transforms.formats import hints
from transforms.formats.base import Format, Parsing, sign
from transforms.formats.nitf import nitf_hints, nitf_story
from transforms.formats.wire import Item, Pairs, Wire, gather, is_later, read_wire
from transforms.formats.wire_markup import NO_STORY, Markup, captions, read_markup, story_of
from transforms.formats.xml import at, children, descend, local, root_of, words_of
from transforms.records import Outcome

# News items stand in components of others; deeper than this they are taken for broken.
_DEEPEST = 4
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LINES = {
    "HeadLine": hints.TITLE, "SubHeadLine": hints.SUBTITLE, "ByLine": hints.BYLINE, "DateLine": hints.DATELINE, "CreditLine": hints.CREDIT,
    "CopyrightLine": hints.COPYRIGHT, "RightsLine": hints.RIGHTS, "SlugLine": hints.SLUG, "KeywordLine": hints.KEYWORDS, "SeriesLine": "series",
}  # fmt: skip
# What a component is for, by its Role in lower case, where its text is not the story.
_APART = {"headline": hints.TITLE, "subheadline": hints.SUBTITLE, "abstract": hints.SUMMARY, "summary": hints.SUMMARY, "stylesheet": "stylesheet"}
_CAPTIONS = frozenset(("caption", "photo caption", "picture", "photo", "image", "graphic", "video"))
_UNDER = frozenset(("contact", "contacts", "footer", "boilerplate"))
_MEDIA = frozenset(("photo", "picture", "image", "graphic", "video", "audio", "animation", "complexdata"))
_SUBJECTS = {"subject", "subjectmatter", "subjectdetail", "subjectqualifier"}


class _Part(NamedTuple):
    """The text of a ContentItem and what it is for: "story", "caption", "under", or the name of a hint."""

    use: str
    language: str
    markup: Markup
    hints: dict[str, str]


def recognises(head: bytes, name: str) -> Sign | None:
    """A root element NewsML, or NewsItem with that name's capitals."""
    root = root_of(head)
    return sign(root is not None and root.name in ("NewsML", "NewsItem"))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record for each NewsItem that holds a story, a fault for each other one."""
    return read_wire(stream, name, parsing, Wire(("NewsItem",), _item, _DEEPEST))


def _item(root: etree._Element, envelope: etree._Element | None) -> Item:
    parts = [part for content in root.iter(etree.Element) if local(content) == "ContentItem" and (part := _part(content, root))]
    stories = [part for part in parts if part.use == "story"]
    language = stories[0].language if stories else ""
    used = [part for use in ("story", "caption", "under") for part in parts if part.use == use and language in ("", part.language or language)]
    inner = {name: value for part in reversed(used) for name, value in part.hints.items()}
    apart = gather((part.use, story_of(part.markup).text) for part in parts if part.use in _APART.values() and part.use != "stylesheet")
    said = {**apart, **inner, **gather((*_management(root), *_lines(root), *_metadata(root), *_sender(envelope)))}
    if not is_later(said.get(hints.UPDATED, ""), said.get(hints.PUBLISHED, "")):
        said.pop(hints.UPDATED, None)
    shown = [captions(story_of(part.markup).text) if part.use == "caption" else part.markup for part in used]
    return Item(said.get(hints.GUID, ""), _kind(root), story_of(*shown) if stories else NO_STORY, said)


def _kind(root: etree._Element) -> str:
    media = [medium for content in root.iter(etree.Element) if local(content) == "ContentItem" and (medium := _formal(content, "MediaType"))]
    return f"a NewsML item of {', '.join(dict.fromkeys(media))}" if media else "a NewsML item"


def _part(content: etree._Element, root: etree._Element) -> _Part | None:
    """What a ContentItem holds by itself; None of one whose content is elsewhere or no text."""
    held = next((inner for inner in content.iter(etree.Element) if local(inner) == "DataContent"), None)
    if held is None or _formal(content, "MediaType").lower() in _MEDIA:
        return None
    kind = _formal(content, "MimeType").lower()
    if kind and not kind.startswith("text/") and "xml" not in kind and "html" not in kind:
        return None
    above = [component for component in content.iterancestors(etree.Element) if local(component) == "NewsComponent"]
    role = next(filter(None, (_formal(component, "Role").lower() for component in above)), "")
    use = "caption" if role in _CAPTIONS else "under" if role in _UNDER else _APART.get(role, "story")
    if "css" in kind or use == "stylesheet":
        return None
    language = next(filter(None, (_formal(component, "DescriptiveMetadata/Language") for component in above)), "")
    nitf = next((inner for inner in held.iter(etree.Element) if local(inner) == "nitf"), None)
    markup = read_markup(held) if nitf is None else nitf_story(nitf)
    return _Part(use, language.lower(), markup, {} if nitf is None else nitf_hints(nitf)) if story_of(markup).text.strip() else None


def _management(root: etree._Element) -> Pairs:
    for identifier in descend(root, "Identification/NewsIdentifier"):
        public = at(identifier, "PublicIdentifier")
        yield hints.GUID, public or at(identifier, "NewsItemId")
        revision = next(children(identifier, "RevisionId"), None)
        yield hints.VERSION, words_of(revision)
        earlier = revision.get("PreviousRevision", "0") if revision is not None else "0"
        if public and earlier.strip("0") and public.endswith(f":{words_of(revision)}"):
            yield hints.SUPERSEDES, f"{public.rpartition(':')[0]}:{earlier}"
        update = revision.get("Update", "N") if revision is not None else "N"
        yield hints.SIGNAL, {"U": "update", "A": "replacement"}.get(update)
    for management in children(root, "NewsManagement"):
        yield hints.PUBLISHED, at(management, "FirstCreated") or at(management, "ThisRevisionCreated")
        yield hints.UPDATED, at(management, "ThisRevisionCreated")
        yield hints.STATUS, _formal(management, "Status").lower()
        yield hints.URGENCY, _formal(management, "Urgency")
        if _formal(management, "Status").lower() == "embargoed":
            yield hints.EMBARGO, at(management, "StatusWillChange/DateAndTime")
        yield "item_type", _formal(management, "NewsItemType")
        yield from ((hints.SIGNAL, order.get("FormalName", "").lower()) for order in children(management, "Instruction"))
        yield from (("link.derivedfrom", source.get("NewsItem")) for source in children(management, "DerivedFrom"))
        yield from (("link.associatedwith", other.get("NewsItem")) for other in children(management, "AssociatedWith"))
    yield from ((hints.SIGNAL, "update") for _ in children(root, "Update"))


def _lines(root: etree._Element) -> Pairs:
    """The NewsLines of the story and of what it stands in; those of pictures are theirs."""
    for lines in root.iter(etree.Element):
        if local(lines) != "NewsLines" or _is_media(lines.getparent()):
            continue
        for line in children(lines):
            if name := _LINES.get(local(line)):
                yield name, words_of(line)
            elif local(line) == "NewsLine":
                yield f"line.{_formal(line, 'NewsLineType').lower() or 'other'}", at(line, "NewsLineText")


def _is_media(component: etree._Element | None) -> bool:
    """Whether a component holds pictures and the like and no text."""
    if component is None or local(component) != "NewsComponent":
        return False
    if _formal(component, "Role").lower() in (_CAPTIONS | {"logo"}):
        return True
    media = {_formal(content, "MediaType").lower() for content in component.iter(etree.Element) if local(content) == "ContentItem"}
    return bool(media) and media <= _MEDIA


def _metadata(root: etree._Element) -> Pairs:
    for element in root.iter(etree.Element):
        name, formal = local(element), element.get("FormalName")
        if name == "AdministrativeMetadata":
            for role in ("Provider", "Source", "Creator", "Contributor"):
                yield from ((hints.AGENCY if role == "Provider" else role.lower() + "_party", _party(part)) for part in children(element, role))
        elif name == "DescriptiveMetadata":
            yield from _descriptive(element)
        elif name == "RightsMetadata":
            yield hints.RIGHTS, " ".join(words_of(part) for part in descend(element, "UsageRights/UsageType"))
            yield "copyright_holder", at(element, "Copyright/CopyrightHolder")
        elif name == "Property" and formal in ("Words", "WordCount"):
            yield hints.WORDS, element.get("Value")
    yield hints.SLUG, at(root, "Identification/NameLabel")
    yield hints.LANGUAGE, root.get(_LANG)


def _descriptive(metadata: etree._Element) -> Pairs:
    for element in metadata.iter(etree.Element):
        name, formal, value = local(element), element.get("FormalName"), element.get("Value")
        if name.lower() in _SUBJECTS:
            yield hints.SUBJECTS, formal
        elif name == "Genre":
            yield hints.GENRE, formal
        elif name == "Language":
            yield hints.LANGUAGE, formal
        elif name == "Property" and formal == "Keyword":
            yield hints.KEYWORDS, value
        elif name == "Property" and formal in ("City", "Country"):
            yield hints.PLACES, value
        elif name == "DateLineDate":
            yield "dateline_date", words_of(element)


def _sender(envelope: etree._Element | None) -> Pairs:
    for sent in (element for element in envelope.iter(etree.Element) if local(element) == "NewsEnvelope") if envelope is not None else ():
        yield hints.AGENCY, next(filter(None, map(_party, children(sent, "SentFrom"))), None)
        yield "message.sent", at(sent, "DateAndTime")
        yield "priority", _formal(sent, "Priority")


def _party(element: etree._Element) -> str:
    return next((party.get("FormalName", "") for party in children(element, "Party")), "")


def _formal(element: etree._Element, path: str) -> str:
    """The FormalName of the first element at a path, white space put straight; empty if there is none."""
    return " ".join(next((found.get("FormalName", "") for found in descend(element, path)), "").split())


NEWSML_1 = Format("newsml-1", recognises, parse)
