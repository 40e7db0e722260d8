"""The JSON Schema (draft 2020-12) of the record, generated from the types.

`python -m extractor.emit.record.schema [FILE]` writes it.
"""

import inspect
import sys
from pathlib import Path
from typing import Any

import msgspec

from extractor.emit.json_text import json_text
from extractor.emit.record.model import SCHEMA_VERSION, Record
from extractor.files import OUTPUT, write_whole

SCHEMA_FILE = OUTPUT / "thk.schema.json"


def schema() -> bytes:
    """Return the schema of the JSON record as indented UTF-8 JSON."""
    generated = msgspec.json.schema(Record)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:thk:record:{SCHEMA_VERSION}",
        **generated,
    }
    return written(whole)


def written(whole: dict[str, Any]) -> bytes:
    """Return a schema as indented UTF-8 JSON with a final line feed, the same with every release of msgspec."""
    return json_text(_settled(whole))


def _settled(value: Any, key: str = "") -> Any:
    """Return a part of a schema without what differs between releases of msgspec.

    Descriptions, which are docstrings, lose their indent; of alternatives, null is the last.
    """
    if isinstance(value, dict):
        return {name: _settled(item, name) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        parts = [_settled(item) for item in value]
        return sorted(parts, key=lambda part: part == {"type": "null"}) if key == "anyOf" else parts
    return inspect.cleandoc(value) if key == "description" and isinstance(value, str) else value


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SCHEMA_FILE
    write_whole(target, schema())
