import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason
from transforms.decode import MIXED, Decoded, decode, peek
from transforms.records import Fault

GERMAN = "Der Rat hat am Dienstag beschlossen, die Brücke über die Förde zu schließen. „Wir müssen prüfen“, sagte die Ministerin – für später."
UKRAINIAN = "Уряд у вівторок схвалив новий закон. «Це важливий крок», — сказала міністерка, додавши, що її підтримали."
RUSSIAN = "Правительство во вторник одобрило новый закон. Это важный шаг, сказал министр, расходы составят четыре миллиона."
POLISH = "Rząd ogłosił we wtorek nowe przepisy. „To ważny krok”, powiedział minister – większość posłów była przeciw."
JAPANESE = "政府は火曜日に新しい法律を承認した。大臣は重要な一歩だと述べ、費用は四百万円になると説明した。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "utf-8-sig", "utf-8-sig"),
        (GERMAN, "utf-16", "utf-16"),
        (GERMAN, "utf-32", "utf-32"),
        (GERMAN, "utf-16-le", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        (GERMAN, "utf-32-le", "utf-32-le"),
        (GERMAN, "utf-32-be", "utf-32-be"),
        (UKRAINIAN, "utf-16-le", "utf-16-le"),
        (GERMAN, "cp1252", "windows-1252"),
        (UKRAINIAN, "cp1251", "windows-1251"),
        (POLISH, "cp1250", "windows-1250"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN * 2, "cp866", "ibm866"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "iso2022-jp", "iso-2022-jp"),
        ("Le café", "latin-1", "windows-1252"),
    ],
)
def test_text_comes_back_from_its_encoding_which_is_named(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    assert decode(data) == Decoded(text, name)
    assert data.decode(name) == text


def test_a_big_endian_mark_is_read_too() -> None:
    assert decode(b"\xfe\xff\0H\0i") == Decoded("Hi", "utf-16")


def test_curly_quotes_are_windows_1252_and_never_control_characters() -> None:
    assert decode(b"\x93We will see,\x94 the mayor said \x96 and left.") == Decoded("“We will see,” the mayor said – and left.", "windows-1252")


def test_one_stray_byte_does_not_garble_a_text_in_utf8() -> None:
    data = GERMAN.encode() + b" Caf\xe9. \x93Ja\x94. " + GERMAN.encode()
    assert decode(data) == Decoded(f"{GERMAN} Café. “Ja”. {GERMAN}", MIXED)


def test_text_in_windows_1252_is_not_taken_for_utf8_with_stray_bytes() -> None:
    assert decode("Größe und Maß: für Bürger und Gäste. Übergabe später.".encode("cp1252")).encoding == "windows-1252"  # type: ignore[union-attr]


def test_letters_of_an_old_encoding_far_behind_are_found() -> None:
    text = "plain words " * 20_000 + UKRAINIAN
    assert decode(text.encode("cp1251")) == Decoded(text, "windows-1251")


def test_a_few_stray_nuls_make_no_utf16_of_a_text() -> None:
    text = "The ferry sails at six.\0 It is back by nine, said the harbour master.\0\n" * 3
    assert decode(text.encode()) == Decoded(text, "utf-8")
    assert decode(b'"0","\0"') == Decoded('"0","\0"', "utf-8")


def test_line_ends_and_white_space_stay_as_they_are() -> None:
    assert decode(b"\r\n a\rb\x0c\n\n") == Decoded("\r\n a\rb\x0c\n\n", "utf-8")


def test_what_no_encoding_fits_is_a_fault_that_says_what_to_do() -> None:
    fault = decode(bytes(range(128, 256)) * 3 + bytes(range(1, 9)) * 40)
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason) == (None, Reason.UNDECODABLE)
    assert "iconv" in fault.detail


def test_utf16_that_breaks_off_in_a_character_is_a_fault() -> None:
    fault = decode(GERMAN.encode("utf-16")[:-1])
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.UNDECODABLE
    assert "utf-16" in fault.detail


def test_a_glance_at_a_head_that_is_cut_in_a_character_does_not_fail() -> None:
    assert peek("Brücke".encode()[:3]) == "Br�"
    assert peek("Brücke".encode("utf-16")[:-1]) == "Brück�"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=50).filter(lambda text: "\0" not in text and "\ufeff" not in text and "\x1b" not in text))
def test_whatever_is_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_that_can_be_stored_or_a_fault(data: bytes) -> None:
    found = decode(data)
    if isinstance(found, Decoded):
        found.text.encode("utf-8")
        assert found.encoding == MIXED or data.decode(found.encoding) == found.text
    else:
        assert found.reason is Reason.UNDECODABLE


@pytest.mark.parametrize("unit", ["é".encode("cp1252") + b"a", "я".encode("cp1251"), b"\xe9\0", "é".encode() * 9 + b"\xe9", b"\x1b$B"])
def test_time_grows_with_length_and_no_faster(unit: bytes) -> None:
    def seconds(size: int) -> float:
        data = unit * (size // len(unit))
        start = time.process_time()
        decode(data)
        return time.process_time() - start

    seconds(1000)
    assert seconds(8_000_000) < 20 * seconds(1_000_000) + 0.2
