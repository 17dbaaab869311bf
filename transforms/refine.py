"""Refine: a batch of documents in; articles, and all that explains them, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from schemas import REFINED
from schemas.batches import Row, batch
from schemas.vocabulary import Field, PageType, Reason, Stage
from transforms.boilerplate.cut import cut, kept_lines, settle
from transforms.boilerplate.ends import outer_dividers
from transforms.boilerplate.joining import joins, line_end_hyphen
from transforms.boilerplate.layout import story_page
from transforms.boilerplate.rules import find_marks
from transforms.boilerplate.spacing import emptied_brackets
from transforms.edits import Edit, apply
from transforms.formats import hints
from transforms.identity import article_key, body_digest, canonical_address, folded_address
from transforms.links import Link, find_links
from transforms.mentions.find import Mention, find_mentions
from transforms.mentions.rows import mention_rows
from transforms.metadata.candidates import Evidence, Story, Value
from transforms.metadata.fields import answers, gather
from transforms.metadata.hubs import read_hub
from transforms.metadata.measures import count_sentences, languages_of, normalised, reading_minutes
from transforms.metadata.rights import ALLOWED, RESERVED
from transforms.page import Page, holds_lines, page_of
from transforms.places.datelines import dateline_columns
from transforms.profiles.outlet import outlet_of
from transforms.profiles.profile import Profiles
from transforms.quotes.find import Quote, find_quotes
from transforms.quotes.rows import quote_rows
from transforms.reading.dates import Moment
from transforms.reading.shapes import count_words, has_letters
from transforms.reuse.groups import weekdays
from transforms.reuse.sketch import sketch
from transforms.stories.rows import term_row

UNDATED = "undated"
NO_PROFILES = Profiles()


@dataclass(frozen=True)
class Refine:
    """What steers refine. ``least_letters``: a body with fewer letters than this holds no prose.

    A text of more than ``max_characters``, or of more than ``max_lines`` lines that are not empty, is no article.
    """

    run_id: str
    rules_version: str
    least_letters: int = 10
    max_characters: int = 4 << 20
    max_lines: int = 200_000

    def excess(self, text: str) -> str | None:
        """What there is too much of in a text, and what to do; None if it is of a size that articles have."""
        many = None
        if len(text) > self.max_characters:
            many = f"{len(text)} characters, more than the {self.max_characters}"
        elif holds_lines(text, self.max_lines):
            many = f"more than the {self.max_lines} lines"
        return many and f"it has {many} that an article may have: if it holds several, name the lines between them with --separator"


@dataclass(frozen=True, slots=True)
class Article:
    """A document refined: its body and all that explains it."""

    page: Page
    body: str
    edits: Sequence[Edit]
    evidence: Sequence[Evidence]
    links: Sequence[Link]
    quotes: Sequence[Quote]
    mentions: Sequence[Mention]
    type: str


def refine(documents: pa.RecordBatch, settings: Refine, profiles: Profiles = NO_PROFILES) -> dict[str, pa.RecordBatch]:
    """Articles, edits, evidence, links, quotes, mentions and rejects of a batch in schemas.DOCUMENTS' schema.

    Every document becomes one article or one reject. ``profiles`` is what is known of their outlets.
    Pure: the same rows whatever the batch.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in REFINED}
    for document in documents.to_pylist():
        for name, made in _refine_one(document, settings, profiles).items():
            rows[name] += made
    return {table.name: batch(table, rows[table.name]) for table in REFINED}


def read_article(page: Page, record_id: str, ingested_at: datetime) -> Article:
    """The article on a page. Its body may be empty."""
    marks = find_marks(page)
    settled = settle(marks, len(page.text))
    if brackets := list(emptied_brackets(page, settled)):
        settled = settle([*settled, *brackets], len(page.text))
    kept = list(kept_lines(page, settled))
    if dividers := list(outer_dividers(kept)):
        cut_off = {mark.start for mark in dividers}
        kept = [line for line in kept if line.start not in cut_off]
    edits = cut(page, [*settled, *dividers, *line_end_hyphen(page, kept)], joins(page, kept))
    story = Story(page.once(story_page), record_id, apply(edits, page.text), ingested_at, page)
    evidence = gather(story)
    found = answers(evidence)
    kind = _text(found, Field.PAGE_TYPE) or PageType.ARTICLE
    links, quotes, mentions = find_links(page, settled), find_quotes(story.body), find_mentions(story.body, _text(found, Field.LANGUAGE))
    return Article(page, story.body, edits, evidence, links, quotes, mentions, kind)


def _refine_one(document: dict[str, Any], settings: Refine, profiles: Profiles) -> dict[str, list[Row]]:
    document = {**document, "outlet": None, "profile_version": None}
    try:
        if excess := settings.excess(document["text"]):
            return {"rejects": [_reject(document, settings, Reason.TOO_LARGE, excess)]}
        page = page_of(document)
        document["outlet"] = outlet_of(page, document["uri"], document["member"]).name
        if profile := profiles.of(document["outlet"]):
            document["profile_version"] = profile.version
            page = page_of(document, profile.template)
        article = read_article(page, document["record_id"], document["ingested_at"])
        made = _rows(document, article, settings)
        if refused := _refused(document, article, settings):
            return {"rejects": [refused], "edits": made["edits"]}
        return made
    except Exception as error:  # noqa: BLE001 - the one broad handler: a document never stops a run
        return {"rejects": [_reject(document, settings, Reason.FAILED, f"{type(error).__name__}: {error}")]}


