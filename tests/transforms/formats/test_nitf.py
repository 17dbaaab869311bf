import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Parsing
from transforms.formats.nitf import NITF
from transforms.records import Declared, Fault, Outcome, Record

STORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf baselang="en-GB">
  <head>
    <title>FERRY-STRIKE</title>
    <meta name="anpa-keyword" content="ferry strike"/>
    <meta name="anpa-wordcount" content="0041"/>
    <tobject tobject.type="news"><tobject.property tobject.property.type="Current"/>
      <tobject.subject tobject.subject.refnum="09010000" tobject.subject.type="Labour" tobject.subject.matter="Strike"/></tobject>
    <docdata management-status="usable" management-doc-idref="mpa.250311.07">
      <doc-id id-string="mpa.250311.08" regsrc="MPA"/>
      <urgency ed-urg="3"/>
      <date.issue norm="20250311T091500+0100"/>
      <date.release norm="20250311T120000+0100"/>
      <date.expire norm="20250411T091500+0100"/>
      <doc.copyright holder="Meridian Press Agency" year="2025"/>
      <key-list><keyword key="ferries"/><keyword>strikes</keyword></key-list>
      <du-key key="skarvik-ferries" version="2"/>
      <ed-msg info="Adds quote of the union"/>
      <series series.name="Harbours" series.part="2"/>
      <fixture fix-id="strike-watch"/>
      <correction id-string="mpa.250311.06" info="Corrects the name of the union"/>
      <identified-content><person>Berit Lang</person><org value="SHF">Skarvik Harbour Federation</org></identified-content>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Ferry crews strike in Skarvik</hl1><hl2>Talks end without a deal</hl2></hedline>
      <note><p>Editors: a picture is on file.</p></note>
      <rights><rights.owner>Meridian Press Agency</rights.owner></rights>
      <byline>By <person>Ana Brandvik</person><byttl>Labour Correspondent</byttl></byline>
      <distributor><org>Meridian Press Agency</org></distributor>
      <dateline><location><city>Skarvik</city><country>Vestmark</country></location><story.date norm="20250311"/></dateline>
      <abstract><p>Crews want rest between winter crossings.</p></abstract>
    </body.head>
    <body.content>
      <media media-type="image"><media-reference source="a.jpg" alternate-text="a"/><media-caption><p>The Solvind in port.</p></media-caption>
        <media-producer>Ida Moen</media-producer></media>
      <p>Crews of the <org>Maren Line</org> walked out at <chron>six</chron> on Tuesday, caf&eacute;s &amp; all.</p>
      <block><hl2>Crossings</hl2>
        <table><tr><th>Line</th><th>Ships</th></tr><tr><td>Skarvik</td><td>4</td></tr></table>
        <ul><li>No ferry to Orveni</li><li>One to Karlshavn</li></ul>
        <p>See <a href="https://harbourpost.example/ferries">the timetable</a> for more.</p></block>
    </body.content>
    <body.end><tagline>Ulrik Dahl contributed.</tagline></body.end>
  </body>
