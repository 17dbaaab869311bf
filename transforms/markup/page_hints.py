"""What a page says of itself: each answer under the name of the place that gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.markup.json_ld import LONGEST_VALUE, SEVERAL, json_ld_hints
from transforms.markup.script_data import script_dates
from transforms.reading.words import words

MOST_OF_A_KIND = 12
LONGEST_BYLINE = 300

# Names with a vocabulary before them stay as they are; of the bare ones, those that tell of the article.
_VOCABULARIES = ("og:", "article:", "twitter:", "dc.", "dcterms.", "dc:", "parsely-", "sailthru.", "citation_", "cxenseparse:", "mrf:", "vr:", "bt:")
_BARE = words("""
author authors byline byl date pubdate publishdate publish-date publish_date published publication_date datepublished article-publication-date published_at
displaydate ptime utime pdate cdate created article.created article.published article.updated date_published last-modified lastmod modified revised
datemodified description keywords news_keywords title hdl headline section article_section category language content-language publisher copyright
application-name source genre contenttype content-type-name page-type creator originalpublicationdate sdate robots googlebot bingbot tdm-reservation rights
""")
# Names that systems give to the same, whatever signs divide their words: article-publish-date, articlePublishDate, article_publish_date.
_SQUEEZED = {
    "author": words("articleauthor articleauthors contentauthor pageauthor postauthor newsauthor storyauthor authorname reporter writer autor auteur autore"),
    "publishdate": words("""
