"""The rules that know a line by its own words, wherever on the page it stands."""

from __future__ import annotations

from schemas.vocabulary import Kind
from transforms.boilerplate import credits, navigation, notices, prompts, related, share, template, visitors
from transforms.boilerplate.rule import Rule
from transforms.page import Mark, Page

FURNITURE: tuple[Rule, ...] = (
    Rule(navigation.ad_slot, Kind.AD),
    Rule(navigation.button, Kind.NAV),
    Rule(navigation.widget, Kind.OTHER),
    Rule(navigation.template_code, Kind.OTHER),
    Rule(navigation.comment_line, Kind.COMMENT),
    Rule(visitors.site_message, Kind.NAV),
    Rule(visitors.access_message, Kind.PROMO),
    Rule(visitors.error_message, Kind.OTHER),
    Rule(visitors.house_rules, Kind.COMMENT),
    Rule(share.share_bar, Kind.SHARE),
    Rule(share.share_saying, Kind.SHARE),
    Rule(share.reaction, Kind.SHARE, 0.8),
    Rule(prompts.prompt_saying, Kind.PROMO),
    Rule(notices.correction, Kind.CORRECTION, 0.9),
    Rule(notices.copyright_notice, Kind.FOOTER),
    Rule(notices.contributors, Kind.FOOTER),
    Rule(notices.story_origin, Kind.FOOTER),
    Rule(related.related_line, Kind.RELATED),
    Rule(related.related_heading, Kind.RELATED, 0.9),
    Rule(related.related_list, Kind.RELATED, 0.8),
    Rule(prompts.prompt, Kind.PROMO, 0.85),
    Rule(credits.file_photo, Kind.CAPTION, 0.9),
    Rule(credits.labelled_caption, Kind.CAPTION, 0.9),
    Rule(credits.caption_with_credit, Kind.CAPTION, 0.9),
    Rule(credits.credit_line, Kind.CREDIT, 0.9),
    Rule(related.teaser, Kind.RELATED, 0.8),
    Rule(credits.slide_caption, Kind.CAPTION, 0.7),
    Rule(navigation.menu, Kind.NAV, 0.9),
    Rule(navigation.stray_sign, Kind.OTHER, 0.8),
    Rule(navigation.bare_address, Kind.OTHER, 0.8),
    # Marks of kinds and scores of its own.
    Rule(template.outlet_template, Kind.OTHER),
)


def furniture(page: Page) -> tuple[Mark, ...]:
    """All that these rules mark, in their order. Call through page.once."""
    return tuple(mark for rule in FURNITURE for mark in rule.marks(page))


def furnished(page: Page) -> dict[int, Mark]:
    """The first mark on each line that is marked whole, by the line's number. Call through page.once."""
    starts = {line.start: line.number for line in page.lines}
    marked: dict[int, Mark] = {}
    for mark in page.once(furniture):
        marked.setdefault(starts[mark.start], mark)
    return marked
