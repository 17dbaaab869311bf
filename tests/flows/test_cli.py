"""The command line, end to end: real processes, real Prefect, real Parquet, real DuckDB."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.dataset
import pytest
from nursery import CALL, Nursery
from rows import rows
from selectolax.lexbor import LexborHTMLParser

from flows.cli.choices import settings_of
from flows.errors import UsageError
from flows.lake import catalogue
from flows.lake.paths import Lake
from schemas import TABLES
from transforms.formats import FORMATS

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
STORY = "{}\n\nThe harbour board of {} voted on Monday to keep the night ferry running through the winter, its chair said.\n"

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def story(title: str, place: str = "Skarvik") -> str:
    return STORY.format(title, place)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture
def inbox(place: Path) -> Path:
    """Six stories, always in the same place."""
    folder = place / "inbox"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number in range(6):
        (folder / f"ferry-{number}.txt").write_text(story(f"Night ferry number {number} stays in service", f"Quay {number}"))
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """Where a lake is to be."""
    return tmp_path / "lake"


@pytest.fixture
def milled(place: Path, inbox: Path, lake: Path, newsmill: Command) -> Path:
    """A lake of the inbox, copied from the first one that was made."""
    first = place / "milled"
    if not first.exists():
        newsmill("run", inbox, "--lake", first, "-q")
    return shutil.copytree(first, lake)


def ask(lake: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(lake / "news.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def listed(lake: Path) -> dict[str, list[str]]:
    """The live files of every table."""
    with catalogue.attached(Lake.at(lake), read_only=True) as connection:
        return {table.name: list(catalogue.live_files(connection, table.name)) for table in TABLES}


def test_the_sample_becomes_articles_and_its_bad_records_rejects(sample_lake: Path) -> None:
    files = sum(1 for path in SAMPLE.rglob("*") if path.is_file())
    assert ask(sample_lake, "SELECT count(*) FILTER (WHERE member IS NULL), count(*) FILTER (WHERE member IS NOT NULL) FROM inputs") == [(files, 4)]
    assert ask(sample_lake, "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM articles)") == [(101, 101)]
    assert ask(sample_lake, "SELECT parse_filename(uri), record, reason FROM rejects ORDER BY ALL") == [
        ("000000_e3b0c442.txt", None, "empty"),
        ("000777_89504e47.txt", None, "unsupported"),
        ("export.jsonl", 4, "broken_record"),
        ("mpa-wire-20250127.xml", 1, "no_story"),
    ]
    assert ask(sample_lake, "SELECT count(*) FROM checks WHERE failures > 0") == [(0,)]


def test_the_sample_has_every_format(sample_lake: Path) -> None:
    found = {name for (name,) in ask(sample_lake, "SELECT DISTINCT format FROM inputs WHERE format IS NOT NULL")}
    assert {known.name for known in FORMATS} - found == set()


def test_nothing_is_kept_outside_the_lake(sample_lake: Path) -> None:
    assert [path.name for path in sample_lake.parent.iterdir()] == ["lake"]
    assert not (sample_lake / "state" / "staging").exists()


def test_parquet_can_be_read_without_newsmill(sample_lake: Path, newsmill: Command) -> None:
    files = newsmill("files", "articles", "--lake", sample_lake).stdout.split("\n")[:-1]
    assert pyarrow.dataset.dataset(files).count_rows() == 101
    assert {Path(file).parent.name for file in files} >= {"month=2024-10", "month=undated"}
    assert json.loads(newsmill("files", "articles", "--lake", sample_lake, "--json").stdout) == files


def test_a_second_run_does_nothing_and_says_so(inbox: Path, lake: Path, newsmill: Command) -> None:
    first = json.loads(newsmill("run", inbox, "--lake", lake, "--json").stdout)
    second = newsmill("run", inbox, "--lake", lake).stdout
    assert (first["files"], first["articles"]) == (6, 6)
    assert "nothing new" in second
    assert f"snapshot {first['snapshot']}" in second


def test_a_run_takes_only_what_is_new_changed_or_moved_and_ends_like_a_rebuild(inbox: Path, milled: Path, newsmill: Command) -> None:
    (inbox / "ferry-1.txt").write_text(story("Night ferry number 1 sinks at its berth"))
    (inbox / "ferry-2.txt").rename(inbox / "moved.txt")
    (inbox / "new.txt").write_text(story("Day ferry comes back"))
    (inbox / "empty.txt").write_text("")
    summary = json.loads(newsmill("run", inbox, "--lake", milled, "--json", "--reject-limit", "1").stdout)
    assert (summary["files"], summary["unchanged"], summary["articles"], summary["rejects"]) == (4, 4, 3, {"empty": 1})
    newsmill("run", inbox, "--lake", milled.with_name("rebuilt"), "-q", "--reject-limit", "1")
    assert rows(milled) == rows(milled.with_name("rebuilt"))


def test_a_rejected_record_does_not_stop_the_run_but_too_many_end_it_with_1(inbox: Path, lake: Path, newsmill: Command) -> None:
    (inbox / "empty.txt").write_text("")
    (inbox / "gone.txt").symlink_to(inbox / "nothing")
    assert newsmill("run", inbox, "--lake", lake, "-q", "--reject-limit", "0.1", check=False).returncode == 1
    assert ask(lake, "SELECT count(*) FROM articles") == [(6,)]
    assert ask(lake, "SELECT reason FROM rejects ORDER BY 1") == [("empty",), ("unreadable",)]


def test_json_lines_and_csv_take_a_mapping(tmp_path: Path, lake: Path, newsmill: Command) -> None:
    text = "The harbour board voted on Monday to keep the night ferry running through the winter, its chair said."
    (tmp_path / "a.jsonl").write_text(json.dumps({"nr": "f-1", "kopf": "Night ferry stays", "stueck": text, "wann": "2024-10-14"}) + "\n")
    (tmp_path / "b.csv").write_text(f'nr,kopf,stueck,wann\nf-2,"Night ferry, again",{json.dumps(text)},2024-10-15\n')
    mapping = [option for pair in ("id=nr", "title=kopf", "text=stueck", "published=wann") for option in ("--map", pair)]
    newsmill("run", tmp_path / "*.*", "--lake", lake, "-q", *mapping)
    wanted = [("f-1", "Night ferry stays", "2024-10-14"), ("f-2", "Night ferry, again", "2024-10-15")]
    assert ask(lake, "SELECT record_id, title, CAST(published_on AS VARCHAR) FROM articles ORDER BY 1") == wanted


@pytest.mark.long
def test_a_later_run_without_the_mapping_keeps_what_it_made(tmp_path: Path, lake: Path, newsmill: Command) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"stueck": "The harbour board voted on Monday to keep the night ferry."}) + "\n")
    newsmill("run", tmp_path / "a.jsonl", "--lake", lake, "-q", "--map", "text=stueck")
    assert "nothing new" in newsmill("run", tmp_path / "a.jsonl", "--lake", lake).stdout


def test_an_empty_folder_is_told_from_a_missing_lake(tmp_path: Path, lake: Path, newsmill: Command) -> None:
    (tmp_path / "empty").mkdir()
    done = newsmill("run", tmp_path / "empty", "--lake", lake, check=False)
    assert (done.returncode, "there are no files in" in done.stderr) == (2, True)


def test_ctrl_c_ends_a_run_at_once_and_the_next_one_completes_it(
    inbox: Path, lake: Path, nursery: Nursery, newsmill: Command, tmp_path: Path
) -> None:
    process = nursery.start(CALL.format(argv=["newsmill", "run", str(inbox), "--lake", str(lake)]), stderr=str(tmp_path / "err"))
    while not (lake / "state" / "staging" / "plan.json").exists():
        time.sleep(0.01)
    os.kill(process, signal.SIGINT)
    assert nursery.status() == 130
    assert "the next run goes on from there" in (tmp_path / "err").read_text()
    newsmill("run", inbox, "--lake", lake, "-q")
    assert ask(lake, "SELECT count(*) FROM articles") == [(6,)]


def test_explain_takes_the_name_of_a_file_even_of_one_that_was_rejected(sample_lake: Path, newsmill: Command) -> None:
    assert "000123_a86677" in newsmill("explain", "000123_a86677.txt", "--lake", sample_lake).stdout
    assert "became no document: empty" in newsmill("explain", "000000_e3b0c442.txt", "--lake", sample_lake, check=False).stderr


def test_a_mapping_of_an_unknown_field_is_a_usage_error(inbox: Path, lake: Path, newsmill: Command) -> None:
    done = newsmill("run", inbox, "--lake", lake, "--map", "colour=x", check=False)
    assert (done.returncode, "colour" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", [("sql", "SELECT 1"), ("status",), ("explain", "x"), ("files", "articles"), ("maintain",)])
def test_without_a_lake_a_command_says_how_to_make_one(command: tuple[str, ...], tmp_path: Path, newsmill: Command) -> None:
    done = newsmill(*command, "--lake", tmp_path / "none", check=False)
    assert done.returncode == 2
    assert "newsmill run" in done.stderr
    assert "Traceback" not in done.stderr


def test_sql_writes_every_format(sample_lake: Path, tmp_path: Path, newsmill: Command) -> None:
    query = "SELECT record_id, words FROM articles ORDER BY record_id LIMIT 1"
    assert newsmill("sql", query, "--lake", sample_lake, "--format", "csv").stdout.splitlines()[0] == "record_id,words"
    row = json.loads(newsmill("sql", query, "--lake", sample_lake, "--format", "jsonl").stdout)
    assert set(row) == {"record_id", "words"}
    assert row["record_id"] in newsmill("sql", query, "--lake", sample_lake).stdout
    newsmill("sql", query, "--lake", sample_lake, "-o", tmp_path / "out.parquet")
    assert duckdb.read_parquet(str(tmp_path / "out.parquet")).fetchall() == [(row["record_id"], row["words"])]


def test_sql_output_does_not_cut_off_the_file_it_is_appended_to(sample_lake: Path, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("newsmill")), "sql", "SELECT 1 AS one", "--lake", str(sample_lake), "--format", "csv"]
    with (tmp_path / "out").open("w") as file:
        file.write("before\n")
        file.flush()
        subprocess.run(command, stdout=file, check=True)
    assert (tmp_path / "out").read_text() == "before\none\n1\n"


def test_sql_reads_statements_from_standard_input(sample_lake: Path, newsmill: Command) -> None:
    shown = newsmill("sql", "--lake", sample_lake, given="SELECT 40 + 2 AS answer; SELECT 'x' AS letter;").stdout
    assert "42" in shown
    assert "letter" in shown


def test_a_wrong_query_is_one_message(sample_lake: Path, newsmill: Command) -> None:
    done = newsmill("sql", "SELEC", "--lake", sample_lake, check=False)
    assert done.returncode == 1
    assert "syntax error" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_lake_cannot_be_changed_through_sql(sample_lake: Path, newsmill: Command) -> None:
    assert newsmill("sql", "DROP VIEW articles", "--lake", sample_lake, check=False).returncode == 1


def test_a_former_snapshot_can_be_queried(inbox: Path, milled: Path, newsmill: Command) -> None:
    first = json.loads(newsmill("status", "--lake", milled, "--json").stdout)["snapshot"]
    (inbox / "new.txt").write_text(story("Day ferry comes back"))
    newsmill("run", inbox, "--lake", milled, "-q")
    query = "SELECT count(*) AS n FROM news"
    assert json.loads(newsmill("sql", query, "--lake", milled, "--at", first, "--format", "jsonl").stdout) == {"n": 6}
    assert json.loads(newsmill("sql", query, "--lake", milled, "--format", "jsonl").stdout) == {"n": 7}


def test_explain_marks_every_cut_by_kind_and_rule_and_shows_the_losers(sample_lake: Path, newsmill: Command) -> None:
    shown = newsmill("explain", "000123_a86677", "--lake", sample_lake).stdout
    assert "[-Harbour Ministry Press Office-]{credit: picture_source}" in shown
    assert "⤶{join: broken_paragraph}" in shown
    assert "chosen: 2024-10-14" in shown
    assert "lost:   2024-10-14" in shown


def test_explain_writes_a_page_of_its_own_that_reads_as_the_body(sample_lake: Path, tmp_path: Path, newsmill: Command) -> None:
    written = newsmill("explain", "000123_a86677", "--lake", sample_lake, "--html").stdout
    newsmill("explain", "000123_a86677", "--lake", sample_lake, "-o", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text() == written
    tree = LexborHTMLParser(written)
    for hidden in tree.css(".text small, del"):
        hidden.decompose()
    assert ask(sample_lake, "SELECT body FROM articles WHERE record_id = '000123_a86677'") == [(tree.css_first(".text").text(),)]


def test_explain_writes_to_a_file_what_it_prints(sample_lake: Path, tmp_path: Path, newsmill: Command) -> None:
    for form in ([], ["--json"]):
        call = ("explain", "000123_a86677", "--lake", sample_lake, *form)
        newsmill(*call, "-o", tmp_path / "told")
        assert (tmp_path / "told").read_text() == newsmill(*call).stdout


def test_explain_takes_an_address(sample_lake: Path, newsmill: Command) -> None:
    ((url, document),) = ask(sample_lake, "SELECT url, document_id FROM articles WHERE record_id = '000123_a86677'")
    assert json.loads(newsmill("explain", url, "--lake", sample_lake, "--json").stdout)["document"]["document_id"] == document


def test_explain_has_one_form_at_a_time(sample_lake: Path, newsmill: Command) -> None:
    assert newsmill("explain", "000123_a86677", "--lake", sample_lake, "--json", "--html", check=False).returncode == 2


@pytest.mark.long
def test_explain_lets_no_name_of_a_file_act_on_the_terminal(tmp_path: Path, lake: Path, newsmill: Command) -> None:
    for folder in ("a", "b"):
        (tmp_path / "inbox" / folder).mkdir(parents=True)
        (tmp_path / "inbox" / folder / "evil\x1b[2J.txt").write_text(story(f"Night ferry {folder} stays in service"))
    newsmill("run", tmp_path / "inbox", "--lake", lake, "-q")
    several = newsmill("explain", "evil\x1b[2J", "--lake", lake, check=False)
    assert ("several documents" in several.stderr, "evil␛[2J" in several.stderr, "\x1b" in several.stderr) == (True, True, False)
    document = ask(lake, "SELECT document_id FROM documents")[0][0]
    for form in ([], ["--html"], ["--json"]):
        assert "\x1b" not in newsmill("explain", document, "--lake", lake, *form).stdout


def test_explain_finds_a_document_by_the_beginning_of_its_id(sample_lake: Path, newsmill: Command) -> None:
    document = ask(sample_lake, "SELECT document_id FROM documents WHERE record_id = 'tw-105562'")[0][0]
    told = json.loads(newsmill("explain", str(document)[:10], "--lake", sample_lake, "--json").stdout)
    assert told["document"]["record_id"] == "tw-105562"
    assert told["articles"][0]["language"] == "en"


def test_explain_says_when_no_document_answers_or_several_do(sample_lake: Path, newsmill: Command) -> None:
    assert "no document has the id" in newsmill("explain", "nobody", "--lake", sample_lake, check=False).stderr
    several = newsmill("explain", "", "--lake", sample_lake, check=False)
    assert (several.returncode, "several documents" in several.stderr) == (2, True)


def test_status_tells_rows_runs_and_rejects(sample_lake: Path, newsmill: Command) -> None:
    facts = json.loads(newsmill("status", "--lake", sample_lake, "--json").stdout)
    assert facts["rows"]["articles"] == 101
    assert facts["runs"][0]["state"] == "published"
    assert sum(reject["times"] for reject in facts["rejects"]) == 4
    assert facts["stale_parts"] == 0
    shown = newsmill("status", "--lake", sample_lake).stdout
    assert "articles 101" in shown


def test_a_threshold_of_0_is_taken_unless_days_are_divided_by_it() -> None:
    assert settings_of(None, None, ["window_days=0", "stories.kept=0"], False).thresholds == {"window_days": 0, "stories.kept": 0}
    with pytest.raises(UsageError, match=r"stories\.decay_days takes a whole number above 0"):
        settings_of(None, None, ["stories.decay_days=0"], False)


def test_an_unknown_table_is_a_usage_error_that_names_those_there_are(sample_lake: Path, newsmill: Command) -> None:
    done = newsmill("files", "papers", "--lake", sample_lake, check=False)
    assert done.returncode == 2
    assert "articles" in done.stderr


@pytest.mark.long
def test_maintain_deletes_what_no_snapshot_needs_and_verifies_the_rest(inbox: Path, milled: Path, newsmill: Command) -> None:
    (inbox / "ferry-1.txt").write_text(story("Night ferry number 1 sinks at its berth"))
    newsmill("run", inbox, "--lake", milled, "-q")
    articles = Path(listed(milled)["articles"][0])
    shutil.copy(articles, articles.with_name("orphan.parquet"))
    report = json.loads(newsmill("maintain", "--lake", milled, "--keep-days", "0", "--json").stdout)
    assert (report["orphans"], report["missing"], report["failed"]) == (1, [], [])
    assert report["expired"] > 0
    assert report["deleted"] > 0
    assert ask(milled, "SELECT count(*) FROM articles") == [(6,)]
    assert {str(path) for path in (milled / "tables").rglob("*.parquet")} == {file for files in listed(milled).values() for file in files}


def test_maintain_ends_with_1_if_a_file_is_missing(milled: Path, newsmill: Command) -> None:
    Path(listed(milled)["edits"][0]).unlink()
    done = newsmill("maintain", "--lake", milled, "--json", check=False)
    assert (done.returncode, len(json.loads(done.stdout)["missing"])) == (1, 1)


@pytest.mark.long
def test_a_lake_under_the_source_is_not_read(inbox: Path, newsmill: Command) -> None:
    newsmill("run", inbox, "--lake", inbox / "lake", "-q")
    assert "nothing new" in newsmill("run", inbox, "--lake", inbox / "lake").stdout


def test_a_busy_lake_is_told_and_left_alone(inbox: Path, lake: Path, newsmill: Command) -> None:
    (lake / "state").mkdir(parents=True)
    with (lake / "state" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = newsmill("run", inbox, "--lake", lake, check=False)
    assert done.returncode == 1
    assert "is being written by process" in done.stderr
    assert "Traceback" not in done.stderr
