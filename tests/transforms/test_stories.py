"""What articles are about, and how they come together."""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np
from drawing import clusters
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.components import Numbers
from transforms.stories.background import rarity
from transforms.stories.clusters import Links, settle
from transforms.stories.products import Weighed
from transforms.stories.terms import UNIT, Terms, read_terms
from transforms.stories.words import words

FIRE = "A fire destroyed the herring warehouse in Marstadvik on Monday. Firefighters from Marstadvik fought it all night, said fire chief Oda Brenn."
BLAZE = "The herring warehouse of Marstadvik burnt down on Monday night. Nobody was hurt, said Oda Brenn, chief of the firefighters."
COURT = "The court in Lofsund acquitted a pilot on Monday of steering a ferry into the pier. The prosecutor said nobody had been hurt."


def product(a: Terms, b: Terms) -> float:
    other = dict(zip(b.terms, b.weights, strict=True))
    return sum(weight * other.get(term, 0) for term, weight in zip(a.terms, a.weights, strict=True)) / UNIT**2


def about(text: str, language: str | None = "en") -> Terms:
    return read_terms(None, text, (), language)


def test_words_are_folded_and_in_the_singular() -> None:
    assert words("The Mayor’s ferries, Müller 's BUSES — this glass") == ["the", "mayor", "ferrie", "muller", "buse", "this", "glass"]


def test_scripts_without_spaces_are_read_in_pairs_of_characters() -> None:
    assert words("北京大火 2024") == ["北京", "京大", "大火", "2024"]


def test_frequent_words_are_less_rare_than_others_and_names_never_met_are_rarest() -> None:
    assert rarity("the", "en") < rarity("government", "en") < rarity("herring", "en") <= rarity("marstadvik", "en")


def test_short_words_of_other_languages_tell_little() -> None:
    assert rarity("und", "de") == 0
    assert rarity("und", "de") < rarity("hafen", "de") < rarity("feuerwehr", "de")


def test_two_reports_of_one_event_are_more_alike_than_those_of_two() -> None:
    assert product(about(FIRE), about(BLAZE)) > 0.3 > 0.1 > product(about(FIRE), about(COURT))


def test_weights_are_of_unit_length_and_the_most_telling_word_comes_first() -> None:
    terms = about(FIRE)
    assert abs(product(terms, terms) - 1) < 0.001
    assert terms.terms[0] in ("marstadvik", "fire")
    assert list(terms.weights) == sorted(terms.weights, reverse=True)


def test_names_weigh_more() -> None:
    plain, named = about(FIRE), read_terms(None, FIRE, ["Oda Brenn"], "en")
    weight = dict(zip(named.terms, named.weights, strict=True))["brenn"]
    assert weight > 1.5 * dict(zip(plain.terms, plain.weights, strict=True))["brenn"]


def test_articles_about_the_same_share_a_key_and_others_do_not() -> None:
    assert set(about(FIRE).keys) & set(about(BLAZE).keys)
    assert not set(about(FIRE).keys) & set(about("Parliament votes on tariffs for grain, ministers said. Farmers protest against the tariffs.").keys)


def test_german_reports_are_told_apart_without_counts_of_german() -> None:
    fire = "Ein Feuer hat am Montag das Heringslager in Marstadvik zerstört. Die Feuerwehr von Marstadvik war die ganze Nacht im Einsatz."
    blaze = "Das Heringslager von Marstadvik ist in der Nacht abgebrannt. Nach dem Feuer sagte die Feuerwehr, niemand sei verletzt worden."
    court = "Das Gericht in Lofsund hat am Montag einen Lotsen von dem Vorwurf freigesprochen, die Fähre in die Mole gesteuert zu haben."
    near, far = product(about(fire, "de"), about(blaze, "de")), product(about(fire, "de"), about(court, "de"))
    assert near > 0.27 > 2 * far


def test_an_article_without_telling_words_has_no_terms() -> None:
    assert about("It is what it is, and that is that.").keys == ()


def test_clusters_join_by_the_mean_of_their_links_not_by_the_best() -> None:
    # 0-1 and 2-3 are alike; one link between the two pairs is not enough.
    assert list(clusters([(0, 1, 900), (2, 3, 900), (1, 2, 500)], 300, 100)) == [[0, 1], [2, 3]]
    assert list(clusters([(0, 1, 900), (2, 3, 900), (1, 2, 500), (0, 3, 500), (0, 2, 400)], 300, 100)) == [[0, 1, 2, 3]]


def test_of_too_many_that_hang_together_only_the_strongest_links_count() -> None:
    chain = [(number, number + 1, 400 + 100 * (number % 2)) for number in range(9)]
    assert list(clusters(chain, 300, 4)) == [[1, 2], [3, 4], [5, 6], [7, 8]]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.integers(200, 1000)), st.randoms())
def test_clusters_do_not_depend_on_the_order_of_links(likenesses: dict[tuple[int, int], int], chance: random.Random) -> None:
    links = [(a, b, likeness) for (a, b), likeness in likenesses.items()]
    mixed = chance.sample(links, len(links))
    assert sorted(clusters(links, 300, 6)) == sorted(clusters(mixed, 300, 6))


vectors = st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 10_000), max_size=6), min_size=1, max_size=8)


@given(vectors, st.data())
def test_products_are_those_of_the_terms_that_two_articles_share(articles: list[dict[int, int]], data: st.DataObject) -> None:
    number = st.integers(0, len(articles) - 1)
    pairs = sorted(data.draw(st.lists(st.tuples(number, number), max_size=20)))
    terms, weights = ([item[place] for article in articles for item in article.items()] for place in (0, 1))
    weighed = Weighed(np.array(terms, np.uint64), np.array(weights, np.int32), np.array([len(article) for article in articles], np.int64))
    x, y = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    expected = [sum(weight * articles[other].get(term, 0) for term, weight in articles[one].items()) for one, other in pairs]
    assert weighed.products(x, y).tolist() == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), st.integers(200, 999)), max_size=60), st.sets(st.integers(0, 19), max_size=4))
def test_around_some_articles_the_same_hang_together_as_in_the_whole(drawn: list[tuple[int, int, int]], seeds: set[int]) -> None:
    links = np.array([(a, b, likeness) for a, b, likeness in drawn if a != b], np.int64).reshape(-1, 3)

    class Lazy:
        """A web that knows of links only when asked to complete what an article has."""

        count = 20

        def __init__(self, known: bool) -> None:
            self.known = np.full(len(links), known)

        def links(self) -> Links:
            a, b, likeness = links[self.known].T
            return a, b, likeness

        def complete(self, members: Numbers) -> bool:
            found = ~self.known & np.isin(links[:, :2], members).any(axis=1)
            self.known |= found
            return bool(found.any())

    def hanging(seeds: Iterable[int], known: bool) -> set[tuple[frozenset[int], int]]:
        settled = settle(Lazy(known), np.array(sorted(seeds), np.int64), 300, 5)
        return {(frozenset(members[names == name].tolist()), bar) for members, names, bar in settled for name in set(names.tolist())}

    whole = hanging(range(20), known=True)
    assert all(len(members) <= 5 for members, _ in whole)
    assert hanging(seeds, known=False) == {(members, bar) for members, bar in whole if members & seeds}
