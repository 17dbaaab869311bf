"""Plans over what may be gone by the time it is read, and over what lies elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_plan import found, known, only

from flows import plan
from flows.discover import Found
from flows.plan import Reading, changed, superseded
from flows.planning import may_have_work
from flows.settings import Settings


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("The bridge opens.")
    return path


def test_a_file_that_vanishes_before_it_is_read_is_an_input_with_a_problem(paper: Path) -> None:
    file = found(paper)
    paper.unlink()
    (item,) = changed([file], {}, Reading("v1"))
    assert (item.sha256, item.problem) == (None, "No such file or directory")


def test_a_file_that_may_not_be_read_is_an_input_with_a_problem(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> str:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(plan, "checksum", refuse)
    (item,) = changed([found(paper)], {}, Reading("v1"))
    assert (item.sha256, item.problem) == (None, "Permission denied")


def fetched(paper: Path, modified_ns: int | None = 7) -> Found:
    return Found(str(paper), paper.stat().st_size, modified_ns, None, "https://press.example/paper.txt")


def test_what_was_fetched_is_an_input_under_its_address(paper: Path) -> None:
    (item,) = changed([fetched(paper)], {}, Reading("v1"))
    assert (item.uri, item.path, item.modified_ns) == ("https://press.example/paper.txt", str(paper), 7)


def test_what_was_not_fetched_because_it_is_unchanged_is_left_alone(paper: Path) -> None:
    (item,) = changed([fetched(paper)], {}, Reading("v1"))
    assert list(changed([replace(fetched(paper), path="")], {item.uri: known(item)}, Reading("v1"))) == []


@pytest.mark.parametrize("modified_ns", [7, None])
def test_what_was_fetched_is_compared_by_its_bytes_whatever_its_time(paper: Path, modified_ns: int | None) -> None:
    (item,) = changed([fetched(paper, modified_ns)], {}, Reading("v1"))
    ledger = {item.uri: known(item)}
    assert list(changed([fetched(paper, modified_ns)], ledger, Reading("v1"))) == []
    paper.write_text("The bridge closes")
    assert len(list(changed([fetched(paper, modified_ns)], ledger, Reading("v1")))) == 1


@pytest.mark.parametrize("uri", ["https://press.example/paper.txt", "s3://press/paper.txt"])
def test_what_lies_elsewhere_is_never_taken_for_gone(paper: Path, uri: str) -> None:
    (item,) = only(paper, {})
    assert superseded([item], {uri: known(replace(item, uri=uri))}) == {}


def test_what_nobody_looked_at_may_be_new(paper: Path) -> None:
    assert may_have_work([Found("", None, None, None, "s3://press/")], {}, Settings())
