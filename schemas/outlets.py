"""The table of what was learnt from the corpus."""

import pyarrow as pa

from schemas.columns import OUTLET, PROFILE_VERSION, RUN_ID, TEXTS, TIME
from schemas.table import Audit, Column, Table
from schemas.vocabulary import KnownBy, values

OUTLETS = Table(
    name="outlets",
    about="What recurs within outlets, as `newsmill learn` found it: one row per outlet and version of its profile; the highest is in force.",
    columns=(
        OUTLET,
        PROFILE_VERSION,
        Column("known_by", pa.string(), "What the outlet is known by.", allowed=values(KnownBy)),
        Column("domain", pa.string(), "Registrable domain, if it is known by that.", nullable=True),
        Column("articles", pa.int64(), "Documents of the outlet that were looked at.", unit="documents", low=0),
        Column("stories", pa.int64(), "Stories they tell: copies and versions count once.", unit="stories", low=0),
        Column("template_lines", TEXTS, "Lines that recur, most frequent first: folded, `#` for a number, `@` for a month beside one."),
        Column("kinds", TEXTS, "What is cut with each of them: a kind of edits."),
        Column("places", TEXTS, "Where each of them stands, seen from the prose that only its story has: above, within or below."),
        Column("stories_with", pa.list_(pa.int64()), "Stories that have each of them.", unit="stories"),
        Column("rates", pa.list_(pa.float32()), "Share of the outlet's stories that have each of them, 0 to 1."),
        Column("learnt_at", TIME, "When it was learnt."),
        RUN_ID,
    ),
    key=("outlet", "profile_version"),
    audits=(
        Audit(
            "profile_columns_are_parallel",
            "outlets",
            "Each line of a profile has a kind, a place, a number of stories and a rate.",
            "SELECT outlet, profile_version FROM outlets WHERE len(template_lines) <> ANY (VALUES (len(kinds)), (len(places)), (len(stories_with)), (len(rates)))",
        ),
    ),
)