def _refused(document: dict[str, Any], article: Article, settings: Refine) -> Row | None:
    """The reject of a page that holds no story: one that lists the headlines of others, or one without prose."""
    shown = f"`newsmill explain {document['document_id']}` shows"
    hub = article.page.once(read_hub) if article.type == PageType.HUB else None
    if hub and hub.sure:
        return _reject(document, settings, Reason.HUB, f"it lists stories and holds none: {hub.why}; {shown} its lines")
    if not has_letters(article.body[: 100 * settings.least_letters], settings.least_letters):
        detail = f"after {len(article.edits)} edits to {len(document['text'])} characters no prose is left; {shown} them"
        return _reject(document, settings, Reason.NO_BODY, detail)
    return None


def _rows(document: dict[str, Any], article: Article, settings: Refine) -> dict[str, list[Row]]:
    own = {"document_id": document["document_id"], "shard": document["shard"], "part": document["part"], "run_id": settings.run_id}
    row, hashes = _article(document, article, settings), sketch(article.body)
    return {
        "sketches": [own | {"sketch": hashes, "size": len(hashes), "weekdays": weekdays(article.body), "month": row["month"]}],
        "terms": [own | term_row(row, [article.body[mention.start : mention.end] for mention in article.mentions])],
        "articles": [own | row],
        "edits": [_edit(own, edit) for edit in article.edits],
        "evidence": [own | _evidence(item) for item in article.evidence],
        "links": [
            {**own, "start": link.start, "end": link.end, "kind": link.kind.value, "anchor": link.anchor, "url": link.url, "url_folded": link.folded}
            for link in article.links
        ],
        "quotes": [own | row for row in quote_rows(article.body, article.quotes, article.edits)],
        "mentions": [own | row for row in mention_rows(article.body, article.mentions, article.edits)],
    }


def _article(document: dict[str, Any], article: Article, settings: Refine) -> dict[str, Any]:
    found = answers(list(article.evidence))
    texts = (
        Field.TITLE,
        Field.SUBTITLE,
        Field.PUBLISHER,
        Field.DOMAIN,
        Field.URL,
        Field.SECTION,
        Field.AGENCY,
        Field.DATELINE_PLACE,
        Field.LANGUAGE,
        Field.RIGHTS,
        Field.LICENCE,
    )
    title, word_count = _text(found, Field.TITLE), count_words(article.body)
    authors, published, updated = found.get(Field.AUTHORS), found.get(Field.PUBLISHED), found.get(Field.UPDATED)
    return {
        **{field.value: _text(found, field) for field in texts},
        **dateline_columns(_text(found, Field.DATELINE_PLACE)),
        **_address(_text(found, Field.URL)),
        "title_normalised": title and normalised(title),
        "contributors": _credits(found.get(Field.CONTRIBUTORS)),
        "record_id": document["record_id"],
        "authors": list(authors) if isinstance(authors, tuple) else [],
        **_dates(published if isinstance(published, Moment) else None),
        "updated_at": updated.at if isinstance(updated, Moment) else None,
        "page_type": article.type,
        "body": article.body,
        "words": word_count,
        "sentences": count_sentences(article.body),
        "reading_minutes": reading_minutes(word_count),
        "languages": list(languages_of(article.body, _text(found, Field.LANGUAGE))),
        "tdm_reserved": {RESERVED: True, ALLOWED: False}.get(_text(found, Field.TDM) or ""),
        "summary_only": article.page.hints.get(hints.SUMMARY_ONLY) == "true",
        "article_key": article_key(article.page.hints, _text(found, Field.URL)),
        "body_digest": body_digest(article.body),
        "outlet": document["outlet"],
        "profile_version": document["profile_version"],
        "rules_version": settings.rules_version,
    }


def _address(url: str | None) -> dict[str, Any]:
    return {"url": url and canonical_address(url), "url_raw": url, "url_folded": url and folded_address(url)}


def _credits(credits: Value | None) -> list[dict[str, str]]:
    """Names and roles of "role: name"."""
    parted = [credit.partition(": ") for credit in credits] if isinstance(credits, tuple) else []
    return [{"name": name, "role": role} for role, _, name in parted]


def _dates(moment: Moment | None) -> dict[str, Any]:
    if moment is None:
        return {"published_at": None, "published_on": None, "published_precision": None, "published_offset": None, "month": UNDATED}
    return {
        "published_at": moment.at,
        "published_on": moment.on,
        "published_precision": moment.precision.value,
        "published_offset": moment.offset_minutes,
        "month": f"{moment.on:%Y-%m}",
    }


def _text(found: Mapping[Field, Value], field: Field) -> str | None:
    value = found.get(field)
    return value if isinstance(value, str) else None


def _edit(own: Row, edit: Edit) -> Row:
    return {
        **own,
        "start": edit.start,
        "end": edit.end,
        "replacement": edit.replacement,
        "kind": edit.kind.value,
        "rule": edit.rule,
        "score": edit.score,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    found = item.candidate
    place = {"start": found.start, "end": found.end}
    return {
        "field": item.field.value,
        "rank": item.rank,
        "value": found.printed,
        "extractor": item.extractor,
        "confidence": found.confidence,
        "chosen": item.chosen,
    } | place


def _reject(document: dict[str, Any], settings: Refine, reason: Reason, detail: str) -> Row:
    kept = {name: document[name] for name in ("uri", "member", "record", "document_id", "outlet", "profile_version", "shard")}
    return kept | {"stage": Stage.REFINE.value, "reason": reason.value, "detail": detail, "run_id": settings.run_id}
