import base64
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.email_message import EMAIL, recognises
from transforms.records import Declared, Fault, Outcome, Record

HEADER = """Received: by mail.skarvik.example; Thu, 6 Feb 2025 07:00:03 +0100
From: "Northern Courier" <morning@northerncourier.example>
To: readers@northerncourier.example
Subject: =?utf-8?Q?Morning_brief:_=E2=80=9CHe_knew=E2=80=9D?=
Date: Thu, 06 Feb 2025 07:00:00 +0100
Message-ID: <20250206.1@northerncourier.example>
List-Id: The Morning Brief <morning.northerncourier.example>
MIME-Version: 1.0
"""
PLAIN = "Content-Type: text/plain; charset=utf-8\n\nA court jailed a manager of Maren Line.\n"
PAGE = "Content-Type: text/html; charset=utf-8\n\n<h1>Morning brief</h1><p>A court jailed a manager of Maren Line.</p>\n"
STORY = "Skarvik yard won an order for six tugs on Monday, its largest in nine years, and will take on 160 workers."


def parse(data: str | bytes, parsing: Parsing | None = None) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(EMAIL.parse(io.BytesIO(raw), "brief.eml", parsing or Parsing()))


def read(data: str | bytes) -> Record:
    record, declared = parse(data)
    assert isinstance(record, Record)
    assert declared == Declared(1)
    return record


def multipart(kind: str, *parts: str) -> str:
    return f'Content-Type: multipart/{kind}; boundary="==b=="\n\n' + "".join(f"--==b==\n{part}\n" for part in parts) + "--==b==--\n"


def test_the_header_gives_hints_and_the_id() -> None:
    record = read(HEADER + PLAIN)
    assert (record.record_id, record.text) == ("20250206.1@northerncourier.example", "A court jailed a manager of Maren Line.\n")
    assert dict(record.hints) == {
        "title": "Morning brief: “He knew”",
        "published": "Thu, 06 Feb 2025 07:00:00 +0100",
        "publisher": "Northern Courier",
        "guid": "20250206.1@northerncourier.example",
        "sender": '"Northern Courier" <morning@northerncourier.example>',
        "to": "readers@northerncourier.example",
        "list_id": "morning.northerncourier.example",
    }


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?iso-8859-1?Q?Gr=F6=DFe?=", "Größe"),
        ("=?utf-8?B?R3LDtg==?= =?utf-8?B?w59l?=", "Größe"),
        ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=B6=C3=9Fe?=", "Größe"),
        ("Re: =?utf-8?Q?Gr=C3=B6=C3=9Fe?= und mehr", "Re: Größe und mehr"),
        ("=?windows-1252?Q?Skarvik’s_day?=", "Skarvik’s day"),
        ("=?no-such-charset?Q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        ("Größe und Maß", "Größe und Maß"),
        ("a\n folded one", "a folded one"),
        ("=?utf-8?B?*?=", ""),
    ],
)
def test_a_subject_is_read_as_it_was_meant(subject: str, title: str) -> None:
    header = HEADER.replace("=?utf-8?Q?Morning_brief:_=E2=80=9CHe_knew=E2=80=9D?=", subject)
    assert read(header + PLAIN).hints.get("title", "") == title


def test_a_page_goes_before_plain_text_for_its_layout() -> None:
    record = read(HEADER + multipart("alternative", PLAIN, PAGE))
    assert record.text.split() == ["Morning", "brief", "A", "court", "jailed", "a", "manager", "of", "Maren", "Line."]
    assert record.layout is not None
    assert list(record.layout.tags) == ["h1", "p"]


def test_plain_text_goes_before_a_page_that_is_only_a_shell() -> None:
    shell = "Content-Type: text/html\n\n<p>Your program cannot show this.</p>\n"
    assert read(HEADER + multipart("alternative", f"Content-Type: text/plain\n\n{STORY}\n", shell)).text.strip() == STORY


def test_parts_that_follow_each_other_are_one_text_and_attachments_are_named() -> None:
    picture = (
        'Content-Type: image/png; name="quay.png"\nContent-Disposition: attachment; filename="quay.png"\nContent-Transfer-Encoding: base64\n\niVBO\n'
    )
    notes = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="notes.txt"\n\nNotes.\n'
    record = read(HEADER + multipart("mixed", PLAIN, picture, f"Content-Type: text/plain\n\n{STORY}\n", notes))
    assert [line for line in record.text.splitlines() if line] == ["A court jailed a manager of Maren Line.", STORY]
    assert "Notes." not in record.text
    assert record.hints["attachments"] == "quay.png; notes.txt"


