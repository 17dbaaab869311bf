"""spaCy models that find names: where they are, what tells one from another, and how one is put to work."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import UsageError
from transforms.mentions.model import Entity, Recognise
from transforms.reading.words import words

if TYPE_CHECKING:
    from spacy.language import Language

# A model of this language is for all of them.
ANY_LANGUAGE = "xx"
EXTRA = "names are found by spaCy, which is not installed: `pip install 'newsmill[spacy]'`"
# What finds names by the words alone, and what may be spared then.
_BY_WORDS = frozenset(("ner", "beam_ner"))
_VECTORS = frozenset(("tok2vec", "transformer", "curated_transformer"))
_SPARED = words(
    "tagger parser beam_parser morphologizer lemmatizer trainable_lemmatizer attribute_ruler senter sentencizer textcat textcat_multilabel"
)


@dataclass(frozen=True)
class Model:
    """A model as it was asked for: a package's name or a folder; what it calls itself; its language; a checksum of all that it finds names by."""

    asked: str
    title: str
    language: str
    checksum: str


def find(names: Iterable[str]) -> tuple[Model, ...]:
    """The models of some names. Raises UsageError for one that is not there, and for two of one language; spaCy itself is not loaded."""
    models = tuple(map(_find, dict.fromkeys(names)))
    by_language: dict[str, Model] = {}
    for model in models:
        other = by_language.setdefault(model.language, model)
        if other is not model:
            raise UsageError(f"{other.asked} and {model.asked} are both for the language {model.language}: name one of them")
    return models


@lru_cache(maxsize=1)
def load(models: tuple[Model, ...]) -> Mapping[str, tuple[Model, Recognise]]:
    """The models by language, kept by the process that called. Raises UsageError for one that spaCy cannot load, or that finds no names."""
    return {model.language: (model, _recognise(_loaded(model))) for model in models}


def fitting(loaded: Mapping[str, tuple[Model, Recognise]], language: str | None) -> tuple[Model, Recognise] | None:
    """The model for an article's language; None if there is none."""
    return loaded.get(language or "") or loaded.get(ANY_LANGUAGE)


def _find(asked: str) -> Model:
    if find_spec("spacy") is None:
        raise UsageError(EXTRA)
    package = _package(asked)
    folder = package or Path(asked)
    if not folder.is_dir():
        raise UsageError(
            f"there is no model {asked}, neither an installed package nor a folder: spaCy's own are installed with "
            f"`python -m spacy download {asked}`; of others, name the folder that holds their meta.json"
        )
    meta = _meta(folder)
    title = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return Model(asked if package else str(folder.absolute()), title, meta["lang"], title if package else _checksum(folder))


def _package(name: str) -> Path | None:
    """The folder of an installed package, which is not imported."""
    spec = find_spec(name) if re.fullmatch(r"[A-Za-z_]\w*", name) else None
    folder = Path(spec.origin).parent if spec and spec.origin else None
    return folder if folder and (folder / "meta.json").exists() else None


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return {name: str(meta[name]) for name in ("lang", "name", "version")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{folder} is no spaCy model: its meta.json cannot be read ({type(error).__name__}: {error})") from error


@cache
def _checksum(folder: Path) -> str:
    """Of every byte: a model that was trained again keeps its version."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        with path.open("rb") as file:
            digest.update(f"{path.relative_to(folder)}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\0".encode())
    return digest.hexdigest()


def _loaded(model: Model) -> Language:
    import spacy

    try:
        nlp = spacy.load(model.asked)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(f"spaCy cannot load the model {model.asked}: {error}") from error
    factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    naming = [name for name in nlp.pipe_names if _names(nlp, name)]
    if not naming:
        raise UsageError(f"the model {model.asked} finds no names, since its pipeline has no `ner`: it has {', '.join(factories) or 'nothing'}")
    for name in _needless(nlp, factories, naming):
        nlp.disable_pipe(name)
    return nlp


def _names(nlp: Language, component: str) -> bool:
    return "doc.ents" in nlp.get_pipe_meta(component).assigns or bool(nlp.get_pipe_config(component).get("annotate_ents"))


def _needless(nlp: Language, factories: Mapping[str, str], naming: Sequence[str]) -> Iterator[str]:
    """The components that finding names can do without: none, if any of them is of a sort that is not known here."""
    if not {factories[name] for name in naming} <= _BY_WORDS or not set(factories.values()) <= _BY_WORDS | _VECTORS | _SPARED:
        return
    for name, factory in factories.items():
        heard_by = getattr(nlp.get_pipe(name), "listening_components", naming)
        if factory in _SPARED or (factory in _VECTORS and set(naming).isdisjoint(heard_by)):
            yield name


def _recognise(nlp: Language) -> Recognise:
    def recognise(texts: Sequence[str]) -> Iterator[list[Entity]]:
        for document in nlp.pipe(texts):
            yield [Entity(entity.start_char, entity.end_char, entity.label_) for entity in document.ents]

    return recognise
