"""Small forests of decision trees, read from the weights file that ships beside this module.

The file is JSON: ``format`` 1; ``features``, the names in the order of the rows the trees were grown on; and for each forest ``start``,
the log-odds before any tree, ``trees`` and ``leaves``. A tree is a list of nodes [feature, threshold, below, above]: a row goes to ``below``
if its feature is at most the threshold, else to ``above``; a number n of 0 or more is a node of the tree, -1 - n is leaf n of the forest,
which adds its value to the log-odds. The rest of the file tells what the forests were grown on and how they did on sites held out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

FORMAT = 1
WEIGHTS = "line_model.json"

# What a tree is once it is read: feature, threshold, the node below, the node above; or LEAF, its value, and nothing.
Node = tuple[int, float, Any, Any]
LEAF = -1


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves add up to the log-odds of a line being what is asked."""

    start: float
    trees: tuple[Node, ...]

    def probability(self, row: Sequence[float]) -> float:
        """How likely (0 to 1) the line with these features is what the forest was grown to find."""
        odds = self.start
        for node in self.trees:
            while (feature := node[0]) >= 0:
                node = node[2] if row[feature] <= node[1] else node[3]
            odds += node[1]
        return 1 / (1 + exp(-odds))


def grown(written: dict[str, Any]) -> Forest:
    """A forest as the weights file holds it."""
    return Forest(float(written["start"]), tuple(_node(tree, written["leaves"], 0) for tree in written["trees"]))


def _node(tree: Sequence[Sequence[float]], leaves: Sequence[float], place: int) -> Node:
    if place < 0:
        return LEAF, float(leaves[-1 - place]), None, None
    feature, threshold, below, above = tree[place]
    return int(feature), float(threshold), _node(tree, leaves, int(below)), _node(tree, leaves, int(above))


@cache
def forest(name: str, features: tuple[str, ...]) -> Forest:
    """The forest of that name, loaded once. Raises ValueError if the weights are of another format or for other features."""
    weights = json.loads(files("transforms.boilerplate").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    if weights["format"] != FORMAT or tuple(weights["features"]) != features:
        raise ValueError(f"{WEIGHTS} is not for these features: run `python tests/bench/train_lines.py CORPORA`")
    return grown(weights[name])
