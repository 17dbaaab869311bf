"""Sieves miss nothing that they have, and let through little else."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.reuse.sieve import Sieve, repeated

hashes = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 40).map(lambda low: (low << 40) + 7), max_size=60)


@given(hashes, hashes)
def test_a_sieve_has_what_was_put_into_it(own: list[int], others: list[int]) -> None:
    sieve, asked = Sieve(np.array(own, np.uint64)), np.array(own + others, np.uint64)
    assert sieve.has(asked).tolist() == [number in set(own) for number in asked.tolist()]
    assert (sieve.may_have(asked) >= sieve.has(asked)).all()


@given(hashes)
def test_what_occurs_more_often_is_repeated(found: list[int]) -> None:
    counts, asked = Counter(found), np.array(found, np.uint64)
    for times in (1, 2):
        assert repeated(asked, times).has(asked).tolist() == [counts[number] > times for number in found]


def test_few_others_pass() -> None:
    numbers = np.random.default_rng(6).integers(0, 2**64, 200_000, np.uint64)
    assert Sieve(numbers[:100_000]).may_have(numbers[100_000:]).mean() < 0.02
