"""Streams that draw their bytes out of something else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Drawn(io.RawIOBase):
    """A stream that is read forward; a subclass says where the bytes come from."""

    def draw(self, most_bytes: int) -> bytes:
        """The next bytes, at most ``most_bytes`` (at least 1) and perhaps fewer; none only at the end."""
        raise NotImplementedError

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self.readall() if size < 0 else self.draw(size) if size else b""

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)
