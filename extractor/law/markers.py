"""How the parts of a regulation open, as `grammars/structure/markers.toml` says it."""

from typing import Literal

from extractor.grammar import Form, Pattern, load

MarkerName = Literal[
    "buku", "bab", "bagian", "paragraf", "pasal", "diktum",
    "ayat", "kurung_huruf", "huruf", "huruf_besar", "kapital", "huruf_polos", "huruf_kurung",
    "angka", "angka_koma", "angka_kurung", "garis",
    "menimbang", "mengingat", "memperhatikan", "persetujuan", "memutuskan", "menetapkan",
    "kepada", "rahmat", "tentang", "nomor",
    "agar", "ditetapkan", "diundangkan", "berita", "salinan", "penjelasan", "lampiran",
]  # fmt: skip
"""The markers of a line of the body, the preamble, the title and the closing block."""
ExplanationName = Literal["umum", "pasal_demi_pasal", "pasal", "ayat", "huruf", "angka"]
"""The markers inside a Penjelasan."""


class MarkerForm(Form, frozen=True):
    """One way in which a line opens: the name of the marker and its pattern; the first group holds the number."""

    name: MarkerName
    pattern: str


class ExplanationForm(Form, frozen=True):
    """One way in which a line of a Penjelasan opens; the first group of the pattern holds the number."""

    name: ExplanationName
    pattern: str


class SignatureForm(Form, frozen=True):
    """What stands for signature and seal: its words, and the sign of which one letter may be misread."""

    words: tuple[str, ...]
    sign: str


class Markers(Form, frozen=True):
    """The whole of `structure/markers.toml`."""

    marker: tuple[MarkerForm, ...]
    explanation: tuple[ExplanationForm, ...]
    dirty: Pattern
    signature: SignatureForm


def markers() -> Markers:
    """Return the forms of all markers, in the order in which they are tried."""
    return load("structure/markers", Markers)
