"""A comparison as a web page in one file: no script, nothing loaded, nothing in it that an article could have put there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flows.comparing.members import Beside, Group, Member, Told
from flows.comparing.stylesheet import NAMES, stylesheet
from flows.explaining.elements import Html, element, joined, web_link, whole_page
from transforms.collation.collate import Row
from transforms.collation.wording import Piece

COLUMNS = ("role", "outlet", "published", "agency", "kept", "dropped", "reworded", "added", "headline")
NUMBERS = COLUMNS[4:8]


def page(told: Told) -> str:
    """Groups of copies as an HTML page: each member in a table, and the chosen ones paragraph by paragraph beside the original."""
    header = element("header", element("h1", told.headline, dir="auto"))
    alone = [] if told.own else [element("p", "No other article of the lake runs its text.")]
    groups = [_group(group) for group in told.groups] or alone
    others = (("With words of their own", told.own), ("With an excerpt in common", told.excerpts))
    lists = (joined(element("h2", heading), element("ul", *map(_listed, members))) for heading, members in others if members)
    return whole_page(f"{told.headline} · newsmill story", stylesheet(), joined(header, element("main", *groups, *lists)))


def _group(group: Group) -> Html:
    members = f"{1 + len(group.others)} articles, {group.outlets} outlets{', ' if group.span else ''}{group.span}. The original is {group.chosen_by}."
    supplied = [(member, *said) for member in group.members for said in member.supplied]
    notes = (element("p", f"* {member.outlet}: {name} {reason}", class_="faint", dir="auto") for member, name, reason in supplied)
    hidden = len(group.others) - len(group.chosen)
    more = element("p", f"{hidden} more: --all shows all word by word, --with ID one.", class_="faint") if hidden else joined()
    return element("section", element("p", members), _members(group), *notes, more, *(_beside(beside) for beside in group.chosen))


def _members(group: Group) -> Html:
    head = element("tr", *(element("th", name, scope="col", class_="number" if name in NUMBERS else "") for name in COLUMNS))
    rows = (_member(beside.member, beside, beside in group.chosen) for beside in group.others)
    return element("table", element("thead", head), element("tbody", _member(group.origin, None, False), *rows), class_="members")


def _member(member: Member, beside: Beside | None, linked: bool) -> Html:
    outlet = element("a", member.outlet, href=f"#beside-{member.document_id}") if linked else joined(member.outlet)
    supplied = dict(member.supplied)
    published, agency = (f"{value}{'*' if name in supplied else ''}" for name, value in (("date", member.published), ("agency", member.agency)))
    found = beside.collation if beside else None
    numbers = [f"{found.kept:.0%}", *(str(count or "") for count in (found.dropped, found.reworded, found.added))] if found else [""] * 4
    return element(
        "tr",
        element("td", member.role),
        element("td", outlet, dir="auto"),
        element("td", published or "undated", class_="date"),
        element("td", agency),
        *(element("td", number, class_="number") for number in numbers),
        element("td", member.title, dir="auto"),
    )


def _beside(beside: Beside) -> Html:
    member, found = beside.member, beside.collation
    facts = filter(None, (member.role, member.published, member.agency, f"{member.row['words']} words", f"record {member.record_id}"))
    shares = f"{found.kept:.0%} of the original is kept, {found.taken:.0%} of the copy is the original's"
    address = joined(" · ", web_link(str(member.row["url"]))) if member.row["url"] else joined()
    heading = element("h2", member.outlet, dir="auto", id=f"beside-{member.document_id}")
    return element("section", heading, element("p", joined(" · ".join(facts), address), class_="faint"), element("p", shares), _sides(beside))


def _sides(beside: Beside) -> Html:
    columns = Html('<colgroup><col class="sign"><col><col></colgroup>')
    head = element(
        "tr", element("th", "", scope="col"), *(element("th", one.outlet, scope="col", dir="auto") for one in (beside.origin, beside.member))
    )
    return element("table", columns, element("thead", head), element("tbody", *_rows(beside)), class_="sides")


def _rows(beside: Beside) -> Iterator[Html]:
    names = beside.origin.outlet, beside.member.outlet
    if beside.headline:
        yield _row("headline", "headline", beside.headline, names)
    for row in beside.collation.rows:
        yield _row(_name(row), row.fate.value, row.pieces, names)


def _name(row: Row) -> str:
    return f"{NAMES[row.fate]}, moved" if row.moved else NAMES[row.fate]


def _row(name: str, style: str, pieces: Sequence[Piece], sides: tuple[str, str]) -> Html:
    one = _side("del", ((piece.one, piece.same) for piece in pieces))
    other = _side("ins", ((piece.other, piece.same) for piece in pieces))
    cells = (element("td", side, class_="text", data_side=outlet, dir="auto") for side, outlet in zip((one, other), sides, strict=True))
    return element("tr", element("td", name, class_="sign"), *cells, class_=style)


def _side(name: str, texts: Iterable[tuple[str, bool]]) -> Html:
    """One side's text; what the other has not is marked."""
    return joined(*(text if same else element(name, text) for text, same in texts if text))


def _listed(member: Member) -> Html:
    address = joined(" · ", web_link(str(member.row["url"]))) if member.row["url"] else joined()
    return element("li", f"{member.published or 'undated'} · {member.outlet} · {member.title} · {member.record_id}", address, dir="auto")
