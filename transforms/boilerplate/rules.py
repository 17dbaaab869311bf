"""Every cutting rule, in the order in which they win where they overlap."""

from __future__ import annotations

from schemas.vocabulary import Kind
from transforms.boilerplate import doubled, ends, markup, navigation, pictures, references, repair, structure, template
from transforms.boilerplate.furniture import FURNITURE, furniture
from transforms.boilerplate.layout import LAYOUT, LineRule, laid_out, story_page
from transforms.boilerplate.model import line_model
from transforms.boilerplate.rule import Rule
from transforms.page import Mark, Page

# Lines known by their place, before lines known by their words: a headline may well read "Share and share alike".
PLACES: tuple[Rule, ...] = (
    Rule(markup.front_matter, Kind.MARKUP, 1.0),
    Rule(doubled.doubled_text, Kind.OTHER, 0.8),
    Rule(doubled.cut_off_teaser, Kind.RELATED, 0.8),
    Rule(structure.source_trailer, Kind.SOURCE),
    Rule(structure.headline, Kind.TITLE, 0.9),
    Rule(structure.deck, Kind.TITLE, 0.7),
    Rule(structure.byline, Kind.BYLINE, 0.9),
    Rule(structure.date_line, Kind.DATE),
)
REMAINS: tuple[Rule, ...] = (
    Rule(template.outlet_masthead, Kind.NAV),
    Rule(structure.section_label, Kind.NAV, 0.7),
    Rule(pictures.picture_source, Kind.CREDIT, 0.7),
    Rule(structure.closing_date, Kind.DATE, 0.8),
    Rule(pictures.repeated_caption, Kind.CAPTION, 0.8),
    Rule(pictures.caption_beside_credit, Kind.CAPTION, 0.7),
    Rule(pictures.caption_after_credit, Kind.CAPTION, 0.6),
    Rule(pictures.caption_over_name, Kind.CAPTION, 0.8),
    Rule(pictures.caption_before_dateline, Kind.CAPTION, 0.7),
    Rule(pictures.title_under_label, Kind.RELATED, 0.7),
    Rule(pictures.video_label, Kind.CAPTION, 0.7),
    Rule(structure.dated_teaser, Kind.RELATED, 0.7),
    Rule(pictures.photographer, Kind.CREDIT, 0.7),
    Rule(structure.author_bio, Kind.BIO, 0.7),
    Rule(structure.sign_off, Kind.FOOTER, 0.7),
    Rule(structure.contact_line, Kind.FOOTER, 0.7),
    Rule(pictures.repeated_line, Kind.OTHER, 0.7),
    Rule(structure.label_beside_furniture, Kind.NAV, 0.7),
    Rule(structure.dangling_label, Kind.OTHER, 0.6),
    Rule(structure.trailing_divider, Kind.OTHER, 0.7),
    Rule(ends.head_remainder, Kind.NAV, 0.6),
    Rule(line_model, Kind.OTHER),
    Rule(navigation.template_tag, Kind.MARKUP),
    Rule(markup.markdown_image, Kind.CAPTION),
    Rule(markup.markdown_link, Kind.MARKUP, 1.0),
    Rule(references.reference_definition, Kind.MARKUP, 1.0),
    Rule(references.reference_link, Kind.MARKUP, 1.0),
    Rule(markup.quoting_sign, Kind.MARKUP),
    Rule(markup.markdown_heading, Kind.MARKUP, 1.0),
    Rule(markup.markdown_emphasis, Kind.MARKUP),
    Rule(markup.markdown_escape, Kind.MARKUP),
    Rule(repair.drop_cap, Kind.REPAIR, 0.8),
    Rule(repair.mojibake, Kind.REPAIR),
    Rule(repair.html_entity, Kind.REPAIR),
    Rule(repair.control_character, Kind.REPAIR),
    Rule(repair.widthless_character, Kind.REPAIR),
    Rule(repair.private_character, Kind.REPAIR),
)
RULES: tuple[Rule | LineRule, ...] = (*LAYOUT, *PLACES, *FURNITURE, *REMAINS)


def find_marks(page: Page) -> list[Mark]:
    """What the rules want changed on a page, those that win first; the rules on words see what the layout leaves of it."""
    marks = list(page.once(laid_out))
    page = page.once(story_page)
    marks += [mark for rule in PLACES for mark in rule.marks(page)]
    marks += page.once(furniture)
    return marks + [mark for rule in REMAINS for mark in rule.marks(page)]
