"""Stores: fsspec's memory, a store that stumbles, and S3 as rclone serves it."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from flows.discover import Found, discover
from flows.errors import UsageError
from flows.remote import Remote, Stamp, clear
from flows.settings import Fetching

NOWHERE = Path("/nonexistent")
QUICK = Fetching(retries=2, backoff_seconds=0.01, connect_seconds=2, read_seconds=5)
KEY, SECRET = "newsmill-key", "newsmill-secret"
FILES = {
    "2024-01/a.txt": b"one",
    "2024-01/.cache/b.txt": b"hidden",
    "2024-02/deep/c #?*\xc3\xbc.jsonl.gz".encode("latin-1").decode("utf-8"): b"\x1f\x8b not really",
    "2023-12/d.txt": b"old",
    ".hidden.txt": b"hidden",
    "root.txt": b"root",
}


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return Remote(tmp_path / "fetched", {}, QUICK)


def names(remote: Remote, *sources: str) -> list[str]:
    return [found.uri.split("/", 3)[3] for found in discover(sources, NOWHERE, remote)]


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that rclone serves as S3, with the environment set for it; its folder `press` is a bucket."""
    folder = tmp_path_factory.mktemp("s3")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    rclone = str(Path(sys.executable).with_name("rclone"))
    arguments = [
        rclone,
        "serve",
        "s3",
        str(folder),
        "--addr",
        f"127.0.0.1:{port}",
        "--auth-key",
        f"{KEY},{SECRET}",
        "--config",
        os.devnull,
        "--dir-cache-time",
        "0s",
    ]
    settings = {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    kept = {name: os.environ.get(name) for name in settings}
    with (folder.parent / "rclone.log").open("wb") as log:
        server = subprocess.Popen(arguments, stdout=log, stderr=log)
    os.environ.update(settings)
    try:
        wait_for(port)
        yield folder
    finally:
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("rclone does not answer")


@pytest.fixture
def bucket(s3: Path) -> Iterator[Path]:
    """A bucket `press` with files, and what is written to its folder is written to it."""
    for name, body in FILES.items():
        (s3 / "press" / name).parent.mkdir(parents=True, exist_ok=True)
        (s3 / "press" / name).write_bytes(body)
    yield s3 / "press"
    shutil.rmtree(s3 / "press")


@pytest.fixture
def memory() -> Iterator[MemoryFileSystem]:
    store = fsspec.filesystem("memory")
    for name, body in FILES.items():
        store.pipe_file(f"/press/{name}", body)
    yield store
    store.rm("/press", recursive=True)


EXPECTED = [
    ("{}/press/root.txt", ["root.txt"]),
    ("{}/press/2024-01", ["2024-01/a.txt"]),
    ("{}/press/2024-01/", ["2024-01/a.txt"]),
    ("{}/press/2024-*", ["2024-01/a.txt", "2024-02/deep/c #?*ü.jsonl.gz"]),
    ("{}/press/2024-*/*.txt", ["2024-01/a.txt"]),
    ("{}/press/**/*.txt", ["2023-12/d.txt", "2024-01/a.txt", "root.txt"]),
    ("{}/press/202[34]-*/?.txt", ["2023-12/d.txt", "2024-01/a.txt"]),
    ("{}/press/.hid*", [".hidden.txt"]),
    ("{}/press/.hidden.txt", [".hidden.txt"]),
    ("{}/press/2024-02/deep/c #?*ü.jsonl.gz", ["2024-02/deep/c #?*ü.jsonl.gz"]),
    ("{}/press", ["2023-12/d.txt", "2024-01/a.txt", "2024-02/deep/c #?*ü.jsonl.gz", "root.txt"]),
]


@pytest.mark.parametrize(("source", "expected"), EXPECTED)
def test_s3_objects_folders_and_patterns_are_sources_without_hidden_ones(bucket: Path, remote: Remote, source: str, expected: list[str]) -> None:
    assert names(remote, source.format("s3:/")) == expected


@pytest.mark.parametrize(("source", "expected"), EXPECTED)
def test_any_store_that_fsspec_knows_is_read_alike(memory: MemoryFileSystem, remote: Remote, source: str, expected: list[str]) -> None:
    assert names(remote, source.format("memory:/")) == expected


def test_an_object_has_a_copy_of_its_bytes_and_name_with_the_size_and_time_of_the_store(bucket: Path, remote: Remote) -> None:
    os.utime(bucket / "root.txt", (1_728_900_000, 1_728_900_000))
    (found,) = discover(["s3a://press/root.txt"], NOWHERE, remote)
    assert found == Found(found.path, 4, 1_728_900_000_000_000_000, None, "s3://press/root.txt")
    assert (Path(found.path).read_bytes(), Path(found.path).name) == (b"root", "root.txt")


def test_an_object_looks_the_same_by_itself_and_in_a_listing(bucket: Path, remote: Remote) -> None:
    assert discover(["s3://press/root.txt"], NOWHERE, remote) == discover(["s3://press/*.txt"], NOWHERE, remote)


def test_a_packed_object_stays_packed(bucket: Path, remote: Remote) -> None:
    (found,) = discover(["s3://press/2024-02/"], NOWHERE, remote)
    assert Path(found.path).read_bytes() == b"\x1f\x8b not really"


def knowing(remote: Remote, *found: Found) -> Remote:
    known = {item.uri: Stamp(item.size_bytes, item.modified_ns, hashlib.sha256(Path(item.path).read_bytes()).hexdigest()) for item in found}
    clear(remote.folder)
    return replace(remote, known=known)


def test_a_known_object_is_not_fetched_again_until_it_changes(bucket: Path, remote: Remote) -> None:
    first = discover(["s3://press/2024-*"], NOWHERE, remote)
    later = knowing(remote, *first)
    assert discover(["s3://press/2024-*"], NOWHERE, later) == [replace(item, path="") for item in first]
    (bucket / "2024-01" / "a.txt").write_bytes(b"one more")
    assert [item.fetched for item in discover(["s3://press/2024-*"], NOWHERE, later)] == [True, False]


def test_an_interrupted_run_finds_its_copies_of_objects_again(bucket: Path, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    first = discover(["s3://press/"], NOWHERE, remote)
    before = [Path(item.path).stat().st_mtime_ns for item in first]
    assert discover(["s3://press/"], NOWHERE, remote) == first
    assert [Path(item.path).stat().st_mtime_ns for item in first] == before


def test_a_large_object_comes_whole(bucket: Path, remote: Remote) -> None:
    body = os.urandom(1 << 20) * 20
    (bucket / "large.bin").write_bytes(body)
    (found,) = discover(["s3://press/large.bin"], NOWHERE, remote)
    assert Path(found.path).read_bytes() == body


@pytest.mark.parametrize(
    "source", ["s3://press/nothing", "s3://press/nothing/", "s3://press/*.csv", "s3://press/2024-", "s3://another/", "memory://press/none*"]
)
def test_a_source_that_names_nothing_is_a_usage_error(bucket: Path, memory: MemoryFileSystem, remote: Remote, source: str) -> None:
    with pytest.raises(UsageError, match="nothing in the store matches"):
        discover([source], NOWHERE, remote)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("s3://", "names no bucket"),
        ("s3://*/a", "names no bucket"),
        ("s3://key:geheim@press/a", "AWS_SECRET_ACCESS_KEY"),
        ("gs://press/a", "gcsfs"),
        ("nosuch://press/a", "nosuch"),
        ("memory://a::zip://b", "chains"),
    ],
)
def test_a_source_that_cannot_be_one_is_a_usage_error_without_secrets(remote: Remote, source: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint) as raised:
        discover([source], NOWHERE, remote)
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize("source", ["s3://press/root.txt", "s3://press/", "s3://press/*.txt"])
def test_wrong_credentials_are_a_problem_that_says_so(bucket: Path, remote: Remote, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret")
    (found,) = discover([source], NOWHERE, remote)
    assert found.problem is not None
    assert found.problem.startswith(f"{source} may not be read: ")
    assert found.problem.endswith("check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE")


def test_an_endpoint_that_does_not_answer_is_a_problem_that_names_it(bucket: Path, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    (found,) = discover(["s3://press/"], NOWHERE, remote)
    assert "check AWS_ENDPOINT_URL" in (found.problem or "")
    assert "127.0.0.1" in (found.problem or "")


def test_an_object_beyond_the_limit_is_a_problem(bucket: Path, remote: Remote) -> None:
    (found,) = discover(["s3://press/root.txt"], NOWHERE, replace(remote, settings=replace(QUICK, max_fetch_bytes=3)))
    assert found.problem == "s3://press/root.txt is larger than 3 bytes: allow more with --set max_fetch_bytes=NUMBER"


class Stumbling(MemoryFileSystem):
    """A store that fails as often as it is told, and lists what it does not give."""

    protocol = "stumbling"
    failures: list[OSError] = []  # noqa: RUF012
    short = 0

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("stumbling://", "memory://")))

    def _open(self, path: str, mode: str = "rb", **more: Any) -> Any:
        if self.failures:
            raise self.failures.pop(0)
        stream = super()._open(path, mode, **more)
        return io.BytesIO(stream.read()[: -self.short]) if self.short else stream

    def ls(self, path: str, detail: bool = True, **more: Any) -> Any:
        if path.endswith("2024-01") and self.short:
            raise OSError("the shelf is stuck")
        return super().ls(path, detail, **more)


