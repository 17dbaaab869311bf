import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.identity import article_key, body_digest, document_id, folded_address

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


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("https://www.harbourpost.example/2024/10/14/ferry/", "harbourpost.example/2024/10/14/ferry"),
        ("http://m.harbourpost.example/2024/10/14/ferry?utm_source=mail&fbclid=1#comments", "harbourpost.example/2024/10/14/ferry"),
        ("https://amp.harbourpost.example/ferry/amp/", "harbourpost.example/ferry"),
        ("https://harbourpost.example/ferry.amp.html", "harbourpost.example/ferry.html"),
        ("https://harbourpost.example/story.php?page=2&id=17", "harbourpost.example/story.php?id=17&page=2"),
        ("https://harbourpost.example/Amplifier", "harbourpost.example/Amplifier"),
        ("https://harbourpost.example/", None),
        ("https://harbourpost.example/?utm_medium=feed", None),
        ("ferry at six", None),
    ],
)
def test_an_address_is_folded_to_what_tells_articles_apart(address: str, folded: str | None) -> None:
    assert folded_address(address) == folded


@pytest.mark.parametrize(
    ("guid", "key"),
    [
        ("urn:newsml:mpa.example:20241014:ferry", "urn:newsml:mpa.example:20241014:ferry"),
        ("tag:mpa.example,2024:ferry", "tag:mpa.example,2024:ferry"),
        ("0b0f5c1e-2d52-4a1e-8a43-6d1f2a3b4c5d", "0b0f5c1e-2d52-4a1e-8a43-6d1f2a3b4c5d"),
        ("https://www.harbourpost.example/ferry", "harbourpost.example/ferry"),
        ("17", "harbourpost.example/b"),
        ("", "harbourpost.example/b"),
    ],
)
def test_an_id_for_all_the_world_goes_before_the_address(guid: str, key: str) -> None:
    assert article_key({"guid": guid}, "https://harbourpost.example/b") == key


@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    folded = folded_address(text)
    assert folded is None or folded_address(folded) == folded


def test_bodies_share_a_digest_if_they_are_the_same_but_for_case_and_white_space() -> None:
    assert body_digest("Accept all.\n\nMore") == body_digest("accept  ALL. more")
    assert body_digest("Accept all.") != body_digest("Accept some.")
