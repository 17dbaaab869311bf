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
        "Articles as people read them, each in its newest version: who, when, where from, the headline and the body.",
        "SELECT a.document_id, a.record_id, a.published_on, a.published_precision, a.publisher, a.domain, a.agency, a.dateline_place, a.title,"
        " a.subtitle, a.authors, a.language, a.page_type, a.words, a.url, a.body, d.uri FROM articles a JOIN documents d USING (document_id)"
        " ANTI JOIN (SELECT document_id FROM versions WHERE NOT current) USING (document_id)",
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
