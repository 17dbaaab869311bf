"""A Markdown file: one record; its front matter gives hints and stays in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import Sign
from transforms.decode import peek
from transforms.formats.base import Format, Parsing, has_ending, sign, stem
from transforms.formats.front_matter import front_matter
from transforms.formats.mapping import hints_from
from transforms.formats.text import read_whole
from transforms.records import Declared, Fault, Outcome, Record

ENDINGS = (".md", ".markdown", ".mdown", ".mkd")


def recognises(head: bytes, name: str) -> Sign | None:
    """By front matter, or by the name's ending."""
    return sign(front_matter(peek(head)) is not None, has_ending(name, ENDINGS))


def parse(stream: BinaryIO, name: str, parsing: Parsing) -> Iterator[Outcome]:
    """One record named after the file, or one fault."""
    whole = read_whole(stream, parsing)
    if isinstance(whole, Fault):
        yield whole
    else:
        matter = front_matter(whole.text)
        hints = hints_from(matter.fields, parsing.mapping) if matter else {}
        yield Record(0, stem(name), whole.text, whole.encoding, hints)
    yield Declared(1)


MARKDOWN = Format("markdown", recognises, parse)
