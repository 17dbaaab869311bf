import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import Reason, Sign
from transforms.formats import Parsing
from transforms.formats.reuters_sgml import REUTERS_SGML, recognises
from transforms.records import Declared, Fault, Outcome, Record

STORY = """<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="71">
<DATE>26-FEB-1987 15:01:01.79&#5;&#5;&#5;RM</DATE>
<TOPICS><D>ship</D><D>ice</D></TOPICS>
<PLACES><D>vestmark</D></PLACES>
<PEOPLE></PEOPLE>
<ORGS></ORGS>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute
u f BC-MAREN-ICE   02-26 0105</UNKNOWN>
<TEXT>&#2;
<TITLE>ICE SHUTS &lt;MRN> STRAIT</TITLE>
<AUTHOR>    By Ana Brandvik, Reuters</AUTHOR>
<DATELINE>    SKARVIK, Feb 26 - </DATELINE><BODY>Ice shut the Strait of Maren
to ships on Thursday, A&amp;F said.
    It opens on Friday.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""
BRIEF = """<REUTERS TOPICS="NO" NEWID="72">
<DATE>27-FEB-1987 09:00:00.00</DATE>
<TEXT TYPE="BRIEF">&#2;
******<TITLE>MAREN STRAIT OPEN AGAIN
</TITLE>More soon.
&#3;
</TEXT>
</REUTERS>
"""
DOCTYPE = '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n'


def parse(data: str | bytes, limit: int = 1 << 20) -> list[Outcome]:
    raw = data.encode() if isinstance(data, str) else data
    return list(REUTERS_SGML.parse(io.BytesIO(raw), "reut2-000.sgm", Parsing(max_record_bytes=limit)))


def faults(outcomes: list[Outcome]) -> list[tuple[int | None, Reason]]:
    return [(outcome.number, outcome.reason) for outcome in outcomes if isinstance(outcome, Fault)]


def test_a_story_has_its_body_as_text_and_all_else_as_hints() -> None:
    record, declared = parse(DOCTYPE + STORY)
    assert isinstance(record, Record)
    assert (record.record_id, record.text) == (
        "71",
        "Ice shut the Strait of Maren\nto ships on Thursday, A&F said.\n    It opens on Friday.\n Reuter",
    )
    assert dict(record.hints) == {
        "agency": "Reuters",
        "type": "NORM",
        "published": "26 FEB 1987 15:01:01.79",
        "title": "ICE SHUTS <MRN> STRAIT",
        "byline": "By Ana Brandvik, Reuters",
        "dateline": "SKARVIK, Feb 26 -",
        "subjects": "ship; ice",
        "places": "vestmark",
        "urgency": "u",
        "category_code": "f",
        "slug": "BC-MAREN-ICE",
        "day": "02-26",
        "length": "0105",
        "topics_given": "YES",
        "lewissplit": "TRAIN",
        "cgisplit": "TRAINING-SET",
        "oldid": "5544",
        "body_only": "true",
    }
    assert declared == Declared(1)


def test_a_brief_is_all_that_stands_in_its_text_element() -> None:
    record = parse(BRIEF)[0]
    assert isinstance(record, Record)
    assert record.text == "******MAREN STRAIT OPEN AGAIN\nMore soon."
    assert (record.hints["title"], record.hints["type"]) == ("MAREN STRAIT OPEN AGAIN", "BRIEF")
    assert "body_only" not in record.hints


@pytest.mark.parametrize("between", ["", "\n", "\r\n\r\n", " "])
def test_stories_are_told_apart_whatever_stands_between_them(between: str) -> None:
    outcomes = parse(DOCTYPE + between.join([STORY.rstrip(), BRIEF.rstrip(), STORY.replace('"71"', '"73"').rstrip()]))
    assert [outcome.record_id for outcome in outcomes if isinstance(outcome, Record)] == ["71", "72", "73"]
    assert outcomes[-1] == Declared(3)


def test_a_story_in_another_encoding_is_read_by_itself() -> None:
    outcomes = parse(STORY.encode() + STORY.replace("Ice shut", "Eis schloß für Schiffe, die Größe").encode("cp1252"))
    assert [outcome.encoding for outcome in outcomes if isinstance(outcome, Record)] == ["utf-8", "windows-1252"]


def test_a_story_that_is_cut_off_keeps_the_text_that_is_there() -> None:
    record = parse(STORY[: STORY.index("    It opens")])[0]
    assert isinstance(record, Record)
    assert record.text == "Ice shut the Strait of Maren\nto ships on Thursday, A&F said."
    assert faults(parse(STORY[: STORY.index("<TITLE>")])) == [(0, Reason.TRUNCATED)]


def test_a_story_without_text_is_empty_and_one_too_large_is_passed_over() -> None:
    assert faults(parse(BRIEF.replace("MAREN STRAIT OPEN AGAIN", "").replace("******", "").replace("More soon.", ""))) == [(0, Reason.EMPTY)]
    outcomes = parse(STORY.replace("Ice shut", "Ice shut " + "x" * 3000) + BRIEF, limit=2000)
    assert faults(outcomes) == [(0, Reason.TOO_LARGE)]
    assert isinstance(outcomes[1], Record)
    assert outcomes[-1] == Declared(2)


@pytest.mark.parametrize(("data", "reason"), [("", Reason.EMPTY), (" \n", Reason.EMPTY), ("Hello", Reason.BROKEN_RECORD)])
def test_a_file_without_a_story_is_one_fault(data: str, reason: Reason) -> None:
    outcomes = parse(data)
    assert (faults(outcomes), outcomes[-1]) == ([(None, reason)], Declared(1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [(DOCTYPE + STORY, Sign.CONTENT), (BRIEF, Sign.CONTENT), ("<REUTERS is an agency", None), ("<p><REUTERS NEWID=", None), ("REUTERS NEWID=", None)],
)
def test_it_is_known_by_its_first_story(data: str, expected: Sign | None) -> None:
    assert recognises(data.encode(), "a.xml") is expected


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([STORY, BRIEF, "<REUTERS ", 'NEWID="9">', "<BODY>", "</BODY>", "<TEXT>", "&#3;", "<D>", "x", "\n", "<", "\0"]), max_size=12
    )
)
def test_pieces_of_stories_in_any_order_give_counts_that_add_up(parts: list[str]) -> None:
    *rest, declared = parse("".join(parts))
    assert declared == Declared(len(rest))
