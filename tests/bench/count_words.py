"""Counts words over corpora of English news, for transforms/stories/background.json: words alone, by how many articles have them.

    python tests/bench/count_words.py FILE.jsonl.zst [FILE ...] > transforms/stories/background.json

Every file has one article a line, its text under ``text`` or ``body`` and its headline under ``title``.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import zstandard

from transforms.stories.background import HALVINGS
from transforms.stories.words import words

# A word of fewer articles is as rare as one that none has.
LEAST = 20
MOST_CHARACTERS = 8_000


def articles(path: str) -> Iterator[str]:
    """The texts of a file."""
    with open(path, "rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        for line in stream.read().decode().splitlines():
            article = json.loads(line)
            yield f"{article.get('title') or ''}\n{article.get('text') or article.get('body') or ''}"[:MOST_CHARACTERS]


def classes(paths: Iterable[str]) -> dict[str, object]:
    """Words by how often the number of articles has to be halved to get down to those that have the word, in steps of 1 / HALVINGS."""
    counts: Counter[str] = Counter()
    total = 0
    for path in paths:
        for text in articles(path):
            counts.update(set(words(text)))
            total += 1
    found = defaultdict(list)
    for word, count in sorted(counts.items()):
        if count >= LEAST:
            found[round(HALVINGS * math.log2(total / count))].append(word)
    return {"articles": total, "least": LEAST, "words": {str(step): " ".join(found[step]) for step in sorted(found)}}


if __name__ == "__main__":
    json.dump(classes(sys.argv[1:]), sys.stdout, ensure_ascii=False, indent=0)
    print()
