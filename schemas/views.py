"""What analysts query besides the tables: views and macros, in the SQL of any stock DuckDB."""

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """A view, or a macro if it takes parameters, none of which may be named like a column of the tables it reads."""

    name: str
    about: str
    sql: str
    parameters: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The statement that creates it."""
        if self.parameters:
            return f"CREATE MACRO {self.name}({', '.join(self.parameters)}) AS TABLE {self.sql}"
        return f"CREATE VIEW {self.name} AS {self.sql}"


# An article that came in again under the same key is a version, and a new one if its text is another. The time
# that orders them is the source's own where it gives one.
VERSIONS = """
WITH shared AS (SELECT article_key FROM articles WHERE article_key IS NOT NULL GROUP BY ALL HAVING count(*) > 1),
arrived AS (
    SELECT a.*, d.ingested_at, d.uri, coalesce(greatest(a.updated_at, a.published_at), d.ingested_at) AS told_at,
           coalesce(try_cast(d.hints['version'] AS BIGINT), 0) AS numbered
    FROM articles a SEMI JOIN shared USING (article_key) JOIN documents d USING (document_id)),
compared AS (
    SELECT *, lag(body) OVER taken IS DISTINCT FROM body AS differs, row_number() OVER latest = 1 AS current FROM arrived
    WINDOW taken AS (PARTITION BY article_key ORDER BY numbered, told_at, ingested_at, document_id),
           latest AS (PARTITION BY article_key ORDER BY numbered DESC, told_at DESC, ingested_at DESC, document_id DESC))
SELECT article_key, document_id, record_id, count(*) FILTER (WHERE differs) OVER (
           PARTITION BY article_key ORDER BY numbered, told_at, ingested_at, document_id ROWS UNBOUNDED PRECEDING) AS version,
       current, published_at, updated_at, ingested_at, publisher, title, words, uri
FROM compared"""

NEWS = """
SELECT a.document_id, a.record_id, coalesce(try_cast(day.value AS DATE), a.published_on) AS published_on,
       coalesce(day.precision, a.published_precision) AS published_precision,
       CASE WHEN day.value IS NOT NULL THEN 'copy' WHEN a.published_on IS NOT NULL THEN 'article' END AS date_from,
       a.publisher, a.domain, coalesce(a.agency, credit.value) AS agency, a.dateline_place, a.title, a.subtitle, a.authors, a.language, a.page_type,
       c.role AS copy_role, c.origin, s.story_id, a.words, a.url, a.body, d.uri
FROM articles a JOIN documents d USING (document_id) LEFT JOIN copies c USING (document_id) LEFT JOIN story_articles s USING (document_id)
LEFT JOIN (FROM inferred WHERE field = 'published') day USING (document_id) LEFT JOIN (FROM inferred WHERE field = 'agency') credit USING (document_id)
ANTI JOIN (SELECT document_id FROM versions WHERE NOT current) v USING (document_id)"""


def _letters(text: str, between: str = "") -> str:
    """The letters and digits of a text in SQL, without case and accents, and what stands for the signs between them."""
    return rf"regexp_replace(strip_accents(lower({text})), '[^\p{{L}}\p{{N}}]+', '{between}', 'g')"


# A paragraph of which less than a fifth stands in the other article is not there; of the others, the words differ. What is a copy of a copy, and shares
# nothing with the origin itself, is held against the article that it shares most with.
CUTS = f"""
WITH sides AS (SELECT a AS document_id, b AS other, shared_prose FROM reuse WHERE kind <> 'excerpt'
               UNION ALL SELECT b, a, shared_prose FROM reuse WHERE kind <> 'excerpt'),
beside AS (SELECT c.origin, c.document_id, arg_max(s.other, (s.other = c.origin, s.shared_prose, s.other)) AS other
           FROM copies c JOIN sides s USING (document_id) WHERE c.role <> 'origin' GROUP BY ALL)
SELECT c.origin, c.document_id, c.other AS beside,
       CASE WHEN h.shared >= 0.2 * h.words THEN 'reworded' WHEN h.document_id = c.other THEN 'dropped' ELSE 'added' END AS kind,
       h.document_id AS found_in, h.start, h."end", h.words, h.shared, substring(d.text, h.start + 1, h."end" - h.start) AS text
