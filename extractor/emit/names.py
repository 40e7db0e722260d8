"""How people name a regulation, and its provisions by the numbers that are printed: `Pasal 7 ayat (1) huruf a`.

A provision that need not exist is named by its address alone (extractor.law.names).
"""

from functools import cache

from extractor.law.address import DOCUMENT, EXPLANATION, PREAMBLE, below, is_top
from extractor.law.instruments import instruments, region_name
from extractor.law.names import in_a_row
from extractor.law.units import ARTICLES, CITED_ITEMS, FRAME, ROMAN, UNITS
from extractor.model.document import Document, Metadata, Provision

_STOPS = ARTICLES | FRAME | {"lampiran"}  # nothing above them is named
_WHOLE = {DOCUMENT: "Seluruh naskah", PREAMBLE: "Pembukaan"}


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in instruments().jenis:
        for name in row.names[:1]:
            names.setdefault(row.jenis, name)
    return names


def kind_name(jenis: str | None) -> str:
    """Return the full name of a kind of regulation: `perbup` gives `Peraturan Bupati`.

    A kind that no table has is named by its own words: `peraturan-rektor` gives `Peraturan Rektor`.
    """
    return _names().get(jenis or "", (jenis or "Peraturan").replace("-", " ").title())


def kind_and_maker(meta: Metadata) -> str:
    """Return the kind with its maker: `Peraturan Bupati Bekasi`, `Peraturan Daerah Provinsi Sulawesi Utara`.

    The maker is left out where the kind has one maker only; all are named who made it together.
    """
    kind = kind_name(meta.jenis)
    if meta.bersama:
        return f"{kind} {in_a_row([maker.pembentuk for maker in meta.bersama])}"
    office, _, place = (meta.pembentuk or "").partition(" ")
    if place and kind.lower().endswith(office.lower()):
        return f"{kind} {place}"
    region = region_name(meta.tempat or "")
    first, _, name = region.partition(" ")
    return f"{kind} {name if kind.endswith(first) else region}".strip() if region else kind


def title(document: Document) -> str:
    """Return kind, number, year and subject, as far as the text gives them."""
    meta = document.metadata
    words = [kind_and_maker(meta), numbers(meta)]
    words = [word for word in words if word]
    words += [f"tentang {meta.tentang}"] if meta.tentang else []
    return " ".join(words)


def numbers(meta: Metadata) -> str:
    """Return number and year, of a regulation of several makers those of each: `Nomor 9 Tahun 2006 dan Nomor 8 …`."""
    own = [
        (maker.nomor, None if maker.tahun and maker.tahun in (maker.nomor or "") else maker.tahun)
        for maker in meta.bersama
    ]
    own = own or [(meta.nomor, meta.tahun)]
    named = [
        " ".join([*([f"Nomor {nomor}"] if nomor else []), *([f"Tahun {tahun}"] if tahun else [])])
        for nomor, tahun in own
    ]
    return in_a_row(list(dict.fromkeys(name for name in named if name)))


def short_title(title: str) -> str:
    """Return a title without its subject: kind, maker, number and year."""
    return title.partition(" tentang ")[0]


class Places:
    """The names of the provisions of one document, each made once."""

    def __init__(self, document: Document) -> None:
        """Prepare to name the provisions of `document`."""
        self._document = document
        self._names: dict[str, str] = dict(_WHOLE)

    def name(self, eid: str) -> str:
        """Return the name of the provision `eid`; the address itself where the document does not have it."""
        if eid not in self._names:
            self._names[eid] = self._made(eid)
        return self._names[eid]

    def _made(self, eid: str) -> str:
        provision = self._document.index.get(eid)
        if provision is None:
            return eid
        own = self._own(provision)
        parent = self._document.parents[eid]
        if provision.kind in _STOPS or parent is None or provision.kind in ROMAN:
            return own
        if provision.kind == "penjelasan" and is_top(below(eid, EXPLANATION)):
            return own
        return f"{self.name(parent)} {own}"

    def _own(self, provision: Provision) -> str:
        printed = self._document.text.of(provision.num) if provision.num else provision.label
        kind = provision.kind
        if kind in FRAME:
            return f"{UNITS[kind].word} {_bare(printed)}".strip()
        if kind == "ayat":
            return f"ayat {printed.rstrip(' .;:')}"
        if kind in CITED_ITEMS:
            return f"{kind} {_bare(printed)}"
        if kind == "penjelasan":
            heading = self._document.text.of(provision.heading) if provision.heading else ""
            return f"Penjelasan {_bare(printed)} {heading}".strip()
        return printed or kind.capitalize()


def _bare(printed: str) -> str:
    return printed.strip(" .)(:;")
