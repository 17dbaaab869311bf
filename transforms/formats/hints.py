"""The names under which parsers say what a container tells of a record.

A parser uses these where they fit, and the container's own name for anything else. Values are text
as printed; several values are divided by "; ". Dates keep what the container gives of time and zone.
"""

from __future__ import annotations

from typing import Final

TITLE: Final = "title"
SUBTITLE: Final = "subtitle"
SUMMARY: Final = "summary"  # an abstract or teaser that is no part of the text
SUMMARY_ONLY: Final = "summary_only"  # "true" if the text is only that, and the article is elsewhere
BODY_ONLY: Final = "body_only"  # "true" if title, byline and date stand apart in the container: the text is body from end to end
AUTHORS: Final = "authors"  # names of people
BYLINE: Final = "byline"  # as printed: "By Jane Roe, Science Correspondent"
DATELINE: Final = "dateline"  # as printed, or the place alone: "HELSINKI, June 3"
PUBLISHED: Final = "published"
UPDATED: Final = "updated"
EMBARGO: Final = "embargo"
PUBLISHER: Final = "publisher"
AGENCY: Final = "agency"  # who supplied the text, when the container says so
CREDIT: Final = "credit"  # credit line of the text
COPYRIGHT: Final = "copyright"
RIGHTS: Final = "rights"
SECTION: Final = "section"
LANGUAGE: Final = "language"
URL: Final = "url"
SLUG: Final = "slug"
KEYWORDS: Final = "keywords"
SUBJECTS: Final = "subjects"
PLACES: Final = "places"
PEOPLE: Final = "people"
ORGANISATIONS: Final = "organisations"
URGENCY: Final = "urgency"
GENRE: Final = "genre"
EDITORS_NOTE: Final = "editors_note"
GUID: Final = "guid"  # the source's own id, which record_id holds too
VERSION: Final = "version"
STATUS: Final = "status"  # usable, withheld, canceled, killed …
SIGNAL: Final = "signal"  # correction, update, kill, advisory …
SUPERSEDES: Final = "supersedes"  # ids of what it takes the place of
WORDS: Final = "words"  # as the container counts them
