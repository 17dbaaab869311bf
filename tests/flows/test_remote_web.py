"""http(s) sources, against a web server on this machine."""

from __future__ import annotations

import gzip
import hashlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import duckdb
import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import example, given
from hypothesis import strategies as st
from newsstand import MONDAY, Newsstand, page, status

from flows.discover import Found, discover
from flows.errors import UsageError
from flows.remote import Remote, Stamp, clear, guard, retrying, web, withheld
from flows.remote.copies import safe
from flows.settings import Fetching

STORY = b"The harbour board voted on Monday to keep the night ferry."
MONDAY_NS = 1_728_900_000_000_000_000
QUICK = Fetching(allow_private=True, retries=2, backoff_seconds=0.01, longest_wait_seconds=0.05, read_seconds=5)
NOWHERE = Path("/nonexistent")


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    stand = Newsstand()
    yield stand
    stand.close()


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return Remote(tmp_path / "fetched", {}, QUICK)


def find(remote: Remote, *addresses: str) -> list[Found]:
    return discover(addresses, NOWHERE, remote)


def one(remote: Remote, address: str) -> Found:
    (found,) = find(remote, address)
    return found


def with_(remote: Remote, **settings: object) -> Remote:
    return replace(remote, settings=replace(remote.settings, **settings))  # type: ignore[arg-type]


def left(remote: Remote) -> list[str]:
    return [path.name for path in remote.folder.rglob("*") if path.is_file() and path.suffix != ".json"]


def knowing(remote: Remote, found: Found, body: bytes = STORY) -> Remote:
    """As after a run that published what was found, and cleared the copies."""
    clear(remote.folder)
    return replace(remote, known={found.uri: Stamp(found.size_bytes, found.modified_ns, hashlib.sha256(body).hexdigest())})


