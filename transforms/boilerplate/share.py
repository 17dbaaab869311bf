"""Buttons to pass a story on, to print or keep it, and what they say once pressed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.languages import every
from transforms.boilerplate.phrases import Place, sighted
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span
from transforms.reading.shapes import shapes, short_shapes
from transforms.reading.words import words

_NETWORKS = words("""
facebook twitter linkedin pinterest reddit whatsapp google google+ telegram tumblr messenger flipboard instagram youtube viber vk mastodon bluesky
threads xing pocket linked whats stumbleupon digg snapchat tiktok rss x fb line weibo wechat sms gmail evernote
""")

_ACTIONS = frozenset(every("share_words")) | words("""
share shares shared tweet tweets retweet email e-mail mail print save like likes pin post send copy link bookmark gift listen cancel comments comment
reprint reprints order purchase text tap click react
""")
# Words that other languages' bars hold but stories as well: a bar needs one of the others, too.
_BESIDE = frozenset(every("share_beside"))

_FILLERS = frozenset(every("share_fillers")) | words("""
app on via to by this the it in with a an your our for later article story page post blog live news all options more icon button us
""")

# Names that capitals within would split.
_UNSPLIT = words("youtube linkedin whatsapp stumbleupon tiktok")
_TOKEN = re.compile(r"[^\W\d_][\w+'-]*|\d+[km]?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 90

SAYINGS = one_of(
    r"a link has been (?:sent|posted) to .{0,60}",
    r"your e-?mail has been sent\.?",
    r"posted!|sent!|copied!?|link copied!?|copy link|\{?copyshortcut\}? to copy.{0,20}",
    r"post(?:ed)? to (?:your )?(?:facebook|twitter).{0,20}",
    r"(?:click|tap) any reaction to login\.?",
    r"you must be logged in to react\.?",
    r"%? ?of readers think this story is .{0,60}",
    r"(?:please )?(?:share|forward) this (?:article|story|post|page)(?: with .{0,40}| on .{0,40}|:)?",
    r"share (?:this|via|on|by|story|article|page|link)(?: (?:this|on|via|with|by|your|story|article|live|blog|page|post|video|friends|facebook|twitter|email))*:?",
    r"\d* ?people (?:shared|like) this",
    *every("share_sayings"),
    r"listen to (?:this )?(?:article|story)(?: \d+ min.*)?",
    r"connect tweet linkedin comment ?email ?more|(?:print|email|share|save|text) (?:this )?(?:article|story|page)(?: (?:print|email|share|save) (?:this )?(?:article|story|page))*|sorry, your blog cannot share posts by email\.?|share now|share this(?: \w{2,12}){0,3}",
    r"(?:get |request )?reprints?(?: & permissions)?",
)
_INVITATION = one_of("click any reaction", place=Place.OPENING)


def share_bar(page: Page) -> Iterator[Span]:
    """Lines made of nothing but names of networks and words such as share, print, save."""
    for shape in page.once(short_shapes):
        if len(shape.folded) <= _LONGEST and not shape.sentence and _buttons(shape.text):
            yield shape.line.span


def share_saying(page: Page) -> Iterator[Span]:
    """Sentences that belong to share buttons rather than the story."""
    return lines_matching(page, SAYINGS)


def reaction(page: Page) -> Iterator[Span]:
    """Names of reactions that a reader may click, under the invitation to do so."""
    lines = page.once(shapes)
    for shape in sighted(page, _INVITATION):
        if _INVITATION.match(shape.folded):
            for follower in lines[shape.number + 1 : shape.number + 8]:
                if follower.words > 1 or follower.sentence:
                    break
                yield follower.line.span


def _buttons(text: str) -> bool:
    if text.lower() in _UNSPLIT:
        return True
    first = _TOKEN.search(text)
    if not first or not _of_buttons(_CAMEL.split(first.group(), maxsplit=1)[0].lower()):
        return False
    tokens = [token.lower() for token in _TOKEN.findall(_CAMEL.sub(" ", text))]
    known = sum(token in _NETWORKS or token in _ACTIONS or token in _BESIDE for token in tokens)
    if len(tokens) > 16 or all(token not in _NETWORKS and token not in _ACTIONS for token in tokens):
        return False
    return all(map(_of_buttons, tokens)) and known * 3 >= len(tokens) and _unlike_a_subhead(tokens)


def _of_buttons(token: str) -> bool:
    """Whether a word may stand in a line of buttons."""
    return token in _NETWORKS or token in _ACTIONS or token in _BESIDE or token in _FILLERS or token[0].isdigit() or len(token) == 1


def _unlike_a_subhead(tokens: list[str]) -> bool:
    """One word alone is a button only if it names a network or can hardly head a passage."""
    return len(tokens) > 1 or tokens[0] not in (
        "line",
        "like",
        "likes",
        "x",
        "threads",
        "post",
        "listen",
        "text",
        "order",
        "purchase",
        "per",
        "signal",
        "pocket",
    )
