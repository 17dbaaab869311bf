import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.pdf import PDF
from transforms.records import Declared, Fault, Record

Word = tuple[int, int, int, str]
COLUMN: list[Word] = [
    (60, 780, 18, "Ferry sails again"),
    (60, 750, 11, "The Skarvik ferry sails again, the harbour indus-"),
    (60, 736, 11, "try said on Monday. It is back by nine, as it"),
    (60, 722, 11, "was before the storm."),
    (60, 700, 11, "Nobody (but the gulls) was waiting at the quay"),
    (60, 686, 11, "when it came in."),
]


def pdf(pages: list[list[Word]], information: str = "") -> bytes:
    """A document whose pages have words at places (x, y in points), in a size."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        escaped = ((x, y, size, text.replace("(", "\\(").replace(")", "\\)")) for x, y, size, text in words)
        content = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in escaped).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    objects.append(f"<< {information} >>".encode())
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def read(data: bytes, parsing: Parsing | None = None) -> Record | Fault:
    outcome, declared = PDF.parse(io.BytesIO(data), "clipping.pdf", parsing or Parsing())
    assert declared == Declared(1)
    assert isinstance(outcome, Record | Fault)
    return outcome


def reason(data: bytes) -> Reason | None:
    found = read(data)
    return found.reason if isinstance(found, Fault) else None


def test_lines_are_put_together_as_paragraphs_and_divided_words_are_left_to_repair() -> None:
    found = read(pdf([COLUMN]))
    assert isinstance(found, Record)
    assert found.text.split("\n\n") == [
        "Ferry sails again",
        "The Skarvik ferry sails again, the harbour indus-\ntry said on Monday. It is back by nine, as it was before the storm.",
        "Nobody (but the gulls) was waiting at the quay when it came in.",
    ]


def test_pages_follow_each_other_and_what_the_document_says_of_itself_keeps_its_own_names() -> None:
    information = "/Title (Microsoft Word - Document1) /Author (Admin) /CreationDate (D:20240513080000Z)"
    found = read(pdf([[(60, 780, 11, "One – Größe.")], [(60, 780, 11, "Two.")]], information))
    assert isinstance(found, Record)
    assert (found.record_id, found.text) == ("clipping", "One – Größe.\n\nTwo.")
    said = {"pdf.title": "Microsoft Word - Document1", "pdf.author": "Admin", "pdf.created": "D:20240513080000Z", "pdf.pages": "2"}
    assert found.hints == said


def test_pages_without_text_are_scans_that_need_ocr() -> None:
    fault = read(pdf([[], []]))
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.MISSING_TEXT
    assert "(2)" in fault.detail
    assert "OCR" in fault.detail


def test_a_locked_document_is_encrypted() -> None:
    locked = b"/Filter /Standard /V 1 /R 2 /P -44 /O <%b> /U <%b>" % (b"41" * 32, b"42" * 32)
    data = pdf([COLUMN]).replace(b"/Root 1 0 R", b"/Encrypt << %b >> /ID [<00><00>] /Root 1 0 R" % locked)
    assert reason(data) is Reason.ENCRYPTED


def test_what_is_no_document_behind_the_magic_is_broken() -> None:
    assert reason(b"%PDF-1.7\njunk") is Reason.BROKEN_RECORD
    assert reason(pdf([COLUMN])[:400]) is Reason.BROKEN_RECORD


def test_a_document_that_is_too_large_is_passed_over() -> None:
    found = read(pdf([COLUMN]), Parsing(max_record_bytes=500))
    assert isinstance(found, Fault)
    assert found.reason is Reason.TOO_LARGE


def test_without_the_extra_the_fault_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    fault = read(pdf([COLUMN]))
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.UNSUPPORTED
    assert "newsmill[documents]" in fault.detail


def test_a_document_is_known_by_its_magic_whatever_its_name() -> None:
    assert PDF.recognises(pdf([COLUMN]), "a.txt") is Sign.CONTENT
    assert PDF.recognises(b"A file begins with %PDF-1.7 if it is one.", "a.pdf") is None


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_changed_documents_are_a_record_or_a_fault(data: st.DataObject) -> None:
    changed = bytearray(pdf([COLUMN, COLUMN]))
    for place in data.draw(st.lists(st.integers(0, len(changed) - 1), max_size=6)):
        changed[place] = data.draw(st.integers(0, 255))
    read(bytes(changed[: data.draw(st.integers(1, len(changed)))]))
