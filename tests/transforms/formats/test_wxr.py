import io

import pytest

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.feeds import RSS
from transforms.formats.wxr import WXR, post_html
from transforms.records import Declared, Fault, Outcome, Record, Skip

START = """<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="WordPress" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Calder Notes</title>
<language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login><![CDATA[phil]]></wp:author_login>
<wp:author_display_name><![CDATA[Philippa Oduya]]></wp:author_display_name></wp:author>"""


def post(content: str = "It sails.", kind: str = "post", status: str = "publish", date: str = "2024-06-27 08:15:00") -> str:
    return f"""<item><title>Gannets</title><link>https://notes.example/gannets</link><dc:creator>phil</dc:creator>
<guid isPermaLink="false">https://notes.example/?p=7</guid><description></description><content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[On a mast.]]></excerpt:encoded><wp:post_id>7</wp:post_id><wp:post_date_gmt>{date}</wp:post_date_gmt>
<wp:post_name>gannets</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<category domain="category" nicename="science"><![CDATA[Science]]></category><category domain="post_tag" nicename="birds"><![CDATA[Birds]]></category>
<wp:comment><wp:comment_content><![CDATA[First!]]></wp:comment_content></wp:comment></item>"""


def parse(*posts: str) -> list[Outcome]:
    return list(WXR.parse(io.BytesIO(f"{START}{''.join(posts)}</channel></rss>".encode()), "notes.xml", Parsing()))


def test_a_published_post_is_a_record_with_its_author_by_name() -> None:
    record = parse(post())[0]
    assert isinstance(record, Record)
    assert (record.text, record.record_id) == ("It sails.", "https://notes.example/?p=7")
    assert record.hints == {
        "title": "Gannets",
        "url": "https://notes.example/gannets",
        "guid": "https://notes.example/?p=7",
        "authors": "Philippa Oduya",
        "published": "2024-06-27 08:15:00Z",
        "publisher": "Calder Notes",
        "language": "en-GB",
        "summary": "On a mast.",
        "slug": "gannets",
        "status": "publish",
        "section": "Science",
        "keywords": "Birds",
        "post_id": "7",
    }


@pytest.mark.parametrize(
    ("kind", "status", "what"),
    [
        ("post", "draft", "draft post"), ("post", "private", "private post"), ("page", "publish", "page"), ("attachment", "inherit", "attachment"),
        ("nav_menu_item", "publish", "nav menu item"), ("revision", "inherit", "revision"), ("acf-field", "publish", "acf-field"),
    ],
)  # fmt: skip
def test_what_is_no_published_post_is_skipped_under_its_name(kind: str, status: str, what: str) -> None:
    assert parse(post(kind=kind, status=status), post())[0] == Skip(0, what)
    assert parse(post(kind=kind, status=status), post())[-1] == Declared(2)


def test_a_post_without_text_is_empty() -> None:
    fault = parse(post('<img src="a.jpg"/>'))[0]
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.EMPTY


def test_a_post_that_never_was_published_has_no_date() -> None:
    record = parse(post(date="0000-00-00 00:00:00"))[0]
    assert isinstance(record, Record)
    assert "published" not in record.hints


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("It sails.\n\nAt six,\nthey say.", "It sails.\n\nAt six,\nthey say."),
        ("It sails.\n\n<h2>Back by nine</h2>\nSo they say.", "It sails.\n\nBack by nine\n\nSo they say."),
        ("<!-- wp:paragraph -->\n<p>It\nsails.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>Six</h2>\n<!-- /wp:heading -->", "It sails.\n\nSix"),
        ("[dropcap]I[/dropcap]t sails [sic].\n\n[gallery ids=\"1,2\"]\n\nAt six.", "It sails [sic].\n\nAt six."),
        ("[caption id=\"a\" width=\"300\"]<a href=\"x\"><img src=\"a.jpg\"/></a> The ferry. Photo: L. Tveter[/caption]\nIt sails.",
         "The ferry. Photo: L. Tveter\n\nIt sails."),
    ],
)  # fmt: skip
def test_the_body_of_a_post_reads_as_the_site_shows_it(content: str, text: str) -> None:
    record = parse(post(content))[0]
    assert isinstance(record, Record)
    assert record.text == text


def test_a_caption_is_a_figures_caption() -> None:
    record = parse(post('[caption]<img src="a.jpg"/> The ferry.[/caption]It sails.'))[0]
    assert isinstance(record, Record)
    assert record.layout is not None
    assert list(record.layout.tags) == ["figcaption", "p"]


def test_an_export_is_known_from_a_feed() -> None:
    assert WXR.recognises(START.encode(), "a.xml") is Sign.CONTENT
    assert RSS.recognises(START.encode(), "a.xml") is None


@pytest.mark.parametrize("piece", ["[caption]", "[/caption]", "[caption ", "[a]", "[/a]", "[gallery ", "\n\n", "<p>\n"])
def test_time_is_linear_in_shortcodes(piece: str) -> None:
    assert isinstance(post_html(piece * (200_000 // len(piece))), str)
