"""The profile of Akoma Ntoso 3.0 that regulations are written in and read from: names of elements, kinds of units.

What Akoma Ntoso has no element or attribute for stands in a namespace of its own, in `proprietary` and in attributes.
"""

from functools import lru_cache
from typing import Final

from extractor.law.address import GENERAL, kind_of, label_of, parse
from extractor.law.units import UNITS, UnitKind, kind_named

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE: Final = "urn:thk:akn:1"
MEDIA_TYPE: Final = "application/akn+xml"

PARAGRAPH: Final = "alinea"
"""The class of an element that begins a paragraph among the printed lines of an annex."""
NULL_DATE: Final = "0001-01-01"
"""The date that Akoma Ntoso tools write for an unknown one."""
UNKNOWN_KIND: Final = "peraturan"
"""`FRBRsubtype` of a regulation of unknown kind."""

FORMULAS: Final = {
    "rahmat": "rahmat",
    "pembentuk": "jabatanPembentuk",
    "persetujuan": "persetujuanBersama",
    "memutuskan": "memutuskan",
    "menetapkan": "menetapkan",
    "kepada": "kepada",
    "perintah_pengundangan": "perintahPengundangan",
}
"""The `name` of the `formula` of each kind of block that is one."""
TITLE: Final = {"jenis": "docType", "judul": "docTitle", "nomor": "docNumber", "tentang": ""}
"""The element in `longTitle` of each kind of block that the title is made of."""
SIGNED: Final = {"tempat": "location", "tanggal": "date", "jabatan": "role", "nama": "person"}
"""The element in the closing block for each part of a signature."""
MODIFICATIONS: Final = {
    "phrase": ("textualMod", "substitution"),
    "suspension": ("efficacyMod", "inapplication"),
    "postponement": ("forceMod", "postponementOfEntryIntoForce"),
}
"""The element and its `type` for a change; others are a `textualMod` of their own name."""
GAZETTE_CLASS: Final = "beritaDaerah"
BETWEEN: Final = "teks"
"""The `name` of the `hcontainer` for text of a unit that stands between two of its children."""
EMPTY: Final = "kosong"
"""The `name` of the `hcontainer` in the body of a text without units."""
ARTICLES_EXPLAINED: Final = "pasalDemiPasal"


UNIT_ELEMENTS: Final = frozenset({*(unit.akn for unit in UNITS.values()), "item"})
"""Elements that may be a unit; of a `hcontainer` its eId says whether it is one."""


@lru_cache(maxsize=8192)
def usual_kind(element: str, eid: str) -> UnitKind | None:
    """Return the kind of unit that an element with this eId is, unless its `class` says otherwise; None for no unit."""
    if element in (UNITS["huruf"].akn, "item"):
        return "angka" if label_of(eid)[:1].isdigit() else "huruf"
    steps = parse(eid).steps
    if eid != GENERAL and (not steps or steps[-1].kind is None):
        return None
    return kind_of(eid)


def usual_label(eid: str) -> str:
    """Return the label of a unit that its address holds, without the count of a repetition."""
    steps = parse(eid).steps
    return steps[-1].label if steps else ""


def kind_in(element: str, eid: str, given: str | None) -> UnitKind | None:
    """Return the kind of unit that an element is, `given` its `class`; None for no unit."""
    return kind_named(given) if given in UNITS else usual_kind(element, eid)
