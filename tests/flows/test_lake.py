"""The lake's own parts: lock, Parquet files, catalogue, staging, news.duckdb."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.errors import LakeBusy
from flows.lake import catalogue, news
from flows.lake.catalogue import Change, Drop
from flows.lake.commit import take_up
from flows.lake.lock import writing
from flows.lake.parquet import TableWriter
from flows.lake.paths import Lake
from flows.lake.staging import Staging, measured
from flows.lake.upkeep import maintain
from flows.plan import Part, Plan, Shard
from flows.relating.now import connected
from schemas import ARTICLES, DOCUMENTS, RUNS
from schemas.batches import batch


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.at(tmp_path / "lake")


@pytest.fixture
def connection(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    with catalogue.attached(lake) as connection:
        yield connection


def article(document_id: str, month: str, shard: str) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(ARTICLES.names)
    day = None if month == "undated" else f"{month}-01"
    texts = {
        "document_id": document_id,
        "record_id": document_id,
        "page_type": "article",
        "body": "Ferry.",
        "body_digest": "0",
        "outlet": "/in/",
        "rules_version": "r",
        "run_id": "run",
    }
    published = None if day is None else date.fromisoformat(day)
    return {
        **row,
        **texts,
        "authors": ["Ida"],
        "contributors": [],
        "languages": [],
        "words": 1,
        "sentences": 1,
        "reading_minutes": 1,
        "summary_only": False,
        "month": month,
        "shard": shard,
        "part": 0,
        "published_on": published,
        "published_precision": "day" if published else None,
    }


def write_articles(lake: Lake, shard: str, *months: str) -> list[str]:
    with TableWriter(lake, ARTICLES, f"{shard}-0.run") as writer:
        writer.write(batch(ARTICLES, [article(f"{shard}{n}", month, shard) for n, month in enumerate(months)]))
    return writer.files


def write_documents(lake: Lake, shard: str, count: int) -> list[str]:
    """The documents that articles of that shard were made of."""
    texts = {"uri": "/inbox/a.txt", "format": "text", "encoding": "utf-8", "text": "Ferry.", "run_id": "run", "shard": shard}
    ingested = datetime(2024, 10, 14, tzinfo=UTC)
    with TableWriter(lake, DOCUMENTS, f"{shard}-0.run") as writer:
        for number in range(count):
            own = {"document_id": f"{shard}{number}", "record_id": f"{shard}{number}", "record": number, "part": 0, "hints": []}
            writer.write(batch(DOCUMENTS, [dict.fromkeys(DOCUMENTS.names) | texts | own | {"ingested_at": ingested}]))
    return writer.files


def test_a_second_writer_is_told_who_holds_the_lake(lake: Lake) -> None:
    code = "import sys; from flows.lake.lock import writing; from flows.lake.paths import Lake\nwith writing(Lake.at(sys.argv[1])): pass"
    with writing(lake):
        done = subprocess.run([sys.executable, "-c", code, str(lake.root)], capture_output=True, text=True, check=False)
    assert "LakeBusy" in done.stderr
    assert f"process {__import__('os').getpid()}" in done.stderr
    with writing(lake):
        pass


def test_the_lock_goes_with_a_process_that_is_killed(lake: Lake) -> None:
    code = "import os, sys; from flows.lake.lock import writing; from flows.lake.paths import Lake\nwith writing(Lake.at(sys.argv[1])): os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, str(lake.root)], check=False)
    with writing(lake), pytest.raises(LakeBusy), writing(lake):
        pass


def test_a_partitioned_table_is_one_file_a_month_in_the_declared_schema(lake: Lake) -> None:
    files = write_articles(lake, "aaaa", "2024-10", "undated", "2024-10")
    assert [Path(file).parent.name for file in files] == ["month=2024-10", "month=undated"]
    assert pq.read_schema(files[0]).equals(ARTICLES.schema, check_metadata=False)
    assert pq.read_metadata(files[0]).num_rows == 2


def test_no_rows_make_no_file(lake: Lake) -> None:
    with TableWriter(lake, RUNS, "run") as writer:
        writer.write(batch(RUNS, []))
    assert writer.files == []


def count(connection: duckdb.DuckDBPyConnection, sql: str = "SELECT count(*) FROM articles") -> int:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return int(row[0])


def test_replacing_a_shard_drops_whole_files_and_former_snapshots_still_have_them(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    first = [*write_articles(lake, "aaaa", "2024-10", "2024-11"), *write_articles(lake, "bbbb", "2024-10")]
    catalogue.apply(connection, Change(files={"articles": first}))
    before = catalogue.snapshot(connection)
    assert count(connection) == 3
    second = write_articles(lake, "cccc", "2024-10")
    connection.execute("BEGIN")
    catalogue.apply(connection, Change((Drop("articles", ("aaaa",)),), {"articles": second}))
    connection.execute("COMMIT")
    assert [row[0] for row in connection.execute("SELECT document_id FROM articles ORDER BY 1").fetchall()] == ["bbbb0", "cccc0"]
    assert sorted(catalogue.live_files(connection, "articles")) == sorted([first[2], *second])
    assert count(connection, "SELECT count(delete_file) FROM ducklake_list_files('news', 'articles')") == 0
    with catalogue.former(lake, str(before)) as former:
        assert count(former) == 3


def test_nothing_of_a_rolled_back_change_is_seen(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    catalogue.apply(connection, Change(files={"articles": write_articles(lake, "aaaa", "undated")}))
    assert count(connection) == 1
    connection.execute("ROLLBACK")
    assert count(connection) == 0


def test_news_opens_in_a_stock_duckdb_without_extensions_or_writing(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    articles, documents = write_articles(lake, "aaaa", "2024-10", "undated"), write_documents(lake, "aaaa", 2)
    catalogue.apply(connection, Change(files={"articles": articles, "documents": documents}))
    news.publish(lake, connection)
    with duckdb.connect(str(lake.news), read_only=True, config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as stock:
        assert count(stock) == 2
        assert count(stock, "SELECT count(*) FROM edits") == 0
        assert stock.execute("SELECT document_id, mentions FROM search('ferry')").fetchall() == [("aaaa0", 1), ("aaaa1", 1)]
        assert stock.execute("SELECT articles FROM trend('FERRY', 'month')").fetchall() == [(1,)]
        assert count(stock, "SELECT count(*) FROM duckdb_views() WHERE comment IS NOT NULL AND NOT internal") >= 10
    assert news.is_current(lake, connection)
    assert lake.news.stat().st_mode & 0o222 == 0


def test_news_is_out_of_date_after_a_commit_and_after_a_move(lake: Lake, connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    news.publish(lake, connection)
    catalogue.apply(connection, Change(files={"articles": write_articles(lake, "aaaa", "undated")}))
    assert not news.is_current(lake, connection)


def test_a_lake_can_be_moved(lake: Lake, tmp_path: Path) -> None:
    with catalogue.attached(lake) as connection:
        catalogue.apply(connection, Change(files={"articles": write_articles(lake, "aaaa", "undated")}))
        news.publish(lake, connection)
    moved = Lake.at(lake.root.rename(tmp_path / "elsewhere"))
    with catalogue.attached(moved) as connection:
        assert count(connection) == 1
        assert not news.is_current(moved, connection)
        news.publish(moved, connection)
    with duckdb.connect(str(moved.news), read_only=True) as stock:
        assert count(stock) == 1


def plan_of(*names: str) -> Plan:
    return Plan("run", "2024-10-14T00:00:00+00:00", ("a",), "v1", "r1", "l1", 0, tuple(Shard(name, ()) for name in names), {})


def test_staging_keeps_the_notes_that_the_next_plan_has_use_for(lake: Lake) -> None:
    staging = Staging(lake)
    files = write_articles(lake, "aaaa", "undated")
    staging.begin(plan_of("aaaa", "bbbb"))
    for name in ("aaaa", "bbbb"):
        staging.note_ingested(Shard(name, ()), measured({"articles": files}, {"articles": 1}, (Part(name, 0, 1, files[0]),)))
    staging.begin(plan_of("aaaa"))
    assert [part.shard for part in staging.parts()] == ["aaaa"]
    assert staging.ingested(Shard("bbbb", ())) is None


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"half")])
def test_a_note_whose_file_is_gone_or_cut_short_counts_for_nothing(lake: Lake, damage: object) -> None:
    staging = Staging(lake)
    files = write_articles(lake, "aaaa", "undated")
    part = Part("aaaa", 0, 1, files[0])
    staging.note_refined(part, "r1", measured({"articles": files}, {"articles": 1}))
    assert staging.refined(part, "r1") is not None
    assert staging.refined(part, "r2") is None
    damage(Path(files[0]))  # type: ignore[operator]
    assert staging.refined(part, "r1") is None


def test_a_copied_lake_does_not_take_the_files_of_the_original_for_its_own(lake: Lake, tmp_path: Path) -> None:
    files = write_articles(lake, "aaaa", "undated")
    part = Part("aaaa", 0, 1, files[0])
    Staging(lake).note_refined(part, "r1", measured({"articles": files}, {"articles": 1}))
    copy = Lake.at(shutil.copytree(lake.root, tmp_path / "copy"))
    assert Staging(copy).refined(part, "r1") is None


def test_a_catalogue_is_there_whole_or_not_at_all(lake: Lake) -> None:
    code = """import os, sys
