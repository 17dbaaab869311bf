"""What a language other than English must say, so that the rules know its furniture."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

Several = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The phrases of one language, family by family; a family that is left out is empty.

    Unless it says "words", a family holds regular expressions in RE2's syntax, each over folded text: lower case, straight quotation marks,
    hyphens for dashes, no ornaments at the ends. ``code`` is the language's ISO 639-1 code.
    """

    code: str

    # Other stories: labels before a headline, headings over lists of them, labels of videos and comments, words that lead to a subject.
    related_labels: Several = ()
    related_headings: Several = ()
    teasers: Several = ()
    about: Several = ()

    # Share bars: words that are buttons even alone, words that are so beside others only, words between them; whole lines.
    share_words: Several = ()
    share_beside: Several = ()
    share_fillers: Several = ()
    share_sayings: Several = ()

    # Prompts: how one begins and what it is about (both must hold), words that address a reader; whole lines.
    prompt_openings: Several = ()
    prompt_topics: Several = ()
    reader: Several = ()
    prompt_sayings: Several = ()

    # The frame, each a whole line but for tags, which are labels before a colon, and menu, which are words.
    ads: Several = ()
    buttons: Several = ()
    tags: Several = ()
    menu: Several = ()
    cookies: Several = ()
    comments: Several = ()

    # Under the story: claims of rights with words that give one away; whole lines; labels of corrections with words that one must hold;
    # what follows a person's name.
    rights: Several = ()
    reproduction: Several = ()
    rights_signs: Several = ()
    contributors: Several = ()
    origins: Several = ()
    corrections: Several = ()
    correction_signs: Several = ()
    bios: Several = ()

    # Pictures: plain words for one, what stock pictures are called, labels right before the name of who made one, how captions open,
    # "by" between such a word and such a name, "of" in "3 of 12".
    pictures: Several = ()
    stock_pictures: Several = ()
    makers: Several = ()
    captions: Several = ()
    taken_by: Several = ()
    out_of: Several = ()

    # Plain words of date lines; "by" as it opens bylines, where it must stand before a name and no more, and labels that need a colon.
    published: Several = ()
    updated: Several = ()
    relative: Several = ()
    beside_dates: Several = ()
    bylines: Several = ()
    bylines_of_names: Several = ()
    byline_labels: Several = ()
    desks: Several = ()
    roles: Several = ()
    joints: Several = ()

    # Labels of an address under the story, and verbs of speech, which show that a line belongs to the story.
    sources: Several = ()
    speech: Several = ()


def each(words: str) -> Several:
    """The words of a text, in order."""
    return tuple(words.split())


# Families that only help others: by themselves they cut nothing.
HELPERS = (
    "about",
    "share_beside",
    "share_fillers",
    "prompt_topics",
    "reader",
    "rights_signs",
    "correction_signs",
    "taken_by",
    "out_of",
    "relative",
    "beside_dates",
    "roles",
    "joints",
    "speech",
)


def filled(language: Language) -> dict[str, Several]:
    """The families that a language fills and that cut lines by themselves."""
    found: dict[str, Any] = {field.name: getattr(language, field.name) for field in fields(language)}
    return {name: value for name, value in found.items() if value and name not in ("code", *HELPERS)}
