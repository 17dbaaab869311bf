"""Tables about articles among each other: what they share, who copied whom, what one tells of another."""

import pyarrow as pa

from schemas.columns import DOCUMENT_ID, END, PART, RUN_ID, SHARD, START, TEXTS
from schemas.table import Audit, Column, Table
from schemas.vocabulary import CopyRole, EarlierBy, Field, OriginReason, Precision, QuoteDifference, ReuseKind, values

A = Column("a", pa.string(), "The one document: of the pair, the id that sorts first.")
B = Column("b", pa.string(), "The other document.")
MONTH = Column("month", pa.string(), "Month of the pair's first date as YYYY-MM, or `undated` if neither has one: the partition.")
BUCKET = Column("shard", pa.string(), "What is replaced together: the rows of a month, as mYYYYMM or mundated.")


def _place(name: str, about: str) -> Column:
    return Column(name, pa.int32(), about, unit="characters", low=0)


def _share(name: str, about: str) -> Column:
    return Column(name, pa.float32(), about, low=0, high=1)


def _have_articles(table: str, *columns: str) -> Audit:
    missing = " OR ".join(f"{column} NOT IN (SELECT document_id FROM articles)" for column in columns)
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {{scope}} AND ({missing})"
    return Audit(f"{table}_have_articles", table, "Every row is about articles that are there.", sql)


