"""The guard of http(s) sources: no address on the way may lead into the network that the mill itself is in.

A name is resolved once, each of its addresses is judged, and the connection goes to an address that was
judged, so that a name server cannot answer otherwise in between. That holds for every redirect, and
numbers in other notations (2130706433, 0177.0.0.1) are judged as what they resolve to.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from flows.remote.retrying import Unreachable
from flows.settings import Fetching

# Not reachable from everywhere by the IANA registries of special-purpose addresses, or not one machine (RFC 6890, RFC 5771, RFC 1112).
CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
# All that is handed out of IPv6 (RFC 4291), and what of it is special: protocols and Teredo, examples (RFC 3849, RFC 9637).
UNICAST_6 = ipaddress.IPv6Network("2000::/3")
CLOSED_6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
# Where IPv4 is reached through a translator (RFC 6052).
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one machine's on the open internet; one that holds an IPv4 address is judged by that."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None)
        if inner is None:
            return ip in UNICAST_6 and not any(ip in network for network in CLOSED_6)
        ip = inner
    return not any(ip in network for network in CLOSED_4)


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses, or to any if private ones are allowed, and ends connections that only trickle."""

    def __init__(self, settings: Fetching) -> None:
        self.settings = settings
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes it. Raises Unreachable if the host may not be asked."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                return _Watched(self.plain.connect_tcp(address, port, timeout, local_address, socket_options), self.settings)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        raise Unreachable(f"{path} is a socket of this machine, not an address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            resolved = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"the name {host} cannot be resolved now") from error
            raise Unreachable(f"there is no host {host}: check the address") from error
        except UnicodeError as error:
            raise Unreachable(f"{host!r} cannot be the name of a host: check the address") from error
        addresses = list(dict.fromkeys(str(place[0]) for *_, place in resolved))
        closed = [address for address in addresses if not is_public(address)]
        if closed and not self.settings.allow_private:
            raise Unreachable(f"{host} is {closed[0]}, an address that is not on the open internet: if you trust it, allow it with --allow-private")
        return addresses


class Transport(httpx.HTTPTransport):
    """httpx's transport on guarded connections, past all proxies: what they connect to could not be judged."""

    def __init__(self, settings: Fetching) -> None:
        # The environment may name other certificates (SSL_CERT_FILE), but no proxy.
        context = httpx.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=Guard(settings), max_connections=settings.parallel)


class _Watched(httpcore.NetworkStream):
    """A connection that is given up if, over its whole life, it delivers less than the settings ask for."""

    def __init__(self, inner: httpcore.NetworkStream, settings: Fetching) -> None:
        self.inner, self.settings = inner, settings
        self.waited = 0.0
        self.received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        begun = time.monotonic()
        data = self.inner.read(max_bytes, timeout)
        self.waited += time.monotonic() - begun
        self.received += len(data)
        if data and self.waited > self.settings.read_seconds and self.received < self.waited * self.settings.slowest_bytes_per_second:
            raise httpcore.ReadTimeout(f"it sent {self.received} bytes in {self.waited:.0f} s")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, timeout)

    def close(self) -> None:
        self.inner.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return _Watched(self.inner.start_tls(ssl_context, server_hostname, timeout), self.settings)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)
