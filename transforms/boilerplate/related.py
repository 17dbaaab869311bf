"""References to other stories: labelled lines, and lists of headlines under a heading."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.phrases import sighted
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span
from transforms.reading.shapes import Shape, shapes

_SUBJECT = rf"(?: (?:in|on|from|about|by|of|to|{either('about')})(?: [\w.'&-]+){{1,5}})?"

_LABELS = (
    r"related(?: (?:articles?|stor(?:y|ies)|content|coverage|videos?|news|links?|posts?|reading|topics?))?",
    r"(?:read|see|watch|learn|listen|hear|click here)(?: (?:more|also|next|now|this|it|related|here|the full story))+" + _SUBJECT,
    r"also (?:read|see|on|watch)" + _SUBJECT,
    r"more" + _SUBJECT,
    r"(?:most|popular) (?:read|viewed|popular|stories|shared)" + _SUBJECT,
    r"must[- ]?(?:read|see|watch)|don't miss|in case you missed it",
    r"read|also|flashback|in pictures|in photos|go deeper|further reading",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in))|recommended(?: (?:for you|stories|videos?|reading))?|what to read next|up next|trending(?: now)?",
    either("related_labels") + _SUBJECT,
)

_LABEL = "(?:" + "|".join(f"(?:{label})" for label in _LABELS) + ")"
LABELLED = one_of(_LABEL + r"(?: ?[:>»|]+ ?\**| ?\*+:? ?| - ).{8,200}")
# Labels that also open headlines: they point elsewhere only once the story has begun.
TEASER = one_of(
    r"(?:watch|listen|photos|videos?|gallery|in pictures|opinion|analysis|quiz|poll|explainer|live|as it happened|"
    rf"{either('teasers')}) ?[:>|] ?.{{8,160}}"
)
# Whatever follows is headlines, even if they end in stops.
RELATED = one_of(r"\"?related(?: (?:articles?|stor(?:y|ies)|coverage|videos?|links?))? ?:\"? ?.{8,450}")
LINKED = one_of(_LABEL + r"[^\[\]]{0,40}\[.{1,200}\]\([^()\s]{0,300}\)")

_FIRM_HEADINGS = (
    r"related(?: (?:articles?|stor(?:y|ies)|content|coverage|videos?|news|links?|posts?|reading|topics?))?",
    r"(?:read|see|learn)(?: (?:more|also|next))+" + _SUBJECT,
    r"also (?:read|see|watch)|as it happened",
    r"more (?:headlines|stories|news|coverage|top stories|like this|videos?)" + _SUBJECT + r"|more (?:from|on|in|about)(?: [\w.'&-]+){1,6}",
    r"(?:top|popular|latest|trending|recommended|featured|editors'|editor's|local|national|breaking)(?: (?:stories|videos?|news|now|picks|headlines|posts|articles|reading|for you))+",
    r"(?:most|popular) (?:read|viewed|popular|shared|commented|recent)(?: (?:in|on|from) [\w ]{1,20})?",
    r"more [\w'-]{3,20}(?: [\w'-]{3,20})? (?:headlines|news|stories|coverage)|related (?:stories|articles|coverage|content|news)(?: (?:from|on|about|in)(?: [\w.'&-]+){1,5})?",
    r"next up(?: in [\w ]{2,30})?|read more about",
    r"also (?:in this section|on [\w.'& -]{2,30}|from [\w.'& -]{2,30})|(?:latest|more|other|related|recent|previous|next|further|similar|top) (?:updates|news|stories|story|articles?|posts?|headlines|reading|topics|from .{2,30})|more (?:on this|from this (?:section|author)).{0,10}|(?:stories|posts|articles) (?:you (?:may|might) like|for you|like this)|read (?:next|on|more).{0,3}|(?:most|editor's|staff) (?:recent|picks?|discussed|watched|emailed|shared)",
    r"recommended|trending|popular|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|up next|now playing|don't miss|must reads?",
    *every("related_headings"),
)
HEADING = one_of("(?:" + "|".join(f"(?:{heading})" for heading in _FIRM_HEADINGS) + r") ?[:.]?")

_LIST_LIMIT = 12
_LONGEST_HEADLINE = 140


def related_line(page: Page) -> Iterator[Span]:
    """Lines that point to another story: a label such as "Read more:" and that story's headline."""
    labelled = {shape.number: shape for shape in sighted(page, LABELLED)}
    linked = {shape.number: shape for shape in sighted(page, LINKED)}
    related = {shape.number: shape for shape in sighted(page, RELATED)}
    for _, shape in sorted((labelled | linked | related).items()):
        if len(shape.folded) <= 500 and _points_elsewhere(shape):
            yield shape.line.span


def related_heading(page: Page) -> Iterator[Span]:
    """Headings over lists of other stories."""
    return lines_matching(page, HEADING, longest=70)


def related_list(page: Page) -> Iterator[Span]:
    """Headlines listed under such a heading, up to the next running text."""
    lines = page.once(shapes)
    for shape in sighted(page, HEADING):
        if len(shape.folded) <= 70 and HEADING.fullmatch(shape.folded):
            for follower in lines[shape.number + 1 : shape.number + 1 + _LIST_LIMIT]:
                if not _headline(follower):
                    break
                yield follower.line.span


def teaser(page: Page) -> Iterator[Span]:
    """Lines within the story that announce a video, a gallery or a comment elsewhere."""
    teasers = [shape for shape in sighted(page, TEASER) if not shape.sentence and len(shape.folded) <= 180 and TEASER.fullmatch(shape.folded)]
    if teasers:
        begun = next((shape.number for shape in page.once(shapes) if shape.prose), len(page.lines))
        yield from (shape.line.span for shape in teasers if shape.number > begun)


def _points_elsewhere(shape: Shape) -> bool:
    if ("[" in shape.folded and LINKED.fullmatch(shape.folded)) or RELATED.fullmatch(shape.folded):
        return True
    return len(shape.folded) <= 220 and not shape.text.rstrip().endswith(".") and LABELLED.fullmatch(shape.folded) is not None


def _headline(shape: Shape) -> bool:
    """Whether a line under a heading looks like the headline of another story."""
    text = shape.text
    return 3 <= shape.words <= 24 and len(text) <= _LONGEST_HEADLINE and not text.endswith((".", ".”", '."', ":", ",", ";")) and not text[0].islower()
