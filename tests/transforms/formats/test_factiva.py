import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.factiva import FACTIVA, recognises
from transforms.records import Declared, Fault, Outcome, Record

FIELDS = [
    ("HD", "Ferry manager jailed over Solvind grounding"), ("BY", "By Ana Brandvik"), ("WC", "1,295 words"), ("PD", "6 February 2025"), ("ET", "15:32"),
    ("SN", "Northern Courier"), ("SC", "NORCOU"), ("LA", "English"), ("CY", "(c) 2025 Northern Courier Ltd."), ("LP", "A court jailed a manager.\n\nHe had denied it."),
    ("TD", "IN 2011 the ship sailed.\n\nHe will appeal."), ("CO", "marln : Maren Line | skryd : Skarvik Yard"), ("NS", "gcrim : Crime"), ("RE", "vest : Vestmark"),
    ("AN", "Document NORCOU0020250206el260005m"),
]  # fmt: skip
BODY = "A court jailed a manager.\n\nHe had denied it.\n\nIN 2011 the ship sailed.\n\nHe will appeal."
DISPLAYED = """Lokales
Das Freibad hat wieder einen Sprungturm
Von Karla Renz
233 Wörter
5. Juni 2024
Haldenburger Bote
HALBOT
12
Deutsch
© 2024 Haldenburger Bote

Der Sprungturm im Freibad ist wieder offen.

Er ist hoch.

Dokument HALBOT0020240605ek650001a
"""
SUMMARY = "\nSearch Summary\nText\tferry\nDate\tAll Dates\n"
CODED_PAGE = '<div class="article enArticle"><table>{rows}</table></div>\n'
SHOWN_PAGE = """<div class="article enArticle"><div id="hd"><span class="enHeadline">Bridge toll to rise</span></div><div class="author">By Marta Ilves</div>
<div>312 words</div><div>14 October 2024</div><div>10:32</div><div>Northern Courier</div><div>NORCOU</div><div>English</div><div>(c) 2024 Northern Courier Ltd.</div>
<p class="articleParagraph enarticleParagraph">Drivers will pay.</p><p class="articleParagraph">From January.</p><p>Document NORCOU0020241014eaae0000x</p></div>"""


def coded(gap: str = " \n", fields: list[tuple[str, str]] = FIELDS) -> str:
    return "".join(f"{code}{gap}{value}\n" for code, value in fields) + "\n"


