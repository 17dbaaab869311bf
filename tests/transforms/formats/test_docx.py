import io
import re
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing, recognise
from transforms.formats.docx import DOCX
from transforms.records import Declared, Fault, Record

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Ferry</dc:title><dc:creator>Ilse Brandvold</dc:creator>'
    "<dcterms:created>2024-05-13T08:00:00Z</dcterms:created></cp:coreProperties>"
)
STORY = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferry sails again</w:t></w:r></w:p>'
    '<w:p><w:r><w:t xml:space="preserve">The Skarvik ferry is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>back</w:t></w:r>'
    "<w:r><w:t>.</w:t></w:r><w:del><w:r><w:delText>Not so.</w:delText></w:r></w:del><w:ins><w:r><w:t> It is so.</w:t></w:r></w:ins></w:p>"
)


def docx(story: str = STORY, core: str = CORE, more: dict[str, bytes] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", core)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{story}</w:body></w:document>")
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(data: bytes, parsing: Parsing | None = None) -> Record | Fault:
    outcome, declared = DOCX.parse(io.BytesIO(data), "clipping.docx", parsing or Parsing())
    assert declared == Declared(1)
    assert isinstance(outcome, Record | Fault)
    return outcome


def reason(data: bytes) -> Reason | None:
    found = read(data)
    return found.reason if isinstance(found, Fault) else None


def test_paragraphs_come_with_layout_and_tracked_changes_as_accepted() -> None:
    found = read(docx())
    assert isinstance(found, Record)
    assert (found.record_id, found.text.split("\n\n")) == ("clipping", ["Ferry sails again", "The Skarvik ferry is back. It is so."])
    assert found.layout
    assert list(found.layout.tags)[-1] == "p"


def test_what_the_document_says_of_itself_keeps_names_of_its_own() -> None:
    found = read(docx())
    assert isinstance(found, Record)
    assert found.hints == {"docx.title": "Ferry", "docx.creator": "Ilse Brandvold", "docx.created": "2024-05-13T08:00:00Z"}
    broken = read(docx(core="<nonsense"))
    assert isinstance(broken, Record)
    assert broken.hints == {}


def test_pictures_are_not_looked_at() -> None:
    assert reason(docx(more={"word/media/image1.png": bytes(100 << 20)})) is None


@pytest.mark.parametrize("story", ["", "<w:p/>"])
def test_a_document_without_text_says_so(story: str) -> None:
    assert reason(docx(story)) is Reason.MISSING_TEXT


@pytest.mark.parametrize("story", ["<w:p>", "<w:p>" * 5000 + "</w:p>" * 5000, "</w:body>"])
def test_markup_that_is_broken_or_nested_too_deeply_is_a_fault(story: str) -> None:
    assert reason(docx(story)) is Reason.BROKEN_RECORD


def test_a_bomb_inside_is_too_large_and_entities_are_refused() -> None:
    assert reason(docx(" " * (100 << 20))) is Reason.TOO_LARGE
    assert reason(docx(more={"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'})) is Reason.BROKEN_RECORD


def test_a_document_cut_short_is_broken_and_a_locked_one_encrypted() -> None:
    data = docx()
    assert reason(b"") is Reason.EMPTY
    assert all(reason(data[:size]) is Reason.BROKEN_RECORD for size in range(97, len(data), 97))
    locked = bytearray(data)
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert reason(bytes(locked)) is Reason.ENCRYPTED


def test_a_document_that_is_too_large_is_passed_over() -> None:
    found = read(docx(), Parsing(max_record_bytes=100))
    assert isinstance(found, Fault)
    assert found.reason is Reason.TOO_LARGE


def test_without_the_extra_the_fault_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    fault = read(docx())
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.UNSUPPORTED
    assert "newsmill[documents]" in fault.detail


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_document_is_known_by_its_parts_and_an_archive_of_clippings_is_none() -> None:
    assert DOCX.recognises(docx(), "clippings.zip") is Sign.CONTENT
    for members in ({"word/clip.txt": b"x", "a.txt": b"word/document.xml"}, {"a.docx": docx()}, {"a.txt": b"[Content_Types].xml word/ xl/"}):
        assert DOCX.recognises(zipped(members), "a.docx") is None


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"mimetype": b"application/epub+zip"}, "EPUB"),
        ({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}, "PowerPoint"),
    ],
)
def test_other_office_documents_are_named_with_what_to_do(members: dict[str, bytes], what: str) -> None:
    fault = recognise(zipped(members), "a.zip")
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.UNSUPPORTED
    assert what in fault.detail


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_documents_that_lack_tags_or_attributes_are_a_record_or_a_fault(data: st.DataObject) -> None:
    pieces = re.findall(r"<[^>]+>|w:\w+=\"[^\"]*\"|[^<]+", STORY)
    left_out = data.draw(st.sets(st.sampled_from(pieces), max_size=4))
    read(docx("".join(piece for piece in re.split(r"(<[^>]+>)", STORY) if piece not in left_out)))
