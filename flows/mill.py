"""The Prefect flows: ingest, refine, annotate, relate and publish, and the mill that runs them in turn; and learn, which looks at all that is there.

A task works on a shard or a part; what it wrote is noted in the lake's staging folder, through
which the flows speak to each other, so that an interrupted run goes on where it stopped.

Annotations are evaluated here: Prefect builds a model of each flow's parameters from them, and
could not find names in a module that it loads by its file.
"""

from collections.abc import Sequence
from typing import Any, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.context import TaskRunContext
from prefect.futures import PrefectFuture, as_completed
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows import annotating, learning, work
from flows.errors import ChecksFailed
from flows.lake import commit
from flows.lake.commit import Published
from flows.lake.lock import writing
from flows.lake.paths import Lake
from flows.lake.profiles import Learnt
from flows.lake.staging import Staging
from flows.plan import Job, Part, Plan, Refined, Shard
from flows.planning import job_of, make_plan, make_refresh, make_retry
from flows.progress import watcher
from flows.relating import compare
from flows.relating.handing import Chunk, hand_out
from flows.relating.merge import merge
from flows.relating.now import state
from flows.relating.pairs import find
from flows.relating.stories import tell
from flows.settings import Settings
from flows.workers import submit, workers

READ_RETRIES = 2
READ_RETRY_SECONDS = 2
# Threads only hand work to the worker processes and wait for it.
THREADS = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=64))


def _reading_failed(_: Any, __: Any, state: Any) -> bool:
    """Only the world is tried again: a failure to read, never a mistake of ours."""
    return isinstance(state.data, OSError) or isinstance(getattr(state.data, "exception", None), OSError)


