from collections.abc import Mapping

import pytest

from schemas.vocabulary import Reason
from transforms.formats import Parsing
from transforms.formats.mapping import USUAL_NAMES, Columns, fold, recognised, spoken
from transforms.markup.flatten import flatten
from transforms.records import Fault, Record


def read(row: Mapping[str, object], **mapping: str) -> Record | Fault:
    return Columns(mapping, "export").read(7, row, "utf-8")


def hints(row: Mapping[str, object], **mapping: str) -> dict[str, str]:
    record = read({"text": "It sails.", **row}, **mapping)
    assert isinstance(record, Record)
    return dict(record.hints)


def test_no_name_stands_for_two_things() -> None:
    names = [fold(name) for usual in USUAL_NAMES.values() for name in usual]
    assert len(names) == len(set(names))


def test_usual_names_are_known_without_case_blanks_and_punctuation() -> None:
    row = {"Headline": "Ferry", "pubDate": "2024-03-03", "by": "O. Fure", "Source Name": "Harbour Post", "web-url": "https://a.example"}
    assert hints(row) == {"title": "Ferry", "published": "2024-03-03", "authors": "O. Fure", "publisher": "Harbour Post", "url": "https://a.example"}
    assert recognised(["ARTICLE TEXT", "guid", "mood"]) == {"text", "id"}


def test_the_first_usual_name_wins_and_the_others_keep_their_own() -> None:
    assert hints({"headline": "B", "title": "A", "source_url": "c.example", "url": "https://c.example/1"}) == {
        "title": "A", "headline": "B", "url": "https://c.example/1", "source_url": "c.example"
    }  # fmt: skip


def test_an_empty_column_leaves_its_hint_to_the_next() -> None:
    assert hints({"title": " ", "headline": "B", "published": None, "date": "2024"}) == {"title": "B", "published": "2024"}


def test_settings_override_guesses_and_no_column_is_lost() -> None:
    assert hints({"title": "slug-7", "kicker": "Ferry"}, title="kicker") == {"title": "Ferry", "column.title": "slug-7"}


def test_settings_may_write_a_column_in_another_case() -> None:
    assert hints({"Kicker": "Ferry"}, title="kicker") == {"title": "Ferry"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" a ", "a"), ("", ""), (None, ""), (3, "3"), (0, "0"), (2.5, "2.5"), (float("nan"), ""), (True, "true"),
        (["a", 1, None, "b"], "a; 1; b"), ([], ""), ({"name": "A"}, "A"), ([{"name": "A"}, {"name": "B", "age": 3}], "A; B"),
        ({"age": 3}, ""), ([["a"]], ""),
    ],
)  # fmt: skip
def test_a_hint_is_what_a_value_says_in_one_line(value: object, expected: str) -> None:
    assert spoken(value) == expected


def test_columns_of_no_usual_name_are_hints_under_their_own() -> None:
    assert hints({"topic": "sea", "score": 0.5, "tags": ["a", "b"]}) == {"topic": "sea", "score": "0.5", "tags": "a; b"}


def test_what_no_line_can_say_is_kept_as_json_and_never_under_a_canonical_name() -> None:
    assert hints({"geo": {"lat": 1}, "author": [{"first": "O."}], "empty": {}}) == {"geo": '{"lat":1}', "author": '[{"first":"O."}]'}
    assert hints({"title": {"a": {"b": 1}}}) == {"column.title": '{"a":{"b":1}}'}


def test_values_that_interfaces_wrap_are_taken_out() -> None:
    post = {"title": {"rendered": "Ferry"}, "content": {"rendered": "<p>It sails.</p>"}, "date": {"$date": "2024-03-03"}}
    assert read(post, **{}) == Record(
        7, "export-7", "It sails.", "utf-8", {"title": "Ferry", "published": "2024-03-03"}, flatten("<p>It sails.</p>").layout
    )


def test_html_is_flattened_if_there_is_no_other_text() -> None:
    record = read({"text": " ", "raw_html": "<h1>Ferry</h1><p>It <b>sails</b>.</p>"})
    assert isinstance(record, Record)
    assert record.text == "Ferry\n\nIt sails."
    assert record.layout is not None
    assert list(record.layout.tags) == ["h1", "p"]
    assert hints({"html": "<p>It sails.</p>"}) == {"html": "<p>It sails.</p>"}


