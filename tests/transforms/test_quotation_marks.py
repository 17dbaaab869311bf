import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.quotes.marks import find_quotations

MARKS = st.sampled_from([*"\"“”„«»‹›‘’‚'「」", "''", "``", " ", "\n\n", ", ", ". ", "word", "Said", "it's", "\xa0", "é"])
TEXTS = st.one_of(st.text(), st.lists(MARKS, max_size=40).map("".join))


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text) if not one.depth]


def nested(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text) if one.depth]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The quay is ours,” she said.", ["The quay is ours,"]),
        ('"The quay is ours," she said. "It stays."', ["The quay is ours,", "It stays."]),
        ("''The quay isn't yours,'' she said.", ["The quay isn't yours,"]),
        ("``The quay is ours,'' she said.", ["The quay is ours,"]),
        ("„Der Kai gehört uns“, sagte sie.", ["Der Kai gehört uns"]),
        ("‚Der Kai gehört uns‘, sagte sie.", ["Der Kai gehört uns"]),
        ("»Der Kai gehört uns«, sagte sie.", ["Der Kai gehört uns"]),
        ("« Le quai est à nous », dit-elle.", ["Le quai est à nous"]),
        ("«El muelle es nuestro», dijo.", ["El muelle es nuestro"]),
        ("”Kajen är vår”, sade hon. »Den stannar», sade han.", ["Kajen är vår", "Den stannar"]),
        ("「岸壁は私たちのもの」と彼女は言った。", ["岸壁は私たちのもの"]),
        ("‘The quay is ours,’ she said. ‘It’s the boats’ home.’", ["The quay is ours,", "It’s the boats’ home."]),
        ("'The sailors' quay is ours,' she said.", ["The sailors' quay is ours,"]),
        ('“The quay is ours" is what she said.', ["The quay is ours"]),
        ("The quay is ours,” she said. “It stays.”", ["It stays."]),
        ("He calls it “ours.“", ["ours."]),
        ("She said “it stays” and “it grows”—no more.", ["it stays", "it grows"]),
    ],
)
def test_what_stands_between_a_pair_of_marks_is_found(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The sailors’ quay isn't Ida's, it's the boats’.",
        "In the '90s they'd rock 'n' roll 'til dawn.",
        "The mast is 6'2\" tall and the boom 3'.",
        "The dogs' owners' club met at five o'clock.",
        "Rock ’n’ roll in the ’80s.",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_within_another_is_nested() -> None:
    text = "“The board told me ‘wait for spring’ and I did,” he said."
    assert (quoted(text), nested(text)) == (["The board told me ‘wait for spring’ and I did,"], ["wait for spring"])


def test_a_quotation_that_each_paragraph_opens_anew_is_one() -> None:
    text = "“We waited.\n\n“We waited on.\n\n“We left,” he said.\n\n“Good.”"
    assert quoted(text) == ["We waited.\n\n“We waited on.\n\n“We left,", "Good."]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert quoted('"We waited.\n\nThe boat left. "Good," he said.') == ["We waited.", "Good,"]


def test_an_open_quotation_does_not_go_on_under_another_kind_of_mark() -> None:
    assert quoted('"The board met.\n\n“We waited,” he said.') == ["The board met.", "We waited,"]


def test_a_mark_that_was_left_open_by_mistake_leaves_the_next_quotation_alone() -> None:
    assert "It stays," in [*quoted('"The quay is ours, he said. "It stays," he added.'), *nested('"The quay is ours, he said. "It stays," he added.')]


@given(TEXTS)
def test_quotations_lie_in_the_text_in_order_and_within_each_other_or_apart(text: str) -> None:
    found = find_quotations(text)
    assert found == find_quotations(text)
    for one in found:
        assert 0 <= one.before < one.start < one.end <= one.after <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
    for one, other in itertools.pairwise(found):
        assert one.before < other.before
        assert other.before >= one.after or other.after <= one.after
