"""The tables of a store. One can query them by hand: a column is named after the field of `store.rows` that fills it.

| table | a row is |
|---|---|
| `runs` | one call of `thk ingest`: when, with which program, how many files |
| `files` | one file that was found: name, hash, what became of it and why, how surely it was read |
| `analyses` | the whole analysis of one file, packed (for exports and consolidations) |
| `regulations` | one regulation, with its status |
| `expressions` | one version of a regulation: as made (`original`), or as an amendment leaves it (`consolidated`) |
| `provisions` | one unit of a version |
| `references`, `terms`, `findings`, `actors`, `rules`, `rule_actors`, `changes` | what the original says |
| `citations`, `prints` | the regulations that it cites, and what it prints of them (title, gazette) |
| `touched` | what the next comparison of law against law has to look at again |

`references` is a word of SQL: put it in double quotes.
"""

import types
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from extractor.store import rows

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",
    }
)  # fmt: skip
_TYPES: dict[Any, type[TypeEngine[Any]]] = {str: Text, int: Integer, bool: Boolean, float: Float, bytes: LargeBinary}


def _columns(row: type[Struct]) -> list[Column[Any]]:
    """Return a column for each field of a row."""
    found = []
    for name, hint in get_type_hints(row).items():
        plain, nullable = hint, False
        if get_origin(hint) in (Union, types.UnionType):
            (plain,) = (each for each in get_args(hint) if each is not type(None))
            nullable = True
        found.append(Column(name, _TYPES[plain], nullable=nullable))
    return found


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(table: str, *, nullable: bool = False) -> Column[int]:
    name = {"files": "file_id", "regulations": "regulation_id", "expressions": "expression_id", "runs": "run_id"}[table]
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=nullable)


runs = Table(
    "runs", METADATA, _key(),
    Column("started", Text, nullable=False), Column("ended", Text), Column("version", Text, nullable=False),
    *(Column(name, Integer, nullable=False, default=0) for name in ("found", "read", "unchanged", "copies", "failed")),
)  # fmt: skip

regulations = Table(
    "regulations", METADATA, _key(), *_columns(rows.RegulationRow),
    Column("status", Text, nullable=False, default="berlaku"), Column("status_since", Text), Column("status_by", Text),
    Column("updated", Text, nullable=False),
    UniqueConstraint("iri"), Index(None, "jenis", "nomor", "tahun"), Index(None, "day"),
)  # fmt: skip

files = Table(
    "files", METADATA, _key(),
    Column("name", Text, nullable=False), Column("status", Text, nullable=False),
    Column("reason", Text), Column("reason_en", Text), Column("trace", Text),
    Column("version", Text, nullable=False), Column("attempts", Integer, nullable=False, default=1),
    Column("seen", Text, nullable=False), Column("size", Integer), Column("kept", Text),
    Column("same_as", Integer, ForeignKey("files.id")), Column("likeness", Float),
    _of("regulations", nullable=True), _of("runs", nullable=True),
    *(Column(column.name, column.type) for column in _columns(rows.ReadingRow)),
    UniqueConstraint("name"), Index(None, "sha256"), Index(None, "regulation_id"), Index(None, "status"),
)  # fmt: skip

analyses = Table(
    "analyses", METADATA,
    Column("file_id", Integer, ForeignKey("files.id"), primary_key=True), Column("data", LargeBinary, nullable=False),
)  # fmt: skip

expressions = Table(
    "expressions", METADATA, _key(), _of("regulations"), _of("files", nullable=True),
    Column("kind", Text, nullable=False), Column("since", Text), Column("until", Text), Column("amended_by", Text),
    Column("unapplied", Text),
    Index(None, "regulation_id", "since"),
)  # fmt: skip

provisions = Table(
    "provisions", METADATA, _key(), _of("expressions"), *_columns(rows.ProvisionRow),
    Index(None, "expression_id", "position"), Index(None, "expression_id", "eid"),
)  # fmt: skip

references = Table(
    "references", METADATA, _key(), _of("expressions"), *_columns(rows.ReferenceRow),
    Column("state", Text), Column("state_by", Text), Column("state_since", Text),
    Index(None, "expression_id", "eid"), Index(None, "target_iri", "target_eid"), Index(None, "state"),
)  # fmt: skip

terms = Table(
    "terms", METADATA, _key(), _of("expressions"), *_columns(rows.TermRow),
    Index(None, "expression_id"), Index(None, "key"),
)  # fmt: skip

findings = Table(
    "findings", METADATA, _key(), _of("expressions"), *_columns(rows.FindingRow),
    Index(None, "expression_id"), Index(None, "about", "code"),
)  # fmt: skip

actors = Table(
    "actors", METADATA, _key(), _of("expressions"), *_columns(rows.ActorRow),
    Index(None, "expression_id"), Index(None, "key"),
)  # fmt: skip

rules = Table(
    "rules", METADATA, _key(), _of("expressions"), *_columns(rows.RuleRow),
    Index(None, "expression_id", "eid"), Index(None, "expression_id", "type", "eid"),
)  # fmt: skip

rule_actors = Table(
    "rule_actors", METADATA, _key(), _of("expressions"), *_columns(rows.RuleActorRow),
    Index(None, "expression_id", "rule"), Index(None, "key"), Index(None, "canonical"),
)  # fmt: skip

changes = Table(
    "changes", METADATA, _key(), _of("expressions"), *_columns(rows.ChangeRow),
    Index(None, "expression_id"), Index(None, "target_iri"),
)  # fmt: skip

citations = Table(
    "citations", METADATA, _key(), _of("expressions"), *_columns(rows.CitationRow),
    Index(None, "expression_id"), Index(None, "iri"), Index(None, "base"),
)  # fmt: skip

prints = Table(
    "prints", METADATA, _key(), _of("expressions"), *_columns(rows.PrintRow),
    Index(None, "expression_id"), Index(None, "iri", "slot", "reading"),
)  # fmt: skip

touched = Table(
    "touched", METADATA,
    Column("iri", Text, primary_key=True), Column("what", Text, primary_key=True),
)  # fmt: skip

# The tables that hold what one text says, each filled from the field of `Rows` with its name.
OF_THE_TEXT = (provisions, references, terms, findings, actors, rules, rule_actors, changes, citations, prints)