def test_an_address_is_a_file_with_a_local_copy_of_its_name(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/in/story.txt"] = page(STORY, Last_Modified=MONDAY)
    found = one(remote, f"{stand.url}/in/story.txt#top")
    assert (found.uri, found.size_bytes, found.modified_ns, found.problem) == (f"{stand.url}/in/story.txt", len(STORY), MONDAY_NS, None)
    assert Path(found.path).read_bytes() == STORY
    assert Path(found.path).name == "story.txt"


def test_without_a_place_for_copies_nobody_asks(stand: Newsstand) -> None:
    (found,) = discover([f"{stand.url}/story.txt"], NOWHERE)
    assert found.unseen
    assert stand.asked == []


@pytest.mark.parametrize("headers", [{"ETag": '"one"'}, {"Last_Modified": MONDAY}, {"ETag": 'W/"one"', "Last_Modified": MONDAY}])
def test_what_is_known_and_unchanged_is_not_sent_again(stand: Newsstand, remote: Remote, headers: dict[str, str]) -> None:
    stand.answers["/story.txt"] = page(STORY, **headers)
    first = one(remote, f"{stand.url}/story.txt")
    again = one(knowing(remote, first), f"{stand.url}/story.txt")
    assert again == replace(first, path="")
    assert left(remote) == []


def test_what_changed_is_sent_again(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    first = one(remote, f"{stand.url}/story.txt")
    stand.answers["/story.txt"] = page(b"Now it goes.", ETag='"two"')
    assert Path(one(knowing(remote, first), f"{stand.url}/story.txt").path).read_bytes() == b"Now it goes."


def test_what_was_fetched_but_never_published_is_asked_for_without_conditions(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    first = one(remote, f"{stand.url}/story.txt")
    other = knowing(remote, first, b"What the ledger has is another text.")
    assert one(other, f"{stand.url}/story.txt").fetched
    assert "if-none-match" not in stand.asked[-1][1]


def test_an_interrupted_run_finds_its_copies_again(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    assert one(remote, f"{stand.url}/story.txt") == one(remote, f"{stand.url}/story.txt")
    assert stand.asked[-1][1]["if-none-match"] == '"one"'


def test_a_copy_that_is_not_whole_is_fetched_again(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    Path(one(remote, f"{stand.url}/story.txt").path).write_bytes(b"The harb")
    assert Path(one(remote, f"{stand.url}/story.txt").path).read_bytes() == STORY


def test_what_cannot_be_compared_is_fetched_again_but_not_at_once(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY)
    first = one(remote, f"{stand.url}/story.txt")
    assert one(remote, f"{stand.url}/story.txt") == first
    assert len(stand.asked) == 1
    one(with_(remote, fresh_seconds=0), f"{stand.url}/story.txt")
    assert len(stand.asked) == 2


def test_redirects_are_followed_and_the_name_is_the_first_with_a_suffix(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/latest"] = status(302, Location="/2024/story.txt")
    stand.answers["/2024/story.txt"] = page(STORY)
    found = one(remote, f"{stand.url}/latest")
    assert (found.uri, Path(found.path).name) == (f"{stand.url}/latest", "story.txt")


def test_a_redirect_to_a_private_address_is_refused(stand: Newsstand, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")
    stand.answers["/story.txt"] = status(301, Location=f"http://127.0.0.2:{stand.server.server_port}/admin")
    problem = one(with_(remote, allow_private=False), f"{stand.url}/story.txt").problem
    assert problem is not None
    assert "127.0.0.2" in problem
    assert "--allow-private" in problem


@pytest.mark.parametrize("place", ["ftp://files.example/story.txt", "file:///etc/passwd"])
def test_a_redirect_to_another_scheme_is_refused(stand: Newsstand, remote: Remote, place: str) -> None:
    stand.answers["/story.txt"] = status(302, Location=place)
    assert "not http(s)" in (one(remote, f"{stand.url}/story.txt").problem or "")


def test_redirects_in_a_circle_end(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/a"], stand.answers["/b"] = status(302, Location="/b"), status(302, Location="/a")
    assert "redirects more than 5 times" in (one(remote, f"{stand.url}/a").problem or "")
    assert len(stand.asked) == 6


def test_a_server_that_stumbles_is_asked_again(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = [status(500), status(503), page(STORY)]
    assert one(remote, f"{stand.url}/story.txt").problem is None


def test_a_server_that_stays_down_is_a_problem_that_names_it(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = status(503)
    found = one(remote, f"{stand.url}/story.txt")
    assert found.problem == f"{stand.url}/story.txt answered 503 Service Unavailable: run again later"
    assert (found.path, found.size_bytes, len(stand.asked)) == ("", None, 3)


def test_retry_after_is_heeded_up_to_a_bound_and_pauses_double(stand: Newsstand, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(retrying.time, "sleep", pauses.append)
    stand.answers["/story.txt"] = [status(429, Retry_After="7"), status(429, Retry_After="4000"), status(429), status(503), page(STORY)]
    patient = with_(remote, retries=4, backoff_seconds=1, longest_wait_seconds=60)
    assert one(patient, f"{stand.url}/story.txt").problem is None
    assert pauses == [7, 60, 4, 8]


@pytest.mark.parametrize(
    ("code", "remedy"), [(401, ".netrc"), (403, "ask whoever runs the server"), (404, "check the address"), (410, "leave it out"), (204, "check")]
)
def test_a_lasting_refusal_is_a_problem_with_a_remedy_at_once(stand: Newsstand, remote: Remote, code: int, remedy: str) -> None:
    stand.answers["/story.txt"] = status(code)
    problem = one(remote, f"{stand.url}/story.txt").problem or ""
    assert f"{stand.url}/story.txt answered {code}" in problem
    assert remedy in problem
    assert len(stand.asked) == 1


def cut_off(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(STORY)
    request.close_connection = True


def test_a_body_that_ends_early_is_never_a_file(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = cut_off
    assert "could not be fetched" in (one(remote, f"{stand.url}/story.txt").problem or "")
    assert len(stand.asked) == 3
    assert left(remote) == []


def test_a_body_that_ends_early_once_is_fetched_whole(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = [cut_off, page(STORY)]
    assert Path(one(remote, f"{stand.url}/story.txt").path).read_bytes() == STORY


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    while True:
        request.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")


def test_a_size_limit_holds_whether_or_not_the_server_tells_the_size(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/told.txt"], stand.answers["/untold.txt"] = page(b"x" * 5000), endless
    found = find(with_(remote, max_fetch_bytes=4000), f"{stand.url}/told.txt", f"{stand.url}/untold.txt")
    assert ["larger than 4,000 bytes" in (item.problem or "") for item in found] == [True, True]
    assert left(remote) == []


def trickle(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(200):
        request.wfile.write(b"x")
        time.sleep(0.02)


def silence(request: BaseHTTPRequestHandler) -> None:
    time.sleep(2)
    request.close_connection = True


@pytest.mark.parametrize("answer", [trickle, silence])
def test_a_server_that_trickles_or_falls_silent_is_given_up(stand: Newsstand, remote: Remote, answer: object) -> None:
    stand.answers["/story.txt"] = answer  # type: ignore[assignment]
    begun = time.monotonic()
    problem = one(with_(remote, read_seconds=0.2, retries=0), f"{stand.url}/story.txt").problem
    assert time.monotonic() - begun < 1.5
    assert "run again later" in (problem or "")


def test_nobody_listening_is_a_problem(remote: Remote) -> None:
    assert "Connection refused" in (one(remote, "http://127.0.0.1:9/story.txt").problem or "")


def test_secrets_are_used_but_written_nowhere(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    source = f"http://reader:pass%40word@{stand.host}/story.txt?id=5&X-Amz-Signature=abcdef&token=geheim"
    with withheld([source]) as sources:
        found = one(remote, *sources)
    assert found.uri == sources[0] == f"{stand.url}/story.txt?id=5"
    path, headers = stand.asked[0]
    assert path.endswith("?id=5&X-Amz-Signature=abcdef&token=geheim")
    assert headers["authorization"] == "Basic cmVhZGVyOnBhc3NAd29yZA=="
    written = repr(found) + "".join(str(path) + path.read_text() for path in remote.folder.rglob("*") if path.is_file())
    assert not any(secret in written for secret in ("pass%40word", "pass@word", "abcdef", "geheim", "reader"))


def test_secrets_are_in_no_problem_either(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/moved.txt"] = status(302, Location="/gone.txt?token=geheim")
    problem = one(remote, f"http://reader:geheim@{stand.host}/moved.txt?sig=geheim").problem or ""
    assert "404" in problem
    assert "geheim" not in problem


def test_a_password_goes_to_no_other_host(stand: Newsstand, remote: Remote) -> None:
    stand.answers["/a.txt"] = status(302, Location=f"http://localhost:{stand.server.server_port}/b.txt")
    stand.answers["/b.txt"] = page(STORY)
    one(remote, f"http://reader:geheim@{stand.host}/a.txt")
    assert ["authorization" in headers for _, headers in stand.asked] == [True, False]


def test_users_and_passwords_come_from_netrc_too(stand: Newsstand, remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login reader password geheim\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    stand.answers["/story.txt"] = page(STORY)
    one(remote, f"{stand.url}/story.txt")
    assert stand.asked[0][1]["authorization"] == "Basic cmVhZGVyOmdlaGVpbQ=="


def test_proxies_of_the_environment_are_passed_by(stand: Newsstand, remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    stand.answers["/story.txt"] = page(STORY)
    assert one(remote, f"{stand.url}/story.txt").problem is None


@pytest.mark.parametrize(
    ("path", "header", "name"),
    [
        ("/get", 'attachment; filename="export.jsonl.gz"', "export.jsonl.gz"),
        ("/get", "attachment; filename*=UTF-8''f%C3%A4hre.txt", "fähre.txt"),
        ("/get", 'attachment; filename="../../etc/passwd"', "passwd"),
        ("/get", "attachment; filename=..", "index"),
        ("/get", 'attachment; filename="C:\\\\inbox\\\\story.txt"', "story.txt"),
        ("/f%C3%A4hre.txt", "inline", "fähre.txt"),
        ("/..%2F..%2Fstory.txt", "inline", "story.txt"),
        ("/", "inline", "index"),
    ],
)
def test_a_copy_has_the_name_that_the_server_or_the_address_gives(stand: Newsstand, remote: Remote, path: str, header: str, name: str) -> None:
    stand.answers[path] = page(STORY, Content_Disposition=header)
    found = Path(one(remote, stand.url + path).path)
    assert found.name == name
    assert found.parent.parent == remote.folder / "copies"


def test_a_name_without_end_is_cut_and_keeps_its_suffixes(stand: Newsstand, remote: Remote) -> None:
    stand.answers[f"/{'a' * 3000}.jsonl.gz"] = page(STORY)
    assert Path(one(remote, f"{stand.url}/{'a' * 3000}.jsonl.gz").path).name.endswith("aaa.jsonl.gz")


def test_compression_for_the_way_is_undone_and_the_files_own_is_not(stand: Newsstand, remote: Remote) -> None:
    packed = gzip.compress(STORY)
    stand.answers["/story.txt"] = page(packed, Content_Encoding="gzip")
    stand.answers["/story.txt.gz"] = page(packed, Content_Encoding="gzip")
    stand.answers["/plain.txt.gz"] = page(packed)
    found = find(remote, *(f"{stand.url}/{name}" for name in ("story.txt", "story.txt.gz", "plain.txt.gz")))
    assert {Path(item.path).name: Path(item.path).read_bytes() for item in found} == {
        "story.txt": STORY,
        "story.txt.gz": packed,
        "plain.txt.gz": packed,
    }


@pytest.mark.parametrize(("encoding", "complaint"), [("gzip, gzip", "not asked for"), ("br", "not asked for"), ("gzip", "is not what its")])
def test_an_encoding_that_cannot_be_undone_is_a_problem(stand: Newsstand, remote: Remote, encoding: str, complaint: str) -> None:
    stand.answers["/story.txt"] = page(b"neither nor", Content_Encoding=encoding)
    assert complaint in (one(remote, f"{stand.url}/story.txt").problem or "")
    assert left(remote) == []


@pytest.mark.parametrize("header", ["-5", "many", "9" * 5000])
def test_a_lying_length_is_no_crash(stand: Newsstand, remote: Remote, header: str) -> None:
    stand.answers["/story.txt"] = page(STORY, Content_Length=header)
    assert one(with_(remote, retries=0), f"{stand.url}/story.txt").problem is not None


@pytest.mark.parametrize("date", ["yesterday", "Mon, 99 Oct 2024 10:00:00 GMT", "Mon, 14 Oct 99999 10:00:00 GMT", ""])
def test_a_date_that_is_none_is_no_crash(stand: Newsstand, remote: Remote, date: str) -> None:
    stand.answers["/story.txt"] = [status(503, Retry_After=date), page(STORY, Last_Modified=date)]
    found = one(remote, f"{stand.url}/story.txt")
    assert (found.problem, found.modified_ns) == (None, None)


@pytest.mark.parametrize(
    "source",
    ["http://", "http:///story.txt", "https://[::1", "http://0177.0.0.1/", "http://host.example:port/", "http://h\udce9.example/", "http://xn--/"],
)
def test_an_address_that_is_none_is_a_usage_error(remote: Remote, source: str) -> None:
    with pytest.raises(UsageError):
        one(remote, source)


CODECS = st.sampled_from(["idna", "undefined", "rot13", "punycode", "utf-16", "unicode_escape", "none"])
TEXTS = st.text(st.characters(exclude_characters="\r\n", codec="utf-8"))


@given(TEXTS | st.builds("attachment; filename*={}''{}".format, CODECS, TEXTS))
def test_whatever_a_header_says_the_name_is_that_of_a_file_in_one_folder(header: str) -> None:
    name = safe(web.disposition(header) or "")
    assert name not in ("", ".", "..")
    assert not set(name) & {"/", "\\", "\0"}
    assert len(name.encode()) < 256


PLACES = st.sampled_from([b"", b"http://", b"//", b"https://[", b"http://xn--", b"http://h:", b"/"])


@given(st.builds(bytes.__add__, PLACES, st.binary(max_size=20).filter(lambda end: not set(end) & {0, 10, 13})))
@example(b"http://xn--/")
def test_wherever_a_redirect_leads_it_ends_with_a_file_or_a_problem(place: bytes) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers=[(b"Location", place)])

    with tempfile.TemporaryDirectory() as folder, httpx.Client(transport=httpx.MockTransport(answer), trust_env=False) as client:
        asking = web.Web(Remote(Path(folder), {}, replace(QUICK, retries=0)), client)
        assert asking.find(httpx.URL("http://press.example/story.txt")).problem is not None


def certificate(folder: Path, name: str) -> Path:
    """A certificate for a name, signed by itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False).sign(key, hashes.SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "certificate.pem").write_bytes(signed.public_bytes(Encoding.PEM) + private)
    return folder / "certificate.pem"


def test_https_is_checked_against_the_name_though_the_connection_goes_to_an_address(
    stand: Newsstand, remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(certificate(tmp_path, "press.example"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    stand.server.socket = context.wrap_socket(stand.server.socket, server_side=True)
    stand.answers["/story.txt"] = page(STORY)
    port = stand.server.server_port
    monkeypatch.setenv("SSL_CERT_FILE", path)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))])
    whole, other = find(remote, f"https://press.example:{port}/story.txt", f"https://rival.example:{port}/story.txt")
    assert Path(whole.path).read_bytes() == STORY
    assert "has no certificate that holds" in (other.problem or "")


def test_a_run_reads_addresses_and_writes_no_secret_anywhere(stand: Newsstand, prefect_server: None, tmp_path: Path) -> None:
    stand.answers["/story.txt"] = page(STORY, ETag='"one"')
    source = f"http://reader:geheim@{stand.host}/story.txt?token=geheim"
    arguments = [Path(sys.executable).with_name("newsmill"), "run", source, f"{stand.url}/none.txt", "--lake", tmp_path / "lake", "--allow-private"]
    first = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert "read      2 files" in first.stdout, first.stderr
    clear(tmp_path / "lake" / "state" / "fetched")
    again = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert "nothing new" in again.stdout, again.stderr
    with duckdb.connect(str(tmp_path / "lake" / "news.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT uri, text FROM documents").fetchall() == [(f"{stand.url}/story.txt", STORY.decode())]
        ((detail,),) = connection.execute("SELECT detail FROM rejects WHERE reason = 'unreadable'").fetchall()
    assert f"{stand.url}/none.txt answered 404 Not Found: check the address" in detail
    written = first.stdout + first.stderr + again.stdout + again.stderr
    assert "geheim" not in written
    assert [path for path in (tmp_path / "lake").rglob("*") if path.is_file() and b"geheim" in path.read_bytes()] == []


def test_a_schedule_keeps_no_secret(newsmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    source = "https://reader:geheim@press.example/story.txt"
    done = newsmill("serve", source, "--every", "1m", "--lake", tmp_path / "lake", check=False)
    assert (done.returncode, "geheim" in done.stderr) == (2, False)
    assert ".netrc" in done.stderr
    assert not (tmp_path / "lake").exists()


def test_the_same_address_is_fetched_once_and_many_side_by_side(stand: Newsstand, remote: Remote) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        page(STORY)(request)

    addresses = [f"{stand.url}/{number:02}.txt" for number in range(16)]
    stand.answers.update({f"/{number:02}.txt": slow for number in range(16)})
    begun = time.monotonic()
    found = find(remote, *addresses, *addresses)
    assert [item.uri for item in found] == addresses
    assert time.monotonic() - begun < 1.5
    assert len(stand.asked) == 16