from flows.lake import catalogue
from flows.lake.paths import Lake
catalogue.create = lambda *_: os.kill(os.getpid(), 9)
catalogue.attached(Lake.at(sys.argv[1])).__enter__()"""
    done = subprocess.run([sys.executable, "-c", code, str(lake.root)], check=False)
    assert done.returncode == -9
    assert not lake.exists
    with catalogue.attached(lake) as connection:
        assert count(connection) == 0


def test_work_of_an_interrupted_run_keeps_its_name_and_work_of_a_published_one_is_forgotten(
    lake: Lake, connection: duckdb.DuckDBPyConnection
) -> None:
    first = take_up(lake, plan_of("aaaa"))
    second = take_up(lake, replace(plan_of("aaaa"), run_id="later"))
    assert (first.run_id, second.run_id) == ("run", "run")
    none = {column.name: None if column.nullable else 0 for column in RUNS.columns}
    row = {**none, "run_id": "run", "started_at": datetime.now(UTC), "ended_at": datetime.now(UTC)}
    with TableWriter(lake, RUNS, "run") as writer:
        writer.write(batch(RUNS, [{**row, "state": "published", "sources": [], "rules_version": "r"}]))
    catalogue.apply(connection, Change(files={"runs": writer.files}))
    Staging(lake).note_ingested(Shard("aaaa", ()), measured({"runs": writer.files}, {}))
    assert take_up(lake, replace(plan_of("aaaa"), run_id="later")).run_id == "later"
    assert Staging(lake).ingested(Shard("aaaa", ())) is None


def test_two_connections_that_spill_do_not_meet(tmp_path: Path) -> None:
    lake = Lake.at(tmp_path)
    sql = "CREATE TEMP TABLE numbers AS SELECT range AS number, md5(range::VARCHAR) AS digest FROM range(1_000_000)"
    with connected("30MB", lake.spill()) as one, connected("30MB", lake.spill()) as other:
        one.execute(sql)
        other.execute(sql)
        assert len(list(lake.spilled.iterdir())) == 2
        other.close()
        assert one.execute("SELECT count(DISTINCT digest) FROM numbers WHERE number < 1000").fetchall() == [(1000,)]
    assert list(lake.spilled.iterdir()) == []


def test_upkeep_deletes_what_killed_connections_left_and_spares_what_is_in_use(lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    connection.close()
    left, used = lake.spill(), lake.spill()
    for folder in (left, used):
        folder.mkdir()
    os.utime(left, (0, 0))
    maintain(lake, 7)
    assert list(lake.spilled.iterdir()) == [used]