@task(
    task_run_name="ingest {shard.name}",
    retries=READ_RETRIES,
    retry_delay_seconds=READ_RETRY_SECONDS,
    retry_condition_fn=_reading_failed,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def ingest_shard(job: Job, shard: Shard) -> int:
    """Read one shard's inputs into documents. Returns how many there are."""
    context = TaskRunContext.get()
    final = context is None or context.task_run.run_count > READ_RETRIES
    written = submit(work.ingest, job, shard, final).result()
    Staging(Lake.at(job.lake)).note_ingested(shard, written)
    return written.rows["documents"]


@task(task_run_name="refine {part.shard}-{part.number}", cache_policy=NO_CACHE, persist_result=False)
def refine_part(job: Job, part: Part) -> int:
    """Rebuild all that one part of a shard feeds. Repeating it changes nothing. Returns how many articles there are."""
    written = submit(work.refine_part, job, part).result()
    Staging(Lake.at(job.lake)).note_refined(part, job.ways, written)
    return written.rows["articles"]


@flow(name="ingest", task_runner=THREADS, persist_result=False)
def ingest(lake: str, settings: Settings) -> None:
    """Read every shard of the plan that is not yet read."""
    place, staging = Lake.at(lake), Staging(Lake.at(lake))
    plan = staging.plan
    job = job_of(plan, place, settings)
    _follow("ingest", [ingest_shard.submit(job, shard) for shard in plan.shards if staging.ingested(shard) is None])


@flow(name="refine", task_runner=THREADS, persist_result=False)
def refine(lake: str, settings: Settings) -> None:
    """Refine every part of the plan's shards that is not yet refined under the rules in force."""
    place, staging = Lake.at(lake), Staging(Lake.at(lake))
    plan = staging.plan
    job = job_of(plan, place, settings)
    _follow("refine", [refine_part.submit(job, part) for part in staging.parts() if staging.refined(part, plan.ways) is None])


@task(task_run_name="annotate {refined.part.shard}-{refined.part.number}", cache_policy=NO_CACHE, persist_result=False)
def annotate_part(job: Job, refined: Refined) -> int:
    """Find the names in the articles of one part by the models of the job. Returns how many there are."""
    written = submit(annotating.annotate_part, job, refined).result()
    Staging(Lake.at(job.lake)).note_annotated(refined.part, written)
    return sum(written.rows.values())


@flow(name="annotate", task_runner=THREADS, persist_result=False)
def annotate(lake: str, settings: Settings) -> None:
    """Have the plan's models look for names in every article that is new or changed, or that other models looked at."""
    place, staging = Lake.at(lake), Staging(Lake.at(lake))
    job = job_of(staging.plan, place, settings)
    _follow("annotate", [annotate_part.submit(job, refined) for refined in staging.to_annotate() if staging.annotated(refined.part) is None])


@task(task_run_name="relate {number}", cache_policy=NO_CACHE, persist_result=False)
def compare_chunk(job: Job, chunk: Chunk, number: int) -> int:
    """Compare the pairs of a chunk. Returns how many share text."""
    return submit(compare.compare_chunk, chunk, job.run_id, job.settings.relate.reuse).result()


@flow(name="relate", task_runner=THREADS, persist_result=False)
def relate(lake: str, settings: Settings) -> None:
    """Relate the articles that are new or changed to all that there are."""
    place, staging = Lake.at(lake), Staging(Lake.at(lake))
    plan = staging.plan
    job = job_of(plan, place, settings)
    with state(place, staging, settings.relate.memory) as now:
        if not find(now, settings.relate.candidates):
            return
        chunks = hand_out(now, staging.relating, settings.relate.chunk_pairs)
        _follow("relate", [compare_chunk.submit(job, chunk, number) for number, chunk in enumerate(chunks)])
        related = merge(now, place, plan.run_id, chunks)
        staging.note_related(tell(now, place, plan.run_id, related, settings.relate.stories))


@flow(name="publish", persist_result=False)
def publish(lake: str) -> Published:
    """Check what was written and make it the lake's next snapshot."""
    return commit.publish(Lake.at(lake))


@flow(name="mill", persist_result=False)
def mill(lake: str, sources: list[str], settings: Settings) -> Published | None:
    """Ingest, refine and publish what is new in the sources; None if nothing is.

    Raises LakeBusy if another process is writing, and ChecksFailed if the run was refused.
    """
    place = Lake.at(lake)
    with writing(place):
        plan = make_plan(place, sources, settings)
        return _carry_out(place, plan, settings) if plan.shards else None


@flow(name="retry", persist_result=False)
def retry(lake: str, where: str, settings: Settings) -> Published | None:
    """Read again the inputs that have rejects which meet an SQL condition; None if there are none."""
    place = Lake.at(lake)
    with writing(place):
        plan = make_retry(place, where, settings)
        return _carry_out(place, plan, settings) if plan.shards else None


@flow(name="refresh", persist_result=False)
def refresh(lake: str, settings: Settings, rehearse: bool) -> Published | None:
    """Refine again what other rules refined, look for names again where other models did, and publish it; None if nothing was, or to rehearse.

    A rehearsal leaves its work staged, so that the real thing need only publish it.
    """
    place = Lake.at(lake)
    with writing(place):
        plan = make_refresh(place, settings)
        return _carry_out(place, plan, settings, rehearse) if plan.names else None


@task(task_run_name="see {part.shard}-{part.number}", cache_policy=NO_CACHE, persist_result=False)
def see_part(part: Part, to: str, settings: Settings) -> int:
    """Note the lines of one part's documents, for learning. Returns how many documents there are."""
    return submit(work.sight_part, part, to, settings.batch_documents).result()


@flow(name="learn", task_runner=THREADS, persist_result=False)
def learn(lake: str, settings: Settings, rehearse: bool) -> Learnt:
    """Learn what recurs within each outlet, over all documents of the lake; what is new of it becomes the next version of the profiles."""
    place = Lake.at(lake)
    with writing(place):
        plan = learning.plan(place)
        with workers(max(1, min(settings.workers, len(plan)))):
            documents = _follow("learn", [see_part.submit(part, to, settings) for part, to in plan])
        return learning.learn(place, documents, settings, rehearse)


def _carry_out(lake: Lake, plan: Plan, settings: Settings, rehearse: bool = False) -> Published | None:
    root = str(lake.root)
    commit.take_up(lake, plan)
    # The outer flow's heartbeat tells that it lives; each flow inside would wait a second for its last.
    with workers(min(settings.workers, plan.width(settings))), temporary_settings(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        if plan.models:
            submit(annotating.open_models, plan.models).result()
        if plan.shards:
            ingest(root, settings)
        refine(root, settings)
        if plan.models:
            annotate(root, settings)
        if rehearse:
            return None
        relate(root, settings)
        published = publish(root)
    if published.snapshot is None:
        raise ChecksFailed(_refusal(published))
    return published


def _follow(stage: str, futures: Sequence[PrefectFuture[int]]) -> int:
    """Tell who watches of each task that ends; raise what any of them raised. Returns what all of them made."""
    watcher().begin(stage, len(futures))
    made = 0
    for future in as_completed(list(futures)):
        watcher().advance(stage, future.result())
        made += future.result()
    return made


def _refusal(published: Published) -> str:
    """Which checks failed, with the first row of each."""
    failures = "; ".join(f"{found.audit.name} ({found.failures} rows, first {found.sample})" for found in published.failed)
    return f'the run {published.run_id} was not published: {failures}. The lake stays as it was; see `newsmill sql "FROM checks WHERE failures > 0"`'
