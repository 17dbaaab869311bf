"""The automaton proposes every line that a phrase stands on, whatever the line is made of."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import boilerplate
from transforms.boilerplate import phrases as book
from transforms.boilerplate.phrases import Phrases, Place, automaton_of, sighted, widened
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page
from transforms.reading.shapes import fold

for module in pkgutil.iter_modules(boilerplate.__path__, "transforms.boilerplate."):
    importlib.import_module(module.name)
ALL = tuple(book._BOOK)

# What RE2 and ``re`` judge differently, or might: letters, marks, digits and blanks beyond ASCII, controls, lone surrogates, case.
TRICKY = "éßяіЇçñ中ُ१٣²\u0301\u200d\xa0\u2009\u2028\x0b\x0c\x1c\x1f\x85_-'\"|/:.,!?()[]@#%&*$<>0199 aAzZİıſK™©\ud800\udfff\U0001f600"
PIECES = st.sampled_from(
    [r"\w", r"\W", r"\d", r"\s", r"\S", r"[\w .-]", r"[^\W\d_]", r"[^\s<>]", "[^.]", ".", "a", "я", "é", "©", r"\b", r"(?<!a)", r"(?=\w)", r"\."]
)
COUNTS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,2}", "{0,3}", "{,2}", "{2,7}", "{1,40}", "{3,}"])
PATTERNS = st.lists(st.tuples(PIECES, COUNTS), min_size=1, max_size=4).map(
    lambda parts: "".join(piece + ("" if piece[0] == "(" or piece == r"\b" else count) for piece, count in parts)
)
# Folded text is one line.
TEXTS = st.one_of(st.text(max_size=12), st.text(st.sampled_from(TRICKY), max_size=12)).map(lambda text: text.replace("\n", " "))
SEARCH = {Place.WHOLE: Phrases.fullmatch, Place.OPENING: Phrases.match, Place.ENDING: Phrases.search, Place.ANYWHERE: Phrases.search}


def test_every_phrase_of_the_rules_has_a_form_for_the_automaton() -> None:
    assert len(ALL) > 20
    assert set(ALL) == automaton_of(ALL).known


@settings(max_examples=150, deadline=None)
@given(PATTERNS, TEXTS, st.sampled_from(list(SEARCH)))
def test_what_a_pattern_matches_the_automaton_proposes(pattern: str, text: str, place: Place) -> None:
    phrases = object.__new__(Phrases)
    phrases.pattern, phrases.place = re.compile(pattern + "$" * (place is Place.ENDING)), place
    automaton = automaton_of((phrases,))
    assert automaton.known == {phrases}
    if SEARCH[place](phrases, text):
        assert list(automaton.proposed(text)) == [phrases]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ALL).flatmap(lambda phrases: st.tuples(st.just(phrases), st.from_regex(phrases.pattern, fullmatch=phrases.place is Place.WHOLE)))
)
def test_what_stands_on_a_line_for_the_rules_the_automaton_proposes(drawn: tuple[Phrases, str]) -> None:
    phrases, text = drawn
    text = fold(text)
    if SEARCH[phrases.place](phrases, text):
        assert phrases in automaton_of(ALL).proposed(text)


def test_the_automaton_leaves_ordinary_prose_alone() -> None:
    assert list(automaton_of(ALL).proposed("the harbour board wants to close the northern basin in march, its chairman told the council.")) == []


def test_a_phrase_that_the_automaton_has_no_form_for_is_still_found() -> None:
    again = one_of(r"(\w+) \1", r"(?i:ahoy) .{0,20}")
    book._BOOK.remove(again)
    page = Page("Wine and bread\nTora tora\n\nAhoy there\nTora, tora")
    assert widened(again.pattern.pattern) is None
    assert [page.text[span.start : span.end] for span in lines_matching(page, again)] == ["Tora tora", "Ahoy there"]
    assert [shape.text for shape in sighted(page, again)] == ["Wine and bread", "Tora tora", "Ahoy there", "Tora, tora"]


@pytest.mark.parametrize(
    ("pattern", "wider"),
    [
        (r"(?:a|b){0,60}c", "(?:a|b){0,}c"),
        (r"x{2,3}y{7}z{,2}", "x{2,3}y{4,}z{0,2}"),
        (r"\bno(?! (?:one|body\)))w\b$", "now"),
        (r"[^\]\[]+\(", r"[^\]\[]+\("),
        (r"a++", None),
    ],
)
def test_counts_end_early_and_assertions_are_left_out(pattern: str, wider: str | None) -> None:
    assert widened(pattern) == wider
