from datetime import UTC, date, datetime

import pytest

from schemas.vocabulary import Precision
from transforms.reading.dates import parse, stamps

PRINTED = [
    ("Published: 9:36 AM PDT June 1, 2019", "2019-06-01T16:36:00Z"),
    ("Jun 01, 2019, 07.12 AM IST", "2019-06-01T01:42:00Z"),
    ("Jun 1, 2019 at 4:58 PM", "2019-06-01T16:58:00"),
    ("1:24 pm CDT, Friday, May 31, 2019", "2019-05-31T18:24:00Z"),
    ("01/06/2018 02:57 pm ET", "2018-01-06T19:57:00Z"),
    ("last updated: 01/06/2019 - 18:02", "2019-06-01T18:02:00"),
    ("18:58 01/06/2019", "2019-06-01T18:58:00"),
    ("JANUARY 22 2025, 14:20 GMT", "2025-01-22T14:20:00Z"),
    ("Feb. 6, 2025", "2025-02-06"),
    ("Wed 4 Sep 2024", "2024-09-04"),
    ("31.05.2019", "2019-05-31"),
    ("Stand: 14.10.2024, 17:32 Uhr", "2024-10-14T17:32:00"),
    ("23. Januar 2025 um 8:10 Uhr", "2025-01-23T08:10:00"),
    ("le 5 juin 2024 à 14h30", "2024-06-05T14:30:00"),
    ("22 de enero de 2025", "2025-01-22"),
    ("1 вересня 2024", "2024-09-01"),
    ("09.04.2024, 11:25", "2024-04-09T11:25:00"),
    ("2024-05-13T10:00:00Z", "2024-05-13T10:00:00Z"),
    ("2024年10月14日", "2024-10-14"),
    ("Publié le 1er mars 2024 à 14h05", "2024-03-01T14:05:00"),
    ("Publicado el 3 de marzo de 2024 a las 14:05", "2024-03-03T14:05:00"),
    ("Aggiornato alle ore 14:05 del 3 marzo 2024", "2024-03-03T14:05:00"),
    ("Atualizado em 3 de março de 2024 às 14h05", "2024-03-03T14:05:00"),
    ("Bijgewerkt: zondag 3 maart 2024, 14.05 uur", "2024-03-03T14:05:00"),
    ("Обновлено: 3 марта 2024 г. в 14:05", "2024-03-03T14:05:00"),
    ("Оновлено 3 березня 2024 року о 14:05", "2024-03-03T14:05:00"),
    ("Aktualizacja: 3 marca 2024 r. o godz. 14:05", "2024-03-03T14:05:00"),
]


@pytest.mark.parametrize(("text", "iso"), PRINTED)
def test_printed_dates_are_read(text: str, iso: str) -> None:
    assert [stamp.moment.iso for stamp in stamps(text) if stamp.moment] == [iso]


