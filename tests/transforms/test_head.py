import pytest
from refined import FIRST, LAST, body, cuts, found, read

from schemas.vocabulary import Field

CLEAN = f"Toll on the harbour bridge to rise in January\n{FIRST}\n{LAST}"


def test_the_first_line_of_a_clean_copy_is_its_title() -> None:
    assert found(CLEAN)[Field.TITLE] == "Toll on the harbour bridge to rise in January"


def test_a_first_paragraph_is_no_title() -> None:
    assert Field.TITLE not in found(f"{FIRST}\n{LAST}")


def test_lines_above_the_headline_are_navigation() -> None:
    text = f"TRANSPORT\nToll on the bridge to rise in January\nBy Marta Ilves\nOctober 14, 2024\n{FIRST}\n{LAST}"
    assert found(text)[Field.TITLE] == "Toll on the bridge to rise in January"
    assert cuts(text)["section_label"] == ["TRANSPORT"]


def test_the_headline_is_cut_wherever_it_is_printed_and_the_outlet_kept_as_evidence() -> None:
    text = f"Toll on the bridge to rise | Northern Courier\nToll on the bridge to rise\nBy Marta Ilves\n{FIRST}\nToll on the bridge to rise\n{LAST}"
    assert found(text)[Field.TITLE] == "Toll on the bridge to rise"
    assert found(text)[Field.PUBLISHER] == "Northern Courier"
    assert len(cuts(text)["headline"]) == 3


def test_a_date_line_after_the_first_paragraphs_does_not_pull_them_into_the_head() -> None:
    text = f"Toll on the bridge to rise\nBy Marta Ilves\n{FIRST}\nOctober 2, 2024\n{LAST}"
    assert FIRST in read(text).body


def test_a_sentence_between_headline_and_byline_is_the_deck() -> None:
    text = f"Toll on the bridge to rise\nResidents will have to pay as well, the council decided.\nBy Marta Ilves\nOctober 14, 2024\n{FIRST}\n{LAST}"
    assert found(text)[Field.SUBTITLE] == "Residents will have to pay as well, the council decided."


def test_a_title_that_the_container_gives_is_looked_for_and_no_other_taken() -> None:
    text = f"What the council wants to do\n{FIRST}\n{LAST}"
    assert found(text, {"title": "Toll on the bridge to rise"})[Field.TITLE] == "Toll on the bridge to rise"
    assert "What the council wants to do" in read(text, {"title": "Toll on the bridge to rise"}).body
    assert cuts(text, {"title": "What the council wants to do!"})["headline"] == ["What the council wants to do"]


def test_a_subhead_within_the_story_stays() -> None:
    assert "The machine in the shed" in read(f"{CLEAN}\nThe machine in the shed\n{FIRST[:-1]} again.").body


def test_a_name_under_the_story_is_no_byline() -> None:
    assert Field.AUTHORS not in found(f"{CLEAN}\nKarin Dahlby")


@pytest.mark.parametrize("byline", ["By Jo Park", "By Marta Ilves", "October 14, 2024"])
def test_the_first_line_of_a_broken_paragraph_is_no_deck_even_if_it_begins_with_a_name(byline: str) -> None:
    broken = "Marta Ilves of Helsinki flew to Oslo on Monday to hear what the\npilots of the northern ferries want before they sail at night again."
    assert body(f"Harbour pilots meet in Oslo\n{byline}\n{broken}\n{LAST}").startswith("Marta Ilves of Helsinki flew")
