"""A comparison for the terminal: a line for each copy, then copies beside the original, in two columns where there is room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from flows.comparing.members import Beside, Group, Member, Told
from flows.explaining.terminal import coloured
from flows.explaining.visible import visible
from transforms.collation.collate import Fate, Row
from transforms.collation.wording import Piece

SIGNS = {Fate.SAME: "=", Fate.EDITED: "≈", Fate.REWORDED: "~", Fate.DROPPED: "-", Fate.ADDED: "+", Fate.ELSEWHERE: "↕"}
LEGEND = "= the same  ≈ edited  ~ reworded  - dropped  + added  ↕ in another place"
GONE, NEW = "red strike", "green underline"
HEADINGS = ("role", "outlet", "published", "agency", "kept", "paragraphs")
OUTLET = 1
GAP, GUTTER, INDENT = 2, 4, 8
# From this width on, two columns; and how much of a paragraph that stayed as it was is shown.
WIDE, SHORT = 120, 64


def show(told: Told, console: Console) -> None:
    """Write the groups of copies, each with a line for every member and its changes, and the chosen ones word by word.

    In colour, words that went are red and struck through, words that came green and underlined; without, they stand as ``[-gone-]`` and
    ``{+new+}``. Nothing in the articles can act on the terminal. Lines are wrapped at the console's width if it is a terminal.
    """
    page = _Page(console)
    page.line(Text(visible(told.headline), style="bold"))
    for group in told.groups:
        page.group(group)
    if not told.groups and not told.own:
        page.line(Text("No other article of the lake runs its text."))
    for heading, members in (("With words of their own", told.own), ("With an excerpt in common", told.excerpts)):
        if members:
            page.members(heading, members)


class _Page:
    """What is written to one console."""

    def __init__(self, console: Console) -> None:
        self.console, self.colours = console, coloured(console)
        self.width = console.width if console.is_terminal else 0

    def line(self, text: Text, indent: Text | None = None) -> None:
        """A text behind an indent, wrapped on a terminal."""
        before = indent or Text()
        room = max(20, self.width - cell_len(before.plain)) if self.width else 0
        for number, piece in enumerate(text.wrap(self.console, room) if room else [text]):
            whole = Text.assemble(before if number == 0 else " " * cell_len(before.plain), piece)
            whole.rstrip()
            if self.width:
                self.console.print(whole, soft_wrap=True)
            else:
                self.console.file.write(whole.plain + "\n")

    def group(self, group: Group) -> None:
        """A group: what it is, its members in a table, and the chosen ones beside the origin."""
        days = f", {group.span}" if group.span else ""
        self.line(Text(f"{_number(1 + len(group.others), 'article')} of {_number(group.outlets, 'outlet')}{days}; the original is {group.chosen_by}"))
        self.line(Text())
        self._table(group)
        if group.chosen:
            self.line(Text())
            self.line(Text(LEGEND, style="dim"))
        for beside in group.chosen:
            self.line(Text())
            self._beside(beside)
        hidden = len(group.others) - len(group.chosen)
        if hidden:
            self.line(Text())
            self.line(Text(f"{_number(hidden, 'more copy', 'more copies')}: --all shows all word by word, --with ID one", style="dim"))

    def members(self, heading: str, members: Sequence[Member]) -> None:
        """Articles that are not compared."""
        self.line(Text())
        self.line(Text(heading, style="bold"))
        for member in members:
            self.line(
                Text(f"{member.published or 'undated'}  {visible(member.outlet)}  {visible(member.title)}  {_flat(member.record_id)}"), Text("  ")
            )

    def _table(self, group: Group) -> None:
        cells = [HEADINGS, _cells(group.origin, None), *(_cells(beside.member, beside) for beside in group.others)]
        widths = [max(cell_len(row[column]) for row in cells) for column in range(len(HEADINGS))]
        if self.width:
            widths[OUTLET] = max(10, min(widths[OUTLET], self.width - sum(widths) + widths[OUTLET] - GAP * (len(HEADINGS) - 1)))
        self.line(Text(_aligned(HEADINGS, widths), style="dim"))
        for beside, row in zip([None, *group.others], cells[1:], strict=True):
            self.line(Text(_aligned(row, widths)))
            if beside and beside.headline:
                self.line(self._inline(beside.headline), Text(" " * INDENT))
        for member in group.members:
            for name, reason in member.supplied:
                self.line(Text(f"{visible(member.outlet)}: {name} {visible(reason)}", style="dim"), Text("* ", style="dim"))

    def _beside(self, beside: Beside) -> None:
        member = beside.member
        facts = "  ".join(filter(None, (member.role, member.published, _flat(member.record_id))))
        self.line(Text.assemble((visible(member.outlet), "bold"), f"  {facts}"))
        self.line(Text(_shares(beside), style="dim"))
        if beside.headline:
            self._row("≈", beside.headline)
        for row in beside.collation.rows:
            if row.fate is Fate.SAME and not row.moved:
                self.line(Text(_short(row.pieces), style="dim"), Text(f"{SIGNS[row.fate]:<{GUTTER}}", style="dim"))
            else:
                self._row(_sign(row), row.pieces)

    def _row(self, sign: str, pieces: Sequence[Piece]) -> None:
        """One row: in two columns on a wide terminal in colour, else as one text."""
        if self.width >= WIDE and self.colours:
            for line in self._columns(sign, pieces):
                self.console.print(line, soft_wrap=True)
        else:
            self.line(self._inline(pieces), Text(f"{sign:<{GUTTER}}"))

    def _columns(self, sign: str, pieces: Sequence[Piece]) -> Iterator[Text]:
        room = (self.width - 2 * GUTTER) // 2
        left, right = Text(), Text()
        for piece in pieces:
            left.append(_flat(piece.one), style="" if piece.same else GONE)
            right.append(_flat(piece.other), style="" if piece.same else NEW)
        one, other = list(left.wrap(self.console, room)), list(right.wrap(self.console, room))
        for number in range(max(len(one), len(other))):
            first = one[number] if number < len(one) else Text()
            second = other[number] if number < len(other) else Text()
            first.rstrip()
            second.rstrip()
            blanks = " " * (room - first.cell_len + GUTTER)
            yield Text.assemble(f"{sign if number == 0 else '':<{GUTTER}}", first, blanks, second)

    def _inline(self, pieces: Sequence[Piece]) -> Text:
        """Pieces as one text: what went, then what came in its place."""
        text, before = Text(), ""
        for style, shown in inline(pieces):
            signs = ("", "") if self.colours or not style else ("[-", "-]") if style == GONE else ("{+", "+}")
            text.append(" " if self.colours and (before, style) == (GONE, NEW) else "")
            text.append(signs[0] + shown + signs[1], style=style)
            before = style
        return text


def inline(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """Styles and texts in order: words that are the same as the other has them, those that went, those that came. Beside a cut, blanks are as before it."""
    for number, piece in enumerate(pieces):
        if piece.same:
            text = piece.other or piece.one
            if number and _cut(pieces[number - 1]) and not text[:1].isspace():
                text = piece.one[: len(piece.one) - len(piece.one.lstrip())] + text
            if number + 1 < len(pieces) and _cut(pieces[number + 1]) and not text[-1:].isspace():
                text += piece.one[len(piece.one.rstrip()) :]
            yield "", _flat(text)
        else:
            yield from ((style, _flat(text)) for style, text in ((GONE, piece.one), (NEW, piece.other)) if text)


def _cut(piece: Piece) -> bool:
    return not piece.same and not piece.other


def _flat(text: str) -> str:
    """A text on one line."""
    return visible(" ¶ ".join(part for part in text.split("\n") if part) if "\n" in text.strip("\n") else text.strip("\n"))


def _short(pieces: Iterable[Piece]) -> str:
    """The beginning of a paragraph that stayed as it was."""
    text = _flat("".join(piece.other for piece in pieces))
    return text if cell_len(text) <= SHORT else f"{set_cell_size(text, SHORT).rstrip()}… ({_number(len(text.split()), 'word')})"


def _sign(row: Row) -> str:
    return SIGNS[row.fate] + ("↕" if row.moved else "")


def _cells(member: Member, beside: Beside | None) -> tuple[str, ...]:
    supplied = dict(member.supplied)
    published, agency = (f"{value}{'*' if name in supplied else ''}" for name, value in (("date", member.published), ("agency", member.agency)))
    changes = (f"{beside.collation.kept:.0%}", _changes(beside)) if beside else ("", str(len(member.body.split("\n\n"))))
    return (member.role, visible(member.outlet), published or "undated", visible(agency), *changes)


def _changes(beside: Beside) -> str:
    found = beside.collation
    counts = ((SIGNS[Fate.DROPPED], found.dropped), (SIGNS[Fate.REWORDED], found.reworded), (SIGNS[Fate.ADDED], found.added))
    return " ".join(f"{sign}{count}" for sign, count in counts if count) or SIGNS[Fate.SAME]


def _shares(beside: Beside) -> str:
    found = beside.collation
    return f"{found.kept:.0%} of the original is kept, {found.taken:.0%} of the copy is the original's"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = (
        set_cell_size(cell, width) if cell_len(cell) <= width else f"{set_cell_size(cell, width - 1)}…"
        for cell, width in zip(cells, widths, strict=True)
    )
    return (" " * GAP).join(shown).rstrip()


def _number(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}".rstrip()
