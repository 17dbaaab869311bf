import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Parsing
from transforms.formats.newsml1 import NEWSML_1
from transforms.records import Declared, Fault, Outcome, Record

ITEM = """<NewsItem xml:lang="en"><Identification><NewsIdentifier>
    <ProviderId>mpa.example</ProviderId><DateId>20250311</DateId><NewsItemId>A1</NewsItemId>
    <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
    <PublicIdentifier>urn:newsml:mpa.example:20250311:A1:2</PublicIdentifier></NewsIdentifier><NameLabel>ferry-strike-label</NameLabel></Identification>
  <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20250311T091500+0100</FirstCreated>
    <ThisRevisionCreated>20250311T114000+0100</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="3"/>
    <DerivedFrom NewsItem="urn:newsml:mpa.example:20250310:Z9"/><Instruction FormalName="Rectify"/></NewsManagement>
  <NewsComponent>
    <NewsLines><HeadLine>Ferry crews strike in Skarvik</HeadLine><SubHeadLine>Talks end</SubHeadLine><ByLine>By Ana Brandvik</ByLine>
      <DateLine>SKARVIK, March 11, 2025 (MPA) -</DateLine><CreditLine>MPA</CreditLine><CopyrightLine>(c) 2025 MPA</CopyrightLine>
      <SlugLine>FERRY-STRIKE</SlugLine><NewsLine><NewsLineType FormalName="Teaser"/><NewsLineText>No ships.</NewsLineText></NewsLine></NewsLines>
    <AdministrativeMetadata><Provider><Party FormalName="MPA"/></Provider><Source><Party FormalName="Harbour desk"/></Source></AdministrativeMetadata>
    <RightsMetadata><UsageRights><UsageType>Clients only</UsageType></UsageRights></RightsMetadata>
    <DescriptiveMetadata><Language FormalName="en"/><Genre FormalName="Current"/>
      <SubjectCode><SubjectMatter FormalName="09010000"/></SubjectCode><Location><Property FormalName="City" Value="Skarvik"/></Location>
      <Property FormalName="Keyword" Value="ferries"/></DescriptiveMetadata>
    {}
  </NewsComponent></NewsItem>"""


def text_of(content: str, role: str = "Main", media: str = "Text") -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><MediaType FormalName="{media}"/><Format FormalName="x"/>'
        f"<DataContent>{content}</DataContent></ContentItem></NewsComponent>"
    )


def item(inner: str, guid: str = "A1") -> str:
    return f"<NewsItem><Identification><NewsIdentifier><NewsItemId>{guid}</NewsItemId></NewsIdentifier></Identification><NewsComponent>{inner}</NewsComponent></NewsItem>"


def message(*items: str) -> str:
    sent = '<SentFrom><Party FormalName="Meridian Press Agency"/></SentFrom><DateAndTime>20250311T114100+0100</DateAndTime><Priority FormalName="4"/>'
    return f'<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope>{sent}</NewsEnvelope>{"".join(items)}</NewsML>'


def parse(text: str | bytes, limit: int = 1 << 26) -> list[Outcome]:
    data = text.encode() if isinstance(text, str) else text
    return list(NEWSML_1.parse(io.BytesIO(data), "wire.xml", Parsing(max_record_bytes=limit)))


def record(*items: str) -> Record:
    found, declared = parse(message(*items))
    assert isinstance(found, Record)
    assert declared == Declared(1)
    return found


def lines(found: Outcome) -> list[str]:
    assert isinstance(found, Record)
    return [line for line in found.text.splitlines() if line.strip()]


def test_what_the_item_says_of_its_story_become_hints() -> None:
    found = record(ITEM.format(text_of("<nitf><body><body.content><p>Crews walked out.</p></body.content></body></nitf>")))
    assert (found.record_id, found.text.strip()) == ("urn:newsml:mpa.example:20250311:A1:2", "Crews walked out.")
    assert dict(found.hints) == {
        "body_only": "true",
        "guid": "urn:newsml:mpa.example:20250311:A1:2",
        "version": "2",
        "supersedes": "urn:newsml:mpa.example:20250311:A1:1",
        "published": "20250311T091500+0100",
        "updated": "20250311T114000+0100",
        "status": "usable",
        "urgency": "3",
        "item_type": "News",
        "signal": "rectify",
        "link.derivedfrom": "urn:newsml:mpa.example:20250310:Z9",
        "title": "Ferry crews strike in Skarvik",
        "subtitle": "Talks end",
        "byline": "By Ana Brandvik",
        "dateline": "SKARVIK, March 11, 2025 (MPA) -",
        "credit": "MPA",
        "copyright": "(c) 2025 MPA",
        "slug": "FERRY-STRIKE",
        "line.teaser": "No ships.",
        "agency": "MPA",
        "source_party": "Harbour desk",
        "rights": "Clients only",
        "language": "en",
        "genre": "Current",
        "subjects": "09010000",
        "places": "Skarvik",
        "keywords": "ferries",
        "message.sent": "20250311T114100+0100",
        "priority": "4",
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>It sails.</p><p>It is back.</p>", ["It sails.", "It is back."]),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>no</title></head><body><p>It sails.</p></body></html>", ["It sails."]),
        ("<![CDATA[<P>It sails.</P>\n<P>It is back.</P>]]>", ["It sails.", "It is back."]),
        ("It sails at six.\nIt is 5 &lt; 6.", ["It sails at six.", "It is 5 < 6."]),
    ],
)
def test_content_is_read_as_nitf_xhtml_escaped_html_or_plain(content: str, expected: list[str]) -> None:
    assert lines(record(item(text_of(content)))) == expected


