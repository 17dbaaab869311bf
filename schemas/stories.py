"""Tables about what articles tell: their terms, how alike they are, and the stories that they make together."""

import pyarrow as pa

from schemas.columns import DOCUMENT_ID, PART, RUN_ID, SHARD, TEXTS, TIME
from schemas.table import Audit, Column, Table
from schemas.vocabulary import StoryChange, StoryRole, values

STORY_ID = Column(
    "story_id",
    pa.string(),
    "The story: `s` and the id of its earliest article, the least of the earliest; of an undated story, of the article with the least id.",
)
BUCKET = Column("shard", pa.string(), "What is replaced together: the rows of a month; of what has no date, those of ids that begin alike.")

TERMS = Table(
    name="terms",
    about="One row per article: what it is about, as its most telling words, and what else stories are drawn from without reading it again.",
    columns=(
        DOCUMENT_ID,
        Column("day", pa.date32(), "Day of publication; null if the source gave no day.", nullable=True),
        Column("told_at", TIME, "Time of publication.", nullable=True),
        Column("outlet", pa.string(), "Its domain; else its publisher, else the outlet by which profiles are kept."),
        Column("headline", pa.string(), "Its headline, else the beginning of its body."),
        Column("titled", pa.bool_(), "Whether that is its headline."),
        Column("terms", TEXTS, "Its words, folded and in the singular, the most telling first."),
        Column("weights", pa.list_(pa.int32()), "What each of them weighs, in parts of 10,000: their squares add up to 1."),
        Column("keys", pa.list_(pa.uint64()), "Hashes of the first terms, of common ones in pairs: articles that share none are not compared."),
        Column("month", pa.string(), "Month of the day as YYYY-MM, or `undated`: the partition."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id",),
    partition="month",
    audits=(
        Audit(
            "terms_have_weights",
            "terms",
            "Every term has its weight.",
            "SELECT document_id FROM terms WHERE {scope} AND len(terms) <> len(weights)",
            "len(terms) <> len(weights)",
        ),
    ),
)

LIKENESSES = Table(
    name="likenesses",
    about="One row per pair of articles that tell of much the same; of copies, the origin stands for all.",
    columns=(
        Column("a", pa.string(), "The one article: of the pair, the id that sorts first."),
        Column("b", pa.string(), "The other."),
        Column("likeness", pa.int32(), "How alike their terms are, less for each day between them.", unit="millionths", low=1, high=1_001_000),
        BUCKET,
        RUN_ID,
    ),
    key=("a", "b"),
    audits=(
        Audit(
            "likenesses_have_articles",
            "likenesses",
            "Both are there, the lesser id first.",
            "SELECT a, b FROM likenesses WHERE {scope} AND (a >= b OR a NOT IN (SELECT document_id FROM articles)"
            " OR b NOT IN (SELECT document_id FROM articles))",
        ),
    ),
)

STORIES = Table(
    name="stories",
    about="One row per story: an event that two articles or more tell of. An article alone has none.",
    columns=(
        STORY_ID,
        Column("headline", pa.string(), "Headline of the article that is most like the others; the beginning of its body if none has one."),
        Column("headline_from", pa.string(), "The article whose headline it is."),
        Column(
            "first_published", pa.date32(), "Day of the earliest article, its own or that of a copy; null if none is known to the day.", nullable=True
        ),
        Column("last_published", pa.date32(), "Day of the latest article.", nullable=True),
        Column("articles", pa.int32(), "Articles that tell it.", unit="articles", low=2),
        Column("texts", pa.int32(), "Texts among them: copies and takes of one text count once.", unit="texts", low=1),
        Column("outlets", pa.int32(), "Outlets that tell it.", unit="outlets", low=1),
        Column("terms", TEXTS, "What it is about: the words that weigh most in its texts, at most eight."),
        BUCKET,
        RUN_ID,
    ),
    key=("story_id",),
    audits=(
        Audit(
            "stories_have_articles",
            "stories",
            "A story has as many articles as it says.",
            "SELECT story_id, articles FROM stories s WHERE {scope} AND articles <> (SELECT count(*) FROM story_articles t WHERE t.story_id = s.story_id)",
        ),
        Audit(
            "story_span_is_in_order",
            "stories",
            "A story begins before it ends.",
            "SELECT story_id FROM stories WHERE {scope} AND first_published > last_published",
            "first_published > last_published",
        ),
    ),
)

STORY_ARTICLES = Table(
    name="story_articles",
    about="One row per article of a story; an article tells one at most.",
    columns=(
        STORY_ID,
        DOCUMENT_ID,
        Column(
            "role", pa.string(), "origin: others run its text; copy, take: it runs another's; own: its text is its own.", allowed=values(StoryRole)
        ),
        Column("likeness", pa.int32(), "Mean likeness of its text to the story's other texts; 0 if there are none.", unit="millionths", low=0),
        Column("published_on", pa.date32(), "Its day, its own or that of a copy; null if none is known to the day.", nullable=True),
        BUCKET,
        RUN_ID,
    ),
    key=("document_id",),
    key_spans_shards=True,
    audits=(
        Audit(
            "story_articles_are_there",
            "story_articles",
            "Every row is about an article and a story that are there.",
            "SELECT story_id, document_id FROM story_articles t WHERE {scope} AND (document_id NOT IN (SELECT document_id FROM articles)"
            " OR story_id NOT IN (SELECT story_id FROM stories))",
        ),
    ),
)

STORY_CHANGES = Table(
    name="story_changes",
    about="One row per story that another took articles from or over, by run: what became of ids that were.",
    columns=(
        Column("from_story", pa.string(), "The story as it was called before the run."),
        Column("to_story", pa.string(), "A story that has articles of it now; null if none has.", nullable=True),
        Column(
            "kind",
            pa.string(),
            "merged: it went into one with others; split: it went into several; renamed: an earlier article came; ended: one article or none is left.",
            allowed=values(StoryChange),
        ),
        Column("articles", pa.int32(), "How many articles went that way.", unit="articles", low=0),
        Column("shard", pa.string(), "The run: what was, stays."),
        RUN_ID,
    ),
    key=("run_id", "from_story", "to_story"),
)

# What relate feeds once it knows the copies.
TOLD: tuple[Table, ...] = (LIKENESSES, STORIES, STORY_ARTICLES, STORY_CHANGES)
