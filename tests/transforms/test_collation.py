"""Two articles collated: paragraphs that answer to each other, and the words that differ."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.collation.collate import Collation, Fate, collate, differing
from transforms.collation.wording import Piece

LEAD = "The harbour board of Skarvik voted on Monday to keep the night ferry running through the winter because the road over the pass had been closed twice."
COST = "The line costs the town four million crowns a year, most of which comes back in tolls that lorries pay on the quay before they leave."
VOTE = "A second vote is due in spring once the new pilots have learned the channel and the lamps along the northern mole have all been mended."
BIRDS = "Gannets have come back to the cliffs above the lighthouse, where a storm had taken their nests eleven years ago, and children counted forty."
SPLIT = LEAD.index("because")
STORY = "\n\n".join((LEAD, COST, VOTE))


def fates(found: Collation) -> list[str]:
    return [row.fate.value + ("!" if row.moved else "") for row in found.rows]


def marked(found: tuple[Piece, ...]) -> str:
    return "".join(piece.other if piece.same else f"[-{piece.one}-]{{+{piece.other}+}}" for piece in found)


def test_a_text_beside_itself_is_the_same_throughout() -> None:
    found = collate(STORY, STORY)
    assert fates(found) == ["same"] * 3
    assert (found.kept, found.taken, found.dropped, found.reworded, found.added) == (1.0, 1.0, 0, 0, 0)


def test_quotation_marks_case_and_accents_make_no_difference() -> None:
    assert [row.fate for row in collate(f"“{LEAD}”", f'"{LEAD.upper()}"').rows] == [Fate.SAME]


def test_what_went_and_what_came_stand_in_their_place() -> None:
    found = collate(STORY, "\n\n".join((LEAD, BIRDS, VOTE)))
    assert fates(found) == ["same", "added", "dropped", "same"]
    assert (found.dropped, found.reworded, found.added) == (1, 0, 1)


def test_a_paragraph_cut_in_two_answers_to_both_halves() -> None:
    halves = f"{LEAD[:SPLIT].strip()}\n\n{LEAD[SPLIT:]}\n\n{COST}\n\n{VOTE}"
    (first, *rest) = collate(STORY, halves).rows
    assert first.fate is Fate.SAME
    assert first.there is not None
    assert halves[first.there.start : first.there.end] == f"{LEAD[:SPLIT].strip()}\n\n{LEAD[SPLIT:]}"
    assert [row.fate for row in rest] == [Fate.SAME, Fate.SAME]


def test_paragraphs_made_one_answer_to_the_one() -> None:
    assert [row.fate for row in collate(STORY, f"{LEAD} {COST}\n\n{VOTE}").rows] == [Fate.SAME, Fate.SAME]


def test_a_paragraph_in_another_place_is_moved() -> None:
    assert fates(collate(STORY, "\n\n".join((COST, VOTE, LEAD)))) == ["same!", "same", "same"]


def test_a_few_other_words_are_an_edit_and_many_a_rewording() -> None:
    edited = COST.replace("four million", "nine million")
    reworded = "The town, which has little, pays dearly, say those who know it: four million crowns a year, most of which comes back in tolls again later on."
    found = collate(STORY, f"{LEAD}\n\n{edited}\n\n{VOTE}")
    assert fates(found) == ["same", "edited", "same"]
    assert marked(found.rows[1].pieces) == COST.replace("four", "[-four-]{+nine+}")
    assert fates(collate(STORY, f"{LEAD}\n\n{reworded}\n\n{VOTE}")) == ["same", "reworded", "same"]


def test_words_that_came_stand_without_the_blanks_around_them() -> None:
    assert marked(differing("The toll rises", "The toll on the bridge rises")) == "The toll [--]{+on the bridge+} rises"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Toll rises in May", "Toll falls in May", "Toll [-rises-]{+falls+} in May"),
        ("Ferry stays", "Town keeps lamp", "[-Ferry stays-]{+Town keeps lamp+}"),
        ("He (Vladimir) knew", "He [Vladimir] knew", "He [Vladimir] knew"),
        ("", "Toll", "[--]{+Toll+}"),
        ("Captain sank the boat in fog", "Owner lost the ferry to ice", "[-Captain sank the boat in fog-]{+Owner lost the ferry to ice+}"),
        ("渡し船は残る", "渡し船が残る", "渡し船[-は-]{+が+}残る"),
    ],
)
def test_headlines_differ_by_words_and_not_by_small_words_met_by_chance(one: str, other: str, wanted: str) -> None:
    assert marked(differing(one, other)) == wanted


words = st.lists(
    st.sampled_from(["the", "ferry", "sails", "at", "dawn", "(Ida)", "“quay”", "1,900", "—", "\n", "\n\n", "ß", "中", "\u202e"]), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(words, words, st.integers(0, 3))
def test_rows_hold_every_paragraph_once_and_pieces_make_them_again(one: list[str], other: list[str], common: int) -> None:
    original, copy = " ".join(one + [STORY] * (common > 0)), " ".join([STORY] * (common > 1) + other)
    found = collate(original, copy)
    for side, text in (("here", original), ("there", copy)):
        stretches = sorted((part.start, part.end) for row in found.rows if (part := getattr(row, side)))
        paragraphs = "\n".join(text[start:end] for start, end in stretches)
        assert [line for line in paragraphs.split("\n") if any(map(str.isalnum, line))] == [
            line for line in text.split("\n") if any(map(str.isalnum, line))
        ]
        for row in found.rows:
            part = getattr(row, side)
            made = "".join(piece.one if side == "here" else piece.other for piece in row.pieces)
            assert made == (text[part.start : part.end] if part else "")


@settings(max_examples=100, deadline=None)
@given(words, words)
def test_same_pieces_have_the_same_words(one: list[str], other: list[str]) -> None:
    for row in collate(" ".join(one), " ".join(other)).rows:
        for piece in row.pieces:
            if piece.same and piece.one and piece.other:
                assert [*filter(str.isalnum, piece.one)] == [*filter(str.isalnum, piece.other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda size: "the " * size, lambda size: "the " * size),
        (lambda size: "the ferry sails at dawn\n" * size, lambda size: "the ferry sails at night\n" * size),
        (lambda size: "a " * size, lambda size: "b " * size),
        (lambda size: "\n".join(str(number) for number in range(size)), lambda size: "\n".join(str(number) for number in range(size, 0, -1))),
        (lambda size: " ".join(str(number) for number in range(size)), lambda size: " ".join(str(number ^ 1) for number in range(size))),
        (
            lambda size: "\n".join(" ".join(str(number + step) for step in range(12)) for number in range(0, size, 12)),
            lambda size: "\n".join(" ".join(str(number + step) for step in range(12)) for number in range(size, 0, -12)),
        ),
        (lambda size: "中" * size, lambda size: "中文" * (size // 2)),
    ],
)
def test_time_grows_with_the_text_and_no_faster(one, other) -> None:  # type: ignore[no-untyped-def]
    def taken(size: int) -> float:
        texts = one(size), other(size)
        started = time.process_time()
        collate(*texts)
        return time.process_time() - started

    taken(1_000)
    assert taken(32_000) < 16 * max(taken(8_000), 0.05)