articledate articlepublishdate articlepublished articlepublisheddate articlepublicationdate articlepublishedtime contentpublishdate publisheddate
publishedtime publishtime publishedon pubtime publicationtime firstpublished firstpublisheddate firstpublishdate firstpublicationdate originalpublishdate
storydate storypublishdate newsdate postdate dateposted postedon issuedate dateissued releasedate creationdate createdate datecreated fechapublicacion
"""),
    "modified": words("modifieddate datemodified lastupdate lastupdated lastupdatedate lastmodifieddate dateupdated updatedate updatedtime articlemodifieddate"),
    "headline": words("articletitle articleheadline storyheadline"),
    "section": words("articlecategory contentsection sectionname"),
}  # fmt: skip
_SAME_AS = {squeezed: name for name, spellings in _SQUEEZED.items() for squeezed in spellings}
_SIGNS = re.compile(r"[^a-z]+")
_LINKS = words("canonical amphtml shortlink author license")
_ITEMS = words("headline name datepublished datemodified datecreated author creator articlesection publisher alternativeheadline")
# Where most pages say when their article was published.
_DATED = frozenset(("json-ld.datePublished", "article:published_time", "itemprop.datepublished"))
_BYLINES = (
    '[rel~="author"],[itemprop~="author"],[class*="byline" i],[class*="author" i],[class*="autor" i],[class*="writer" i],[class*="auteur" i],'
    '[class*="reporter" i],[class*="journalist" i],[class*="redakt" i],[data-testid*="byline" i],a[href*="/author/"],a[href*="/autor/"],address'
)
_QUERY = 'meta,link[rel],title,script[type="application/ld+json"],time,[itemprop],h1'
_DATED_CLASS = (
    '[class*="date"],[class*="Date"],[class*="publish"],[class*="Publish"],[class*="timestamp"],[class*="Timestamp"],[class*="posted"],[id*="date"]'
)
_PEOPLE = ("author", "creator")
_AND = words("and und et y e og och i")
_UPDATED = re.compile(r"updat|modif|revis|edited|aktualis|actualiz|оновлен|обновлен", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|created|date|time|entry", re.IGNORECASE)


def page_hints(tree: LexborHTMLParser) -> dict[str, str]:
    """What JSON-LD, meta and link elements, microdata, ``time``, title, headline and bylines of a page say, as printed.

    Keys: ``json-ld.headline``, ``og:title``, ``article:published_time``, ``meta.author``, ``itemprop.author``,
    ``time.published``, ``rel.canonical``, ``title_element``, ``h1``, ``byline_element``, ``date_element``, ``script.published``, ``html.lang``
    and their like.
    Several values under one key are divided by "; ".
    """
    found = _Found()
    for node in tree.css(_QUERY):
        found.take(node)
    hints = {**json_ld_hints(found.scripts), **{key: SEVERAL.join(values)[:LONGEST_VALUE] for key, values in found.values.items()}}
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root else None
    if language:
        hints["html.lang"] = language.strip()
    # Programs are long, and most pages date themselves elsewhere.
    scripts = "" if _DATED.intersection(hints) else script_dates(tree)
    last = (("byline_element", _byline(tree)), ("date_element", _date(tree)), ("script.published", scripts))
    return hints | {key: said for key, said in last if said}


class _Found:
    """Values by key, in document order, and the scripts that hold JSON-LD."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.scripts: list[str] = []

    def take(self, node: LexborNode) -> None:
        attributes = node.attributes
        tag = node.tag or ""
        reads: dict[str, Callable[[LexborNode, dict[str, str | None]], None]] = {
            "meta": self._meta,
            "link": self._link,
            "script": self._script,
            "time": self._time,
            "title": self._title,
            "h1": self._h1,
        }
        if tag in reads:
            reads[tag](node, attributes)
        if "itemprop" in attributes:
            self._item(node, attributes)

    def add(self, key: str, value: str | None, most: int = MOST_OF_A_KIND) -> None:
        said = " ".join((value or "").split())[:LONGEST_VALUE]
        values = self.values.setdefault(key, []) if said else []
        if said and said not in values and len(values) < most:
            values.append(said)

    def _meta(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or "").strip().lower()
        # Some pages write "value" for "content".
        said = attributes.get("content") or attributes.get("value")
        if name.startswith(_VOCABULARIES):
            self.add(name, said, MOST_OF_A_KIND if name.endswith(("tag", "author", "creator")) else 1)
        elif name in _BARE:
            self.add(f"meta.{name}", said, 3)
        elif name and (same := _SAME_AS.get(_SIGNS.sub("", name))):
            self.add(f"meta.{same}", said, 3)

    def _link(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        for relation in (attributes.get("rel") or "").lower().split():
            if relation in _LINKS:
                self.add(f"rel.{relation}", attributes.get("href"), 1)

    def _script(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        self.scripts.append(node.text())

    def _title(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        self.add("title_element", node.text(), 1)

    def _h1(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        self.add("h1", node.text(separator=" "), 4)

    def _time(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        said = " ".join(filter(None, (attributes.get(name) for name in ("class", "itemprop", "pubdate"))))
        kind = "updated" if _UPDATED.search(said) else "published" if _PUBLISHED.search(said) or "pubdate" in attributes else "other"
        self.add(f"time.{kind}", attributes.get("datetime") or node.text(), 3)

    def _item(self, node: LexborNode, attributes: dict[str, str | None]) -> None:
        for name in (attributes.get("itemprop") or "").lower().split():
            if name in _ITEMS:
                said = attributes.get("content") or attributes.get("datetime") or attributes.get("value")
                self.add(f"itemprop.{name}", said or (name in _PEOPLE and _names_within(node)) or _short_text(node), 4)


def _names_within(node: LexborNode) -> str:
    """The names of several people in one element, each in an element of its own."""
    names = [" ".join(inner.text(separator=" ").split()) for inner in node.css('[itemprop~="name"]')[:MOST_OF_A_KIND]]
    return SEVERAL.join(dict.fromkeys(filter(None, names)))[:LONGEST_VALUE]


def _short_text(node: LexborNode, divided: bool = False) -> str:
    """The words of an element, its parts ``divided`` by bars if that is wanted; empty if they are many."""
    if not divided:
        text = " ".join(node.text(separator=" ").split())
    else:
        parts = (" ".join(part.split()) for part in node.text(separator="\n").split("\n"))
        text = " | ".join(part for part in parts if part.strip(" ,;&|") and part.lower() not in _AND)
    return text if len(text) <= LONGEST_BYLINE else ""


def _byline(tree: LexborHTMLParser) -> str:
    """The texts of the elements that are called bylines or authors, short ones only."""
    return SEVERAL.join(dict.fromkeys(_texts(tree, _BYLINES)))[:LONGEST_VALUE]


def _date(tree: LexborHTMLParser) -> str:
    """The texts of the elements that are called dates."""
    return SEVERAL.join(dict.fromkeys(said for said in _texts(tree, _DATED_CLASS) if any(map(str.isdigit, said))))[:LONGEST_VALUE]


def _texts(tree: LexborHTMLParser, query: str) -> Iterator[str]:
    """The short texts of some elements, those under the headline first."""
    nodes = tree.css(f"h1,{query}")
    headline = next((place for place, node in enumerate(nodes) if node.tag == "h1"), -1)
    for node in [*nodes[headline + 1 :], *nodes[: max(headline, 0)]][:MOST_OF_A_KIND]:
        if node.tag != "h1" and (said := _short_text(node, divided=True)):
            yield said
