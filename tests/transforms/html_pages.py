"""What the tests of fields on HTML pages share: an invented page around a story, and what is found on it."""

from schemas.vocabulary import Field
from tests.transforms.refined import FIRST, LAST, NOW
from transforms.markup.pages import read_page
from transforms.metadata.candidates import Value
from transforms.metadata.fields import answers
from transforms.page import Page
from transforms.refine import Article, read_article

STORY = f"<p>{FIRST}</p><p>{LAST}</p>"


def read_html(html: str, url: str | None = None) -> Article:
    flat, hints = read_page(html, url)
    return read_article(Page(flat.text, hints, flat.layout), "a1", NOW)


def found_on(body: str, head: str = "", url: str | None = None) -> dict[Field, Value]:
    """The chosen value of every field of a page with this body and this in its head."""
    return answers(list(read_html(f"<html><head>{head}</head><body>{body}</body></html>", url).evidence))


def extractors_on(field: Field, body: str, head: str = "") -> dict[str, str]:
    """What each extractor found for a field, as printed: its first candidate."""
    evidence = read_html(f"<html><head>{head}</head><body>{body}</body></html>").evidence
    return {item.extractor: item.candidate.printed for item in reversed(evidence) if item.field is field}
