"""What a site says to its visitors: forms and their answers, accounts, page errors, house rules of the comments."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.boilerplate.rule import lines_matching, one_of
from transforms.page import Page, Span

_DONE = r"(?:sent|submitted|saved|received|recorded|copied|subscribed|registered|posted|deleted|reported|updated)"
FORM = one_of(
    r"(?:username|password|user name|first name|last name|full name|date of birth|phone number|mailing address|postal code|confirm password|remember me|keep me (?:logged|signed) in|reset (?:your )?password|forgot (?:your )?password\??|lost your password\??|show password|required fields?|optional)\W{0,3}",
    r"(?:your|the) (?:\w+ ){1,2}(?:has|have|was|were) been "
    + _DONE
    + r"(?: successfully)?\b.{0,80}|your (?:\w+ ){1,2}was "
    + _DONE
    + r" successfully\W?",
    r"thank you for (?:signing (?:in|up)|subscribing|registering|reporting|submitting|your (?:submission|feedback|comment|purchase|donation|interest))\b.{0,200}|(?:thanks|thank you) for (?:being a (?:subscriber|member)|visiting)\b.{0,120}",
    r"(?:could not|unable to|failed to) (?:subscribe|log in|sign in|register|submit|load)\b.{0,120}|there was (?:a problem|an error) (?:\w+ ){1,3}(?:this|your|the)\b.{0,80}|please (?:enter|provide|choose|select) (?:a|an|your) (?:valid |correct |new )?(?:e-?mail|password|username|user name|name|date|zip|country|state)\b.{0,160}",
    r"(?:already|not) (?:signed up|registered|a member|a subscriber|logged in|the correct account)\b.{0,120}|you are (?:currently )?(?:logged|signed) in(?: as)?\b.{0,60}|you are the owner of this (?:article|page|post)\W?|(?:edit|add new|delete|flag) (?:article|post|comment|this)",
    r"are you (?:over|at least|under) (?:the age of )?(?:\d\d|eighteen|twenty-one)\b.{0,80}\?|we (?:hate|never send|don't send) spam\b.{0,160}|(?:we|you) (?:only )?(?:do not|don't|will never|never) (?:sell|share) (?:or \w+ )?your\b.{0,120}",
    r"what (?:term )?do you want to (?:search(?: for)?|find)\W?|(?:search|find) (?:with google|our (?:web)?site|our archives?|this site|the site|the archives?)\W?|search results for .{1,60}|no results found\b.{0,60}",
    r"success! .{5,160}|error! there was .{5,160}|article is (?:invalid|no longer)\b.{0,80}",
    r"the code has been copied to your clipboard\W?|(?:opens )?in (?:a )?new (?:tab|window)\W?|(?:select|choose|change) (?:your )?(?:language|country|edition|region|location)\W?|your weather is set to\b.{0,140}|weather alerts?\W?",
)
ACCESS = one_of(
    r"(?:we have noticed|we noticed|we've noticed|it (?:looks like|seems|appears)) (?:that )?you(?:'re| are| have)\b.{0,200}(?:ad ?block|cookies|javascript|browser|incognito|private).{0,200}",
    r"(?:to (?:view|read|continue|access|see)|please|you can) .{0,80}(?:disable|turn off|whitelist|pause) (?:your )?ad ?block.{0,200}|(?:we only allow|only) (?:registered|logged[- ]in) (?:users|readers|members|subscribers)\b.{0,160}",
    r"you've reached (?:a|an|the|your)\b.{0,40}(?:subscriber|article|limit|e-?edition|premium|member).{0,200}|sorry, your subscription\b.{0,120}|welcome! we hope that you enjoy\b.{0,80}|we hope (?:that )?you (?:enjoyed|enjoy|are enjoying) (?:your|our|the|this)\b.{0,100}",
    r"(?:this|the) (?:article|story|content|page|video|feature) is (?:only |exclusively )?(?:available|reserved|open|free|accessible) (?:only |exclusively )?(?:to|for) .{0,40}(?:subscribers|members|users|readers)\b.{0,120}|(?:full issue|full|unlimited|digital|premium) access\W?|want to read more\?.{0,80}|(?:see|view) (?:our )?(?:subscription|membership) (?:options|plans|offers)\W?",
    r"(?:please )?update your (?:billing|payment|account|profile|password)\b.{0,120}|for (?:account information|customer service|all advertising inquiries|general business inquiries|subscription|delivery|help with your)\b.{0,160}",
)
ERROR = one_of(
    r"(?:oops|sorry|error|uh oh|whoops)\W{1,3}.{0,20}(?:page|link|url|server|something|nothing|went wrong|click|content|blog)\b.{0,160}|(?:the|this) (?:requested )?(?:page|url|document|link)\b.{0,300}(?:could not|can't|cannot|was not|not) be found\b.{0,60}|the requested url .{0,400}|the document has moved\b.{0,80}",
    r"apache/\d.{0,120}|nginx/\d.{0,40}|reference #[\w.]{6,80}|(?:access denied|forbidden|not found|bad gateway|service unavailable|internal server error)\W?|you (?:may|do) not have (?:sufficient|the) (?:privileges|permission|access)\b.{0,100}|we are (?:going through|performing|undergoing) (?:a )?(?:scheduled )?maintenance\b.{0,60}",
    r"(?:otherwise, )?please (?:return|go back|reload|refresh|try (?:again|reloading))\b.{0,120}|click (?:here|\"return\") to (?:return|go back)\b.{0,80}|it looks like nothing was found\b.{0,100}",
)
HOUSE_RULES = one_of(
    r"(?:keep it clean|don't threaten|be truthful|be nice|be proactive|share with us|be civil|be kind|stay on topic|no personal attacks|be respectful)\W?(?: (?:please |don't |no |use |we'd |avoid |threats ).{5,250})?|please turn off your caps lock\W?",
    r"please (?:read|follow|see|review) (?:the|our) .{0,30}(?:rules|guidelines|policy|terms)\b.{0,80}|(?:watch|stop watching|follow|report|flag) this (?:discussion|comment|post|thread)\b.{0,60}|submit (?:a )?comment|username or e-?mail",
    r"(?:you can )?use the same login that you use\b.{0,200}|if you're having trouble logging in\b.{0,120}|comment and share\W?|(?:\d+ )?points? · \d+ (?:hours?|days?|months?|years?) ago|share this guest book\b.{0,60}|return to the obituary|send flowers",
)


def site_message(page: Page) -> Iterator[Span]:
    """Fields of forms and what a site answers to them."""
    return lines_matching(page, FORM, longest=300)


def access_message(page: Page) -> Iterator[Span]:
    """What a pay wall or the guard against ad blockers tells the visitor."""
    return lines_matching(page, ACCESS, longest=420)


def error_message(page: Page) -> Iterator[Span]:
    """What a server says in place of a page."""
    return lines_matching(page, ERROR, longest=420)


def house_rules(page: Page) -> Iterator[Span]:
    """How readers may comment."""
    return lines_matching(page, HOUSE_RULES, longest=300)
