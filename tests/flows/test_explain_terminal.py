"""The explanation in a terminal: marks and names in their places, and nothing that the document could do to the terminal."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from typing import Any

import pytest
from explained import EDITS, TEXT, known
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from test_explain_page import documents

from flows.cli.console import json_of
from flows.explaining.known import Known
from flows.explaining.terminal import COLOURS, marked_lines, show
from flows.explaining.visible import visible
from schemas.vocabulary import Kind

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def printed(of: Known, **console: Any) -> str:
    """What a console shows; of a terminal in colour unless told otherwise."""
    file = io.StringIO()
    show(of, Console(file=file, highlight=False, soft_wrap=True, legacy_windows=False, **console))
    return file.getvalue()


def in_colour(of: Known, width: int = 100) -> str:
    return printed(of, force_terminal=True, color_system="standard", no_color=False, width=width)


def marked(of: Known) -> list[str]:
    return [line.plain for line in marked_lines(of, colours=False)]


def test_without_colour_cuts_stand_in_brackets_with_kind_and_rule() -> None:
    assert marked(known()) == [
        "[-Toll rises-]{title: headline}",
        "[-Share this-]{share: share_bar}",
        "The bridge ⤶{join: broken_paragraph}",
        "toll rises, the council said.",
        "",
    ]


def test_a_replacement_shows_the_old_and_the_new() -> None:
    assert marked(known("They donâ€™t pay.", ((8, 11, "’", "repair", "mojibake"),))) == ["They don[-â€™→’-]{repair: mojibake}t pay."]
    assert "â€™\x1b[0m→\x1b[32m’" in in_colour(known("They donâ€™t pay.", ((8, 11, "’", "repair", "mojibake"),)))


def test_in_colour_cuts_are_dim_and_struck_through_in_the_colour_of_their_kind() -> None:
    shown = in_colour(known())
    assert "\x1b[2;9;36mToll rises\x1b[0m\x1b[36m {title: headline}" in shown
    assert "\x1b[2;9;31mShare this\x1b[0m\x1b[31m {share: share_bar}" in shown


def test_every_kind_has_a_colour() -> None:
    assert set(COLOURS) == set(Kind)


@pytest.mark.parametrize("console", [{"force_terminal": False}, {"force_terminal": True, "no_color": True}])
def test_pipes_and_terminals_without_colour_get_plain_marks(console: dict[str, bool]) -> None:
    shown = printed(known(), width=100, **console)
    assert "[-Toll rises-]{title: headline}" in shown
    assert "\x1b[9" not in shown


def test_long_lines_are_wrapped_on_a_terminal_and_whole_in_a_pipe() -> None:
    of = known("The toll rises. " * 20, ())
    assert max(len(STYLE.sub("", line)) for line in in_colour(of, width=60).splitlines()) <= 60
    assert f"   1  {'The toll rises. ' * 20}".rstrip() in printed(of, width=60).splitlines()


def test_fields_show_winner_and_losers_with_extractor_place_and_confidence() -> None:
    lines = printed(known()).splitlines()
    assert "                chosen: Toll rises  by headline, line 1, 0-10, confidence 0.90" in lines
    assert "                lost:   Toll rises  by hint, no one place, confidence 0.50" in lines
    assert "published       2024-10-14 (to the day)" in lines
    assert lines.index("inline          Toll rises  Toll rises  line 1, 0-4") > 0
    assert "join            broken_paragraph 1; 1 characters" in lines


def test_a_reject_is_explained_with_what_was_cut() -> None:
    reject = {"reason": "no_body", "detail": "after 6 edits no prose is left"}
    shown = printed(known(parts={"articles": [], "evidence": [], "rejects": [reject]}))
    assert "no article      no_body: after 6 edits no prose is left" in shown
    assert "[-Share this-]{share: share_bar}" in shown


def test_a_line_of_a_windows_text_is_one_line() -> None:
    assert marked(known("One\r\nTwo\r\n", ())) == ["One", "Two", ""]


def acting(shown: str) -> set[str]:
    """The characters that do more than print, but for colours, line feeds and joiners."""
    left = set(STYLE.sub("", shown)) - set("\n\t\u200c\u200d")
    return {character for character in left if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co")}


@settings(max_examples=40, deadline=None)
@given(documents())
def test_nothing_in_a_document_acts_on_the_terminal(document: tuple[str, Any, str]) -> None:
    text, edits, said = document
    reject = {"reason": "no_body", "detail": said}
    of = known(text, edits, said=said, parts={"rejects": [reject]})
    assert acting(in_colour(of)) == acting(printed(of)) == set()
    # Colours are ours: each sequence is one that a harmless text has too.
    assert all(re.fullmatch(r"\x1b\[(?:0|[1-9][0-9;]{0,6})m", found) for found in STYLE.findall(in_colour(of)))
    assert "\x1b" not in printed(of)


@given(st.text())
def test_what_is_made_visible_stays_as_it_is_when_made_so_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x9b2J", "a⟨U+009B⟩2J"),
        ("a\x00\x7f", "a␀␡"),
        ("evil\u202egpj.exe", "evil⟨U+202E⟩gpj.exe"),
        ("\ud800", "⟨U+D800⟩"),
        ("har\u200dbour", "har⟨U+200D⟩bour"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("a\tb\xa0c", "a\tb\xa0c"),
        ("a\rb\r\nc", "a␍\nb\nc"),
    ],
)
def test_what_is_unseen_becomes_a_sign_and_what_scripts_need_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()) | st.text(st.sampled_from("\x00\x1b\x9b\u202e\u2066\ud800\\u0a\"'")))
def test_json_is_exact_and_acts_on_no_terminal(text: str) -> None:
    told = json_of({text: [text]})
    assert json.loads(told) == {text: [text]}
    assert re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told) is None


def test_the_edits_of_the_example_are_in_order() -> None:
    assert [(edit.start, edit.end) for edit in known(TEXT, EDITS[::-1]).edits] == [(start, end) for start, end, *_ in EDITS]
