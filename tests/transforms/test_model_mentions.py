"""What a model finds in a body becomes rows that tell where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Kind
from transforms.edits import Edit, apply
from transforms.mentions.model import LONGEST, Entity, model_mention_rows, stretches

NAMES = re.compile(r"\s?[A-Z]\w+\s?")


def capitals(texts: Sequence[str]) -> Iterator[list[Entity]]:
    """A model that takes capitalised words for places, with the blanks beside them."""
    for text in texts:
        yield [Entity(match.start(), match.end(), "GPE") for match in NAMES.finditer(text)]


def test_names_stand_where_the_edits_took_them_from_without_the_blanks_beside_them() -> None:
    text = "Advertisement\nto Skarvik and\nto Calder"
    edits = [Edit(0, 14, "", Kind.AD, "ad"), Edit(28, 29, " ", Kind.JOIN, "join")]
    rows = model_mention_rows(apply(edits, text), edits, capitals)
    assert [(row["text"], text[row["start"] : row["end"]]) for row in rows] == [("Skarvik", "Skarvik"), ("Calder", "Calder")]
    assert {(row["kind"], row["label"]) for row in rows} == {("place", "GPE")}


def test_labels_of_another_sort_are_kept_without_a_kind() -> None:
    rows = model_mention_rows("a dozen Vestmarkers", [], lambda texts: [[Entity(8, 19, "NORP")]])
    assert rows == [{"start": 8, "end": 19, "kind": None, "label": "NORP", "text": "Vestmarkers"}]


def test_of_names_from_one_place_in_the_text_the_first_is_kept() -> None:
    edits = [Edit(0, 3, "Ab Cd", Kind.REPAIR, "repair")]
    assert [row["text"] for row in model_mention_rows("Ab Cd", edits, capitals)] == ["Ab"]


def test_blanks_alone_name_nothing() -> None:
    assert model_mention_rows("a  b", [], lambda texts: [[Entity(1, 3, "GPE")]]) == []


@given(st.lists(st.text("ab \n", max_size=9), max_size=5).map("\n\n".join), st.integers(1, 3))
@settings(max_examples=60)
def test_the_stretches_of_a_body_are_its_paragraphs(body: str, times: int) -> None:
    body = body * times
    assert all(body[offset : offset + len(piece)] == piece and piece for offset, piece in stretches(body))
    assert "".join(piece for _, piece in stretches(body)) == body.replace("\n\n", "")


def test_a_long_paragraph_is_cut_at_a_blank() -> None:
    body = "word " * LONGEST
    pieces = [piece for _, piece in stretches(body)]
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(" ") for piece in pieces)
    assert [len(piece) for _, piece in stretches("x" * (LONGEST + 5))] == [LONGEST, 5]
