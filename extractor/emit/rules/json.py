"""The rules of one regulation as JSON, and those of several as one bundle: the parts of the record that rules need.

`python -m extractor.emit.rules.json` writes the schema, which is generated from the types.

`provisions` are the units that rules, terms and actors name, with all units above them; `references` those that rules
name. All spans are offsets into `text`, as in the whole record.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from extractor.emit.json_text import json_text
from extractor.emit.record.model import (
    SCHEMA_VERSION,
    ActorRecord,
    DocumentRecord,
    PageRecord,
    ProvisionRecord,
    Record,
    ReferenceRecord,
    RuleRecord,
    TermRecord,
)
from extractor.emit.record.record import to_record
from extractor.emit.record.schema import written
from extractor.files import OUTPUT, write_whole
from extractor.model.analysis import Analysis

SCHEMA_FILE = OUTPUT / "rules.schema.json"


class RulesRecord(Struct, frozen=True):
    """The rules of one regulation with everything that their ids and spans point to."""

    format: Literal["thk-rules"]
    schemaVersion: str
    document: DocumentRecord
    provisions: tuple[ProvisionRecord, ...]
    references: tuple[ReferenceRecord, ...]
    actors: tuple[ActorRecord, ...]
    terms: tuple[TermRecord, ...]
    rules: tuple[RuleRecord, ...]
    pages: tuple[PageRecord, ...]
    text: str


class RulesBundle(Struct, frozen=True):
    """The rules of several regulations; ids are unique within one document."""

    format: Literal["thk-rules-bundle"]
    schemaVersion: str
    documents: tuple[RulesRecord, ...]


def rules_record(analysis: Analysis) -> RulesRecord:
    """Return the rules record of one analysis."""
    record = to_record(analysis)
    named = {reference for rule in record.rules for reference in (*rule.references, *rule.repeals)}
    return RulesRecord(
        format="thk-rules",
        schemaVersion=SCHEMA_VERSION,
        document=record.document,
        provisions=_provisions(record),
        references=tuple(reference for reference in record.references if reference.id in named),
        actors=record.actors,
        terms=record.terms,
        rules=record.rules,
        pages=record.pages,
        text=record.text,
    )


def _provisions(record: Record) -> tuple[ProvisionRecord, ...]:
    parents = {provision.eId: provision.parent for provision in record.provisions}
    wanted: set[str] = set()
    named = [eid for rule in record.rules for eid in rule.source]
    named += [actor.definedBy for actor in record.actors if actor.definedBy] + [term.definedBy for term in record.terms]
    for eid in named:
        above: str | None = eid
        while above is not None and above not in wanted:
            wanted.add(above)
            above = parents.get(above)
    return tuple(provision for provision in record.provisions if provision.eId in wanted)


def to_rules_json(analyses: Sequence[Analysis]) -> bytes:
    """Return the record of one regulation, or the bundle of several, as indented UTF-8 JSON with a final line feed."""
    records = tuple(rules_record(analysis) for analysis in analyses)
    whole: RulesRecord | RulesBundle
    whole = records[0] if len(records) == 1 else RulesBundle("thk-rules-bundle", SCHEMA_VERSION, records)
    return json_text(whole)


def schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of both forms, generated from the types."""
    (one, bundle), definitions = msgspec.json.schema_components(
        (RulesRecord, RulesBundle), ref_template="#/$defs/{name}"
    )
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:thk:rules:{SCHEMA_VERSION}",
        "anyOf": [one, bundle],
        "$defs": definitions,
    }
    return written(whole)


if __name__ == "__main__":
    write_whole(SCHEMA_FILE, schema())
