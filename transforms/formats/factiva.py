"""Exports of Factiva as text or HTML, with codes in front of the fields (HD, BY, WC, ...) or as articles are displayed.

A line with the accession number ends each document: "Document NORCOU0020250206el260005m".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import Decoded, peek
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.factiva_document import ACCESSION, counts_words, read_coded, read_displayed, splits_code
from transforms.formats.lines import Lines, open_source
from transforms.formats.pieces import Decoder, Piece, line_end, pieces, placed, where
from transforms.markup.flatten import flatten
from transforms.records import Declared, Fault, Outcome, Record

_ARTICLE = re.compile(rb"""div\b[^>]{0,200}\bclass\s*=\s*["']article [a-z]{2}Article\b""", re.IGNORECASE)
_CLASS = re.compile(rb"article [a-z]{2}article")
_PAGE = re.compile(r"\s*+(?:<!DOCTYPE[^>]*+>\s*+|<\?xml[^>]*+>\s*+)?<(?:html|head|div)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Dow Jones )?Factiva\b", re.IGNORECASE)
_ENDS = re.compile(rb"[ \t]*(?:AN\b)?[ \t\xa0\xc2|]*[^\W\d_]{6,12}[ \xa0\xc2]{1,2}[A-Z][A-Z0-9]{1,13}\d{8}[a-z0-9]{6,12}\s*")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_LONGEST_END = 80
_CODES_NEEDED = 4


def recognises(head: bytes, name: str) -> Sign | None:
    """By the codes of fields, or a count of words and an accession number on lines of their own; or by the class of articles in a page."""
    if _PAGE.match(peek(head[:2000])):
        article = _CLASS.search(head.lower()) is not None and _ARTICLE.search(head) is not None
        return sign(article or _TITLE.search(peek(head[:8000])) is not None)
    lines = peek(head).splitlines()
    codes = {found.code for line in lines if (found := splits_code(line))}
    coded = {"HD", "PD", "SN"} <= codes and len(codes) >= _CODES_NEEDED
    return sign(coded or (any(map(ACCESSION.fullmatch, lines)) and any(map(counts_words, lines))))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each accession number, or in a page for each article; named by the accession number.

    What stands behind the last accession number is a fault if it has a headline or a count of words: its end was cut off.
    """
    source = open_source(stream)
    export = _Export(Decoder(source), stem(name))
    page = _PAGE.match(peek(source.head[:2000])) is not None
    lines = Lines(source, parsing.max_record_bytes, b"<" if page else line_end(source.head))
    for piece in pieces(lines, where(_begins_article if page else _ends_document)):
        yield from export.article(piece) if page else export.document(piece)
    if not export.number:
        yield (
            NOTHING
            if not source.head.strip()
            else Fault(None, Reason.BROKEN_RECORD, "there is no article with an accession number in it: export it again")
        )
    yield Declared(export.number or 1)


def _begins_article(fragment: bytes) -> bool:
    return fragment.startswith(b"div") and _ARTICLE.match(fragment[:400]) is not None


def _ends_document(line: bytes) -> bool:
    return len(line) < _LONGEST_END and _ENDS.fullmatch(line) is not None


@dataclass
class _Export:
    """An export while it is read, and how many outcomes there were."""

    decoder: Decoder
    stem: str
    number: int = 0

    def article(self, piece: Piece) -> Iterator[Record | Fault]:
        """The article of a page that a piece of its source is."""
        if piece.opening:
            yield self._outcome(piece, b"<" + piece.opening + b"<" + (piece.data or b""), page=True)

    def document(self, piece: Piece) -> Iterator[Record | Fault]:
        """The document above a line with an accession number; or what is left of one at the end of the file."""
        if piece.closing:
            yield self._outcome(piece, (piece.data or b"") + b"\n" + piece.closing)
            return
        lines = (piece.data or b"").decode("utf-8", "replace").splitlines()
        if piece.data is None or any(counts_words(line) or ((found := splits_code(line)) and found.code == "HD") for line in lines):
            self.number += 1
            detail = f"line {piece.line}: a document begins and its end with the accession number is missing: export it again"
            yield Fault(self.number - 1, Reason.TRUNCATED, detail)

    def _outcome(self, piece: Piece, data: bytes, page: bool = False) -> Record | Fault:
        self.number += 1
        number = self.number - 1
        if piece.data is None:
            return piece.too_large(number)
        decoded = self.decoder.decode(data)
        if isinstance(decoded, Fault):
            return placed(decoded, number, piece.line)
        text = flatten(decoded.text).text if page else decoded.text
        return _record(number, Decoded(text, decoded.encoding), f"{self.stem}-{number}", piece.line)


def _record(number: int, decoded: Decoded, otherwise: str, line: int) -> Record | Fault:
    lines = _LINE_ENDS.split(decoded.text)
    coded = any((found := splits_code(line)) and found.code == "HD" for line in lines)
    text, hints = read_coded(lines) if coded else read_displayed(lines)
    if not text.strip():
        return Fault(number, Reason.EMPTY, f"line {line}: document {hints.get('accession_number', otherwise)} has fields and no text; leave it out")
    return Record(number, hints.get("accession_number", otherwise), text, decoded.encoding, hints)


FACTIVA = Format("factiva", recognises, parse)