@pytest.mark.parametrize("text", ["<p>It sails.</p>", "<div>It<br/>sails.</div>", "It<br>sails<br>at<br>six<br>.", "A <p>It</p><p>sails.</p>"])
def test_text_that_is_plainly_html_is_flattened(text: str) -> None:
    record = read({"text": text})
    assert isinstance(record, Record)
    assert record.layout is not None
    assert "<" not in record.text


@pytest.mark.parametrize(
    "text", ["The tag <p> begins a paragraph, </p> ends it.", "5 < 6 > 4", "Write to <desk@a.example>.", "<b>Bold</b> move", "a &amp; b", "<3"]
)
def test_text_about_html_is_left_as_it_is(text: str) -> None:
    assert read({"text": text}) == Record(7, "export-7", text, "utf-8", {})


def test_settings_that_name_the_html_want_that_read() -> None:
    record = read({"text": "x", "html": "<p>It sails.</p>"}, html="html")
    assert isinstance(record, Record)
    assert (record.text, record.hints) == ("It sails.", {"text": "x"})
    assert isinstance(read({"html": "<p>It sails.</p>"}, text="stueck"), Fault)


def test_what_the_folders_say_is_a_hint_of_every_row_that_does_not_say_otherwise() -> None:
    columns = Columns({}, "export", {"lang": "en", "month": "2024-10"})
    record = columns.read(0, {"text": "It sails.", "language": "nb"}, "utf-8")
    assert isinstance(record, Record)
    assert record.hints == {"language": "nb", "month": "2024-10"}


def test_columns_show_what_they_are_read_as() -> None:
    columns = Columns({"title": "kicker"}, "export")
    columns.read(0, {"ID": 1, "kicker": "K", "headline": "H", "body": "It sails.", "mood": "x"}, "utf-8")
    columns.read(1, {"ID": 2, "story": "It sails.", "byline": "O. Fure"}, "utf-8")
    assert columns.served == {"id": "ID", "title": "kicker", "text": "body", "authors": "byline"}


def test_the_text_is_kept_as_it_stands_and_the_rest_of_the_columns_for_text_are_hints() -> None:
    assert read({"text": " ", "body": " It sails.\n", "content": "x"}) == Record(7, "export-7", " It sails.\n", "utf-8", {"content": "x"})


def test_a_list_of_paragraphs_is_a_text() -> None:
    assert read({"body": ["It sails.", "It is back."]}) == Record(7, "export-7", "It sails.\n\nIt is back.", "utf-8", {})


@pytest.mark.parametrize(
    ("row", "record_id"),
    [({"id": "x1"}, "x1"), ({"id": 12}, "12"), ({"id": ""}, "export-7"), ({"id": None, "guid": "g"}, "g"), ({"_id": {"$oid": "a"}}, "a")],
)
def test_a_record_has_its_own_id_or_its_place_in_the_file(row: dict[str, object], record_id: str) -> None:
    record = read({"text": "It sails.", **row})
    assert isinstance(record, Record)
    assert (record.record_id, dict(record.hints)) == (record_id, {})


def test_a_row_without_a_column_for_text_says_what_there_is_and_what_to_do() -> None:
    fault = read({"kopf": "A", "stueck": "It sails."})
    assert isinstance(fault, Fault)
    assert (fault.number, fault.reason) == (7, Reason.MISSING_TEXT)
    assert "kopf, stueck" in fault.detail
    assert "--map text=COLUMN" in fault.detail
    assert isinstance(read({"kopf": "A", "stueck": "It sails."}, text="stueck"), Record)


def test_a_column_for_text_that_settings_name_wrongly_is_not_guessed() -> None:
    fault = read({"text": "It sails."}, text="stueck")
    assert isinstance(fault, Fault)
    assert "no column stueck" in fault.detail


@pytest.mark.parametrize("value", ["", " \n", None, 3, {"a": "b"}, []])
def test_a_row_with_nothing_in_its_column_for_text_is_empty(value: object) -> None:
    fault = read({"text": value})
    assert isinstance(fault, Fault)
    assert fault.reason is Reason.EMPTY


def test_a_hint_that_there_is_not_cannot_be_mapped() -> None:
    with pytest.raises(ValueError, match="cannot map txet: the names are text, "):
        Parsing({"txet": "body"})


def test_rows_of_ever_new_columns_are_forgotten() -> None:
    columns = Columns({}, "export")
    for number in range(2000):
        columns.read(number, {"text": "It sails.", f"column {number}": 1}, "utf-8")
    assert len(columns._plans) <= 256
