import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from schemas.vocabulary import Reason
from transforms.formats.lines import open_source
from transforms.formats.xml import Document, at, declared_encoding, decode_declared, descend, parse_document, parse_xml, root_of, words_of
from transforms.formats.xml_items import Cut, Items, document_of
from transforms.formats.xml_mending import mend, without_markup
from transforms.records import Fault

LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
BOMB = f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'


def words(data: bytes) -> str:
    root = parse_xml(data)
    assert not isinstance(root, Fault)
    return words_of(root)


def fault(data: bytes) -> Fault:
    found = parse_xml(data)
    assert isinstance(found, Fault)
    return found


@pytest.mark.parametrize(
    ("head", "name", "namespace"),
    [
        (b"<nitf>", "nitf", ""),
        (b'<?xml version="1.0"?>\n<!-- <b> --><!DOCTYPE nitf [<!ENTITY x "y">]>\n<x:nitf xmlns:x="http://n.example/"/>', "nitf", "http://n.example/"),
        (b'<newsItem xmlns="http://n.example/" guid="a">', "newsItem", "http://n.example/"),
        (b"\xef\xbb\xbf\x01\n <?xml version='1.0'?><a/>", "a", ""),
        ('<?xml version="1.0"?><Größe>'.encode("utf-16"), "Größe", ""),
    ],
)
def test_the_root_is_seen_behind_what_stands_in_front_of_it(head: bytes, name: str, namespace: str) -> None:
    root = root_of(head)
    assert root is not None
    assert (root.name, root.namespace) == (name, namespace)


@pytest.mark.parametrize("head", [b"", b"It sails at six. <a>", b"<!-- not closed <a>", b"&lt;a>", b"< a>"])
def test_what_does_not_begin_like_xml_has_no_root(head: bytes) -> None:
    assert root_of(head) is None


def test_an_entity_that_a_document_defines_stays_as_it_is_written() -> None:
    assert words(f"{BOMB}<a b='&l9;'>so &l9; it goes</a>".encode()) == "so &l9; it goes"
    assert words(b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 100_000 + b'">]><a>' + b"&x;" * 100 + b"</a>") == "&x;" * 100


def test_what_is_outside_is_never_read() -> None:
    outside = b'<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p;]>'
    assert words(outside + b"<a>from &f; on</a>") == "from &f; on"


def test_named_entities_of_html_become_their_characters() -> None:
    assert words(b'<!DOCTYPE a SYSTEM "nitf.dtd"><a>caf&eacute;&nbsp;&ndash; R&amp;D &lt;b&gt;</a>') == "café – R&D <b>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<a>R & D, AT&T, 5 < 6 & 7 > 2</a>", "R & D, AT&T, 5 < 6 & 7 > 2"),
        (b"<a><![CDATA[R & D &eacute; <b>]]></a>", "R & D &eacute; <b>"),
        (b"<a href='x?a=1&b=2'>x</a>", "x"),
        (b"<a><!-- & < -->x<?y & ?></a>", "x"),
        (b"<a><b>one</a> two", "one two"),
        (b"<x:a><y:b>one</y:b></x:a>", "one"),
    ],
)
def test_small_faults_are_mended_without_loss(data: bytes, expected: str) -> None:
    assert words(data) == expected


def test_what_xml_forbids_becomes_a_replacement_character_and_is_told() -> None:
    document = parse_document(b"<a>x\x0by&#1;z&#xD800;&#999999999;</a>", None)
    assert isinstance(document, Document)
    assert words_of(document.root) == "x\ufffdy\ufffdz\ufffd\ufffd"
    assert document.repaired == "characters that XML forbids became U+FFFD"


def test_markup_that_cannot_be_mended_without_loss_is_a_fault_with_its_place() -> None:
    found = fault(b"<a>one\n<b>two</c>three</b>four</a>five")
    assert found.reason is Reason.BROKEN_RECORD
    assert "(line 2)" in found.detail
    assert fault(b"no markup").reason is Reason.BROKEN_RECORD


def test_deep_nesting_is_read_or_refused() -> None:
    assert words(b"<a>" * 1500 + b"x" + b"</a>" * 1500) == "x"
    assert fault(b"<a>" * 100_000 + b"x" + b"</a>" * 100_000).reason is Reason.BROKEN_RECORD


def test_long_text_is_read_whole() -> None:
    assert len(words(b"<a>" + b"x" * 11_000_000 + b"</a>")) == 11_000_000


@pytest.mark.parametrize("prologue", [b"\n\n", b"\xef\xbb\xbf", b"\x01\x02\r\n", b"\0"])
def test_bytes_before_the_prologue_are_passed_over(prologue: bytes) -> None:
    assert words(prologue + "<?xml version='1.0' encoding='utf-8'?><a>Größe</a>".encode()) == "Größe"


