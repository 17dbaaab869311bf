import base64
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Parsing
from transforms.formats.newsml_g2 import NEWSML_G2
from transforms.records import Declared, Fault, Outcome, Record

NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
  <body.head><hedline><hl1>Ferry crews strike</hl1></hedline><byline>By Ana Brandvik</byline></body.head>
  <body.content><p>SKARVIK, March 11 (MPA) - Crews walked out.</p><p>They want rest.</p></body.content></body></nitf>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:mpa.example:20250311:a1" version="3"
    standard="NewsML-G2" standardversion="2.29" conformance="power" xml:lang="en">
  <catalogRef href="http://catalog.example/1.xml"/>
  <rightsInfo><copyrightHolder literal="MPA"><name>Meridian Press Agency</name></copyrightHolder>
    <copyrightNotice>(c) Meridian Press Agency 2025</copyrightNotice><usageTerms>Clients only</usageTerms></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:text"/><provider qcode="nprov:mpa"><name>MPA</name></provider>
    <versionCreated>2025-03-11T11:40:00+01:00</versionCreated><firstCreated>2025-03-11T09:15:00+01:00</firstCreated>
    <embargoed>2025-03-11T12:00:00+01:00</embargoed>
    <pubStatus qcode="stat:usable"/><edNote>Adds quote.</edNote>
    <signal qcode="sig:update"/><signal qcode="desk:harbours"/>
    <link rel="irel:previousVersion" residref="urn:newsml:mpa.example:20250311:a1" version="2"/>
    <link rel="irel:seeAlso" href="https://mpa.example/video"/>
  </itemMeta>
  <contentMeta>
    <urgency>3</urgency><contentCreated>2025-03-11T08:00:00+01:00</contentCreated>
    <located qcode="geo:1"><name>Skarvik</name><broader qcode="geo:2"><name>Vestmark</name></broader></located>
    <creator qcode="staff:ab"><name>Ana Brandvik</name></creator>
    <altId type="idtype:short">A1</altId><language tag="en-GB"/><genre qcode="genre:Current"/>
    <keyword>ferries</keyword><keyword>strikes</keyword>
    <subject type="cpnat:abstract" qcode="medtop:20000538"><name>strike</name><broader qcode="medtop:1"><name>labour</name></broader></subject>
    <subject type="cpnat:person" qcode="p:1"><name>Berit Lang</name></subject>
    <subject type="cpnat:organisation" literal="Maren Line"/><subject type="cpnat:geoArea" qcode="g:3"><name>Orveni</name></subject>
    <subject><mainConcept qcode="medtop:7"><name>ferries</name></mainConcept></subject>
    <slugline separator="-">FERRY-STRIKE</slugline><headline>Ferry crews strike in Skarvik</headline>
    <headline role="hld:subHeadline">Talks end without a deal</headline>
    <dateline>SKARVIK, March 11 (MPA) -</dateline><by>Ana Brandvik</by><creditline>MPA</creditline>
    <description role="drol:summary">Crews want rest.</description><description role="drol:caption">A ship.</description>
  </contentMeta>
  <contentSet>{}</contentSet>
</newsItem>"""
XHTML = '<inlineXML contenttype="application/xhtml+xml" wordcount="7"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body>{}</body></html></inlineXML>'
CONCEPT = (
    '<conceptItem guid="c1"><concept><conceptId qcode="a:b"/><name>Skarvik</name><definition>A <p>port.</p></definition></concept></conceptItem>'
)


def message(*items: str) -> str:
    inner = "\n".join(items)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="http://www.w3.org/1999/xhtml">
  <header><sent>2025-03-11T11:41:00+01:00</sent><sender>mpa.example</sender></header>
  <itemSet>{inner}</itemSet>
</newsMessage>"""


def item(content: str, guid: str = "a1", meta: str = "") -> str:
    return f'<newsItem guid="{guid}">{meta}<contentSet>{content}</contentSet></newsItem>'


