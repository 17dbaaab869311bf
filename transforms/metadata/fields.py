"""Every field with its extractors in order of trust, and what makes a candidate an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.vocabulary import Field
from transforms.language import LEAST_CONFIDENCE as SURE_OF_LANGUAGE
from transforms.language import detect
from transforms.metadata import (
    authors,
    datelines,
    kinds,
    page_authors,
    page_dates,
    page_titles,
    pages,
    places,
    published,
    rights,
    signoffs,
    titles,
    wires,
)
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
    FieldRule(
        Field.TITLE,
        (
            titles.hint_title,
            page_titles.printed_headline,
            page_titles.json_ld_headline,
            page_titles.page_h1,
            page_titles.open_graph_title,
            page_titles.meta_title,
            page_titles.title_element,
            titles.front_matter_title,
            titles.headline,
            wires.wire_slug,
        ),
    ),
    FieldRule(Field.SUBTITLE, (titles.hint_subtitle, titles.deck, pages.page_description)),
    FieldRule(
        Field.AUTHORS,
        (
            wires.wire_byline,
            authors.hint_authors,
            page_authors.json_ld_author,
            page_authors.meta_author,
            authors.front_matter_author,
            page_authors.byline_element,
            page_authors.microdata_author,
            page_authors.named_desk,
            page_authors.author_element,
            authors.byline,
            authors.dated_byline,
            page_authors.one_of_many_bylines,
            authors.sign_off,
            authors.contact_line,
            page_authors.standing_names,
            page_authors.named_organisation,
        ),
    ),
    FieldRule(Field.CONTRIBUTORS, (signoffs.sign_off_roles,)),
    FieldRule(
        Field.PUBLISHER,
        (
            places.hint_publisher,
            pages.json_ld_publisher,
            pages.open_graph_site_name,
            places.outlet_of_domain,
            pages.meta_publisher,
            page_titles.title_suffix,
            places.page_title,
            places.copyright_holder,
            wires.wire_copyright_holder,
            places.printed_name,
            places.bare_domain,
        ),
    ),
    FieldRule(Field.URL, (places.address,)),
    FieldRule(Field.DOMAIN, (places.registrable_domain,)),
    FieldRule(
        Field.SECTION,
        (titles.hint_section, pages.json_ld_section, pages.meta_section, pages.json_ld_breadcrumb, titles.breadcrumb, places.path_section),
    ),
    FieldRule(
        Field.AGENCY,
        (
            datelines.dateline_agency,
            wires.wire_dateline_agency,
            wires.wire_supplier,
            datelines.hint_agency,
            datelines.byline_agency,
            page_authors.page_agency,
            wires.wire_byline_agency,
            wires.wire_credit,
            datelines.notice_agency,
            wires.wire_copyright_agency,
        ),
    ),
    FieldRule(Field.DATELINE_PLACE, (datelines.dateline_place, wires.wire_dateline)),
    FieldRule(
        Field.PUBLISHED,
        (
            published.hint_published,
            page_dates.local_day,
            page_dates.json_ld_date,
            page_dates.meta_date,
            page_dates.microdata_date,
            page_dates.script_date,
            page_dates.time_element,
            published.front_matter_date,
            published.date_line,
            published.byline_date,
            published.url_path,
            page_dates.date_element,
            page_dates.byline_element_date,
            published.above_story,
            published.closing_date,
            wires.wire_dateline_date,
            page_dates.creation_date,
            page_dates.image_address,
            published.relative_line,
            published.record_id_date,
        ),
        published.acceptable,
    ),
    FieldRule(
        Field.UPDATED,
        (
            published.hint_updated,
            page_dates.json_ld_update,
            page_dates.meta_update,
            published.update_line,
            published.closing_update,
            page_dates.server_date,
        ),
        published.acceptable,
    ),
    FieldRule(
        Field.PAGE_TYPE,
        (
            kinds.marked_type,
            kinds.headline_label,
            kinds.entry_times,
            kinds.list_of_headlines,
            kinds.section_name,
            kinds.address_path,
            kinds.picture_counters,
        ),
    ),
    FieldRule(Field.LANGUAGE, (language_of_body, hint_language, pages.page_language), sure_of_language),
    FieldRule(Field.RIGHTS, (rights.stated_rights, rights.copyright_line)),
    FieldRule(Field.LICENCE, (rights.stated_licence, rights.printed_licence)),
    FieldRule(Field.TDM, (rights.tdm_reservation, rights.robots_no_ai)),
)


def gather(story: Story) -> list[Evidence]:
    """All evidence for all fields of a story."""
    return [evidence for rule in FIELDS for evidence in weigh(rule.field, rule.extractors, story, rule.acceptable)]


def answers(evidence: list[Evidence]) -> dict[Field, Value]:
    """The chosen value of every field that has one."""
    return {item.field: item.candidate.value for item in evidence if item.chosen}
