"""Nodes hang together over any number of links, whatever their order."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.components import components


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.randoms())
def test_each_node_is_called_by_the_least_that_it_can_reach(links: list[tuple[int, int]], chance: Random) -> None:
    chance.shuffle(links)
    a, b = np.array(links, np.int64).reshape(-1, 2).T
    reached = {node: {node} for node in range(10)}
    for _ in range(10):
        for one, other in links:
            reached[one] |= reached[other]
            reached[other] |= reached[one]
    assert components(10, a, b).tolist() == [min(reached[node]) for node in range(10)]


def test_the_ends_of_a_long_chain_hang_together() -> None:
    chain = np.random.default_rng(1).permutation(5_000)
    assert not components(5_000, chain[:-1], chain[1:]).any()
