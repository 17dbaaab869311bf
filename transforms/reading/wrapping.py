"""Text wrapped at a fixed width: which lines are only pieces of one paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from transforms.page import Line
from transforms.reading.words import words

WIDTHS = range(38, 121)
# So many lines must plainly stop in mid-sentence, and so large a share of them be full, before a text counts as wrapped.
_LEAST_RUNNING, _FULL = 2, 0.85
# So many of these lines at most may be longer than the width, and so many of all lines: addresses and the like are not broken.
_OVERLONG_RUNNING, _OVERLONG = 0.05, 0.25
_SLACK = 3
_TAB = 8

QUOTING = re.compile(r"(?:>[ \t]?){1,20}(?=\S)")
LIST_ITEM = re.compile(r"(?:[-*•·▪●‣–—]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s|\[)")
_BULLET = re.compile(r"[-*•·▪●‣]\s+(?=\S)")
_FINISHED = re.compile(r"[.!?…:;。！？](?:[\"'”’»“)\]]*)$")
_DIVIDED = re.compile(r"[^\W\d_]{2}[-‐\xad]$")
# Words after which a sentence must go on: articles, prepositions, conjunctions. It may go on with a name.
UNFINISHED = words("""
a an the of in at to for from with by and or into
der die das dem den des ein eine einen einem einer und oder von vom zum zur im am für bei aus in mit
le la les un une des du de et ou dans avec pour par en au aux el los las una y con por para del il lo gli di da per nel della
o os as um uma do dos das no na nos e em com het een en van op
у в на з із зі до від за для та і й або о об к ко с со из от и или
""")


def wrapped_paragraphs(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """The paragraphs of a text that stand on two lines or more, each as its lines; none if the text is not wrapped.

    A paragraph begins after a blank line, with an indented line, after a line that had room for the next word, or with an item of a list.
    """
    neighbours = [pair for pair in itertools.pairwise(lines) if pair[1].gap == 0 and pair[1].number == pair[0].number + 1]
    width = _width(lines, neighbours)
    if width is None:
        return []
    goes_on = {line.number for before, line in neighbours if _goes_on(before, line, width) and not _begins(text, before, line)}
    return [paragraph for paragraph in _runs(lines, goes_on) if len(paragraph) > 1 and _plain(paragraph)]


def finished(text: str) -> bool:
    """Whether the text ends as sentences and introductions end."""
    return _FINISHED.search(text, max(0, len(text) - 8)) is not None


def last_word(text: str) -> str:
    """The last word in lower case, without the signs around it."""
    return text.rsplit(None, 1)[-1].strip(".,;'’”\"(“").lower()


def bare(line: Line) -> str:
    """The line without the signs that quote a letter."""
    quoting = QUOTING.match(line.text) if line.text[0] == ">" else None
    return line.text[quoting.end() :] if quoting else line.text


def _width(lines: Sequence[Line], neighbours: Sequence[tuple[Line, Line]]) -> int | None:
    """The width that a text is wrapped at, told by the lines that stop in mid-sentence; None for a text that is not wrapped."""
    running = [(len(before.text), _wanted(before, line)) for before, line in neighbours if _stops_short(before, line)]
    if len(running) < _LEAST_RUNNING:
        return None
    lengths = sorted(length for length, _ in running)
    width = lengths[-1 - int(_OVERLONG_RUNNING * len(lengths))]
    full = sum(wanted > width - _SLACK for _, wanted in running)
    # A text whose dateline was taken away begins with a short line.
    spared = running[0][1] <= width - _SLACK and full >= _LEAST_RUNNING
    long = [len(line.text) for line in lines if len(line.text) >= WIDTHS.start]
    overlong = sum(length > width + _SLACK for length in long)
    return width if width in WIDTHS and full >= _FULL * (len(running) - spared) and overlong <= _OVERLONG * len(long) else None


def _stops_short(before: Line, line: Line) -> bool:
    """Whether a line plainly stops in the middle of a sentence."""
    return bare(line)[0].islower() and len(before.text) >= WIDTHS.start // 2 and not finished(before.text)


def _wanted(before: Line, line: Line) -> int:
    """How long the line would be with the first word of the following one."""
    return len(before.text) + 1 + len(bare(line).split(None, 1)[0])


def _goes_on(before: Line, line: Line, width: int) -> bool:
    if line.text[0] == ">" and _level(before) != _level(line):
        return False
    if _BULLET.match(bare(line)):
        return False
    if finished(before.text):
        return _wanted(before, line) > width - _SLACK and not LIST_ITEM.match(bare(line))
    if _wanted(before, line) > width - _SLACK:
        return True
    begun = before.text.endswith(",") or last_word(before.text) in UNFINISHED or _DIVIDED.search(before.text) is not None
    return bare(line)[0].islower() or (begun and len(before.text) >= WIDTHS.start // 2 and not LIST_ITEM.match(bare(line)))


def _begins(text: str, before: Line, line: Line) -> bool:
    """Whether a line is indented as paragraphs begin; what stands under the words of a list's item is not."""
    above, own = _indent(text, before), _indent(text, line)
    item = _BULLET.match(before.text)
    return own > above + 1 and not (item and abs(own - above - item.end()) <= 1)


def _indent(text: str, line: Line) -> int:
    opening = max(text.rfind("\n", max(0, line.start - 2 * WIDTHS.stop), line.start) + 1, line.start - 2 * WIDTHS.stop, 0)
    return line.start - opening + (_TAB - 1) * text.count("\t", opening, line.start)


def _level(line: Line) -> int:
    quoting = QUOTING.match(line.text) if line.text[0] == ">" else None
    return quoting.group().count(">") if quoting else 0


def _runs(lines: Sequence[Line], goes_on: set[int]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and line.number not in goes_on:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _plain(paragraph: Sequence[Line]) -> bool:
    """Whether lines that might be one paragraph plainly are: some line goes on in small letters, or the last ends as sentences end."""
    return finished(paragraph[-1].text) or any(bare(line)[0].islower() for line in paragraph[1:])
