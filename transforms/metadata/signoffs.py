"""Sign-offs under a story: who else reported, wrote or edited it, each with the role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.boilerplate.furniture import furnished
from transforms.metadata.authors import people
from transforms.metadata.candidates import Candidate, Story
from transforms.reading.shapes import shapes

# The role as the column gives it, by how its word begins.
_ROLES = {
    "additional reporting": "additional reporting",
    "additional": "additional reporting",
    "report": "reporting",
    "writ": "writing",
    "edit": "editing",
    "compil": "compiling",
    "produc": "producing",
    "translat": "translation",
    "contribut": "additional reporting",
}
_CLAUSE = re.compile(
    r"((?:additional )?(?:reporting|reported|report|writing|written|editing|edited|compiled|compilation|produced|producing|translated|translation))"
    r"(?: and (writing|editing|reporting))? by:? ([^;()]{3,200})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"([^\"]{3,200}?)\bcontributed\b", re.IGNORECASE)
_PLACE = re.compile(r" (?:in|at|from) [^,;]*")
_STOP = re.compile(r"\. (?=[A-Z])|\.\)?$")
_LONGEST = 420


def sign_off_roles(story: Story) -> Iterator[Candidate]:
    """Everyone whom the sign-offs name, as "role: name", in order."""
    lines = story.page.once(shapes)
    marks = [
        mark for number, mark in sorted(story.page.once(furnished).items()) if mark.rule == "contributors" and len(lines[number].text) <= _LONGEST
    ]
    named = [credit for mark in marks for credit in read_sign_off(story.page.text[mark.start : mark.end])]
    if named:
        yield Candidate(tuple(dict.fromkeys(f"{role}: {name}" for name, role in named)), marks[0].start, marks[-1].end, 0.8)


def read_sign_off(text: str) -> Iterator[tuple[str, str]]:
    """Names with their roles in a sign-off of up to a few hundred characters, such as "(Reporting by A; Editing by B)"."""
    clauses = list(_CLAUSE.finditer(text))
    for clause in clauses:
        for word in filter(None, (clause[1], clause[2])):
            yield from ((name, _role(word)) for name in people(_PLACE.sub("", _STOP.split(clause[3])[0])))
    if not clauses and (contributed := _CONTRIBUTED.match(text)):
        yield from ((name, "additional reporting") for name in people(_PLACE.sub("", contributed[1])))


def _role(word: str) -> str:
    return next(role for beginning, role in _ROLES.items() if word.lower().startswith(beginning))
