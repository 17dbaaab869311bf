import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.discover import checksum, discover
from flows.errors import UsageError

NOWHERE = Path("/nonexistent")


def names(*sources: Path | str) -> list[str]:
    return [Path(found.path).name for found in discover(map(str, sources), NOWHERE)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.md", ".hidden", ".cache/d.txt"):
        path = tmp_path / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "inbox"


def test_a_folder_is_taken_with_its_subfolders_in_order_of_path_without_hidden_files(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.txt", "c.md"]


def test_a_file_and_a_pattern_are_sources_and_no_file_is_taken_twice(folder: Path) -> None:
    assert names(folder / "b.txt", f"{folder}/*.txt", f"{folder}/**/*.md") == ["a.txt", "b.txt", "c.md"]


def test_the_lake_is_no_input_even_if_it_lies_in_the_source(folder: Path) -> None:
    (folder / "lake").mkdir()
    (folder / "lake" / "e.txt").write_text("e")
    assert [Path(found.path).name for found in discover([str(folder)], folder / "lake")] == ["a.txt", "b.txt", "c.md"]


def test_a_source_that_names_nothing_is_a_usage_error_that_names_it(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"'.*/\*\.csv'"):
        names(f"{folder}/*.csv")


def test_a_file_whose_name_has_a_star_is_itself(folder: Path) -> None:
    (folder / "x[1]*.txt").write_text("x")
    assert names(folder / "x[1]*.txt") == ["x[1]*.txt"]


def test_a_dangling_link_is_found_with_its_problem(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nothing")
    found = {Path(item.path).name: item for item in discover([str(folder)], NOWHERE)}
    assert found["gone.txt"].size_bytes is None
    assert found["gone.txt"].problem == "No such file or directory"


def test_a_pipe_is_never_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert {item.problem for item in discover([str(folder)], NOWHERE)} == {None, "not a regular file"}


def test_a_circle_of_links_ends(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    assert names(folder) == ["a.txt", "b.txt", "c.md"]


def test_links_that_lead_to_each_other_are_found_with_their_problem(folder: Path) -> None:
    (folder / "chicken.txt").symlink_to(folder / "egg.txt")
    (folder / "egg.txt").symlink_to(folder / "chicken.txt")
    problems = {Path(found.path).name: found.problem for found in discover([str(folder)], NOWHERE)}
    assert problems["chicken.txt"] == problems["egg.txt"] == "Too many levels of symbolic links"
    assert [found.problem for found in discover([str(folder / "egg.txt")], NOWHERE)] == ["Too many levels of symbolic links"]


def test_folders_that_link_to_each_other_are_each_read_once_even_by_a_pattern(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "deep" / "er" / "self").symlink_to(".")
    assert names(folder, folder / "deep") == ["a.txt", "b.txt", "c.md"]
    assert names(f"{folder}/**/c.md")[0] == "c.md"


def test_a_device_and_a_socket_are_never_opened(folder: Path) -> None:
    (folder / "device.txt").symlink_to(os.devnull)
    with socket.socket(socket.AF_UNIX) as listener, contextlib.chdir(folder):
        listener.bind("socket.txt")
        problems = {Path(found.path).name: found.problem for found in discover([str(folder)], NOWHERE)}
    assert problems["device.txt"] == problems["socket.txt"] == "not a regular file"


def test_a_file_that_vanishes_while_folders_are_read_is_found_with_its_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(*arguments: Any, **more: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        yield from real(*arguments, **more)
        (folder / "a.txt").unlink()

    real = os.walk
    monkeypatch.setattr(os, "walk", walk)
    problems = {Path(found.path).name: found.problem for found in discover([str(folder)], NOWHERE)}
    assert problems == {"a.txt": "No such file or directory", "b.txt": None, "c.md": None}


def test_a_name_that_is_not_utf_8_has_a_uri_that_is(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"x")
    uris = [item.uri for item in discover([str(folder)], NOWHERE)]
    assert any(uri.endswith("/caf\\xe9.txt") for uri in uris)


def test_the_checksum_is_sha_256_of_the_bytes(folder: Path) -> None:
    assert checksum(str(folder / "a.txt")) == "18b7cb099a9ea3f50ba899b5ba81e0d377a5f3b16f8f6eeb8b3e58cd4692b993"


def test_a_lake_is_no_input_however_its_path_is_spelt(folder: Path, tmp_path: Path) -> None:
    (folder / "lake").mkdir()
    (folder / "lake" / "e.txt").write_text("e")
    (tmp_path / "link").symlink_to(folder)
    assert [Path(found.path).name for found in discover([str(folder)], tmp_path / "link" / "lake")] == ["a.txt", "b.txt", "c.md"]


def test_a_folder_that_cannot_be_listed_is_found_with_its_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    problems = {Path(found.path).name: found.problem for found in discover([str(folder)], NOWHERE)}
    assert problems == {"a.txt": None, "b.txt": None, "deep": "Permission denied"}
