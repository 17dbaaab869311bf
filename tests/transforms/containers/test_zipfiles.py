import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from packing import PACK, read_all

from schemas.vocabulary import Reason
from transforms.containers import ZIP, Broken, Entry
from transforms.records import Fault, Skip

Members = list[tuple[str, bytes]]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for path, data in members:
            archive.writestr(path, data)
    return stream.getvalue()


def walk(data: bytes) -> tuple[dict[str, bytes], list[Fault | Skip], Broken | None]:
    """The members that can be read, the others, and what broke the archive or the last of its members."""
    found: dict[str, bytes] = {}
    others: list[Fault | Skip] = []
    broken = None
    try:
        for entry in ZIP.entries(io.BytesIO(data)):
            if isinstance(entry, Entry):
                found[entry.path], broken = read_all(entry.stream)
            else:
                others.append(entry)
    except Broken as error:
        broken = error
    return found, others, broken


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_come_in_order_and_folders_are_nothing(method: int) -> None:
    members = [("b/", b""), ("b/two.txt", b"It is back by nine."), ("a.txt", b"The ferry sails. " * 9000), ("empty.txt", b"")]
    found, others, broken = walk(zipped(members, method))
    assert list(found.items()) == [member for member in members if not member[0].endswith("/")]
    assert (others, broken) == ([], None)


def test_an_empty_archive_has_no_members() -> None:
    data = zipped([])
    assert ZIP.recognises(data)
    assert walk(data) == ({}, [], None)


def test_what_desktops_leave_and_hidden_files_are_skipped() -> None:
    hidden = ["__MACOSX/._a.txt", "a/.DS_Store", "Thumbs.db", ".git/config", "desktop.ini"]
    found, others, _ = walk(zipped([(path, b"x") for path in (*hidden, "a.txt", "..twice.txt.")]))
    assert list(found) == ["a.txt"]
    assert others == [Skip(number, "hidden file") for number in (*range(5), 6)]


def test_a_name_in_utf_8_without_the_flag_is_read_as_such_and_else_as_cp437() -> None:
    for raw, name in (("Größe.txt".encode(), "Größe.txt"), ("Größe.txt".encode("cp437"), "Größe.txt")):
        data = zipped([("x" * len(raw), b"It sails.")]).replace(b"x" * len(raw), raw)
        assert list(walk(data)[0]) == [name]


def test_a_locked_member_is_encrypted_and_the_next_is_read() -> None:
    data = bytearray(zipped([("a.txt", b"secret"), ("b.txt", b"open")]))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    found, others, _ = walk(bytes(data))
    assert found == {"b.txt": b"open"}
    assert [fault.reason for fault in others if isinstance(fault, Fault)] == [Reason.ENCRYPTED]


def test_a_symbolic_link_and_an_unknown_method_are_unsupported() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("odd.txt", "x")
    data = bytearray(stream.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 10 : at + 12] = struct.pack("<H", 9)
    found, others, _ = walk(bytes(data))
    assert found == {}
    assert [fault.reason for fault in others if isinstance(fault, Fault)] == [Reason.UNSUPPORTED] * 2


def test_a_member_whose_checksum_or_size_lies_is_delivered_and_then_broken() -> None:
    data = zipped([("a.txt", b"The ferry sails.")])
    at = data.find(b"PK\x01\x02")
    for place in (at + 16, at + 24):
        lying = bytearray(data)
        lying[place] ^= 1
        found, _, broken = walk(bytes(lying))
        assert found == {"a.txt": b"The ferry sails."}
        assert broken
        assert broken.reason is Reason.BROKEN_RECORD


def test_members_that_lie_over_each_other_are_refused() -> None:
    data = zipped([("a.txt", b"a" * 200), ("b.txt", b"b" * 200), ("c.txt", b"c")])
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    lying = data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :]
    found, others, _ = walk(lying)
    assert list(found) == ["c.txt"]
    assert [fault.reason for fault in others if isinstance(fault, Fault)] == [Reason.BROKEN_RECORD] * 2


def test_an_archive_cut_or_changed_anywhere_ends_in_members_faults_or_broken() -> None:
    data = zipped([("a.txt", b"The ferry sails at six."), ("b.txt", b"It is back.")])
    for size in range(len(data)):
        assert walk(data[:size])[2]
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x81
        walk(bytes(changed))


def test_names_that_lead_out_of_the_archive_are_read_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    found, _, _ = walk(zipped([("../out.txt", b"one"), (str(tmp_path / "absolute.txt"), b"two")]))
    assert list(found.values()) == [b"one", b"two"]
    assert [path.name for path in tmp_path.rglob("*")] == ["in"]


def test_zstd_and_xz_members_are_read() -> None:
    for method, name in ((93, "zstd"), (95, "xz")):
        packed = PACK[name](b"The ferry sails.")
        data = bytearray(zipped([("a.txt", packed)], zipfile.ZIP_STORED))
        at = data.rfind(b"PK\x01\x02")
        data[at + 10 : at + 12] = struct.pack("<H", method)
        assert walk(bytes(data))[0] == {"a.txt": b"The ferry sails."}