def parse(text: str | bytes, name: str = "message.xml", limit: int = 1 << 26) -> list[Outcome]:
    data = text.encode() if isinstance(text, str) else text
    return list(NEWSML_G2.parse(io.BytesIO(data), name, Parsing(max_record_bytes=limit)))


def record(text: str) -> Record:
    found, declared = parse(text)
    assert isinstance(found, Record)
    assert declared == Declared(1)
    return found


def fault(text: str) -> Fault:
    found, declared = parse(text)
    assert isinstance(found, Fault)
    assert (found.reason, declared) == (Reason.NO_STORY, Declared(1))
    return found


def texts(outcomes: list[Outcome]) -> list[str]:
    return [found.text.strip() for found in outcomes if isinstance(found, Record)]


def test_what_the_item_says_of_its_story_become_hints() -> None:
    found = record(ITEM.format(f'<inlineXML contenttype="application/nitf+xml" wordcount="12">{NITF}</inlineXML>'))
    assert (found.record_id, found.encoding) == ("urn:newsml:mpa.example:20250311:a1", "utf-8")
    assert found.text.split("\n\n") == ["SKARVIK, March 11 (MPA) - Crews walked out.", "They want rest."]
    assert dict(found.hints) == {
        "body_only": "true",
        "guid": "urn:newsml:mpa.example:20250311:a1",
        "version": "3",
        "copyright": "(c) Meridian Press Agency 2025",
        "copyright_holder": "Meridian Press Agency",
        "rights": "Clients only",
        "agency": "MPA",
        "published": "2025-03-11T09:15:00+01:00",
        "updated": "2025-03-11T11:40:00+01:00",
        "embargo": "2025-03-11T12:00:00+01:00",
        "status": "usable",
        "item_class": "text",
        "editors_note": "Adds quote.",
        "signal": "update",
        "signals": "desk:harbours",
        "supersedes": "urn:newsml:mpa.example:20250311:a1:2",
        "link.seeAlso": "https://mpa.example/video",
        "title": "Ferry crews strike in Skarvik",
        "subtitle": "Talks end without a deal",
        "byline": "Ana Brandvik",
        "dateline": "SKARVIK, March 11 (MPA) -",
        "credit": "MPA",
        "slug": "FERRY-STRIKE",
        "urgency": "3",
        "language": "en-GB",
        "summary": "Crews want rest.",
        "description.caption": "A ship.",
        "keywords": "ferries; strikes",
        "genre": "Current",
        "creator": "Ana Brandvik",
        "alt_ids": "A1",
        "places": "Skarvik; Orveni",
        "subjects": "strike; ferries",
        "people": "Berit Lang",
        "organisations": "Maren Line",
        "words": "12",
    }


