"""What a body names, and what only looks like a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refined import FIRST, HEAD, LAST, read

from transforms.edits import apply
from transforms.mentions.find import Mention, find_mentions
from transforms.mentions.rows import mention_rows


def named(body: str, kind: str | None = None, language: str = "en") -> list[str]:
    """What the body names, as printed."""
    return [body[one.start : one.end] for one in find_mentions(body, language) if kind in (None, one.kind.value)]


def one(body: str, printed: str) -> Mention:
    return next(mention for mention in find_mentions(body, "en") if body[mention.start : mention.end] == printed)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("The ferry left Helsinki for Tallinn.", ["Helsinki", "Tallinn"]),
        ("Officials in New York and Rio de Janeiro agreed.", ["New York", "Rio de Janeiro"]),
        ("OSLO (MPA) — The tugs are late.", ["OSLO"]),
        ("A U.S. senator flew to South Korea.", ["U.S.", "South Korea"]),
        ("It happened near Nice on Monday.", ["Nice"]),
        ("He moved to Reading last year.", ["Reading"]),
        ("The mine at Mobile, Ala., was shut.", ["Mobile"]),
        ("Boston Mayor Edda Quill spoke.", ["Boston"]),
        ("London's river is high.", ["London"]),
        ("Вона приїхала до міста Київ.", ["Київ"]),
    ],
)
def test_places_are_found_by_name_and_by_what_stands_beside_them(body: str, places: list[str]) -> None:
    assert named(body, "place") == places


@pytest.mark.parametrize(
    "body",
    [
        "Nice weather is expected.",
        "Reading is fun, teachers say.",
        "Mobile phones were banned.",
        "Jordan scored twice.",
        "Marta Lincoln spoke. Lincoln was calm.",
        "The Boston Harbour Lanterns lost again.",
        "They bought nine tons of US-made steel.",
        "In March, May and August it rained.",
        "the paris of the north",
    ],
)
def test_what_only_looks_like_a_place_is_none(body: str) -> None:
    assert named(body, "place") == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("They met in Paris.", (2988507, "FR")),
        ("They met in Paris, Texas, on Monday.", (4717560, "US")),
        ("They met in Columbia, Mo., on Monday.", (4381982, "US")),
        ("They met in Cambridge, England.", (2653941, "GB")),
        ("They flew from Ukraine.", (690791, "UA")),
    ],
)
def test_a_place_is_the_one_in_the_region_named_after_it_or_the_largest(body: str, place: tuple[int, str]) -> None:
    mention = find_mentions(body, "en")[0]
    assert mention.place is not None
    assert (mention.place.id, mention.place.country) == place


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("Marta Ilves and John Oskar Berg signed it.", ["Marta Ilves", "John Oskar Berg"]),
        ("Mr. Berg left. Gov. Edda Quill stayed.", ["Berg", "Edda Quill"]),
        ("Henrik Solvang, 54, won. Solvang thanked them.", ["Henrik Solvang", "Solvang"]),
        ("President Vadim Orlo spoke to Orlo's rival.", ["Vadim Orlo", "Orlo"]),
        ("J.F. Halvorsen and Anna-Lena van der Meer met.", ["J.F. Halvorsen", "Anna-Lena van der Meer"]),
        ("Goalkeeper Nora Eide saved it.", ["Nora Eide"]),
        ("Jordan Ashby scored, and Jordan cried.", ["Jordan Ashby", "Jordan"]),
    ],
)
def test_people_are_found_in_full_by_title_and_by_part_of_their_name(body: str, people: list[str]) -> None:
    assert named(body, "person") == people


@pytest.mark.parametrize(
    "body",
    [
        "The Harbour Lantern was lit, and the lantern burned.",
        "Storm Ragna hit Port Calder and Lake Onnar.",
        "Happy New Year, they said.",
        "The Merlin Prize goes to nobody.",
        "On Monday Morning they left.",
        "He has a Sparrow Phone, a phone like others.",
        "NEWS IN BRIEF FROM THE COAST",
        "The President said no. Senator, he asked?",
    ],
)
def test_what_only_looks_like_a_person_is_none(body: str) -> None:
    assert named(body, "person") == []


def test_german_nouns_are_no_people() -> None:
    body = "Der Bund Deutscher Eisbrecher warnt. Kanzlerin Karla Brandt und Thomas Reuter schweigen in Hamburg."
    assert named(body, "person", "de") == ["Karla Brandt", "Thomas Reuter"]
    assert named(body, "place", "de") == ["Hamburg"]


@pytest.mark.parametrize(
    ("body", "organisations"),
    [
        ("Skarvik Marine Corp. bought it.", ["Skarvik Marine Corp."]),
        ("He studied at the University of Skarvik.", ["University of Skarvik"]),
        ("The Ministry of Harbours and the Vestmark Teachers Union met.", ["Ministry of Harbours", "Vestmark Teachers Union"]),
        ("The Department of Health and Human Services said so.", ["Department of Health and Human Services"]),
        ("NATO and the European Union agreed with the WHO.", ["NATO", "European Union", "WHO"]),
        ("Borussia Haldenburg won.", ["Borussia Haldenburg"]),
        ("The Boston Wanderers beat the Lakers.", ["Boston Wanderers", "Lakers"]),
        ("The Harbours and Fisheries Board met.", ["Fisheries Board"]),
        ("The Fisheries and Harbour Safety Commission met.", ["Fisheries and Harbour Safety Commission"]),
        ("Halvex shares fell. Halvex was silent.", ["Halvex", "Halvex"]),
        ("The airline Norlys Air cancelled it, and the club Paris won.", ["Norlys Air", "Paris"]),
        ("Brannock Tugs Inc. was sold. Brannock Tugs said so, and Brannock closed.", ["Brannock Tugs Inc.", "Brannock Tugs", "Brannock"]),
        ("The pilots asked the HPA for help.", ["HPA"]),
    ],
)
def test_organisations_are_found_by_their_words_and_by_list(body: str, organisations: list[str]) -> None:
    assert named(body, "organisation") == organisations


@pytest.mark.parametrize(
    "body",
    [
        "The Bank was shut.",
        "A Department spokesman said no.",
        "Who knows, the union said.",
        "Parks and Forests of the North",
        "The Danish company and a Norwegian spokesman were late.",
        "Marta Ilves sold it. Ilves shares the blame.",
        "FERRY HPA LATE AGAIN",
        "Its CEO watched TV at 5 PM.",
        "Boston Town Hall is shut.",
        "Food and Boston were on his mind.",
    ],
)
def test_what_only_looks_like_an_organisation_is_none(body: str) -> None:
    assert named(body, "organisation") == []


def test_an_abbreviation_in_brackets_stands_for_the_name_before_it() -> None:
    body = "The Skarvik Tug Owners Association (STOA) protested. STOA will strike."
    assert [(body[m.start : m.end], m.name) for m in find_mentions(body, "en")] == [
        ("Skarvik Tug Owners Association", "Skarvik Tug Owners Association"),
        ("STOA", "Skarvik Tug Owners Association"),
        ("STOA", "Skarvik Tug Owners Association"),
    ]


def test_brackets_that_are_no_abbreviation_name_nothing() -> None:
    assert named("The Skarvik Tug Owners Association (MORE) protested. MORE to come.") == ["Skarvik Tug Owners Association"]


def test_a_person_bears_the_fullest_name() -> None:
    assert one("Henrik Solvang won. Mr. Solvang smiled.", "Solvang").name == "Henrik Solvang"


def test_a_place_bears_the_name_of_the_gazetteer() -> None:
    assert one("They met in Kiev.", "Kiev").name == "Kyiv"


@given(
    st.lists(
        st.sampled_from(["Marta Ilves", "Paris", "the", "of", "U.S.", "Gov.", "Bank", "University", "(UB)", ",", "Mo.", "\n\n", "Ж", "O’", "said"]),
        max_size=30,
    )
)
@settings(max_examples=60)
def test_mentions_are_in_order_apart_and_not_empty(words: list[str]) -> None:
    body = " ".join(words)
    end = 0
    for mention in find_mentions(body):
        assert end <= mention.start < mention.end <= len(body)
        assert body[mention.start : mention.end].strip() == body[mention.start : mention.end] != ""
        end = mention.end


def test_rows_tell_where_the_names_stand_in_the_text() -> None:
    text = (
        HEAD
        + FIRST
        + "\nAdvertisement\n"
        + "The mayor and Henrik Solvang flew to Oslo on Monday night for the Bank of Norway, the council said.\n"
        + LAST
    )
    article = read(text)
    rows = mention_rows(article.body, article.mentions, article.edits)
    assert {row["text"]: text[row["start"] : row["end"]] for row in rows}.items() >= {
        "Henrik Solvang": "Henrik Solvang",
        "Oslo": "Oslo",
        "Bank of Norway": "Bank of Norway",
    }.items()
    assert apply(article.edits, text) == article.body
