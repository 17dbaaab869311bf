"""The text of an e-mail: which of its parts to read, and how.

Source: RFC 2045 to 2049 (MIME), RFC 3676 (format=flowed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from transforms.formats.mail_headers import decoded
from transforms.layout import Layout
from transforms.markup.flatten import flatten

# A page says less than this share of what the plain part says if it is but a shell: "your program cannot show this".
LEAST_SHARE = 0.5
MOST_DEPTH = 40
_QUOTES = re.compile(r">*")
_SIGNATURE = "-- "


@dataclass(frozen=True, slots=True)
class Body:
    """Text of an e-mail, the encoding that it came in, and its source and layout if it came as a page."""

    text: str
    encoding: str
    source: str = ""
    layout: Layout | None = None

    @property
    def letters(self) -> int:
        """How many letters the text has."""
        return sum(map(str.isalpha, self.text))


def body_of(message: Message, depth: int = 0) -> Body | None:
    """The text of an e-mail or of one of its parts; None if it has none. Attachments are no text; an enclosed message is, if there is no other."""
    if depth > MOST_DEPTH or message.get_content_disposition() == "attachment":
        return None
    kind = message.get_content_type()
    if message.is_multipart():
        own = [part for part in _parts(message) if part.get_content_type() != "message/rfc822"]
        found = [body for part in own if (body := body_of(part, depth + 1))]
        if found:
            return _best(found) if kind == "multipart/alternative" else _joined(found)
        return next((body for part in _parts(message) if part not in own and (body := body_of(part, depth + 1))), None)
    if kind == "text/html":
        return _page(message)
    return _plain(message) if kind in ("text/plain", "text/markdown") else None


def attachments(message: Message) -> list[str]:
    """Names of what is in an e-mail and not read: files by their names, others by their types."""
    leaves = [part for part in message.walk() if not part.is_multipart()]
    unread = [part for part in leaves if part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"]
    return [str(part.get_filename() or part.get_content_type()) for part in unread]


def _parts(message: Message) -> list[Message]:
    parts = message.get_payload()
    return [part for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []


def _best(bodies: list[Body]) -> Body:
    """The page, whose layout cleaning can use, unless the plain part says much more; of several alike the last, as the standard wants."""
    plain = next((body for body in reversed(bodies) if not body.source), None)
    page = next((body for body in reversed(bodies) if body.source), None)
    if plain and page:
        return page if page.letters >= LEAST_SHARE * plain.letters else plain
    return bodies[-1]


def _joined(bodies: list[Body]) -> Body | None:
    """Texts that follow each other in an e-mail as one."""
    if len(bodies) == 1:
        return bodies[0]
    if all(body.source for body in bodies):
        return _flat("\n".join(body.source for body in bodies), bodies[0].encoding)
    return Body("\n\n".join(body.text for body in bodies), bodies[0].encoding)


def _data(message: Message) -> bytes:
    """The content of a part without its transfer encoding; what is broken in that stays as it is."""
    data = message.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _page(message: Message) -> Body | None:
    return _flat(*decoded(_data(message), message.get_content_charset()))


def _flat(source: str, encoding: str) -> Body | None:
    flat = flatten(source)
    return Body(flat.text, encoding, source, flat.layout) if flat.text.strip() else None


def _plain(message: Message) -> Body | None:
    text, encoding = decoded(_data(message), message.get_content_charset())
    text = text.replace("\r\n", "\n")
    if str(message.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, str(message.get_param("delsp", "")).lower() == "yes")
    return Body(text, encoding) if text.strip() else None


def unflowed(text: str, without_space: bool) -> str:
    """Text sent as format=flowed with its paragraphs whole; ``without_space``: the blank at the end of a flowed line is no part of it (DelSp)."""
    paragraphs: list[list[str]] = []
    flowing, level = False, ""
    for raw in text.split("\n"):
        quotes = _QUOTES.match(raw)
        depth = quotes[0] if quotes else ""
        line = raw[len(depth) :].removeprefix(" ")
        if not flowing or depth != level or line == _SIGNATURE:
            paragraphs.append([f"{depth} "] if depth else [])
        flowing, level = line.endswith(" ") and line != _SIGNATURE, depth
        paragraphs[-1].append(line[:-1] if flowing and without_space else line)
    return "\n".join(map("".join, paragraphs))
