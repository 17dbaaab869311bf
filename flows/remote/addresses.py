"""Addresses of remote sources, with and without the secrets in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from flows.errors import UsageError

WEB = ("http", "https")
# Names that some tools give to S3.
S3 = ("s3", "s3a", "s3n")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
SIGNATURE = re.compile(r"sig|signature")
# What goes with a signature and changes with it: Amazon's first kind, CloudFront's, Google's, Azure's.
SIGNED_WITH = re.compile(r"expires|key-pair-id|policy|googleaccessid|s[eiprtv]|ses|sip|spr|srt|ss|sk[estv]|skoid|sktid")
# Parameters that are secret by themselves, those of Amazon's and Google's signed addresses among them.
SECRET = re.compile(
    r"x-(amz|goog)-.*|awsaccesskeyid|((access|auth|id|refresh)[-_]?)?token|(x-)?api[-_]?key|subscription-key|auth|authorization|jwt|pass(word|wd)?|pwd"
    r"|(client_)?secret|session([-_]?id)?"
)


def scheme_of(source: str) -> str | None:
    """The scheme of a remote source in lower case; None for a local path."""
    match = SCHEME.match(source)
    return match[1].lower() if match and match[1].lower() != "file" else None


def is_remote(source: str) -> bool:
    """Whether a source, or the uri of an input, lies elsewhere: it begins with a scheme, as https:// or s3:// do."""
    return scheme_of(source) is not None


def public(source: str) -> str:
    """The address of a remote source without user, password, signature and tokens, which no table or log may hold.

    It stays the same when an address is signed anew. Raises UsageError for what is no address.
    """
    scheme = scheme_of(source)
    if scheme not in WEB:
        authority, slash, path = source.partition("://")[2].partition("/")
        # Without a password it is part of the name, as in abfs://container@account/.
        user, _, host = authority.rpartition("@")
        return _text(f"{'s3' if scheme in S3 else scheme}://{host if ':' in user else authority}{slash}{path}")
    try:
        parts = urlsplit(source)
    except ValueError as error:
        raise UsageError(f"a source is no address: {error}: check brackets and port") from error
    return _text(urlunsplit((scheme, parts.netloc.rpartition("@")[2].lower(), parts.path or "/", _open_query(parts.query), "")))


def has_secrets(source: str) -> bool:
    """Whether ``public`` would take anything secret from a source."""
    if not is_remote(source):
        return False
    # The user may be all there is before a host, or part of its name.
    authority, host = (address.partition("://")[2].partition("/")[0].partition("?")[0] for address in (source, public(source)))
    signed = scheme_of(source) in WEB and _open_query(urlsplit(source).query) != urlsplit(source).query
    return signed or authority.count("@") > host.count("@")


@contextmanager
def withheld(sources: Sequence[str]) -> Iterator[list[str]]:
    """Sources without their secrets, to be handed on and written down; inside, ``full`` knows the rest.

    Raises UsageError if two sources differ in nothing but secrets.
    """
    kept: dict[str, str] = {}
    for source in filter(is_remote, sources):
        if kept.setdefault(public(source), source) != source:
            raise UsageError(f"two sources are {public(source)} with other credentials: name it once")
    token = _WITHHELD.set(kept)
    try:
        yield [public(source) if is_remote(source) else source for source in sources]
    finally:
        _WITHHELD.reset(token)


def full(source: str) -> str:
    """A source with the secrets that are withheld, if there are any."""
    return _WITHHELD.get({}).get(public(source), source)


_WITHHELD: ContextVar[Mapping[str, str]] = ContextVar("withheld")


def _open_query(query: str) -> str:
    pairs = [(unquote_plus(pair.partition("=")[0]).lower(), pair) for pair in query.split("&")]
    signed = any(SIGNATURE.fullmatch(name) for name, _ in pairs)
    closed = (SECRET, SIGNATURE, SIGNED_WITH) if signed else (SECRET,)
    return "&".join(pair for name, pair in pairs if not any(pattern.fullmatch(name) for pattern in closed))


def _text(address: str) -> str:
    """An address from the command line as valid text: bytes that are not UTF-8 are written as escapes."""
    return address.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
