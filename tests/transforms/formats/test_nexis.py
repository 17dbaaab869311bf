import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.nexis import NEXIS, recognises
from transforms.formats.nexis_document import read_document
from transforms.records import Declared, Fault, Outcome, Record

PROSE = "A court sentenced a former operations chief of Maren Line\nto three years in prison.\n\nNote: he can appeal.\n\nSource: the court."
OLD = """

                               {n} of {of} DOCUMENTS


     Copyright 2025 Northern Courier Ltd
                              All Rights Reserved

                              The Northern Courier

                             February 6, 2025 Thursday
                                 Late Edition

SECTION: NEWS; Pg. 4

LENGTH: 1,362 words

HEADLINE: Ferry manager jailed over Solvind grounding

BYLINE: Ana Brandvik;Tom
Reyes

BODY:

{prose}

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

SUBJECT: FERRIES (90%); COURTS (90%); ACCIDENTS
(89%)

LOAD-DATE: February 6, 2025
"""
GERMAN = """
                               Dokument {n} von {of}


                               Haldenburger Bote

                             Mittwoch 5. Juni 2024

Das Freibad hat wieder einen Sprungturm

AUTOR: Karla Renz

RUBRIK: LOKALES; S. 12

LÄNGE: 233 Wörter

Haldenburg - Der Sprungturm im Freibad ist wieder offen.

Er ist hoch.

UPDATE: 6. Juni 2024

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

                      Copyright 2024 Haldenburger Bote
                          Alle Rechte vorbehalten
"""
COVER = """User Name: A Reader
Date and Time: Friday, February 7, 2025 10:00:00 AM CET

Documents ({of})

1. Ferry manager jailed
Client/Matter: -None-
Search Terms: solvind
Search Type: Terms and Connectors

"""
NEW = """Page 1 of 2
Ferry manager jailed over Solvind grounding
The Northern Courier
February 6, 2025 Thursday
Late Edition

Copyright 2025 Northern Courier Ltd All Rights Reserved

Section: NEWS; Pg. 4
Length: 62 words
Byline: Ana Brandvik
Dateline: SKARVIK
Body

{prose}
Classification

Language: ENGLISH
Publication-Type: Newspaper
Subject: FERRIES (90%)
Load-Date: February 6, 2025

End of Document
"""


def old(number: int, of: int, prose: str = PROSE) -> str:
    return OLD.format(n=number, of=of, prose=prose)


def new(prose: str = PROSE) -> str:
    return NEW.format(prose=prose)


def parse(data: str | bytes, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(NEXIS.parse(io.BytesIO(raw), "export.txt", Parsing(max_record_bytes=limit)))


def ids(outcomes: list[Outcome]) -> list[str]:
    return [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)]


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def first(data: str) -> Record:
    record = parse(data)[0]
    assert isinstance(record, Record)
    return record


def test_a_document_of_the_older_kind_has_its_body_and_its_fields() -> None:
    record = first(old(1, 1))
    assert (record.record_id, record.text) == ("export-1", PROSE)
    assert dict(record.hints) == {
        "section": "NEWS; Pg. 4",
        "words": "1362",
        "title": "Ferry manager jailed over Solvind grounding",
        "byline": "Ana Brandvik;Tom Reyes",
        "language": "ENGLISH",
        "publication_type": "Newspaper",
        "subjects": "FERRIES (90%); COURTS (90%); ACCIDENTS (89%)",
        "load_date": "February 6, 2025",
        "copyright": "Copyright 2025 Northern Courier Ltd All Rights Reserved",
        "publisher": "The Northern Courier",
        "published": "February 6, 2025 Thursday",
        "edition": "Late Edition",
        "body_only": "true",
    }


def test_a_title_without_label_and_labels_in_german_are_read() -> None:
    record = first(GERMAN.format(n=1, of=1))
    assert record.text == "Haldenburg - Der Sprungturm im Freibad ist wieder offen.\n\nEr ist hoch."
    wanted = {"title": "Das Freibad hat wieder einen Sprungturm", "byline": "Karla Renz", "section": "LOKALES; S. 12", "words": "233"}
    wanted |= {"publisher": "Haldenburger Bote", "published": "Mittwoch 5. Juni 2024", "load_date": "6. Juni 2024", "language": "GERMAN; DEUTSCH"}
    assert wanted.items() <= record.hints.items()


def test_a_document_of_the_newer_kind_has_its_body_and_its_fields() -> None:
    record = first(new())
    assert record.text == PROSE
    wanted = {"title": "Ferry manager jailed over Solvind grounding", "publisher": "The Northern Courier", "published": "February 6, 2025 Thursday"}
    wanted |= {"byline": "Ana Brandvik", "dateline": "SKARVIK", "subjects": "FERRIES (90%)", "words": "62", "edition": "Late Edition"}
    assert wanted.items() <= record.hints.items()


