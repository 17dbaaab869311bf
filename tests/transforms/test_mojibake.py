import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.mojibake import repaired

GARBLED = [
    ("donâ€™t", "don’t"),
    ("â€œAt last,â€\x9d he said", "“At last,” he said"),
    ("CafÃ© KjÃ¦rgaard â€“ Ã…se", "Café Kjærgaard – Åse"),
    ("ÐšÐ¸Ñ—Ð²", "Київ"),
    ("Ã¢â‚¬Å“twiceÃ¢â‚¬Â\x9d", "“twice”"),
]


@pytest.mark.parametrize(("garbled", "right"), GARBLED)
def test_garbled_text_is_read_again(garbled: str, right: str) -> None:
    assert repaired(garbled) == right


@pytest.mark.parametrize(
    "text", ["“CAFÉ” stood over the door", "MENÜ–TAFEL", "À la carte – très bien", "“IRMÔ, disse", "Київ і Львів", "naïve café", "São Tomé"]
)
def test_text_in_order_is_left_alone(text: str) -> None:
    assert repaired(text) == text


@given(st.text(alphabet="aé ßüø“”’–çñ", min_size=1))
def test_what_was_garbled_once_comes_back(text: str) -> None:
    garbled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in f"“{text}".encode())
    assert repaired(garbled) == f"“{text}"
