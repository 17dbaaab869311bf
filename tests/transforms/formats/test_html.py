"""HTML pages: known by what they begin with, decoded as the web does, one record a file."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import recognise
from transforms.formats.base import Parsing
from transforms.formats.html import HTML, decode_page, page_record
from transforms.formats.mhtml import MHTML
from transforms.records import Declared, Fault, Outcome, Record

STORY = "<p>The ferry to Øyer sails at nine.</p>"
PAGE = f"<!DOCTYPE html><html><head><title>Ferry</title></head><body><h1>Ferry</h1>{STORY}</body></html>"
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/city/ferry
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----edge"

------edge
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/city/ferry

<html><head><meta charset=3D"utf-8"></head><body><p>The ferry to =C3=98yer sails at <a href=3D"/nine">nine</a>.</p></body></html>
------edge
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------edge--
"""


def outcomes(data: bytes, name: str = "ferry.html", parsing: Parsing | None = None, form: object = HTML) -> list[Outcome]:
    return list((MHTML if form is MHTML else HTML).parse(BytesIO(data), name, parsing or Parsing()))


def record(data: bytes) -> Record:
    found, declared = outcomes(data)
    assert isinstance(found, Record) and declared == Declared(1)
    return found


@pytest.mark.parametrize(
    ("data", "name", "sign"),
    [
        (PAGE, "a.txt", Sign.CONTENT),
        ("\n<!-- saved --><!-- twice -->\n<HTML lang=en>x", "a", Sign.CONTENT),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="x">', "a.xml", Sign.CONTENT),
        ("<body><p>x", "a", Sign.CONTENT),
        ("<p>One.</p>\n<p>Two.</p>", "a.txt", Sign.CONTENT),
        ("<p>One.", "a.htm", Sign.CONTENT),
        ("Ferry <b>sails</b> at nine", "a.html", Sign.NAME),
    ],
)
def test_pages_and_fragments_are_known(data: str, name: str, sign: Sign) -> None:
    found = recognise(data.encode(), name)
    assert not isinstance(found, Fault) and (found[0].name, found[1]) == ("html", sign)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("The <p> element opens a paragraph.", "a.txt"),
        ("<p>alone at the beginning of a note about markup", "a.txt"),
        ('<rss version="2.0"><channel><description><p>x</p><p>y</p></description></channel></rss>', "a.xml"),
        ('<?xml version="1.0"?><nitf><head><title>x</title></head><body><p>x</p><p>y</p></body></nitf>', "a.xml"),
        ("The ferry sails at nine.", "a.html"),
    ],
)
def test_what_is_no_page_is_left_to_others(data: str, name: str) -> None:
    assert HTML.recognises(data.encode(), name) is None


def test_a_page_is_one_record_with_layout_and_hints() -> None:
    found = record(PAGE.encode())
    assert (found.record_id, found.text, found.encoding) == ("ferry", "Ferry\n\nThe ferry to Øyer sails at nine.", "utf-8")
    assert found.layout is not None and list(found.layout.tags) == ["h1", "p"]
    assert found.hints["title_element"] == "Ferry"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (STORY.encode(), "utf-8"),
        (STORY.encode("utf-16"), "utf-16"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8-sig"),
        (b"<meta charset=iso-8859-1>" + STORY.encode("cp1252"), "windows-1252"),
        (b"<meta charset=iso-8859-1>" + STORY.encode(), "utf-8"),
        (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">' + STORY.encode("cp1252"), "windows-1252"),
        (b"<meta charset=nonsense>" + STORY.encode(), "utf-8"),
        (b'<?xml version="1.0" encoding="iso-8859-15"?><html>' + STORY.encode("iso-8859-15"), "iso-8859-15"),
    ],
)
def test_the_encoding_is_the_one_that_the_bytes_are_in(data: bytes, encoding: str) -> None:
    found = record(data)
    assert (found.text, found.encoding) == ("The ferry to Øyer sails at nine.", encoding)


def test_labels_mean_what_they_mean_on_the_web() -> None:
    decoded = decode_page("<meta charset=gb2312><p>渡轮朱镕基</p>".encode("gb18030"))
    assert not isinstance(decoded, Fault) and "朱镕基" in decoded.text


def test_what_came_with_a_page_goes_before_what_it_declares() -> None:
    found = page_record(7, "r7", b"<meta charset=windows-1252>" + STORY.encode("cp1251", "replace").replace(b"?", b"\xd8"), "windows-1251", None)
    assert isinstance(found, Record) and (found.number, found.record_id, found.encoding) == (7, "r7", "windows-1251")


def test_the_address_of_a_page_resolves_its_links() -> None:
    found = page_record(0, "r", b'<p><a href="/a">x</a></p>', None, "https://post.example/b")
    assert isinstance(found, Record) and found.layout is not None
    assert (list(found.layout.anchor_urls), found.hints["url"]) == (["https://post.example/a"], "https://post.example/b")


@pytest.mark.parametrize("data", [b"<html><head><title>x</title></head><body><script>draw()</script></body></html>", b"<p>&nbsp;</p>"])
def test_a_page_that_shows_no_text_says_what_to_do(data: bytes) -> None:
    (fault, declared) = outcomes(data)
    assert isinstance(fault, Fault) and fault.reason is Reason.EMPTY and fault.number is None and "browser" in fault.detail
    assert declared == Declared(1)


def test_nothing_at_all_is_empty_and_too_much_is_too_large() -> None:
    assert isinstance(outcomes(b" \n")[0], Fault)
    (fault, _) = outcomes(PAGE.encode(), parsing=Parsing(max_record_bytes=20))
    assert isinstance(fault, Fault) and fault.reason is Reason.TOO_LARGE


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from([*PAGE.split(">"), "<", "\x85", "<p", "</"]), max_size=30).map(lambda parts: ">".join(parts).encode())
)
def test_whatever_the_bytes_are_the_counts_add_up(data: bytes) -> None:
    *found, declared = outcomes(data)
    assert len(found) == 1 and declared == Declared(1)


def test_a_page_cut_off_anywhere_is_read_as_far_as_it_goes() -> None:
    for length in range(60, len(PAGE)):
        assert len(outcomes(PAGE.encode()[:length])) == 2


def test_a_saved_page_is_found_among_its_parts() -> None:
    found = recognise(SAVED.encode(), "ferry.txt")
    assert not isinstance(found, Fault) and found[0].name == "mhtml"
    (saved, _) = outcomes(SAVED.encode(), "ferry.mhtml", form=MHTML)
    assert isinstance(saved, Record) and saved.layout is not None
    assert (saved.text, saved.hints["url"]) == ("The ferry to Øyer sails at nine.", "https://post.example/city/ferry")
    assert list(saved.layout.anchor_urls) == ["https://post.example/nine"]


@pytest.mark.parametrize("data", [SAVED.split("------edge\n")[0], SAVED.replace("text/html\n", "text/css\n"), ""])
def test_a_saved_page_without_its_page_is_a_fault(data: str) -> None:
    (fault, declared) = outcomes(data.encode(), "ferry.mhtml", form=MHTML)
    assert isinstance(fault, Fault) and fault.number is None and declared == Declared(1)
