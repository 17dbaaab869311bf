"""Grow the line model's forests and write them, with digests of the data and scores on sites held out, to its weights file.

    pip install lightgbm zstandard
    python tests/bench/train_lines.py CORPORA [--folds 5] [--out FILE] [--scores-only]

CORPORA holds pages/ (flat_*.jsonl.zst, gold.jsonl.zst, html.tar.zst) and scrapes/ (docs, line_gold). A line of a page is of the story if
most of its 3-grams are in the gold body; of lines printed twice, the one in the thick of the story. Pages that the model would
leave alone are left out. Scores are means over pages of the share of words, each page scored by forests that saw no page of its site.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import tldextract
import zstandard

from transforms.boilerplate import model
from transforms.boilerplate.forest import FORMAT, WEIGHTS
from transforms.boilerplate.lines import outlines
from transforms.boilerplate.surroundings import NAMES, Surroundings
from transforms.page import Page

CONVERTERS = ("inscriptis", "html2text", "markdownify")
STORY = {"num_leaves": 16, "learning_rate": 0.12, "rounds": 80, "min_data_in_leaf": 40}
HEADLINE = {"num_leaves": 8, "learning_rate": 0.15, "rounds": 30, "min_data_in_leaf": 20}
USUAL = {"objective": "binary", "verbose": -1, "seed": 1, "max_bin": 63, "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1}
FIXED = {"lambda_l2": 5, "force_col_wise": True, "deterministic": True, "num_threads": 2}
FOREIGN = re.compile(
    r"facebook|twitter|google|instagram|youtube|linkedin|pinterest|archive\.org|alexa|gstatic|cloudfront|amazonaws|w3\.org|schema\.org|yimg"
)
BULLET = re.compile(r"(?m)^[ \t]*(?:[*+-] )?")


@dataclass
class Sheet:
    """The lines of all pages that forests are grown on: features, whether of the story and a headline (-1: unknown), weights, pages."""

    rows: list[list[float]] = field(default_factory=list)
    story: list[int] = field(default_factory=list)
    headline: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    page: list[int] = field(default_factory=list)
    pages: list[tuple[str, str, str]] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--scores-only", action="store_true")
    parser.add_argument("--models", type=Path, help="a folder for the weights of each fold, to judge whole runs by sites held out")
    parser.add_argument("--out", type=Path, default=Path(model.__file__).with_name(WEIGHTS))
    options = parser.parse_args()
    sheet = read_corpora(options.corpora)
    print(f"{len(sheet.pages)} pages of {len({site for _, _, site in sheet.pages})} sites, {len(sheet.rows)} lines", flush=True)
    data = Data(sheet)
    scores = held_out(data, sheet, options.folds, options.models)
    print(json.dumps(scores, indent=1))
    if not options.scores_only:
        everything = np.ones(len(data.story), bool)
        told = {"data": digests(options.corpora), "held_out": scores}
        write(options.out, data.story_forest(everything), data.headline_forest(everything), told)


def held_out(data: Data, sheet: Sheet, folds: int, models: Path | None) -> dict[str, Any]:
    """The scores of forests on pages of sites they never saw."""
    chances, heads = np.full(len(data.story), np.nan), np.full(len(data.story), np.nan)
    fold = np.array([site_fold(site, folds) for _, _, site in sheet.pages])[data.page]
    for number in range(folds):
        story, headline = data.story_forest(fold != number), data.headline_forest(fold != number)
        chances[fold == number] = story.predict(data.rows[fold == number])
        heads[fold == number] = headline.predict(data.rows[fold == number])
        if models:
            models.mkdir(parents=True, exist_ok=True)
            write(models / f"{number}.json", story, headline, {"fold": number})
    return score(data, sheet, chances, heads)


def site_fold(site: str, folds: int) -> int:
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % folds


class Data:
    """The sheet as arrays, and forests grown on a part of it."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows = np.array(sheet.rows, np.float64)
        self.story, self.headline, self.page = np.array(sheet.story), np.array(sheet.headline), np.array(sheet.page)
        self.words = np.array(sheet.words)
        size = np.bincount(self.page, self.words * (self.story == 1), len(sheet.pages))
        self.weight = (2 + self.words.clip(0, 150)) / (60 + size[self.page].clip(100, 1500)) * np.array(sheet.sure)

    def story_forest(self, part: Any) -> lightgbm.Booster:
        part = part & (self.story >= 0)
        return grow(self.rows[part], self.story[part], self.weight[part], STORY)

    def headline_forest(self, part: Any) -> lightgbm.Booster:
        part = part & (self.headline >= 0)
        return grow(self.rows[part], self.headline[part], np.ones(part.sum()), HEADLINE)


def grow(rows: Any, wanted: Any, weight: Any, how: dict[str, Any]) -> lightgbm.Booster:
    how = dict(how)
    rounds = how.pop("rounds")
    return lightgbm.train({**USUAL, **FIXED, **how}, lightgbm.Dataset(rows, wanted, weight=weight), rounds)