def test_two_pages_are_read_as_one() -> None:
    record = read(HEADER + multipart("mixed", PAGE, PAGE.replace("Morning", "Evening")))
    assert record.layout is not None
    assert [line for line in record.text.splitlines() if "brief" in line] == ["Morning brief", "Evening brief"]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_transfer_encodings_and_old_charsets_are_undone(encoding: str) -> None:
    raw = "Die Fähre fährt um sechs.".encode("iso-8859-15")
    body = base64.encodebytes(raw).decode() if encoding == "base64" else "Die F=E4hre f=E4hrt um s=\nechs."
    record = read(HEADER + f"Content-Type: text/plain; charset=ISO-8859-15\nContent-Transfer-Encoding: {encoding}\n\n{body}")
    assert (record.text.strip(), record.encoding) == ("Die Fähre fährt um sechs.", "iso-8859-15")


@pytest.mark.parametrize("charset", ["utf-8", "us-ascii", "no-such-charset", "base64"])
def test_a_charset_that_is_wrong_or_none_is_found_out(charset: str) -> None:
    raw = "Die Fähre fährt um sechs, sagte der Kapitän am Montag. Größe und Maß der Fähre blieben gleich.".encode("cp1252")
    record = read((HEADER + f"Content-Type: text/plain; charset={charset}\n\n").encode() + raw)
    assert ("Die Fähre" in record.text, record.encoding) == (True, "windows-1252")


def test_flowed_text_has_its_paragraphs_whole() -> None:
    flowed = "Content-Type: text/plain; format=flowed\n\nThe ferry \nsails at six.\n> He \n> knew.\n From here.\n-- \nOddny\n"
    assert read(HEADER + flowed).text == "The ferry sails at six.\n> He knew.\nFrom here.\n-- \nOddny\n"
    assert read(HEADER + flowed.replace("flowed\n", "flowed; delsp=yes\n", 1).replace("ferry \n", "fer \nry ")).text.startswith("The ferry sails")


def test_an_enclosed_message_is_read_if_there_is_nothing_else() -> None:
    enclosed = f"Content-Type: message/rfc822\n\nSubject: inner\n\n{STORY}\n"
    assert read(HEADER + multipart("mixed", enclosed)).text.strip() == STORY
    assert read(HEADER + multipart("mixed", PLAIN, enclosed)).text.strip() == "A court jailed a manager of Maren Line."


def test_a_form_sent_as_an_object_is_read_by_its_columns() -> None:
    record = read(HEADER + 'Content-Type: text/plain\n\n{"Headline": ["Six tugs"], "Body": ["Skarvik yard won."], "Sign off": ["AB"]}\n')
    assert (record.text, record.hints["title"], record.hints["Sign off"]) == ("Skarvik yard won.", "Six tugs", "AB")
    assert record.hints["published"] == "Thu, 06 Feb 2025 07:00:00 +0100"


def test_an_email_without_text_says_what_it_holds() -> None:
    fault = parse(HEADER + 'Content-Type: application/pdf; name="page.pdf"\nContent-Transfer-Encoding: base64\n\nJVBE\n')[0]
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason) == (None, Reason.EMPTY)
    assert "page.pdf" in fault.detail


@pytest.mark.parametrize(("data", "reason"), [("", Reason.EMPTY), ("x" * 101, Reason.TOO_LARGE)])
def test_a_file_that_gives_no_record_is_one_fault(data: str, reason: Reason) -> None:
    fault, declared = parse(data, Parsing(max_record_bytes=100))
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason, declared) == (None, reason, Declared(1))


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (HEADER + PLAIN, "a.txt", Sign.CONTENT),
        (" " * 200 + "\r\n" + HEADER.replace("\n", "\r\n") + "\r\nHi", "a.txt", Sign.CONTENT),
        ("Subject: Ferry\n\nIt sails.\n", "a.eml", Sign.NAME),
        ("It sails at six.\n", "a.eml", None),
        ("From: the archive\nDate: 6 February 2025\nSubject: Ferries\n\nIt sails at six.\n", "a.txt", None),
        ("From: Skarvik to Gdynia, a ferry sails each night.\n\nIt sails at six.\n", "a.txt", None),
        ("Title: Ferry\nFrom: MPA\nContent-Type: story\n\nIt sails.\n", "a.txt", None),
        ("From: a\nDate: b\nIt sails at six.\nMessage-ID: c\n\n", "a.txt", None),
    ],
)
def test_it_is_known_by_a_header_that_programs_write(data: str, name: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), name) is expected


def test_deep_nesting_is_no_trouble() -> None:
    data = HEADER + "".join(f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n' for depth in range(2000)) + PLAIN
    assert len(parse(data)) == 2


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([HEADER, PLAIN, PAGE, "--b\n", 'Content-Type: multipart/mixed; boundary="b"\n', "\n", "=?utf-8?B?", "é", "\0", "=E9=\n"]),
        max_size=12,
    )
)
def test_pieces_of_emails_in_any_order_give_one_outcome(parts: list[str]) -> None:
    outcome, declared = parse("".join(parts))
    assert isinstance(outcome, Record | Fault)
    assert declared == Declared(1)
