"""What an outlet asks of its readers: subscribe, log in, donate, take the newsletter or the app."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.languages import either, every
from transforms.boilerplate.phrases import Place, sighted
from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span

# A prompt speaks to the reader: it opens like this ...
_OPENINGS = one_of(
    r"\(?(?:(?:please|click|tap|call|visit|why not|want|do you|don't|never|have you|if you|like what|love|enjoying|are you|already|not|thank you for|thanks for|to|for|with)\b.{0,40}?\b)?"
    r"(?:subscribe|subscribers|subscription|sign (?:up|in)|log ?in|register|join|get|receive|support|donate|unlock|become|follow|download|turn on|enable|tap here|try|start|stay"
    r"|miss|missing|miss out|keep reading|continue reading|read(?:ing)? the full|help us|our journalism|your (?:current )?subscription|you have|we have|unlimited|choose|digital|save|enter|buy"
    r"|newsletter|e-?paper|reading|account|app|re-enter|confirm|free|got|share your|send us|tell us|have a|know something|what you read|story\?"
    rf"|{either('prompt_openings')})\b",
    place=Place.OPENING,
)
# ... and is about one of these.
_TOPICS = re.compile(
    r"newsletter|\binbox|subscri(?:be (?:to|now|today|here|for|from)|bers?\b|ption|bing)|to subscribe|sign up|signup|\bapp\b|\bapps\b|notification|breaking news alerts|your account|membership|member\b|donat|digital access|free articles?"
    r"|log ?in\b|sign in\b|delivery area|zip code|unlimited|on (?:facebook|twitter|instagram|social media|telegram|whatsapp|youtube|google news)|follow (?:us|@|\w+ online)|our journalism|mailing list|e-?mail address"
    r"|breaking news|unlock|briefing|delivered|great news story|miss a (?:story|thing|goal|beat|match|game)|choose the plan|save now|stories like this|for \W?\d[\d.]* ?(?:a|per) |\$\d+\.\d\d|trial"
    r"|telegram|facebook|pictures@|\w@[\w.-]+\.\w\w"
    rf"|{either('prompt_topics')}"
)
_SPEECH = re.compile(rf"\b(?:said|says|told|according to|added|explained|announced|{either('speech')})\b")
_LONGEST = 260
# A longer line must speak to the reader in so many words.
_TERSE = 90
_READER = re.compile(rf"\b(?:you|your|yours|us|our|here|now|today|{either('reader')})\b")

SAYINGS = one_of(
    r"(?:sign up|subscribe|subscribe now|subscribe today|join now|register|log ?in|login|sign in|sign out|log out|save now|submit|donate|donate now|sign me up|get started|buy now|learn more|continue)[!.]?",
    r"never miss a (?:great )?(?:news )?story!?|choose the plan that's right for you\.?|digital access or digital and print delivery\.?",
    r"thank you for reading[!.]?(?: we hope that you .{0,80})?",
    r"to read the full story|(?:this|the full) (?:article|story|content) is (?:for|available|reserved).{0,60}subscribers.{0,40}",
    r"(?:please )?(?:log in|sign up|purchase|click).{0,120}(?:to continue reading|subscription|subscriber|already a member)\.?.{0,120}",
    r"(?:we have used|please use|a subscription is required|your current subscription|please confirm you are|re-enter zip|please enter).{0,220}",
    r"(?:don't have|already have|create) an? account\b.{0,60}|my account|activate your account|zip code|e-?mail(?: address)?|enter your e-?mail.{0,30}|your e-?mail(?: address)?|required|loading[^\w]{0,4}(?:hellp?;)?",
    r"you can unsubscribe at any time\.?|we (?:respect|value) your privacy\.?|no spam.{0,60}|by signing up.{0,160}|by (?:subscribing|registering|clicking).{0,160}",
    r"(?:unlimited digital access|get full access to|special offer|limited time offer)\b.{0,120}",
    r"our journalism takes a lot of time.{0,200}|help us deliver journalism.{0,100}|if you (?:read and )?(?:like|enjoy|value).{0,60}(?:consider|please|subscrib|support|donat).{0,100}",
    r"tap here to turn on .{0,100}|turn on (?:desktop )?notifications.{0,80}|update newsletter preferences|newsletter preferences",
    r"get (?:the latest|breaking|today's|our|more|news|top|daily|all the|the best|the day's)\b.{0,120}(?:inbox|newsletter|e-?mail|alerts|delivered|app|daily).{0,100}",
    r"get [^.]{3,80}(?:newsletter|weekly note|briefing|inbox|delivered)\b.{0,120}",
    r"(?:subscribe|sign up)(?: to| for)? (?:our|the|my|breaking|daily)\b.{0,80}",
    r"newsletter ?[:|-].{0,140}",
    r"(?:got|have) an? (?:picture|photo|story|tip|video|question|news tip)\b.{0,20}\?.{0,120}",
    r"(?:follow|find|like|join) us (?:on|at)\b.{0,80}|follow @?[\w .]{2,30} on (?:facebook|twitter|instagram|telegram|social media).{0,40}",
    r"(?:you've|you have) (?:read|viewed|reached|used|hit) .{0,40}(?:free )?(?:articles?|limit|stories).{0,120}|\d+ free articles? .{0,60}|for (?:the|your) first (?:week|month|year)\.?|try (?:a|our) subscription .{0,60}|(?:we're glad|thanks|thank you) (?:you're|for) (?:enjoying|reading|visiting|supporting) .{0,120}",
    r"\"?(?:follow|find|like|on twitter,? follow) .{2,140} on (?:twitter|facebook|instagram|social media|youtube)(?:,? (?:at|and|or) .{2,80}|:? ?@\w+.{0,40}|\W{0,3})|on (?:twitter|facebook),? follow .{3,160}|follow (?:him|her|them|me|us|@\w+).{0,100}|follow @\w+(?: .{0,60})?",
    r"(?:do you|are you|did you|if you) .{2,60}\? (?:please )?(?:like|share|follow|join|sign|subscribe)\b.{0,80}|(?:please )?like (?:the|our|this) (?:facebook )?page.{0,20}|(?:like|share) (?:us|this) (?:on|if) .{2,60}",
    r"(?:[^.?!]{2,60}[?!] ){0,4}(?:please )?(?:e-?mail|write to|contact|message|text|tweet) (?:me|us|the author|our \w+)\b(?:,? (?:at|to|on|and|here))?.{0,140}|send (?:your |us |any |news )?(?:tips|quips|letters|questions|feedback|comments|story ideas|photos|corrections|suggestions)\b.{0,160}",
    r"[^.\"]{0,120}\b(?:delivered|directly|straight|sent|right) (?:in)?to your (?:inbox|mailbox|e-?mail)\b.{0,60}",
    r"(?:i|we) invite you to (?:follow|join|like|subscribe)\b.{0,160}",
    r"(?:listen to|subscribe to|download|catch) .{2,120}\b(?:podcast|itunes|soundcloud|stitcher|apple podcasts|spotify)\b.{0,250}",
    r"for (?:all )?(?:the )?(?:latest|more|breaking|live|other) .{2,70}(?:news|updates|stories|coverage|headlines|information)\b.{0,30}\b(?:follow|download|visit|click|log on|subscribe|like|go to|check out|tune)\b.{0,140}|(?:stay|keep) (?:tuned|updated|informed|connected|up to date|up-to-date)(?: (?:to|with|on|for|by) .{0,100})\.?|(?:get|read|catch) (?:all|live|latest) .{2,80} (?:updates|news|coverage)\b.{0,60}(?:here|app|only on|on) ?.{0,40}",
    r"(?:read or share|share) this story:? ?(?:https?://.{3,200})|(?:support|help support|fund) (?:local|independent|quality|our|the|this) (?:journalism|news|reporting|work|paper|newsroom)\b.{0,140}|(?:make|give) a (?:donation|contribution|gift) .{0,100}|(?:become|be) a (?:member|subscriber|supporter|patron)\b.{0,80}|(?:only|just) (?:\W?\d+(?:\.\d\d)?|99¢?) (?:a|per|for) .{2,50}",
    r"(?:only )?\$?\d+(?:\.\d\d)? (?:for|a) (?:your |the )?(?:first )?(?:week|month|year).{0,40}",
    *every("prompt_sayings"),
)


_UNSUBSCRIBE = one_of(r".{0,200}\byou (?:can|may) unsubscribe(?: at any time)?\b.{0,40}")


def prompt(page: Page) -> Iterator[Span]:
    """Lines that address the reader in the imperative about subscriptions, newsletters, accounts or apps."""
    for shape in sighted(page, _OPENINGS):
        folded = shape.folded
        if len(folded) > _LONGEST or shape.words < 3 or folded[0] in "\"'":
            continue
        if len(folded) > _TERSE and not _READER.search(folded):
            continue
        if _OPENINGS.match(folded) and _TOPICS.search(folded) and not _SPEECH.search(folded):
            yield shape.line.span


def prompt_saying(page: Page) -> Iterator[Span]:
    """Set phrases of subscription boxes, log-in forms and pay walls."""
    yield from lines_matching(page, SAYINGS, longest=320)
    yield from lines_matching(page, _UNSUBSCRIBE, longest=320)
