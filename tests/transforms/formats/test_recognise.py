import gzip
import io
import zipfile

import pytest

from schemas.vocabulary import Reason
from transforms.formats import FORMATS, HEAD_BYTES, recognise
from transforms.records import Fault

PROSE = b"SKARVIK, March 3 (MPA) - The ferry sails at six, the harbour master said.\n\nIt is back by nine.\n"
ROWS = b"id,title,text\n1,Ferry,It sails at six.\n2,Bridge,It stays shut.\n"
LINES = b'{"id": 1, "text": "It sails at six."}\n{"id": 2, "text": "It stays shut."}\n'


def name_of(data: bytes, name: str) -> str:
    found = recognise(data[:HEAD_BYTES], name)
    assert not isinstance(found, Fault)
    return found[0].name


def fault_of(data: bytes, name: str = "a.txt") -> Fault:
    found = recognise(data[:HEAD_BYTES], name)
    assert isinstance(found, Fault)
    assert found.number is None
    return found


def zipped(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


def test_names_of_formats_are_unique() -> None:
    assert len({known.name for known in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PROSE, "story.txt", "text"),
        (PROSE, "story", "text"),
        (PROSE, "story.md", "markdown"),
        (PROSE, "STORY.MARKDOWN", "markdown"),
        (PROSE, "story.jsonl", "text"),
        (b"---\ntitle: Ferry\n---\nIt sails.\n", "story.txt", "markdown"),
        (b"---\nIt sails at six.\n---\n", "story.txt", "text"),
        (LINES, "a.jsonl", "jsonl"),
        (LINES, "a.txt", "jsonl"),
        (LINES, "a.csv", "jsonl"),
        (b"\n\n" + LINES, "a.txt", "jsonl"),
        (b"\xef\xbb\xbf" + LINES, "a.txt", "jsonl"),
        (LINES.decode().encode("utf-16"), "a.txt", "jsonl"),
        (LINES.splitlines()[0], "a.ndjson", "jsonl"),
        (LINES.splitlines()[0], "a.json", "json"),
        (b'[\n  {"text": "It sails."},\n  {"text": "It is back."}\n]\n', "a.txt", "json"),
        (b'{\n  "text": "It sails."\n}\n', "a.txt", "json"),
        (b'[{"text": "It sails."}]', "a.jsonl", "json"),
        (b'{"articles": [{"text": "' + b"x" * 2 * HEAD_BYTES + b'"}]}\n', "a.txt", "json"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "a.txt", "json_feed"),
        (b'{"uri": "urn:a", "versioncreated": "2024-03-03", "pubstatus": "usable"}', "a.txt", "ninjs"),
        (b'{"uri": "urn:a", "versioncreated": "2024-03-03", "pubstatus": "usable"}\n' * 2, "a.jsonl", "ninjs"),
        (b"<rss version='2.0'><channel>", "a.txt", "rss"),
        (b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>", "a.rdf", "rss"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "a.txt", "atom"),
        (b"<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'>", "a.xml", "wxr"),
        (b"PAR1\x15\0", "a.txt", "parquet"),
        (b"ARROW1\0\0\xff", "a.txt", "arrow"),
        (b"PAR1 and ARROW1 are what such files begin with.\n", "a.txt", "text"),
        (b'{"text": broken\n' + LINES, "a.jsonl", "jsonl"),
        (b'{"text": "' + b"x" * 2 * HEAD_BYTES + b'"}\n', "a.txt", "jsonl"),
        (ROWS, "a.csv", "csv"),
        (ROWS, "a.txt", "csv"),
        (ROWS.replace(b",", b";"), "a.txt", "csv"),
        (ROWS.replace(b",", b"|"), "a.txt", "csv"),
        (ROWS.replace(b",", b"\t"), "a.txt", "tsv"),
        (ROWS.replace(b",", b"\t"), "a.csv", "tsv"),
        (ROWS, "a.tsv", "csv"),
        (b"text\nIt sails.\n", "a.csv", "csv"),
        (b"Title, text and date\nIt sails at six, they said.\n", "a.txt", "text"),
        (b"[Photo: the ferry]\nIt sails at six.\n", "a.txt", "text"),
        (b"<https://harbourpost.example/ferry>\nIt sails at six.\n", "a.txt", "text"),
        (b"From the archive: ID3 tags, ORC files and PAR1\n", "a.txt", "text"),
        (b"Hot dogs " + b"x" * 248 + b"ustard\n", "a.txt", "text"),
        (b"\x01\nZCZC\n\x02 The ferry sails at six, the harbour master said on Monday.\x03\n", "a.txt", "text"),
        ("Der Fährmann fährt".encode("cp1252"), "a.txt", "text"),
        (b" " * HEAD_BYTES, "a.txt", "text"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "pdf"),
        (b"WARC/1.0\r\nWARC-Type: response", "a.txt", "warc"),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: response", mtime=0), "a.gz", "warc"),
        (zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "a.zip", "docx"),
    ],
)
def test_a_format_is_known_by_content_first_and_by_ending_second(data: bytes, name: str, expected: str) -> None:
    assert name_of(data, name) == expected


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\n\0", "\n \n".encode("utf-16-be")])
def test_a_file_of_nothing_but_white_space_is_empty(data: bytes) -> None:
    assert fault_of(data).reason is Reason.EMPTY


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "7-Zip"),
        (b"Rar!\x1a\x07\x01\0", "RAR"),
        (b"\x04\x22\x4d\x18\x64", "LZ4"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x89PNG\r\n\x1a\n\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0", "JPEG"),
        (b"\0\0\0\x20ftypisom", "video"),
        (b"{\\rtf1\\ansi}", "Rich Text"),
        (b"<results>\n<result/>\n</results>\n", "XML"),
    ],
)
def test_what_is_foreign_is_named_with_what_to_do(data: bytes, what: str) -> None:
    fault = fault_of(data)
    assert fault.reason is Reason.UNSUPPORTED
    assert what in fault.detail.split(";")[0]
    assert fault.detail.split(";")[1]


def test_a_part_of_an_xml_document_is_known_by_its_ending() -> None:
    assert fault_of(b"<contentMeta>\n<located/>", "a.xml").reason is Reason.UNSUPPORTED


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"It sails" + bytes(8), b"\x01\x02\x03text" * 9])
def test_bytes_that_are_no_text_are_binary(data: bytes) -> None:
    assert fault_of(data).reason is Reason.BINARY
