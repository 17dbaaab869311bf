"""The closed lists: values that columns may take, as enumerations so that code cannot misspell them."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a record or document became nothing."""

    EMPTY = "empty"
    BINARY = "binary"
    UNREADABLE = "unreadable"
    UNDECODABLE = "undecodable"
    UNSUPPORTED = "unsupported"
    BROKEN_RECORD = "broken_record"
    MISSING_TEXT = "missing_text"
    TOO_LARGE = "too_large"
    BEYOND_LIMIT = "beyond_limit"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    MISSING_RECORD = "missing_record"
    NO_STORY = "no_story"
    NO_BODY = "no_body"
    HUB = "hub"
    FAILED = "failed"


class Sign(StrEnum):
    """What a format was recognised by."""

    CONTENT = "content"
    NAME = "name"
    DEFAULT = "default"


class Stage(StrEnum):
    """The stage at which a record was rejected."""

    INGEST = "ingest"
    REFINE = "refine"


class Kind(StrEnum):
    """What an edit took away or changed."""

    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    PROMO = "promo"
    SHARE = "share"
    NAV = "nav"
    AD = "ad"
    FOOTER = "footer"
    BYLINE = "byline"
    TITLE = "title"
    DATE = "date"
    SOURCE = "source"
    COMMENT = "comment"
    BIO = "bio"
    CORRECTION = "correction"
    JOIN = "join"
    REPAIR = "repair"
    SPACE = "space"
    MARKUP = "markup"
    OTHER = "other"


class LinkKind(StrEnum):
    """What a link is for."""

    RELATED = "related"
    INLINE = "inline"
    SOURCE = "source"
    SHARE = "share"
    IMAGE = "image"
    OTHER = "other"


class QuoteKind(StrEnum):
    """What stands between quotation marks."""

    FULL = "full"
    PARTIAL = "partial"
    FRAGMENT = "fragment"
    TITLE = "title"
    NESTED = "nested"


class MentionKind(StrEnum):
    """What a name in the text is of."""

    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"


class Precision(StrEnum):
    """The smallest unit of time that a source gave."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PageType(StrEnum):
    """What sort of page a document is."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    OPINION = "opinion"
    GALLERY = "gallery"
    VIDEO = "video"
    HUB = "hub"
    OTHER = "other"


class Field(StrEnum):
    """The fields of an article that have evidence."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHORS = "authors"
    CONTRIBUTORS = "contributors"
    PUBLISHER = "publisher"
    DOMAIN = "domain"
    URL = "url"
    SECTION = "section"
    AGENCY = "agency"
    DATELINE_PLACE = "dateline_place"
    PUBLISHED = "published"
    UPDATED = "updated"
    PAGE_TYPE = "page_type"
    LANGUAGE = "language"
    RIGHTS = "rights"
    LICENCE = "licence"
    TDM = "tdm_reserved"


class KnownBy(StrEnum):
    """What an outlet is known by."""

    DOMAIN = "domain"
    PUBLISHER = "publisher"
    FOLDER = "folder"


class LinePlace(StrEnum):
    """Where a line stands, seen from the prose that only its story has."""

    ABOVE = "above"
    WITHIN = "within"
    BELOW = "below"


class RunState(StrEnum):
    """How a run ended."""

    PUBLISHED = "published"
    REFUSED = "refused"


def values(vocabulary: type[StrEnum]) -> tuple[str, ...]:
    """The members of a closed list, in order of declaration."""
    return tuple(member.value for member in vocabulary)


class ReuseKind(StrEnum):
    """What sort of reuse links two articles."""

    EXACT = "exact"
    COPY = "copy"
    TAKE = "take"
    EXCERPT = "excerpt"


class CopyRole(StrEnum):
    """What an article is among the copies of one story; a version is of the origin's own outlet."""

    ORIGIN = "origin"
    COPY = "copy"
    TAKE = "take"
    VERSION = "version"


class EarlierBy(StrEnum):
    """What tells which article of a pair came first."""

    DATE = "date"
    VERSION = "version"
    AGENCY = "agency"


class OriginReason(StrEnum):
    """What decides which of several copies is the original."""

    AGENCY = "agency"
    EARLIEST = "earliest"
    LONGEST = "longest"
    LEAST_ID = "least_id"


class QuoteDifference(StrEnum):
    """How a quotation differs from the fullest of its variants, the origin."""

    ORIGIN = "origin"
    SAME = "same"
    PUNCTUATION = "punctuation"
    BRACKETS = "brackets"
    SHORTENED = "shortened"
    REWORDED = "reworded"


class StoryRole(StrEnum):
    """What an article is in a story: the roles of copies, or one that runs nobody's text."""

    ORIGIN = "origin"
    COPY = "copy"
    TAKE = "take"
    VERSION = "version"
    OWN = "own"


class StoryChange(StrEnum):
    """What became of a story's name."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    ENDED = "ended"