SKETCHES = Table(
    name="sketches",
    about="One row per article: a sample of the shingles of its body, by which copies are found without reading it again.",
    columns=(
        DOCUMENT_ID,
        Column("sketch", pa.list_(pa.uint64()), "Hashes of a quarter of its shingles of five words, sorted."),
        Column("size", pa.int32(), "How many they are.", unit="hashes", low=0),
        Column("weekdays", TEXTS, "Weekdays that the beginning of the body names, in English and in order of the week."),
        Column("month", pa.string(), "Month of the article's publication as YYYY-MM, or `undated`: the partition."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id",),
    partition="month",
)

REUSE = Table(
    name="reuse",
    about="One row per pair of articles that share text: the same prose, not the same quotations only.",
    columns=(
        A,
        B,
        Column(
            "kind",
            pa.string(),
            "exact: word for word; copy: the same prose, cut; take: another version; excerpt: one piece.",
            allowed=values(ReuseKind),
        ),
        _share("containment_a", "Share of a's words that stand in b."),
        _share("containment_b", "Share of b's words that stand in a."),
        Column("shared_words", pa.int32(), "Words that stand in both, in the same order.", unit="words", low=0),
        Column("shared_prose", pa.int32(), "Shared words outside of quotation marks.", unit="words", low=0),
        Column("earlier", pa.string(), "Which of the two came first; null if nothing tells.", nullable=True),
        Column(
            "earlier_by", pa.string(), "What tells it: dates, else version signals, else who is the agency.", nullable=True, allowed=values(EarlierBy)
        ),
        Column("same_outlet", pa.bool_(), "Whether both come from one outlet: then they are versions rather than copies."),
        MONTH,
        BUCKET,
        RUN_ID,
    ),
    key=("a", "b"),
    partition="month",
    audits=(
        _have_articles("reuse", "a", "b"),
        Audit("reuse_is_in_order", "reuse", "A pair stands once, the lesser id first.", "SELECT a, b FROM reuse WHERE {scope} AND a >= b"),
    ),
)

PASSAGES = Table(
    name="passages",
    about="One row per passage that two articles share, with its place in both documents' texts.",
    columns=(
        A,
        _place("a_start", "First character in the text of a."),
        _place("a_end", "One past the last character in the text of a."),
        B,
        _place("b_start", "First character in the text of b."),
        _place("b_end", "One past the last character in the text of b."),
        Column("words", pa.int32(), "Equal words; a few between them may differ.", unit="words", low=1),
        Column("prose", pa.int32(), "Equal words outside of quotation marks.", unit="words", low=0),
        MONTH,
        BUCKET,
        RUN_ID,
    ),
    key=("a", "b", "a_start"),
    partition="month",
    audits=(
        Audit(
            "passages_have_pairs",
            "passages",
            "A passage belongs to a pair.",
            "SELECT a, b FROM passages p WHERE {scope} AND NOT EXISTS (FROM reuse r WHERE r.a = p.a AND r.b = p.b)",
        ),
    ),
)

CHANGES = Table(
    name="changes",
    about="One row per paragraph of an article in a pair that the other has not, or has in other words.",
    columns=(
        A,
        B,
        Column("document_id", pa.string(), "The article of the pair whose paragraph it is."),
        START,
        END,
        Column("words", pa.int32(), "Words of the paragraph.", unit="words", low=1),
        Column("shared", pa.int32(), "How many of them stand in the other article too, in passages of eight words or more.", unit="words", low=0),
        MONTH,
        BUCKET,
        RUN_ID,
    ),
    key=("a", "b", "document_id", "start"),
    partition="month",
    audits=(
        Audit(
            "changes_are_of_the_pair",
            "changes",
            "A paragraph is of one of the two.",
            "SELECT a, b FROM changes WHERE {scope} AND document_id NOT IN (a, b)",
        ),
    ),
)

COPIES = Table(
    name="copies",
    about="One row per article that is one of several copies or takes of a story, and which of them is the origin.",
    columns=(
        DOCUMENT_ID,
        Column("origin", pa.string(), "The group's original: the agency's own, else the earliest, else the longest, else the least id."),
        Column(
            "role",
            pa.string(),
            "What the article is in the group: the origin, a copy or a take of it, or a version that the origin's own outlet has of it.",
            allowed=values(CopyRole),
        ),
        Column("origin_by", pa.string(), "What decided which is the original.", allowed=values(OriginReason)),
        Column("outlets", pa.int32(), "How many outlets the group has.", unit="outlets", low=1),
        BUCKET,
        RUN_ID,
    ),
    key=("document_id",),
    audits=(_have_articles("copies", "document_id", "origin"),),
)

INFERRED = Table(
    name="inferred",
    about="One row per value that an article does not give itself and a copy of it supplies.",
    columns=(
        DOCUMENT_ID,
        Column("field", pa.string(), "The field.", allowed=values(Field)),
        Column("value", pa.string(), "The value as text; dates in ISO 8601."),
        Column("precision", pa.string(), "Smallest unit of time of a date.", nullable=True, allowed=values(Precision)),
        Column("from_document_id", pa.string(), "The article that supplied it."),
        Column(
            "agrees", pa.bool_(), "Whether the article names the weekday of the date, or of the day before; null if it names none.", nullable=True
        ),
        Column("reason", pa.string(), "Why it holds, and what speaks for or against it."),
        BUCKET,
        RUN_ID,
    ),
    key=("document_id", "field"),
    audits=(_have_articles("inferred", "document_id", "from_document_id"),),
)

VARIANTS_HAVE_QUOTES = """
SELECT v.document_id, v.start FROM (SELECT * FROM quote_variants WHERE {scope}) v
WHERE NOT EXISTS (FROM quotes q WHERE q.document_id = v.document_id AND q.start = v.start AND q."end" = v."end")
   OR (v.origin IS NOT NULL AND NOT EXISTS (FROM quotes q WHERE q.document_id = v.origin AND q.start = v.origin_start AND q."end" = v.origin_end))
"""

QUOTATIONS_HAVE_VARIANTS = """
SELECT quotation FROM quote_variants WHERE quotation IN (SELECT quotation FROM quote_variants WHERE {scope})
GROUP BY quotation HAVING min(document_id) = max(document_id)
"""

QUOTE_VARIANTS = Table(
    name="quote_variants",
    about="One row per quotation that several articles have, and how it differs from the fuller one that it is a variant of.",
    columns=(
        Column("quotation", pa.string(), "Equal for all variants of one quotation: document_id and start of the fullest of them."),
        DOCUMENT_ID,
        START,
        END,
        Column(
            "differs",
            pa.string(),
            "origin: no fuller one is known; same: the same text; punctuation, brackets: other signs around the same words, or words put in by the"
            " editor; shortened: words are left out, before, within or behind; reworded: other words.",
            allowed=values(QuoteDifference),
        ),
        Column("origin", pa.string(), "The article with the quotation that it is a variant of; null if it is the origin.", nullable=True),
        Column("origin_start", pa.int32(), "First character of that quotation in its documents.text.", nullable=True, unit="characters", low=0),
        Column("origin_end", pa.int32(), "One past its last character.", nullable=True, unit="characters", low=0),
        Column("words", pa.int32(), "Words of the quotation.", unit="words", low=1),
        Column("shared", pa.int32(), "How many of them stand in the one that it is a variant of; all, if it is the origin.", unit="words", low=0),
        BUCKET,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    audits=(
        Audit("quote_variants_have_quotes", "quote_variants", "A variant and its origin are quotations that are there.", VARIANTS_HAVE_QUOTES),
        Audit("quotations_have_variants", "quote_variants", "A quotation with variants is in several articles.", QUOTATIONS_HAVE_VARIANTS),
    ),
)

# What relate feeds, all of it derived from articles and sketches.
RELATED: tuple[Table, ...] = (REUSE, PASSAGES, CHANGES, COPIES, INFERRED, QUOTE_VARIANTS)
# Those of pairs, replaced month by month; the others are drawn from all pairs.
OF_PAIRS: tuple[Table, ...] = (REUSE, PASSAGES, CHANGES)