def test_a_message_gives_a_record_for_each_item_with_a_story() -> None:
    picture = item('<remoteContent href="a.jpg"/>', "p1", '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>')
    outcomes = parse(message(item(XHTML.format("<p>One.</p>"), "a1"), CONCEPT, picture, item(XHTML.format("<p>Two.</p>"), "a2")))
    assert texts(outcomes) == ["One.", "Two."]
    assert [found.number for found in outcomes if isinstance(found, Record | Fault)] == [0, 1, 2, 3]
    assert [found.detail for found in outcomes if isinstance(found, Fault)] == [
        "it is a concept item, a description of a person, place or thing (c1), without a story in it: leave it out",
        "it is a picture item whose content is elsewhere (p1), without a story in it: leave it out",
    ]
    assert outcomes[-1] == Declared(4)
    first = outcomes[0]
    assert isinstance(first, Record)
    assert (first.hints["message.sent"], first.hints["message.sender"]) == ("2025-03-11T11:41:00+01:00", "mpa.example")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('<newsItem guid="b"><contentSet><inlineXML><p>Broken', Reason.TRUNCATED),
        (item("<inlineXML>" + "<b>" * 3000 + "x" + "</b>" * 3000 + "</inlineXML>"), Reason.BROKEN_RECORD),
        (item(XHTML.format("<p>" + "x" * 3000 + "</p>")), Reason.TOO_LARGE),
    ],
)
def test_one_broken_item_leaves_the_others_whole(broken: str, reason: Reason) -> None:
    outcomes = parse(message(item(XHTML.format("<p>One.</p>")), broken, item(XHTML.format("<p>Two.</p>"))), limit=30_000 if "<b>" in broken else 1000)
    assert texts(outcomes) == ["One.", "Two."]
    assert [(found.number, found.reason) for found in outcomes if isinstance(found, Fault)] == [(1, reason)]
    assert outcomes[-1] == Declared(3)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (XHTML.format("<h2>Crossings</h2><p>It sails.</p>after"), "Crossings\n\nIt sails.\n\nafter"),
        ('<inlineXML contenttype="xhtml/xml"><html><body><p>It <Company>Maren</Company> sails.</p></body></html></inlineXML>', "It Maren sails."),
        ("<inlineXML><x:html><x:body><x:p>It sails.</x:p></x:body></x:html></inlineXML>", "It sails."),
        ("<inlineXML><p>It sails.</p></inlineXML>", "It sails."),
        ("<inlineXML>&lt;p&gt;It sails.&lt;/p&gt;</inlineXML>", "It sails."),
        ('<inlineData contenttype="text/plain"><![CDATA[It sails\n  at six.\n\nIt is 5 < 6.]]></inlineData>', "It sails\n  at six.\n\nIt is 5 < 6."),
        ('<inlineData contenttype="text/plain"><![CDATA[<p>It sails.</p>]]></inlineData>', "It sails."),
        (f'<inlineData encoding="encd:b64">{base64.b64encode("Fähre fährt.".encode()).decode()}</inlineData>', "Fähre fährt."),
        ("<inlineData>Short.</inlineData><inlineXML><p>The long one.</p></inlineXML>", "The long one."),
    ],
)
def test_renditions_of_a_story_are_read(content: str, text: str) -> None:
    assert record(item(content)).text.strip() == text


def test_plain_text_has_no_layout_and_markup_has() -> None:
    assert record(item("<inlineData>It sails.</inlineData>")).layout is None
    layout = record(item(XHTML.format("<h2>Crossings</h2><p>It sails.</p>"))).layout
    assert layout is not None
    assert list(layout.tags) == ["h2", "p"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (CONCEPT, "a concept item"),
        ('<knowledgeItem guid="k"/>', "a knowledge item"),
        ('<planningItem guid="k"><itemMeta/></planningItem>', "a planning item"),
        ('<packageItem guid="k"><groupSet/></packageItem>', "a package item"),
        ('<catalogItem guid="k"/>', "a catalogue item"),
        (item(""), "a news item"),
        (item("<inlineXML><sports-content><team>Skarvik HK</team></sports-content></inlineXML>"), "a news item that holds <sports-content>"),
        (item('<inlineData contenttype="image/jpeg" encoding="encd:b64">/9j/4AAQ</inlineData>'), "a news item"),
        (
            item('<remoteContent href="a.mp4"/>', meta='<itemMeta><itemClass qcode="ninat:video"/></itemMeta>'),
            "a video item whose content is elsewhere",
        ),
    ],
)
def test_what_is_no_story_says_what_it_is(text: str, what: str) -> None:
    assert fault(text).detail.startswith(f"it is {what}")


def test_a_picture_with_a_long_caption_is_no_story() -> None:
    caption = (
        "<contentMeta><headline>The Solvind</headline><description role='drol:caption'>"
        + "The ferry lies in port. " * 40
        + "</description></contentMeta>"
    )
    assert "(p1, The Solvind)" in fault(item('<remoteContent href="a.jpg"/>', "p1", caption)).detail


def test_a_withdrawal_says_what_it_takes_back() -> None:
    assert "takes back a1 (status canceled)" in fault(item("", "a1", '<itemMeta><pubStatus qcode="stat:canceled"/></itemMeta>')).detail


