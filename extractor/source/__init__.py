"""From a file to the frozen text: readers, page furniture, normalisation."""

from extractor.source.errors import InputError
from extractor.source.read_file import read, read_bytes

__all__ = ["InputError", "read", "read_bytes"]
