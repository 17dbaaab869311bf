"""Every field with its extractors in order of trust, and what makes a candidate an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.vocabulary import Field
from transforms.language import LEAST_CONFIDENCE as SURE_OF_LANGUAGE
from transforms.language import detect
from transforms.metadata import authors, datelines, places, published, titles
from transforms.metadata.candidates import LEAST_CONFIDENCE, Candidate, Evidence, Extractor, Story, Value, hinted, weigh

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def sure_enough(candidate: Candidate, story: Story) -> bool:
    """Whether a candidate may be the answer by its confidence alone."""
    return candidate.confidence >= LEAST_CONFIDENCE


def language_of_body(story: Story) -> Iterator[Candidate]:
    """The language that the body is written in."""
    found = detect(story.body)
    if found:
        yield Candidate(found[0], None, None, found[1])


def hint_language(story: Story) -> Iterator[Candidate]:
    """The language that the container gives."""
    value = hinted(story.page, "language", "lang")
    if value and (code := _CODE.fullmatch(value)):
        yield Candidate(code[1].lower(), None, None, 0.5)


def sure_of_language(candidate: Candidate, story: Story) -> bool:
    return candidate.confidence >= SURE_OF_LANGUAGE


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field, its extractors in order of trust, and the test that an answer passes."""

    field: Field
    extractors: tuple[Extractor, ...]
    acceptable: Callable[[Candidate, Story], bool] = sure_enough


FIELDS: tuple[FieldRule, ...] = (
    FieldRule(Field.TITLE, (titles.hint_title, titles.front_matter_title, titles.headline)),
    FieldRule(Field.SUBTITLE, (titles.hint_subtitle, titles.deck)),
    FieldRule(
        Field.AUTHORS,
        (authors.hint_authors, authors.front_matter_author, authors.byline, authors.dated_byline, authors.sign_off, authors.contact_line),
    ),
    FieldRule(
        Field.PUBLISHER,
        (places.hint_publisher, places.outlet_of_domain, places.page_title, places.copyright_holder, places.printed_name, places.bare_domain),
    ),
    FieldRule(Field.URL, (places.address,)),
    FieldRule(Field.DOMAIN, (places.registrable_domain,)),
    FieldRule(Field.SECTION, (titles.hint_section, titles.breadcrumb)),
    FieldRule(Field.AGENCY, (datelines.dateline_agency, datelines.hint_agency, datelines.byline_agency, datelines.notice_agency)),
    FieldRule(Field.DATELINE_PLACE, (datelines.dateline_place,)),
    FieldRule(
        Field.PUBLISHED,
        (
            published.hint_published,
            published.front_matter_date,
            published.date_line,
            published.closing_date,
            published.url_path,
            published.record_id_date,
        ),
        published.acceptable,
    ),
    FieldRule(Field.UPDATED, (published.hint_updated, published.update_line, published.closing_update), published.acceptable),
    FieldRule(Field.LANGUAGE, (language_of_body, hint_language), sure_of_language),
)


def gather(story: Story) -> list[Evidence]:
    """All evidence for all fields of a story."""
    return [evidence for rule in FIELDS for evidence in weigh(rule.field, rule.extractors, story, rule.acceptable)]


def answers(evidence: list[Evidence]) -> dict[Field, Value]:
    """The chosen value of every field that has one."""
    return {item.field: item.candidate.value for item in evidence if item.chosen}
