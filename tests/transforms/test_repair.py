import textwrap

import pytest
from refined import FIRST, HEAD, LAST, body, cuts, read, within

SECOND = "Residents of the quay had asked for the toll to be dropped, since most of them cross the bridge twice a day to work."


def paragraphs(text: str) -> list[str]:
    return body(text).split("\n\n")


def test_a_paragraph_broken_after_a_word_that_cannot_end_it_is_joined() -> None:
    broken = "A video published by the ministry showed the guest being saluted by servicemen in"
    assert f"{broken} Skarvik as a band played." in paragraphs(within(broken, "", "Skarvik as a band played."))


def test_a_paragraph_that_goes_on_in_small_letters_is_joined() -> None:
    broken = "Masters who hold a pilot licence from one country may bring ships into the other"
    assert f"{broken} ports as well, he said." in paragraphs(within(broken, "", "ports as well, he said."))


def test_a_sentence_is_joined_over_what_was_cut_out_of_it() -> None:
    broken = "Masters who hold a pilot licence from one country may bring ships into the"
    text = within(broken, "ADVERTISEMENT", "ports of the other, he said.")
    assert f"{broken} ports of the other, he said." in paragraphs(text)
    assert "broken_paragraph" in cuts(text)


def test_a_wrapped_text_becomes_paragraphs_and_divided_words_whole() -> None:
    text = HEAD + (
        "\nPassengers to Holm will have three sailings a day fewer from the sixth\n"
        "of January, the company said on Thursday, blaming a shortage of offi-\n"
        "cers that it expects to last until the summer.\n"
        "\nThe early boat, which carries commuters and most of the island bread,\n"
        "will not be touched. What goes is the noon boat and the last one on a\n"
        "weekday.\n"
    )
    assert paragraphs(text) == [
        "Passengers to Holm will have three sailings a day fewer from the sixth of January, the company said on Thursday,"
        " blaming a shortage of officers that it expects to last until the summer.",
        "The early boat, which carries commuters and most of the island bread, will not be touched. What goes is the noon boat"
        " and the last one on a weekday.",
    ]


def test_subheads_lists_verse_and_results_are_not_joined() -> None:
    lines = [
        "What the islanders are hoping for",
        "- the noon boat",
        "- the last boat",
        "the sea is wide",
        "and so am i",
        "Semi-final: Skarvik HK 33, Gdynia Fala 30",
        "Final: Skarvik HK 29, Orveni Sparta 27",
    ]
    assert paragraphs(within(*lines)) == [FIRST, *lines, LAST]


def test_a_paragraph_that_opens_with_a_brand_in_small_letters_is_not_joined() -> None:
    subhead = "Sales of telephones and watches in the three northern ports"
    assert subhead in paragraphs(within(subhead, "iPhone sales rose by a tenth in the last quarter of the year."))


def test_a_line_that_ends_in_a_preposition_is_not_joined_to_the_opening_of_a_sentence() -> None:
    caption = "Inside the town that its own mayor calls too dangerous to live in"
    assert caption in paragraphs(within(caption, "The talks in Skarvik come as the ministers fly home."))


def test_a_paragraph_is_not_joined_to_a_line_that_is_no_running_text() -> None:
    first = "Press the question mark to learn the rest of the keyboard shortcuts"
    assert paragraphs(within(first, "u/somebody")) == [FIRST, first, "u/somebody", LAST]


def test_no_line_of_a_wrapped_paragraph_is_cut_for_what_it_alone_looks_like() -> None:
    text = (
        "The company said that it had agreed to buy the yard in the north from\n"
        "Skarvik Holdings, and that it would pay in shares, for which it holds\n"
        "Monetary Authority of Maren (MAM) approval, and partly in money, which\n"
        "it had put at forty million for the whole of the bay and for the quay\n"
        "by the old fish hall. An order of a court in Skarvik, dated the day of\n"
        "June 1, 2019 had stopped the sale for five years, and nobody knew why\n"
        "until the mayor found it.\n"
    )
    assert body(text) == spaced(text)


WRAPPED = (
    "Passengers to Holm will have three sailings a day fewer from the sixth of January, the company said on Thursday, blaming a shortage of officers",
    "The early boat, which carries commuters and most of the island bread, will not be touched; what goes is the noon boat and the last one",
    "Nobody on the quay had been asked, the mayor said, and nobody in the council had been told before the paper had it on its front page",
)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize(("divider", "indent", "sign"), [("\n\n", "", ""), ("\n", "    ", ""), ("\n\n", "   ", ""), ("\n>\n", "", "> ")])
def test_paragraphs_are_found_whatever_divides_them_and_whatever_the_width(width: int, divider: str, indent: str, sign: str) -> None:
    told = [f"{paragraph}." for paragraph in WRAPPED]
    wrapped = ["\n".join(sign + line for line in textwrap.wrap(paragraph, width, initial_indent=indent)) for paragraph in told]
    assert paragraphs(HEAD + "\n" + divider.join(wrapped)) == told


