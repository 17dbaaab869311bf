import io
import random
import tarfile
from pathlib import Path

import pytest
from packing import read_all

from schemas.vocabulary import Reason
from transforms.containers import TAR, Broken, Entry
from transforms.records import Fault, Skip

LONG = "a/" * 80 + "ferry.txt"
FORMATS = pytest.mark.parametrize("format_", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])


class Forward(io.RawIOBase):
    """A stream that cannot seek and gives a little at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        return self._data.readinto(memoryview(buffer)[:700])


def tarred(members: dict[str, bytes], format_: int = tarfile.PAX_FORMAT, others: tuple[tarfile.TarInfo, ...] = ()) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=format_, errors="surrogateescape") as archive:
        for path, data in members.items():
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in others:
            archive.addfile(info)
    return stream.getvalue()


def walk(data: bytes) -> tuple[dict[str, bytes], list[Fault | Skip], Broken | None]:
    found: dict[str, bytes] = {}
    others: list[Fault | Skip] = []
    try:
        for entry in TAR.entries(Forward(data)):  # type: ignore[arg-type]
            if isinstance(entry, Entry):
                found[entry.path], _ = read_all(entry.stream)
            else:
                others.append(entry)
    except Broken as broken:
        return found, others, broken
    return found, others, None


def special(kind: bytes, name: str, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@FORMATS
def test_members_come_in_order_out_of_a_stream_that_cannot_seek(format_: int) -> None:
    members = {"a.txt": b"The ferry sails.", LONG: b"x" * 100_000, "empty": b"", "caf\udce9.txt": b"bytes", "日本.txt": b"last"}
    data = tarred(members, format_, (special(tarfile.DIRTYPE, "folder"),))
    assert TAR.recognises(data[:1024])
    found, others, broken = walk(data)
    assert list(found.items()) == list(members.items())
    assert (others, broken) == ([], None)


def test_members_need_not_be_read() -> None:
    data = tarred({"a": b"x" * 5000, "b": b"y" * 512, "c": b"z"})
    assert [entry.path for entry in TAR.entries(Forward(data)) if isinstance(entry, Entry)] == ["a", "b", "c"]  # type: ignore[arg-type]


def test_links_devices_and_pipes_are_unsupported_and_say_what_they_are() -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
    _, others, broken = walk(tarred({"a.txt": b"x"}, others=tuple(special(kind, "odd", "a.txt") for kind in kinds)))
    assert broken is None
    assert [fault.reason for fault in others if isinstance(fault, Fault)] == [Reason.UNSUPPORTED] * 4
    assert [what in fault.detail for what, fault in zip(("symbolic", "hard", "device", "pipe"), others, strict=True) if isinstance(fault, Fault)] == [
        True
    ] * 4


def test_hidden_files_are_skipped() -> None:
    assert walk(tarred({".DS_Store": b"x", "a.txt": b"y"}))[:2] == ({"a.txt": b"y"}, [Skip(0, "hidden file")])


def test_an_old_archive_without_magic_is_known_by_its_checksum() -> None:
    data = bytearray(tarred({"a.txt": b"The ferry sails."}, tarfile.GNU_FORMAT))
    data[257:265] = bytes(8)
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + 256 + sum(data[156:512]))
    assert TAR.recognises(bytes(data))
    assert walk(bytes(data))[0] == {"a.txt": b"The ferry sails."}
    data[0] ^= 1
    assert not TAR.recognises(bytes(data))
    assert not TAR.recognises(b"The ferry sails at six, the harbour master said. " * 30)


@FORMATS
def test_an_archive_cut_anywhere_keeps_whole_members_and_is_truncated(format_: int) -> None:
    members = {"a.txt": b"The ferry sails.", LONG: b"x" * 900}
    data = tarred(members, format_)
    end = len(data.rstrip(b"\0"))
    for size in range(512, end, 61):
        found, _, broken = walk(data[:size])
        assert broken
        assert broken.reason is Reason.TRUNCATED
        assert all(members[path].startswith(text) for path, text in found.items())
    assert walk(data[:1024])[0] == {"a.txt": b"The ferry sails."} or format_ == tarfile.PAX_FORMAT


def test_damage_between_members_and_archives_behind_the_end_are_told() -> None:
    data = tarred({"a.txt": b"one", "b.txt": b"two"}, tarfile.GNU_FORMAT)
    for damaged in (data[:1024] + b"x" * 512 + data[1024:], data + data):
        found, _, broken = walk(damaged)
        assert found["a.txt"] == b"one"
        assert broken
        assert broken.reason is Reason.BROKEN_RECORD


def test_a_chain_of_long_names_is_no_trouble() -> None:
    info = special(b"L", "././@LongLink")
    info.size = 512
    link = info.tobuf(tarfile.GNU_FORMAT) + b"a" * 512
    assert walk(link * 5000)[2]


def test_changed_archives_end_in_members_faults_or_broken() -> None:
    data = tarred({"a.txt": b"The ferry sails.", LONG: b"x" * 900, "日本": b"z"})
    chance = random.Random(3)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(data) // 512) * 512
            changed[start + chance.choice((0, 124, 125, 135, 148, 156, 157, 257, 345, 386, 483))] = chance.choice(b"\0 0179LKSxgA\x80\xff")
        for start in range(0, len(changed), 512):
            if changed[start + 257 : start + 262] == b"ustar":
                block = changed[start : start + 512]
                changed[start + 148 : start + 156] = b"%06o\0 " % (sum(block[:148]) + 256 + sum(block[156:]))
        walk(bytes(changed))


def test_names_that_lead_out_of_the_archive_are_read_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    found, _, _ = walk(tarred({"../out.txt": b"one", str(tmp_path / "absolute.txt"): b"two"}))
    assert list(found.values()) == [b"one", b"two"]
    assert [path.name for path in tmp_path.rglob("*")] == ["in"]
