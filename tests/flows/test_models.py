"""Models that find names: which are taken, what is said of those that are not, and what they find."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from model_makers import installed, nameless, ruler, trained

from flows import models
from flows.errors import UsageError
from flows.models import Model, find, fitting, load
from flows.versions import models_version
from transforms.mentions.model import Entity

FERRY = {"Skarvik": "GPE"}


def found(model: Path | str, text: str) -> list[Entity]:
    (one,) = find([str(model)])
    return next(iter(load((one,))[one.language][1]([text])))


def test_a_model_in_a_folder_is_known_by_its_language_and_its_bytes(tmp_path: Path) -> None:
    (first,) = find([str(ruler(tmp_path / "a", FERRY))])
    (same,) = find([str(ruler(tmp_path / "b", FERRY))])
    (other,) = find([str(ruler(tmp_path / "c", {"Skarvik": "LOC"}))])
    assert (first.language, first.title, first.asked) == ("en", "en_pipeline 0.0.0", str(tmp_path / "a"))
    assert models_version([first]) == models_version([same]) != models_version([other])


def test_no_model_has_no_version() -> None:
    assert models_version(find([])) is None


def test_a_model_that_is_installed_is_known_by_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path / "site", ruler(tmp_path / "model", FERRY), "en_harbours")
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert find(["en_harbours"]) == (Model("en_harbours", "en_pipeline 0.0.0", "en", "en_pipeline 0.0.0"),)
    assert found("en_harbours", "To Skarvik.") == [Entity(3, 10, "GPE")]


def test_a_model_that_learnt_names_finds_them_and_is_spared_the_rest(tmp_path: Path) -> None:
    model = trained(tmp_path / "model")
    assert found(model, "Nobody told Jonas Hellmund why.") == [Entity(12, 26, "PERSON")]
    assert models._loaded(find([str(model)])[0]).pipe_names == ["ner"]


def test_a_model_with_parts_that_nobody_knows_is_left_whole(tmp_path: Path) -> None:
    model = ruler(tmp_path / "model", FERRY)
    assert models._loaded(find([str(model)])[0]).pipe_names == ["entity_ruler"]


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda name: None if name == "spacy" else find_spec(name))
    with pytest.raises(UsageError, match=r"newsmill\[spacy\]"):
        find(["en_core_web_sm"])


def broken(folder: Path) -> Path:
    (ruler(folder, FERRY) / "config.cfg").write_text("[nlp]\nlang = 'en'\n")
    return folder


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "en_none", r"there is no model .*en_none.* `python -m spacy download"),
        (lambda folder: folder, "is no spaCy model: its meta.json"),
    ],
)
def test_what_is_no_model_is_refused_with_a_remedy(make: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        find([str(make(tmp_path))])


@pytest.mark.parametrize(
    ("make", "said"), [(nameless, "finds no names, since its pipeline has no `ner`: it has sentencizer"), (broken, "spaCy cannot load the model")]
)
def test_a_model_of_no_use_is_refused_when_it_is_loaded(make: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        load(find([str(make(tmp_path / "model"))]))


def test_two_models_of_one_language_are_refused_and_one_named_twice_is_one(tmp_path: Path) -> None:
    first, second = str(ruler(tmp_path / "a", FERRY)), str(ruler(tmp_path / "b", FERRY))
    assert len(find([first, first])) == 1
    with pytest.raises(UsageError, match="both for the language en"):
        find([first, second])


def test_an_article_has_the_model_of_its_language_or_the_one_for_all() -> None:
    german, any_language = (Model("a", "a", language, "") for language in ("de", "xx"))
    loaded: Any = {"de": (german, None), "xx": (any_language, None)}
    assert [fitting(loaded, language)[0] for language in ("de", "en", None)] == [german, any_language, any_language]  # type: ignore[index]
    assert fitting({"de": loaded["de"]}, "en") is None
