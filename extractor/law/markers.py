"""How the parts of a regulation open, as `grammars/structure/markers.toml` says it."""

from extractor.grammar import Form, load


class MarkerForm(Form, frozen=True):
    """One way in which a line opens: the name of the marker and its pattern; the first group holds the number."""

    name: str
    pattern: str


class SignatureForm(Form, frozen=True):
    """What stands for signature and seal: its words, and the sign of which one letter may be misread."""

    words: tuple[str, ...]
    sign: str


class Markers(Form, frozen=True):
    """The whole of `structure/markers.toml`."""

    marker: tuple[MarkerForm, ...]
    explanation: tuple[MarkerForm, ...]
    signature: SignatureForm


def markers() -> Markers:
    """Return the forms of all markers, in the order in which they are tried."""
    return load("structure/markers", Markers)