</nitf>
"""


def parse(text: str | bytes, name: str = "strike.xml", limit: int = 1 << 26) -> list[Outcome]:
    data = text.encode() if isinstance(text, str) else text
    return list(NITF.parse(io.BytesIO(data), name, Parsing(max_record_bytes=limit)))


def record(text: str | bytes) -> Record:
    found, declared = parse(text)
    assert isinstance(found, Record)
    assert declared == Declared(1)
    return found


def content(inner: str, head: str = "") -> str:
    return f"<nitf><head>{head}</head><body><body.content>{inner}</body.content></body></nitf>"


def test_the_text_is_the_content_and_nothing_else() -> None:
    lines = [line for line in record(STORY).text.splitlines() if line.strip()]
    assert lines == [
        "The Solvind in port.",
        "Ida Moen",
        "Crews of the Maren Line walked out at six on Tuesday, cafés & all.",
        "Crossings",
        "Line | Ships",
        "Skarvik | 4",
        "No ferry to Orveni",
        "One to Karlshavn",
        "See the timetable for more.",
        "Ulrik Dahl contributed.",
    ]


def test_lines_know_what_they_were() -> None:
    layout = record(STORY).layout
    assert layout is not None
    assert list(layout.tags) == ["figcaption", "figcaption", "p", "h2", "tr", "tr", "li", "li", "p", "p"]
    assert [within.split()[:1] for within in layout.within][-1] == ["footer"]
    assert list(layout.anchor_urls) == ["https://harbourpost.example/ferries"]


def test_what_head_and_body_head_say_become_hints() -> None:
    found = record(STORY)
    assert (found.record_id, found.encoding) == ("mpa.250311.08", "utf-8")
    assert dict(found.hints) == {
        "body_only": "true",
        "title": "Ferry crews strike in Skarvik",
        "subtitle": "Talks end without a deal",
        "byline": "By Ana Brandvik, Labour Correspondent",
        "dateline": "Skarvik, Vestmark",
        "agency": "Meridian Press Agency",
        "summary": "Crews want rest between winter crossings.",
        "editors_note": "Editors: a picture is on file.; Corrects the name of the union; Adds quote of the union",
        "rights": "Meridian Press Agency",
        "copyright": "Meridian Press Agency 2025",
        "copyright_holder": "Meridian Press Agency",
        "slug": "ferry strike",
        "words": "41",
        "meta.anpa-keyword": "ferry strike",
        "meta.anpa-wordcount": "0041",
        "tobject": "news",
        "genre": "Current",
        "subjects": "Strike",
        "published": "20250311T091500+0100",
        "embargo": "20250311T120000+0100",
        "expires": "20250411T091500+0100",
        "guid": "mpa.250311.08",
        "status": "usable",
        "supersedes": "mpa.250311.07; mpa.250311.06",
        "signal": "correction; update",
        "urgency": "3",
        "keywords": "ferries; strikes",
        "version": "2",
        "series": "Harbours 2",
        "fixture": "strike-watch",
        "people": "Berit Lang",
        "organisations": "Skarvik Harbour Federation; Maren Line",
        "language": "en-GB",
    }


def test_a_release_date_that_is_no_later_or_no_date_is_no_embargo() -> None:
    dates = '<docdata><date.issue norm="20250311T091500Z"/><date.release norm="{}"/></docdata>'
    for norm in ("20250311T091500Z", "YYYYMMDD000000-HHMM"):
        assert "embargo" not in record(content("<p>It sails.</p>", dates.format(norm))).hints


@pytest.mark.parametrize(
    ("front", "name", "value"),
    [
        ("<dateline>SKARVIK March 22 MPA -</dateline>", "dateline", "SKARVIK March 22 MPA -"),
        ("<dateline><story.date norm='20250311'>20250311</story.date></dateline>", "dateline", None),
        ("<byline>By ANA BRANDVIK<byttl>MPA Writer</byttl></byline>", "byline", "By ANA BRANDVIK, MPA Writer"),
        ("<headline><hl1>Ferry sails</hl1></headline>", "title", "Ferry sails"),
        ("<hedline><hl1>Ferry sails</hl1><hl2>Ferry sails</hl2></hedline>", "subtitle", None),
    ],
)
def test_dialects_of_the_front_are_read(front: str, name: str, value: str | None) -> None:
    found = record(f"<nitf><body><body.head>{front}</body.head><body.content><p>It sails.</p></body.content></body></nitf>")
    assert found.hints.get(name) == value


def test_the_source_may_stand_in_metas_or_in_the_delivery_list() -> None:
    assert record(content("<p>It sails.</p>", "<meta name='aap-source' content='MPA'/>")).hints["agency"] == "MPA"
    assert record(content("<p>It sails.</p>", "<docdata><del-list><from-src src-name='MPA'/></del-list></docdata>")).hints["agency"] == "MPA"


@pytest.mark.parametrize(
    ("data", "signal"),
    [
        ('<du-key key="FERRY-STRIKE, 1st Ld-Writethru"/>', "writethru"),
        ('<ed-msg info="Eds: Corrects spelling of name"/>', "correction"),
        ('<ed-msg info="KILL mpa.7"/>', "kill"),
        ('<du-key key="police-kill-bear"/><ed-msg info="No pictures"/>', None),
    ],
)
def test_signals_in_words_are_signals(data: str, signal: str | None) -> None:
    assert record(content("<p>It sails.</p>", f"<docdata>{data}</docdata>")).hints.get("signal") == signal


def test_a_namespace_or_prefix_makes_no_difference() -> None:
    for space in ('xmlns="http://iptc.org/std/NITF/2006-10-18/"', ""):
        assert record(f"<nitf {space}><body><body.content><p>It sails.</p></body.content></body></nitf>").text.strip() == "It sails."
    prefixed = '<n:nitf xmlns:n="http://n.example"><n:body><n:body.content><n:p>It sails.</n:p></n:body.content></n:body></n:nitf>'
    assert record(prefixed).text.strip() == "It sails."


def test_text_outside_the_content_is_read_where_there_is_no_content() -> None:
    assert record("<nitf><body><p>It sails.</p></body></nitf>").text.strip() == "It sails."


def test_a_record_without_an_id_is_called_after_the_file() -> None:
    one = content("<p>It sails.</p>")
    assert record(one).record_id == "strike"
    assert [found.record_id for found in parse(one + one) if isinstance(found, Record)] == ["strike-0", "strike-1"]


def test_an_empty_story_is_a_fault_that_says_what_it_is() -> None:
    found, declared = parse(content(" ", '<title>Strike</title><docdata><doc-id id-string="mpa.9"/></docdata>'))
    assert found == Fault(0, Reason.NO_STORY, "it is an NITF document (mpa.9, Strike), without a story in it: leave it out")
    assert declared == Declared(1)


def test_a_withdrawal_says_what_it_takes_back() -> None:
    found = parse(content("", '<docdata management-status="canceled" management-doc-idref="mpa.7"><doc-id id-string="mpa.9"/></docdata>'))[0]
    assert isinstance(found, Fault)
    assert found.detail.endswith("(mpa.9) and takes back mpa.7 (status canceled): take that out of what you publish")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n", Reason.EMPTY),
        (b"It sails at six.", Reason.NO_STORY),
        (STORY[:2500].encode(), Reason.TRUNCATED),
        (content("<b>" * 3000 + "x" + "</b>" * 3000).encode(), Reason.BROKEN_RECORD),
    ],
)
def test_what_is_no_story_is_one_fault(data: bytes, reason: Reason) -> None:
    found, declared = parse(data)
    assert isinstance(found, Fault)
    assert (found.reason, declared) == (reason, Declared(1))


def test_a_story_too_large_is_passed_over() -> None:
    large, small, declared = parse(content("<p>" + "x" * 500 + "</p>") + content("<p>It sails.</p>"), limit=200)
    assert isinstance(large, Fault)
    assert isinstance(small, Record)
    assert (large.reason, declared) == (Reason.TOO_LARGE, Declared(2))


def test_broken_markup_that_loses_nothing_is_read_and_told() -> None:
    found = record(content("<p>It sails <b>at six.</p></p>It is back at nine."))
    assert found.text.split("\n\n") == ["It sails at six.", "It is back at nine."]
    assert found.hints["repaired"].startswith("markup: ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1"])
def test_encodings_are_found_whatever_is_declared(encoding: str) -> None:
    said = "<?xml version='1.0' encoding='utf-8'?>" + content("<p>Die Fähre fährt um sechs über die Größe der Brücke.</p>")
    found = record(said.encode(encoding))
    assert "Fähre fährt" in found.text
    assert found.encoding == encoding.replace("iso-8859-1", "windows-1252")


def test_it_is_known_by_its_root() -> None:
    assert NITF.recognises(STORY.encode(), "a.txt") is Sign.CONTENT
    assert NITF.recognises(b"<results/>", "nitf.xml") is None
    assert NITF.recognises(b"The <nitf> element", "a.xml") is None


@settings(deadline=None)
@given(st.integers(0, len(STORY)), st.integers(0, len(STORY)), st.binary(max_size=6))
def test_mutated_files_give_counts_that_add_up(start: int, end: int, put: bytes) -> None:
    data = STORY.encode()
    *outcomes, declared = parse(data[:start] + put + data[max(start, end) :])
    assert isinstance(declared, Declared)
    assert len(outcomes) == declared.records
