"""PDF documents: the text of all pages as one record. Needs pypdfium2, of the extra ``documents``.

What a document says of itself (title, author) is often what a program made up: such hints keep names of their own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from schemas.vocabulary import Reason, Sign
from transforms.formats.base import Format, Parsing, sign, stem
from transforms.formats.whole import one_record
from transforms.reading.wrapping import finished
from transforms.records import Fault, Outcome, Record

if TYPE_CHECKING:
    import pypdfium2

MAGIC = b"%PDF-"
WRONG_PASSWORD = 4
# What PDFium gives for a hyphen that divides a word between two lines.
DIVIDING_HYPHENS = ("\ufffe", "\x02")
HINTS = {"Title": "pdf.title", "Author": "pdf.author", "Subject": "pdf.subject", "Keywords": "pdf.keywords", "CreationDate": "pdf.created"}
# Against the usual distance of lines, and in heights of letters.
LEAST_HEIGHT = 0.1
WIDE_GAP, OTHER_SIZE, FAR_BELOW, INDENT = 1.35, 0.2, 1.6, 0.5


class _Line(NamedTuple):
    """A line of a page: where its first letter begins and how high it is, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    height: float


def recognises(head: bytes, name: str) -> Sign | None:
    """By the mark at the beginning."""
    return sign(head.lstrip().startswith(MAGIC))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    return one_record(stream, parsing, lambda data: _read(data, stem(name)))


def _read(data: bytes, record_id: str) -> Record | Fault:
    try:
        import pypdfium2
    except ImportError:
        return Fault(None, Reason.UNSUPPORTED, "it is a PDF document; install newsmill[documents] to read it")
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return _record(document, record_id)
    except pypdfium2.PdfiumError as error:
        if error.err_code == WRONG_PASSWORD:
            return Fault(None, Reason.ENCRYPTED, "it is a PDF document locked with a password: save it without one")
        return Fault(None, Reason.BROKEN_RECORD, f"it is a PDF document that cannot be read ({error}): get it again")


def _record(document: pypdfium2.PdfDocument, record_id: str) -> Record | Fault:
    pages = [_page_text(document, number) for number in range(len(document))]
    unreadable = [str(number) for number, text in enumerate(pages, 1) if text is None]
    text = "\n\n".join(filter(None, pages))
    if not text:
        if unreadable:
            return Fault(None, Reason.BROKEN_RECORD, f"its pages ({len(pages)}) cannot be read: get the document again")
        return Fault(
            None,
            Reason.MISSING_TEXT,
            f"none of its pages ({len(pages)}) has text, they are scanned pictures: run OCR on it first, for example with ocrmypdf",
        )
    said = {ours: _printable(document.get_metadata_value(theirs)) for theirs, ours in HINTS.items()}
    said |= {"pdf.pages": str(len(pages)), "pdf.unreadable_pages": "; ".join(unreadable)}
    return Record(0, record_id, text, "pdf", {name: value for name, value in said.items() if value})


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str | None:
    """The paragraphs of a page, a blank line between them; None if the page is damaged."""
    import pypdfium2

    try:
        with closing(document.get_page(number)) as page, closing(page.get_textpage()) as text:
            return _printable("\n\n".join(_paragraphs(list(_lines(text)))))
    except pypdfium2.PdfiumError:
        return None


def _lines(page: Any) -> Iterator[_Line]:
    at = 0
    for line in page.get_text_range().split("\r\n"):
        bare = line.strip()
        if bare:
            left, bottom, _, top = page.get_charbox(at + len(line) - len(line.lstrip()), loose=True)
            yield _Line(bare, left, bottom, max(top - bottom, LEAST_HEIGHT))
        at += len(line) + 2


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Lines put together where nothing tells of a new paragraph; words divided between lines stay so, as lines that end in a hyphen."""
    drops = [_drop(before, line) for before, line in itertools.pairwise(lines)]
    downward = sorted(drop for drop in drops if drop > 0) or [0]
    # Short paragraphs have more gaps between them than lines.
    usual = downward[len(downward) // 4]
    parts: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before and _begins_paragraph(before, line, usual):
            yield " ".join(parts)
            parts = []
        text = line.text
        for hyphen in DIVIDING_HYPHENS:
            text = text.replace(hyphen, "-\n")
        parts.append(text)
    if parts:
        yield " ".join(parts)


def _begins_paragraph(before: _Line, line: _Line, usual: float) -> bool:
    drop = _drop(before, line)
    if drop <= 0:
        return finished(before.text)
    if drop > WIDE_GAP * usual or abs(line.height - before.height) > OTHER_SIZE * before.height:
        return True
    return finished(before.text) and (drop > FAR_BELOW or line.left - before.left > INDENT * line.height)


def _drop(before: _Line, line: _Line) -> float:
    """How far below the one before a line lies, in heights of its letters; PDFium makes one of lines between which a word is divided."""
    return (before.bottom - line.bottom) / (1 + sum(map(before.text.count, DIVIDING_HYPHENS))) / line.height


def _printable(text: str) -> str:
    """Text that can be stored: half a surrogate pair becomes a question mark."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


PDF = Format("pdf", recognises, parse)
