"""The frame around the story: menus, breadcrumbs, galleries' buttons, tags, advertising slots, widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.rule import holds, lines_matching, one_of
from transforms.page import Page, Span
from transforms.reading.shapes import Shape, shapes, short_shapes
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
    r"(?:article|story) continues (?:below|after).{0,40}|supported by|paid post|from around the web|(?:promoted|sponsored) (?:stories|links|posts|by)(?: .{0,40})?|from our (?:partners|sponsors)",
    r"a message from [^.]{2,60}:?|ads are being blocked by .{0,60}|sponsors?|our (?:sponsors|advertisers)",
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
    r"x\.?|\[(?:video|audio|photos?|images?|embed|tweet|gallery|graphic|infographic|slideshow|chart|map)\b[^\[\]]{0,250}\]\.?",
    r"home ?[»›] ?.{2,200}|(?:powered by|other ads|media_camera|last updated|learn more|read more|watch this|see also|advertise|subscribe now|print edition|digital edition)\W{0,2}|now playing: .{3,160}|\d+/\d+ slides?|(?:interested in|want more on) this topic\?.{0,120}",
    r"(?:facebook|twitter|instagram|youtube|comment|share|search|menu|close|e-?mail|print)(?: \w{2,10})? (?:logo|icon)|tags|tagged|imdb|autoplay|slideshow \(\d+ images?\)|last slidenext slide|(?:prev )?(?:next|prev(?:ious)?) (?:image|slide|story|article|post|photo)(?: \d+ of \d+)?|(?:hide|show|view) (?:captions?|full caption|transcript)|view (?:as slideshow|more photos|comments|original|image on twitter|this post on instagram)",
    r"(?:abstract|full text|correction appended|full text\. correction appended)\.?|toggle more options|<?iframe.{0,300}|report (?:a typo|an error|abuse|inappropriate content)|(?:show|see) (?:more|less|full)(?: show less)?|copy this link|(?:show|hide) this|close (?:share panel|this|window|menu|modal)|more options",
    r"these are external links and will open in a new window|press j to jump to the feed.{0,100}|(?:error )?loading (?:player|video|content|comments)\W{0,4}|we are sorry, ?this video .{0,120}|this video (?:is restricted|is not available|has been removed|cannot be played).{0,80}|video (?:unavailable|player is loading)\W?",
    r"(?:can't see the video|mobile users?|app users?|on mobile|on the app|viewing on mobile)\b.{0,20}(?:\?|:|,) ?(?:click|tap|go|watch).{0,120}|(?:click|tap) here (?:if you (?:can't|cannot|are).{0,80}|to (?:watch|see|view|listen|read|get|sign|subscribe|join|download|follow|donate|order|submit|send|vote|play).{0,90}|for (?:more|the (?:full|latest)|updates|our).{0,80})",
    r"(?:\d+|a) (?:people are talking about this|others? are talking about this)|see [\w .'-]{2,40}'s? other tweets|twitter ads info and privacy|(?:a )?(?:post|photo|video) shared by .{2,120}|sent from my \w{3,20}",
    r"this (?:article|story) (?:is )?filed under:?.{0,80}|(?:americas|emea|asia pacific) ?\+?[\d ]+|article (?:tools|content|body)|story highlights|key points|chat with us in facebook messenger.{0,60}|find out what's happening.{0,60}|national news from the associated press",
)
WEATHER = one_of(
    r"(?:[^.]{0,140}\. ){0,3}(?:low|high)s? (?:around |near |of )?-?\d{1,3}[fc]?\b.{0,120}(?:winds?|chance|humidity).{0,120}",
    r"\d{1,3} ?% chance of (?:precipitation|rain|snow|showers|storms)\b.{0,60}|(?:mostly|partly) (?:cloudy|sunny|clear) (?:in|starting|throughout|until|overnight|tonight|today|this)\b[^\"]{0,80}|summary: .{0,80}\b(?:precipitation|rain|temperatures?|cloudy|sunny)\b.{0,100}",
    r"(?:[^.]{0,60}\. ){0,2}(?:low|high) (?:around |near )?-?\d{1,3}[fc]\.{0,2}",
)
WIDGET = one_of(
    r"updated: \w+ \d{1,2}, \d{4} @ \d{1,2}:\d\d ?[ap]m|last update on: \d\d/\d\d/\d{4} @ .{3,12}",
    r"today|tonight|tomorrow|overnight|\(\d{5}\)|last 24 hours:|total:|\d{1,2}:\d\d (?:fajr|dhuhr|asr|maghrib|isha)|-?\d{1,3} ?°[cf]?|currently in .{2,40}",
    r"(?:we|this (?:web)?site|this page) uses? (?:browser )?cookies?\b.{0,300}|by (?:continuing|using|browsing).{0,80}(?:cookies?|cookie policy|privacy policy).{0,200}|(?:accept|allow) (?:all )?(?:cookies)?|cookie (?:settings|policy|preferences)|manage (?:settings|cookies)",
    *every("cookies"),
    r"our (?:web)?site uses (?:browser )?cookies?\b.{0,300}|(?:we and our partners|like many (?:web)?sites, we) .{0,40}cookies?.{0,300}|this (?:web)?site (?:is using|makes use of) cookies?.{0,300}|accept (?:&|and) (?:close|continue)|(?:i )?(?:accept|agree|understand|consent)|got it!?|read our (?:privacy|cookie) (?:policy|notice).{0,60}|your privacy (?:choices|settings|rights)|do not sell my (?:personal )?info(?:rmation)?",
    r"(?:sunny|clear|cloudy|mostly (?:sunny|clear|cloudy)|partly (?:sunny|cloudy)|rain|showers|snow|fog|overcast|windy|thunderstorms?)(?:[,/ ]+(?:high|low|\d{1,3} ?°?[cf]?\b|-?\d{1,3}°).{0,30})|(?:feels like|humidity|wind|wind speed|dew point|sunrise|sunset|uv index|pressure|visibility):? ?-?\d.{0,25}|(?:weather|forecast|radar|traffic) ?[|/] ?.{2,60}",
    r"please enable javascript.{0,200}|javascript (?:is|must).{0,150}|(?:this|your) browser (?:does not|is not|doesn't).{0,150}|(?:the media could not be|this video (?:is|file)).{0,150}",
)
_CODE = (
    "{*",
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
    "<tweet",
    "<blockquote",
)
# A tag of HTML or of an outlet's own make: it closes, it has an attribute, or it is a common one. Brokers' <ABC.N> are none.
_TAG = re.compile(
    r"</[a-z][a-z0-9-]{0,20} ?>|<[a-z][a-z0-9-]{0,20} [a-z_-]{1,30} ?= ?[^<>]{0,1000}>|<(?:p|br|hr|b|i|em|strong|u|span|div|li|ul|ol|tweet|blockquote|h[1-6])(?: ?/)?>"
)
_FEWEST_WORDS = 3
COMMENTS = one_of(
    r"(?:\d+ ?)?comments? ?:?(?: ?\(?\d+\)?)?\.?(?: ?[-|.] ?.{0,60})?",
    r"(?:no|view|show|read|see|leave a|post a|add a|be the first to|write a|hide|all|load) comments?(?: \(?\d+\)?)?(?: .{0,40})?|comments are (?:closed|turned off|disabled|moderated).{0,80}",
    r"(?:leave|post|write|add)(?: a| your)? (?:reply|comment|response)(?: .{0,40})?|your email address will not be published.{0,80}|(?:sort by|newest|oldest)(?: (?:newest|oldest|best|first|most \w+))*|(?:this|the) conversation is moderated.{0,120}|(?:please )?(?:read|review|see) our (?:community|commenting|comment) (?:guidelines|policy|rules|standards).{0,60}|reader comments?.{0,20}|\d+ ?(?:comments?|replies|likes?|views?|reads?|shares?)(?: \| ?.{0,30})?",
    r"(?:please )?share and comment.{0,40}|(?:tell us|let us know|share) (?:what you think|your (?:thoughts|views|opinion)).{0,80}|do you (?:like|enjoy) the content of this article\?|like dislike \d+ .{0,60}",
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
        yield from (shape.line.span for shape in page.once(shapes) if holds(shape.text, _CODE) and not _words_in_tags(shape))


def template_tag(page: Page) -> Iterator[Span]:
    """Tags around words that the reader sees."""
    if "<" in page.text and _TAG.search(page.text):
        for shape in page.once(shapes):
            if _words_in_tags(shape):
                start = shape.line.start
                yield from (Span(start + tag.start(), start + tag.end()) for tag in _TAG.finditer(shape.line.text))


def _words_in_tags(shape: Shape) -> bool:
    """Whether a line with tags has words besides them, and no code."""
    if "<" not in shape.text:
        return False
    rest = _TAG.sub(" ", shape.text)
    return rest != shape.text and len(rest.split()) >= _FEWEST_WORDS and not holds(rest, _CODE)


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


_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{3,2000}>?|[A-Za-z][\w-]{1,40}\.(?:com|org|net|co\.uk|news|info)", re.I)


def bare_address(page: Page) -> Iterator[Span]:
    """Lines that are nothing but an address."""
    yield from (shape.line.span for shape in page.once(shapes) if "." in shape.text and " " not in shape.text and _ADDRESS.fullmatch(shape.text))


_SIGN = re.compile(r"[^\w\s]{1,3}|\d{1,4}")
_DIVIDER = re.compile(r"[-_=*~—–•. ]{1,80}")


def stray_sign(page: Page) -> Iterator[Span]:
    """Lines of a lone sign or number, but no dividers between parts of a story."""
    for shape in page.once(shapes):
        if len(shape.text) <= 4 and _SIGN.fullmatch(shape.text) and not _DIVIDER.fullmatch(shape.text):
            yield shape.line.span
