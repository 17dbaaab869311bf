"""The order of trust as Markdown. ``python -m transforms.metadata.trust`` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.metadata.candidates import LEAST_CONFIDENCE
from transforms.metadata.fields import FIELDS, FieldRule

HEAD = f"""# Order of trust

Made from `FIELDS` in `transforms/metadata/fields.py` by `python -m transforms.metadata.trust > schemas/TRUST.md`; a test keeps it fresh.
The first candidate in this order that is acceptable is the answer; every other one is in `evidence`, under the extractor's name. A candidate
less sure than {LEAST_CONFIDENCE} is never the answer, nor is a date of the future when the document came in, nor a language that the model doubts.
"""


def trust() -> str:
    """Every field with its extractors, most trusted first, as Markdown."""
    return "\n".join([HEAD, *(line for rule in FIELDS for line in _field(rule))])


def _field(rule: FieldRule) -> Iterator[str]:
    yield f"## {rule.field.value}\n\n| | extractor | where it looks |\n| --- | --- | --- |"
    for rank, extractor in enumerate(rule.extractors, 1):
        about = (extractor.__doc__ or "").strip().split("\n")[0]
        yield f"| {rank} | {extractor.__name__} | {about} |"
    yield ""


if __name__ == "__main__":
    print(trust(), end="")
