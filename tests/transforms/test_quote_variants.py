"""Variants of one quotation: found by their hashes, told from other quotations, and how they differ."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import QuoteDifference
from transforms.quotes.spoken import Spoken
from transforms.quotes.variants import Said, Variants, difference, fingerprint, shared_words
from transforms.reuse.words import read_words

FULL = "We will keep the night ferry through the winter because the road over the pass has been closed twice since autumn"
SETTINGS = Variants()
words = st.lists(st.sampled_from(["we", "keep", "the", "night", "ferry", "(Ida)", "1,900", "—", "quay"]), max_size=30)


def shared(one: str, other: str, speakers: tuple[str | None, str | None] = (None, None)) -> int:
    said = [Said(read_words(quote).hashes.tolist(), speaker) for quote, speaker in zip((one, other), speakers, strict=True)]
    return shared_words(*said, SETTINGS)


@settings(max_examples=100, deadline=None)
@given(words, words, st.lists(st.sampled_from("abcdefghijkl"), min_size=6, max_size=9))
def test_six_words_in_a_row_in_both_make_them_meet(before: list[str], after: list[str], common: list[str]) -> None:
    one, other = fingerprint(" ".join(before + common)), fingerprint(" ".join(common + after))
    assert set(one.sketch.tolist()) & set(other.sketch.tolist())


@given(words)
def test_equal_words_make_an_equal_wording_however_they_are_set(quote: list[str]) -> None:
    one, other = fingerprint(" ".join(quote)), fingerprint(" - ".join(quote).upper())
    assert (one.words, one.wording, one.sketch.tolist()) == (other.words, other.wording, other.sketch.tolist())


def test_the_order_of_words_counts() -> None:
    assert fingerprint("the ferry waits for the boat").wording != fingerprint("the boat waits for the ferry").wording


@settings(max_examples=100, deadline=None)
@given(words, words)
def test_sharing_is_mutual_and_never_more_than_there_is(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    assert 0 <= shared(first, second) <= min(fingerprint(first).words, fingerprint(second).words)
    assert bool(shared(first, second)) == bool(shared(second, first))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(words.map(" ".join), st.sampled_from([None, "Ida Moen", "Per Lund"])), min_size=1, max_size=8))
def test_of_many_read_at_once_the_same_are_variants(said: list[tuple[str, str | None]]) -> None:
    quotes, speakers = zip(*said, strict=True)
    x, y = (side.ravel() for side in np.meshgrid(np.arange(len(said)), np.arange(len(said))))
    places, found = Spoken(quotes, speakers).variants(x, y, SETTINGS)
    expected = [shared(quotes[a], quotes[b], (speakers[a], speakers[b])) for a, b in zip(x, y, strict=True)]
    assert dict(zip(places.tolist(), found.tolist(), strict=True)) == {place: number for place, number in enumerate(expected) if number}


@pytest.mark.parametrize(
    ("other", "speakers", "linked"),
    [
        (FULL, (None, None), True),
        ("keep the night ferry through the winter", (None, None), True),
        ("keep the night ferry through the winter", ("Ida Moen", "Moen"), True),
        ("keep the night ferry through the winter", ("Ida Moen", "Per Lund"), False),
        ("keep the night ferry", (None, None), False),
        ("We will keep the night train through the winter because the road over the pass has been closed", ("Ida Moen", "Per Lund"), True),
        ("They keep the night ferry through the storm", (None, None), False),
        ("the road over the pass is the one thing that nobody in this town has ever been able to keep open since autumn", (None, None), False),
    ],
)
def test_variants_are_told_from_other_quotations(other: str, speakers: tuple[str | None, str | None], linked: bool) -> None:
    assert bool(shared(FULL, other, speakers)) is linked


@pytest.mark.parametrize(
    ("quote", "origin", "wanted"),
    [
        ("He knew,", "He knew.", QuoteDifference.SAME),
        ("They don’t  pay", "They don't pay", QuoteDifference.SAME),
        ("He knew - and wrote", "He knew — and wrote", QuoteDifference.PUNCTUATION),
        ("he knew and wrote", "He knew, and wrote", QuoteDifference.PUNCTUATION),
        ("President [Juris] Valdek knew", "President (Juris) Valdek knew", QuoteDifference.BRACKETS),
        ("He (Strandgaard) knew", "He knew", QuoteDifference.BRACKETS),
        ("He knew", "He (Strandgaard) knew", QuoteDifference.BRACKETS),
        ("[Strandgaard] knew it all", "He knew it all", QuoteDifference.BRACKETS),
        ("knew it", "He knew it all", QuoteDifference.SHORTENED),
        ("He knew … all was well", "He knew that it was late and all was well", QuoteDifference.SHORTENED),
        ("[Strandgaard] knew it", "He knew it all", QuoteDifference.SHORTENED),
        ("She knew it all", "He knew it all", QuoteDifference.REWORDED),
        ("He always knew it", "He knew it all", QuoteDifference.REWORDED),
    ],
)
def test_how_a_quotation_differs(quote: str, origin: str, wanted: QuoteDifference) -> None:
    assert difference(quote, origin)[0] is wanted


def test_the_words_that_stand_in_the_origin_are_counted() -> None:
    assert difference("He never knew it all", "He knew it all")[1] == 4
    assert difference(FULL, FULL)[1] == 21


@pytest.mark.parametrize("unit", ["the ", "a b ", "we keep the ferry ", "(a) ", "[( ", "a "])
def test_time_grows_with_the_quotations_and_no_faster(unit: str) -> None:
    def taken(size: int) -> float:
        one, other = unit * (size // len(unit)), (unit * (size // len(unit)))[1:] + "x"
        started = time.process_time()
        fingerprint(one)
        shared(one, other)
        difference(one, other)
        return time.process_time() - started

    taken(1_000)
    assert taken(80_000) < 16 * max(taken(20_000), 0.05)
