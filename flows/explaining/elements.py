"""HTML that text cannot get into: whatever is not an element made here is escaped."""

from __future__ import annotations

import base64
import hashlib
import html
import re

from flows.explaining.visible import visible

_WEB = re.compile(r"https?://[^\s\"<>\\]+", re.IGNORECASE)


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


def escaped(value: str) -> Html:
    """A text as content or as the value of an attribute in double quotes; what is unseen becomes signs."""
    return Html(html.escape(visible(value)))


def element(name: str, *children: str, **attributes: str) -> Html:
    """An element. Children that are not Html, and values of attributes, are escaped.

    A name of an attribute loses the ``_`` at its end, and others in it become hyphens: ``class_``, ``data_tag``.
    An attribute whose value is empty is left out.
    """
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{name}{said}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """Children in a row, escaped if they are not Html."""
    return Html("".join(child if isinstance(child, Html) else escaped(child) for child in children))


def web_link(url: str) -> Html:
    """A link to an http(s) address, which learns nothing of where it was followed from; any other address as text."""
    if _WEB.fullmatch(url) and visible(url) == url:
        return element("a", url, href=url, rel="noreferrer noopener nofollow")
    return escaped(url)


def whole_page(title: str, style: str, body: Html) -> str:
    """A page that needs no other file, and whose policy lets nothing but its own style act."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"{element('title', title)}\n<style>{style}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'
