"""Bytes to text: the encoding is found, named, and applied strictly."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from schemas.vocabulary import Reason
from transforms.detection import NARROWER, detect, east_asian, is_escaped
from transforms.records import Fault

SAMPLE_BYTES = 1 << 16
MIXED = "utf-8+windows-1252"

BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
STRAY = re.compile("[\udc80-\udcff]")
C1_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
PLAIN = bytes(range(32, 127)) + b"\0\t\n\r"

_NAMES = {"mac-roman": "macintosh", "euc_kr": "euc-kr", "euc_jp": "euc-jp", "big5hkscs": "big5-hkscs", "hz": "hz-gb-2312"} | {
    f"iso2022_{script}": f"iso-2022-{script.replace('_', '-')}" for script in ("jp", "jp_1", "jp_2", "kr")
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it came in: ``data.decode(encoding)`` gives the text again, but for ``MIXED``.

    The name is IANA's where Python knows it, else Python's; ``utf-8-sig`` is UTF-8 behind a byte order mark.
    """

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | Fault:
    """The text of ``data``, or a fault UNDECODABLE that says what was tried; time is linear in its length.

    In order: byte order marks, UTF-16 and UTF-32 by the pattern of their NULs, strict UTF-8, UTF-8 with a
    few stray bytes of windows-1252 (``MIXED``), then detection by chardet on a sample. A mark is removed.
    """
    encoding = wide(data[:SAMPLE_BYTES])
    if encoding:
        return _strictly(data, encoding) or _undecodable(f"it looks like {encoding} and breaks off or is damaged")
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    if not is_escaped(data[:SAMPLE_BYTES]):
        found = _strictly(data, encoding)
        if found:
            return found
    sample = _sample(data)
    return _mixed(data, sample) or _detected(data, sample)


def wide(head: bytes) -> str | None:
    """The name of the UTF-16 or UTF-32 that a file is in, judged by its first bytes; None for any other."""
    for mark, encoding in BOMS:
        if head.startswith(mark) and _reads(head, encoding):
            return encoding
    head = head[: len(head) // 4 * 4]
    if b"\0" not in head:
        return None
    return next((encoding for encoding, share in _nul_shares(head) if share and _prints(head, encoding)), None) or east_asian(head)


def peek(head: bytes) -> str:
    """The first bytes of a file as text to see its structure by: cheap, and never fails.

    Without its mark; letters of old encodings come out as U+FFFD.
    """
    return head.decode(wide(head) or "utf-8-sig", "replace")


def _nul_shares(head: bytes) -> tuple[tuple[str, bool], ...]:
    """For each encoding whether its NULs stand where they would: Latin letters, blanks and line ends have them."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    mostly = even + odd >= pairs
    return (
        ("utf-32-le", mostly and head[3::4].count(0) * 2 == pairs),
        ("utf-32-be", mostly and head[0::4].count(0) * 2 == pairs),
        ("utf-16-le", odd * 200 >= pairs and even * 20 <= odd and not _are_astray(head, (b" \0", b"\n\0"))),
        ("utf-16-be", even * 200 >= pairs and odd * 20 <= even and not _are_astray(head, (b"\0 ", b"\0\n"))),
    )


def _are_astray(head: bytes, wide_blanks: tuple[bytes, ...]) -> bool:
    """Whether NULs have strayed into text in 8 bits: blanks have none at their side, or all else is plain ASCII."""
    if sum(map(head.count, wide_blanks)) * 4 < head.count(b" ") + head.count(b"\n"):
        return True
    return head.count(0) * 4 < len(head) and not head.translate(None, PLAIN)


def _reads(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeError:
        return False
    return True


def _prints(head: bytes, encoding: str) -> bool:
    """Whether the bytes make sense in an encoding: nearly all of the characters exist and can be printed."""
    if not _reads(head, encoding):
        return False
    text = head.decode(encoding, "ignore")
    printing = sum(character.isprintable() or character in "\t\n\r\f\ufeff\u2028\u2029\u00a0\u3000" for character in text)
    return printing * 50 >= len(text) * 49


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding_name(encoding))
    except UnicodeError:
        return None


def _sample(data: bytes) -> bytes:
    """A stretch that begins just before the first byte beyond ASCII and ends between two words."""
    high = HIGH_BYTE.search(data)
    start = max(0, high.start() - 100) if high else 0
    sample = data[start : start + SAMPLE_BYTES]
    if len(data) - start <= SAMPLE_BYTES:
        return sample
    return sample[: max(sample.rfind(b" "), sample.rfind(b"\n"))] or sample


def _mixed(data: bytes, sample: bytes) -> Decoded | None:
    """UTF-8 in which at most one in five of the characters beyond ASCII is a stray byte of windows-1252.

    Detection would take the whole for windows-1252 on account of one stray byte, and garble all the rest.
    """
    text = sample.decode("utf-8", "surrogateescape")
    strays = len(STRAY.findall(text))
    beyond_ascii = sum(not character.isascii() for character in text)
    if not beyond_ascii or strays * 5 > beyond_ascii:
        return None
    return Decoded(STRAY.sub(_unstray, data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")), MIXED)


def _unstray(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("windows-1252", "replace")


def _detected(data: bytes, sample: bytes) -> Decoded | Fault:
    encoding = detect(sample)
    if encoding is None:
        return _undecodable("it is no text in any encoding")
    found = _strictly(data, encoding)
    if found and not C1_CONTROL.search(found.text):
        usual = ("cp1252", NARROWER.get(codecs.lookup(encoding).name, encoding))
        return next((same for name in usual if (same := _strictly(data, name)) and same.text == found.text), found)
    # Who says ISO 8859-1 and uses its C1 controls means windows-1252 (WHATWG Encoding Standard).
    if encoding.startswith("iso8859"):
        found = _strictly(data, "cp1252") or found
    return found or _undecodable(f"it looks like {encoding_name(encoding)} and has bytes that are none of it")


def encoding_name(encoding: str) -> str:
    """IANA's name of a Python codec in lower case, where Python knows that too: windows-1252 for cp1252, ibm850 for cp850."""
    name = codecs.lookup(encoding).name.lower()
    usual = _NAMES.get(name) or re.sub(r"^cp(125\d)$", r"windows-\1", re.sub(r"^iso8859-", "iso-8859-", name))
    if number := re.fullmatch(r"cp([478]\d\d)", name):
        usual = f"ibm{number[1]}"
    return usual if _is_known(usual) else name


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _undecodable(why: str) -> Fault:
    return Fault(None, Reason.UNDECODABLE, f"{why}; convert it to UTF-8, for example with iconv -f ENCODING -t UTF-8")
