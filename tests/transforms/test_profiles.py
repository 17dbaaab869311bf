"""What recurs within an outlet is learnt as its template; what is story stays, however often it is printed."""

from __future__ import annotations

import time

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsrooms import documents, learnt, lines, paragraphs, profiles, story

from schemas.vocabulary import KnownBy
from transforms.page import Page
from transforms.profiles.learning import Learning, tally
from transforms.profiles.outlet import Outlet, outlet_of
from transforms.profiles.pattern import pattern
from transforms.profiles.profile import Profiles
from transforms.profiles.sightings import MOST_LINES, sighted, sightings
from transforms.refine import Refine, refine

SETTINGS = Refine(run_id="run-1", rules_version="v1")
CLUB = "Members of the Tideline Club read the tables of the day before breakfast"
PLEA = "Our reporters row out in all weathers, and the boat is paid for by readers like you."
FERRY = "The night ferry has not sailed since the autumn storm tore off its rudder."


@pytest.mark.parametrize(("text", "said"), [
    ("12 Comments", "# comments"),
    ("  Updated: 3 March 2024 – 14:05 ", "updated: # @ # - #:#"),
    ("The Mar. 3 edition", "the @. # edition"),
    ("In May they may march", "in may they may march"),
    ("„Mehr lesen“", '"mehr lesen"'),
])  # fmt: skip
def test_a_pattern_is_what_a_line_says_but_for_its_numbers(text: str, said: str) -> None:
    assert pattern(text) == said


@pytest.mark.parametrize("hostile", ["a" * 300_000 + " 1", "1 " * 150_000, "may " * 100_000 + "1", "#" * 300_000, "1." * 150_000])
def test_no_line_takes_long_to_fold(hostile: str) -> None:
    begun = time.process_time()
    assert pattern(hostile) == pattern(pattern(hostile))
    assert time.process_time() - begun < 2


def test_an_outlet_is_known_by_domain_then_publisher_then_folder() -> None:
    page = Page("Text.", {"url": "https://www.news.harbourpost.example/a", "publisher": "Harbour Post"})
    assert outlet_of(page, "/in/a.txt") == Outlet("harbourpost.example", KnownBy.DOMAIN)
    assert outlet_of(Page("Text.", {"publisher": "The  Harbour Post"}), "/in/a.txt") == Outlet("the harbour post", KnownBy.PUBLISHER)
    assert outlet_of(Page("Text."), "/in/a.txt") == Outlet("/in/", KnownBy.FOLDER)
    assert outlet_of(Page("Text."), "/in/a.zip", "post/1.txt") == Outlet("/in/a.zip!/post/", KnownBy.FOLDER)


def test_what_stands_around_three_stories_is_template() -> None:
    assert lines([story(number, above=[CLUB]) for number in range(3)]) == [pattern(CLUB)]
    assert lines([story(number, below=[f"{number + 2} letters received"]) for number in range(3)]) == ["# letters received"]
    assert lines([story(number, below=[CLUB]) for number in range(2)]) == []


def test_running_text_around_the_story_must_recur_in_more_stories() -> None:
    assert lines([story(number, below=[PLEA]) for number in range(4)]) == [pattern(PLEA)]
    assert lines([story(number, below=[PLEA]) for number in range(3)]) == []


def test_running_text_between_paragraphs_is_background_until_it_is_everywhere() -> None:
    assert lines([story(number, within=[FERRY]) for number in range(7)]) == []
    assert lines([story(number, within=[PLEA]) for number in range(8)]) == [pattern(PLEA)]


@pytest.mark.parametrize(
    "line", ["What comes next", "Yes.", "Tugs: 4, barges: 11, rowing boats: 230", "* * *", "1952", "By Marta Ilves", "October 14, 2024"]
)
def test_subheads_short_answers_figures_and_dividers_between_paragraphs_are_story(line: str) -> None:
    long = [story(number) for number in range(90)]
    assert lines([*(story(number, within=[line]) for number in range(90, 100)), *long]) == []


def test_a_quotation_that_is_printed_again_stays() -> None:
    quoted = 'As the harbour master told us, "whoever built that ferry had never seen a wave, and I told him so."'
    assert lines([*(story(number, below=[quoted]) for number in range(9)), *map(story, range(9, 30))]) == []
    assert lines([*(story(number, below=['Write to "Letters" at the old customs house.']) for number in range(9)), *map(story, range(9, 30))]) != []


def test_bylines_and_date_lines_are_left_to_the_rules_that_read_them() -> None:
    assert lines([story(number, above=["By Marta Ilves", "October 14, 2024"]) for number in range(9)]) == []


def test_a_scrap_that_is_printed_several_times_an_article_is_no_subhead() -> None:
    assert lines([story(number, within=["Listen on", *paragraphs(number + 50), "Listen on"]) for number in range(8)]) == ["listen on"]


def test_copies_and_versions_of_an_article_do_not_make_its_prose_a_template() -> None:
    versions = [
        "\n".join([*paragraphs(1), f"The vote was taken again on a {word} evening, to the same end."]) for word in ("wet", "cold", "dark", "still")
    ]
    copies = [story(2) for _ in range(6)]
    assert lines([*versions, *copies, *map(story, range(10, 20))]) == []


def test_copies_count_once() -> None:
    assert lines([story(1, below=[CLUB])] * 5 + [story(2, below=[CLUB])]) == []
    (known,) = learnt(documents([story(number, below=[CLUB]) for number in (1, 1, 1, 2, 3, 4)]))
    assert known.stories == 4


def test_a_folder_may_hold_several_outlets_so_that_twice_the_stories_must_agree() -> None:
    assert lines([story(number, below=[CLUB]) for number in range(5)], url=None) == []
    assert lines([story(number, below=[CLUB]) for number in range(6)], url=None) == [pattern(CLUB)]


