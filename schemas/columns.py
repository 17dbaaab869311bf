"""Columns that several tables share, declared once."""

import pyarrow as pa

from schemas.table import Column

TIME = pa.timestamp("us", tz="UTC")
TEXTS = pa.list_(pa.string())
HINTS = pa.map_(pa.string(), pa.string())
COUNTS = pa.map_(pa.string(), pa.int64())
CREDITS = pa.list_(pa.struct({"name": pa.string(), "role": pa.string()}))
# transforms.layout.Layout, one list a field.
LAYOUT = pa.struct(
    {
        "tags": TEXTS,
        "within": TEXTS,
        "classes": TEXTS,
        "links": pa.list_(pa.float32()),
        "parents": pa.list_(pa.int32()),
        "anchor_starts": pa.list_(pa.int32()),
        "anchor_ends": pa.list_(pa.int32()),
        "anchor_urls": TEXTS,
        "whole_page": pa.bool_(),
    }
)

DOCUMENT_ID = Column(
    "document_id", pa.string(), "The document: a hash of where it stands (uri, member, record), so that it survives a change of text."
)
RUN_ID = Column("run_id", pa.string(), "The run that wrote the row; begins with the run's start in UTC.")
SHARD = Column("shard", pa.string(), "The group of inputs that the row came in with: what is replaced together.")
PART = Column(
    "part", pa.int32(), "Part of the shard, from 0: documents that are refined together, and are few enough to be checked in memory.", low=0
)
URI = Column("uri", pa.string(), "The input file: an absolute path with forward slashes, or the address it was fetched from.")
MEMBER = Column(
    "member", pa.string(), "Path of the member inside an archive, `!/` between one archive and the next; null for a plain file.", nullable=True
)
OUTLET = Column(
    "outlet",
    pa.string(),
    "The outlet by which profiles are kept: registrable domain; else publisher as the container names it; else the folder, with a slash at its end.",
)
PROFILE_VERSION = Column("profile_version", pa.int32(), "Version of the outlet's profile.", low=1)
RECORD_ID = Column("record_id", pa.string(), "The source's own id of the record; a text file's name without its ending.")
START = Column("start", pa.int32(), "First character in documents.text.", unit="characters", low=0)
END = Column("end", pa.int32(), "One past the last character in documents.text.", unit="characters", low=0)
