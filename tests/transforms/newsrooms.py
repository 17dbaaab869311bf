"""An invented outlet: stories of which no two share a line, to put lines into, and what is learnt from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
from refined import NOW

from schemas import DOCUMENTS
from schemas.batches import batch
from transforms.page import Recurring
from transforms.profiles.learning import Learning, Template, judge, tally
from transforms.profiles.profile import Profile, Profiles, likely
from transforms.profiles.sightings import page_of, sighted, sightings

URL = "https://www.tidewater-online.example/story-{}"
PLACES = ("Skarvik", "Holm", "Lathia", "Vestmark", "Maren", "Calder", "Oduya", "Haldenburg", "Nadozersk", "Ilves", "Moen", "Dahlby")
MATTERS = ("ferry", "bridge", "school", "harbour", "library", "mast", "mill", "quay", "orchard", "tram", "market", "lighthouse")


def paragraphs(number: int) -> list[str]:
    """The prose of one story; no paragraph is in any other."""
    place, matter = PLACES[number % 12], MATTERS[number // 12 % 12]
    return [
        f"The council of {place} voted on Monday to keep the {matter} open through the winter, its chair said.",
        f"Those who live near the {matter} in {place} had written more letters than the clerk could count.",
        f'"Nobody in {place} wants to do without the {matter}," said the woman who has run it since the flood.',
        f"The {matter} will cost {place} twice what it did, and the money is to come from the tolls.",
    ]


def story(number: int, above: Sequence[str] = (), within: Sequence[str] = (), below: Sequence[str] = ()) -> str:
    """A story with lines above its prose, between its paragraphs and below it."""
    first, *others = paragraphs(number)
    return "\n".join([*above, first, *within, *others, *below])


def documents(texts: Iterable[str], url: str | None = URL, folder: str = "/inbox") -> pa.RecordBatch:
    rows: list[dict[str, Any]] = [
        {
            "document_id": f"d{number:04}",
            "uri": f"{folder}/{number}.txt",
            "member": None,
            "record": 0,
            "record_id": f"r{number}",
            "format": "text",
            "encoding": "utf-8",
            "text": text,
            "hints": [("url", url.format(number))] if url else [],
            "layout": None,
            "ingested_at": NOW,
            "shard": "s1",
            "part": 0,
            "run_id": "run-0",
        }
        for number, text in enumerate(texts)
    ]
    return batch(DOCUMENTS, rows)


def learnt(arrived: pa.RecordBatch, learning: Learning | None = None) -> list[Template]:
    """The template of the one outlet that the documents are from."""
    tallies = tally(pa.Table.from_batches([sightings(arrived)]), learning or Learning())
    pages = {row["document_id"]: sighted(page_of(row)) for row in arrived.to_pylist()}
    return judge(tallies, {line.line: pages[line.document_id][line.place].text for line in tallies.lines}, learning or Learning())


def lines(texts: Iterable[str], **place: Any) -> list[str]:
    """The lines that are template in the texts of one outlet."""
    return [template.line for template in learnt(documents(texts, **place))]


def template(*known: Template) -> Mapping[str, Recurring]:
    return {line.line: Recurring(line.kind, likely(line.stories), line.place == "above") for line in known}


def profiles(known: Sequence[Template], version: int = 3) -> Profiles:
    return Profiles({"tidewater-online.example": Profile(version, template(*known))})
