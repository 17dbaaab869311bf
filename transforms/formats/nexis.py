"""Text exports of LexisNexis ("1 of 250 DOCUMENTS" above each document) and Nexis Uni ("End of Document" below each)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.decode import peek
from transforms.formats.base import NOTHING, Format, Parsing, sign, stem
from transforms.formats.export_labels import LABELS, Labels, labels_of, read_field
from transforms.formats.lines import Lines, open_source
from transforms.formats.nexis_document import read_document
from transforms.formats.pieces import MOST_MISSING, Decoder, Piece, line_end, missing, pieces, placed, where
from transforms.records import Declared, Fault, Outcome, Record

_MARK = re.compile(
    rb"\s*(?:(?P<n>\d{1,6}) (?:of|von|de|di|van) (?P<of>\d{1,6}) (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
    rb"|(?:Document[oi]?|Dokument) (?P<n2>\d{1,6}) (?:of|von|de|di|van|sur|su) (?P<of2>\d{1,6}))\s*"
)
_END = re.compile(
    r"\s*(?:End of Document|Dokumentende|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Einde van document|Fim do documento)\s*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[ \t]*(?:Documents?|Dokumente?|Documentos?|Documenti|Documenten)\s?\((?P<of>\d{1,6})\)\s*$", re.MULTILINE | re.IGNORECASE)
_COVER = re.compile(r"^[ \t]*(?:Client/Matter|Search Terms|Search Type|Narrowed by|Content Type)\b.*$", re.MULTILINE | re.IGNORECASE)
_SIGNS = 3
_LONGEST_MARK = 80


def recognises(head: bytes, name: str) -> Sign | None:
    """By a line that numbers or ends a document, and fields with the labels of an export near it; not in markup."""
    text = peek(head)
    if text.lstrip().startswith("<"):
        return None
    marked = any(_mark(line.encode()) for line in text.split("\n") if len(line) < _LONGEST_MARK)
    if not marked and not any(_END.fullmatch(line) for line in text.split("\n") if len(line) < _LONGEST_MARK):
        return None
    known = {field.hint for line in text.split("\n") if line[:1].isalpha() and (field := read_field(line[:60]))}
    return sign(len(known) >= _SIGNS)


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """A record or fault for each document, and a fault for each that the export numbers and that is not there.

    Records are named after the file and the number of the document in the export. Labels in languages that are not
    known are those that the mapping names: ``title=Rubrik``.
    """
    source = open_source(stream)
    end = line_end(source.head)
    numbered = any(map(_mark, source.head.split(end)))
    export = _Export(Decoder(source), stem(name), {**LABELS, **labels_of(parsing.mapping)})
    for piece in pieces(Lines(source, parsing.max_record_bytes, end), where(_is_mark if numbered else _is_end)):
        yield from export.numbered(piece) if numbered else export.ended(piece)
    yield from export.missing_last()
    if not export.number:
        yield (
            NOTHING
            if not source.head.strip()
            else Fault(None, Reason.BROKEN_RECORD, "no line numbers or ends a document in it: export it again as text")
        )
    yield Declared(export.number or 1)


def _mark(line: bytes) -> re.Match[bytes] | None:
    return _MARK.fullmatch(line) if len(line) < _LONGEST_MARK and line.strip()[:1].isalnum() else None


def _is_mark(line: bytes) -> bool:
    return _mark(line) is not None


def _is_end(line: bytes) -> bool:
    return len(line) < _LONGEST_MARK and _END.fullmatch(line.decode("utf-8", "replace")) is not None


@dataclass
class _Export:
    """An export while it is read: how many outcomes there were, which document came last and how many were to come."""

    decoder: Decoder
    stem: str
    labels: Labels
    number: int = 0
    last: int = 0
    declared: int = 0
    spare: int = MOST_MISSING

    def numbered(self, piece: Piece) -> Iterator[Record | Fault]:
        """The document below a line that numbers it, after faults for those left out before it."""
        found = _mark(piece.opening)
        if not found:
            return
        document, declared = (int(found["n"] or found["n2"]), int(found["of"] or found["of2"]))
        if declared != self.declared or document <= self.last:
            yield from self.missing_last()
            self.last, self.declared = 0, declared
        yield from self._missing(document - 1)
        self.last = document
        yield self._outcome(piece, f"{self.stem}-{document}")

    def ended(self, piece: Piece) -> Iterator[Record | Fault]:
        """The document above a line that ends it, without the cover sheet above the first; what stands below the last is none."""
        cover = piece.data is not None and not self.number and self._cover(piece.data)
        if piece.closing or (piece.printing and not self.last):
            self.last += 1
            yield self._outcome(piece, f"{self.stem}-{self.last}", cover or 0)

    def _cover(self, data: bytes) -> int:
        decoded = self.decoder.decode(data)
        text = "" if isinstance(decoded, Fault) else decoded.text
        listed = _LISTED.search(text)
        self.declared = int(listed["of"]) if listed else 0
        return max((line.end() for line in _COVER.finditer(text)), default=listed.end() if listed else 0)

    def _outcome(self, piece: Piece, record_id: str, start: int = 0) -> Record | Fault:
        self.number += 1
        number = self.number - 1
        if piece.data is None:
            return piece.too_large(number)
        decoded = self.decoder.decode(piece.data)
        if isinstance(decoded, Fault):
            return placed(decoded, number, piece.line)
        text, hints = read_document(decoded.text[start:], _is_mark(piece.opening), self.labels)
        if not text.strip():
            return Fault(
                number,
                Reason.EMPTY,
                f"line {piece.line}: document {record_id} has fields and no text; it may be a picture or a title only, leave it out",
            )
        return Record(number, hints.get("accession_number", record_id), text, decoded.encoding, hints)

    def _missing(self, upto: int) -> Iterator[Fault]:
        for fault in missing(self.number, range(self.last + 1, upto + 1), self.declared, max(self.spare, 1)):
            self.number += 1
            self.spare -= 1
            yield fault

    def missing_last(self) -> Iterator[Fault]:
        """Faults for the documents that should have come behind the last one."""
        yield from self._missing(self.declared)


NEXIS = Format("nexis", recognises, parse, columns=True)
