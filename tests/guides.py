"""README's step-by-step guides, as code to put into files."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEP = re.compile(r"^\d\. In `(?P<path>[^`]+)`,.*?```(?:python|text)\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL)


def steps(heading: str) -> list[tuple[str, str]]:
    """The files that a guide names step by step, each with the code that goes there."""
    guide = (ROOT / "README.md").read_text(encoding="utf-8").partition(f"### {heading}\n")[2].partition("\n### ")[0]
    return [(step["path"], textwrap.dedent(step["code"])) for step in STEP.finditer(guide)]


def put_behind(path: Path, opening: str, more: str) -> None:
    """Put something behind the line that opens a tuple or list, or imports."""
    text = path.read_text(encoding="utf-8")
    assert text.count(opening) == 1
    path.write_text(text.replace(opening, f"{opening}{more}"), encoding="utf-8")
