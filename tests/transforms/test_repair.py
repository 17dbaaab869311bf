from refined import FIRST, HEAD, LAST, body, cuts, within


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


def spaced(text: str) -> str:
    return " ".join(text.split())
