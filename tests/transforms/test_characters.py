"""What no reader was meant to see does not reach the body, and what a script needs stays."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refined import FIRST, LAST, body, cuts, found, read, within
from test_refine import SETTINGS, documents

from schemas.vocabulary import Field, Kind
from transforms.edits import apply
from transforms.refine import refine

PIECES = [
    "\0", "\x07", "\x1f", "\x7f", "\x80", "\x85", "\x92", "\x9d", "\xad", "\u200b", "\u200c", "\u200d", "\u200e", "\u202a", "\u2060", "\ufeff", "\ufffe", "\ufffd",
    "\ue000", "\U000f0000", "\u2028", "\x0b", "\x0c", "\x1c", "\r", "\r\n", "\n", "\t", " ", "\xa0", "\u3000", "&nbsp;", "&amp;", "&amp;amp;nbsp;", "&#8217;", "&#0;",
    "&#xD800;", "&#10;", "&#x110000;", "&shy;", "&zwnj;", "&bogus;", "&amp;bogus;", "&", "&#", ";", "Ã©", "â€™", "Â\xa0", "Â\xad", "вЂ™", "‚Äô", "Caf√©", "ÔÇÖ", "ΓÇÖ",
    "![a](b)", "[a](b)", "# ", "e\u0301", "ש", "ا", "🏳\ufe0f\u200d🌈", "word", "HTML", "Share", "By Ida Moen", FIRST,
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def seen(text: str) -> str:
    """The middle paragraph of a story that holds the text."""
    first, *rest, last = body(within(text)).split("\n\n")
    assert (first, last) == (FIRST, LAST)
    return "|".join(rest)


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("Smith &amp; Sons", "Smith & Sons"),
        ("Smith &amp;amp;amp; Sons", "Smith & Sons"),
        ("the guild&#8217;s &#x201C;no&#x201d; stood", "the guild’s “no” stood"),
        ("the guild&#146;s no stood", "the guild’s no stood"),
        ("she said &amp;quot;no&amp;quot; twice", 'she said "no" twice'),
        ("&nbsp;&nbsp; At six &nbsp; &nbsp;the&nbsp;ferry left.&nbsp;", "At six the ferry left."),
        ("the har&shy;bour and the quay&#65279; beyond", "the harbour and the quay beyond"),
        ("a&amp;bogus;b and c&bogus;d were left", "a&bogus;b and c&bogus;d were left"),
        ("5 &lt; 6 &hellip; they said", "5 < 6 … they said"),
        ("the bell \0rang\x07 twice\x1fin the hall", "the bell rang twice in the hall"),
        ("\x93We will see,\x94 said the mayor \x96 and left", "“We will see,” said the mayor – and left"),
        ("the laureate,\x80\x94 also old", "the laureate,— also old"),
        ("COVID-\xad19 and the well‐\u200bknown Cap\ufefftain \u2066@port\u2069", "COVID-19 and the well‐known Captain @port"),
        ("\ue90f one photo \uf0b7 and another", "one photo and another"),
        ("the day Ã¢Â\x80Â\x9cbegan, Â\xa0 they said", "the day “began, they said"),
    ],
)
def test_what_was_not_meant_to_be_seen_is_put_right(printed: str, read_as: str) -> None:
    assert seen(printed) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; R&D; Q&A and the B&B; all closed",
        'the sign "&amp;" stood on the board, and ‘&lt;’ beside it',
        "An ampersand is written &amp; by machines, and &lt; is less",
        "Wie viele 10\xa0000 Boote\u202f? fragte er « non »",
        "می\u200cخواهم بروم و نمی\u200cدانم کجا",
        "ภาษา\u200bไทย และ\u200bภาษา",
        "שלום \u200eabc\u200e עולם של ים",
        "the crew 👩\u200d🚀 and the flag 🏳\ufe0f\u200d🌈 came",
        "a text with � in it stays as it is",
    ],
)
def test_what_a_text_needs_or_speaks_of_stays(text: str) -> None:
    assert seen(text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u0085", "\u2028", "\x0c", "\n\r\n\r"])
def test_lines_end_where_any_system_ends_them(end: str) -> None:
    assert body(within().replace("\n", end)) == f"{FIRST}\n\n{LAST}"


def test_lines_of_nothing_but_blanks_in_disguise_are_no_lines_of_the_story() -> None:
    assert body(within("&nbsp;", "\0\0", "\u200b", "&amp;nbsp; &#160;", "\x9d")) == f"{FIRST}\n\n{LAST}"


def test_a_word_divided_by_a_soft_hyphen_at_the_end_of_a_line_is_whole() -> None:
    text = within("The company said on Thursday that it was short of offi\xad", "cers and expected to be so until the summer is over.")
    assert "short of officers and" in body(text)


def test_every_repair_is_an_edit_with_the_name_of_its_rule() -> None:
    text = within("The guild&#8217;s \x07bell and the har\xadbour \ue000 don’t donâ€™t ring at noon.")
    repairs = {edit.rule: text[edit.start : edit.end] for edit in read(text).edits if edit.kind is Kind.REPAIR}
    assert repairs == {
        "html_entity": "&#8217;",
        "control_character": "\x07",
        "widthless_character": "\xad",
        "private_character": "\ue000",
        "mojibake": "â€™",
    }


def test_a_text_in_order_is_not_touched() -> None:
    assert (
        not {"html_entity", "control_character", "widthless_character", "private_character", "mojibake"} & cuts(within("Größe – “so” & more")).keys()
    )


def test_a_headline_is_read_without_them_too() -> None:
    assert (
        found("Council\u200b votes &amp; raises the br\xadidge toll\nBy Marta Ilves\nOctober 14, 2024\n" + FIRST)[Field.TITLE]
        == "Council votes & raises the bridge toll"
    )


def test_what_the_container_says_is_read_without_them_too() -> None:
    hints = {"title": "Council votes &amp;amp; raises\u200b the bridge\x92s toll", "authors": "JosÃ© Brandvik\0"}
    values = found(within(), hints)
    assert (values[Field.TITLE], values[Field.AUTHORS]) == ("Council votes & raises the bridge’s toll", ("José Brandvik",))


def unwanted(text: str) -> list[str]:
    return [character for character in text if unicodedata.category(character) == "Cc" and character not in "\n\t"]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_body_holds_a_control_character_whatever_the_text(text: str) -> None:
    article = read(text)
    assert apply(article.edits, text) == article.body
    assert unwanted(article.body) == []
    assert "\ufeff" not in article.body and "\xad" not in article.body
    assert article.body == article.body.strip() and "\n\n\n" not in article.body
    article.body.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.dictionaries(st.sampled_from(["title", "url", "published", "authors"]), TEXTS, max_size=3))
def test_hostile_characters_make_no_document_fail(texts: list[str], hints: dict[str, str]) -> None:
    made = refine(documents(*texts, hints=hints), SETTINGS)
    assert {row["reason"] for row in made["rejects"].to_pylist()} <= {"no_body"}
    assert made["articles"].num_rows + made["rejects"].num_rows == len(texts)
