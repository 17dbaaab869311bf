"""What a JSON document begins with: enough to tell what it is, however large it is and wherever the head breaks off."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache

import ijson

from transforms.decode import peek

DEEPEST = 5
EVENTS_READ = 20_000

Glimpse = Mapping[str, Mapping[str, object]]


@lru_cache(maxsize=2)
def glimpse(head: bytes) -> Glimpse:
    """The objects that begin in the first bytes of a file: by path ("data.items.item", "" for the document itself)
    the names of their members, with the value of those that are plain. Elements of an array count as one.

    Empty if it does not begin like JSON.
    """
    text = peek(head).lstrip()
    if not text.startswith(("{", "[")):
        return {}
    objects: dict[str, dict[str, object]] = {}
    key = ""
    try:
        for read, (path, event, value) in enumerate(ijson.parse(io.BytesIO(text.encode("utf-8", "replace")), use_float=True)):
            if read > EVENTS_READ:
                break
            if event == "map_key":
                key = str(value)
                if path.count(".") < DEEPEST:
                    objects.setdefault(path, {}).setdefault(key, None)
            elif event in ("string", "number", "boolean"):
                parent = path[: -len(key) - 1] if path.endswith(f".{key}") else ""
                if parent in objects and objects[parent].get(key, value) is None:
                    objects[parent][key] = value
    except (ijson.JSONError, ValueError):
        pass
    return objects
