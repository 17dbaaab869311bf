"""Tables that ingest feeds: what was seen, what arrived, what became nothing."""

from dataclasses import replace

import pyarrow as pa

from schemas.columns import COUNTS, DOCUMENT_ID, HINTS, LAYOUT, MEMBER, OUTLET, PART, PROFILE_VERSION, RECORD_ID, RUN_ID, SHARD, TIME, URI
from schemas.table import Audit, Column, Table
from schemas.vocabulary import Reason, Sign, Stage, values

INPUTS = Table(
    name="inputs",
    about="The ledger: one row per input file and archive member seen, and what became of its records.",
    columns=(
        URI,
        MEMBER,
        Column(
            "holder", pa.string(), "Member that is the archive which holds this one, empty if the file itself is; null for a file.", nullable=True
        ),
        Column("sha256", pa.string(), "SHA-256 of the bytes, hexadecimal; null if they could not be read.", nullable=True),
        Column("size_bytes", pa.int64(), "Size when it was read; null if it could not be read.", nullable=True, unit="bytes", low=0),
        Column(
            "modified_ns",
            pa.int64(),
            "Time of last change as the file system tells it; null if it could not be read.",
            nullable=True,
            unit="nanoseconds since 1970",
        ),
        Column("format", pa.string(), "Format that was recognised; null if none was.", nullable=True),
        Column("recognised_by", pa.string(), "What told the format; null if none was recognised.", nullable=True, allowed=values(Sign)),
        Column("compression", pa.string(), "Compressions around it, from the outside in; null if there are none.", nullable=True),
        Column("declared", pa.int64(), "Records that it holds, counted in the container; of an archive, its entries.", unit="records", low=0),
        Column("parsed", pa.int64(), "Records that became documents; of an archive, entries that were read as members.", unit="records", low=0),
        Column("rejected", pa.int64(), "Records that became rejects at ingest.", unit="records", low=0),
        Column("skipped", pa.int64(), "Records passed over on purpose.", unit="records", low=0),
        Column("skipped_as", COUNTS, "What those were that were passed over, with their number."),
        Column("columns", HINTS, "Columns that were taken for fields, by field: as --map named them, or by usual names."),
        Column("mapping", HINTS, "Columns that --map named when it was read, by field; a later reading without --map keeps them."),
        Column("separator", pa.string(), "Pattern of the lines that divide its articles, if --separator named one.", nullable=True),
        Column("ingest_version", pa.string(), "Checksum of the parsers and settings that read it."),
        SHARD,
        RUN_ID,
    ),
    key=("uri", "member"),
    key_spans_shards=True,
    audits=(
        Audit(
            "ledger_adds_up",
            "inputs",
            "declared = parsed + rejected + skipped for every input.",
            "SELECT uri, declared, parsed, rejected, skipped FROM inputs WHERE {scope} AND declared <> parsed + rejected + skipped",
        ),
        Audit(
            "parsed_are_documents",
            "inputs",
            "The documents of an input, or the members of an archive, are as many as its ledger says were parsed.",
            "SELECT i.uri, i.member, i.parsed, count(p.uri) AS found FROM (SELECT * FROM inputs WHERE {scope}) i LEFT JOIN"
            " (SELECT uri, member FROM documents WHERE {scope} UNION ALL"
            " SELECT uri, nullif(holder, '') FROM inputs WHERE {scope} AND holder IS NOT NULL) p"
            " ON p.uri = i.uri AND p.member IS NOT DISTINCT FROM i.member"
            " GROUP BY i.uri, i.member, i.parsed HAVING i.parsed <> count(p.uri)",
        ),
        Audit(
            "rejected_are_rejects",
            "inputs",
            "The rejects of an input at ingest are as many as its ledger says.",
            "SELECT i.uri, i.rejected, count(r.uri) AS rejects FROM (SELECT * FROM inputs WHERE {scope}) i"
            " LEFT JOIN (SELECT * FROM rejects WHERE {scope} AND stage = 'ingest') r ON r.uri = i.uri AND r.member IS NOT DISTINCT FROM i.member"
            " GROUP BY i.uri, i.member, i.rejected HAVING i.rejected <> count(r.uri)",
        ),
    ),
)

RECORD = Column("record", pa.int64(), "Position of the record in its file, from 0.", unit="records", low=0)

DOCUMENTS = Table(
    name="documents",
    about="One row per record that arrived: the text as it came, decoded and not judged.",
    columns=(
        DOCUMENT_ID,
        URI,
        MEMBER,
        RECORD,
        RECORD_ID,
        Column("format", pa.string(), "Format of the file it came in."),
        Column("encoding", pa.string(), "Encoding that the bytes were decoded from."),
        Column("text", pa.string(), "The text, every character as decoded."),
        Column("hints", HINTS, "What the container says of the record: title, url, published, authors and further columns by their own names."),
        Column(
            "layout", LAYOUT, "What the markup said of each line that prints something, and the links; null for a text that was flat.", nullable=True
        ),
        Column("ingested_at", TIME, "When the run that brought it in began."),
        SHARD,
        PART,
        RUN_ID,
    ),
    key=("document_id",),
    key_spans_shards=True,
    audits=(
        Audit(
            "documents_have_inputs",
            "documents",
            "Every document came out of an input of the ledger.",
            "SELECT d.document_id, d.uri FROM (SELECT * FROM documents WHERE {scope}) d ANTI JOIN inputs i"
            " ON i.uri = d.uri AND i.member IS NOT DISTINCT FROM d.member",
        ),
        Audit(
            "documents_have_parts",
            "documents",
            "Every document belongs to a part that the shards table knows.",
            "SELECT DISTINCT d.shard, d.part FROM (SELECT * FROM documents WHERE {scope}) d ANTI JOIN shards s ON s.shard = d.shard AND s.part = d.part",
        ),
        Audit(
            "documents_end_somewhere",
            "documents",
            "Every document is an article or a reject, never both and never neither.",
            "SELECT d.document_id, count(a.document_id) AS articles, count(r.document_id) AS rejects FROM (SELECT * FROM documents WHERE {scope}) d"
            " LEFT JOIN (SELECT document_id FROM articles WHERE {scope}) a USING (document_id)"
            " LEFT JOIN (SELECT document_id FROM rejects WHERE {scope} AND stage = 'refine') r USING (document_id)"
            " GROUP BY d.document_id HAVING count(a.document_id) + count(r.document_id) <> 1",
        ),
    ),
)

REJECTS = Table(
    name="rejects",
    about="One row per record or document that became nothing, and why.",
    columns=(
        URI,
        MEMBER,
        Column(
            "record",
            pa.int64(),
            "Position of the record in its file, from 0; null if the whole file was rejected.",
            nullable=True,
            unit="records",
            low=0,
        ),
        Column("document_id", pa.string(), "The document, if it came to be one; null before that.", nullable=True),
        Column("stage", pa.string(), "Where it was rejected.", allowed=values(Stage)),
        Column("reason", pa.string(), "Why, from a closed list.", allowed=values(Reason)),
        Column("detail", pa.string(), "What was found and what can be done."),
        replace(OUTLET, about="The document's outlet, as in articles; null before it was told.", nullable=True),
        replace(PROFILE_VERSION, about="Version of the outlet's profile that it was refined with; null if there was none.", nullable=True),
        SHARD,
        RUN_ID,
    ),
    key=("uri", "member", "record", "stage"),
    audits=(
        Audit(
            "no_document_failed",
            "rejects",
            "No document met a mistake of newsmill's own.",
            "SELECT document_id, detail FROM rejects WHERE {scope} AND reason = 'failed'",
            warns=True,
        ),
    ),
)
