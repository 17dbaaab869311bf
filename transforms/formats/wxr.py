"""WXR, WordPress eXtended RSS: the export of a WordPress site (versions 1.0 to 1.2)."""

from __future__ import annotations

import re
from functools import partial

from schemas.vocabulary import Reason
from transforms.formats import hints as h
from transforms.formats.base import Format
from transforms.formats.bodies import body_of, paragraphs
from transforms.formats.feed_elements import markup_of, plain
from transforms.formats.feeds import Item, items, link, recognises_feed
from transforms.formats.xml import words_of
from transforms.layout import Layout
from transforms.markup.flatten import flatten
from transforms.records import Fault, Outcome, Record, Skip

# Types of posts that sites keep their articles as. Pages, attachments, menus and what plugins store are none.
STORIES = frozenset(
    ("", "post", "article", "articles", "news", "story", "stories", "blog", "opinion", "column", "review", "interview", "report", "press_release")
)
UNPUBLISHED = frozenset(("draft", "pending", "future", "private", "trash", "auto-draft"))
DOMAINS = (("category", h.SECTION), ("post_tag", h.KEYWORDS))
# Shortcodes of WordPress itself that stand for what is no text.
MEDIA = r"gallery|audio|video|playlist|embed|wp_caption|contact-form(?:-7)?|contact_form"
NEVER = "0000-00-00 00:00:00"

_CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]{0,2000}\]((?:(?!\[/?(?:wp_)?caption).){0,20000}?)\[/(?:wp_)?caption\]", re.DOTALL)
_IMAGE = re.compile(r"(?:\s*+(?:<a\s[^>]*+>|<img\s[^>]*+>|</a>))++")
_CLOSING = re.compile(r"\[/([a-z][\w-]{0,40})\]", re.IGNORECASE)
_BLOCK_EDITOR = "<!-- wp:"


def read_post(number: int, item: Item, fallback: str) -> Outcome:
    """The record of a published post; a skip for anything else that WordPress keeps."""
    kind, status = item.said("wp:post_type").lower(), item.said("wp:status").lower()
    if kind not in STORIES:
        return Skip(number, kind.replace("_", " ")[:60])
    if status in UNPUBLISHED:
        return Skip(number, f"{status} {kind or 'post'}")
    text, layout = _text(item)
    title = plain(item.said("title"))
    if not text.strip():
        return Fault(number, Reason.EMPTY, f"post {title[:80]!r} has no text in content:encoded: leave it out")
    hints = _hints(item, status) | {h.TITLE: title, h.URL: link(item)}
    record_id = item.said("guid") or hints[h.URL] or item.said("wp:post_id") or f"{fallback}-{number}"
    return Record(number, record_id, text, item.encoding, {name: said for name, said in hints.items() if said}, layout)


def post_html(content: str) -> str:
    """The body of a post as HTML: captions are figures, other shortcodes are gone, blank lines divide paragraphs.

    What the block editor saves has an element for each paragraph already.
    """
    html = re.sub(rf"\[(?:{MEDIA})\b[^\]]{{0,2000}}\](?:[^\[\]<>]{{0,2000}}\[/(?:{MEDIA})\])?", "", _CAPTION.sub(_figure, content))
    pairs = "|".join(sorted({re.escape(name) for name in _CLOSING.findall(html)})[:100])
    if pairs:
        html = re.sub(rf"\[/?(?:{pairs})\b[^\[\]]{{0,2000}}\]", "", html)
    return html if _BLOCK_EDITOR in html else paragraphs(html, "<br>")


def _figure(caption: re.Match[str]) -> str:
    image = _IMAGE.match(caption[1])
    words = caption[1][image.end() :] if image else caption[1]
    return f"\n\n<figure>{image[0] if image else ''}<figcaption>{words.strip()}</figcaption></figure>\n\n"


def _text(item: Item) -> tuple[str, Layout | None]:
    content = "".join(map(markup_of, item.parts.get("content:encoded", ())))
    flat = flatten(post_html(content), link(item))
    return flat.text, flat.layout


def _hints(item: Item, status: str) -> dict[str, str]:
    creators = (item.channel.names.get(name) or name for name in map(words_of, item.parts.get("dc:creator", ())))
    terms = [(part.get("domain", ""), plain(words_of(part))) for part in item.parts.get("category", ())]
    excerpt = "".join(map(markup_of, item.parts.get("excerpt:encoded", ())))
    hints = {
        h.AUTHORS: "; ".join(filter(None, creators)),
        h.PUBLISHED: _zoned(item.said("wp:post_date_gmt")) or item.said("pubDate", "wp:post_date"),
        h.UPDATED: _zoned(item.said("wp:post_modified_gmt")),
        h.PUBLISHER: item.channel.title,
        h.LANGUAGE: item.channel.language,
        h.SUMMARY: body_of(excerpt)[0].strip(),
        h.SLUG: item.said("wp:post_name"),
        h.GUID: item.said("guid"),
        h.STATUS: status,
        "repaired": item.repaired,
        "post_id": item.said("wp:post_id"),
    }
    return hints | {hint: "; ".join(dict.fromkeys(term for of, term in terms if of == domain)) for domain, hint in DOMAINS}


def _zoned(moment: str) -> str:
    """A time in GMT as WordPress writes it, with its zone; empty for the time that never was."""
    return f"{moment}Z" if moment and moment != NEVER else ""


WXR = Format("wxr", partial(recognises_feed, ("rss",), True), partial(items, reader=read_post))
