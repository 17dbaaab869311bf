"""The guard of http(s) sources: which addresses it lets through, and that it connects to no other."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.discover import discover
from flows.remote import Remote
from flows.remote.guard import Guard, is_public
from flows.remote.retrying import Unreachable
from flows.settings import Fetching

CLOSED = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8"),
    *("192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1"),
    *("100::1", "2001::1", "64:ff9b:1::1", "5f00::1", "4000::1"),
    *("::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a9fe:a9fe::1", "64:ff9b::127.0.0.1", "64:ff9b::c0a8:101"),
]
OPEN = [
    "8.8.8.8",
    "172.32.0.1",
    "100.63.255.255",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]
NOT_OPEN = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_reserved", "is_unspecified")


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_that_is_not_on_the_open_internet_is_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_on_the_open_internet_is_open(address: str) -> None:
    assert is_public(address)


@given(
    st.ip_addresses(v=4)
    | st.sampled_from(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"]).flatmap(
        lambda network: st.ip_addresses(network=network)
    )
)
def test_no_ipv4_address_is_open_that_python_knows_to_be_special_nor_in_any_disguise(address: ipaddress.IPv4Address) -> None:
    special = any(getattr(address, name) for name in NOT_OPEN) or not address.is_global
    disguises = (f"::ffff:{address}", str(ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + int(address))))
    six_to_four = str(ipaddress.IPv6Address((0x2002 << 112) + (int(address) << 80) + 1))
    assert not (special and is_public(str(address)))
    assert {is_public(other) for other in (*disguises, six_to_four)} == {is_public(str(address))}


@given(st.ip_addresses(v=6))
def test_no_ipv6_address_is_open_that_python_knows_to_be_special(address: ipaddress.IPv6Address) -> None:
    embedding = address in ipaddress.IPv6Network("64:ff9b::/96") or address.ipv4_mapped or address.sixtofour
    if not embedding and (any(getattr(address, name) for name in NOT_OPEN) or address.is_site_local):
        assert not is_public(str(address))


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::]"),
        *("169.254.169.254", "[64:ff9b::a9fe:a9fe]", "[fe80::1]"),
    ],
)
def test_no_way_to_write_a_private_host_gets_past(host: str, tmp_path: Path) -> None:
    remote = Remote(tmp_path, {}, Fetching(retries=0))
    (found,) = discover([f"http://{host}/story.txt"], tmp_path, remote)
    assert found.problem is not None
    assert "--allow-private" in found.problem


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let a resolver give these answers in turn, and connections fail. Returns where connections go."""
    left, reached = list(answers), []

    def connect(self: Any, host: str, *_: Any) -> Any:
        reached.append(host)
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in left.pop(0)])
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return reached


def test_a_name_is_resolved_once_and_the_connection_goes_where_it_was_judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reached = resolving(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    with pytest.raises(httpcore.ConnectError):
        Guard(Fetching()).connect_tcp("rebinding.example", 80)
    assert reached == ["93.184.215.14"]


def test_a_retry_judges_the_new_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reached = resolving(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    remote = Remote(tmp_path, {}, Fetching(retries=1, backoff_seconds=0))
    (found,) = discover(["https://rebinding.example/story.txt"], tmp_path, remote)
    assert "rebinding.example is 127.0.0.1" in (found.problem or "")
    assert reached == ["93.184.215.14"]


def test_one_private_address_among_public_ones_closes_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = resolving(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(Unreachable, match=r"10\.0\.0\.1"):
        Guard(Fetching()).connect_tcp("mixed.example", 80)
    assert reached == []


def test_every_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = resolving(monkeypatch, ["93.184.215.14", "2606:2800::1"])
    with pytest.raises(httpcore.ConnectError):
        Guard(Fetching()).connect_tcp("two.example", 80)
    assert reached == ["93.184.215.14", "2606:2800::1"]


def test_a_host_that_does_not_exist_is_a_problem_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable, match=r"there is no host nowhere\.example"):
        Guard(Fetching()).connect_tcp("nowhere.example", 80)
