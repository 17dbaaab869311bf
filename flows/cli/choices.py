"""Options that tell how files are read, for every command that reads any."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from flows.errors import UsageError
from flows.models import find
from flows.settings import NUMBERS, NUMBERS_OF_LIMITS, THRESHOLDS, Fetching, Settings, with_numbers
from transforms.formats.mapping import USUAL_NAMES, check_mapping

MAP_HELP = f"FIELD=COLUMN: which column of JSON, CSV or Parquet holds a field, e.g. text=body. Fields: {', '.join(USUAL_NAMES)}."
SET_HELP = f"NAME=NUMBER: another limit. Names: {', '.join((*NUMBERS, *NUMBERS_OF_LIMITS))}; thresholds of relating, which the lake keeps: {', '.join(THRESHOLDS)}."
SEPARATOR_HELP = "Pattern of the whole lines that divide the articles of a text file, e.g. '={10,}'."

MODEL_HELP = "spaCy model that finds names: a package, or a folder with one. Several for several languages; `none` to go on without. Else: those that the lake has had."
NO_MODEL = "none"

MapOption = Annotated[list[str] | None, typer.Option("--map", help=MAP_HELP)]
ModelOption = Annotated[list[str] | None, typer.Option("--model", help=MODEL_HELP)]
PrivateOption = Annotated[bool, typer.Option("--allow-private", help="Let http(s) addresses lead to private and local machines too.")]
SetOption = Annotated[list[str] | None, typer.Option("--set", help=SET_HELP)]
SeparatorOption = Annotated[str | None, typer.Option("--separator", help=SEPARATOR_HELP)]


def settings_of(mapping: list[str] | None, separator: str | None, numbers: list[str] | None, allow_private: bool) -> Settings:
    """Settings with what the options say. Raises UsageError for what they cannot say."""
    if separator is not None:
        try:
            re.compile(separator)
        except re.error as error:
            raise UsageError(f"--separator takes a regular expression, not {separator!r}: {error}") from error
    settings = Settings(mapping=_mapping(mapping or []), separator=separator, fetching=Fetching(allow_private=allow_private))
    given = {name: _number(name, text) for name, text in _pairs("--set", "ratio=1000", numbers or []).items()}
    try:
        return with_numbers(settings, given)
    except KeyError as error:
        raise UsageError(f"--set: there is no limit {error.args[0]}; there are {', '.join((*NUMBERS, *NUMBERS_OF_LIMITS, *THRESHOLDS))}") from error


def models_of(names: list[str] | None) -> tuple[str, ...] | None:
    """The models that are asked for, folders by their full path; None if that is left open. Raises UsageError for what is no model."""
    if not names:
        return None
    if NO_MODEL in names and len(names) > 1:
        raise UsageError(f"--model {NO_MODEL} means no model at all: leave out the others")
    return tuple(model.asked for model in find(name for name in names if name != NO_MODEL))


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = _pairs("--map", "text=body", pairs)
    if len(mapping) < len(pairs):
        raise UsageError(
            "--map gives a field twice: files with other columns want a run of their own; each file keeps the mapping that it was read with"
        )
    try:
        check_mapping(mapping)
    except ValueError as error:
        raise UsageError(f"--map: {error}") from error
    return mapping


def _pairs(option: str, example: str, pairs: list[str]) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    for name, equals, value in split:
        if not (name and equals and value):
            raise UsageError(f"{option} takes a pair such as {example}, not {name + equals + value!r}")
    return {name: value for name, _, value in split}


def _number(name: str, text: str) -> float:
    if isinstance(THRESHOLDS.get(name), float):
        if not re.fullmatch(r"0|1|0?\.\d+|1\.0+", text):
            raise UsageError(f"--set {name} takes a share between 0 and 1, such as .25, not {text!r}")
        return float(text)
    # Days of stories are divided by.
    if name in THRESHOLDS and not name.startswith("stories.") and text == "0":
        return 0
    if not re.fullmatch(r"[1-9]\d*", text.replace("_", "")):
        raise UsageError(f"--set {name} takes a whole number above 0, not {text!r}")
    return int(text)
