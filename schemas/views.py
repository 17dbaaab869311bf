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


VIEWS = (
    View(
        "news",
        "Articles as people read them: who, when, where from, the headline and the body.",
        "SELECT a.document_id, a.record_id, a.published_on, a.published_precision, a.publisher, a.domain, a.agency, a.dateline_place, a.title,"
        " a.subtitle, a.authors, a.language, a.page_type, a.words, a.url, a.body, d.uri FROM articles a JOIN documents d USING (document_id)",
    ),
    View(
        "removed",
        "Every cut with the text it took away.",
        'SELECT e.document_id, d.record_id, e.kind, e.rule, e.score, substring(d.text, e.start + 1, e."end" - e.start) AS text,'
        " e.start, e.\"end\" FROM edits e JOIN documents d USING (document_id) WHERE e.kind NOT IN ('space', 'join')",
    ),
    View(
        "search",
        "search(terms): articles that contain every one of the terms, most mentions first.",
        "WITH asked AS (SELECT unnest(string_split_regex(lower(trim(terms)), '\\s+')) AS word),"
        " stories AS (SELECT document_id, published_on, publisher, title, lower(concat_ws(' ', title, body)) AS story FROM articles)"
        " SELECT document_id, published_on, publisher, title, sum(len(string_split(story, word)) - 1)::BIGINT AS mentions FROM stories, asked"
        " GROUP BY ALL HAVING min(len(string_split(story, word))) > 1 ORDER BY mentions DESC, published_on, document_id",
        ("terms",),
    ),
    View(
        "trend",
        "trend(terms, unit): articles per day, week, month or year that contain every one of the terms.",
        "SELECT CAST(date_trunc(unit, published_on) AS DATE) AS period, count(*) AS articles FROM search(terms) WHERE published_on IS NOT NULL GROUP BY ALL ORDER BY ALL",
        ("terms", "unit"),
    ),
)
