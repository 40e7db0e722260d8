"""What a finding is known by from one run to the next, however the text around it moves."""

from hashlib import sha256

from msgspec import Struct

from extractor.model.analysis import Analysis
from extractor.model.finding import Finding

_DIGITS = 12


class Key(Struct, frozen=True, order=True):
    """A finding's identity: regulation (its IRI, or the name of its file), address, code, hash of the words.

    Two findings of one code about the same words of one provision have the same key.
    """

    regulation: str
    address: str
    code: str
    quote: str


def regulation_of(analysis: Analysis) -> str:
    """Return what the regulation is known by: its IRI; the name of its file where the text does not name it."""
    return analysis.document.metadata.iri or analysis.document.text.source.file


def hash_of(words: str) -> str:
    """Return the hash of quoted words; blanks and line breaks do not matter."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:_DIGITS]


def words_of(analysis: Analysis, finding: Finding) -> str:
    """Return the words that a finding is about; where something is absent, its message, which then names it."""
    return analysis.document.text.of(finding.span) if finding.span is not None else finding.message


def key_of(analysis: Analysis, finding: Finding) -> Key:
    """Return the key of one finding of an analysis."""
    return Key(regulation_of(analysis), finding.eid, finding.code, hash_of(words_of(analysis, finding)))
