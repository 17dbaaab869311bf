"""What sort of page a document is: what its markup, its headline, its address and its lines say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from schemas.vocabulary import PageType
from transforms.boilerplate.furniture import furnished
from transforms.boilerplate.model import read_page
from transforms.metadata.candidates import Candidate, Story, hinted
from transforms.metadata.hubs import read_hub
from transforms.metadata.page_titles import SEVERAL, first_value
from transforms.metadata.places import addresses, path_and_query
from transforms.page import Page
from transforms.reading.head import read_head
from transforms.reading.roles import REACH
from transforms.reading.shapes import count_words, fold, shapes

_LIVE = re.compile(
    r"(?:live(?: blog| updates?| ticker)?\b ?[:|-]|the latest:|as it happened|liveticker|live-?blog|newsblog|en direct\b|directe?\b ?[:|-]|en vivo\b|directo:|minuto a minuto|"
    r"diretta\b ?[:|-]|ao vivo\b|onze liveblog|наживо|онлайн[: -]|прямая трансляция|хроника:).*|.*\b(?:live (?:blog|updates)|liveblog|liveticker|as it happened|minuto a minuto)\b.*",
)
_OPINION = re.compile(
    r"(?:opinions?|commentary|comment|editorials?|op-ed|columns?|columnists?|viewpoints?|letters?(?: to the editor)?|kommentare?|meinung|gastbeitrag|leitartikel|kolumne|"
    r"opinión|tribuna|columna|tribune|chronique|édito(?:rial)?|point de vue|editoriale?|commento|opinioni|opinião|colunistas?|opinie|columnisten|колонка|колонки|думка|погляд|мнение|мнения)"
)
_LABELLED_OPINION = re.compile(_OPINION.pattern + r" ?[:|].*")
_GALLERY = re.compile(
    r"(?:photos?|gallery|photo gallery|in pictures|slideshow|pictures|fotos|bilder|bildergalerie|fotostrecke|en images|diaporama|galería|en imágenes|le foto|fotogallery|"
    r"em imagens|galeria|in beeld|фото|фотогалерея|фоторепортаж) ?[:|].*|(?:in pictures|in bildern|en images|en imágenes|in beeld)\b.*|.*\b(?:in pictures|photo gallery|\(photos\))"
)
_VIDEO = re.compile(
    r"(?:watch|video|videos|regardez|vidéo|vídeo|ver video|guarda|kijk|відео|видео) ?[:|].*|.*(?:\((?:video|vidéo|vídeo|відео|видео)\)| [|-] (?:video|vidéo|vídeo))"
)
_PATHS = (
    (PageType.LIVE_BLOG, re.compile(r"/(?:live-?blogs?|live-updates?|liveticker|newsblog|en-direct|en-vivo|live)(?:/|-blog)")),
    (
        PageType.OPINION,
        re.compile(
            r"/(?:opinions?|opinion-[a-z]+|commentisfree|commentary|editorials?|op-?ed|columnists?|columns?|letters?|kommentare?|meinung|kolumnen?|opinion|tribunas?|"
            r"tribunes?|chroniques?|idees|commenti|editoriali|opiniao|colunas?|opinie|dumka|kolonki|mneni[ay]|blogs?/opinion)/"
        ),
    ),
    (
        PageType.GALLERY,
        re.compile(
            r"/(?:galler(?:y|ies)|photos?|photo-?galler(?:y|ies)|slideshows?|in-pictures|fotostrecken?|bildergalerien?|diaporamas?|fotogaler[a-z]+|fotogallery|fotos)/"
        ),
    ),
    (PageType.VIDEO, re.compile(r"/(?:videos?|watch|mediathek|tv/video|av)/")),
)
_MARKED = {
    "LiveBlogPosting": PageType.LIVE_BLOG,
    "OpinionNewsArticle": PageType.OPINION,
    "ImageGallery": PageType.GALLERY,
    "Recipe": PageType.OTHER,
    "Product": PageType.OTHER,
    "FAQPage": PageType.OTHER,
    "JobPosting": PageType.OTHER,
}
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?(?:[a-z]{2,4}|uhr))?", re.IGNORECASE)
_COUNTER = re.compile(r"(?:photo|image|slide|bild|foto|фото)? ?(\d{1,3}) ?(?:/|of|von|sur|de|di|van|з|из) ?(\d{1,3})(?: .{0,60})?")
_ENTRIES, _PICTURES = 3, 3
_SHORTEST_ENTRY = 12
# On a whole page the label over the headline is at most so many lines above it; what is higher is a menu.
_LABEL_ABOVE = 3
# A film's description has no more words than this; what has more is an article with a film in it.
_DESCRIPTION = 150
_SAYINGS = (
    (PageType.LIVE_BLOG, _LIVE),
    (PageType.OPINION, _LABELLED_OPINION),
    (PageType.GALLERY, _GALLERY),
    (PageType.VIDEO, _VIDEO),
)


def marked_type(story: Story) -> Iterator[Candidate]:
    """The sort of page that its JSON-LD or Open Graph says it is."""
    types = (story.page.hints.get("json-ld.type") or "").split(SEVERAL)
    for name in types:
        if kind := _MARKED.get(name) or (PageType.OPINION if name.startswith("Opinion") else None):
            yield Candidate(kind.value, None, None, 0.95)
    said = (story.page.hints.get("og:type") or "").lower()
    if said.startswith("video") or "VideoObject" in types:
        yield _unless_long(PageType.VIDEO, story, 0.9)


def list_of_headlines(story: Story) -> Iterator[Candidate]:
    """A page that lists the headlines of stories and holds none."""
    if hub := story.whole.once(read_hub):
        yield Candidate(PageType.HUB.value, hub.start, hub.end, 0.9 if hub.sure else 0.6)


def headline_label(story: Story) -> Iterator[Candidate]:
    """What the headline says before a colon, or in words of its own."""
    head = story.page.once(read_head)
    title = hinted(story.page, "title", "headline") or first_value(story.page, "json-ld.headline", "og:title", "h1") or head.title
    place = head.titles[0].line if head.titles and title == head.title else None
    for kind, pattern in _SAYINGS:
        if title and pattern.fullmatch(fold(title)):
            found = _unless_long(kind, story, 0.85)
            yield Candidate(found.value, place.start, place.end, found.confidence) if place else found


def entry_times(story: Story) -> Iterator[Candidate]:
    """Times alone on their lines over the entries of a live blog."""
    lines = story.page.once(shapes)
    times = [
        shape.line
        for shape, entry in itertools.pairwise(lines)
        if len(shape.text) <= 16 and _TIME.fullmatch(shape.text) and len(entry.line.text) >= _SHORTEST_ENTRY and entry.line.text in story.body
    ]
    if len(times) >= _ENTRIES:
        yield Candidate(PageType.LIVE_BLOG.value, times[0].start, times[0].end, 0.8)


def section_name(story: Story) -> Iterator[Candidate]:
    """A section, or a label above the story, that is called opinion."""
    named = hinted(story.page, "section", "category", "rubric", "json-ld.articleSection", "article:section", "meta.section")
    if named and any(_OPINION.fullmatch(fold(part)) for part in named.split(SEVERAL)):
        yield Candidate(PageType.OPINION.value, None, None, 0.8)
    head, marked = story.page.once(read_head), story.page.once(furnished)
    first, last = 0, REACH
    if story.page.once(read_page):
        last = head.titles[0].number if head.titles else 0
        first = max(0, last - _LABEL_ABOVE)
    for shape in story.page.once(shapes)[first:last]:
        in_menu = {shape.number - 1, shape.number + 1} <= marked.keys()
        if (shape in head.labels or (shape.number < head.start and shape.number in marked and not in_menu)) and _OPINION.fullmatch(shape.folded):
            yield Candidate(PageType.OPINION.value, shape.line.start, shape.line.end, 0.7)
            return


def address_path(story: Story) -> Iterator[Candidate]:
    """A part of the address that names a sort of page."""
    for found in story.page.once(addresses)[:1]:
        path, _ = path_and_query(found.url)
        for kind, pattern in _PATHS:
            if pattern.search(path):
                told = _unless_long(kind, story, 0.75)
                yield Candidate(told.value, found.start, found.end, told.confidence)


def picture_counters(story: Story) -> Iterator[Candidate]:
    """Counters such as "3 / 12" that go up from picture to picture."""
    counted = story.page.once(_counters)
    if len(counted) >= _PICTURES and count_words(story.body) < _DESCRIPTION:
        yield Candidate(PageType.GALLERY.value, counted[0][0], counted[0][1], 0.7)


def _counters(page: Page) -> list[tuple[int, int]]:
    """The places of counters with the same total that go up. Call through page.once."""
    found: list[tuple[int, int]] = []
    last, total = 0, ""
    for shape in page.once(shapes):
        match = _COUNTER.fullmatch(shape.folded) if len(shape.folded) <= 80 and shape.folded[:1] else None
        if match and int(match[1]) > last and match[2] in (total, total or match[2]) and int(match[1]) <= int(match[2]):
            last, total = int(match[1]), match[2]
            found.append((shape.line.start, shape.line.end))
    return found


def _unless_long(kind: PageType, story: Story, confidence: float) -> Candidate:
    """A candidate, which is mere evidence if it speaks of films or pictures and the body is that of an article."""
    long = kind in (PageType.VIDEO, PageType.GALLERY) and count_words(story.body) > _DESCRIPTION
    return Candidate(kind.value, None, None, 0.4 if long else confidence)
