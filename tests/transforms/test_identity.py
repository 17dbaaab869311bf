from hypothesis import given
from hypothesis import strategies as st

from transforms.identity import document_id

PLACES = st.tuples(st.text(st.characters()), st.none() | st.text(st.characters()), st.integers(0, 2**63))


def test_a_place_has_the_same_name_on_every_machine_and_in_every_version() -> None:
    assert document_id("/news/a.jsonl", None, 0) == "e217f9dae1d79515b2338a1b"
    assert document_id("/news/a.zip", "b/c.txt", 7) == "711bc2ad1e5cf1971e894f6e"


def test_a_name_is_24_hexadecimal_characters() -> None:
    assert len(document_id("a", None, 0)) == 24
    assert int(document_id("a", None, 0), 16) >= 0


def test_parts_do_not_run_into_each_other() -> None:
    places = [("a", "b", 0), ("ab", None, 0), ("ab", "", 0), ("", "ab", 0), ("a", "b", 1), ("a", None, 0), ("a\0b", None, 0)]
    assert len({document_id(*place) for place in places}) == len(places)


def test_a_file_name_that_is_no_utf8_has_a_name_too() -> None:
    assert document_id("/news/caf\udce9.txt", None, 0) != document_id("/news/cafe.txt", None, 0)


@given(PLACES, PLACES)
def test_two_places_have_one_name_only_if_they_are_one(one: tuple[str, str | None, int], other: tuple[str, str | None, int]) -> None:
    assert (document_id(*one) == document_id(*other)) == (one == other)
