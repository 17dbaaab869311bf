"""Scrapes of invented outlets, each line with a reader's verdict: what cleaning makes of them may only get better."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from refined import body
from scoring import LineScore, Verdict

SCRAPES = Path(__file__).with_name("quality_scrapes.txt").read_text("utf8")
# Raise these when the rules get better; never lower them.
LEAST_F1 = 0.99
MOST_LEAKED = 0.02
LEAST_RECALL = 1.0
LEAST_PERFECT = 14


def scrapes() -> Iterator[tuple[str, list[Verdict]]]:
    """Name and lines of each scrape: "+ " before what stays, "label - " before what goes."""
    for block in SCRAPES.split("### ")[1:]:
        name, *rows = block.strip("\n").split("\n")
        yield name, [Verdict(row[2:], True, "body") if row.startswith("+ ") else _cut(row) for row in rows]


def _cut(row: str) -> Verdict:
    label, _, text = row.partition(" - ")
    return Verdict(text, False, label)


def cleaned(lines: list[Verdict]) -> str:
    return body("\n".join(line.text for line in lines))


def test_scores_of_the_invented_scrapes_hold_their_floors() -> None:
    score = LineScore()
    for _, lines in scrapes():
        score.add(cleaned(lines), lines)
    assert score.recall >= LEAST_RECALL, score
    assert score.leak <= MOST_LEAKED, score
    assert score.f1 >= LEAST_F1, score
    assert score.perfect >= LEAST_PERFECT, score


@pytest.mark.parametrize(("name", "lines"), list(scrapes()))
def test_no_line_of_the_story_is_lost(name: str, lines: list[Verdict]) -> None:
    kept = cleaned(lines).split("\n\n")
    assert [line.text for line in lines if line.keep and line.text.lstrip("•0123456789. ") not in " ".join(kept)] == []


def test_the_score_tells_a_leak_from_a_loss() -> None:
    lines = [Verdict("The bridge is open to all again.", True, "body"), Verdict("Share this story with a friend", False, "share")]
    leaky, lossy = LineScore(), LineScore()
    leaky.add("The bridge is open to all again.\n\nShare this story with a friend", lines)
    lossy.add("", lines)
    assert (leaky.recall, leaky.leak, leaky.leaks["share"], leaky.perfect) == (1.0, 1.0, 1, 0)
    assert (lossy.recall, lossy.leak, lossy.perfect) == (0.0, 0.0, 0)