def page(*articles: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Factiva</title></head><body>{''.join(articles)}</body></html>"


def coded_page() -> str:
    cells = (f"<td><b>{code}</b>&nbsp;</td><td>{''.join(f'<p>{part}</p>' for part in value.split(chr(10) * 2))}</td>" for code, value in FIELDS)
    return CODED_PAGE.format(rows="".join(f"<tr>{cell}</tr>" for cell in cells))


def parse(data: str | bytes, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(FACTIVA.parse(io.BytesIO(raw), "factiva.txt", Parsing(max_record_bytes=limit)))


def first(data: str) -> Record:
    record = parse(data)[0]
    assert isinstance(record, Record)
    return record


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


@pytest.mark.parametrize("gap", [" \n", "\n", "\t", "   ", " ", "\xa0"])
def test_a_document_with_codes_is_read_however_they_are_set_apart(gap: str) -> None:
    record = first(coded(gap))
    wanted = BODY if gap != " " else "A court jailed a manager.\n\nHe had denied it."
    assert record.record_id == "NORCOU0020250206el260005m"
    assert record.text.startswith(wanted)
    wanted_hints = {
        "title": FIELDS[0][1],
        "byline": "By Ana Brandvik",
        "words": "1295",
        "published": "6 February 2025 15:32",
        "publisher": "Northern Courier",
    }
    wanted_hints |= {
        "language": "English",
        "copyright": "(c) 2025 Northern Courier Ltd.",
        "accession_number": "NORCOU0020250206el260005m",
        "body_only": "true",
    }
    assert wanted_hints.items() <= record.hints.items()


def test_a_document_as_displayed_is_read_by_the_form_of_its_lines() -> None:
    record = first(DISPLAYED)
    assert (record.record_id, record.text) == ("HALBOT0020240605ek650001a", "Der Sprungturm im Freibad ist wieder offen.\n\nEr ist hoch.")
    assert dict(record.hints) == {
        "section": "Lokales",
        "title": "Das Freibad hat wieder einen Sprungturm",
        "byline": "Von Karla Renz",
        "words": "233",
        "published": "5. Juni 2024",
        "publisher": "Haldenburger Bote",
        "source_code": "HALBOT",
        "edition": "12",
        "language": "Deutsch",
        "copyright": "© 2024 Haldenburger Bote",
        "accession_number": "HALBOT0020240605ek650001a",
        "body_only": "true",
    }


def test_articles_of_a_page_are_read_with_codes_and_without() -> None:
    outcomes = parse(page(coded_page(), SHOWN_PAGE))
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert [record.record_id for record in records] == ["NORCOU0020250206el260005m", "NORCOU0020241014eaae0000x"]
    assert records[0].text == BODY
    assert (records[1].text, records[1].hints["title"], records[1].hints["byline"]) == (
        "Drivers will pay.\n\nFrom January.",
        "Bridge toll to rise",
        "By Marta Ilves",
    )
    assert outcomes[-1] == Declared(2)


def test_footers_of_pages_and_the_summary_of_the_search_are_no_text() -> None:
    footer = "Page 1 of 2 © 2025 Factiva, Inc. All rights reserved.\n"
    outcomes = parse(coded().replace("He will", f"{footer}He will") + DISPLAYED + footer + SUMMARY)
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert [record.text.count("Factiva") for record in records] == [0, 0]
    assert outcomes[-1] == Declared(2)


def test_a_document_that_is_cut_off_is_a_fault() -> None:
    outcomes = parse(DISPLAYED + coded()[:200])
    assert (faults(outcomes), outcomes[-1]) == ([(1, Reason.TRUNCATED)], Declared(2))


def test_a_document_without_text_is_empty_and_one_too_large_is_passed_over() -> None:
    without = [field for field in FIELDS if field[0] not in ("LP", "TD")]
    assert faults(parse(coded(fields=without))) == [(0, Reason.EMPTY)]
    outcomes = parse(coded().replace("He will", "x\n" * 3000) + DISPLAYED, limit=2000)
    assert (faults(outcomes), outcomes[-1]) == ([(0, Reason.TOO_LARGE)], Declared(2))
    assert isinstance(outcomes[1], Record)


@pytest.mark.parametrize(("data", "reason"), [("", Reason.EMPTY), (page(), Reason.BROKEN_RECORD)])
def test_a_file_without_a_document_is_one_fault(data: str, reason: Reason) -> None:
    assert (faults(parse(data)), parse(data)[-1]) == ([(None, reason)], Declared(1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (coded(), Sign.CONTENT),
        (DISPLAYED, Sign.CONTENT),
        (page(SHOWN_PAGE), Sign.CONTENT),
        (
            "<html><head><title>Factiva buys a rival</title></head><body><div class='article'>Hi</div></body></html>".replace(
                "Factiva buys", "A rival buys"
            ),
            None,
        ),
        ("IN 2011 the ship sailed.\nBY 2012 it was back.\nHD video showed it.\n", None),
        ("The report has 295 words.\n295 words\nDocument 12 was lost.\n", None),
        ("HD\nPD\nSN\n", None),
    ],
)
def test_it_is_known_by_its_codes_or_its_accession_numbers(data: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), "a.txt") is expected


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([coded(), DISPLAYED, SHOWN_PAGE, page(), "HD \n", "295 words\n", "Document NORCOU0020241014eaae0000x\n", "\n", "é\0"]),
        max_size=9,
    )
)
def test_pieces_of_exports_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))
