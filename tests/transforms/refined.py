"""What the tests of refine share: an invented story to put lines into, and what becomes of them."""

from collections.abc import Mapping
from datetime import UTC, datetime

from schemas.vocabulary import Field
from transforms.metadata.candidates import Value
from transforms.metadata.fields import answers
from transforms.page import Page
from transforms.refine import Article, read_article

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HEAD = "Council votes to raise the bridge toll\nBy Marta Ilves\nOctober 14, 2024\n"
FIRST = "Drivers will pay three euros to cross the harbour bridge from January, the city council decided on Monday night."
LAST = "The money is meant for repairs to the bearings and the deck, which are to cost forty million euros over six years."


def read(text: str, hints: Mapping[str, str] | None = None, record_id: str = "a1") -> Article:
    return read_article(Page(text, hints), record_id, NOW)


def found(text: str, hints: Mapping[str, str] | None = None, record_id: str = "a1") -> dict[Field, Value]:
    """The chosen value of every field."""
    return answers(list(read(text, hints, record_id).evidence))


def within(*lines: str) -> str:
    """A story with the lines between its paragraphs."""
    return HEAD + "\n".join([FIRST, *lines, LAST])


def under(*lines: str) -> str:
    """A story with the lines below it."""
    return HEAD + "\n".join([FIRST, LAST, *lines])


def above(*lines: str) -> str:
    """A story with the lines between its head and its first paragraph."""
    return HEAD + "\n".join([*lines, FIRST, LAST])


def cuts(text: str, hints: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """What was cut or replaced, by the name of the rule."""
    by_rule: dict[str, list[str]] = {}
    for edit in read(text, hints).edits:
        by_rule.setdefault(edit.rule, []).append(text[edit.start : edit.end])
    return by_rule


def body(text: str, hints: Mapping[str, str] | None = None) -> str:
    return read(text, hints).body