FROM beside c JOIN changes h ON h.a = least(c.other, c.document_id) AND h.b = greatest(c.other, c.document_id) JOIN documents d ON d.document_id = h.document_id
WHERE h.document_id = c.other OR h.shared < 0.2 * h.words
UNION ALL
SELECT c.origin, c.document_id, c.other, 'headline', c.document_id, NULL, NULL, NULL, NULL, y.title
FROM beside c JOIN articles x ON x.document_id = c.other JOIN articles y ON y.document_id = c.document_id
WHERE {_letters("x.title")} <> {_letters("y.title")}"""

# All but one of each group. Where the origin is no longer the newest version of itself, its outlet's own stands for it, else the earliest.
FURTHER_COPIES = """
SELECT document_id FROM (
    SELECT c.document_id, row_number() OVER (PARTITION BY c.origin ORDER BY c.document_id <> c.origin,
               coalesce(a.domain, lower(a.publisher)) IS DISTINCT FROM coalesce(o.domain, lower(o.publisher)), a.published_at NULLS LAST,
               a.published_on NULLS LAST, a.words DESC, c.document_id) AS place
    FROM copies c JOIN articles a USING (document_id) JOIN articles o ON o.document_id = c.origin
    ANTI JOIN (SELECT document_id FROM versions WHERE NOT current) v USING (document_id))
WHERE place > 1"""

# Every variant beside the fuller quotation that it is one of.
VARIANTS = """
SELECT v.quotation, n.published_on, coalesce(n.domain, n.publisher) AS outlet, coalesce(q.speaker_name, q.speaker) AS said_by, v.differs, q.quote, q.cue,
       o.quote AS original, coalesce(x.domain, x.publisher) AS original_outlet, v.words, v.shared, v.document_id, v.start, v.origin, v.origin_start
FROM quote_variants v JOIN quotes q USING (document_id, start, "end") JOIN news n USING (document_id)
LEFT JOIN quotes o ON o.document_id = v.origin AND o.start = v.origin_start AND o."end" = v.origin_end LEFT JOIN articles x ON x.document_id = v.origin"""

QUOTE = f"""
WITH found AS (SELECT q.document_id, q.start, v.quotation FROM quotes q LEFT JOIN quote_variants v USING (document_id, start, "end")
               WHERE q.direct AND contains({_letters("q.quote", " ")}, trim({_letters("terms", " ")}))),
met AS (SELECT document_id, start FROM found UNION SELECT document_id, start FROM quote_variants WHERE quotation IN (SELECT quotation FROM found))
SELECT n.published_on, coalesce(n.domain, n.publisher) AS outlet, coalesce(q.speaker_name, q.speaker) AS said_by, coalesce(v.differs, 'alone') AS differs,
       q.quote, q.cue, v.quotation, q.document_id, q.start
