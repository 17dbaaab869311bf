"""An explanation for the terminal: in colours and wrapped where there is one, with plain marks where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from flows.explaining.known import NOWHERE, Answer, Known
from flows.explaining.visible import visible
from schemas.vocabulary import Kind
from transforms.edits import Edit
from transforms.segments import Segment, segments

COLOURS = {
    **dict.fromkeys((Kind.TITLE, Kind.BYLINE, Kind.DATE, Kind.SOURCE), "cyan"),
    **dict.fromkeys((Kind.CAPTION, Kind.CREDIT, Kind.BIO), "magenta"),
    **dict.fromkeys((Kind.RELATED, Kind.NAV, Kind.COMMENT), "blue"),
    **dict.fromkeys((Kind.PROMO, Kind.SHARE, Kind.AD), "red"),
    **dict.fromkeys((Kind.JOIN, Kind.REPAIR, Kind.CORRECTION), "green"),
    **dict.fromkeys((Kind.FOOTER, Kind.MARKUP, Kind.SPACE, Kind.OTHER), "yellow"),
}
JOINED, INTO = "⤶", "→"
GUTTER, NAMES = 6, 16
LEAST_WIDTH = 20


def show(known: Known, console: Console) -> None:
    """Write the explanation of a document: provenance, fields, links, and the text with every change marked.

    In colour, cuts are dim and struck through in the colour of their kind; without, they stand as ``[-cut-]{kind: rule}``.
    Nothing in the document can act on the terminal. Lines are wrapped at the console's width if it is a terminal.
    """
    console.print(Text(visible(known.headline), style="bold"), soft_wrap=not console.is_terminal)
    for name, value in known.provenance():
        _line(console, Text(name, style="dim"), Text(visible(value)), NAMES)
    for heading, entries in (("", _rejects(known)), ("Fields", _fields(known)), ("Versions", _versions(known)), ("Links", _links(known))):
        _section(console, heading, list(entries))
    _section(console, "Changes", list(_tallies(known)))
    console.print()
    for number, line in enumerate(marked_lines(known, coloured(console)), start=1):
        _line(console, Text(f"{number:>{GUTTER - 2}}", style="dim"), line, GUTTER)


def coloured(console: Console) -> bool:
    """Whether colours and strokes reach whoever reads: not in pipes and files, nor where NO_COLOR forbids them."""
    return console.is_terminal and not console.no_color


def marked_lines(known: Known, colours: bool) -> Iterator[Text]:
    """The lines of the text as it arrived, with every change marked in its place and named behind it."""
    line = Text()
    for segment in segments(known.text, known.edits):
        for part, ended in _parts(segment, colours):
            line.append_text(part)
            if ended:
                yield line
                line = Text()
    yield line


def _parts(segment: Segment, colours: bool) -> Iterator[tuple[Text, bool]]:
    """A segment in pieces of lines, each with whether it ends its line."""
    style = "" if _blank(segment) else f"dim strike {COLOURS[segment.edit.kind]}" if segment.edit and colours else ""
    opening, closing = _marks(segment, colours)
    *whole, last = segment.text.replace("\r\n", "\n").split("\n")
    for number, piece in enumerate([*whole, last]):
        part = opening.copy() if number == 0 else Text()
        part.append(visible(piece), style=style)
        if number == len(whole):
            part.append_text(closing)
        yield part, number < len(whole)


def _blank(segment: Segment) -> bool:
    """Whether a segment is shown as it is: nothing changes it, or only its blanks do."""
    return segment.edit is None or segment.edit.kind in (Kind.SPACE, Kind.JOIN)


def _marks(segment: Segment, colours: bool) -> tuple[Text, Text]:
    """What stands before and behind a segment: signs, its replacement, and the name of what changed it."""
    edit = segment.edit
    if edit is None or edit.kind is Kind.SPACE:
        return Text(), Text()
    if edit.kind is Kind.JOIN:
        glue = "" if edit.replacement == " " else repr(edit.replacement)
        return Text.assemble((f" {JOINED}{glue}", COLOURS[Kind.JOIN]), _name(edit, colours)), Text()
    becomes = visible(edit.replacement)
    if colours:
        shown = Text.assemble(INTO, (becomes, "green")) if becomes else Text()
        return Text(), Text.assemble(shown, _name(edit, colours))
    return Text("[-"), Text.assemble(f"{INTO}{becomes}" if becomes else "", "-]", _name(edit, colours))


def _name(edit: Edit, colours: bool) -> Text:
    name = f"{{{edit.kind.value}: {visible(edit.rule)}}}"
    return Text(f" {name}", style=COLOURS[edit.kind]) if colours else Text(name)


def _rejects(known: Known) -> Iterator[tuple[str, Text]]:
    for row in known.rows("rejects"):
        yield "no article", Text.assemble((str(row["reason"]), "bold red"), f": {visible(row['detail'])}")


def _fields(known: Known) -> Iterator[tuple[str, Text]]:
    for answer in known.answers():
        yield answer.name, Text(visible(answer.value) or "-")
        yield from (("", text) for text in _candidates(answer))


def _candidates(answer: Answer) -> Iterator[Text]:
    for found in answer.candidates:
        place = found.place or NOWHERE
        said = f"{visible(found.value)}  by {visible(found.extractor)}, {place}, confidence {found.confidence:.2f}"
        yield Text(f"chosen: {said}", style="green") if found.chosen else Text(f"lost:   {said}", style="dim")


def _versions(known: Known) -> Iterator[tuple[str, Text]]:
    for row in known.rows("versions"):
        own = "this one" if row["document_id"] == known.document["document_id"] else row["document_id"]
        yield f"version {row['version']}", Text(f"{own}, came in {row['ingested_at']}{', current' if row['current'] else ''}  {visible(row['uri'])}")


def _links(known: Known) -> Iterator[tuple[str, Text]]:
    for row in known.rows("links"):
        anchor = f"{visible(row['anchor'])}  " if row["anchor"] else ""
        yield row["kind"], Text(f"{anchor}{visible(row['url'] or 'its address is lost')}  {known.place(row['start'], row['end'])}")


def _tallies(known: Known) -> Iterator[tuple[str, Text]]:
    for tally in known.tallies():
        rules = ", ".join(f"{visible(rule)} {times}" for rule, times in tally.rules.items())
        yield tally.kind.value, Text(f"{rules}; {tally.characters} characters")


def _section(console: Console, heading: str, entries: list[tuple[str, Text]]) -> None:
    if entries:
        console.print()
        if heading:
            console.print(Text(heading, style="bold"))
        for name, text in entries:
            _line(console, Text(name), text, NAMES)


def _line(console: Console, name: Text, text: Text, width: int) -> None:
    """One line under a name of a fixed width, wrapped beside it on a terminal."""
    name.append(" " * max(1, width - len(name)))
    if not console.is_terminal:
        # Several times faster than the console, which has nothing to add here.
        console.file.write((name.plain + text.plain).rstrip(" ") + "\n")
        return
    for number, piece in enumerate(text.wrap(console, max(LEAST_WIDTH, console.width - width)) or [text]):
        whole = Text.assemble(name if number == 0 else " " * width, piece)
        whole.rstrip()
        console.print(whole, soft_wrap=True)