def test_captions_and_contacts_stand_under_the_story_and_know_what_they_are() -> None:
    parts = text_of("<p>A ship.</p>", "Caption") + text_of("<p>Ring Ida Moen.</p>", "Contact") + text_of("<p>It sails.</p>")
    found = record(item(parts))
    assert lines(found) == ["It sails.", "A ship.", "Ring Ida Moen."]
    assert found.layout is not None
    assert list(found.layout.tags) == ["p", "figcaption", "p"]


def test_headlines_abstracts_and_styles_on_their_own_are_no_part_of_the_text() -> None:
    style = "<NewsComponent><Role FormalName='StyleSheet'/><ContentItem><MimeType FormalName='text/css'/><DataContent>p {}</DataContent></ContentItem></NewsComponent>"
    found = record(item(style + text_of("<p>Strike</p>", "HeadLine") + text_of("<p>In short.</p>", "Abstract") + text_of("<p>It sails.</p>", "Body")))
    assert lines(found) == ["It sails."]
    assert (found.hints["title"], found.hints["summary"]) == ("Strike", "In short.")


def test_components_with_several_texts_give_all_of_them_and_the_same_text_once() -> None:
    assert lines(record(item(text_of("<p>One.</p>") + text_of("<p>Two.</p>", "Sidebar") + text_of("<p>One.</p>")))) == ["One.", "Two."]


def test_of_several_languages_the_first_is_taken() -> None:
    def said(language: str, text: str) -> str:
        return f"<NewsComponent><DescriptiveMetadata><Language FormalName='{language}'/></DescriptiveMetadata>{text_of(text)}</NewsComponent>"

    assert lines(record(item(said("en", "<p>It sails.</p>") + said("de", "<p>Sie fährt.</p>")))) == ["It sails."]


def test_the_lines_of_a_picture_are_not_those_of_the_story() -> None:
    picture = '<NewsComponent><NewsLines><HeadLine>A ship</HeadLine></NewsLines><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
    story = f"<NewsComponent><NewsLines><HeadLine>Strike</HeadLine></NewsLines>{text_of('<p>It sails.</p>')}</NewsComponent>"
    assert record(item(picture + story)).hints["title"] == "Strike"


def test_the_sender_is_the_agency_for_want_of_a_provider() -> None:
    assert record(item(text_of("It sails."))).hints["agency"] == "Meridian Press Agency"


def test_an_item_in_an_item_is_a_record_of_its_own() -> None:
    outcomes = parse(message(item(text_of("<p>Outer.</p>") + item(text_of("<p>Inner.</p>"), "A2") + text_of("<p>Last.</p>"), "A1")))
    assert [(found.record_id, lines(found)) for found in outcomes if isinstance(found, Record)] == [("A2", ["Inner."]), ("A1", ["Outer.", "Last."])]
    assert outcomes[-1] == Declared(2)


def test_an_item_without_a_text_says_what_it_holds() -> None:
    found, declared = parse(message(item('<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>')))
    assert found == Fault(0, Reason.NO_STORY, "it is a NewsML item of Photo (A1), without a story in it: leave it out")
    assert declared == Declared(1)


def test_a_kill_says_what_it_takes_back() -> None:
    found = parse(message(ITEM.format("").replace('"Usable"', '"Canceled"')))[0]
    assert isinstance(found, Fault)
    assert "takes back urn:newsml:mpa.example:20250311:A1:1 (status canceled)" in found.detail


def test_one_broken_item_leaves_the_others_whole() -> None:
    broken = "<NewsItem><NewsComponent><ContentItem><DataContent>Broken"
    outcomes = parse(message(item(text_of("One.")), broken, item(text_of("Two."), "A2")))
    assert sorted(found.text for found in outcomes if isinstance(found, Record)) == ["One.", "Two."]
    assert [found.reason for found in outcomes if isinstance(found, Fault)] == [Reason.TRUNCATED]
    assert outcomes[-1] == Declared(3)


@pytest.mark.parametrize(("text", "reason"), [("", Reason.EMPTY), (message(), Reason.NO_STORY), ("It sails.", Reason.NO_STORY)])
def test_a_file_without_items_is_one_fault(text: str, reason: Reason) -> None:
    found, declared = parse(text)
    assert isinstance(found, Fault)
    assert (found.number, found.reason, declared) == (None, reason, Declared(1))


def test_it_is_known_by_its_root() -> None:
    assert NEWSML_1.recognises(message().encode(), "a.txt") is Sign.CONTENT
    assert NEWSML_1.recognises(b"<newsMessage>", "a.xml") is None


WHOLE = message(ITEM.format(text_of("<p>One.</p>") + text_of("<p>A ship.</p>", "Caption")), item(text_of("Two."), "A2"))


@settings(deadline=None)
@given(
    st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.sampled_from([b"", b"<", b"</NewsItem>", b"<NewsItem>", b"<![CDATA[", b"&", b"\xff\0"])
)
def test_mutated_files_give_counts_that_add_up(start: int, end: int, put: bytes) -> None:
    data = WHOLE.encode()
    *outcomes, declared = parse(data[:start] + put + data[max(start, end) :])
    assert isinstance(declared, Declared)
    assert len(outcomes) == declared.records
