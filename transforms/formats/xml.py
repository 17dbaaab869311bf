"""XML read safely: no entity is defined and no address is opened.

What the declaration says of the encoding is tried and not trusted. Small faults in the markup are mended
before libxml2 sees them, since it would leave characters out; whatever is left out all the same is a fault.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from schemas.vocabulary import Reason
from transforms.decode import Decoded, decode, encoding_name, peek, wide
from transforms.formats.xml_mending import mend, without_markup
from transforms.records import Fault

# White space, control characters, comments, processing instructions and a document type, in front of the root element.
_PROLOGUE = re.compile(
    r"[\s\x00-\x1f\ufeff\ufffd]*+(?><!--(?>.*?-->)\s*+|<\?(?>.*?\?>)\s*+|<!DOCTYPE(?>[^\[>]*+)(?>\[.*?\]\s*+)?>\s*+)*+", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:(?P<prefix>[\w.-]++):)?(?P<name>[\w.-]++)(?P<attributes>[^>]*+)", re.DOTALL)
_NAMESPACE = re.compile(r"""xmlns(?::(?P<prefix>[\w.-]++))?\s*+=\s*+["'](?P<uri>[^"']*+)["']""")
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']""", re.IGNORECASE)
_DECLARED_WITHIN = 1024
# Python knows codecs that no document is in, some of them slow.
_CODECS = ("utf-8", "ascii", "iso-8859", "iso2022", "windows", "cp", "koi8", "mac", "shift_jis", "euc", "gb", "big5", "hz", "johab", "tis", "kz1048")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_C1_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
_ACTIONS = "have it exported again, or mend it by hand"


@dataclass(frozen=True, slots=True)
class Root:
    """The root element of an XML document: its name without prefix, its namespace ("" for none), its start tag's attributes as written."""

    name: str
    namespace: str
    attributes: str


@dataclass(frozen=True, slots=True)
class Document:
    """An XML document: its root element, the encoding it came in, and what had to be mended ("" for nothing)."""

    root: etree._Element
    encoding: str
    repaired: str = ""


def root_of(head: bytes) -> Root | None:
    """The root element, seen in the first bytes of a file; None if it does not begin like XML."""
    text = peek(head)
    prologue = _PROLOGUE.match(text)
    found = _ROOT.match(text, prologue.end() if prologue else 0)
    if not found:
        return None
    spaces = {match["prefix"] or "": match["uri"] for match in _NAMESPACE.finditer(found["attributes"])}
    return Root(found["name"], spaces.get(found["prefix"] or "", ""), found["attributes"])


def declared_encoding(head: bytes) -> str | None:
    """The name after ``encoding=`` in the XML declaration that the first bytes of a file hold, as written."""
    found = _DECLARED.search(head, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii") if found else None


def parse_xml(data: bytes) -> etree._Element | Fault:
    """The root element of some bytes; or the fault UNDECODABLE or BROKEN_RECORD, numbered None."""
    document = parse_document(data, declared_encoding(data))
    return document if isinstance(document, Fault) else document.root


def parse_document(data: bytes, declared: str | None) -> Document | Fault:
    """Bytes that their document declares to be in an encoding (None: it does not say); or a fault, numbered None.

    Faults are UNDECODABLE, and BROKEN_RECORD where the markup is broken so that characters would be lost.
    """
    decoded = decode_declared(data, declared)
    return decoded if isinstance(decoded, Fault) else parse_text(decoded.text, decoded.encoding)


def decode_declared(data: bytes, declared: str | None) -> Decoded | Fault:
    """The text of XML: by byte order mark or NULs, as UTF-8 if it is that, as declared if that fits, or as ``decode`` finds.

    UTF-8 goes before the declaration because text in another encoding is hardly ever valid UTF-8 beyond ASCII.
    """
    decoded = None
    if declared and not wide(data[:_DECLARED_WITHIN]):
        valid = data.startswith(codecs.BOM_UTF8) or (_HIGH_BYTE.search(data) and _strictly(data, "utf-8"))
        decoded = None if valid else _strictly(data, declared)
    return decoded or decode(data)


def parse_text(text: str, encoding: str) -> Document | Fault:
    """The document that decoded text is, or the fault BROKEN_RECORD, numbered None."""
    mended = mend(text)
    data = mended.text.encode("utf-8", "replace")
    try:
        return Document(etree.fromstring(data, _parser(recover=False)), encoding, mended.repairs)
    except (etree.XMLSyntaxError, ValueError) as error:
        return _recovered(data, error, Document(etree.Element("none"), encoding, mended.repairs))


def _recovered(data: bytes, error: Exception, document: Document) -> Document | Fault:
    """What libxml2 makes of broken markup, if it loses no character by it."""
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Fault(None, Reason.BROKEN_RECORD, f"it is no well-formed XML: {error}; {_ACTIONS}")
    found = next((entry for entry in parser.error_log if entry.domain_name != "NAMESPACE"), None)
    if found is None:
        return Document(root, document.encoding, document.repaired)
    why = f"{found.message} (line {found.line})"
    if _printed("".join(root.itertext())) < _printed(without_markup(data.decode("utf-8"))):
        return Fault(None, Reason.BROKEN_RECORD, f"its markup is broken so that text would be lost: {why}; {_ACTIONS}")
    return Document(root, document.encoding, "; ".join(filter(None, (document.repaired, f"markup: {why}"))))


def _parser(recover: bool) -> etree.XMLParser:
    # No document type reaches it, so that sizes are bounded by what is read: huge_tree only lifts limits on long text and depth.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=recover,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )


def _strictly(data: bytes, declared: str) -> Decoded | None:
    try:
        encoding = encoding_name(declared)
        if not encoding.startswith(_CODECS):
            return None
        text = data.decode(encoding)
        # Who says ISO 8859-1 and uses its C1 controls means windows-1252 (WHATWG Encoding Standard).
        if encoding == "iso-8859-1" and _C1_CONTROL.search(text):
            return Decoded(data.decode("windows-1252"), "windows-1252")
    except (LookupError, ValueError):
        return None
    return Decoded(text, encoding)


def _printed(text: str) -> int:
    """How many characters print something."""
    return len("".join(text.split()))


def local(element: etree._Element) -> str:
    """An element's name without prefix and namespace; empty for comments and the like."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of an element that have one of these names, in whatever namespace; all of them if none is named."""
    return (child for child in element if isinstance(child.tag, str) and (not names or local(child) in names))


def descend(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The elements at a path of names ("contentMeta/headline"), in whatever namespaces."""
    found = [element]
    for name in path.split("/"):
        found = [child for parent in found for child in children(parent, name)]
    return iter(found)


def words_of(element: etree._Element | None) -> str:
    """All text in an element on one line, white space put straight; empty for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def at(element: etree._Element, path: str) -> str:
    """The words of the first element at a path that has any; empty if none has."""
    return next(filter(None, map(words_of, descend(element, path))), "")
