"""Words, sketches, passages, kinds of reuse and groups of copies."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import CopyRole, OriginReason, ReuseKind
from transforms.reuse.align import passages
from transforms.reuse.groups import Facts, Pair, groups, inferred, is_agencys_own, weekdays
from transforms.reuse.kinds import Reuse, compare, read_story
from transforms.reuse.sketch import SCALE, sketch
from transforms.reuse.words import read_words

LEAD = "The harbour board of Skarvik voted on Monday to keep the night ferry running through the winter because the road over the pass had been closed twice since autumn."
QUOTE = '"Nobody here wants to row across in the dark with a lantern between the teeth, and nobody should have to," said Henrik Karlsen of the board.'
MORE = "The line costs the town four million crowns a year, most of which comes back in tolls that lorries pay on the quay before they leave for the islands."
LAST = (
    "A second vote is due in spring once the new pilots have learned the channel and the lamps along the northern mole have all been mended at last."
)
OTHER = "Gannets have come back to the cliffs above the lighthouse, where a storm had taken their nests eleven years ago, and schoolchildren counted forty pairs of them on Sunday."


def words(text: str) -> list[str]:
    read = read_words(text)
    return [text[start:end] for start, end in zip(read.starts, read.ends, strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(Vladimir) Putin’s", "[Vladimir] Putin's"),
        ("MÜLLER, „so“", "Müller: «so»"),
        ("Mu\u0308ller don’t", "Müller dont"),
        ("night—ferry / winter", "night ferry winter"),
        ("well-known", "well known"),
    ],
)
def test_words_are_equal_however_an_outlet_sets_them(one: str, other: str) -> None:
    assert read_words(one).hashes.tolist() == read_words(other).hashes.tolist()


def test_words_have_their_places_and_unspaced_scripts_a_word_a_character() -> None:
    assert words("“Ferry” sinks – 東京 \U0001f600 12%") == ["Ferry", "sinks", "東", "京", "12"]
    assert words(" \n—“”") == []


@given(st.text(max_size=200))
def test_words_lie_in_the_text_in_order_and_begin_and_end_with_what_counts(text: str) -> None:
    read = read_words(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(read.starts, read.ends, strict=True))
    assert all(end <= start for end, start in zip(read.ends[:-1], read.starts[1:], strict=True))
    assert read_words(text + " x").hashes.tolist() == [*read.hashes.tolist(), *read_words("x").hashes.tolist()]


def test_a_number_is_the_same_on_every_machine() -> None:
    assert read_words("ferry").hashes.tolist() == [2395957961254905201]


def test_a_sketch_holds_about_its_share_of_shingles_and_those_of_a_part() -> None:
    text = " ".join(str(number * number) for number in range(4000))
    whole, part = sketch(text), sketch(" ".join(text.split()[1000:2000]))
    assert len(whole) == pytest.approx(4000 / SCALE, rel=0.15)
    assert set(part.tolist()) <= set(whole.tolist())
    assert sketch("too few words").tolist() == []


@settings(max_examples=60)
@given(st.lists(st.integers(0, 6), max_size=60), st.lists(st.integers(0, 6), max_size=60))
def test_passages_are_equal_runs_apart_in_both_texts_and_mirrored(one: list[int], other: list[int]) -> None:
    a, b = (np.array(numbers, np.uint64) for numbers in (one, other))
    found, mirrored = passages(a, b), passages(b, a)
    runs = [run for passage in found for run in passage.runs]
    assert all(one[run.a : run.a + run.length] == other[run.b : run.b + run.length] for run in runs)
    for side in ("a", "b"):
        taken = [place for run in runs for place in range(getattr(run, side), getattr(run, side) + run.length)]
        assert len(taken) == len(set(taken))
    assert sum(passage.words for passage in found) == pytest.approx(sum(passage.words for passage in mirrored), abs=8)


def test_a_passage_bridges_a_changed_word() -> None:
    a, b = read_words(f"{LEAD} {MORE}"), read_words(f"{LEAD.replace('ferry', 'boat')} {OTHER}")
    (passage,) = passages(a.hashes, b.hashes)
    assert (passage.a_start, passage.b_start, len(passage.runs)) == (0, 0, 2)
    assert passage.words == len(read_words(LEAD)) - 1


def kind(one: str, other: str) -> ReuseKind | None:
    a, b = read_story(one), read_story(other)
    found = compare(a, b, Reuse())
    assert found.kind == compare(b, a, Reuse()).kind
    return found.kind


def test_kinds_of_reuse_are_told_apart() -> None:
    whole = "\n\n".join((LEAD, QUOTE, MORE, LAST))
    assert kind(whole, whole.replace('"Nobody', "“Nobody").replace(',"', ",”")) is ReuseKind.EXACT
    assert kind(whole, "\n\n".join((LEAD, MORE, LAST))) is ReuseKind.COPY
    assert kind(whole, "\n\n".join((LEAD, MORE, OTHER, OTHER[::-1]))) is ReuseKind.TAKE
    column = "\n\n".join(f"{OTHER[::-1]} {number}" for number in range(5))
    assert kind("\n\n".join((OTHER, QUOTE, MORE, LAST)), f"{column}\n\n{MORE}\n\n{LAST}") is ReuseKind.EXCERPT
    assert kind(LEAD, OTHER) is None
    assert kind("", LEAD) is None


def test_the_same_quotation_in_two_reports_is_no_reuse() -> None:
    statement = f'"{LAST} {MORE}"'
    assert kind(f"{LEAD}\n\n{statement}", f"{OTHER}\n\n{statement}") is None


def facts(*known: Facts) -> dict[str, Facts]:
    return {one.document_id: one for one in known}


AGENCY = Facts("c", 300, "apnews.com", "AP", True, "2024-10-14T12:00", date(2024, 10, 14))
EARLY = Facts("b", 250, "ledger.example", "AP", False, "2024-10-14T09:00", date(2024, 10, 14))
UNDATED = Facts("a", 280, "courier.example", weekdays=frozenset({0}))


def test_the_agencys_own_is_the_origin_even_if_a_copy_is_earlier() -> None:
    pairs = [Pair("a", "b", ReuseKind.COPY, 90), Pair("b", "c", ReuseKind.COPY, 80)]
    (group,) = groups(pairs, facts(AGENCY, EARLY, UNDATED))
    assert (group.members, group.origin_by) == (("c", "a", "b"), OriginReason.AGENCY)
    assert group.roles == (CopyRole.ORIGIN, CopyRole.COPY, CopyRole.COPY)


def test_a_take_goes_with_the_story_that_it_takes_most_from() -> None:
    other = Facts("d", 100, told_at="2024-10-13", on=date(2024, 10, 13))
    pairs = [
        Pair("a", "b", ReuseKind.TAKE, 90),
        Pair("a", "d", ReuseKind.TAKE, 30),
        Pair("d", "e", ReuseKind.COPY, 99),
        Pair("a", "f", ReuseKind.EXCERPT, 99),
    ]
    found = {group.members: group.roles for group in groups(pairs, facts(EARLY, UNDATED, other, Facts("e", 90), Facts("f", 10)))}
    assert found[("b", "a")] == (CopyRole.ORIGIN, CopyRole.TAKE)
    assert set(found) == {("b", "a"), ("d", "e")}


def test_groups_do_not_depend_on_the_order_of_pairs() -> None:
    pairs = [Pair("a", "b", ReuseKind.COPY, 90), Pair("b", "c", ReuseKind.TAKE, 80), Pair("c", "d", ReuseKind.COPY, 10)]
    known = facts(AGENCY, EARLY, UNDATED, Facts("d", 20))
    assert list(groups(pairs, known)) == list(groups(pairs[::-1], known))


def test_an_undated_copy_gets_the_day_and_says_whether_its_weekday_agrees() -> None:
    known = facts(EARLY, UNDATED)
    (group,) = groups([Pair("a", "b", ReuseKind.COPY, 90)], known)
    supplied = {item.field.value: (item.value, item.reason) for item in inferred(group, known)}
    assert supplied["published"] == ("2024-10-14", "copy of a dated story; its weekday agrees (Monday)")
    assert supplied["agency"] == ("AP", "copy of a story that 1 of 1 others credit to AP")


def test_weekdays_and_agencies_are_known_by_name() -> None:
    assert weekdays("It closed on Monday; am Dienstag; mondays") == {0, 1}
    assert is_agencys_own("Reuters", "reuters.com")
    assert not is_agencys_own("AP", "ledger.example")
    assert not is_agencys_own(None, "apnews.com")