@pytest.mark.parametrize(
    ("said", "true", "named"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("UTF-8", "iso-8859-1", "windows-1252"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("iso-8859-1", "iso-8859-1", "iso-8859-1"),
        ("iso-8859-1", "windows-1252", "windows-1252"),
        ("iso-8859-15", "iso-8859-15", "iso-8859-15"),
        ("us-ascii", "utf-8", "utf-8"),
        ("nonsense", "utf-8", "utf-8"),
        ("punycode", "utf-8", "utf-8"),
        ("utf-8", "utf-16", "utf-16"),
        ("utf-16", "utf-8", "utf-8"),
    ],
)
def test_declared_encodings_are_tried_and_not_trusted(said: str, true: str, named: str) -> None:
    text = "Der Fährmann fährt über die Größe der Brücke – kühl" if true != "iso-8859-1" else "Der Fährmann fährt über die Größe der Brücke, kühl"
    text = text.replace("–", "€") if true == "iso-8859-15" else text
    data = f"<?xml version='1.0' encoding='{said}'?><a>{text}</a>".encode(true)
    document = parse_document(data, declared_encoding(data))
    assert isinstance(document, Document)
    assert (words_of(document.root), document.encoding) == (text, named)


def test_japanese_and_chinese_encodings_are_read_as_declared() -> None:
    for encoding in ("shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5"):
        decoded = decode_declared("<a>政府一</a>".encode(encoding), encoding)
        assert not isinstance(decoded, Fault)
        assert decoded.text == "<a>政府一</a>"


def test_paths_lead_through_every_namespace() -> None:
    root = etree.fromstring("<a xmlns='http://n.example'><b/><b><c> one\n two </c></b><x:b xmlns:x='http://m.example'><c>three</c></x:b></a>")
    assert [words_of(found) for found in descend(root, "b/c")] == ["one two", "three"]
    assert at(root, "b/c") == "one two"
    assert at(root, "b/d") == ""


def cut(data: bytes, deepest: int = 1, limit: int = 1000, step: int = 1 << 20) -> list[tuple[bytes, bool]]:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(step, size or step))

    return [(piece.data, piece.whole) for piece in Items(open_source(Slow(data)), Cut(("item", "note"), limit, deepest))]


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
def test_items_are_cut_out_wherever_chunks_end(step: int) -> None:
    data = b"<m><x:item a='1'>A<![CDATA[ </item> ]]>b</x:item ><!-- <item> --><items/><item>two</item><note>three</note></m>"
    wanted = [b"<x:item a='1'>A<![CDATA[ </item> ]]>b</x:item >", b"<item>two</item>", b"<note>three</note>"]
    assert cut(data, step=step) == [(item, True) for item in wanted]


def test_an_item_in_an_item_is_cut_out_of_it() -> None:
    assert cut(b"<item>a<item>b</item>c</item>", deepest=2) == [(b"<item>b</item>", True), (b"<item>ac</item>", True)]


def test_an_item_that_is_not_closed_ends_where_the_next_begins() -> None:
    assert cut(b"<m><item>a<item>b</item></m>") == [(b"<item>a", False), (b"<item>b</item>", True)]


def test_an_item_too_long_is_not_kept_and_the_next_one_is() -> None:
    assert cut(b"<item>" + b"x" * 5000 + b"</item><item>b</item>") == [(b"", True), (b"<item>b</item>", True)]


def test_the_place_of_a_broken_item_is_told() -> None:
    source = open_source(io.BytesIO(b"<m><item>a"))
    found = document_of(next(iter(Items(source, Cut(("item",), 100)))), 0, source)
    assert isinstance(found, Fault)
    assert (found.reason, found.detail[:8]) == (Reason.TRUNCATED, "byte 3: ")


PIECES = (
    "<a>",
    "</a>",
    "<b c='",
    "'>",
    "&",
    "&amp;",
    "&lt;",
    "&#1;",
    "&#x41;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<",
    ">",
    "x",
    "\x0b",
    "é",
    '"',
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_mended_is_read_or_refused_and_nothing_is_lost(text: str) -> None:
    document = parse_document(f"<r>{text}</r>".encode(), None)
    if isinstance(document, Document):
        printed = without_markup(mend(f"<r>{text}</r>").text)
        assert len("".join("".join(document.root.itertext()).split())) >= len("".join(printed.split()))
    else:
        assert document.reason is Reason.BROKEN_RECORD


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "iso-8859-1", "shift_jis", "utf-16", "zlib"]))
def test_any_bytes_are_a_document_or_a_fault(data: bytes, declared: str | None) -> None:
    assert isinstance(parse_document(data, declared), Document | Fault)
