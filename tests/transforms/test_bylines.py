import pytest

from transforms.page import Page
from transforms.reading.bylines import read_byline
from transforms.reading.shapes import shapes

BYLINES = [
    ("By Bobby Arden", ("Bobby Arden",), None),
    ("By CHRIS MELER and JO ELIGON, The Harbour Times", ("Chris Meler", "Jo Eligon"), None),
    ("By HANNAH GRABEN Associated Press", ("Hannah Graben",), "AP"),
    ("By Marilyn MarchThe Associated Press", ("Marilyn March",), "AP"),
    ("Author: ALANNA D. RICH ,  Associated Press", ("Alanna D. Rich",), "AP"),
    ("Mauricio Savar, AP Sports Writer", ("Mauricio Savar",), "AP"),
    ("Jim Sigel The Columbia Dispatch   @frontpage", ("Jim Sigel",), None),
    ("By Jessica Levin, professor at Loyola Law School", ("Jessica Levin",), None),
    ("By Reuters", (), "Reuters"),
    ("By Dev Rosendal and MPA", ("Dev Rosendal",), "MPA"),
    ("Femke Raap, Shipping Editor", ("Femke Raap",), None),
    ("Marta Ilves | Staff reporter", ("Marta Ilves",), None),
    ("Carys Vinter at Skarvik County Court", ("Carys Vinter",), None),
    ("Words: Ingeborg Saltvik. Pictures: Ida Moen", ("Ingeborg Saltvik",), None),
    ("By Seán O’MALLEY and Anne-Marie VAN DER BERG", ("Seán O’Malley", "Anne-Marie van der Berg"), None),
    ("by  N.Morgan", ("N. Morgan",), None),
    ("Von Jens Altmeier und Derya Wolfram", ("Jens Altmeier", "Derya Wolfram"), None),
    ("Por Lucía Fernández", ("Lucía Fernández",), None),
    ("Par Hélène Dubois", ("Hélène Dubois",), None),
    ("Автор: Марко Дзвінчук", ("Марко Дзвінчук",), None),
    ("di Marco Rossi e Anna Bianchi", ("Marco Rossi", "Anna Bianchi"), None),
    ("A cura di Marco Rossi", ("Marco Rossi",), None),
    ("Door Jan de Vries", ("Jan de Vries",), None),
    ("Par Hélène Dubois avec AFP", ("Hélène Dubois",), "AFP"),
    ("National Desk Staff", (), None),
    ("By:", (), None),
]


@pytest.mark.parametrize(("text", "authors", "agency"), BYLINES)
def test_bylines_name_people_and_agencies_apart(text: str, authors: tuple[str, ...], agency: str | None) -> None:
    byline = read_byline(Page(text).once(shapes)[0])
    assert byline is not None
    assert (byline.authors, byline.agency) == (authors, agency)


@pytest.mark.parametrize(
    "text",
    [
        "By the time it ended, the hall was empty",
        "China, Russia pledge to strengthen military cooperation",
        "Weather outlook",
        "Harbour Ministry Press Office",
        "Man Charged In Attempted South Bay Kidnapping",
        "AUDIE CORNISH, HOST:",
        "The editorial staff also publishes a daily newspaper",
        "Who Owns a Shanty?",
        "Di Maio vince ancora",
        "Di Maria Signs For Rosario",
        "Von der Leyen warnt Orbán",
    ],
)
def test_lines_that_are_no_bylines(text: str) -> None:
    assert read_byline(Page(text).once(shapes)[0]) is None
