"""Tables that refine feeds: articles and all that explains them."""

from dataclasses import replace

import pyarrow as pa

from schemas.columns import CREDITS, DOCUMENT_ID, END, OUTLET, PART, PROFILE_VERSION, RECORD_ID, RUN_ID, SHARD, START, TEXTS, TIME
from schemas.table import Audit, Column, Table
from schemas.vocabulary import Field, Kind, LinkKind, MentionKind, PageType, Precision, QuoteKind, values

# The pieces of text between edits, and what the edits put in their place, make the body again:
# the audit does in SQL what transforms.edits.apply does in Python, so each checks the other.
EDITS_MAKE_BODY = """
WITH texts AS (SELECT a.document_id, a.body, d.text FROM (SELECT document_id, body FROM articles WHERE {scope}) a
               JOIN (SELECT document_id, text FROM documents WHERE {scope}) d USING (document_id)),
ordered AS (SELECT document_id, start, "end", replacement,
                   lag("end", 1, 0) OVER (PARTITION BY document_id ORDER BY start, "end") AS kept_from
            FROM edits WHERE {scope}),
pieces AS (SELECT o.document_id, max(o."end") AS last_end,
                  string_agg(substring(t.text, o.kept_from + 1, o.start - o.kept_from) || o.replacement, '' ORDER BY o.start, o."end") AS head
           FROM ordered o JOIN texts t USING (document_id) GROUP BY o.document_id)
SELECT t.document_id FROM texts t LEFT JOIN pieces p USING (document_id)
WHERE coalesce(p.head, '') || substring(t.text, coalesce(p.last_end, 0) + 1) IS DISTINCT FROM t.body
"""

EDITS_OVERLAP = """
SELECT document_id, start, "end" FROM (
    SELECT document_id, start, "end", lag("end", 1, 0) OVER (PARTITION BY document_id ORDER BY start, "end") AS before
    FROM edits WHERE {scope})
WHERE start < before OR "end" < start
"""

# One text as the body of many articles: a cookie notice, a paywall, an error page. Copies of one article share its title and its address.
REPEATED_BODY = """
WITH written AS (SELECT DISTINCT outlet, body_digest FROM articles WHERE {scope}),
repeated AS (SELECT outlet, body_digest, count(*) AS articles, min(document_id) AS document_id
             FROM articles JOIN written USING (outlet, body_digest) GROUP BY outlet, body_digest
             HAVING count(DISTINCT title) >= 10 OR count(DISTINCT article_key) >= 10 OR count(*) >= 100)
SELECT r.outlet, r.articles, left(a.body, 80) AS body FROM repeated r JOIN articles a USING (document_id) ORDER BY r.articles DESC, r.outlet, body
"""

QUOTES_WITHIN_TEXT = """
SELECT q.document_id, q.start, q."end" FROM (SELECT * FROM quotes WHERE {scope}) q
JOIN (SELECT document_id, len(text) AS size FROM documents WHERE {scope}) d USING (document_id)
WHERE q.start >= q."end" OR greatest(q."end", q.speaker_end, q.cue_end) > d.size OR q.speaker_start >= q.speaker_end OR q.cue_start >= q.cue_end
"""

QUOTES_IN_BODY = """
SELECT q.document_id, q.start, q."end" FROM (SELECT * FROM quotes WHERE {scope}) q
ANTI JOIN (SELECT document_id, body FROM articles WHERE {scope}) a
ON a.document_id = q.document_id AND contains(a.body, q.quote) AND contains(a.body, coalesce(q.speaker, '')) AND contains(a.body, coalesce(q.cue, ''))
"""


def _within_text(table: str) -> Audit:
    sql = f"""
SELECT m.document_id, m.start, m."end" FROM (SELECT * FROM {table} WHERE {{scope}}) m
JOIN (SELECT document_id, len(text) AS size FROM documents WHERE {{scope}}) d USING (document_id)
WHERE m.start >= m."end" OR m."end" > d.size
"""
    return Audit(f"{table}_lie_within_the_text", table, "A mention lies within the text.", sql, by_part=True)


