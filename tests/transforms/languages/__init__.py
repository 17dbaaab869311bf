"""Examples for every language of transforms.boilerplate.languages, by its code."""

from languages.dutch import DUTCH
from languages.examples import Examples
from languages.french import FRENCH
from languages.german import GERMAN
from languages.italian import ITALIAN
from languages.polish import POLISH
from languages.portuguese import PORTUGUESE
from languages.russian import RUSSIAN
from languages.spanish import SPANISH
from languages.ukrainian import UKRAINIAN

EXAMPLES: dict[str, Examples] = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
}
