"""Pictures' captions and credits, told by the marks that agencies and outlets put on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.phrases import Place, sighted
from transforms.boilerplate.rule import holds, lines_matching, one_of
from transforms.page import Page, Span
from transforms.reading.names import ROLES, person
from transforms.reading.shapes import Shape, shapes
from transforms.reading.words import words

_PICTURE = r"(?:photos?|photographs?|photography|images?|pictures?|illustrations?|graphics?|video|videos|media|credits?|copyright|courtesy|source|screengrab|screenshot|file photo|handout)"
# Pictures in other languages: a sign must divide the word from the name.
_OTHER_PICTURE = either("pictures")
_STOCK = either("stock_pictures")
_MADE_BY = one_of(rf"\(?(?:{_OTHER_PICTURE} {either('taken_by')}|{either('makers')}) ", place=Place.OPENING)
_AGENCY = r"(?:ap|afp|reuters|getty|epa|dpa|upi|tass|xinhua|shutterstock|istock|alamy|pa|pa wire|bloomberg|imago|rex|zuma|newscom|wenn|sipa|nurphoto|invision|the associated press|associated press)"
_ENDING = (
    r"\((?:(?:photos?|pictures?|images?|getty|reuters|courtesy|handout)\b|credits? ?:)[^()]{0,90}\)",
    r"\([^()]{1,60}[ /,:](?:photos?|pictures|images?|getty|reuters|credit ?:|handout)(?:[ /,:;|-][^()]{0,60})?\)",
    r"\((?:[\w/ ]{0,15} )?courtesy [^()]{2,60}\)",
    r"\[(?:photos?|images?|pictures?)\b[^\[\]]{0,80}\]",
    r"[.!?] ?- ?" + _AGENCY,
    r"\bvia (?:ap|afp|reuters|getty images) [\w.'-]{2,20} [\w.'-]{2,20}",
    rf"\((?:[^()]{{0,60}} )?{_STOCK}(?: ?[:/|©,-] ?[^()]{{1,60}})?\)|\((?:[^()]{{0,60}}[ /,;])?{_OTHER_PICTURE} ?[:/|©] ?[^()]{{1,90}}\)|\({_OTHER_PICTURE} [^()]{{2,60}}\)",
    r"\b(?:is|are|was|were) (?:seen|shown|pictured) [^()]{3,110}\([a-z][\w .&/'-]{2,50}\)",
    r"\((?:ap|afp|reuters|getty images|epa|dpa|istock|shutterstock|file|tns|upi|wikimedia commons|flickr|facebook|instagram|twitter|screenshot|youtube|cnn|cbs|nbc|abc|fox|afp/getty images|istockphoto)\)",
    r"[.!?\"'] ?(?:photo|photos|photograph|photographs|image|images|picture|pictures|credit)\b(?: by| credit| courtesy)?[^\w\s]? ?[^.!?]{2,80}",
    rf"[.!?\"')] ?{_OTHER_PICTURE} ?[:/|©.] ?[^.!?]{{2,80}}",
    r"[.!?\"'a-z)]credit(?:credit)?\.{0,3} ?[^.!?]{3,90}",
    r"show more show less",
    r"[.!?\"')] ?(?:reuters|ap|afp|getty|epa) ?(?:photo)? ?[/|-] ?[^.!?]{2,60}",
    r"[.!?\"'] ?(?:[\w .-]{1,40}/)?" + _AGENCY + r"(?: photo| images)?(?: ?[/|,-] ?[\w .-]{1,40})? ?-?",
    r"(?:[^.]|\.\w) (?:photo|credit|photograph|image): ?[^.!?]{2,60}",
    rf"(?:[^.]|\.\w) {_OTHER_PICTURE}: ?\S+(?: [^ .!?]+){{0,4}}",
    r"\(?(?:ap|afp|reuters) photo ?/ ?[^.]{2,60}\)?",
)
CAPTION_ENDING = one_of("(?:" + "|".join(_ENDING) + r")\)?\.?$", place=Place.ENDING)
_ENDING_LENGTH = 130
_FEWEST_WORDS = 4
CREDIT = one_of(
    r"\(?" + _PICTURE + r"(?: ?(?:credits?|courtesy|by|from|via|of|illustration|source))* ?[:/|-]+ ?.{2,110}",
    r"\(?(?:photos?|photographs?|images?|illustration|video) (?:by|courtesy(?: of)?|credit|via) .{2,90}",
    rf"\(?{_OTHER_PICTURE}(?: {either('taken_by')})? ?[:/|©]+ ?.{{2,110}}",
    rf"\(?{_STOCK}\b ?[:/-]? ?[\w .,'|-]{{0,50}}\)?",
    r"\(?(?:courtesy|screengrab|screenshot|handout)(?: of| from| via| by| photo)? .{2,70}",
    r"\(?.{2,60}(?: ?/ ?| ?\| ?| via |, ?)\(?(?:getty(?: images)?|afp|reuters|ap|ap photo|epa(?:-efe)?|dpa|tns|sipa usa|newscom|shutterstock(?:\.com)?|istock(?:photo)?|alamy|imago|upi|wikimedia commons|flickr|pa wire|bloomberg|usa today sports|instagram|twitter|facebook)(?:\)|(?: ?[/|,(] ?| images?\b| photos?\b| for | file).{0,40})?\.?",
    r"image (?:copyright|source|credit),? ?.{2,110}|getty\.?|\(?(?:image|photo|picture)s? ?(?:©|\(c\)|copyright) ?.{2,80}|enlarge this image(?: toggle caption)?(?: .{0,80})?",
    r"\(?.{2,60} ?/ ?pa\)?\.?",
    r"\(?(?:getty images?|afp|reuters|ap|ap photo|associated press photo|epa(?:-efe)?|shutterstock|istock|alamy stock photo|handout|file photo|file image|reader picture|contributed photo|staff photo|submitted photo|ap file photo)\b ?/? ?[\w .,'|-]{0,50}\)?",
    r"copyright|photo|photos|image|credit",
)
FILE_PHOTO = one_of(
    r"(?:file ?(?:photo)? ?[-:(]|in this .{2,60}?\b(?:photo|image|picture|frame)\b|in this (?:\w+ ){0,3}(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)\w*\.? \d|this (?:\w+ ){0,3}(?:photo|image|picture|combination)\b.{0,60}\b(?:shows?|provided|taken|made|released)"
    r"|(?:pictured|clockwise|from left|left to right|from top)(?: (?:above|below|here|left|right|from|top|are|is))*(?::|,) "
    r"|(?:photo|image) (?:shows|provided|taken|courtesy)|a (?:file )?(?:photo|photograph|image) (?:of|shows)"
    rf"|{either('captions')}).{{10,950}}",
)
LABELLED_CAPTION = one_of(
    r"(?:image|media|video|photo) caption,? .{3,400}",
    r"(?:photos?|images?|pictures?|captions?)(?: caption)? ?: ?[^()]{10,400}\([^()]{2,60}\)\.?",
)
# "IDA MOEN / NORTHERN COURIER The ferry leaves the quay."
_CREDIT_FIRST = re.compile(r"[A-Z][A-Z.'-]+(?: [A-Z.'-]+){1,3} ?[/|] ?(?:[A-Z]{2,} ){1,5}[A-Z][a-z']")
_SHOWN = one_of(
    r".{5,300}\b(?:is|are|was|were) (?:seen|shown|pictured|photographed) (?:in|on|at|here|with|during|outside|near|after|before|as|leaving|from|above|below|left|right)\b.{3,250}"
)
_LONGEST_SHOWN = 600
_CAPTION_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d"
)
_SLIDE = one_of(rf"(?:image |photo |slide |{_OTHER_PICTURE} )?\d{{1,3}} ?(?:of|/|of/|{either('out_of')}) ?/? ?\d{{1,3}}")


_PICTURE_WORDS = (
    "photo",
    "image",
    "picture",
    "credit",
    "courtesy",
    *every("pictures"),
    "getty",
    "handout",
    "reuters",
    "newscom",
    "associated press",
    "shutterstock",
    "istock",
    "show less",
    "(file)",
    "(tns)",
    "(upi)",
    "wikimedia",
    "flickr",
    "facebook)",
    "instagram)",
    "twitter)",
    "screenshot)",
    "youtube)",
    "(cnn)",
    "(cbs)",
    "(nbc)",
    "(abc)",
    "(fox)",
)
_SHORT_AGENCIES = words("ap afp epa pa dpa upi tass imago rex zuma wenn sipa xinhua bloomberg alamy invision nurphoto")
_BY = tuple(f"{word} " for word in every("bylines"))
_TOKENS = re.compile(r"[^\W\d_]+")


def credit_line(page: Page) -> Iterator[Span]:
    """Lines that only name who made or owns a picture."""
    yield from (shape.line.span for shape in page.once(shapes) if "/" in shape.text and shape.folded and _person_of_outlet(shape))
    proposed = {shape.number: shape for phrases in (CREDIT, _MADE_BY) for shape in sighted(page, phrases)}
    for _, shape in sorted(proposed.items()):
        if len(shape.folded) <= 130 and _is_credit(shape):
            yield shape.line.span


def caption_with_credit(page: Page) -> Iterator[Span]:
    """Captions that end in their credit."""
    for shape in sighted(page, CAPTION_ENDING):
        if (
            _ends_in_credit(shape.folded)
            and shape.words >= _FEWEST_WORDS
            and CAPTION_ENDING.search(shape.folded, max(10, len(shape.folded) - _ENDING_LENGTH))
            and '" said' not in shape.folded
        ):
            yield shape.line.span


def file_photo(page: Page) -> Iterator[Span]:
    """Captions that open as agencies' captions do, and lines that tell what a picture shows."""
    opened = {shape.number: shape for shape in sighted(page, FILE_PHOTO) if FILE_PHOTO.fullmatch(shape.folded)}
    dated = {
        shape.number: shape
        for shape in sighted(page, _SHOWN)
        if len(shape.folded) <= _LONGEST_SHOWN and gives_day(shape.folded) and _SHOWN.fullmatch(shape.folded)
    }
    yield from (shape.line.span for _, shape in sorted((opened | dated).items()))


