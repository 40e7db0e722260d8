"""JSON as all outputs have it: UTF-8, indented by one space, a line feed at the end."""

import msgspec


def json_text(value: object) -> bytes:
    """Return `value` (structs, mappings, sequences, plain values) as JSON text; the keys keep their order."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
