"""Every language's furniture is cut family by family, and what only looks like it stays."""

import re
from dataclasses import fields

import pytest
from languages import EXAMPLES
from languages.examples import Examples
from refined import body, cuts, found, read

from schemas.vocabulary import Field
from transforms.boilerplate.languages import LANGUAGES
from transforms.boilerplate.languages.language import HELPERS, Language, filled
from transforms.reading.dates import Moment

# The rules that a family's phrases steer, and where in a scrape its lines stand.
RULES = {
    "related_labels": ("related_line", "within"),
    "related_headings": ("related_heading", "within"),
    "teasers": ("teaser", "within"),
    "share_words": ("share_bar", "within"),
    "share_sayings": ("share_saying", "within"),
    "prompt_openings": ("prompt", "within"),
    "prompt_sayings": ("prompt_saying", "within"),
    "ads": ("ad_slot", "within"),
    "buttons": ("button", "within"),
    "tags": ("button", "within"),
    "menu": ("menu", "within"),
    "cookies": ("widget", "within"),
    "comments": ("comment_line", "within"),
    "rights": ("copyright_notice", "under"),
    "reproduction": ("copyright_notice", "under"),
    "contributors": ("contributors", "under"),
    "origins": ("story_origin", "under"),
    "corrections": ("correction", "under"),
    "bios": ("author_bio", "under"),
    "pictures": ("credit_line", "within"),
    "stock_pictures": ("credit_line", "within"),
    "makers": ("credit_line", "within"),
    "captions": ("file_photo", "within"),
    "published": ("date_line", "dated"),
    "updated": ("date_line", "dated"),
    "bylines": ("byline", "signed"),
    "bylines_of_names": ("byline", "signed"),
    "byline_labels": ("byline", "signed"),
    "desks": ("byline", "signed"),
    "sources": ("source_trailer", "under"),
}
# Rules of the same kind may know a line, too, and come first; but one of a family's lines is its own rule's.
SIBLINGS = {
    "pictures": "caption_with_credit",
    "stock_pictures": "caption_with_credit",
    "share_sayings": "share_bar",
    "prompt_openings": "prompt_saying",
    "related_labels": "related_heading",
}
CODES = [language.code for language in LANGUAGES]
CASES = [(language.code, family) for language in LANGUAGES for family in filled(language)]


def placed(examples: Examples, line: str, where: str) -> str:
    """The language's story with a line in, under or above it."""
    (title,), (signed,), (dated,) = (examples.of(verdict) for verdict in ("title", "byline", "date"))
    first, last, *_ = examples.of("keep")
    head = [title, line if where == "signed" else signed, line if where == "dated" else dated]
    return "\n".join([*head, first, *([line] if where == "within" else []), last, *([line] if where == "under" else [])])


def test_every_language_has_its_examples() -> None:
    assert list(EXAMPLES) == CODES


@pytest.mark.parametrize("language", LANGUAGES, ids=CODES)
def test_every_family_that_a_language_fills_has_a_line_to_cut_and_a_look_alike(language: Language) -> None:
    assert filled(language).keys() == EXAMPLES[language.code].lines.keys()
    assert all(cut and kept for cut, kept in EXAMPLES[language.code].lines.values())


def test_every_family_steers_a_rule_or_helps_one_that_does() -> None:
    assert {field.name for field in fields(Language)} == {"code", *RULES, *HELPERS}


@pytest.mark.parametrize(("code", "family"), CASES)
def test_a_family_cuts_what_it_is_for(code: str, family: str) -> None:
    rule, where = RULES[family]
    by_rule: set[str] = set()
    for line in EXAMPLES[code].lines[family][0].split("\n"):
        cut = cuts(placed(EXAMPLES[code], line, where))
        knowing = {name for name in (rule, SIBLINGS.get(family, rule)) if any(line.strip("- ") in part for part in cut.get(name, []))}
        assert knowing, line
        by_rule |= knowing
    assert rule in by_rule


@pytest.mark.parametrize(("code", "family"), CASES)
def test_what_only_looks_like_a_family_stays(code: str, family: str) -> None:
    for line in EXAMPLES[code].lines[family][1].split("\n"):
        for where in {"within", RULES[family][1]} & {"within", "under"}:
            assert line in body(placed(EXAMPLES[code], line, where)).split("\n\n"), line


@pytest.mark.parametrize("code", CODES)
def test_every_line_of_a_whole_scrape_gets_its_verdict(code: str) -> None:
    examples = EXAMPLES[code]
    text = "\n".join(line for _, line in examples.scrape)
    article = read(text)
    assert article.body.split("\n\n") == examples.of("keep")
    kinds = {text[edit.start : edit.end]: edit.kind.value for edit in article.edits if edit.rule != "layout"}
    assert kinds == {line: kind for kind, line in examples.scrape if kind != "keep"}


@pytest.mark.parametrize("code", CODES)
def test_author_and_date_of_a_whole_scrape_are_read(code: str) -> None:
    fields_found = found("\n".join(line for _, line in EXAMPLES[code].scrape))
    published = fields_found[Field.PUBLISHED]
    assert isinstance(published, Moment)
    assert (fields_found[Field.AUTHORS], published.iso) == ((EXAMPLES[code].author,), EXAMPLES[code].published)


def phrases() -> list[str]:
    """Every phrase of every language without what is escaped in it."""
    return [
        re.sub(r"\\[^1-9]", "x", phrase) for language in LANGUAGES for family in fields(Language)[1:] for phrase in getattr(language, family.name)
    ]


def test_phrases_keep_to_the_syntax_of_re2() -> None:
    assert [phrase for phrase in phrases() if re.search(r"\(\?[^:]|\\[1-9]|[*+?}][+]", phrase)] == []


def test_phrases_are_written_as_lines_are_folded() -> None:
    assert [phrase for phrase in phrases() if phrase != phrase.lower() or set("‘’“”„«»–—") & set(phrase)] == []