@pytest.fixture
def stumbling(memory: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch) -> type[Stumbling]:
    fsspec.register_implementation("stumbling", Stumbling, clobber=True)
    monkeypatch.setattr(Stumbling, "failures", [])
    return Stumbling


def test_a_store_that_stumbles_is_asked_again(stumbling: type[Stumbling], remote: Remote) -> None:
    stumbling.failures += [TimeoutError("slow"), ConnectionResetError("gone")]
    (found,) = discover(["stumbling://press/root.txt"], NOWHERE, remote)
    assert Path(found.path).read_bytes() == b"root"


def test_a_store_that_refuses_is_not_asked_again(stumbling: type[Stumbling], remote: Remote) -> None:
    stumbling.failures += [PermissionError("not yours"), TimeoutError("never reached")]
    (found,) = discover(["stumbling://press/root.txt"], NOWHERE, remote)
    assert found.problem == "stumbling://press/root.txt may not be read: not yours: check your credentials"
    assert len(stumbling.failures) == 1


def test_an_object_that_gives_fewer_bytes_than_listed_is_never_a_file(
    stumbling: type[Stumbling], remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stumbling, "short", 1)
    (found,) = discover(["stumbling://press/root.txt"], NOWHERE, remote)
    assert "gave 3 of the 4 bytes" in (found.problem or "")
    assert [path for path in remote.folder.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_listed_in_part_is_a_problem_as_a_whole(
    stumbling: type[Stumbling], remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stumbling, "short", 1)
    (found,) = discover(["stumbling://press/"], NOWHERE, remote)
    assert found.problem == "stumbling://press/ could not be read: the shelf is stuck: run again later"


def test_a_run_reads_a_bucket_and_again_only_what_is_new(bucket: Path, prefect_server: None, tmp_path: Path) -> None:
    def run() -> str:
        arguments = [Path(sys.executable).with_name("newsmill"), "run", "s3://press/2024-*/*.txt", "--lake", tmp_path / "lake"]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    story = "{}\n\nThe harbour board voted on Monday to keep the night ferry running through the winter, its chair said.\n"
    (bucket / "2024-01" / "a.txt").write_text(story.format("Night ferry stays another winter"))
    assert "read      1 files from s3://press/2024-*/*.txt; 0 more were known" in run()
    (bucket / "2024-02" / "b.txt").write_text(story.format("Day ferry goes after all"))
    assert "read      1 files from s3://press/2024-*/*.txt; 1 more were known" in run()
    with duckdb.connect(str(tmp_path / "lake" / "news.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT uri FROM documents ORDER BY uri").fetchall() == [
            ("s3://press/2024-01/a.txt",),
            ("s3://press/2024-02/b.txt",),
        ]