def test_of_long_documents_both_ends_are_looked_at() -> None:
    long = Page("\n".join(f"Line {'i' * place}" for place in range(2 * MOST_LINES)))
    seen = sighted(long)
    assert len(seen) == MOST_LINES
    assert (seen[0].number, seen[-1].number) == (0, 2 * MOST_LINES - 1)


def test_pieces_of_wrapped_paragraphs_are_no_lines() -> None:
    wrapped = "The council of Skarvik voted on Monday to keep the ferry open through\nthe winter, its chair said, and nobody in the room spoke against it or\nasked what it would cost."
    assert sighted(Page(f"{wrapped}\n\nListen on")) == sighted(Page(f"{wrapped}\n\nListen on"))[-1:]


SCRAPS = st.sampled_from([CLUB, PLEA, "Listen on", "12 comments", FERRY, "What comes next"])
STORIES = st.lists(st.builds(story, st.integers(0, 5), *[st.lists(SCRAPS, max_size=2)] * 3), min_size=1, max_size=14)


@settings(max_examples=40, deadline=None)
@given(STORIES, st.randoms(use_true_random=False), st.integers(1, 14))
def test_learning_does_not_depend_on_order_or_batches(texts: list[str], random: object, cut: int) -> None:
    arrived = documents(texts)
    whole = pa.Table.from_batches([sightings(arrived)])
    pieces = pa.Table.from_batches([sightings(arrived.slice(start, cut)) for start in range(0, len(texts), cut)])
    order = list(range(whole.num_rows))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert pieces == whole
    assert tally(whole.take(pa.array(order)), Learning()) == tally(whole, Learning())


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_no_line_of_a_single_story_is_ever_template(texts: list[str]) -> None:
    prose = {pattern(line) for number in range(6) for line in paragraphs(number)}
    assert prose.isdisjoint(lines(texts))


# The rules that go by a profile: lines in eight other stories of the outlet, and in this one.
CUT = [
    ("outlet_template", {"below": [CLUB]}),
    ("outlet_template", {"within": [PLEA]}),
    ("outlet_template", {"above": [PLEA]}),
    ("outlet_masthead", {"above": ["Letters from the quay", "By Marta Ilves", "October 14, 2024", "Tidewater at noon"]}),
]
KEPT = [
    ("outlet_template", {"within": ["What comes next"]}),
    ("outlet_template", {"within": ["Tugs: 4, barges: 11, rowing boats: 230"]}),
    ("outlet_masthead", {"within": ["Holm"]}),
]


@pytest.mark.parametrize(("rule", "place"), CUT)
def test_a_rule_cuts_what_the_profile_holds(rule: str, place: dict[str, list[str]]) -> None:
    known = learnt(documents([story(number, **place) for number in range(8)]))
    made = refine(documents([story(40, **place)]), SETTINGS, profiles(known))
    assert rule in made["edits"].column("rule").to_pylist()
    assert made["articles"].column("body").to_pylist() == ["\n\n".join(paragraphs(40))]


@pytest.mark.parametrize(("rule", "place"), KEPT)
def test_what_is_story_in_every_article_stays(rule: str, place: dict[str, list[str]]) -> None:
    known = learnt(documents([story(number, **place) for number in range(8)]))
    made = refine(documents([story(40, **place)]), SETTINGS, profiles(known))
    assert rule not in made["edits"].column("rule").to_pylist()
    (body,) = made["articles"].column("body").to_pylist()
    assert place["within"][0] in body.split("\n\n")


def test_refine_cuts_what_the_profile_holds_and_says_why() -> None:
    texts = [story(number, within=[PLEA], below=[CLUB, "7 letters received"]) for number in range(8)]
    known = learnt(documents(texts))
    arrived = documents([story(40, within=[PLEA], below=[CLUB, "19 letters received"])])
    made = refine(arrived, SETTINGS, profiles(known))
    (article,) = made["articles"].to_pylist()
    assert article["body"] == "\n\n".join(paragraphs(40))
    assert (article["outlet"], article["profile_version"]) == ("tidewater-online.example", 3)
    cuts = {(edit["kind"], round(edit["score"], 3)) for edit in made["edits"].to_pylist() if edit["rule"] == "outlet_template"}
    assert cuts == {("promo", 0.9), ("footer", 0.9)}


def test_without_a_profile_of_its_outlet_a_document_is_refined_by_the_rules_alone() -> None:
    arrived = documents([story(40, within=[PLEA])])
    (article,) = refine(arrived, SETTINGS, Profiles())["articles"].to_pylist()
    assert PLEA in article["body"]
    assert (article["outlet"], article["profile_version"]) == ("tidewater-online.example", None)


def test_a_headline_or_byline_that_recurs_is_still_read_as_one() -> None:
    head = ["Letters to the editor", "By Marta Ilves", "October 14, 2024"]
    known = learnt(documents([story(number, above=head) for number in range(8)]))
    assert [line.line for line in known] == ["letters to the editor"]
    (article,) = refine(documents([story(40, above=head)]), SETTINGS, profiles(known))["articles"].to_pylist()
    assert (article["title"], article["authors"]) == ("Letters to the editor", ["Marta Ilves"])


def test_a_reject_tells_its_outlet_and_profile_too() -> None:
    known = learnt(documents([story(number, below=[PLEA]) for number in range(8)]))
    (reject,) = refine(documents([PLEA]), SETTINGS, profiles(known))["rejects"].to_pylist()
    assert (reject["reason"], reject["outlet"], reject["profile_version"]) == ("no_body", "tidewater-online.example", 3)
