"""A long XML file cut into the elements that repeat in it, without being parsed: a break in one costs that one and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.vocabulary import Reason
from transforms.formats.window import Window

# What may be cut by the end of what was read so far and must be seen whole.
LONGEST_MARK = 64
_CLOSING = re.compile(rb"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*+>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """An element as written, from byte ``offset``; or why it was not cut out whole, and ``data`` is empty."""

    offset: int
    data: bytes
    reason: Reason | None = None
    why: str = ""


class Pieces:
    """The elements called ``name`` (with its prefix, as written), none of which holds another; ``header`` is what stands in front of them.

    ``cut`` counts them. An element that does not end where it should costs no more than itself: the next begins
    where the next start tag stands.
    """

    def __init__(self, window: Window, name: str, limit: int) -> None:
        self.cut = 0
        self.header = b""
        self._window = window
        self._limit = limit
        mark = rb"/?+" + re.escape(name.encode("utf-8", "replace")) + rb"(?=[\s/>])"
        sections = rb"<!\[CDATA\[(?>.*?\]\]>)|<!--(?>.*?-->)"
        self._up_to_mark = re.compile(rb"(?:[^<]++|" + sections + rb"|<(?!!\[CDATA\[|!--|" + mark + rb"))*+", re.DOTALL)
        self._mark = re.compile(rb"<" + mark)
        self._tag = re.compile(rb"<" + mark + rb"[^>]*+>")

    def __iter__(self) -> Iterator[Piece]:
        self._find_first()
        while self._window.data[self._window.at :]:
            piece = self._next()
            if piece is None:
                break
            self.cut += 1
            yield piece

    def _find_first(self) -> None:
        window = self._window
        while not self._to_mark(window.at) and len(window.data) - window.at <= self._limit and window.more():
            pass
        end = self._to_mark(window.at) or len(window.data)
        self.header = window.data[window.at : end][: self._limit]

    def _to_mark(self, start: int) -> int | None:
        """Where the first start or end tag from ``start`` on stands, in no comment and no CDATA; None if it is not among what is held."""
        found = self._up_to_mark.match(self._window.data, start)
        end = found.end() if found else start
        return end if self._mark.match(self._window.data, end) else None

    def _next(self) -> Piece | None:
        """The next element; None if there is none. What stands between elements is passed over."""
        window = self._window
        while True:
            begins = self._to_mark(window.at)
            if begins is None:
                if not self._skip():
                    return None
                continue
            window.at = begins
            tag = self._whole_tag()
            if tag is None:
                return self._broken(Reason.TRUNCATED, "the file breaks off in it; have it exported again")
            if not tag.startswith(b"</"):
                return self._element(len(tag), tag.endswith(b"/>"))
            window.at += len(tag)

    def _whole_tag(self) -> bytes | None:
        window = self._window
        while True:
            tag = self._tag.match(window.data, window.at)
            if tag:
                return tag[0]
            if len(window.data) - window.at > self._limit or not window.more():
                return None

    def _skip(self) -> bool:
        """Go on behind all that is held and no element; False at the end of the file, the last of which remains to be seen."""
        window = self._window
        if len(window.data) - window.at > self._limit:
            window.at += max(1, len(window.data) - window.at - LONGEST_MARK)
        return window.more()

    def _element(self, size: int, is_empty: bool) -> Piece:
        """The element whose start tag has ``size`` bytes."""
        window = self._window
        offset = window.offset
        while not is_empty:
            end = self._to_mark(window.at + size)
            if end is not None and not window.data.startswith(b"</", end):
                window.at = end
                return Piece(offset, b"", Reason.BROKEN_RECORD, "it has no end tag before the next begins; have it exported again")
            tag = self._tag.match(window.data, end) if end is not None else None
            if tag:
                size = tag.end() - window.at
                break
            if len(window.data) - window.at > self._limit:
                return self._broken(
                    Reason.TOO_LARGE, f"it has more than {self._limit} bytes, or a part of it is left open: raise max_record_bytes or mend it"
                )
            if not window.more():
                return self._broken(Reason.TRUNCATED, "the file breaks off in it; have it exported again")
        data = window.data[window.at : window.at + size]
        window.at += size
        if len(data) > self._limit:
            return Piece(offset, b"", Reason.TOO_LARGE, f"it has {len(data)} bytes: raise max_record_bytes to have it")
        return Piece(offset, data)

    def _broken(self, reason: Reason, why: str) -> Piece:
        """Give up an element that does not end: go on at the next tag of its name, be it in a section that is left open."""
        window = self._window
        offset, start = window.offset, window.at + 1
        while True:
            found = self._mark.search(window.data, start)
            if found and window.may_replay(len(window.data) - found.start()):
                window.at = found.start()
                left_open = reason is Reason.TRUNCATED
                return Piece(offset, b"", Reason.BROKEN_RECORD if left_open else reason, "a part of it is left open; mend it" if left_open else why)
            window.at = max(min(window.at + 1, len(window.data)), len(window.data) - LONGEST_MARK)
            if not window.more():
                window.let_go()
                return Piece(offset, b"", reason, why)
            start = window.at

    @property
    def is_closed(self) -> bool:
        """Whether the root element ends behind the last element, as it should; asked when there is no further one."""
        return _CLOSING.search(self._window.data, self._window.at) is not None
