import pytest

from transforms.reading.datelines import read_dateline, read_place

DATELINES = [
    ("BEIJING, Oct 14 (Reuters) - The ministers met.", "BEIJING", "Reuters"),
    ("VIRGINIA BEACH, Va. (AP) — A clerk", "VIRGINIA BEACH, Va.", "AP"),
    ("Lakewood, Wis. (AP) - In a small town", "Lakewood, Wis.", "AP"),
    ("HAMBURG/PORT CALDER (MPA) - Battery maker", "HAMBURG/PORT CALDER", "MPA"),
    ("WASHINGTON — The president", "WASHINGTON", None),
    ("NEW DELHI: The airline", "NEW DELHI", None),
    ("Oslo (MPA/hb) – Die Minister", "Oslo", "MPA"),
    ("COLUMBIA, Mo. (KMIZ) - The river", "COLUMBIA, Mo.", None),
    ("НАДОЗЕРСЬК – Старий пором", "НАДОЗЕРСЬК", None),
]


@pytest.mark.parametrize(("text", "place", "agency"), DATELINES)
def test_datelines_give_place_and_agency(text: str, place: str, agency: str | None) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.place, dateline.agency, text[dateline.start : dateline.end]) == (place, agency, place)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: The bridge is closed.",
        "President (Juris) Valdek promised to come.",
        "The deal — the closest yet — was signed.",
        "IBM - the company - said so.",
        "(CNN) - The minister",
        "FILE - A ferry leaves the harbour.",
        "By late (AP) - the count was done",
    ],
)
def test_prose_has_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_a_place_in_ordinary_letters_needs_to_open_the_story() -> None:
    assert read_dateline("Cape Town - The Lions won.") is None
    dateline = read_dateline("Cape Town - The Lions won.", first=True)
    assert dateline is not None
    assert dateline.place == "Cape Town"


def test_a_german_place_before_a_stop_opens_the_story() -> None:
    dateline = read_dateline("Haldenburg. Wenn das Freibad öffnet, ist der Turm leer und die Stadt auch.", first=True)
    assert dateline is not None
    assert dateline.place == "Haldenburg"


@pytest.mark.parametrize(
    ("line", "place"), [("LITTLE ROCK, Ark.", "LITTLE ROCK, Ark."), ("PHILADELPHIA —", "PHILADELPHIA"), ("Washington (AP)", "Washington")]
)
def test_a_place_may_stand_on_a_line_of_its_own(line: str, place: str) -> None:
    dateline = read_place(line)
    assert dateline is not None
    assert dateline.place == place


@pytest.mark.parametrize("line", ["The lineup", "SPORT", "What we know"])
def test_other_short_lines_are_no_places(line: str) -> None:
    assert read_place(line) is None
