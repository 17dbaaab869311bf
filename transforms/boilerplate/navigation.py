"""The frame around the story: menus, breadcrumbs, galleries' buttons, tags, advertising slots, widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.rule import holds, lines_matching, one_of
from transforms.page import Page, Span
from transforms.reading.shapes import shapes, short_shapes
from transforms.reading.words import words

_MENU = frozenset(every("menu")) | words("""
home homepage menu search news sport sports business world politics opinion local national weather entertainment lifestyle life culture arts travel
video videos photos photo gallery galleries obituaries classifieds jobs contact about puzzles games podcasts shop subscribe login more sections close
health science technology tech education crime showbiz money finance markets cars homes money style food tv radio live latest trending e-paper epaper
community events calendar newsletters letters columns editorials help faq privacy terms
""")

AD_SLOT = one_of(
    r"\W?(?:paid )?(?:advertisements?|advertising|advertisment|ad|sponsored(?: content| links?| by .{0,30})?|ad feedback|promoted|promoted content)(?: ?[-:] ?(?:scroll to continue|story continues below|continue reading below|.{0,30}))?\W?",
    r"(?:story|article|post|text) continue[sd]? (?:below|after|under)(?: .{0,40})?|continue reading (?:below|the main story)?(?: .{0,30})?|scroll (?:down )?(?:to|for) (?:continue|more|read).{0,40}",
    rf"\W?{either('ads')}\W?",
    r"skip (?:ad|advertisement)s?(?: .{0,20})?|presented by .{2,40}|[\w ]{2,30} special offers|we have an affiliate program .{0,300}|report this ad|ad \d{1,2}|close ad|remove ads?",
)
BUTTON = one_of(
    rf"(?:image|photo|slide|page|{either('pictures')})? ?\d{{1,3}} ?(?:of|of/|/|{either('out_of')}) ?/? ?\d{{1,3}}",
    r"(?:close|back to gallery|next|previous|prev|next up|back|open|expand|collapse|toggle navigation|menu|search|search for:?|search location by zip code|skip to (?:main )?content|skip to navigation|go to permalink|hide caption|toggle caption|show chapters|show more|load more|view (?:gallery|slideshow|all|full image|more)|view photos?|enlarge(?: image| this image)?|full screen|fullscreen|play|play video|pause|mute|unmute|replay|watch now|caption|change|edition|more|more-in|more in|just in|epaper|e-paper|sections|footer navigation|disclaimer|for customers|top|go to top|back to top|return to top|view comments?|read full (?:story|article)|full story|continue reading|home ?page|url|hello|video|videos|photos?|gallery|slideshow|text size(?: a+)+|font size.{0,20}|a a a|dark mode|accessibility links|site map|more videos?|now playing:?|recommended video:?|trending news|listen|up|down)",
    r"you are here ?:.{0,120}",
    r"(?:tags?|topics?|filed under|this article filed under|article filed under|in this (?:story|article)|related topics|keywords?|categor(?:y|ies)|section|posted in|more on|labels?) ?:.{0,200}",
    rf"{either('tags')} ?:.{{0,200}}",
    *every("buttons"),
    r"(?:reading time|estimated read(?:ing)? time) ?:? ?.{0,20}|\d{1,2}[ -]min(?:ute)?s? read",
    r"this page (?:refreshes|updates|will update) automatically.{0,40}",
    r"this (?:article|story) (?:is )?filed under:?.{0,80}|(?:americas|emea|asia pacific) ?\+?[\d ]+|article (?:tools|content|body)|story highlights|key points|chat with us in facebook messenger.{0,60}|find out what's happening.{0,60}|national news from the associated press",
)
WEATHER = one_of(
    r"(?:[^.]{0,140}\. ){0,3}(?:low|high)s? (?:around |near |of )?-?\d{1,3}[fc]?\b.{0,120}(?:winds?|chance|humidity).{0,120}",
    r"(?:[^.]{0,60}\. ){0,2}(?:low|high) (?:around |near )?-?\d{1,3}[fc]\.{0,2}",
)
WIDGET = one_of(
    r"updated: \w+ \d{1,2}, \d{4} @ \d{1,2}:\d\d ?[ap]m|last update on: \d\d/\d\d/\d{4} @ .{3,12}",
    r"today|tonight|tomorrow|overnight|\(\d{5}\)|last 24 hours:|total:|\d{1,2}:\d\d (?:fajr|dhuhr|asr|maghrib|isha)|-?\d{1,3} ?°[cf]?|currently in .{2,40}",
    r"(?:we|this (?:web)?site|this page) uses? (?:browser )?cookies?\b.{0,300}|by (?:continuing|using|browsing).{0,80}(?:cookies?|cookie policy|privacy policy).{0,200}|(?:accept|allow) (?:all )?(?:cookies)?|cookie (?:settings|policy|preferences)|manage (?:settings|cookies)",
    *every("cookies"),
    r"please enable javascript.{0,200}|javascript (?:is|must).{0,150}|(?:this|your) browser (?:does not|is not|doesn't).{0,150}|(?:the media could not be|this video (?:is|file)).{0,150}",
)
_CODE = (
    "{{",
    "}}",
    "window._",
    "function(",
    "function (",
    "document.get",
    "googletag",
    "_taboola",
    ".push(",
    "<script",
    "<iframe",
    "<div",
    "<img ",
    "</",
)
COMMENTS = one_of(
    r"(?:\d+ ?)?comments? ?:?(?: ?\(?\d+\)?)?\.?(?: ?[-|.] ?.{0,60})?",
    r"(?:no|view|show|read|see|leave a|post a|add a|be the first to|write a|hide|all|load) comments?(?: \(?\d+\)?)?(?: .{0,40})?|comments are (?:closed|turned off|disabled|moderated).{0,80}",
    r"(?:join|start) the (?:conversation|discussion|debate)(?: ?[:(] ?\d+.{0,20})?|(?:log|sign) in to (?:join|comment|leave|post|reply).{0,60}|what do you think\?.{0,80}|have your say.{0,60}|let us know (?:what you think )?in the comments.{0,40}",
    *every("comments"),
)
_CRUMB = re.compile(r"[^>»›/|]{2,30}(?: ?[>»›] ?| [/|] )(?:[^>»›/|]{2,40}(?: ?[>»›] ?| [/|] )){0,4}[^>»›/|]{2,40}")


def ad_slot(page: Page) -> Iterator[Span]:
    """Places where an advertisement stood."""
    return lines_matching(page, AD_SLOT, longest=330)


def button(page: Page) -> Iterator[Span]:
    """Buttons, counters, tags and labels of the page around the story."""
    return lines_matching(page, BUTTON, longest=230)


def widget(page: Page) -> Iterator[Span]:
    """Weather, cookie notices and other things that are no part of any story."""
    yield from lines_matching(page, WEATHER, longest=400)
    yield from lines_matching(page, WIDGET, longest=400)


def template_code(page: Page) -> Iterator[Span]:
    """Lines of scripts, templates and mark-up that the scrape took for text."""
    if holds(page.text, _CODE):
        yield from (shape.line.span for shape in page.once(shapes) if holds(shape.text, _CODE))


def comment_line(page: Page) -> Iterator[Span]:
    """Invitations to comment and counts of comments."""
    return lines_matching(page, COMMENTS, longest=120)


def menu(page: Page) -> Iterator[Span]:
    """Lines made of the names of sections, and breadcrumb trails."""
    for shape in page.once(short_shapes):
        if shape.sentence or len(shape.folded) > 140:
            continue
        tokens = shape.folded.replace("|", " ").replace("/", " ").replace(">", " ").replace("»", " ").split()
        known = sum(token in _MENU for token in tokens)
        if (len(tokens) >= 2 and known == len(tokens)) or (known and _CRUMB.fullmatch(shape.folded) and len(tokens) <= 10):
            yield shape.line.span


_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{3,2000}>?")


def bare_address(page: Page) -> Iterator[Span]:
    """Lines that are nothing but an address."""
    if "http" in page.text or "www." in page.text:
        yield from (shape.line.span for shape in page.once(shapes) if _ADDRESS.fullmatch(shape.text))


_SIGN = re.compile(r"[^\w\s]{1,3}|\d{1,4}")
_DIVIDER = re.compile(r"[-_=*~—–•. ]{1,80}")


def stray_sign(page: Page) -> Iterator[Span]:
    """Lines of a lone sign or number, but no dividers between parts of a story."""
    for shape in page.once(shapes):
        if len(shape.text) <= 4 and _SIGN.fullmatch(shape.text) and not _DIVIDER.fullmatch(shape.text):
            yield shape.line.span
