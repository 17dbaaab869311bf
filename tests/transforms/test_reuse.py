"""Words, sketches, passages, kinds of reuse and groups of copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import CopyRole, EarlierBy, OriginReason, ReuseKind
from transforms.reuse.align import passages
from transforms.reuse.groups import Facts, group, inferred, is_agencys_own, weekday_numbers, weekdays
from transforms.reuse.kinds import Reuse, compare, read_story
from transforms.reuse.order import Told, earlier
from transforms.reuse.sketch import SCALE, WORDS, runs_of, sketch
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


@given(
    st.text(
        alphabet=st.one_of(st.characters(max_codepoint=127), st.sampled_from("“”‘’„«»€£·•´–—…\u00a0é\u2028東京жß½\U0001f600\U00020000\ud83d")),
        max_size=60,
    )
)
def test_a_sketch_knows_the_words_of_a_text_and_nothing_else(text: str) -> None:
    own = words(text)
    runs = runs_of(text).tolist()
    assert runs == runs_of(" — ".join(own)).tolist()
    assert len(runs) == max(0, len(own) - WORDS + 1)
    numbers = read_words(text).hashes.tolist()
    assert len(set(runs)) == len({tuple(numbers[start : start + WORDS]) for start in range(len(runs))})


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


MATCH = (
    "{0} beat {1} {2} at home on Saturday. {3} put the hosts ahead after {4} minutes with a header from a corner, and the visitors never found a way"
    " back into the match in front of a crowd that sang to the end.\n\nThe winners stay in the upper half of the table, while the losers remain without a"
    " point away from home this season, and they meet again in the spring."
)
REPORT = (
    "Shares in Vestmark closed {0} percent {1} on {2}, led by {3}. Turnover came to {4} million on a day without news from abroad. Analysts said that the"
    " market would keep waiting for what the central bank has to say, and that few would dare to buy before that. Gainers outnumbered losers by {5} to {6}."
)


@pytest.mark.parametrize(
    ("template", "one", "other"),
    [
        (MATCH, ("Skarvik", "Lindnes", "2-0", "Ole Brandt", 14), ("Vestmark", "Tarvo", "3-1", "Per Holm", 51)),
        (REPORT, ("0.4", "up", "Monday", "Aldgate Steel", 812, 31, 17), ("1.2", "down", "Tuesday", "Nordvik Energy", 934, 12, 40)),
    ],
)
def test_a_template_about_another_event_is_no_reuse(template: str, one: Sequence[object], other: Sequence[object]) -> None:
    assert kind(template.format(*one), template.format(*other)) is None
    assert kind(template.format(*one), template.format(*one[:-1], 99)) is ReuseKind.COPY


def test_the_same_quotation_in_two_reports_is_no_reuse() -> None:
    statement = f'"{LAST} {MORE}"'
    assert kind(f"{LEAD}\n\n{statement}", f"{OTHER}\n\n{statement}") is None


@pytest.mark.parametrize(
    "tweet", [f"{LAST} {MORE} pic.twitter.com/a1", f"{LAST} {MORE} — Ragna Tove (@ragna)", f"{LAST} {MORE}\n\n— Ragna Tove (@ragna) March 3"]
)
def test_the_same_tweet_in_two_reports_is_no_reuse(tweet: str) -> None:
    assert kind(f"{LEAD}\n\n{tweet}", f"{OTHER}\n\n{tweet}") is None
    assert kind(f"{LEAD}\n\n{LAST} {MORE}", f"{OTHER}\n\n{LAST} {MORE}") is ReuseKind.TAKE


DAY = datetime(2024, 10, 14, tzinfo=UTC)
AGENCY = Facts("c", 300, 1, "apnews.com", "AP", True, DAY.replace(hour=12), DAY.replace(hour=12), DAY.date())
EARLY = Facts("b", 250, 1, "ledger.example", "AP", False, DAY.replace(hour=9), DAY.replace(hour=9), DAY.date())
UNDATED = Facts("a", 280, 1, "courier.example", weekdays=frozenset({0}))


def test_the_agencys_own_is_the_origin_even_if_a_copy_is_earlier() -> None:
    found = group([AGENCY, EARLY, UNDATED])
    assert (found.members, found.origin_by) == (("c", "a", "b"), OriginReason.AGENCY)
    assert found.roles == (CopyRole.ORIGIN, CopyRole.COPY, CopyRole.COPY)


def test_of_others_the_earliest_is_the_origin_then_the_longest_then_the_one_with_the_least_id() -> None:
    late = replace(EARLY, document_id="d", since=DAY.replace(hour=10), until=DAY.replace(hour=10))
    assert [group(members).origin_by for members in ([EARLY, late], [UNDATED, replace(UNDATED, document_id="d", words=9)])] == ["earliest", "longest"]
    assert group([replace(UNDATED, document_id="d"), UNDATED]) == group([UNDATED, replace(UNDATED, document_id="d")])


def test_a_day_is_not_earlier_than_an_hour_of_it_nor_a_year_than_its_days() -> None:
    whole = replace(EARLY, document_id="d", words=400)
    for days in (1, 366):
        vague = replace(EARLY, since=DAY, until=DAY + timedelta(days))
        assert (group([vague, whole]).origin, group([vague, whole]).origin_by) == ("d", OriginReason.LONGEST)
    before = replace(EARLY, document_id="d", since=DAY - timedelta(1), until=DAY)
    assert group([AGENCY, before]).origin_by is OriginReason.AGENCY
    assert (group([EARLY, before]).origin, group([EARLY, before]).origin_by) == ("d", OriginReason.EARLIEST)


def test_what_the_origins_own_outlet_has_beside_it_is_a_version() -> None:
    again = replace(EARLY, document_id="d", since=DAY.replace(hour=10), until=DAY.replace(hour=10))
    assert group([EARLY, again, UNDATED]).roles == (CopyRole.ORIGIN, CopyRole.COPY, CopyRole.VERSION)
    assert (
        group([UNDATED, replace(UNDATED, document_id="d", outlet=None), replace(UNDATED, document_id="e", outlet=None)]).roles[1:]
        == (CopyRole.COPY,) * 2
    )


def test_what_is_of_another_family_is_a_take() -> None:
    assert group([EARLY, replace(UNDATED, family=2)]).roles == (CopyRole.ORIGIN, CopyRole.TAKE)


def supplied(*members: Facts) -> dict[str, dict[str, tuple[str, str, str]]]:
    known = {member.document_id: member for member in members}
    found: dict[str, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for item in inferred(group(members), known):
        found[item.document_id][item.field.value] = (item.value, item.source, item.reason)
    return found


def test_an_undated_copy_gets_the_day_and_says_whether_its_weekday_agrees() -> None:
    assert supplied(EARLY, UNDATED)["a"] == {
        "published": ("2024-10-14", "b", "copy of a dated story; its weekday agrees (Monday)"),
        "agency": ("AP", "b", "copy of a story that 1 of 1 others credit to AP"),
    }
    friday = replace(UNDATED, weekdays=frozenset({4}))
    assert supplied(EARLY, friday)["a"]["published"][2] == "copy of a dated story; its weekday does not agree (Friday)"
    later = replace(EARLY, document_id="f", since=DAY + timedelta(4), until=DAY + timedelta(4), on=DAY.date() + timedelta(4))
    assert supplied(EARLY, later, friday)["a"]["published"] == ("2024-10-18", "f", "copy of a dated story; its weekday agrees (Friday)")


def test_a_month_gets_no_day_of_another_month() -> None:
    of_october = replace(UNDATED, since=DAY.replace(day=1), until=DAY.replace(month=11, day=1))
    assert supplied(EARLY, of_october)["a"]["published"][0] == "2024-10-14"
    assert (
        "published" not in supplied(replace(EARLY, since=DAY.replace(month=11), until=DAY.replace(month=11), on=date(2024, 11, 14)), of_october)["a"]
    )


def test_what_stood_before_any_credit_gets_none() -> None:
    early = replace(UNDATED, since=DAY - timedelta(1), until=DAY, on=DAY.date() - timedelta(1))
    assert "agency" not in supplied(EARLY, early)["a"]


def test_copies_are_asked_before_takes_and_the_agency_is_the_one_that_most_credit() -> None:
    take = Facts("t", 100, 2, "post.example", "AFP", False, DAY - timedelta(2), DAY - timedelta(1), date(2024, 10, 12))
    others = [replace(take, document_id=name, agency="dpa", outlet=name) for name in ("u", "v")]
    assert {field: value[:2] for field, value in supplied(EARLY, UNDATED, take)["a"].items()} == {
        "published": ("2024-10-14", "b"),
        "agency": ("AP", "b"),
    }
    assert supplied(take, *others, UNDATED)["a"]["agency"][:2] == ("dpa", "u")


def test_weekdays_and_agencies_are_known_by_name() -> None:
    assert weekdays("Am Dienstag; it closed on Monday; mondays") == ["Monday", "Tuesday"]
    assert weekday_numbers(["Monday", "Tuesday"]) == {0, 1}
    assert is_agencys_own("Reuters", "reuters.com")
    assert is_agencys_own("AFP", "agence france-presse")
    assert is_agencys_own("MPA", "meridian press agency")
    assert is_agencys_own("Reuters", "in.reuters.com")
    assert not is_agencys_own("PA", "ledger.com.pa")
    assert not is_agencys_own("AP", "ledger.example")
    assert not is_agencys_own("AP", "advance post")
    assert not is_agencys_own(None, "apnews.com")


def told(day: int, hour: int | None = None, **known: object) -> Told:
    since = datetime(2024, 10, day, hour or 0, tzinfo=UTC)
    return Told(since, since.replace(day=day + 1) if hour is None else since, **known)


@pytest.mark.parametrize(
    ("a", "b", "which"),
    [
        (told(14, 9), told(14, 10), (0, EarlierBy.DATE)),
        (told(15), told(14), (1, EarlierBy.DATE)),
        (told(14), told(14, 10), None),
        (told(14), Told(), None),
        (Told(), Told(), None),
        (told(14, title="UPDATE 2-Ferry stays", agency="MPA"), told(14, title="UPDATE 1-Ferry stays", agency="MPA"), (1, EarlierBy.VERSION)),
        (
            told(14, title="2nd Ld Ferry stays", outlet="courier.example"),
            told(14, title="Ferry stays", outlet="courier.example"),
            (1, EarlierBy.VERSION),
        ),
        (told(14, title="UPDATE 2-Ferry stays"), told(14, title="UPDATE 1-Ferry stays"), None),
        (told(14, title="Update on the ferry"), told(14, title="Ferry stays", outlet="courier.example"), None),
        (told(14, key="k", version=1), told(14, key="k", version=2), (0, EarlierBy.VERSION)),
        (told(14, key="k", version=1), told(14, key="l", version=2), None),
        (
            told(14, key="k", updated=datetime(2024, 10, 15, tzinfo=UTC)),
            told(14, key="k", updated=datetime(2024, 10, 14, tzinfo=UTC)),
            (1, EarlierBy.VERSION),
        ),
        (told(14, agency="AP", outlet="ledger.example"), told(14, agency="AP", outlet="apnews.com"), (1, EarlierBy.AGENCY)),
        (told(14, outlet="ledger.example"), told(14, agency="AP", outlet="apnews.com"), None),
    ],
)
def test_the_earlier_is_told_by_dates_then_versions_then_agency(a: Told, b: Told, which: tuple[int, EarlierBy] | None) -> None:
    assert earlier(a, b) == which
    assert earlier(b, a) == (which and (1 - which[0], which[1]))