def score(data: Data, sheet: Sheet, chances: Any, heads: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    count, lost = len(sheet.pages), np.array(sheet.lost)
    prose = data.rows[:, NAMES.index("prose")] > 0
    kept = chances >= np.array([model.least_likely(chances[(data.page == page) & prose].tolist()) for page in range(count)])[data.page]
    right = np.bincount(data.page, data.words * (kept & (data.story == 1)), count)
    taken = np.bincount(data.page, data.words * (kept & (data.story >= 0)), count)
    gold = np.bincount(data.page, data.words * (data.story == 1), count) + lost
    for name in sorted({name for _, name, _ in sheet.pages}):
        of = np.array([own == name for _, own, _ in sheet.pages]) & (gold > 0)
        precision, recall = (right[of] / taken[of].clip(1)).mean(), (right[of] / gold[of]).mean()
        found[name] = {
            "pages": int(of.sum()),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4),
        }
    best: dict[int, tuple[float, int]] = {}
    for chance, is_headline, page in zip(heads, data.headline, data.page, strict=True):
        if is_headline >= 0:
            best[page] = max(best.get(page, (0.0, 0)), (chance, is_headline))
    had = {page for page, is_headline in zip(data.page, data.headline, strict=True) if is_headline == 1}
    chosen = {page: right for page, (chance, right) in best.items() if chance >= model._HEADLINE}
    found["headline"] = {
        "pages": len(had),
        "precision": round(sum(chosen.values()) / len(chosen), 4),
        "recall": round(sum(chosen.values()) / len(had), 4),
    }
    return found


def write(path: Path, story: lightgbm.Booster, headline: lightgbm.Booster, told: dict[str, Any]) -> None:
    content = {"format": FORMAT, "features": list(NAMES), **told, "story": plain(story), "headline": plain(headline)}
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def plain(booster: lightgbm.Booster) -> dict[str, Any]:
    """The forest as transforms.boilerplate.forest reads it."""
    trees: list[list[Any]] = []
    leaves: list[float] = []
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[Any] = []
        _plant(tree["tree_structure"], nodes, leaves)
        trees.append(nodes)
    return {"start": 0.0, "trees": trees, "leaves": leaves}


def _plant(node: dict[str, Any], nodes: list[Any], leaves: list[float]) -> int:
    if "leaf_value" in node:
        leaves.append(round(node["leaf_value"], 4))
        return -len(leaves)
    place = len(nodes)
    nodes.append(None)
    below, above = _plant(node["left_child"], nodes, leaves), _plant(node["right_child"], nodes, leaves)
    nodes[place] = [node["split_feature"], float(f"{node['threshold']:.5g}"), below, above]
    return place


# --- reading the corpora ---------------------------------------------------------------------------


def read_corpora(corpora: Path) -> Sheet:
    sheet = Sheet()
    gold = {one["id"]: one for one in read(corpora / "pages/gold.jsonl.zst")}
    sites = read_sites(corpora, gold.values())
    for name in CONVERTERS:
        for one in read(corpora / f"pages/flat_{name}.jsonl.zst"):
            add_page(sheet, (one["id"], name, sites[one["id"]]), one["text"], gold[one["id"]])
            if name == "inscriptis":
                add_page(sheet, (one["id"], "bare", sites[one["id"]]), BULLET.sub("", one["text"]), gold[one["id"]])
    verdicts = {one["id"]: {line["n"]: line["verdict"] for line in one["lines"]} for one in read(corpora / "scrapes/line_gold.jsonl.zst")}
    for one in read(corpora / "scrapes/docs.jsonl.zst"):
        if one["id"] in verdicts:
            add_scrape(sheet, one, verdicts[one["id"]])
    return sheet


def add_page(sheet: Sheet, page_of: tuple[str, str, str], text: str, gold: dict[str, Any]) -> None:
    body, title = gold_parts(gold)
    page = Page(text)
    if not model.whole_page(page):
        return
    labels = of_story(page, body)
    if not any(story for story, _ in labels):
        return
    title_words = tokens(title or "")
    heads = headlines(page, title_words, next(place for place, (story, _) in enumerate(labels) if story))
    story = [0 if place in heads[1] else int(own) for place, (own, _) in enumerate(labels)]
    add(sheet, page_of, page, (story, heads[0], [sure for _, sure in labels]))


def add_scrape(sheet: Sheet, one: dict[str, Any], verdicts: dict[int, str]) -> None:
    page = Page(one["text"])
    if model.whole_page(page):
        told = [verdicts.get(one["text"].count("\n", 0, line.start)) for line in page.lines]
        story = [1 if verdict == "keep" else 0 if verdict == "cut" else -1 for verdict in told]
        add(sheet, (one["id"], "scrapes", str(one["publisher"] or one["id"])), page, (story, [-1] * len(story), [1.0] * len(story)))


