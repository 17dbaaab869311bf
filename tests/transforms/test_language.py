import pytest

from transforms.language import detect

TEXTS = [
    ("The council decided on Monday night that drivers will have to pay.", "en"),
    ("Der Stadtrat hat am Montagabend beschlossen, dass alle zahlen müssen.", "de"),
    ("El ayuntamiento decidió el lunes por la noche que todos deben pagar.", "es"),
    ("Міська рада у понеділок увечері вирішила, що платити мають усі.", "uk"),
    ("Городской совет в понедельник вечером решил, что платить должны все.", "ru"),
]


@pytest.mark.parametrize(("text", "code"), TEXTS)
def test_language_is_told(text: str, code: str) -> None:
    found = detect(text)
    assert found is not None
    assert found[0] == code
    assert 0.5 < found[1] <= 1


@pytest.mark.parametrize("text", ["", "12 : 14", "ok"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect(text) is None
