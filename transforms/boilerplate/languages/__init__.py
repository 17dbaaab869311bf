"""The languages whose furniture the rules know beside English, one module each."""

from __future__ import annotations

from itertools import chain

from transforms.boilerplate.languages.dutch import DUTCH
from transforms.boilerplate.languages.french import FRENCH
from transforms.boilerplate.languages.german import GERMAN
from transforms.boilerplate.languages.italian import ITALIAN
from transforms.boilerplate.languages.language import Language, Several
from transforms.boilerplate.languages.polish import POLISH
from transforms.boilerplate.languages.portuguese import PORTUGUESE
from transforms.boilerplate.languages.russian import RUSSIAN
from transforms.boilerplate.languages.spanish import SPANISH
from transforms.boilerplate.languages.ukrainian import UKRAINIAN

LANGUAGES: tuple[Language, ...] = (
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
    RUSSIAN,
    UKRAINIAN,
    POLISH,
)


def every(family: str) -> Several:
    """A family's phrases in all languages, none twice."""
    return tuple(dict.fromkeys(chain.from_iterable(getattr(language, family) for language in LANGUAGES)))


def either(family: str) -> str:
    """A family in all languages as one group of a regular expression."""
    return f"(?:{'|'.join(every(family))})"
