"""What stands under a story: rights, contributors, sign-offs, corrections, where it came from."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span

_RIGHTS = rf"(?:all rights reserved|{either('rights')})"
COPYRIGHT = one_of(
    r"(?:the-cnn-wire|cnn wire|[\w .-]{0,40})?\W{0,3}(?:™ ?(?:&|and) ?)?(?:©|\(c\)|&copy;) ?.{0,300}",
    r"\(?(?:trademark (?:and|&) )?copyright (?:©|\(c\)|&copy;|\d{4}|by\b|the\b|of\b)[^.]{0,160}(?:\..{0,400})?",
    r"(?:[^.]{0,60}\d{4}\. |[^.]{0,80}\b)" + _RIGHTS + r"(?:\W{0,3}|[.!|] .{0,300})",
    r"this material may not be published, broadcast.{0,150}|.{0,60}reproduction (?:without permission )?is (?:strictly )?prohibited.{0,60}",
    *every("reproduction"),
)
CONTRIBUTORS = one_of(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|produced) by [^.;]{3,200}(?:[;.].{0,250})?\)?\.?",
    r"\(?with (?:reporting|reports?|additional reporting|files|inputs?|material)\b[^.\"]{0,120}\.?\)?",
    *every("contributors"),
    r"\((?:material|dpa|afp|ap|reuters|epd|sid|kna|ansa|efe|apa)(?:[/,-][\w/]{1,20})?\)",
    r"(?:contributing|contributors?|reporting|editing|research)(?: writers?| reporters?)?: .{3,200}|additional (?:reporting|research|material) (?:from|by) .{3,160}|(?:video|audio|podcast|photos?|story|graphics?|cinematography) (?:(?:produced|edited|filmed|shot|written) )?by .{3,120}",
)
CONTRIBUTED = one_of(
    r"(?:(?:the )?(?:associated press|ap|reuters|cnn|npr|bloomberg|afp|upi|nbc news|abc news|cbs news|fox news)(?:'s?)?|staff) [^\"]{3,300}\bcontributed\b[^.\"]{0,80}\.?",
    r"[^\"]{3,300}\bcontributed (?:to this (?:report|story|article)|(?:additional )?reporting|research)\b[^.\"]{0,80}\.?",
    r"(?:the )?[^\".]{3,60} (?:is|was) (?:reported|compiled|produced) (?:by|from) [^\".]{3,80} contributed\.?",
    r"[^.]{3,60} provides .{0,60}(?:news|articles) from .{0,30} as a service to its readers.{0,300}",
)
ORIGIN = one_of(
    r"(?:distributed by|visit) [^.]{3,80}(?:, llc\.?| at (?:www\.|http).{3,60})|\(?this (?:story|article|report|piece|post|column|essay|commentary|op-ed|interview|blog|excerpt) (?:is|was|has been|had been|first|originally|also) (?:(?:first|originally|also|republished|reprinted|adapted|excerpted|syndicated|edited|co-published) )*(?:from|published|appeared|provided|auto-generated|reported|produced|not been edited).{0,200}|this article (?:originally|first) appeared .{0,120}",
    *every("origins"),
    rf"\(?{either('sources')} ?: ?[^ /.]+(?: [^ .]+){{0,3}}\)?",
    r"(?:this copy is )?for (?:your )?personal,? non-?commercial use(?: only)?\b.{0,400}|(?:for|to order) (?:reprints?|presentation-ready copies|permissions?)\b.{0,250}|the-cnn-wire\W{0,5}|(?:terms (?:of (?:use|service)|and conditions)|privacy policy)(?: ?[|/,&] ?.{0,80})?|this content is published for .{0,120}",
    r"(?:watch|see|view|listen to) (?:the|our) (?:full )?(?:video|clip|trailer|interview|segment|footage|episode|podcast|livestream|speech|debate|show) (?:above|below|here)\b.{0,300}|(?:take|have) a look at .{3,150} (?:here|below|above)[.:]?|(?:check out|click through|scroll down for|flip through) .{3,150} (?:here|below|above|gallery|slideshow)[.:]?|\(?see [\w.]{2,20}'s .{3,80} (?:here|below|above)\.?\)?",
    r"(?:the )?post .{3,200} (?:appeared first|first appeared|was first published) (?:on|at|in) .{2,160}|(?:originally|first) (?:published|posted|appeared) (?:(?:at|by|in) .{2,120}|on [^\d]{2,80})|(?:re)?printed (?:with permission|courtesy) (?:of|from|by) .{2,160}|(?:excerpted|adapted|reprinted) (?:from|with permission) .{3,200}|from [^.]{3,80} by [^.]{3,60}\. copyright .{3,200}",
    r"\(?(?:h/t|hat[ -]tip) ?:? ?[^.]{2,60}\.?\)?|our standards: ?the thomson reuters trust principles\.?.{0,20}|\(?this story has not been edited.{0,200}|(?:disclaimer|disclosure) ?: ?.{10,500}|to contact the (?:reporters?|editors?|authors?) .{3,250}|(?:source|sources) ?: ?(?:[\w-]+ ?){1,5}",
    r"(?:continue reading|read (?:the )?(?:rest|more|full|whole|entire|complete|original)(?: (?:of (?:the|this)|the|this))?(?: (?:story|article|post|report|piece|interview|column|here|it|review|transcript|speech|letter|statement))*)(?: here[^.]{0,60}| (?:at|on|in|with) [^.:]{2,60})?\.?|(?:read|see) (?:the )?[\w' ]{3,60} (?:here|below)[.:]|(?:watch|listen to|see|view|hear) (?:the|our|a|his|her|their|this|both|more|full|video|an?|some)\b[^.?!\"]{2,110} (?:here|below|above|embedded above|embedded below|at the link|on youtube)[.:]?",
    r"a version of this (?:article|story|column|post|essay) (?:appears|appeared|was|is)\b.{0,250}",
    r"information from: .{2,160}|this (?:story|article) (?:originally|first) ran\b.{0,160}",
    r"[\w.]{3,30} content exchange|this (?:story|article|report) was (?:generated|created|written) (?:by|using|with) .{3,300}|cite this page ?:?.{0,200}",
    r"more to follow\.?|\(?more\)?|-30-|ends|\(end\)|\(ends\)",
    r"(?:more|full|for more) (?:ap )?(?:coverage|[\w ]{2,30} coverage|[\w ]{2,30}): ?https?://\S+(?: .{0,80})?|follow (?:the )?ap's .{0,160}|online:",
)
CORRECTION = one_of(
    rf"(?:correction|corrections|clarification|editor's note|editors' note|{either('corrections')}) ?"
    r"(?:\(.{1,40}\) ?)?[:-] ?"
    r".{0,40}(?:earlier|previous|original|this (?:story|article|report|version|post)|misstated|incorrectly|has been (?:corrected|updated)"
    rf"|{either('correction_signs')}).{{0,400}}",
    r"(?:editor's|editors'|author's|publisher's|ed\.) notes?\.? ?[:-] ?.{5,900}|editor's note|\((?:editor's|eds?\.?|ed\.) note:? .{5,400}\)|corrections?:|corrections? ?: .{10,900}|clarification ?: .{10,900}",
    r"(?:.{2,80} - )?in (?:a|an|some) (?:story|stories|article|report|column|version)s? .{0,160}\b(?:the associated press|reuters|afp|we|the [\w ]{3,40})\b.{0,40}\b(?:reported erroneously|erroneously|incorrectly|misidentified|misstated|misspelled|mistakenly|wrongly)\b.{0,500}|a corrected (?:version|copy) of (?:the|this) (?:story|column|item|report|article) (?:is|follows|appears).{0,20}|(?:corrects|recasts|adds|updates|clarifies) (?:paragraph|quote|detail|byline|headline|lead|with)s? .{0,120}|eds:.{0,200}",
    r"this (?:is a )?(?:developing|breaking)(?: news)? story\b.{0,200}|this (?:story|article|post) (?:is being|will be|is) (?:updated|developing)\b.{0,160}|(?:please )?check back (?:for|later|here|with)\b.{0,80}|(?:the )?station's journalists were not involved\b.{0,80}|(?:this is )?a developing story\W?.{0,80}",
    r"(?:correction|clarification|update)s?,? (?:on )?\w{3,9}\.? \d{1,2}(?:, \d{4})?(?: at .{4,20})? ?: (?:this|an?|the) (?:article|story|post|piece|earlier|previous|original|report|version)\b.{5,850}",
    r"update ?(?:\(.{1,40}\) ?)?[:-] ?(?:.{0,20}an? (?:earlier|previous) version|this (?:story|article|report|version|post|piece)|.{0,40}has been (?:corrected|updated)).{0,400}",
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
    return lines_matching(page, ORIGIN, longest=500)


def correction(page: Page) -> Iterator[Span]:
    """What the outlet says it has put right."""
    return lines_matching(page, CORRECTION, longest=950)
