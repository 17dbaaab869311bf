"""``newsmill story``: the copies of one story side by side, who cut and reworded what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console

from flows.cli.console import DEFAULT_LAKE, JsonOption, LakeOption, json_of, opened, output, records
from flows.cli.explain import answering, write
from flows.comparing import as_rows, terminal, webpage
from flows.comparing.members import Beside, Group, Member, Told
from flows.errors import UsageError

# So many copies are shown word by word if none is named.
FEW = 3
MEMBERS = """
SELECT a.document_id, a.record_id, a.title, a.publisher, a.domain, a.url, a.language, a.words, a.body, a.agency, a.published_at, a.published_on,
       a.published_precision, d.uri, c.role, c.origin, c.origin_by,
       day.value AS day, day.reason AS day_reason, coalesce(x.domain, x.publisher, x.record_id) AS day_outlet,
       credit.value AS credit, credit.reason AS credit_reason, coalesce(y.domain, y.publisher, y.record_id) AS credit_outlet
FROM articles a JOIN documents d USING (document_id) LEFT JOIN copies c USING (document_id)
LEFT JOIN (FROM inferred WHERE field = 'published') day USING (document_id) LEFT JOIN articles x ON x.document_id = day.from_document_id
LEFT JOIN (FROM inferred WHERE field = 'agency') credit USING (document_id) LEFT JOIN articles y ON y.document_id = credit.from_document_id
WHERE a.document_id IN ({which})
ORDER BY CASE c.role WHEN 'origin' THEN 0 WHEN 'version' THEN 1 WHEN 'copy' THEN 1 ELSE 2 END, coalesce(a.published_at, try_cast(day.value AS DATE), a.published_on),
    coalesce(a.domain, a.publisher, a.record_id), a.record_id, a.document_id
"""
GROUPED = "SELECT document_id FROM copies WHERE origin = $1"
EXCERPTS = "SELECT CASE a WHEN $1 THEN b ELSE a END FROM reuse WHERE $1 IN (a, b) AND kind = 'excerpt'"
# A story may have had another id before: that of an article of its.
STORIES = """
SELECT story_id, headline FROM stories WHERE story_id = $1 OR (len($1) > 5 AND starts_with(story_id, $1))
OR story_id IN (SELECT story_id FROM story_articles WHERE document_id = substring($1, 2) AND starts_with($1, 's'))
"""


def story(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A story's id, or an article's as `newsmill explain` takes it.")],
    lake: LakeOption = DEFAULT_LAKE,
    beside: Annotated[
        list[str] | None, typer.Option("--with", metavar="ID", help="A copy to show word by word: its id or its outlet; may recur.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show every copy word by word.")] = False,
    as_json: JsonOption = False,
    as_html: Annotated[bool, typer.Option("--html", help="Write a web page that needs no other file.")] = False,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="File to write to; a name that ends in .html means --html.")] = None,
) -> None:
    """Show the copies of a story side by side: who ran it when, and what each cut, added and reworded.

    Each copy stands beside the group's original. Without --with or --all, the copy that ID names is shown word by word, or else the first few.
    """
    if as_json and as_html:
        raise UsageError("--json and --html are two forms of the same: choose one")
    with opened(lake) as connection:
        told = _Asked(connection, beside or [], all_).told(id_)
    if as_json:
        write(json_of(as_rows.of(told)) + "\n", to)
    elif as_html or (to is not None and to.suffix.lower() in (".html", ".htm")):
        write(webpage.page(told), to)
    elif to is None:
        terminal.show(told, output)
    else:
        with to.open("w", encoding="utf-8") as file:
            terminal.show(told, Console(file=file, force_terminal=False, highlight=False, soft_wrap=True))


class _Asked:
    """What is asked of the lake: which copies to show word by word."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, beside: Sequence[str], all_: bool) -> None:
        self.connection, self.beside, self.all = connection, beside, all_

    def told(self, id_: str) -> Told:
        """What a story's or an article's id stands for. Raises UsageError if it is none, or if no copy answers to a name."""
        told = self._story(id_) or self._article(answering(self.connection, id_))
        members = [beside.member for group in told.groups for beside in group.others]
        for name in self.beside:
            if not any(_answers(member, name) for member in members):
                listed = "\n".join(f"  {member.document_id}  {member.outlet}" for member in members)
                raise UsageError(f"no copy answers to {name!r}; there are\n{listed}")
        return told

    def _story(self, id_: str) -> Told | None:
        """The groups of a story and the articles outside of them; None if no story has the id."""
        found = records(self.connection, STORIES, id_)
        if len(found) != 1:
            return None
        members = self._members("SELECT document_id FROM story_articles WHERE story_id = $1", found[0]["story_id"])
        origins = dict.fromkeys(member.row["origin"] for member in members if member.row["origin"])
        groups = sorted((self._group(origin, None) for origin in origins), key=lambda group: -len(group.others))
        own = [member for member in members if not member.row["origin"]]
        # Of several groups, the first stands for all, unless more is asked for.
        rest = groups if self.all or self.beside else [replace(group, shown=frozenset()) for group in groups]
        return Told(found[0]["headline"], [*groups[:1], *rest[1:]], own)

    def _article(self, document_id: str) -> Told:
        """The group of an article; of one that is in none, its story; or the article alone."""
        found = self._members("SELECT $1", document_id)
        if not found:
            raise UsageError(f"document {document_id} became no article: `newsmill explain {document_id}` says why")
        (member,) = found
        excerpts = self._members(EXCERPTS, document_id)
        if member.row["origin"]:
            return Told(member.title or member.outlet, [self._group(member.row["origin"], member)], excerpts=excerpts)
        own = records(self.connection, "SELECT story_id FROM story_articles WHERE document_id = $1", document_id)
        told = self._story(own[0]["story_id"]) if own else None
        return replace(told, excerpts=excerpts) if told else Told(member.title or member.outlet, (), excerpts=excerpts)

    def _group(self, origin: str, asked: Member | None) -> Group:
        first, *others = self._members(GROUPED, origin)
        besides = [Beside(member, first) for member in others]
        return Group(first, besides, frozenset(self._shown(others, asked)))

    def _shown(self, others: Sequence[Member], asked: Member | None) -> Iterator[str]:
        """Which of a group's members are to be shown word by word."""
        named = [member for member in others if any(_answers(member, name) for name in self.beside)]
        own = [asked] if asked and not asked.is_origin else []
        return (member.document_id for member in (others if self.all else named if self.beside else own or others[:FEW]))

    def _members(self, which: str, id_: str) -> list[Member]:
        return [Member(row) for row in records(self.connection, MEMBERS.format(which=which), id_)]


def _answers(member: Member, name: str) -> bool:
    """Whether a member is meant by a name: its id or the beginning of it, its outlet, or its file."""
    own = (member.document_id, member.row["record_id"], member.row["domain"], member.row["publisher"], member.row["uri"])
    return name in own or member.document_id.startswith(name) or str(member.row["uri"]).endswith(f"/{name}")
