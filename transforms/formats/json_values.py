"""JSON text cut into its values without being parsed, so that a break in one costs that one and no other (RFC 8259)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.formats.window import Window

# What stands between values; whether the commas are in their places is nobody's business here.
_BETWEEN = re.compile(rb"[\s,]*+")
_SCALAR = re.compile(rb"[^\s,:\]}\[{\"]*+")
# Up to the next bracket that stands in no string, or the quote of a string that is long or has escapes: those are sought by themselves.
_TO_BRACKET = re.compile(rb'[^"{}\[\]]*+(?:"[^"\\]{0,64}+"[^"{}\[\]]*+)*+')
_FIRST_KEY = re.compile(rb'\{\s*+("(?:[^"\\]++|\\.)*+"\s*+:)', re.DOTALL)
_QUOTE = b'"'
_BACKSLASH = 0x5C
_OPENING = b"{["
LONGEST_KEY = 1 << 10


@dataclass(frozen=True, slots=True)
class Cut:
    """A value as written, from byte ``offset``; ``data`` is None if it was too long to be kept, ``whole`` false if the file ends in it."""

    offset: int
    size_bytes: int
    data: bytes | None
    whole: bool = True


class Values:
    """Reads a JSON text from left to right. Values of more than ``limit`` bytes are passed over, never held."""

    def __init__(self, window: Window, limit: int) -> None:
        self.window = window
        self.limit = limit

    def next_byte(self) -> bytes:
        """The byte that the next value, or the end of what is open, begins with; empty at the end of the file."""
        window = self.window
        while True:
            between = _BETWEEN.match(window.data, window.at)
            window.at = between.end() if between else window.at
            if window.at < len(window.data) or not window.more():
                return window.data[window.at : window.at + 1]

    def step(self) -> None:
        """Pass over the byte that ``next_byte`` gave."""
        self.window.at += 1

    def key(self) -> str | None:
        """The key of a member, its colon passed over too; None if no member begins here."""
        cut = self.take() if self.next_byte() == _QUOTE else None
        if cut is None or cut.data is None or not cut.whole or self.next_byte() != b":":
            return None
        self.step()
        return cut.data[1:-1].decode("utf-8", "replace")

    def take(self) -> Cut:
        """The value that begins at the next byte, or what there is of it.

        Of an object that is too long only the part in front of the next one like it, if there is such a place:
        a quote that is left open must not swallow the rest of the file.
        """
        cut = self.hold()
        if cut.data is not None:
            self.window.at = min(self.window.at + cut.size_bytes, len(self.window.data))
            return cut
        size = self._likeness(self.window.data[self.window.at :])
        if size is None:
            return self._pass_over(cut.offset)
        self.window.at += size
        return Cut(cut.offset, size, None)

    def hold(self) -> Cut:
        """As ``take``, with everything left to be read."""
        byte = self.next_byte()
        window = self.window
        measure = self._container if byte in (b"{", b"[") else self._string if byte == _QUOTE else self._scalar
        size = measure()
        if size is None:
            data = window.data[window.at :]
            cut = Cut(window.offset, len(data), None if len(data) > self.limit else data, whole=False)
            # Where one value after another does not end, the rest of the file is given up: time stays linear.
            if byte != _QUOTE and not window.may_replay(len(data)):
                window.drain()
            return cut
        return Cut(window.offset, size, window.data[window.at : window.at + size] if size <= self.limit else None)

    def leave(self) -> None:
        """Go behind the end of the array or object that was entered last."""
        self._pass_over(self.window.offset, depth=1)

    def skip_to_bracket(self) -> None:
        """Go to the next bracket that stands in no string, however far that is."""
        window = self.window
        while True:
            end = _outside(window.data, window.at)
            window.at = min(end, len(window.data))
            if window.at < len(window.data) and window.data[window.at] != _QUOTE[0]:
                return
            if window.at < len(window.data):
                window.at += 1
            elif not window.more():
                return

    def resume(self, broken: Cut) -> None:
        """Go back to the first place inside a broken value, just taken, where its like seems to begin."""
        size = self._likeness(broken.data) if broken.data else None
        if broken.data and size is not None:
            self.window.at -= len(broken.data) - size

    def _likeness(self, data: bytes) -> int | None:
        """How far into a broken object stand a closing bracket, a brace and the key that it began with itself."""
        key = _FIRST_KEY.match(data[:LONGEST_KEY])
        if not key:
            return None
        begins = re.compile(rb"[}\]]\s*+,?\s*+(?=\{\s*+" + re.escape(key[1]) + rb")").search(data, key.end())
        return begins.end() if begins and self.window.may_replay(len(data) - begins.end()) else None

    def _grows(self) -> bool:
        """Whether more could be had of a value that may still be kept."""
        return len(self.window.data) - self.window.at <= self.limit and self.window.more()

    def _container(self) -> int | None:
        window = self.window
        size = depth = 0
        while True:
            end = _outside(window.data, window.at + size)
            size = end - window.at
            if end == len(window.data) or window.data[end] == _QUOTE[0]:
                if not self._grows():
                    return None
                continue
            size += 1
            depth += 1 if window.data[end] in _OPENING else -1
            if not depth:
                return size

    def _string(self) -> int | None:
        window = self.window
        while True:
            end = _closing_quote(window.data, window.at + 1)
            if end >= 0:
                return end + 1 - window.at
            if not self._grows():
                return None

    def _scalar(self) -> int | None:
        window = self.window
        while True:
            found = _SCALAR.match(window.data, window.at)
            end = found.end() if found else window.at
            if end < len(window.data) or not self._grows():
                return max(end - window.at, 1) if window.at < len(window.data) else 0

    def _pass_over(self, offset: int, depth: int = 0) -> Cut:
        """Go to the end of a value without keeping it; ``depth`` brackets of it were opened already."""
        window = self.window
        in_string = False
        while True:
            if in_string:
                end = _closing_quote(window.data, window.at)
                window.at = end + 1 if end >= 0 else len(window.data) - _odd_backslashes(window.data, len(window.data), window.at)
                ended = end < 0
                in_string = ended
            else:
                window.at = _outside(window.data, window.at)
                ended = window.at == len(window.data)
                byte = b"" if ended else window.data[window.at : window.at + 1]
                window.at += len(byte)
                in_string = byte == _QUOTE
                depth += 0 if ended or in_string else 1 if byte in (b"{", b"[") else -1
            if ended and not window.more():
                window.let_go()
                return Cut(offset, window.offset - offset, None, whole=False)
            if not ended and not in_string and depth <= 0:
                return Cut(offset, window.offset - offset, None)


def _outside(data: bytes, start: int) -> int:
    """Where, from ``start`` on, the next bracket stands outside of strings, or a string begins that is not closed; or the end."""
    while True:
        found = _TO_BRACKET.match(data, start)
        end = found.end() if found else start
        if end == len(data) or data[end] != _QUOTE[0]:
            return end
        closing = _closing_quote(data, end + 1)
        if closing < 0:
            return end
        start = closing + 1


def _closing_quote(data: bytes, start: int) -> int:
    """The quote that closes a string of which ``start`` lies inside; -1 if it is not there."""
    end = data.find(_QUOTE, start)
    while end >= 0 and _odd_backslashes(data, end, start):
        end = data.find(_QUOTE, end + 1)
    return end


def _odd_backslashes(data: bytes, end: int, start: int) -> bool:
    """Whether the character at ``end`` is escaped by what stands before it, from ``start`` on."""
    first = end
    while first > start and data[first - 1] == _BACKSLASH:
        first -= 1
    return (end - first) % 2 == 1
