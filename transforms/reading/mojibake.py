"""Text that was UTF-8 and was read in an older encoding: found, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Characters that a repair must not bring into a text: controls, marks without width, private use.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]")
# What newsrooms print: Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, currency, signs, emoji.
_LIKELY = re.compile("[\x20-\x7e\xa0-\u06ff\u1e00-\u27bf\ufb00-\ufb06\ufeff\U0001f300-\U0001faff]+")
_LAYERS = 3
_ORDINARY = bytes((*range(0x20, 0x7F), *b"\t\n\x0b\x0c\r"))
_CURLY = frozenset("“”‘’‚„–—…•‹›†‡")


@dataclass(frozen=True)
class Garbling:
    """How text looks whose UTF-8 was read as ``encoding``.

    ``telling`` finds in a line, and ``least`` asks of a run, how much garbling there must be for it to be no accident;
    no text that holds none of ``signs`` is worth a look.
    """

    encoding: str
    signs: tuple[str, ...]
    telling: re.Pattern[str]
    least: int
    letters: dict[str, int]
    run: re.Pattern[str]


def _garbling(encoding: str, signs: str, telling: str, least: int = 1) -> Garbling:
    """Bytes 0x80 to 0xFF as they came through; those without a character, and any that were read as Latin-1, are controls."""
    printed = [bytes([code]).decode(encoding, "ignore") or chr(code) for code in range(0x80, 0x100)]

    def printed_for(low: int, high: int) -> str:
        controls = "".join(map(chr, range(low, min(high, 0x9F) + 1)))
        return "[" + "".join(map(re.escape, [*printed[low - 0x80 : high - 0x7F], *controls])) + "]"

    tail = printed_for(0x80, 0xBF)
    run = f"(?:{printed_for(0xC2, 0xDF)}{tail}|{printed_for(0xE0, 0xEF)}{tail}{{2}}|{printed_for(0xF0, 0xF4)}{tail}{{3}})+"
    letters = {chr(code): code for code in range(0x80, 0xA0)} | {character: code for code, character in enumerate(printed, 0x80)}
    return Garbling(encoding, tuple(signs.split()), re.compile(telling), least, letters, re.compile(run))


_WINDOWS = _garbling("cp1252", "Â Ã Ä Å Ð Ñ × Ø Ù â ï ð", "[ÂÃÄÅÐÑ×ØÙâïð](?=[^\x00-\x7f])")
# The others are told by what no language prints: a quotation mark or dash in pieces, a root sign within a word, letters that
# alternate with signs. They come first: what Mac and DOS made of UTF-8 looks suspicious to Windows as well.
GARBLINGS = (
    _garbling("cp1251", "вЂ Рѕ", "вЂ[\x98љњќћ“”™]|(?:[РС][\u0402-\u040f\u0451-\u045f\x98\xa0-\xbf‘’“”•–—™›‚„…†‡€‰‹]){3}", 3),
    _garbling("mac_roman", "‚Ä √", "‚Ä[ìîôíúù¶¢]|(?<=[^\\W\\d_])√[©®±∂º§ü°≠≥∫ß•∏¶†™¥ªÆâñ]"),
    _garbling("cp850", "ÔÇ ├", "ÔÇ[£ØÖÿ£ªªô]|├[®ñ╝║Ââ¡í│▒ƒ]"),
    _garbling("cp437", "ΓÇ ├", "ΓÇ[£¥ÖÿªöôÖ]|├[⌐╝╢ñíá│▒ƒ«]"),
    _WINDOWS,
)


def garblings(text: str) -> tuple[Garbling, ...]:
    """Which garblings a text may have suffered: none for nearly every text."""
    if text.isascii():
        return ()
    few = beyond_ascii(text)
    return tuple(garbling for garbling in GARBLINGS if _signed(garbling, few) and _signed(garbling, text) and garbling.telling.search(text))


def beyond_ascii(text: str) -> str:
    """The characters of a text that are no ordinary ones: neither printable ASCII nor tabs and ends of lines."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY).decode("utf-8", "surrogatepass")


def _signed(garbling: Garbling, text: str) -> bool:
    return any(sign in text for sign in garbling.signs)


def repairs(text: str, suspected: Sequence[Garbling] = GARBLINGS) -> Iterator[tuple[int, int, str]]:
    """Stretches of a line that were decoded wrongly, in order, each with what it should read; "" if that is nothing to be seen.

    A run is repaired only if its bytes are UTF-8 for characters that newsrooms print. A letter before
    a curly quotation mark or dash is left alone unless the line shows that such marks were garbled too.
    """
    garbling = next((garbling for garbling in suspected if garbling.telling.search(text)), None)
    if garbling is None:
        return
    garbled_marks = "â€" in text or "â\x80" in text
    for run in garbling.run.finditer(text):
        if garbling is _WINDOWS and not garbled_marks and len(run.group()) <= 3 and not _CURLY.isdisjoint(run.group()):
            continue
        repaired = _undo(run.group(), garbling)
        if repaired is not None and (len(repaired) >= garbling.least or not _CURLY.isdisjoint(repaired)):
            yield run.start(), run.end(), _UNSEEN.sub("", repaired)


def repaired(text: str, suspected: Sequence[Garbling] = GARBLINGS) -> str:
    """The line with every wrongly decoded stretch put right."""
    pieces: list[str] = []
    position = 0
    for start, end, right in repairs(text, suspected):
        pieces += text[position:start], right
        position = end
    return "".join(pieces) + text[position:] if pieces else text


def _undo(run: str, garbling: Garbling) -> str | None:
    """What a run read before it was garbled, once or several times over; None if that cannot be."""
    right: str | None = None
    for _ in range(_LAYERS):
        try:
            run = bytes(garbling.letters[character] for character in run).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
        if _LIKELY.fullmatch(run):
            right = run
    return right
