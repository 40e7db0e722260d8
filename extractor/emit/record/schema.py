"""The JSON Schema (draft 2020-12) of the record, generated from the types.

`python -m extractor.emit.record.schema [FILE]` writes it.
"""

import sys
from pathlib import Path

import msgspec

from extractor.emit.json_text import json_text
from extractor.emit.record.model import SCHEMA_VERSION, Record
from extractor.grammar import OUTPUT

SCHEMA_FILE = OUTPUT / "thk.schema.json"


def schema() -> bytes:
    """Return the schema of the JSON record as indented UTF-8 JSON."""
    generated = msgspec.json.schema(Record)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:thk:record:{SCHEMA_VERSION}",
        **generated,
    }
    return json_text(whole)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SCHEMA_FILE
    target.write_bytes(schema())