def add(sheet: Sheet, page_of: tuple[str, str, str], page: Page, told: tuple[list[int], list[int], list[float]]) -> None:
    around, found = Surroundings(page), page.once(outlines)
    sheet.pages.append(page_of)
    sheet.lost.append(0)
    for place, (story, headline, sure) in enumerate(zip(*told, strict=True)):
        words = len(tokens(found[place].text))
        if around.hopeless(place) and headline < 0:
            sheet.lost[-1] += words * (story == 1)
            continue
        sheet.rows.append(around.features(place))
        sheet.story.append(story if not around.hopeless(place) else -1)
        sheet.headline.append(headline)
        sheet.words.append(words)
        sheet.sure.append(sure)
        sheet.page.append(len(sheet.pages) - 1)


def gold_parts(gold: dict[str, Any]) -> tuple[str, str | None]:
    """Body and title of the gold; where they are one text, its first paragraph is the title."""
    if "body" in gold:
        return gold["body"], gold.get("title")
    first, _, rest = gold["title_and_body"].partition("\n\n")
    return (rest, first) if rest and len(first) < 250 else (gold["title_and_body"], None)


def of_story(page: Page, gold: str) -> list[tuple[bool, float]]:
    """For each line whether it is of the story, and how sure that is."""
    wanted = tokens(gold)
    grams = set(zip(wanted, wanted[1:], wanted[2:], strict=False))
    paragraphs = Counter(tuple(tokens(paragraph)) for paragraph in gold.split("\n"))
    lines = [tuple(tokens(own.text)) for own in page.once(outlines)]
    shares = [_share(line, grams, paragraphs) for line in lines]
    kept = [share >= 0.6 for share in shares]
    weight = [min(80, len(line)) if own and len(line) >= 12 else 0 for line, own in zip(lines, kept, strict=True)]
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(kept):
        if own:
            places[lines[place]].append(place)
    for line, several in places.items():
        thick = sorted(several, key=lambda place: weight[place] - sum(weight[max(0, place - 6) : place + 7]))
        for place in thick[max(1, paragraphs[line]) :]:
            kept[place] = False
    alone = [
        own and len(line) < 8 and not any(weight[max(0, place - 8) : place + 9]) for place, (line, own) in enumerate(zip(lines, kept, strict=True))
    ]
    return [(own and not lost, 0.3 if 0.35 < share < 0.75 else 1.0) for own, lost, share in zip(kept, alone, shares, strict=True)]


def _share(line: tuple[str, ...], grams: set[tuple[str, ...]], paragraphs: Counter[tuple[str, ...]]) -> float:
    if len(line) < 3:
        return float(bool(line) and line in paragraphs)
    found = [gram in grams for gram in zip(line, line[1:], line[2:], strict=False)]
    share = sum(found) / len(found)
    return share / 2 if share < 1 and len(line) <= 6 else share


def headlines(page: Page, title: Sequence[str], start: int) -> tuple[list[int], set[int]]:
    """For each line whether it is the headline above the story, -1 where that is not asked; and all lines that print the title."""
    asked = [-1] * len(page.lines)
    lines = [tokens(own.text) for own in page.once(outlines)]
    same = {place for place, line in enumerate(lines) if title and line == list(title)}
    above = [place for place in same if start - model.HEAD_LINES <= place <= start]
    if above:
        for place in range(max(0, start - model.HEAD_LINES), start + 1):
            if model.could_be_headline(page.once(outlines)[place]):
                asked[place] = int(place in above)
    return asked, same


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def read_sites(corpora: Path, gold: Iterator[dict[str, Any]] | Any) -> dict[str, str]:
    """The site of every page: from its address, or from what its HTML links to most."""
    raw = zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader((corpora / "pages/html.tar.zst").open("rb")).read()
    extract = tldextract.TLDExtract(suffix_list_urls=())
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        html = {Path(item.name).stem: archive.extractfile(item).read().decode("utf-8", "replace") for item in archive if item.isfile()}  # type: ignore[union-attr]
    sites = {}
    for one in gold:
        hosts = re.findall(r"https?:/?/?([\w.-]+\.[a-z]{2,})", html.get(one["id"], ""))
        usual = Counter(extract(host).domain for host in hosts if not FOREIGN.search(host))
        sites[one["id"]] = extract(one["url"]).domain if one.get("url") else next(iter(usual.most_common(1)), (one["id"], 0))[0]
    return sites


def read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor(max_window_size=2**31).stream_reader(file), "utf-8"):
            if line.strip():
                yield json.loads(line)


def digests(corpora: Path) -> dict[str, str]:
    names = [
        *(f"pages/flat_{name}.jsonl.zst" for name in CONVERTERS),
        "pages/gold.jsonl.zst",
        "scrapes/docs.jsonl.zst",
        "scrapes/line_gold.jsonl.zst",
    ]
    return {name: hashlib.sha256((corpora / name).read_bytes()).hexdigest() for name in names}


if __name__ == "__main__":
    main()
