"""Compressions and archives: what other files come in.

To add one: a module with its Compression or Archive, and its name in the tuple.
"""

from transforms.containers.base import Archive, Broken, Compression, Entry
from transforms.containers.compressions import COMPRESSIONS
from transforms.containers.tarfiles import TAR
from transforms.containers.zipfiles import ZIP

ARCHIVES: tuple[Archive, ...] = (ZIP, TAR)

__all__ = ["ARCHIVES", "COMPRESSIONS", "Archive", "Broken", "Compression", "Entry"]
