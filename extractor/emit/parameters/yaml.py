"""The numbers of a regulation as YAML that OpenFisca reads: a node with one parameter for each of them.

`python -m extractor.emit.parameters.yaml` writes the schema of the file, which is generated from the types. Strings are
written as in JSON, which is YAML too. A number without a date from which it holds stands under the first day that
OpenFisca knows, and says so.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from extractor.changes.commencement import commencement_of
from extractor.emit.names import Places, title
from extractor.emit.record.model import SCHEMA_VERSION
from extractor.emit.record.schema import written
from extractor.emit.tables import Tables
from extractor.files import OUTPUT, write_whole
from extractor.law.address import joined
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.parameter import Parameter, ParameterKind, ParameterUnit
from extractor.model.rule import LimitKind
from extractor.rules.parameters import parameters_of

SCHEMA_FILE = OUTPUT / "parameters.schema.json"
# The first day that OpenFisca knows; for numbers of which the text does not say from when they hold.
_ALWAYS = "0001-01-01"
_NO_NAME = re.compile(r"\W+")


class ValueRecord(Struct, frozen=True):
    """The value of a parameter from a day on."""

    value: int | float


class ParameterMetadata(Struct, frozen=True, omit_defaults=True):
    """Where a number stands and what it is; `rules` are the rules of the same unit."""

    kind: ParameterKind
    unit: ParameterUnit
    address: str
    place: str
    quote: str
    reference: str
    limit: LimitKind | None = None
    page: int | None = None
    table: str | None = None
    rules: tuple[str, ...] = ()
    date_unknown: bool = False


class ParameterRecord(Struct, frozen=True):
    """One parameter: what it is the number of, and its values by ISO date."""

    description: str
    metadata: ParameterMetadata
    values: dict[str, ValueRecord]


def to_parameters(analysis: Analysis) -> bytes:
    """Return the parameters of one regulation as UTF-8 YAML; only its head where it prints no number."""
    document = analysis.document
    reference = document.metadata.iri or f"urn:sha256:{document.text.source.sha256}"
    lines = [f"description: {_quoted(title(document))}", "metadata:", f"  reference: {_quoted(reference)}"]
    for name, record in _records(analysis, reference):
        lines.append(f"{name}:")
        lines += _block(msgspec.to_builtins(record), "  ")
    return ("\n".join(lines) + "\n").encode()


def _records(analysis: Analysis, reference: str) -> Iterator[tuple[str, ParameterRecord]]:
    """Yield each parameter with its name: address, kind and a count."""
    document, places = analysis.document, Places(analysis.document)
    since = commencement_of(document)
    counts: Counter[str] = Counter()
    of_unit: dict[str, list[str]] = {}
    for rule in analysis.rules:
        of_unit.setdefault(rule.source[0], []).append(rule.id)
    tables = [(placed.eid, placed.unit or "", placed.table) for placed in Tables(document).placed]
    for each in parameters_of(document, analysis.references, tables):
        stem = _NO_NAME.sub("_", joined(each.table or each.address, each.kind))
        counts[stem] += 1
        metadata = ParameterMetadata(
            kind=each.kind,
            unit=each.unit,
            address=f"{reference}/~{each.address}",
            place=places.name(each.address),
            quote=" ".join(document.text.of(each.span).split()),
            reference=title(document),
            limit=each.limit,
            page=_page(document, each),
            table=each.table,
            rules=() if each.table else tuple(of_unit.get(each.address, ())),
            date_unknown=since is None,
        )
        record = ParameterRecord(each.label or metadata.quote, metadata, {since or _ALWAYS: ValueRecord(each.value)})
        yield f"{stem}_{counts[stem]}", record


def _page(document: Document, parameter: Parameter) -> int | None:
    pages = document.text.pages_of(parameter.span)
    return pages[0] if pages else None


def _block(value: dict[str, Any], indent: str) -> Iterator[str]:
    """Yield a mapping as lines of YAML."""
    for key, item in value.items():
        if isinstance(item, dict):
            yield f"{indent}{key}:"
            yield from _block(item, indent + "  ")
        else:
            yield f"{indent}{key}: {_quoted(item)}"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of the file, generated from the types."""
    (parameter,), definitions = msgspec.json.schema_components((ParameterRecord,), ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:thk:parameters:{SCHEMA_VERSION}",
        "type": "object",
        "required": ["description", "metadata"],
        "properties": {
            "description": {"type": "string"},
            "metadata": {"type": "object", "required": ["reference"], "properties": {"reference": {"type": "string"}}},
        },
        "additionalProperties": parameter,
        "$defs": definitions,
    }
    return written(whole)


if __name__ == "__main__":
    write_whole(SCHEMA_FILE, schema())
