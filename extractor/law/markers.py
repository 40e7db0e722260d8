"""How the parts of a regulation open, as `grammars/structure/markers.toml` says it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.grammar import Form, Pattern, load

MarkerName = Literal[
    "buku", "bab", "bagian", "paragraf", "pasal", "diktum",
    "ayat", "kurung_huruf", "huruf", "huruf_besar", "kapital", "huruf_polos", "huruf_kurung", "urutan",
    "angka", "angka_koma", "angka_kurung", "desimal", "garis",
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
    beheaded: Pattern
    signature: SignatureForm


class AnyMarker(NamedTuple):
    """A pattern of several markers: the last group of a match is named after the one that was found.

    The group `sign` is empty and stands where the marker begins. `numbers` has the group that holds the number of each
    marker that has one.
    """

    pattern: re.Pattern[str]
    numbers: dict[str, int]


def any_marker(forms: Sequence[MarkerForm | ExplanationForm], before: str = "") -> AnyMarker:
    """Return the pattern of any of `forms`, tried in their order; `before` is what may stand before each.

    The name is a group behind each form, for a form that begins with a plain character is passed over at once where
    another stands.
    """
    rows: list[str] = []
    numbers: dict[str, int] = {}
    last = re.compile(before).groups + 1
    for form in forms:
        groups = re.compile(form.pattern).groups
        if groups:
            numbers[form.name] = last + 1
        last += groups + 1
        rows.append(f"(?:{form.pattern})(?P<{form.name}>)")
    return AnyMarker(re.compile(f"{before}(?P<sign>)(?:{'|'.join(rows)})"), numbers)


def markers() -> Markers:
    """Return the forms of all markers, in the order in which they are tried."""
    return load("structure/markers", Markers)
