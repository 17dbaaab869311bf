"""An input file opened: compressions taken off, archives walked, and each thing inside handed to the parser that knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from schemas.vocabulary import Reason, Sign
from transforms.containers import ARCHIVES, COMPRESSIONS, Archive, Broken, Compression, Entry
from transforms.containers.streams import BUFFER_BYTES, Budget, Metered, buffered, peeked
from transforms.formats import BINARY, Format, Parsing, recognise
from transforms.formats.base import has_ending
from transforms.formats.warc_members import is_compressed_warc
from transforms.limits import Limits
from transforms.records import Declared, Fault, Outcome

# Stands between an archive and its member.
INSIDE = "!/"

Spool = Callable[[BinaryIO], BinaryIO]


@dataclass
class Opened:
    """A file, or a member of an archive, while it is read: take all its ``outcomes`` before the next is asked for.

    ``holder`` is the member that is the archive around it, "" if the file itself is. ``members`` counts the
    entries of an archive that were opened; ``sha256`` and ``size_bytes`` are those of a member that could be
    read to its end. These three are there once the outcomes are taken.
    """

    member: str | None
    holder: str | None
    compression: str | None
    outcomes: Iterator[Outcome]
    format: str | None = None
    sign: Sign | None = None
    members: int = 0
    sha256: str | None = None
    size_bytes: int | None = None


@dataclass(frozen=True)
class Opening:
    """How to open files. ``spool`` makes a seekable copy of a stream, for formats that must seek."""

    parsing: Parsing
    limits: Limits
    spool: Spool

    def open(self, stream: BinaryIO, name: str, size_bytes: int) -> Iterator[Opened]:
        """What a seekable stream holds: itself, or the members of the archive that it is and then the archive.

        Raises what reading the stream raises; what is damaged or beyond the limits inside is a fault.
        """
        return _Walk(self, Budget(self.limits, size_bytes)).walk(_Place(name), stream, 0)


@dataclass(frozen=True)
class _Place:
    """Where a stream stands: its name, and as a member the path to it and to what holds it."""

    name: str
    member: str | None = None
    holder: str | None = None
    compressions: tuple[str, ...] = ()

    def opened(self, outcomes: Iterable[Outcome], format_: str | None = None, sign: Sign | None = None) -> Opened:
        return Opened(self.member, self.holder, " ".join(self.compressions) or None, iter(outcomes), format_, sign)

    def within(self, path: str) -> _Place:
        path = path.encode("utf-8", "backslashreplace").decode()
        member = path if self.member is None else f"{self.member}{INSIDE}{path}"
        return _Place(PurePosixPath(path).name or path, member, self.member or "")

    def without(self, compression: Compression) -> _Place:
        ending = next((ending for ending in compression.endings if has_ending(self.name, (ending,))), "")
        bare = self.name[: len(self.name) - len(ending)] or self.name
        return replace(self, name=bare, compressions=(*self.compressions, compression.name))


class _Walk:
    """One input file on its way through its layers."""

    def __init__(self, opening: Opening, budget: Budget) -> None:
        self.opening, self.budget = opening, budget

    def walk(self, place: _Place, stream: BinaryIO, depth: int) -> Iterator[Opened]:
        try:
            head, stream = peeked(stream)
            while (compression := _compression(head)) is not None:
                depth += 1
                self.budget.enter(depth)
                place = place.without(compression)
                head, stream = peeked(buffered(Metered(compression.unpack(stream), self.budget)))
        except Broken as broken:
            yield place.opened([Fault(None, broken.reason, broken.detail), Declared(1)])
            return
        found = recognise(head, place.name)
        archive = next((known for known in ARCHIVES if known.recognises(head)), None)
        if archive and not _is_one_document(found):
            yield from self._archive(place, stream, archive, depth + 1)
        elif isinstance(found, Fault):
            yield place.opened([found, Declared(1)])
        else:
            format_, sign = found
            yield place.opened(self._outcomes(place, stream, format_), format_.name, sign)

    def _outcomes(self, place: _Place, stream: BinaryIO, format_: Format) -> Iterator[Outcome]:
        """What the parser makes of it; a break in the stream becomes a fault, and counts as a record."""
        taken = 0
        try:
            if format_.seeks and not stream.seekable():
                stream = self.opening.spool(stream)
            for outcome in format_.parse(stream, place.name, self.opening.parsing):
                taken += not isinstance(outcome, Declared)
                yield outcome
        except Broken as broken:
            yield Fault(None, broken.reason, f"after {taken} records: {broken.detail}" if taken else broken.detail)
            yield Declared(taken + 1)

    def _archive(self, place: _Place, stream: BinaryIO, archive: Archive, depth: int) -> Iterator[Opened]:
        """The members of an archive, then the archive itself."""
        others: list[Outcome] = []
        times = Counter[str]()
        try:
            self.budget.enter(depth)
            if archive.seeks and not stream.seekable():
                stream = self.opening.spool(stream)
            for entry in archive.entries(stream):
                if isinstance(entry, Entry):
                    self.budget.add_member()
                    times[entry.path] += 1
                    path = entry.path if times[entry.path] == 1 else f"{entry.path}#{times[entry.path]}"
                    yield from self._member(place.within(path), entry, depth)
                    self.budget.check()
                else:
                    others.append(entry)
        except Broken as broken:
            others.append(Fault(None, broken.reason, broken.detail))
        members = sum(times.values())
        if not others and not members:
            others.append(Fault(None, Reason.EMPTY, "the archive holds nothing: leave it out"))
        whole = place.opened([*others, Declared(members + len(others))], archive.name, Sign.CONTENT)
        whole.members = members
        yield whole

    def _member(self, place: _Place, entry: Entry, depth: int) -> Iterator[Opened]:
        metered = Metered(entry.stream, self.budget, summed=True)
        for opened in self.walk(place, buffered(metered), depth):
            if opened.member == place.member:
                opened.outcomes = _measured(opened, opened.outcomes, metered)
            yield opened


def _measured(opened: Opened, outcomes: Iterator[Outcome], metered: Metered) -> Iterator[Outcome]:
    """The outcomes of a member, and at their end its size and checksum if it can be read to the end."""
    yield from outcomes
    try:
        while metered.read(BUFFER_BYTES):
            pass
    except Broken:
        return
    opened.sha256, opened.size_bytes = metered.sha256, metered.size_bytes


def _compression(head: bytes) -> Compression | None:
    """The compression around a stream. A compressed web archive is left as it is: its parser takes it record by record."""
    found = next((known for known in COMPRESSIONS if known.recognises(head)), None)
    return None if found and is_compressed_warc(head) else found


def _is_one_document(found: tuple[Format, Sign] | Fault) -> bool:
    """Whether an archive is one document to those who made it, such as a Word file."""
    return found.reason is Reason.UNSUPPORTED if isinstance(found, Fault) else found[0] in BINARY