def _in_body(table: str) -> Audit:
    sql = f"""
SELECT m.document_id, m.start, m."end" FROM (SELECT * FROM {table} WHERE {{scope}}) m
ANTI JOIN (SELECT document_id, body FROM articles WHERE {{scope}}) a ON a.document_id = m.document_id AND contains(a.body, m.text)
"""
    return Audit(f"{table}_stand_in_the_body", table, "The body has the words of the mention.", sql, by_part=True)


def _have_documents(table: str) -> Audit:
    sql = f"SELECT t.document_id FROM (SELECT * FROM {table} WHERE {{scope}}) t ANTI JOIN documents d USING (document_id)"
    return Audit(f"{table}_have_documents", table, "Every row is about a document that is there.", sql)


ARTICLES = Table(
    name="articles",
    about="One row per accepted document: the clean body and what is known of the article.",
    columns=(
        DOCUMENT_ID,
        RECORD_ID,
        Column("title", pa.string(), "Headline as printed; null where the source has none.", nullable=True),
        Column(
            "title_normalised",
            pa.string(),
            "The headline for matching: NFKC, lower case, straight quotation marks, one kind of dash, no stop at the end.",
            nullable=True,
        ),
        Column("subtitle", pa.string(), "Deck under the headline.", nullable=True),
        Column("authors", TEXTS, "People named as authors, in order; empty if none are."),
        Column("contributors", CREDITS, "Who else reported, wrote or edited it by its sign-offs, each with the role; empty if nobody is named."),
        Column("publisher", pa.string(), "Outlet that published it.", nullable=True),
        Column("domain", pa.string(), "Registrable domain of the url.", nullable=True),
        Column("url", pa.string(), "Where it was published, without fragment, tracking, AMP and mobile forms.", nullable=True),
        Column("url_raw", pa.string(), "The same as the source gave it.", nullable=True),
        Column(
            "url_folded", pa.string(), "The url without all that does not tell articles apart: what links.url_folded is joined to.", nullable=True
        ),
        Column("section", pa.string(), "Section of the outlet.", nullable=True),
        Column("agency", pa.string(), "News agency whose text it is.", nullable=True),
        Column("dateline_place", pa.string(), "Place in the dateline, as printed.", nullable=True),
        Column("dateline_geonames_id", pa.int32(), "That place in GeoNames; null if it is not in the gazetteer.", nullable=True, low=1),
        Column("dateline_country", pa.string(), "ISO 3166-1 code of the country that place lies in.", nullable=True),
        Column(
            "dateline_latitude",
            pa.float64(),
            "Latitude of that city in WGS 84; null for a state or country.",
            nullable=True,
            unit="degrees",
            low=-90,
            high=90,
        ),
        Column(
            "dateline_longitude",
            pa.float64(),
            "Longitude of that city in WGS 84; null for a state or country.",
            nullable=True,
            unit="degrees",
            low=-180,
            high=180,
        ),
        Column("published_at", TIME, "Time of publication in UTC; a time printed without zone is kept as printed.", nullable=True),
        Column(
            "published_on",
            pa.date32(),
            "Day of publication as printed at the source; first day of the month or year if no day is known.",
            nullable=True,
        ),
        Column("published_precision", pa.string(), "Smallest unit of time the source gave.", nullable=True, allowed=values(Precision)),
        Column(
            "published_offset",
            pa.int32(),
            "Offset from UTC of the zone that the source gave with the time; null if it gave none.",
            nullable=True,
            unit="minutes",
            low=-1440,
            high=1440,
        ),
        Column("updated_at", TIME, "Time of the last update that the source names.", nullable=True),
        Column("language", pa.string(), "ISO 639-1 code of the body's language.", nullable=True),
        Column("languages", TEXTS, "ISO 639-1 codes of the languages of its paragraphs, the body's first; empty if that is not known."),
        Column("page_type", pa.string(), "What sort of page it is.", allowed=values(PageType)),
        Column("body", pa.string(), "The story: paragraphs separated by one blank line."),
        Column("words", pa.int32(), "Words of the body.", unit="words", low=1),
        Column("sentences", pa.int32(), "Sentences of the body.", unit="sentences", low=1),
        Column("reading_minutes", pa.int32(), "Time to read the body at 238 words a minute, rounded up.", unit="minutes", low=1),
        Column("rights", pa.string(), "What the source says about rights: its copyright line.", nullable=True),
        Column("licence", pa.string(), "Creative Commons licence the source names, such as CC BY-SA 4.0.", nullable=True),
        Column(
            "tdm_reserved",
            pa.bool_(),
            "Whether text and data mining, or training on the text, is reserved by the page's word to robots; null if it says nothing.",
            nullable=True,
        ),
        Column("summary_only", pa.bool_(), "Whether the source had no more than a summary of an article that is elsewhere."),
        Column(
            "article_key",
            pa.string(),
            "What its publisher calls the article everywhere: an id, or else the folded address; null if it has neither. Versions share it.",
            nullable=True,
        ),
        Column("body_digest", pa.string(), "Hash of the body: bodies share it that are the same but for case and white space."),
        OUTLET,
        replace(PROFILE_VERSION, about="Version of the outlet's profile that it was refined with; null if there was none.", nullable=True),
        Column("rules_version", pa.string(), "Checksum of the rules and settings that made the row."),
        Column("month", pa.string(), "Month of published_on as YYYY-MM, or `undated`: the partition."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id",),
    partition="month",
    audits=(
        _have_documents("articles"),
        Audit(
            "month_is_of_published_on",
            "articles",
            "The partition of an article is the month of its date.",
            "SELECT document_id, month, published_on FROM articles WHERE {scope} AND month <> coalesce(strftime(published_on, '%Y-%m'), 'undated')",
        ),
        Audit(
            "dates_have_precision",
            "articles",
            "A date without precision, or precision without a date, says nothing.",
            "SELECT document_id FROM articles WHERE {scope} AND (published_on IS NULL) <> (published_precision IS NULL)",
        ),
        Audit(
            "repeated_body",
            "articles",
            "No text is the body of ten differently titled or addressed articles of an outlet, or of a hundred.",
            REPEATED_BODY,
            warns=True,
        ),
    ),
)

EDITS = Table(
    name="edits",
    about="One row per change between documents.text and articles.body; applied in order they give the body exactly.",
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column("replacement", pa.string(), "What stands there in the body; empty for a cut."),
        Column("kind", pa.string(), "What was taken away or changed.", allowed=values(Kind)),
        Column("rule", pa.string(), "The rule that did it."),
        Column("score", pa.float32(), "How sure it was.", low=0, high=1),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    audits=(
        _have_documents("edits"),
        Audit("edits_do_not_overlap", "edits", "Edits of a document neither overlap nor run backwards.", EDITS_OVERLAP, by_part=True),
        Audit(
            "edits_make_the_body", "edits", "Applying the edits to the text gives the body, character for character.", EDITS_MAKE_BODY, by_part=True
        ),
    ),
)

EVIDENCE = Table(
    name="evidence",
    about="One row per candidate value of a field: where it was found, and whether it won.",
    columns=(
        DOCUMENT_ID,
        Column("field", pa.string(), "The field of the article.", allowed=values(Field)),
        Column("rank", pa.int32(), "Order of trust among the candidates of the field, from 0.", low=0),
        Column("value", pa.string(), "The value as text; dates in ISO 8601."),
        Column("extractor", pa.string(), "Where it was looked for."),
        Column("start", pa.int32(), "First character in documents.text; null if it came from hints.", nullable=True, unit="characters", low=0),
        Column("end", pa.int32(), "One past the last character; null if it came from hints.", nullable=True, unit="characters", low=0),
        Column("confidence", pa.float32(), "How sure the extractor is.", low=0, high=1),
        Column("chosen", pa.bool_(), "Whether the article's value is this one."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "field", "rank"),
    audits=(_have_documents("evidence"),),
)

LINKS = Table(
    name="links",
    about="One row per link or reference in the text.",
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column("kind", pa.string(), "What the link is for.", allowed=values(LinkKind)),
        Column("anchor", pa.string(), "Text of the link; null for a bare address.", nullable=True),
        Column("url", pa.string(), "Where it leads; null where the scrape lost it.", nullable=True),
        Column(
            "url_folded",
            pa.string(),
            "For related, inline and source links, the url without all that does not tell articles apart: what articles.url_folded is joined to.",
            nullable=True,
        ),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    audits=(_have_documents("links"),),
)


def _place(name: str, about: str) -> Column:
    return Column(name, pa.int32(), about, nullable=True, unit="characters", low=0)


QUOTES = Table(
    name="quotes",
    about="One row per quotation in the body, with the words that say whose it is.",
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column("quote", pa.string(), "What stands between the quotation marks, as in the body; across paragraphs if it goes on in them."),
        Column(
            "kind",
            pa.string(),
            "Whole sentences, part of a sentence that the writer goes on with, a term of fewer than four words, the title of a work or a slogan,"
            " or a quotation within another.",
            allowed=values(QuoteKind),
        ),
        Column("direct", pa.bool_(), "Whether it gives somebody's words at some length: kind `full` or `partial`."),
        Column(
            "speaker", pa.string(), "The words that name the speaker, as in the body: a name, a role or a pronoun; null if none do.", nullable=True
        ),
        Column(
            "speaker_name",
            pa.string(),
            "The speaker's name in its fullest form in the body, without titles; null where only a role is named.",
            nullable=True,
        ),
        Column(
            "cue",
            pa.string(),
            "The verb of saying, or its like; null where the speaker follows from the quotation or sentence before.",
            nullable=True,
        ),
        _place("speaker_start", "First character of the speaker in documents.text."),
        _place("speaker_end", "One past the last character of the speaker in documents.text."),
        _place("cue_start", "First character of the cue in documents.text."),
        _place("cue_end", "One past the last character of the cue in documents.text."),
        Column("confidence", pa.float32(), "How sure it is that the speaker is the one named; 0 where none is.", low=0, high=1),
        Column("words", pa.int32(), "Words of the quotation.", unit="words", low=0),
        Column("wording", pa.uint64(), "Equal for quotations of the same words, however they are set."),
        Column(
            "sketch",
            pa.list_(pa.uint64()),
            "Hashes of some of its shingles of four words, by which variants of it are found; none where `direct` is false.",
        ),
        Column("month", pa.string(), "Month of the article's publication as YYYY-MM, or `undated`: the partition."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    partition="month",
    audits=(
        _have_documents("quotes"),
        Audit("quotes_lie_within_the_text", "quotes", "Quotation, speaker and cue lie within the text.", QUOTES_WITHIN_TEXT, by_part=True),
        Audit(
            "quotes_stand_in_the_body", "quotes", "The body has the words of the quotation, of its speaker and its cue.", QUOTES_IN_BODY, by_part=True
        ),
    ),
)

MENTIONS = Table(
    name="mentions",
    about="One row per place, person or organisation that the body names, each time it does.",
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column("kind", pa.string(), "What the name is of.", allowed=values(MentionKind)),
        Column("text", pa.string(), "The name as in the body, without titles."),
        Column("name", pa.string(), "A person's or organisation's name in its fullest form in the body; a place's name in the gazetteer."),
        Column(
            "geonames_id",
            pa.int32(),
            "The place in GeoNames; null for a region that the gazetteer has not, and for all but places.",
            nullable=True,
            low=1,
        ),
        Column("country", pa.string(), "ISO 3166-1 code of the country the place is or lies in.", nullable=True),
        Column("extractor", pa.string(), "What it was recognised by."),
        Column("confidence", pa.float32(), "How sure it is that it is named, and of that kind.", low=0, high=1),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    audits=(
        _have_documents("mentions"),
        _within_text("mentions"),
        _in_body("mentions"),
        Audit(
            "only_places_lie_somewhere",
            "mentions",
            "Only places have a country and a number in the gazetteer.",
            "SELECT document_id, start FROM mentions WHERE {scope} AND kind <> 'place' AND (geonames_id IS NOT NULL OR country IS NOT NULL)",
        ),
    ),
)

MODEL_MENTIONS = Table(
    name="model_mentions",
    about="One row per name that a spaCy model finds in the body, if a model was asked for; `mentions` stays as it is without one.",
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column(
            "kind", pa.string(), "What the name is of; null where the model's label is of another sort.", nullable=True, allowed=values(MentionKind)
        ),
        Column("label", pa.string(), "The model's own label, such as GPE or NORP."),
        Column("text", pa.string(), "The name as in the body."),
        Column("model", pa.string(), "Name and version of the model."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id", "start", "end"),
    audits=(_have_documents("model_mentions"), _within_text("model_mentions"), _in_body("model_mentions")),
)
