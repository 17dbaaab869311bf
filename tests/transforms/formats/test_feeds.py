import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Format, Parsing
from transforms.formats.feeds import ATOM, RSS
from transforms.formats.lines import CHUNK_BYTES
from transforms.records import Declared, Fault, Outcome, Record

NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
CHANNEL = "<title>Harbour &amp; Post</title><link>https://harbourpost.example/</link><language>en-GB</language><copyright>Harbour Post</copyright>"
FULL = """<item><title>Ferry sails &quot;early&quot;</title><link>/news/ferry</link><guid isPermaLink="false">hp-1</guid>
<pubDate>Thu, 12 Dec 2024 06:00:00 +0000</pubDate><dc:creator>Benny Aldous</dc:creator><dc:creator>Carys Vinter</dc:creator>
<category>Sea</category><category>Ferries</category><description>Three a day fewer.</description>
<content:encoded><![CDATA[<p>Passengers will have <b>three</b> sailings fewer &amp; longer nights.</p><p>Not the 5.40, <a href="/holm">says Holm</a>.</p>]]></content:encoded>
</item>"""
SHORT = "<item><title>Bridge</title><author>cv@harbourpost.example (Carys Vinter)</author><description>It stays &lt;i&gt;shut&lt;/i&gt;.</description></item>"


def rss(*items: str, channel: str = CHANNEL) -> bytes:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {NAMESPACES}><channel>{channel}{"".join(items)}</channel></rss>'.encode()


def parse(data: bytes, format: Format = RSS, limit: int = 1 << 26) -> list[Outcome]:
    return list(format.parse(io.BytesIO(data), "feed.xml", Parsing(max_record_bytes=limit)))


def record(data: bytes, format: Format = RSS) -> Record:
    found = parse(data, format)[0]
    assert isinstance(found, Record), found
    return found


def outline(outcomes: list[Outcome]) -> list[str]:
    return [outcome.text if isinstance(outcome, Record) else outcome.reason for outcome in outcomes if isinstance(outcome, Record | Fault)]


def test_an_item_with_its_full_text_is_flattened_and_says_all_that_it_says() -> None:
    found = record(rss(FULL))
    assert found.text == "Passengers will have three sailings fewer & longer nights.\n\nNot the 5.40, says Holm."
    assert found.layout is not None
    assert (list(found.layout.tags), list(found.layout.anchor_urls)) == (["p", "p"], ["https://harbourpost.example/holm"])
    assert (found.record_id, found.encoding) == ("hp-1", "utf-8")
    assert found.hints == {
        "title": 'Ferry sails "early"',
        "url": "https://harbourpost.example/news/ferry",
        "guid": "hp-1",
        "published": "Thu, 12 Dec 2024 06:00:00 +0000",
        "authors": "Benny Aldous; Carys Vinter",
        "keywords": "Sea; Ferries",
        "summary": "Three a day fewer.",
        "publisher": "Harbour & Post",
        "language": "en-GB",
        "rights": "Harbour Post",
    }


def test_of_an_item_with_a_summary_only_that_is_the_text_and_is_marked() -> None:
    found = record(rss(SHORT))
    assert (found.text, found.record_id) == ("It stays shut.", "feed-0")
    assert (found.hints["summary_only"], found.hints["authors"]) == ("true", "Carys Vinter")


def test_a_long_description_is_the_article() -> None:
    paragraphs = "".join(f"&lt;p&gt;{'The ferry sails at six, and it is back by nine. ' * 4}&lt;/p&gt;" for _ in range(3))
    assert "summary_only" not in record(rss(f"<item><description>{paragraphs}</description></item>")).hints


