"""Whole pages flattened to text lose their menus and lists; an article on its own is left to the rules."""

import json
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refined import FIRST, LAST, body, cuts, found, within
from whole_pages import ENGLISH, PAGES, Parts, indented, linked

from schemas.vocabulary import Field
from transforms.boilerplate.forest import LEAF, WEIGHTS, Forest
from transforms.boilerplate.model import line_model, read_page, whole_page
from transforms.boilerplate.surroundings import NAMES, Surroundings
from transforms.page import Page

TABLE = [f"{place}. {club} {points}" for place, (club, points) in enumerate([("Skarvik", 31), ("Holm", 28), ("Tangen", 27), ("Brevik", 20)] * 5, 1)]
VERSE = ["The lamp is out at Skarvik head", "The bell is out of tune", "The pilot took the stars to bed", "And steered us by the moon"] * 6


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("flattened", [indented, linked])
def test_of_a_whole_page_the_story_stays_and_nothing_else(page: Parts, flattened: Callable[[Parts], str]) -> None:
    assert body(flattened(page)).split("\n\n") == list(page[1])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("flattened", [indented, linked])
def test_the_headline_is_found_below_the_menus(page: Parts, flattened: Callable[[Parts], str]) -> None:
    assert found(flattened(page))[Field.TITLE] == page[0]


@pytest.mark.parametrize("lines", [(), TABLE, VERSE], ids=["plain", "table", "verse"])
def test_an_article_on_its_own_is_left_alone(lines: list[str]) -> None:
    page = Page(within(*lines))
    assert not whole_page(page)
    assert list(line_model(page)) == []


def test_a_page_of_menus_alone_is_left_to_the_rules() -> None:
    assert read_page(Page("\n".join(f"* [Section {number}](https://paper.example/{number})" for number in range(60)))) is None


def test_cleaning_a_whole_page_twice_changes_nothing() -> None:
    once = body(linked(ENGLISH))
    assert body(once) == once


def test_marks_cover_whole_lines_and_tell_how_sure_the_model_is() -> None:
    page = Page(linked(ENGLISH))
    spans = {(line.start, line.end) for line in page.lines}
    marks = list(line_model(page))
    assert {(mark.start, mark.end) for mark in marks} <= spans
    assert all(0.5 <= mark.score <= 1 for mark in marks)


@given(
    st.lists(st.sampled_from(["* Menu", "", "[a](b)", FIRST, LAST, "  | x |", "Kurz.", "© 2024", "日本語の文です。", "*", "___", "]("]), max_size=40)
)
def test_features_are_as_many_as_their_names_whatever_the_page(lines: list[str]) -> None:
    page = Page("\n".join(lines))
    around = Surroundings(page)
    assert all(len(around.features(place)) == len(NAMES) for place in range(len(page.lines)))


def test_a_forest_adds_up_the_leaves_that_a_row_falls_into() -> None:
    low, middle, high = ((LEAF, value, None, None) for value in (-2.0, 0.0, 2.0))
    forest = Forest(0.0, ((0, 1.0, low, (1, 5.0, middle, high)),))
    assert forest.probability([1.0, 9.0]) == pytest.approx(0.119, abs=1e-3)
    assert forest.probability([2.0, 5.0]) == 0.5
    assert forest.probability([2.0, 6.0]) == pytest.approx(0.881, abs=1e-3)


def test_the_weights_tell_their_data_and_their_scores_and_stay_small() -> None:
    written = files("transforms.boilerplate").joinpath(WEIGHTS).read_bytes()
    weights = json.loads(written)
    assert len(written) < 300_000
    assert weights["data"] and all(len(digest) == 64 for digest in weights["data"].values())
    assert all(weights["held_out"][name]["f1"] >= 0.93 for name in ("inscriptis", "html2text", "markdownify"))


def test_a_story_about_menus_and_cookies_keeps_its_prose() -> None:
    assert "cut" not in cuts(within("The menu of the ferry lists nine kinds of herring.", "Cookies cost two euros."))
