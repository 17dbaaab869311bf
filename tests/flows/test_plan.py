from dataclasses import replace
from pathlib import Path

import pytest

from flows.discover import Found
from flows.plan import Input, Known, Part, Plan, Reading, changed, shards, superseded
from flows.settings import Settings


def found(path: Path) -> Found:
    status = path.stat()
    return Found(str(path), status.st_size, status.st_mtime_ns)


def known(item: Input, shard: str = "old", version: str = "v1") -> Known:
    return Known(item.uri, item.sha256, item.size_bytes, item.modified_ns, version, shard, "jsonl", item.mapping, item.separator)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("The bridge opens.")
    return path


def only(path: Path, ledger: dict[str, Known], version: str = "v1", mapping: dict[str, str] | None = None) -> list[Input]:
    return list(changed([found(path)], ledger, Reading(version, mapping or {})))


def test_a_file_that_the_ledger_does_not_know_is_new(paper: Path) -> None:
    (item,) = only(paper, {})
    assert item.uri == str(paper)
    assert item.sha256 is not None


def test_a_known_file_is_left_alone_and_not_even_read(paper: Path) -> None:
    (item,) = only(paper, {})
    ledger = {item.uri: replace(known(item), sha256="never compared")}
    assert only(paper, ledger) == []


def test_a_file_that_was_touched_but_holds_the_same_bytes_is_left_alone(paper: Path) -> None:
    (item,) = only(paper, {})
    assert only(paper, {item.uri: replace(known(item), modified_ns=1)}) == []


def test_a_file_with_other_bytes_is_changed_and_its_former_rows_go(paper: Path) -> None:
    (item,) = only(paper, {})
    ledger = {item.uri: known(item)}
    paper.write_text("The bridge stays shut.")
    (now,) = only(paper, ledger)
    assert now.sha256 != item.sha256
    assert superseded([now], ledger) == {"old": (item.uri,)}


def test_other_parsers_or_settings_make_a_known_file_changed(paper: Path) -> None:
    (item,) = only(paper, {})
    assert len(only(paper, {item.uri: known(item)}, version="v2")) == 1


def test_a_file_that_moved_replaces_what_it_was(paper: Path) -> None:
    (item,) = only(paper, {})
    ledger = {item.uri: known(item)}
    moved = paper.rename(paper.with_name("moved.txt"))
    (now,) = only(moved, ledger)
    assert superseded([now], ledger) == {"old": (item.uri,)}


def test_other_bytes_or_another_time_of_change_are_no_move(paper: Path) -> None:
    (item,) = only(paper, {})
    paper.unlink()
    assert superseded([replace(item, uri="/in/later", modified_ns=1)], {item.uri: known(item)}) == {}
    assert superseded([replace(item, uri="/in/other", sha256="other")], {item.uri: known(item)}) == {}


def test_a_copy_beside_the_original_replaces_nothing(paper: Path) -> None:
    (item,) = only(paper, {})
    ledger = {item.uri: known(item)}
    copy = paper.with_name("copy.txt")
    copy.write_bytes(paper.read_bytes())
    (now,) = only(copy, ledger)
    assert superseded([now], ledger) == {}


def test_a_file_that_cannot_be_read_is_an_input_with_a_problem_once() -> None:
    file = Found("/nowhere/x.txt", None, None, "No such file or directory")
    (item,) = changed([file], {}, Reading("v1"))
    assert (item.sha256, item.problem) == (None, "No such file or directory")
    assert list(changed([file], {item.uri: known(item)}, Reading("v1"))) == []


def test_a_known_file_that_cannot_be_read_now_keeps_what_it_made(paper: Path) -> None:
    (item,) = only(paper, {})
    file = Found(str(paper), None, None, "Input/output error")
    assert list(changed([file], {item.uri: known(item)}, Reading("v1"))) == []


def test_a_file_that_could_not_be_read_is_read_once_it_can_be_even_if_it_did_not_change(paper: Path) -> None:
    (item,) = only(paper, {})
    assert len(only(paper, {item.uri: replace(known(item), sha256=None)})) == 1


def test_a_mapping_stays_with_the_file_until_another_is_asked_for(paper: Path) -> None:
    (item,) = only(paper, {}, mapping={"text": "stueck"})
    ledger = {item.uri: known(item)}
    assert only(paper, ledger) == []
    assert [again.mapping for again in only(paper, ledger, version="v2")] == [{"text": "stueck"}]
    assert [again.mapping for again in only(paper, ledger, mapping={"text": "body"})] == [{"text": "body"}]


def test_a_mapping_is_nothing_to_a_file_without_columns(paper: Path) -> None:
    (item,) = only(paper, {})
    assert only(paper, {item.uri: replace(known(item), format="text")}, mapping={"text": "body"}) == []


def test_a_separator_stays_with_a_text_file_until_another_is_asked_for(paper: Path) -> None:
    (item,) = changed([found(paper)], {}, Reading("v1", separator="={5,}"))
    ledger = {item.uri: replace(known(item), format="text")}
    assert list(changed([found(paper)], ledger, Reading("v1"))) == []
    (again,) = changed([found(paper)], ledger, Reading("v1", separator="-{5,}"))
    assert again.separator == "-{5,}"


def test_what_an_archive_holds_may_have_columns_and_separators(paper: Path) -> None:
    (item,) = only(paper, {})
    ledger = {item.uri: replace(known(item), format="zip")}
    assert len(only(paper, ledger, mapping={"text": "stueck"})) == 1
    assert len(list(changed([found(paper)], ledger, Reading("v1", separator="={5,}")))) == 1


def test_a_name_that_is_not_utf_8_is_never_taken_for_gone(paper: Path) -> None:
    (item,) = only(paper, {})
    odd = replace(item, uri="/in/caf\\xe9.txt")
    assert superseded([item], {odd.uri: known(odd)}) == {}


def inputs(*sizes: int) -> list[Input]:
    return [Input(f"/in/{n}", f"/in/{n}", f"{n}", size, 0, None) for n, size in enumerate(sizes)]


def test_shards_are_bounded_in_files_and_bytes_and_keep_the_order() -> None:
    settings = Settings(shard_files=3, shard_bytes=10)
    cut = [[item.size_bytes for item in shard.inputs] for shard in shards(inputs(1, 1, 1, 1, 8, 2, 99, 1), "v1", settings)]
    assert cut == [[1, 1, 1], [1, 8], [2], [99], [1]]


def test_the_same_inputs_make_the_same_shards_and_other_bytes_make_others() -> None:
    def cut(version: str, *sizes: int) -> list[str]:
        return [shard.name for shard in shards(inputs(*sizes), version, Settings())]

    assert cut("v1", 1, 2) == cut("v1", 1, 2)
    assert cut("v1", 1, 2) != cut("v1", 1, 3)
    assert cut("v1", 1, 2) != cut("v2", 1, 2)


def test_a_plan_survives_json() -> None:
    cut = tuple(shards([*inputs(1), Input("/in/caf\udce9", "/in/caf\\xe9", None, None, None, "gone")], "v1", Settings()))
    plan = Plan("run", "2024-10-14T00:00:00+00:00", ("a",), "v1", "r1", "l1", 3, cut, {"old": ("/in/0",)}, (Part("s", 0, 3, "/lake/s-0.parquet"),))
    assert Plan.from_json(plan.to_json()) == plan
