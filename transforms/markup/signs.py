"""What the names around a line say it is for: menus, share bars, captions and the like."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.vocabulary import Kind

# Elements that hold furniture wherever they stand.
ELEMENTS = {
    "nav": Kind.NAV,
    "menu": Kind.NAV,
    "footer": Kind.FOOTER,
    "aside": Kind.RELATED,
    "figcaption": Kind.CAPTION,
    "figure": Kind.CAPTION,
    "form": Kind.OTHER,
    "button": Kind.NAV,
    "select": Kind.NAV,
    "option": Kind.NAV,
    "label": Kind.NAV,
    "fieldset": Kind.OTHER,
    "dialog": Kind.PROMO,
}


def _word(*stems: str) -> str:
    """Stems that must be a whole part of a name made of several."""
    return rf"(?:^|[-_=])(?:{'|'.join(stems)})s?(?:$|[-_])"


# The first that matches a class or id word says what it is for.
_FAMILIES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.COMMENT, re.compile(r"comment(?!ar)|disqus|discuss|repl(?:y|ies)|" + _word("respond", "livefyre", "coral", "spot-im", "fb-comment"))),
    (Kind.BIO, re.compile(r"author[-_]?(?:bio|box|info|card|profile|desc|about)|about[-_]?(?:the[-_]?)?author|" + _word("bio", "biography"))),
    (
        Kind.CAPTION,
        re.compile(
            r"caption|credit|cutline|gallery|slideshow|carousel|lightbox|(?:photo|image|img|picture|media)[-_]?(?:desc|info|title|copyright|by|meta|text|source)|"
            + _word("figure", "slide", "copyrights?", "legend")
        ),
    ),
    (
        Kind.SHARE,
        re.compile(
            r"shar(?:e(?!d|holder|point)|ing|edaddy|ebar)|social|addthis|addtoany|sociable|bookmark|"
            + _word("follow(?:-?us)?", "sns", "tool", "like", "print", "email")
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"relat(?:ed|ion)|recommend|recirc|popular|trending|outbrain|taboola|zergnet|teaser|sidebar|mostread|mostviewed|latest|"
            r"(?:most|more|also|next|prev|previous|read|top|other|recent|further|similar)[-_]?(?:stor(?:y|ies)|news|articles?|posts?|read|viewed|shared|links?|from|on|headlines?|like|next|more)|"
            r"right[-_]?(?:col|rail|side|bar)|up[-_]?next|see[-_]?also|onward|inline[-_]?links?|"
            + _word(
                "rail",
                "aside",
                "secondary",
                "complementary",
                "widget",
                "more",
                "upnext",
                "promo-?(?:box|item|link|list)?",
                "infobox",
                "fact-?box",
                "headline-?list",
                "playlist",
            )
        ),
    ),
    (
        Kind.AD,
        re.compile(
            r"advert|sponsor|adsense|adslot|googlead|ad[-_]?(?:container|wrapper|unit|banner|block|holder|label)|"
            + _word("ad", "adv", "dfp", "gpt", "banner", "commercial")
        ),
    ),
    (
        Kind.PROMO,
        re.compile(
            r"newsletter|subscri|sign[-_]?up|paywall|donat|regwall|cookie|consent|gdpr|popup|modal|overlay|"
            + _word(
                "cta", "register", "login", "membership", "survey", "poll", "quiz", "offer", "app-?(?:download|promo|banner)", "alert", "promotion"
            )
        ),
    ),
    (Kind.FOOTER, re.compile(r"footer|colophon|copyright|contentinfo|" + _word("foot", "legal", "disclaimer", "imprint"))),
    (
        Kind.NAV,
        re.compile(
            r"navigation|breadcrumb|navbar|menu|masthead|pagination|dropdown|flyout|topbar|toolbar|"
            + _word(
                "nav",
                "subnav",
                "topnav",
                "crumb",
                "skip",
                "pager",
                "sitemap",
                "search",
                "banner",
                "site-?header",
                "tags",
                "tagcloud",
                "tag-?(?:link|list|item)",
                "topics",
                "keyword",
                "categor(?:y|ies)-?link",
                "cat-link",
                "post-?tag",
                "filed",
            )
        ),
    ),
    (
        Kind.OTHER,
        re.compile(
            r"display=none|screen-reader|visually-?hidden|sr-only|no-?print|hidden-print|robots-nocontent|nocontent|"
            + _word("weather", "ticker", "video-?(?:player|meta|title)", "player", "transcript", "widget", "tooltip")
        ),
    ),
)


# What such words name is about the article or the look of the page, as in has-comments, tag-sport, theme-nav.
_MANNER = re.compile(
    r"(?:has|no|not|is|with|without|hide|show|layout|theme|skin|template|single|category|tag|type|format|status|post_type|field|js)[-_]"
)


@lru_cache(maxsize=1 << 16)
def purpose_of(word: str) -> Kind | None:
    """What furniture a class or id word names; None for the words of the story and those that say nothing."""
    if _MANNER.match(word):
        return None
    return next((kind for kind, pattern in _FAMILIES if pattern.search(word)), None)


names_byline = re.compile(
    r"\b(?:itemprop=author|p-author|by-?line|author(?:s|-name|_name)?|article-?author|post-?author|entry-?author|writer|vcard)\b"
)
names_date = re.compile(
    r"\b(?:itemprop=date\w+|pub-?date|publish(?:ed)?(?:-?date|-?time|-?on)?|date(?:-?time|-?line|line|-?published)?|time-?stamp|entry-?date|post-?date|article-?date|updated)\b"
)