def test_without_a_classification_the_fields_below_the_text_are_found() -> None:
    record = first(new().replace("Classification\n", ""))
    assert record.text == PROSE


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("LONGUEUR", "words"),
        ("RUBRIQUE", "section"),
        ("LONGITUD", "words"),
        ("SECCIÓN", "section"),
        ("LUNGHEZZA", "words"),
        ("LENGTE", "words"),
        ("COMPRIMENTO", "words"),
    ],
)
def test_labels_are_known_in_the_languages_of_the_database(label: str, hint: str) -> None:
    text, hints = read_document(f"Le Phare\n\n5 juin 2024\n\nTitre\n\n{label}: 12\n\nIl part.", True)
    assert (text, hints[hint]) == ("Il part.", "12")


def test_settings_may_add_labels() -> None:
    text, hints = read_document("A\n\nPITUUS: 12\n\nLaiva lähtee.", True, {"pituus": "words"})
    assert (text, hints["words"]) == ("Laiva lähtee.", "12")


def test_documents_that_are_declared_and_not_there_are_faults_in_their_place() -> None:
    outcomes = parse(old(1, 5) + old(4, 5))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Record", "Fault", "Fault", "Record", "Fault", "Declared"]
    assert ids(outcomes) == ["export-1", "export-4"]
    assert faults(outcomes) == [(1, Reason.MISSING_RECORD), (2, Reason.MISSING_RECORD), (4, Reason.MISSING_RECORD)]
    assert isinstance(outcomes[1], Fault)
    assert outcomes[1].detail.startswith("document 2 of 5 is declared")
    assert outcomes[-1] == Declared(5)


def test_the_cover_sheet_declares_the_number_too_and_is_no_document() -> None:
    outcomes = parse(COVER.format(of=3) + new() + new("It sails at six."))
    assert (ids(outcomes), faults(outcomes), outcomes[-1]) == (["export-1", "export-2"], [(2, Reason.MISSING_RECORD)], Declared(3))
    assert isinstance(outcomes[0], Record)
    assert outcomes[0].hints["title"] == "Ferry manager jailed over Solvind grounding"


def test_a_lying_number_of_documents_gives_no_flood_of_faults() -> None:
    outcomes = parse(old(1, 999_999))
    assert len(outcomes) < 1100
    assert isinstance(outcomes[-2], Fault)
    assert "to 999999 of 999999 are declared" in outcomes[-2].detail
    assert len(parse("1 of 999999 DOCUMENTS\n" * 1000)) < 3100


def test_exports_may_be_put_behind_each_other() -> None:
    outcomes = parse(old(1, 2) + old(2, 2) + old(1, 1))
    assert (len(ids(outcomes)), faults(outcomes), outcomes[-1]) == (3, [], Declared(3))


def test_a_document_without_text_is_empty_and_one_too_large_is_passed_over() -> None:
    outcomes = parse(old(1, 3, "") + old(2, 3, "x\n" * 3000) + old(3, 3), limit=3000)
    assert (faults(outcomes), ids(outcomes)) == ([(0, Reason.EMPTY), (1, Reason.TOO_LARGE)], ["export-3"])


def test_old_encodings_and_line_ends_are_read() -> None:
    record = parse((GERMAN.format(n=1, of=2) + GERMAN.format(n=2, of=2)).replace("\n", "\r\n").encode("cp1252"))[1]
    assert isinstance(record, Record)
    assert (record.encoding, record.hints["words"]) == ("windows-1252", "233")


@pytest.mark.parametrize(("data", "reason"), [("", Reason.EMPTY), ("\n \n", Reason.EMPTY)])
def test_a_file_of_nothing_is_one_fault(data: str, reason: Reason) -> None:
    assert (faults(parse(data)), parse(data)[-1]) == ([(None, reason)], Declared(1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (old(1, 2), Sign.CONTENT),
        (GERMAN.format(n=1, of=2), Sign.CONTENT),
        (COVER.format(of=1) + new(), Sign.CONTENT),
        ("The court found 1 of 3 documents.\n1 of 3 documents\nSECTION: a\nLENGTH: 2\nBYLINE: c\n", None),
        ("He read the line\n1 of 3 DOCUMENTS\nand went on.\n", None),
        ("SECTION: NEWS\nLENGTH: 3 words\nBYLINE: Ana Brandvik\n\nIt sails.\n", None),
        ("The film ends with\nEnd of Document\nand the title Note: a.\n", None),
    ],
)
def test_it_is_known_by_the_lines_between_documents_and_by_its_labels(data: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), "a.txt") is expected


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [old(1, 3), old(2, 3), new(), COVER.format(of=2), "3 of 3 DOCUMENTS\n", "End of Document\n", "BODY:\n", "LENGTH: 3\n", "\n", "é\0"]
        ),
        max_size=9,
    )
)
def test_pieces_of_exports_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))


def test_labels_of_another_language_are_those_that_the_mapping_names() -> None:
    text = "1 of 1 DOCUMENTS\n\nHamnbladet\n\n14 oktober 2024\n\nRUBRIK: Färjan går igen\n\nLENGTH: 9 words\n\nNattfärjan går igen från måndag, sade hamnkontoret.\n"
    (record,) = [outcome for outcome in NEXIS.parse(io.BytesIO(text.encode()), "a.txt", Parsing({"title": "Rubrik"})) if isinstance(outcome, Record)]
    assert record.hints["title"] == "Färjan går igen"
    assert "RUBRIK" not in record.text