FROM met JOIN quotes q USING (document_id, start) JOIN news n USING (document_id) LEFT JOIN quote_variants v USING (document_id, start, "end")
WHERE q.direct ORDER BY v.quotation, q.words DESC, n.published_on NULLS LAST, q.document_id, q.start"""

# A story is named after an article of its: whatever it was called, it is the one that has that article now.
STORY = """
SELECT t.story_id, s.headline, t.role, t.likeness, n.published_on, n.publisher, n.agency, n.title, n.words, t.document_id, n.url
FROM story_articles t JOIN stories s USING (story_id) JOIN news n USING (document_id)
WHERE t.story_id IN (SELECT story_id FROM story_articles WHERE document_id = id OR story_id = id OR document_id = substring(id, 2))
ORDER BY n.published_on NULLS LAST, t.role = 'copy', t.document_id"""

VIEWS = (
    View(
        "versions",
        "Articles that came in more than once under the same key: equal texts have the same version, the newest is current.",
        VERSIONS,
    ),
    View(
        "versions",
        "versions(id): the versions of one article, oldest first.",
        "SELECT v.* FROM versions v JOIN articles a USING (article_key) WHERE a.document_id = id ORDER BY version, ingested_at",
        ("id",),
    ),
    View(
        "news",
        "Articles as people read them, each in its newest version: who, when, where from, the headline and the body. What an article does not say itself, a copy of it may: `date_from` tells whose date it is.",
        NEWS,
    ),
    View(
        "originals",
        "One article per group of copies, the origin or what stands for it where `news` has a newer version of it, and every article that is none.",
        f"SELECT n.* FROM news n ANTI JOIN ({FURTHER_COPIES}) USING (document_id)",
    ),
    View(
        "story",
        "story(id): the articles of a story, earliest first, by its id, one that it had before, or the id of any of its articles.",
        STORY,
        ("id",),
    ),
    View(
        "cuts",
        "Who cut what: paragraphs of the origin (or of `beside`, where a copy of a copy shares nothing with the origin) that a copy dropped, that it added, that it has in other words, and other headlines.",
        CUTS,
    ),
    View("variants", "Who shortened whom: every quotation that several articles have, beside the fuller one that it is a variant of.", VARIANTS),
    View(
        "quote",
        "quote(terms): quotations with these words in a row, and all variants of them, the fullest first.",
        QUOTE,
        ("terms",),
    ),
    View(
        "resolved_links",
        "Links that lead to another article of the lake: from which to which, what for, and with what anchor.",
        "SELECT l.document_id, l.kind, l.anchor, l.url, a.document_id AS to_document_id, a.title AS to_title, a.published_on AS to_published_on,"
        ' l.start, l."end" FROM links l JOIN articles a ON l.url_folded = a.url_folded AND l.document_id <> a.document_id',
    ),
    View(
        "removed",
        "Every cut with the text it took away.",
        'SELECT e.document_id, d.record_id, e.kind, e.rule, e.score, substring(d.text, e.start + 1, e."end" - e.start) AS text,'
        " e.start, e.\"end\" FROM edits e JOIN documents d USING (document_id) WHERE e.kind NOT IN ('space', 'join')",
    ),
    View(
        "templates",
        "Lines that recur within outlets, as the profiles in force have them, and the share of the outlet's stories that have each.",
        "SELECT outlet, profile_version, unnest(template_lines) AS line, unnest(kinds) AS kind, unnest(places) AS place,"
        " unnest(stories_with) AS stories, unnest(rates) AS rate FROM outlets"
        " QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY profile_version DESC) = 1",
    ),
    View(
        "search",
        "search(terms): articles that contain every one of the terms in their newest version, most mentions first.",
        "WITH asked AS (SELECT unnest(string_split_regex(lower(trim(terms)), '\\s+')) AS word),"
        " stories AS (SELECT document_id, published_on, publisher, title, lower(concat_ws(' ', title, body)) AS story FROM news)"
        " SELECT document_id, published_on, publisher, title, sum(len(string_split(story, word)) - 1)::BIGINT AS mentions FROM stories, asked"
        " GROUP BY ALL HAVING min(len(string_split(story, word))) > 1 ORDER BY mentions DESC, published_on, document_id",
        ("terms",),
    ),
    View(
        "quotes_by",
        "quotes_by(person): what a person is quoted with at some length in the newest versions, newest first; part of the name is enough.",
        "SELECT n.published_on, n.publisher, coalesce(q.speaker_name, q.speaker) AS said_by, q.quote, q.cue, q.confidence, n.title, q.document_id, q.start"
        " FROM quotes q JOIN news n USING (document_id) WHERE q.direct AND contains(lower(coalesce(q.speaker_name, q.speaker)), lower(person))"
        " ORDER BY n.published_on DESC NULLS LAST, q.document_id, q.start",
        ("person",),
    ),
    View(
        "trend",
        "trend(terms, unit): articles per day, week, month or year that contain every one of the terms.",
        "SELECT CAST(date_trunc(unit, published_on) AS DATE) AS period, count(*) AS articles FROM search(terms) WHERE published_on IS NOT NULL GROUP BY ALL ORDER BY ALL",
        ("terms", "unit"),
    ),
)
