import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.formats.front_matter import front_matter


def fields(body: str) -> dict[str, str] | None:
    matter = front_matter(f"---\n{body}\n---\n")
    return dict(matter.fields) if matter else None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("title: The Maren sails", {"title": "The Maren sails"}),
        ("title: 'It''s off: again'", {"title": "It's off: again"}),
        ('title: "She said \\"no\\""', {"title": 'She said "no"'}),
        ("url: https://harbourpost.example/a#b", {"url": "https://harbourpost.example/a#b"}),
        ("tags: [sea, 'ice, snow', \"a\"]", {"tags": "sea; ice, snow; a"}),
        ("tags:\n  - sea\n- 'ice'", {"tags": "sea; ice"}),
        ("tags: []\nempty:\nnone: null", {"tags": "", "empty": "", "none": ""}),
        ("deck: >\n  It sails\n  at six.", {"deck": "It sails at six."}),
        ("author:\n  name: Oddny Fure\n  mail: o@example.org", {"author": "Oddny Fure"}),
        ("# a comment\n\ntitle: Maren", {"title": "Maren"}),
        ("Published on: 3 March", {"Published on": "3 March"}),
    ],
)
def test_fields_are_read_as_people_write_them(body: str, expected: dict[str, str]) -> None:
    found = fields(body)
    assert found is not None
    assert {key: value.removesuffix("; ") for key, value in found.items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "title: Maren\n",
        "---\nThe ferry sails at six.\n---\n",
        "---\n\n---\n",
        "---\n- sea\n---\n",
        "---\ntitle: Maren\nThe ferry sails.\n---\n",
        "---\ntitle: Maren\n",
        "----\ntitle: Maren\n----\n",
        " ---\ntitle: Maren\n---\n",
        "---",
    ],
)
def test_rules_around_prose_are_no_front_matter(text: str) -> None:
    assert front_matter(text) is None


@pytest.mark.parametrize(("end", "rest"), [("---\n", "\nStory"), ("---\r\n", "Story"), ("...\n", ""), ("---", "")])
def test_the_end_is_just_behind_the_closing_line(end: str, rest: str) -> None:
    matter = front_matter("---\r\ntitle: Maren\r\n" + end + rest)
    assert matter is not None
    assert matter.fields == {"title": "Maren"}
    assert ("---\r\ntitle: Maren\r\n" + end + rest)[matter.end :] == rest


@settings(deadline=None)
@given(st.text(st.sampled_from("-: \n[]'\"#>|.a\t\r,\\")))
def test_any_text_has_front_matter_or_none(rest: str) -> None:
    matter = front_matter("---\n" + rest)
    assert matter is None or 4 < matter.end <= len(rest) + 4


@pytest.mark.parametrize(
    "body", ["a:" + " " * 200_000 + "\x0b", "a: [" + "'" * 200_000 + "]", "a: [" + '"\\' * 100_000 + "]", "a" * 200_000, "- " * 100_000]
)
def test_hostile_lines_take_no_longer_than_others(body: str) -> None:
    start = time.process_time()
    fields("b: c\n" + body)
    assert time.process_time() - start < 1
