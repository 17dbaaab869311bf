"""A stretch of a stream that is searched, and let go of once it was read."""

from __future__ import annotations

from transforms.formats.lines import Source

# How often a stream may be read again, on the whole: a break then costs what it spoils and time stays linear.
REPLAYS = 4


class Window:
    """The part of a source that is in memory: ``data``, of which ``at`` is read next.

    It grows only when ``more`` is called, to at most twice what was held, and what lies before ``at`` goes
    then. Positions that a caller keeps are therefore counted from ``at``.
    """

    def __init__(self, source: Source) -> None:
        self.data = b""
        self.at = 0
        self._chunks = source.chunks
        self._base = source.offset
        self._spare = 0

    @property
    def offset(self) -> int:
        """The byte of the file that is read next."""
        return self._base + self.at

    def more(self) -> bool:
        """Take in about as much again as is held; False at the end of the file."""
        kept = self.data[self.at :]
        parts = [kept]
        gained = 0
        for chunk in self._chunks:
            parts.append(chunk)
            gained += len(chunk)
            if gained and gained >= len(kept):
                break
        self._base += self.at
        self._spare += REPLAYS * gained
        self.data, self.at = b"".join(parts), 0
        return gained > 0

    def let_go(self) -> None:
        """Forget all that is held: it counts as read."""
        self._base += len(self.data)
        self.data, self.at = b"", 0

    def may_replay(self, size_bytes: int) -> bool:
        """Whether so many bytes may be read once more; they count as spent if so."""
        if size_bytes > self._spare:
            return False
        self._spare -= size_bytes
        return True

    def drain(self) -> None:
        """Give up the rest of the file: it is read, and nothing of it kept."""
        self._base += len(self.data) + sum(map(len, self._chunks))
        self.data, self.at = b"", 0
