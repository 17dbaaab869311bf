"""Copies side by side in a terminal: plain marks in a pipe, colours and columns where there is room, nothing that acts."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from compared import BIRDS, COPY, COST, LEAD, VOTE, member, told
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console
from test_explain_page import hostile
from test_explain_terminal import STYLE, acting

from flows.cli.console import json_of
from flows.comparing import as_rows
from flows.comparing.members import Told
from flows.comparing.terminal import inline, show
from transforms.collation.collate import differing


def printed(of: Told, **console: Any) -> str:
    file = io.StringIO()
    show(of, Console(file=file, highlight=False, soft_wrap=True, legacy_windows=False, **console))
    return file.getvalue()


def in_colour(of: Told, width: int) -> str:
    return printed(of, force_terminal=True, color_system="standard", no_color=False, width=width)


def test_a_pipe_gets_a_line_for_each_copy_and_marks_around_what_differs() -> None:
    lines = printed(told()).splitlines()
    assert lines[:5] == [
        "Night ferry stays",
        "3 articles of 1 outlet, 2024-10-14 to 2024-10-15; the original is the earliest",
        "",
        "role    outlet             published         agency             kept  paragraphs",
        "origin  Night ferry stays  2024-10-14        Night ferry stays        3",
    ]
    assert "copy    Night ferry stays  2024-10-14*       MPA*               64%   -1 +1" in lines
    assert "        Night ferry stays {+after vote+}" in lines
    at = next(number for number, line in enumerate(lines) if line.startswith("64% of the original is kept"))
    assert lines[at + 1 : at + 6] == [
        "≈   Night ferry stays {+after vote+}",
        "=   The harbour board of Skarvik voted on Monday to keep the night f… (24 words)",
        f"≈   {COST.replace('four', '[-four-]{+nine+}')}",
        f"+   {{+{BIRDS}+}}",
        f"-   [-{VOTE}-]",
    ]
    assert "1 more copy: --all shows all word by word, --with ID one" in lines


def test_articles_that_are_no_copies_are_listed() -> None:
    lines = printed(told()).splitlines()
    for heading in ("With words of their own", "With an excerpt in common"):
        assert lines[lines.index(heading) + 1] == "  2024-10-14  Night ferry stays  Night ferry stays  Night ferry stays"
    assert "No other article of the lake runs its text." in printed(Told("Ferry", []))


@pytest.mark.parametrize("width", [80, 119, 120, 200])
@pytest.mark.parametrize("said", ["渡し船は残る", "Night ferry", "x" * 90])
def test_no_line_is_wider_than_the_terminal(width: int, said: str) -> None:
    assert max(cell_len(STYLE.sub("", line)) for line in in_colour(told(said=said), width).splitlines()) <= width


def test_a_wide_terminal_shows_both_texts_in_columns() -> None:
    lines = [STYLE.sub("", line) for line in in_colour(told(), 160).splitlines()]
    assert any(line.startswith("≈   The line costs") and "    The line costs" in line[40:] for line in lines)


def test_in_colour_what_went_is_red_and_struck_and_what_came_green_and_underlined() -> None:
    shown = in_colour(told(), 80)
    assert "\x1b[9;31mfour\x1b[0m \x1b[4;32mnine\x1b[0m" in shown


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("The toll rises", "The toll on the bridge rises", "The toll {+on the bridge+} rises"),
        ("The toll on the bridge rises", "The toll rises", "The toll [-on the bridge-] rises"),
        ("The toll rises. It is high.", "The toll rises.", "The toll rises. [-It is high.-]"),
        ("It said: the toll rises", "the toll rises", "[-It said:-] the toll rises"),
        ("He (Vladimir) knew it all", "He knew it all", "He [-(Vladimir)-] knew it all"),
    ],
)
def test_blanks_stand_where_a_reader_expects_them(one: str, other: str, wanted: str) -> None:
    signs = {"": "{}", "red strike": "[-{}-]", "green underline": "{{+{}+}}"}
    shown = "".join(signs[style].format(text) for style, text in inline(differing(one, other)))
    assert shown.replace("+}rises", "+} rises") == wanted


@settings(max_examples=40, deadline=None)
@given(hostile, hostile, hostile)
def test_nothing_in_an_article_acts_on_the_terminal(one: str, other: str, said: str) -> None:
    of = told(f"{LEAD}\n\n{one}", f"{LEAD}\n\n{other}", f"a{said}")
    assert acting(in_colour(of, 80)) == acting(in_colour(of, 160)) == acting(printed(of)) == set()
    assert "\x1b" not in printed(of)


def test_json_has_every_member_and_the_paragraphs_of_those_that_were_chosen() -> None:
    found = json.loads(json_of(as_rows.of(told())))
    (group,) = found["groups"]
    first, second = group["copies"]
    assert (first["kept"], first["dropped"], first["added"], first["published"]) == (pytest.approx(2 / 3, abs=0.1), 1, 1, "2024-10-14")
    assert [row["fate"] for row in first["paragraphs"]] == ["same", "edited", "added", "dropped"]
    assert first["paragraphs"][1]["pieces"][1] == {"origin": "four", "copy": "nine", "same": False}
    assert "paragraphs" not in second
    assert [item["field"] for item in first["supplied"]] == ["date", "agency"]


def test_a_month_gives_way_to_the_day_that_a_copy_supplies() -> None:
    vague = {"published_on": date(2024, 10, 1), "published_precision": "month"}
    assert (member("c1", "copy", COPY, **vague).published, member("c1", "copy", COPY, **vague).supplied) == ("2024-10", [])
    known = member("c1", "copy", COPY, **vague, day="2024-10-14")
    assert (known.published, [name for name, _ in known.supplied]) == ("2024-10-14", ["date"])