def test_a_withdrawn_story_that_has_its_text_is_kept_with_its_status() -> None:
    found = record(item(XHTML.format("<p>It sails.</p>"), meta='<itemMeta><pubStatus uri="http://cv.example/pubstatusg2/withheld"/></itemMeta>'))
    assert (found.text.strip(), found.hints["status"]) == ("It sails.", "withheld")


@pytest.mark.parametrize(
    ("meta", "published", "updated"),
    [
        ("<versionCreated>2025-03-11</versionCreated>", "2025-03-11", None),
        (
            "<versionCreated>2025-03-11T10:00:00Z</versionCreated><firstCreated>2025-03-11T09:00:00Z</firstCreated>",
            "2025-03-11T09:00:00Z",
            "2025-03-11T10:00:00Z",
        ),
        ("<versionCreated>2025-03-11T09:00:00Z</versionCreated><firstCreated>2025-03-11T09:00:00Z</firstCreated>", "2025-03-11T09:00:00Z", None),
    ],
)
def test_published_is_the_first_version_and_updated_a_later_one(meta: str, published: str, updated: str | None) -> None:
    found = record(item("<inlineData>It sails.</inlineData>", meta=f"<itemMeta>{meta}</itemMeta>"))
    assert (found.hints["published"], found.hints.get("updated")) == (published, updated)


def test_the_content_of_an_item_by_itself_is_a_record_named_after_the_file() -> None:
    found = record(f"<contentSet><inlineXML>{NITF}</inlineXML></contentSet>")
    assert (found.record_id, found.hints["title"]) == ("message", "Ferry crews strike")


@pytest.mark.parametrize(("text", "reason"), [("", Reason.EMPTY), (message(), Reason.NO_STORY), ("It sails.", Reason.NO_STORY)])
def test_a_file_without_items_is_one_fault(text: str, reason: Reason) -> None:
    found, declared = parse(text)
    assert isinstance(found, Fault)
    assert (found.number, found.reason, declared) == (None, reason, Declared(1))


def test_wide_and_declared_encodings_are_read_item_by_item() -> None:
    text = message(item("<inlineData>Die Fähre fährt über die Größe.</inlineData>"))
    for encoding in ("utf-16", "utf-8-sig"):
        found = parse(text.encode(encoding))[0]
        assert isinstance(found, Record)
        assert (found.text, found.encoding) == ("Die Fähre fährt über die Größe.", encoding)
    old = parse(text.replace("UTF-8", "iso-8859-2").replace("fährt", "řídí").encode("iso-8859-2"))[0]
    assert isinstance(old, Record)
    assert (old.text, old.encoding) == ("Die Fähre řídí über die Größe.", "iso-8859-2")


def test_it_is_known_by_its_root_and_namespace() -> None:
    assert NEWSML_G2.recognises(message().encode(), "a.txt") is Sign.CONTENT
    assert NEWSML_G2.recognises(b'<newsItem guid="a">', "a.txt") is Sign.CONTENT
    assert NEWSML_G2.recognises(b'<newsItem xmlns="http://other.example/">', "a.xml") is None
    assert NEWSML_G2.recognises(b"<NewsML>", "a.xml") is None


WHOLE = message(ITEM.format(f"<inlineXML>{NITF}</inlineXML>"), CONCEPT, item(XHTML.format("<p>Two.</p>"), "a2"))


@settings(deadline=None)
@given(
    st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.sampled_from([b"", b"<", b"</newsItem>", b"<newsItem>", b"<![CDATA[", b"&", b"\xff\0"])
)
def test_mutated_files_give_counts_that_add_up(start: int, end: int, put: bytes) -> None:
    data = WHOLE.encode()
    *outcomes, declared = parse(data[:start] + put + data[max(start, end) :])
    assert isinstance(declared, Declared)
    assert len(outcomes) == declared.records
