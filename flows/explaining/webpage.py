"""An explanation as a web page in one file: no script, nothing loaded, nothing in it that the document could have put there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flows.explaining.elements import Html, element, joined, web_link, whole_page
from flows.explaining.known import NOWHERE, Answer, Candidate, Known, Place, Tally
from flows.explaining.marked_text import marked_text
from flows.explaining.stylesheet import stylesheet
from schemas.vocabulary import Kind

VIEWS = (("changes", "every change"), ("arrived", "as it arrived"), ("body", "clean body"))


def page(known: Known) -> str:
    """The explanation of a document as an HTML page."""
    return whole_page(f"{known.headline} · newsmill explain", stylesheet(), _body(known))


def _body(known: Known) -> Html:
    tallies = [_tally(tally) for tally in known.tallies()]
    parts = {
        "Changes": _table([_rows(tallies)] if tallies else [], ("kind", "changes", "characters", "rules, each with its first change")),
        "Text": _text(known),
        "Fields": _table([_rows(_answer(answer)) for answer in known.answers()], ("field", "outcome", "value", "found by", "where", "confidence")),
        "Links": _table([_rows(_links(known))] if known.rows("links") else [], ("kind", "text", "address", "where")),
        "Versions": _table([_rows(_versions(known))] if known.rows("versions") else [], ("version", "document", "state", "came in", "title", "file")),
        "Provenance": _table([_rows(_row(name, web_link(value)) for name, value in known.provenance())], ()),
    }
    there = {heading: part for heading, part in parts.items() if part}
    contents = (element("a", heading, href=f"#{heading.lower()}") for heading in there)
    sections = (element("section", element("h2", heading), part, id=heading.lower()) for heading, part in there.items())
    header = element("header", element("h1", known.headline, dir="auto"), *_rejects(known), element("p", _kept(known)), element("nav", *contents))
    return joined(header, Html("\n"), element("main", *sections))


def _rejects(known: Known) -> Iterator[Html]:
    for row in known.rows("rejects"):
        yield element("p", element("strong", f"No article: {row['reason']}."), f" {row['detail']}", class_="reject")


def _table(bodies: Sequence[Html], columns: Sequence[str]) -> Html:
    """A table, or nothing if it has no rows."""
    head = element("thead", element("tr", *(element("th", column, scope="col") for column in columns))) if columns else joined()
    return element("table", head, *bodies) if bodies else joined()


def _rows(rows: Iterable[Html]) -> Html:
    return element("tbody", *rows)


def _row(name: str, *cells: str) -> Html:
    return element("tr", element("th", name, scope="row"), *(element("td", cell, dir="auto") for cell in cells))


def _answer(answer: Answer) -> Iterator[Html]:
    """The rows of a field: its value, then each candidate with its outcome."""
    head = element("th", answer.name, scope="rowgroup", rowspan=str(1 + len(answer.candidates)))
    yield element("tr", head, element("td", element("strong", answer.value or "none"), colspan="5", dir="auto"))
    for found in answer.candidates:
        yield element("tr", *_candidate(found), class_="chosen" if found.chosen else "lost")


def _candidate(found: Candidate) -> Iterator[Html]:
    yield element("td", "✓ chosen" if found.chosen else "lost")
    yield element("td", found.value, dir="auto")
    yield element("td", element("code", found.extractor))
    yield element("td", _place(found.place) if found.place else NOWHERE)
    yield element("td", f"{found.confidence:.2f}", class_="number")


def _place(place: Place) -> Html:
    return element("a", str(place), href=f"#at-{place.start}")


def _versions(known: Known) -> Iterator[Html]:
    for row in known.rows("versions"):
        own = "this document" if row["document_id"] == known.document["document_id"] else row["document_id"]
        current = "current" if row["current"] else "superseded"
        yield _row(str(row["version"]), own, current, str(row["ingested_at"]), row["title"] or "", web_link(row["uri"]))


def _kept(known: Known) -> str:
    """How much of the text is in the body."""
    taken = sum(edit.end - edit.start for edit in known.edits)
    return f"{len(known.edits)} changes; {len(known.text) - taken} of {len(known.text)} characters stay as they were"


def _tally(tally: Tally) -> Html:
    kind = element("th", element("span", tally.kind.value, class_=f"kind k-{tally.kind.value}"), scope="row")
    numbers = (element("td", str(number), class_="number") for number in (sum(tally.rules.values()), tally.characters))
    return element("tr", kind, *numbers, element("td", *_rules(tally)))


def _rules(tally: Tally) -> Iterator[Html]:
    """The rules of a kind with their counts, each a link to its first change, except where only the layout's blanks change."""
    for number, (rule, times) in enumerate(tally.rules.items()):
        name = joined(rule) if tally.kind is Kind.SPACE else element("a", rule, href=f"#change-{tally.first[rule]}")
        yield joined(", " if number else "", name, f" {times}")


def _text(known: Known) -> Html:
    places = {row["start"] for name in ("evidence", "links") for row in known.rows(name) if row["start"] is not None}
    views = (
        Html(f'<input type="radio" name="view" id="view-{name}"{" checked" if name == "changes" else ""}><label for="view-{name}">{label}</label>')
        for name, label in VIEWS
    )
    language = str(known.article["language"] or "") if known.article else ""
    text = element("div", marked_text(known, places), class_="text tagged" if known.tags else "text", lang=language, dir="auto")
    return joined(*views, text)


def _links(known: Known) -> Iterator[Html]:
    for row in known.rows("links"):
        address = web_link(row["url"]) if row["url"] else "its address is lost"
        yield _row(row["kind"], row["anchor"] or "", address, _place(known.place(row["start"], row["end"])))