@pytest.mark.parametrize(
    "text", ["he was 12 and a half", "11 months ago", "in February 2022", "on 31/13/2024", "6-02.00", "May be 5 or 6", "30 February 2024"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [stamp for stamp in stamps(text) if stamp.moment] == []


def test_a_day_without_a_year_is_seen_and_not_completed() -> None:
    assert [stamp.moment for stamp in stamps("May 31 at 3:41 PM")] == [None]


def test_two_dates_on_a_line_are_told_apart() -> None:
    found = [stamp.moment.iso for stamp in stamps("Jun 1, 2019 at 6:00 AM Jun 1, 2019 at 12:43 PM") if stamp.moment]
    assert found == ["2019-06-01T06:00:00", "2019-06-01T12:43:00"]


def test_a_time_with_zone_keeps_the_day_as_printed() -> None:
    moment = parse("June 1, 2019 11:30 PM EDT")
    assert moment is not None
    assert (moment.on, moment.at) == (date(2019, 6, 1), datetime(2019, 6, 2, 3, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        ("2024-10-14", "2024-10-14", Precision.DAY),
        ("2024-10", "2024-10", Precision.MONTH),
        ("2024", "2024", Precision.YEAR),
        ("20241014", "2024-10-14", Precision.DAY),
        ("2024-10-14T09:32:11+02:00", "2024-10-14T07:32:11Z", Precision.SECOND),
        ("2024-10-14 09:32", "2024-10-14T09:32:00", Precision.MINUTE),
        ("Mon, 14 Oct 2024 09:00:00 +0200", "2024-10-14T07:00:00Z", Precision.SECOND),
        ("20131015T110000Z", "2013-10-15T11:00:00Z", Precision.SECOND),
        ("20131015T110000+0200", "2013-10-15T09:00:00Z", Precision.SECOND),
        ("20131015T110000.5-05:00", "2013-10-15T16:00:00Z", Precision.SECOND),
        ("20131015110000", "2013-10-15T11:00:00", Precision.SECOND),
        ("2013-10-15T11:00:00.1234567+02:00", "2013-10-15T09:00:00Z", Precision.SECOND),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01", Precision.SECOND),
        (" 2-MAR-1987 08:59", "1987-03-02T08:59:00", Precision.MINUTE),
        ("26-FEB-1987", "1987-02-26", Precision.DAY),
        ("Tue, 1 Jan 19 10:00:00 GMT", "2019-01-01T10:00:00Z", Precision.SECOND),
        ("Wednesday, 02-Oct-02 13:00:00 EST", "2002-10-02T18:00:00Z", Precision.SECOND),
        ("1728892800", "2024-10-14T08:00:00Z", Precision.SECOND),
        ("Jan. 5, 2020 3:00 PM", "2020-01-05T15:00:00", Precision.MINUTE),
    ],
)
def test_fields_of_containers_are_read(value: str, iso: str, precision: Precision) -> None:
    moment = parse(value)
    assert moment is not None
    assert (moment.iso, moment.precision) == (iso, precision)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2024-13-45",
        "2024-02-30T00:00:00",
        "99:99",
        "0000-00-00",
        "YYYYMMDD000000-HHMM",
        "31-FEB-1987",
        "26-XYZ-1987",
        "26-FEB-1987 25:00:00",
        "20131315T110000Z",
        "9" * 400,
    ],
)
def test_fields_that_hold_no_date_give_none(value: str) -> None:
    assert parse(value) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("7. června 2020 v 14:05", "2020-06-07T14:05:00"),
        ("2020. június 7. 14:05", "2020-06-07T14:05:00"),
        ("2020 m. birželio 7 d.", "2020-06-07"),
        ("2020년 6월 7일 17:23", "2020-06-07T17:23:00"),
        ("2020. 6. 7.", "2020-06-07"),
        ("2020/6/7 17:23", "2020-06-07T17:23:00"),
        ("ngày 22 tháng 10 năm 2025, 19:25", "2025-10-22T19:25:00"),
        ("7 Ιουνίου 2020", "2020-06-07"),
        ("7. kesäkuuta 2020 klo 12.30", "2020-06-07T12:30:00"),
        ("2019年04月13日 09時00分", "2019-04-13T09:00:00"),
        ("5 iunie 2020", "2020-06-05"),
        ("7 ביוני 2020", "2020-06-07"),
        ("22/10/2025, 19:25 (GMT+7)", "2025-10-22T12:25:00Z"),
        ("7 June 2020 12:45 UTC-03:30", "2020-06-07T16:15:00Z"),
    ],
)
def test_dates_are_read_in_many_languages_and_zones(text: str, iso: str) -> None:
    assert [stamp.moment.iso for stamp in stamps(text) if stamp.moment] == [iso]


@pytest.mark.parametrize("text", ["the release 1.2.3", "2020.10.3.4", "a score of 2020. 41. 2", "12 tháng 13 năm 2025"])
def test_figures_that_look_like_those_are_no_dates(text: str) -> None:
    assert not [stamp for stamp in stamps(text) if stamp.moment]
