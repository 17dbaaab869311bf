"""A stream of XML cut into the items it holds, each to be parsed by itself: one broken item leaves the others whole."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from schemas.vocabulary import Reason
from transforms.formats.lines import Source
from transforms.formats.xml import Document, declared_encoding, parse_document
from transforms.records import Fault

# So much of what stands in front of the first item is kept: the envelope of a message.
ENVELOPE_BYTES = 1 << 16
# A tag's name may lie across two chunks; names are shorter than this.
_LONGEST_NAME = 256
_PATIENT = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}


@dataclass(frozen=True, slots=True)
class Cut:
    """How to cut: at elements of these ``names`` (without prefixes), as far as they stand in one another up to ``deepest`` levels.

    An item of more than ``limit_bytes`` is not kept. Where items never stand in one another, ``deepest`` is 1, and
    an item that begins before the last has ended ends it.
    """

    names: tuple[str, ...]
    limit_bytes: int
    deepest: int = 1


class Piece(NamedTuple):
    """An item as bytes, without the items in it. ``data`` is empty if it was too long; ``whole`` says that its end tag was found."""

    offset: int
    size_bytes: int
    data: bytes
    whole: bool


@dataclass(slots=True)
class _Open:
    name: bytes
    offset: int
    size_bytes: int = 0
    data: bytearray = field(default_factory=bytearray)

    def add(self, part: bytes, limit_bytes: int) -> None:
        self.size_bytes += len(part)
        if self.size_bytes <= limit_bytes:
            self.data += part
        else:
            self.data = bytearray()

    def closed(self, whole: bool) -> Piece:
        return Piece(self.offset, self.size_bytes, bytes(self.data), whole)


class Items:
    """The items in a source, in the order in which they end. After them, ``envelope`` is what stood in front of the first.

    Comments and CDATA sections are passed over, so that a tag in them is none.
    """

    def __init__(self, source: Source, cut: Cut) -> None:
        self._source = source
        self._cut = cut
        names = "|".join(map(re.escape, cut.names)).encode()
        self._token = re.compile(
            rb"<!\[CDATA\[|<!--|</(?:[\w.-]{1,64}:)?(?P<ended>" + names + rb")\s{0,64}>|<(?:[\w.-]{1,64}:)?(?P<begun>" + names + rb")(?=[\s/>])"
        )
        self._open: list[_Open] = []
        self._until: bytes | None = None
        self._envelope = bytearray()
        self._offset = source.offset
        self.begun = False

    @property
    def envelope(self) -> bytes:
        """The first ENVELOPE_BYTES in front of the first item."""
        return bytes(self._envelope[:ENVELOPE_BYTES])

    def __iter__(self) -> Iterator[Piece]:
        held = b""
        for chunk in chain(self._source.chunks, [b""]):
            window = held + chunk
            stops = yield from self._scan(window, last=not chunk)
            held = window[stops:]
            self._offset += stops
        while self._open:
            yield self._open.pop().closed(whole=False)

    def _scan(self, window: bytes, last: bool) -> Generator[Piece, None, int]:
        """The items that end in a window; returns up to where the window was looked at: the rest needs what comes after it."""
        position = 0
        safe = len(window) if last else _safe_end(window)
        while position < safe:
            if self._until is not None:
                found = window.find(self._until, position)
                if found < 0:
                    stop = len(window) if last else max(position, len(window) - 2)
                    self._take(window[position:stop])
                    return stop
                stop = found + len(self._until)
                self._take(window[position:stop])
                position, self._until = stop, None
                continue
            token = self._token.search(window, position)
            if token is None or token.start() >= safe:
                self._take(window[position:safe])
                return safe
            self._take(window[position : token.start()])
            yield from self._at(token)
            position = token.end()
        return position

    def _at(self, token: re.Match[bytes]) -> Iterator[Piece]:
        if token["begun"]:
            if len(self._open) == self._cut.deepest:
                yield self._open.pop(0).closed(whole=False)
            self._open.append(_Open(token["begun"], self._offset + token.start()))
            self.begun = True
        self._take(token[0])
        if token["ended"]:
            yield from self._end(token["ended"])
        elif not token["begun"]:
            self._until = _PATIENT[token[0]]

    def _end(self, name: bytes) -> Iterator[Piece]:
        if any(item.name == name for item in self._open):
            while self._open:
                last = self._open.pop()
                yield last.closed(last.name == name)
                if last.name == name:
                    break

    def _take(self, part: bytes) -> None:
        if self._open:
            self._open[-1].add(part, self._cut.limit_bytes)
        elif not self.begun and len(self._envelope) < ENVELOPE_BYTES:
            self._envelope += part[:ENVELOPE_BYTES]


def document_of(piece: Piece, number: int, source: Source) -> Document | Fault:
    """The document that an item is; or the fault TOO_LARGE, TRUNCATED, UNDECODABLE or BROKEN_RECORD of it, with its place."""
    place = f"byte {piece.offset}: "
    if not piece.data:
        return Fault(number, Reason.TOO_LARGE, f"{place}it has {piece.size_bytes} bytes: raise max_record_bytes to have it")
    declared = "utf-8" if source.transcoded else declared_encoding(source.head)
    document = parse_document(piece.data, declared)
    if not piece.whole and (isinstance(document, Fault) or document.repaired):
        return Fault(number, Reason.TRUNCATED, f"{place}it breaks off without its end tag after {piece.size_bytes} bytes: have it sent again")
    if isinstance(document, Fault):
        return replace(document, number=number, detail=place + document.detail)
    if source.transcoded or (source.encoding == "utf-8-sig" and document.encoding == "utf-8"):
        return replace(document, encoding=source.encoding)
    return document


def _safe_end(window: bytes) -> int:
    """Up to where a tag's name in a window is sure to be whole."""
    start = window.rfind(b"<", max(0, len(window) - _LONGEST_NAME))
    return start if start >= 0 else len(window)
