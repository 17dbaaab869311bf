"""What stands under a story: rights, contributors, sign-offs, corrections, where it came from."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span

_RIGHTS = rf"(?:all rights reserved|{either('rights')})"
COPYRIGHT = one_of(
    r"(?:the-cnn-wire|cnn wire|[\w .-]{0,40})?\W{0,3}(?:™ ?(?:&|and) ?)?(?:©|\(c\)|&copy;) ?.{0,300}",
    r"copyright (?:©|\(c\)|&copy;|\d{4}|by\b|the\b|of\b)[^.]{0,160}(?:\..{0,400})?",
    r"(?:[^.]{0,60}\d{4}\. |[^.]{0,80}\b)" + _RIGHTS + r"(?:\W{0,3}|[.!|] .{0,300})",
    r"this material may not be published, broadcast.{0,150}|.{0,60}reproduction (?:without permission )?is (?:strictly )?prohibited.{0,60}",
    *every("reproduction"),
)
CONTRIBUTORS = one_of(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|produced) by [^.;]{3,200}(?:[;.].{0,250})?\)?\.?",
    r"\(?with (?:reporting|reports?|additional reporting|files|inputs?|material)\b[^.\"]{0,120}\.?\)?",
    *every("contributors"),
    r"\((?:material|dpa|afp|ap|reuters|epd|sid|kna|ansa|efe|apa)(?:[/,-][\w/]{1,20})?\)",
)
CONTRIBUTED = one_of(
    r"(?:(?:the )?(?:associated press|ap|reuters|cnn|npr|bloomberg|afp|upi|nbc news|abc news|cbs news|fox news)(?:'s?)?|staff) [^\"]{3,300}\bcontributed\b[^.\"]{0,80}\.?",
    r"[^\"]{3,300}\bcontributed (?:to this (?:report|story|article)|(?:additional )?reporting|research)\b[^.\"]{0,80}\.?",
    r"[^.]{3,60} provides .{0,60}(?:news|articles) from .{0,30} as a service to its readers.{0,300}",
)
ORIGIN = one_of(
    r"(?:distributed by|visit) [^.]{3,80}(?:, llc\.?| at (?:www\.|http).{3,60})|this (?:story|article|report) (?:is|was|has been|first|originally) (?:from|published|appeared|provided|auto-generated|reported|produced|not been edited).{0,200}|this article (?:originally|first) appeared .{0,120}",
    *every("origins"),
    rf"\(?{either('sources')} ?: ?[^ /.]+(?: [^ .]+){{0,3}}\)?",
    r"more to follow\.?|\(?more\)?|-30-|ends|\(end\)|\(ends\)",
    r"(?:more|full|for more) (?:ap )?(?:coverage|[\w ]{2,30} coverage|[\w ]{2,30}): ?https?://\S+(?: .{0,80})?|follow (?:the )?ap's .{0,160}|online:",
)
CORRECTION = one_of(
    rf"(?:correction|corrections|clarification|editor's note|editors' note|update|{either('corrections')}) ?"
    r"(?:\(.{1,40}\) ?)?[:-] ?"
    r".{0,40}(?:earlier|previous|original|this (?:story|article|report|version|post)|misstated|incorrectly|has been (?:corrected|updated)"
    rf"|{either('correction_signs')}).{{0,400}}",
    r"(?:this (?:story|article|report|post) (?:has been|was) (?:corrected|updated)|an earlier version of this (?:story|article|report)).{0,400}",
)
BIO = one_of(
    r"\(?(?:reach|contact|email|e-mail|follow|write to) (?:\w+ ){1,3}(?:at|on|@).{3,120}\)?",
    r"\(?[^.\":]{3,40} (?:is|are) (?:an?|the) [^.\"]{0,60}(?:writer|reporter|correspondent|editor|columnist|journalist)\b[^.\"]{0,60}(?:(?:for|at|of|with|covering|based|in) [^.\"]{2,100})?\.\)?(?: (?:his|her|their|follow|he|she|they|the (?:views|opinions)|reach|email)\b.{0,200})?",
    r"[^\s@]+@[\w.-]+\.\w{2,}|(?:twitter|e-?mail|tel|phone)(?: ?: ?| )@?[\w.@-]+|(?:on twitter|twitter:?) ?@\w+",
    r"(?:the )?(?:views|opinions) expressed (?:are|in this|here|by).{0,200}",
)

# What follows a person's name in other languages.
BIO_OF_PERSON = one_of(rf"\(?[^.\":]{{3,40}} {either('bios')}\)?")


def copyright_notice(page: Page) -> Iterator[Span]:
    """Who holds the rights, and what may not be done with the text."""
    return lines_matching(page, COPYRIGHT, longest=600)


def contributors(page: Page) -> Iterator[Span]:
    """Who else reported, wrote, edited or supplied the story."""
    yield from lines_matching(page, CONTRIBUTORS, longest=420)
    yield from lines_matching(page, CONTRIBUTED, longest=420)


def story_origin(page: Page) -> Iterator[Span]:
    """Where the story comes from, that more follows, or that it ends."""
    return lines_matching(page, ORIGIN, longest=280)


def correction(page: Page) -> Iterator[Span]:
    """What the outlet says it has put right."""
    return lines_matching(page, CORRECTION, longest=500)