def labelled_caption(page: Page) -> Iterator[Span]:
    """Captions that say that they are."""
    yield from lines_matching(page, LABELLED_CAPTION, longest=420)
    for shape in page.once(shapes):
        if shape.folded and ("/" in shape.text or "|" in shape.text) and _CREDIT_FIRST.match(shape.text):
            yield shape.line.span


def slide_caption(page: Page) -> Iterator[Span]:
    """The line that follows the counter of a gallery."""
    lines = page.once(shapes)
    for shape in sighted(page, _SLIDE):
        if len(shape.folded) <= 16 and _SLIDE.fullmatch(shape.folded):
            yield from (following.line.span for following in lines[shape.number + 1 : shape.number + 2] if following.prose and following.words <= 90)


def gives_day(folded: str) -> bool:
    """Whether a line gives the day as captions do: "monday, march 3, 2025"."""
    return "day, " in folded and _CAPTION_DATE.search(folded) is not None


def _ends_in_credit(folded: str) -> bool:
    """Whether the end of a line names a picture or an agency at all: this spares most lines the pattern."""
    tail = folded[-_ENDING_LENGTH:]
    if folded[-1] in '."' and ")" not in folded[-3:] and not holds(tail, ("photo", "foto")):
        return False
    if folded.endswith((")", ").")) and holds(tail, (" seen ", " shown ", " pictured ")):
        return True
    return holds(tail, _PICTURE_WORDS) or not _SHORT_AGENCIES.isdisjoint(_TOKENS.findall(folded[-40:]))


def _person_of_outlet(shape: Shape) -> bool:
    """Whether a line names a person and, after a slash, an outlet."""
    name, slash, outlet = shape.text.partition("/")
    capitals = all(word[0].isupper() for word in outlet.split())
    return bool(slash and outlet) and shape.words <= 7 and capitals and not shape.sentence and person(name) is not None and person(outlet) is None


def _is_credit(shape: Shape) -> bool:
    """Whether a short line is a credit; a line that ends in a stop and reads on is prose."""
    if (shape.sentence and shape.words > 9) or shape.folded.startswith(("by ", *_BY)):
        return False
    if not ROLES.isdisjoint(shape.folded.replace(",", " ").split()):
        return False
    return CREDIT.fullmatch(shape.folded) is not None or _names_maker(shape)


def _names_maker(shape: Shape) -> bool:
    """Whether a line says in another language who made a picture, and no more: "Foto von Ida Moen"."""
    made = _MADE_BY.match(shape.folded)
    return made is not None and person(" ".join(shape.text.strip("() ").split()[made.group().count(" ") :])) is not None