def test_an_item_without_any_text_says_so() -> None:
    fault, declared = parse(rss("<item><title>Bridge</title></item>"))
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason, declared) == (0, Reason.MISSING_TEXT, Declared(1))
    assert "'Bridge' has neither content nor a summary" in fault.detail


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("html", "&lt;p&gt;It sails.&lt;/p&gt;&lt;p&gt;At six.&lt;/p&gt;", "It sails.\n\nAt six."),
        ("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml"><p>It sails.</p><p>At six.</p></div>', "It sails.\n\nAt six."),
        ("xhtml", '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>It sails.</h:p><h:p>At six.</h:p></h:div>', "It sails.\n\nAt six."),
        ("text", "It sails\n at six &amp; &lt;b&gt; is no tag.", "It sails\n at six & <b> is no tag."),
    ],
)
def test_atom_says_what_its_content_is(kind: str, content: str, text: str) -> None:
    entry = f'<entry><id>urn:a</id><title>T</title><updated>2024-03-03T08:00:00Z</updated><content type="{kind}">{content}</content></entry>'
    found = record(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><author><name>O. Fure</name></author>{entry}</feed>'.encode(), ATOM)
    assert (found.text, found.record_id) == (text, "urn:a")
    assert (found.hints["updated"], found.hints["authors"]) == ("2024-03-03T08:00:00Z", "O. Fure")


def test_prefixes_are_what_the_feed_declares_them_to_be() -> None:
    data = b"""<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:d="http://purl.org/dc/elements/1.1/"><a:entry><a:id>1</a:id>
    <d:creator>Jane Roe</d:creator><a:link rel="self" href="x"/><a:link href="https://a.example"/><a:summary>S.</a:summary></a:entry></a:feed>"""
    assert record(data, ATOM).hints == {"guid": "1", "authors": "Jane Roe", "url": "https://a.example", "summary_only": "true"}


def test_rss_1_has_its_items_behind_the_channel() -> None:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {NAMESPACES}><channel rdf:about="c">
    <title>R</title></channel><item rdf:about="u1"><title>T</title><description>It sails.</description><dc:date>2024-01-01</dc:date></item></rdf:RDF>"""
    found = record(data.encode())
    assert (found.record_id, found.hints["publisher"], found.hints["published"]) == ("u1", "R", "2024-01-01")


def test_elements_that_no_standard_names_are_hints_under_their_own() -> None:
    item = '<item><description>It sails.</description><x:desk xmlns:x="https://x.example/"><x:code>SEA</x:code></x:desk></item>'
    assert record(rss(item)).hints["x:code"] == "SEA"


def test_entities_of_html_and_bare_ampersands_are_what_they_mean() -> None:
    found = record(rss("<item><title>R&D &nbsp;caf&eacute;</title><description>Fish & chips&hellip;</description></item>"))
    assert (found.hints["title"], found.text) == ("R&D café", "Fish & chips…")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<item><description><![CDATA[It sails</description></item>", Reason.BROKEN_RECORD),
        ("<item><description>It sails</description>", Reason.BROKEN_RECORD),
        (f"<item><description>{'x' * 2000}</description></item>", Reason.TOO_LARGE),
        ("<item/>", Reason.MISSING_TEXT),
    ],
)
def test_a_broken_item_costs_itself_alone(broken: str, reason: Reason) -> None:
    outcomes = parse(rss(SHORT, broken, SHORT), limit=1500)
    assert outline(outcomes) == ["It stays shut.", reason, "It stays shut."]
    assert isinstance(outcomes[1], Fault)
    assert outcomes[1].detail.startswith("byte ")
    assert outcomes[-1] == Declared(3)


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.9, 0.99])
def test_of_a_truncated_feed_what_came_before_is_kept(kept: float) -> None:
    data = rss(*[SHORT] * 9)
    outcomes = parse(data[: int(len(data) * kept)])
    assert outline(outcomes)[0] == "It stays shut."
    assert outline(outcomes)[-1] == Reason.TRUNCATED


def test_tags_in_comments_and_sections_are_none() -> None:
    item = "<item><!-- </item><item> --><description><![CDATA[In <item> and </item>.]]></description></item>"
    assert outline(parse(rss(item, SHORT))) == ["In and .", "It stays shut."]


def test_a_feed_without_items_is_no_story() -> None:
    assert outline(parse(rss())) == [Reason.NO_STORY]
    assert outline(parse(b"")) == [Reason.EMPTY]


def test_the_declared_encoding_is_applied() -> None:
    data = b'<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><description>\xcc\xee\xf1\xf2</description></item></channel></rss>'
    assert (record(data).text, record(data).encoding) == ("Мост", "windows-1251")
    assert record(rss("<item><description>Мост</description></item>").decode().encode("utf-16")).text == "Мост"


@pytest.mark.parametrize("length", [CHUNK_BYTES - 400, CHUNK_BYTES, 3 * CHUNK_BYTES])
def test_items_may_lie_across_chunks(length: int) -> None:
    text = "x" * length
    assert outline(parse(rss(SHORT, f"<item><description>{text}</description></item>", SHORT))) == ["It stays shut.", text, "It stays shut."]


@pytest.mark.parametrize(
    ("data", "format", "expected"),
    [
        (b"<rss>", RSS, Sign.CONTENT), (b"<feed>", ATOM, None), (b"<feed xmlns='http://www.w3.org/2005/Atom'>", RSS, None),
        (b"<rdf:RDF xmlns:rdf='x' xmlns:skos='y'>", RSS, None), (b"RSS feeds are <rss> in XML", RSS, None),
    ],
)  # fmt: skip
def test_feeds_are_known_by_their_root(data: bytes, format: Format, expected: Sign | None) -> None:
    assert format.recognises(data, "feed.xml") is expected


@pytest.mark.parametrize("piece", [b"<item>", b"<item", b"</item>", b"<![CDATA[", b"<!--", b"<item><![CDATA[", b"<item><a>", b"&", b"<"])
def test_time_is_linear_in_nonsense(piece: bytes) -> None:
    *outcomes, declared = parse(b"<rss>" + piece * (200_000 // len(piece)), limit=100_000)
    assert declared == Declared(len(outcomes))


PIECES = (
    b"<item>",
    b"</item>",
    b"<title>",
    b"</title>",
    b"<description>",
    b"</description>",
    b"<![CDATA[",
    b"]]>",
    b"a",
    b"&",
    b"<!--",
    b"-->",
    b"\xff",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map(b"".join) | st.binary(max_size=80), st.sampled_from([20, 1 << 20]))
def test_counts_add_up_whatever_the_bytes_are(data: bytes, limit: int) -> None:
    *outcomes, declared = parse(b"<rss><channel>" + data, limit=limit)
    assert declared == Declared(len(outcomes))
    assert [outcome.number for outcome in outcomes] in ([None], list(range(len(outcomes))))  # type: ignore[union-attr]
