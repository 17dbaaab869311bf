"""Addresses without their secrets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UsageError
from flows.remote import has_secrets, is_remote, public, withheld
from flows.remote.addresses import full


@pytest.mark.parametrize("source", ["https://host.example/", "HTTP://host.example", "s3://bucket/name", "memory://x", "gs://b/*"])
def test_a_scheme_makes_a_source_remote(source: str) -> None:
    assert is_remote(source)


@pytest.mark.parametrize("source", ["data/raw", "/data/a:b//c", "C:/in/a.txt", "c://in", "file:///in/a.txt", "in/https://x", "*.txt", ""])
def test_a_path_is_not_remote(source: str) -> None:
    assert not is_remote(source)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("HTTPS://Host.Example", "https://host.example/"),
        ("https://user:word@host.example:8443/a%20b?x=1#part", "https://host.example:8443/a%20b?x=1"),
        ("https://user@host.example/", "https://host.example/"),
        ("https://h.example/a?id=5&X-Amz-Signature=s&X-Amz-Date=d&x-amz-security-token=t&n=2", "https://h.example/a?id=5&n=2"),
        ("https://h.example/a?X-Goog-Credential=c&X-Goog-Signature=s", "https://h.example/a"),
        ("https://h.example/a?AWSAccessKeyId=k&Signature=s&Expires=1", "https://h.example/a"),
        ("https://a.example/c/b?sv=2022&se=2024&sr=b&sp=r&sig=abc", "https://a.example/c/b"),
        ("https://h.example/a?api%5Fkey=k&access_token=t&Token=t&q=ferry", "https://h.example/a?q=ferry"),
        ("https://h.example/a?expires=never&st=1&key=7", "https://h.example/a?expires=never&st=1&key=7"),
        ("s3a://bucket/a?b#c@d:e", "s3://bucket/a?b#c@d:e"),
        ("s3://key:word@bucket/a", "s3://bucket/a"),
        ("sftp://user:word@host.example/a", "sftp://host.example/a"),
        ("abfs://container@account.example/a", "abfs://container@account.example/a"),
        ("s3://bucket/caf\udce9.txt", "s3://bucket/caf\\xe9.txt"),
    ],
)
def test_an_address_loses_its_secrets_and_nothing_else(source: str, address: str) -> None:
    assert public(source) == address
    assert public(address) == address


@pytest.mark.parametrize(
    ("source", "secret"),
    [
        ("https://user:word@host.example/", True),
        ("https://host.example/?token=t", True),
        ("sftp://user:word@host.example/", True),
        ("https://host.example/a@b?c=d@e", False),
        ("abfs://container@account.example/a", False),
        ("HTTPS://host.example#part", False),
        ("data/a@b", False),
    ],
)
def test_a_source_with_secrets_is_known(source: str, secret: bool) -> None:
    assert has_secrets(source) is secret


@given(st.text(min_size=1).filter(lambda text: not set(text) & set("/?#@:[]\\\t\r\n") and text.strip()))
def test_no_password_is_left_in_an_address(word: str) -> None:
    assert public(f"https://user:{word}@host.example/") == "https://host.example/"


def test_withheld_secrets_are_there_inside_and_gone_outside() -> None:
    source = "https://user:word@host.example/a"
    with withheld([source, "data/raw"]) as sources:
        assert sources == ["https://host.example/a", "data/raw"]
        assert full(sources[0]) == source
    assert full("https://host.example/a") == "https://host.example/a"


def test_two_sources_that_differ_in_secrets_alone_are_a_usage_error() -> None:
    with pytest.raises(UsageError, match="name it once"), withheld(["https://h.example/?token=a", "https://h.example/?token=b"]):
        pass
