"""Who says what: speakers, cues and kinds of quotations, in invented sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refined import FIRST, LAST, read, within

from schemas.vocabulary import QuoteKind
from transforms.edits import apply
from transforms.quotes.find import find_quotes
from transforms.quotes.rows import quote_rows

SCRAP = st.sampled_from(
    ["“", "”", '"', "‘", "’", "«", "»", " said ", "Ida Moen", "Moen", " he said. ", ", ", ". ", "\n\n", "The pilot", " according to ", "Share\n", "é", "â€œ", "&quot;", " "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SCRAP, st.text(max_size=6)), max_size=40).map("".join)


def speakers(body: str) -> list[str | None]:
    """The words that name the speaker of each quotation."""
    return [body[slice(*quote.speaker)] if quote.speaker else None for quote in find_quotes(body)]


def names(body: str) -> list[str | None]:
    return [quote.speaker_name for quote in find_quotes(body)]


def cues(body: str) -> list[str | None]:
    return [body[slice(*quote.cue)] if quote.cue else None for quote in find_quotes(body)]


@pytest.mark.parametrize(
    ("body", "speaker", "cue"),
    [
        ("“We sail at dawn tomorrow,” Moen said.", "Moen", "said"),
        ("“We sail at dawn tomorrow,” said Ida Moen, the pilot.", "Ida Moen", "said"),
        ("“We sail at dawn tomorrow,” Ida Moen, who runs the pilots, said on Monday.", "Ida Moen", "said"),
        ("“We sail at dawn tomorrow,” Moen later told Harbour Radio.", "Moen", "told"),
        ("“We sail at dawn tomorrow,” Ms. Moen (Skarvik) wrote.", "Ms. Moen", "wrote"),
        ("“We sail at dawn tomorrow,” according to Ida Moen.", "Ida Moen", "according to"),
        ("“We sail at dawn tomorrow,” pilots’ guild chair Ida Moen tweeted.", "chair Ida Moen", "tweeted"),
        ("“We sail at dawn tomorrow,” a spokesman for the port said.", "a spokesman for the port", "said"),
        (
            "“We sail at dawn tomorrow,” said a senior official at the ministry, who asked not to be named.",
            "a senior official at the ministry",
            "said",
        ),
        ("“We sail at dawn tomorrow,” the report says.", "the report", "says"),
        ("“Do we sail at dawn?” she asked.", "she", "asked"),
        ("Moen said, “We sail at dawn tomorrow.”", "Moen", "said"),
        ("Moen told the board that “we sail at dawn tomorrow.”", "Moen", "told"),
        ("Ida Moen, the pilot, said: “We sail at dawn tomorrow.”", "Ida Moen", "said"),
        ("According to Ida Moen, “we sail at dawn tomorrow.”", "Ida Moen", "According to"),
        ("But on Monday, Moen, visiting Skarvik, said the boats would “sail at dawn as agreed.”", "Moen", "said"),
        ("MOEN: “We sail at dawn tomorrow.”", "MOEN", None),
        ("The United States said it would “sail at dawn as agreed.”", "United States", "said"),
        ("„Wir laufen im Morgengrauen aus“, sagte Ida Moen am Montag.", "Ida Moen", "sagte"),
        ("« Nous partons demain à l’aube », a déclaré Ida Moen.", "Ida Moen", "déclaré"),
        ("«Zarpamos mañana al amanecer», dijo Ida Moen.", "Ida Moen", "dijo"),
        ("«Ми вирушаємо завтра на світанку», — сказала Іда Моен.", "Іда Моен", "сказала"),
    ],
)
def test_the_cue_beside_a_quotation_tells_the_speaker(body: str, speaker: str, cue: str | None) -> None:
    assert (speakers(body), cues(body)) == ([speaker], [cue])
    assert find_quotes(body)[0].direct


@pytest.mark.parametrize(
    "body",
    ["He read “The Old Man and the Sea” on the ferry.", "The hat says “Make Our Harbour Great” in red.", "She is the so-called “queen” of the quay."],
)
def test_titles_slogans_and_terms_are_not_direct(body: str) -> None:
    assert [quote.direct for quote in find_quotes(body)] == [False]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Moen said: “We sail at dawn tomorrow.”", QuoteKind.FULL),
        ("Moen said they would “sail at dawn tomorrow” if need be.", QuoteKind.PARTIAL),
        ("Moen called it “a mess” and left.", QuoteKind.FRAGMENT),
        ("Moen spoke on the radio show “Tides of the North Coast” again.", QuoteKind.TITLE),
    ],
)
def test_a_quotation_has_its_kind(body: str, kind: QuoteKind) -> None:
    assert [quote.kind for quote in find_quotes(body)] == [kind]


def test_a_nested_quotation_is_there_without_a_speaker() -> None:
    found = find_quotes("“The board told me ‘wait for the spring’ and I did,” Moen said.")
    assert [(quote.kind, quote.speaker is None) for quote in found] == [(QuoteKind.FULL, False), (QuoteKind.NESTED, True)]


def test_the_speaker_carries_on_in_the_paragraph_and_in_the_next() -> None:
    body = "“We sail at dawn,” Ida Moen said. “The tide will not wait.”\n\n“It never did in my time.”"
    found = find_quotes(body)
    assert names(body) == ["Ida Moen"] * 3
    assert [quote.confidence for quote in found] == sorted((quote.confidence for quote in found), reverse=True)


def test_a_sentence_between_takes_over() -> None:
    body = "“We sail at dawn,” Ida Moen said. Then Henrik Karlsen stood up. “Nobody sails at dawn.”"
    assert names(body) == ["Ida Moen", "Henrik Karlsen"]


@pytest.mark.parametrize(
    ("named", "printed", "full"),
    [
        ("Defence Minister Dong Jun met the pilots.", "Dong", "Dong Jun"),
        ("Captain Ida B. Moen met the pilots. Ida Moen smiled.", "Moen", "Ida B. Moen"),
        ("Lars van der Berg met the pilots.", "van der Berg", "Lars van der Berg"),
        ("Karl Berg Jr. met the pilots.", "Berg", "Karl Berg Jr."),
        ("Harald Moen and Mary Moen met the pilots. Harald Moen left.", "Mrs. Moen", "Mary Moen"),
        ("Ida’s friend Lena Moen met the pilots.", "Moen", "Lena Moen"),
        ("Ida Moen met the pilots.", "MOEN", "Ida Moen"),
        ("Hafenmeisterin Ida Moen traf die Lotsen.", "Moen", "Ida Moen"),
        ("Ida Moen met the pilots.", "Port Captain Moen", "Ida Moen"),
        ("The pilots met in the hall.", "Moen", "Moen"),
    ],
)
def test_a_name_is_resolved_to_its_fullest_form(named: str, printed: str, full: str) -> None:
    assert names(f"{named}\n\n“We sail at dawn tomorrow,” {printed} said.") == [full]


def test_two_people_of_one_name_make_it_less_sure() -> None:
    alone = find_quotes("Ida Moen came.\n\n“We sail at dawn tomorrow,” Moen said.")[0]
    shared = find_quotes("Ida Moen came. Lars Moen came. Ida Moen spoke.\n\n“We sail at dawn tomorrow,” Moen said.")[0]
    assert (alone.speaker_name, shared.speaker_name) == ("Ida Moen", "Ida Moen")
    assert shared.confidence < alone.confidence


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Henrik Karlsen opened the meeting.", "he", "Henrik Karlsen"),
        ("Michael Karlsen met Mary Moen.", "she", "Mary Moen"),
        ("The harbour was quiet.", "he", None),
        ("Henrik Karlsen opened the meeting.", "they", None),
    ],
)
def test_a_pronoun_stands_for_the_last_person_that_fits_and_is_less_sure(before: str, pronoun: str, name: str | None) -> None:
    body = f"{before}\n\n“We sail at dawn tomorrow,” {pronoun} said."
    assert names(body) == [name]
    if name:
        assert find_quotes(body)[0].confidence < 0.6


def test_whom_a_quotation_names_is_not_who_speaks() -> None:
    body = "Henrik Karlsen opened the meeting.\n\n“Peter Berg is a fine pilot,” he said."
    assert names(body) == ["Henrik Karlsen"]


def test_a_subject_that_is_no_person_and_says_nothing_has_no_name() -> None:
    assert names("Dockers filled the tables under a sign with “all the soup you want tonight” on it.") == [None]


def test_a_role_has_no_name() -> None:
    assert names("Ida Moen came.\n\n“We sail at dawn tomorrow,” a spokesman said.") == [None]


def test_rows_tell_the_places_in_the_text_that_arrived() -> None:
    text = within("“The toll is a scandal,” said Ida Moen, a ferry pilot.", "Related article: [Pilots Warn](#)", "“It will not stand,” Moen added.")
    article = read(text)
    rows = quote_rows(article.body, article.quotes, article.edits)
    assert [(row["quote"], row["speaker"], row["speaker_name"], row["cue"]) for row in rows] == [
        ("The toll is a scandal,", "Ida Moen", "Ida Moen", "said"),
        ("It will not stand,", "Moen", "Ida Moen", "added"),
    ]
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"]
        assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker"]
        assert text[row["cue_start"] : row["cue_end"]] == row["cue"]


def test_a_quotation_across_a_cut_spans_it_in_the_text() -> None:
    text = within("“The toll is a scandal for everyone here.", "Share", "“It will not stand,” Ida Moen said.")
    article = read(text)
    [row] = quote_rows(article.body, article.quotes, article.edits)
    assert row["quote"] == "The toll is a scandal for everyone here.\n\n“It will not stand,"
    assert text[row["start"] : row["end"]] == "The toll is a scandal for everyone here.\nShare\n“It will not stand,"


@given(TEXTS)
def test_quotes_of_anything_have_places_in_body_and_text(text: str) -> None:
    article = read(f"{FIRST}\n{text}\n{LAST}")
    rows = quote_rows(article.body, article.quotes, article.edits)
    assert article.quotes == find_quotes(article.body)
    assert len({(row["start"], row["end"]) for row in rows}) == len(rows)
    for row in rows:
        assert 0 <= row["start"] < row["end"] <= len(article.page.text)
        assert row["quote"] in article.body
        within_it = [edit for edit in article.edits if row["start"] <= edit.start and edit.end <= row["end"]]
        moved = [type(edit)(edit.start - row["start"], edit.end - row["start"], edit.replacement, edit.kind, edit.rule) for edit in within_it]
        assert row["quote"] in apply(moved, article.page.text[row["start"] : row["end"]])
        for what in ("speaker", "cue"):
            assert (row[what] is None) == (row[f"{what}_start"] is None)
            assert row[what] is None or 0 <= row[f"{what}_start"] < row[f"{what}_end"] <= len(article.page.text)
