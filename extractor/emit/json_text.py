"""JSON as all outputs have it: UTF-8, indented by one space, a line feed at the end."""

import msgspec


def json_text(value: object) -> bytes:
    """Return `value` (structs, mappings, sequences, plain values) as JSON text; the keys keep their order."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def json_part(value: object, depth: int) -> bytes:
    """Return `value` as it stands inside a larger JSON text, indented by `depth`, without a line feed at the end."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1)
    return b" " * depth + text.replace(b"\n", b"\n" + b" " * depth)  # a line feed in a string is written as \\n


class JsonList:
    """A list of a JSON text that is written item by item; its items are indented by `depth`."""

    def __init__(self, name: str, depth: int) -> None:
        """Begin with no items."""
        self._opening = b" " * (depth - 1) + b'"' + name.encode() + b'": ['
        self._depth = depth
        self._begun = False

    def add(self, value: object) -> bytes:
        """Return what is to be written for one more item."""
        before = b",\n" if self._begun else self._opening + b"\n"
        self._begun = True
        return before + json_part(value, self._depth)

    def end(self) -> bytes:
        """Return what ends the list."""
        return b"\n" + b" " * (self._depth - 1) + b"]" if self._begun else self._opening + b"]"