def test_in_a_wrapped_text_headings_items_and_rows_stay_apart() -> None:
    wrapped = [textwrap.fill(f"{paragraph}.", 66) for paragraph in WRAPPED]
    rows = "Skarvik HK   33   Gdynia Fala   30\nOrveni Sparta   29   Holm IF   27"
    items = "- the noon boat, which was never full\n- the last boat on weekdays"
    text = "\n\n".join([HEAD.strip(), wrapped[0], f"What goes\n{wrapped[1]}", rows, items, wrapped[2]])
    assert paragraphs(text) == [
        f"{WRAPPED[0]}.", "What goes", f"{WRAPPED[1]}.", *rows.split("\n"), *items.split("\n"), f"{WRAPPED[2]}.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("blaming a shortage of offi-", "cers that will last", "officers that"),
        ("blaming a shortage of offi\xad", "cers that will last", "officers that"),
        ("who spoke of a long-", "term plan for the boats", "a long-term plan"),
        ("an old member of the Anglo-", "Irish club of rowers", "Anglo-Irish club"),
        ("ein altes Schiff der Nord-", "und Ostsee, das niemand", "Nord- und Ostsee"),
        ("de wethouder van zee-", "en luchthavens, die zei", "zee- en luchthavens"),
        ("« nous ne partirons pas », dit-", "il aux voyageurs du port", "dit-il aux"),
        ("wegen der vielen Verspä-", "tungen auf der Strecke", "Verspätungen auf"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_or_stays_as_the_word_wants(first: str, second: str, whole: str) -> None:
    wrapped = "\n".join(textwrap.wrap(f"{WRAPPED[0]}.", 62))
    start = "The company said so on Thursday after "
    text = f"{HEAD}\n{wrapped}\n\n{start}{first}\n{second} until the summer.\n"
    assert whole in body(text)


def test_a_compound_that_the_text_prints_elsewhere_keeps_its_hyphen() -> None:
    text = within(
        f"The tide-table of the old harbour office was wrong. {FIRST}", "Nobody had looked into the printed tide-\ntable for a year, he said."
    )
    assert "printed tide-table for" in body(text)


@pytest.mark.parametrize("letter", ["T\nhe", "T\n\nhe", "T\nHE", "T he", "“T\nhe"])
def test_a_letter_set_large_comes_back_to_its_word(letter: str) -> None:
    text = f"{HEAD}\n{letter} council met in a tent on the quay, since the hall had no roof.\n{LAST}"
    assert paragraphs(text)[0].lstrip("“").lower().startswith("the council met")
    assert "drop_cap" in cuts(text)


@pytest.mark.parametrize(
    "opening", ["A man who had seen it", "I went to the bridge", "A\nman who had seen it", "E Street was closed, and", "X marks the spot that"]
)
def test_a_letter_that_is_a_word_stays_one(opening: str) -> None:
    assert "drop_cap" not in cuts(f"{HEAD}\n{opening} stood on the quay all night and would not say a word.\n{LAST}")


def test_text_that_is_printed_twice_is_cut_in_one_piece() -> None:
    story = f"{FIRST}\n{SECOND}\n{LAST}"
    text = f"{HEAD}{story}\nPrint version\n{story}"
    assert cuts(text)["doubled_text"] == [story]
    assert paragraphs(text)[:3] == [FIRST, SECOND, LAST]


def test_a_copy_that_is_wrapped_otherwise_is_a_copy() -> None:
    story = f"{FIRST}\n{SECOND}\n{LAST}"
    again = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in story.split("\n"))
    assert paragraphs(f"{HEAD}{story}\n\n{again}") == [FIRST, SECOND, LAST]


def test_nothing_is_left_of_what_a_cut_stood_between() -> None:
    text = within("See the plan ![map](https://a.example/m.png) , the clerk said (![x](https://a.example/x.png)) in the hall.")
    assert "See the plan, the clerk said in the hall." in paragraphs(text)


def test_links_become_their_words_and_keep_their_addresses() -> None:
    line = '[The plan][1] and\n[what it\ncosts](https://b.example/c\n"Costs") are on the page of the council, the clerk said on Monday.'
    article = read(f"{HEAD}\n{FIRST}\n\n{line}\n\n{LAST}\n\n[1]: https://a.example/plan\n")
    assert [(link.anchor, link.url) for link in article.links] == [("The plan", "https://a.example/plan"), ("what it costs", "https://b.example/c")]
    assert "[" not in article.body and "](" not in article.body and "example" not in article.body


def spaced(text: str) -> str:
    return " ".join(text.split())
